import { parseIsoDate, toDayNumber } from '../../calendar/plain-date.ts';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isOneReplacement } from '../../text/slip.ts';

interface Birthday {
  readonly digits: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayNumber: number;
}

const LEVELS = [
  { name: 'same', m: 0.85, bits: 13, agrees: true },
  { name: 'one-slip', m: 0.06, bits: 5, agrees: false },
  { name: 'same-default-day', m: 0.02, bits: 4, agrees: false },
  { name: 'same-month', m: 0.01, bits: 1, agrees: false },
  { name: 'lunar-window', m: 0.01, bits: 0, agrees: false },
  { name: 'same-year', m: 0.01, bits: -1, agrees: false },
  { name: 'different', m: 0.04, bits: -4.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, SLIP, DEFAULT_DAY, MONTH, LUNAR, YEAR, DIFFERENT] = [0, 1, 2, 3, 4, 5, 6] as const;

/** A lunar birthday entered as a solar one lies 18 to 52 days off. */
const LUNAR_DAYS = 60;

/** Compares birthdays, given as `YYYY-MM-DD`. */
export const compareBirthdays: Comparison<Birthday> = {
  levels: LEVELS,
  prepare(key) {
    const date = parseIsoDate(key) ?? { year: 0, month: 0, day: 0 };
    return {
      digits: key.slice(0, 10).replaceAll('-', ''),
      ...date,
      dayNumber: date.year === 0 ? Number.NaN : toDayNumber(date),
    };
  },
  compare(left, right) {
    if (left.digits === right.digits) return isDefaultDay(left) ? DEFAULT_DAY : SAME;
    if (isOneReplacement(left.digits, right.digits) || isSwapped(left, right)) return SLIP;
    if (left.year !== right.year) return DIFFERENT;
    if (left.month === right.month) return MONTH;
    return Math.abs(left.dayNumber - right.dayNumber) <= LUNAR_DAYS ? LUNAR : YEAR;
  },
};

/** 1 January is what forms and people put when only the year is known. */
function isDefaultDay({ month, day }: Birthday): boolean {
  return month === 1 && day === 1;
}

function isSwapped(left: Birthday, right: Birthday): boolean {
  return left.year === right.year && left.month === right.day && left.day === right.month;
}
