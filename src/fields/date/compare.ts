import { parseIsoDate, toDayNumber } from '../../calendar/plain-date.ts';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isOneReplacement } from '../../text/slip.ts';

interface Birthday {
  /** A day that does not exist. */
  readonly isMistyped: boolean;
  /** Year, month, day without signs between them; shorter for a date without its day. */
  readonly digits: string;
  readonly year: number;
  /** 0 where it is not known, like the day. */
  readonly month: number;
  readonly day: number;
  readonly dayNumber: number;
}

const LEVELS = [
  { name: 'same', m: 0.82, bits: 13, agrees: true },
  { name: 'one-slip', m: 0.04, bits: 5, agrees: false },
  { name: 'day-month-swapped', m: 0.02, bits: 5, agrees: false },
  { name: 'same-default-day', m: 0.02, bits: 4, agrees: false },
  { name: 'other-year', m: 0.01, bits: 2, agrees: false },
  { name: 'same-month', m: 0.01, bits: 1, agrees: false },
  { name: 'two-slips', m: 0.01, bits: 1, agrees: false },
  { name: 'year-known', m: 0.01, bits: 0, agrees: false },
  { name: 'lunar-window', m: 0.01, bits: 0, agrees: false },
  { name: 'same-year', m: 0.01, bits: -1, agrees: false },
  { name: 'different', m: 0.04, bits: -4.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, SLIP, SWAPPED, DEFAULT_DAY, OTHER_YEAR, MONTH, TWO_SLIPS, YEAR_KNOWN, LUNAR, YEAR, DIFFERENT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const; // prettier-ignore

/** A lunar birthday entered as a solar one lies this many days before it. */
const [LEAST_LUNAR, MOST_LUNAR] = [17, 53] as const;

/** Compares birthdays, given as `YYYY-MM-DD`; also `YYYY-MM` and `YYYY`, which say less, and a mistyped `1922-02-90?`. */
export const compareBirthdays: Comparison<Birthday> = {
  levels: LEVELS,
  prepare(key) {
    const text = key.slice(0, 10);
    const whole = parseIsoDate(text);
    const [year = 0, month = 0] = whole ? [whole.year, whole.month] : text.split('-').map(Number);
    return {
      isMistyped: key.endsWith('?'),
      digits: text.replaceAll('-', ''),
      year: year || 0,
      month: month || 0,
      day: whole?.day ?? 0,
      dayNumber: whole ? toDayNumber(whole) : Number.NaN,
    };
  },
  compare(left, right) {
    if (left.isMistyped || right.isMistyped) return compareMistyped(left, right);
    if (left.day === 0 || right.day === 0) return compareParts(left, right);
    if (left.digits === right.digits) return isDefaultDay(left) ? DEFAULT_DAY : SAME;
    const sameYear = left.year === right.year;
    if (sameYear && (isDefaultDay(left) || isDefaultDay(right))) return YEAR_KNOWN;
    if (isOneReplacement(left.digits, right.digits)) return SLIP;
    if (sameYear && left.month === right.day && left.day === right.month) return SWAPPED;
    if (!sameYear && left.month === right.month && left.day === right.day)
      return isDefaultDay(left) ? DIFFERENT : OTHER_YEAR;
    if (sameYear && left.month === right.month) return MONTH;
    if (digitsApart(left.digits, right.digits) === 2) return TWO_SLIPS;
    const apart = Math.abs(left.dayNumber - right.dayNumber);
    if (apart >= LEAST_LUNAR && apart <= MOST_LUNAR) return LUNAR;
    return sameYear ? YEAR : DIFFERENT;
  },
};

/** One of the two is a year, or a year and a month. */
function compareParts(left: Birthday, right: Birthday): number {
  if (left.year !== right.year) return DIFFERENT;
  if (left.month === 0 || right.month === 0) return YEAR_KNOWN;
  if (left.month === right.month) return MONTH;
  return isDefaultDay(left) || isDefaultDay(right) ? YEAR_KNOWN : YEAR;
}

function compareMistyped(left: Birthday, right: Birthday): number {
  const apart = digitsApart(left.digits, right.digits);
  if (apart <= 1 || isOneReplacement(left.digits, right.digits)) return SLIP;
  if (apart === 2) return TWO_SLIPS;
  return left.year === right.year ? YEAR : DIFFERENT;
}

/** 1 January is what forms and people put when only the year is known. */
function isDefaultDay({ month, day }: Birthday): boolean {
  return month === 1 && day === 1;
}

function digitsApart(left: string, right: string): number {
  let apart = 0;
  for (let at = 0; at < left.length; at++) if (left.charCodeAt(at) !== right.charCodeAt(at)) apart++;
  return left.length === right.length ? apart : left.length;
}
