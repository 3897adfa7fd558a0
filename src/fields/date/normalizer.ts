import { formatDate, fromDayNumber, parseIsoDate, toDayNumber } from '../../calendar/plain-date.ts';
import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { NO_ISSUES, tidyText } from '../../text/hygiene.ts';
import { asItStands, keptAsTyped, NO_KEYS, withoutValue, written } from '../outcome.ts';
import { readDate } from './grammar.ts';
import { localMidnightInUtc } from './numerals.ts';
import { isLikelyYear, isSentinel, type DateReading } from './reading.ts';

/** By far the commonest spellings, read without tidying first. */
const PLAIN_DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const CANONICAL_TIME = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const TWO_DIGITS = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'));

/** Days, as `YYYY-MM-DD`. A time of midnight is dropped; any other is kept, for it would be lost. */
export function openDate(settings: FieldSettings): Normalizer {
  return open(settings, true);
}

/**
 * Days with their time, as `YYYY-MM-DD HH:MM:SS`; a day without a time stays a day, and in a column of whole days
 * midnight is dropped.
 */
export function openDateTime(settings: FieldSettings): Normalizer {
  return open(settings, settings.profile.dates?.wholeDays === true, false);
}

function open(settings: FieldSettings, dropsMidnight: boolean, comparesDays = dropsMidnight): Normalizer {
  const { birthdays = false, today, profile } = settings;
  const lastYear = birthdays ? Number(today.slice(0, 4)) - 1 : Number(today.slice(0, 4)) + 50;
  const firstYear = birthdays ? Number(today.slice(0, 4)) - OLDEST : 1900;
  const { swapped = false, utcMidnight = '', defaults = [] } = profile.dates ?? {};
  // What a column gives away about its cells concerns cells that look canonical, too.
  const trustsForm = !swapped && utcMidnight === '' && !(birthdays && defaults.length > 0);
  return {
    clean(cell) {
      if (trustsForm) {
        if (isCanonical(cell, firstYear, lastYear) && !(dropsMidnight && cell.endsWith(' 00:00:00'))) {
          return asItStands(cell);
        }
        const plain = PLAIN_DATE.exec(cell);
        if (plain) {
          const value = plainDate(plain, firstYear, lastYear);
          if (value !== '') return written(cell, value, 'date/iso');
        }
      }
      return cleanSlowly(cell, settings, dropsMidnight);
    },
    ...(trustsForm
      ? {
          accepts: (bytes: Uint8Array, start: number, end: number) =>
            isCanonicalDay(bytes, start, end, firstYear, lastYear),
        }
      : {}),
    keys({ value, status, issues }) {
      if (status === 'empty' || status === 'invalid' || status === 'lossy') return NO_KEYS;
      const isWritten = status !== 'suspect' || issues.some((issue) => WELL_WRITTEN.has(issue));
      return isWritten ? [comparesDays ? value.slice(0, 10) : value] : NO_KEYS;
    },
  };
}

/** A day that cannot be right, and is the same day in whatever record it was typed: 2031 for 1931. */
const WELL_WRITTEN: ReadonlySet<string> = new Set([
  'date/unlikely-year',
  'date/future-birthday',
  'date/over-120',
]);

/** Years. The oldest person ever known lived to 122. */
const OLDEST = 120;

const [DASH, ZERO] = [45, 48] as const;

/** `2025-06-03` or `2025-06-03 14:05:06`, real, likely and no sentinel; digits are read in place. */
function isCanonical(cell: string, firstYear: number, lastYear: number): boolean {
  if (cell.length !== 10 && cell.length !== 19) return false;
  if (cell.charCodeAt(4) !== DASH || cell.charCodeAt(7) !== DASH) return false;
  let number = 0;
  for (let index = 0; index < 10; index++) {
    if (index === 4 || index === 7) continue;
    const digit = cell.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return false;
    number = number * 10 + digit;
  }
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false;
  if (day > 28 && parseIsoDate(cell) === undefined) return false;
  if (isSentinel(year, month, day)) return false;
  return cell.length === 10 || CANONICAL_TIME.test(cell.slice(10));
}

/** The days of {@link isCanonical} on bytes, as far as the 28th; what a day after it is, the long way knows. */
function isCanonicalDay(
  bytes: Uint8Array,
  start: number,
  end: number,
  firstYear: number,
  lastYear: number,
): boolean {
  if (end - start !== 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return false;
  const year = digitsAt(bytes, start) * 100 + digitsAt(bytes, start + 2);
  const month = digitsAt(bytes, start + 5);
  const day = digitsAt(bytes, start + 8);
  if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1 && day <= 28))
    return false;
  return !isSentinel(year, month, day);
}

/** Two digits as a number; not a number where they are none. */
function digitsAt(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [bytes[at]! - ZERO, bytes[at + 1]! - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** `2025/6/3` → `2025-06-03`; '' for the days that need a second look. */
function plainDate(match: RegExpExecArray, firstYear: number, lastYear: number): string {
  const year = match[1] ?? match[4]!;
  const month = Number(match[2] ?? match[5]);
  const day = Number(match[3] ?? match[6]);
  const isUsual =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28 &&
    Number(year) > firstYear &&
    Number(year) <= lastYear;
  return isUsual && year !== '1970' ? `${year}-${TWO_DIGITS[month]!}-${TWO_DIGITS[day]!}` : '';
}

function cleanSlowly(cell: string, settings: FieldSettings, dropsMidnight: boolean): Cleaned {
  const { text, issues } = tidyText(cell);
  const nothing = withoutValue(cell, text);
  if (nothing !== undefined) return nothing;
  const reading = readDate(text, settings);
  if ('date' in reading) return writeReading(cell, reading, issues, settings, dropsMidnight);
  return keptAsTyped(cell, reading.status, ...issues, reading.issue);
}

function writeReading(
  cell: string,
  reading: DateReading,
  before: readonly string[],
  settings: FieldSettings,
  dropsMidnight: boolean,
): Cleaned {
  const { date, time, rule, issue } = localDay(reading, settings);
  const day = formatDate(date);
  const value = time === '' || (dropsMidnight && time.startsWith('00:00:00')) ? day : `${day} ${time}`;
  const { issue: doubt, suggestion } = doubtOf(reading, day, time, settings);
  const said = [...before, ...(issue === '' ? [] : [issue]), ...(doubt === '' ? [] : [doubt])];
  const outcome = written(cell, value, rule, said.length === 0 ? NO_ISSUES : said, doubt === '' ? 'ok' : 'suspect'); // prettier-ignore
  return suggestion === undefined ? outcome : { ...outcome, suggestion };
}

/** `2025-06-02 16:00:00Z` in a column where all is 16:00 in UTC: 3 June, as it began in China. */
function localDay(reading: DateReading, { profile, country }: FieldSettings): DateReading {
  const hour = localMidnightInUtc(country);
  if (profile.dates?.utcMidnight !== 'marked' || hour === undefined) return reading;
  if (!/^\d\d:00:00(?:Z|\+00:00)$/.test(reading.time) || Number(reading.time.slice(0, 2)) !== hour)
    return reading;
  return {
    ...reading,
    date: fromDayNumber(toDayNumber(reading.date) + 1),
    time: '',
    rule: 'date/utc-midnight',
  };
}

/** Why a day that was read and is written deserves a look; '' when it does not. */
function doubtOf(
  reading: DateReading,
  day: string,
  time: string,
  settings: FieldSettings,
): { issue: string; suggestion?: string } {
  const { birthdays = false, today, profile, country } = settings;
  const { year, month, day: dayOfMonth } = reading.date;
  if (birthdays && day > today) return { issue: 'date/future-birthday' };
  if (birthdays && year < Number(today.slice(0, 4)) - OLDEST) return { issue: 'date/over-120' };
  if (!isLikelyYear(year, today)) return { issue: 'date/unlikely-year' };
  if (birthdays && profile.dates?.defaults.includes(day) === true) return { issue: 'date/form-default' };
  if (profile.dates?.swapped === true && dayOfMonth <= 12 && dayOfMonth !== month) {
    return { issue: 'date/swapped', suggestion: formatDate({ year, month: dayOfMonth, day: month }) };
  }
  const hour = localMidnightInUtc(country);
  if (profile.dates?.utcMidnight === 'bare' && hour !== undefined && time === `${String(hour)}:00:00`) {
    return {
      issue: 'date/utc-midnight',
      suggestion: formatDate(fromDayNumber(toDayNumber(reading.date) + 1)),
    };
  }
  return { issue: '' };
}
