// Dates written as one number: 20250603, Excel's day count, seconds since 1970. Which one it is, its length says.
import { fromDayNumber, isRealDate } from '../../calendar/plain-date.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { canonicalTime } from './clock.ts';
import { dateOf, fullYear, invalid, suspect, type DateReading, type NoDate } from './reading.ts';

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
  if (/^0+$/.test(digits)) return suspect('date/sentinel');
  if (digits.length === 5 && value >= FIRST_SERIAL && value <= LAST_SERIAL) {
    return readSerial(value, Number(`0.${fraction}`), settings);
  }
  if (!isWhole) return invalid('date/not-a-date');
  switch (digits.length) {
    case 4:
      return value >= 1900 && value <= 2100 ? suspect('date/no-day') : invalid('date/not-a-date');
    case 6:
      return readSix(digits, settings);
    case 8:
      return dateOf(...parts(digits));
    case 12:
    case 14:
      return withClock(digits);
    case 10:
    case 13:
    case 16:
    case 19:
      return readUnix(digits, settings);
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

function readSerial(serial: number, fraction: number, settings: FieldSettings): DateReading {
  const seconds = Math.round(fraction * SECONDS_A_DAY);
  const start = settings.date1904 === true ? EXCEL_1904 : EXCEL_1900;
  return at(start + serial, seconds, 'date/excel-serial');
}

function at(day: number, seconds: number, rule: DateReading['rule'], zone = ''): DateReading {
  const date = fromDayNumber(day + Math.floor(seconds / SECONDS_A_DAY));
  const clock = ((seconds % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
  const time = canonicalTime(Math.floor(clock / 3600), Math.floor((clock % 3600) / 60), clock % 60, '', zone);
  return { date, time: clock === 0 ? '' : (time ?? ''), rule, issue: '' };
}

/** 250603 is a day, 202506 a month, and 201206 may be either. */
function readSix(digits: string, settings: FieldSettings): DateReading | NoDate {
  const [year, month] = [Number(digits.slice(0, 4)), Number(digits.slice(4))];
  const isMonth = year >= 1900 && year <= 2100 && month >= 1 && month <= 12;
  const [short, second, third] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), month];
  const full = fullYear(short, settings.today);
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

function readUnix(digits: string, settings: FieldSettings): DateReading | NoDate {
  const seconds = Number(digits.slice(0, 10));
  if (seconds < FIRST_UNIX || seconds > LAST_UNIX) return invalid('date/not-a-date');
  // 2025060314 is an instant in 2034, and somebody's 3 June 2025, 14 o'clock.
  if (digits.length === 10 && /^(?:19|20)/.test(digits) && isRealDate(...parts(digits)))
    return suspect('date/ambiguous');
  return instant(seconds, settings);
}

/** An instant, shown as its country's clocks did; in UTC where they have more than one opinion. */
export function instant(seconds: number, { country }: FieldSettings): DateReading {
  const hours = FIXED_OFFSET_HOURS[country];
  return at(0, seconds + (hours ?? 0) * 3600, 'date/unix', hours === undefined ? 'Z' : '');
}

function readTicks(digits: string): DateReading | NoDate {
  const seconds = Number((BigInt(digits) - TICKS_AT_1970) / 10_000_000n);
  return seconds > 0 && seconds < LAST_UNIX ? at(0, seconds, 'date/unix') : invalid('date/not-a-date');
}
