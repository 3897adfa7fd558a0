// Dates written as one number: 20250603, Excel's day count, seconds since 1970. Which one it is, its length says.
import { fromDayNumber, isRealDate } from '../../calendar/plain-date.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { canonicalTime } from './clock.ts';
import { dateOf, fullYear, invalid, isSentinel, suspect, type DateReading, type NoDate } from './reading.ts';

/** Day numbers (1970-01-01 is 0) of 1899-12-30 and of 1904-01-01, the zeros of Excel's two calendars. */
const EXCEL_1900 = -25_569;
const EXCEL_1904 = -24_107;
/** 1954 to 2064: the serials that occur; smaller and larger numbers are amounts and codes. */
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 60_000] as const;
const SECONDS_A_DAY = 86_400;
/** 2001-09-09 and 2100-01-01 in seconds since 1970. */
const [FIRST_UNIX, LAST_UNIX] = [1_000_000_000, 4_102_444_800] as const;
/** .NET counts 100 ns from the year 1. */
const TICKS_AT_1970 = 621_355_968_000_000_000n;
/** Countries with one offset the year round, whose systems mean it when they store an instant. */
const FIXED_OFFSET_HOURS: Readonly<Record<string, number>> = {
  CN: 8,
  HK: 8,
  MO: 8,
  TW: 8,
  SG: 8,
  MY: 8,
  PH: 8,
  JP: 9,
  KR: 9,
};
const EAST_ASIAN: ReadonlySet<string> = new Set(['CN', 'TW', 'HK', 'MO', 'JP', 'KR']);

/** Where a two-digit year comes first unless something else is known. */
export function writesYearFirst({ dateOrder, country }: FieldSettings): boolean {
  return dateOrder === 'ymd' || (dateOrder === '' && EAST_ASIAN.has(country));
}

/** Reads digits, perhaps with a fraction. */
export function readDateNumber(text: string, settings: FieldSettings): DateReading | NoDate {
  const [digits = '', fraction = ''] = text.split('.');
  const isWhole = /^0*$/.test(fraction);
  const value = Number(digits);
  const { dates } = settings.profile;
  if (/^0+$/.test(digits)) return suspect(isWhole ? 'date/sentinel' : 'date/no-date');
  const isSerial = digits.length === 5 && value >= FIRST_SERIAL && value <= LAST_SERIAL;
  if (isSerial || (dates?.serials === true && digits.length <= 5)) {
    return readSerial(value, Number(`0.${fraction}`), settings);
  }
  if (dates?.unix === true && isWhole && /^(?:\d{9}|\d{12})$/.test(digits)) {
    return instantOfMilliseconds(Number(digits) * (digits.length === 9 ? 1000 : 1), settings);
  }
  if (!isWhole)
    return digits.length === 10 ? readUnix(digits, fraction, settings) : invalid('date/not-a-date');
  switch (digits.length) {
    case 4:
      return value >= 1900 && value <= 2100 ? suspect('date/no-day') : invalid('date/not-a-date');
    case 6:
      return readSix(digits, settings);
    case 7:
      return readsMinguo(settings)
        ? dateOf(
            Number(digits.slice(0, 3)) + 1911,
            Number(digits.slice(3, 5)),
            Number(digits.slice(5)),
            'date/era',
          )
        : invalid('date/not-a-date');
    case 8:
      return dateOf(...parts(digits));
    case 12:
    case 14:
      return withClock(digits);
    case 10:
    case 13:
    case 16:
    case 19:
      return readUnix(digits, digits.slice(10), settings);
    case 18:
      return digits.startsWith('6') ? readTicks(digits) : invalid('date/not-a-date');
    default:
      return invalid('date/not-a-date');
  }
}

const parts = (digits: string): [number, number, number] => [
  Number(digits.slice(0, 4)),
  Number(digits.slice(4, 6)),
  Number(digits.slice(6, 8)),
];

/** Lotus took 1900 for a leap year and Excel followed: day 60 never was, and those before it are one day further on. */
const NEVER_WAS = 60;

function readSerial(serial: number, fraction: number, settings: FieldSettings): DateReading | NoDate {
  const seconds = Math.round(fraction * SECONDS_A_DAY);
  if (settings.date1904 === true) return at(EXCEL_1904 + serial, seconds, 'date/excel-serial');
  if (serial === NEVER_WAS) return invalid('date/impossible');
  const reading = at(EXCEL_1900 + serial + (serial < NEVER_WAS ? 1 : 0), seconds, 'date/excel-serial');
  const { year, month, day } = reading.date;
  return isSentinel(year, month, day) ? suspect('date/sentinel') : reading;
}

/** Years counted from 1912 without a word for it: in Taiwan, and where a whole column does it. */
export function readsMinguo({ country, profile }: FieldSettings): boolean {
  return country === 'TW' || profile.dates?.minguo === true;
}

/** @param fraction digits behind the second, so that a millisecond that says something is not lost */
function at(day: number, seconds: number, rule: DateReading['rule'], zone = '', fraction = ''): DateReading {
  const date = fromDayNumber(day + Math.floor(seconds / SECONDS_A_DAY));
  const clock = ((seconds % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
  const [hour, minute] = [Math.floor(clock / 3600), Math.floor((clock % 3600) / 60)];
  const time = canonicalTime(hour, minute, clock % 60, fraction, zone);
  return { date, time: clock === 0 && /^0*$/.test(fraction) ? '' : (time ?? ''), rule, issue: '' };
}

/** 250603 is a day, 202506 a month, and 201206 may be either. */
function readSix(digits: string, settings: FieldSettings): DateReading | NoDate {
  const [year, month] = [Number(digits.slice(0, 4)), Number(digits.slice(4))];
  const isMonth = year >= 1900 && year <= 2100 && month >= 1 && month <= 12;
  const [short, second, third] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), month];
  const full = fullYear(short, settings);
  const isDay = isRealDate(full, second, third);
  if (isMonth && isDay) return suspect('date/ambiguous');
  if (isMonth) return suspect('date/no-day');
  if (!isDay) return invalid('date/impossible');
  if (!writesYearFirst(settings)) return suspect('date/ambiguous');
  return dateOf(full, second, third, 'date/iso', 'date/two-digit-year');
}

function withClock(digits: string): DateReading | NoDate {
  const reading = dateOf(...parts(digits));
  if (!('date' in reading)) return reading;
  const [hour, minute, second] = [digits.slice(8, 10), digits.slice(10, 12), digits.slice(12)];
  const time = canonicalTime(Number(hour), Number(minute), Number(second));
  return time === undefined ? invalid('date/impossible') : { ...reading, time };
}

function readUnix(digits: string, fraction: string, settings: FieldSettings): DateReading | NoDate {
  const seconds = Number(digits.slice(0, 10));
  if (seconds < FIRST_UNIX || seconds > LAST_UNIX) return invalid('date/not-a-date');
  // 2025060314 is an instant in 2034, and somebody's 3 June 2025, 14 o'clock.
  const isDay = digits.length === 10 && /^(?:19|20)/.test(digits) && isRealDate(...parts(digits));
  if (isDay && settings.profile.dates?.unix !== true) return suspect('date/ambiguous');
  return instant(seconds, fraction, settings);
}

/** An instant, shown as its country's clocks did; in UTC where they have more than one opinion. */
function instant(seconds: number, fraction: string, { country }: FieldSettings): DateReading {
  const hours = FIXED_OFFSET_HOURS[country];
  return at(0, seconds + (hours ?? 0) * 3600, 'date/unix', hours === undefined ? 'Z' : '', fraction);
}

export function instantOfMilliseconds(milliseconds: number, settings: FieldSettings): DateReading {
  const seconds = Math.floor(milliseconds / 1000);
  return instant(seconds, String(milliseconds - seconds * 1000).padStart(3, '0'), settings);
}

/** The hour of UTC at which the country's days begin; undefined where that changes with the season. */
export function localMidnightInUtc(country: string): number | undefined {
  const offset = FIXED_OFFSET_HOURS[country];
  return offset === undefined ? undefined : 24 - offset;
}

function readTicks(digits: string): DateReading | NoDate {
  const seconds = Number((BigInt(digits) - TICKS_AT_1970) / 10_000_000n);
  return seconds > 0 && seconds < LAST_UNIX
    ? at(0, seconds, 'date/unix', '', digits.slice(-7))
    : invalid('date/not-a-date');
}
