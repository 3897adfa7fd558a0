// What reading a date cell can end in, and the few judgements every way of writing a date shares.
import { formatDate, isRealDate, type PlainDate } from '../../calendar/plain-date.ts';
import type { FieldSettings } from '../../model/cleaned.ts';

export interface DateReading {
  readonly date: PlainDate;
  /** `14:05:06`, perhaps with a fraction and an offset; '' when no time was written. */
  readonly time: string;
  readonly rule:
    'date/iso' | 'date/excel-serial' | 'date/unix' | 'date/era' | 'date/order' | 'date/utc-midnight';
  readonly issue: '' | 'date/two-digit-year' | 'date/mixed-order';
}

/** Kept as typed. Suspect when it is a date, only not one that can be written in full. */
export interface NoDate {
  readonly status: 'suspect' | 'invalid' | 'lossy';
  readonly issue: string;
}

export const suspect = (issue: string): NoDate => ({ status: 'suspect', issue });
export const invalid = (issue: string): NoDate => ({ status: 'invalid', issue });

/** Dates that programs write when there is none. 1899-12-30 and 1900-01-00 are Excel's zero, 1753 is SQL Server's. */
const SENTINELS: ReadonlySet<string> = new Set([
  '0000-00-00', '0001-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-00', '1900-01-01', '1970-01-01', '9999-12-31',
]); // prettier-ignore

const SENTINEL_YEARS: ReadonlySet<number> = new Set([0, 1, 1753, 1899, 1900, 1970, 9999]);

export function isSentinel(year: number, month: number, day: number): boolean {
  return SENTINEL_YEARS.has(year) && SENTINELS.has(formatDate({ year, month, day }));
}

export function dateOf(
  year: number,
  month: number,
  day: number,
  rule: DateReading['rule'] = 'date/iso',
  issue: DateReading['issue'] = '',
): DateReading | NoDate {
  if (isSentinel(year, month, day)) return suspect('date/sentinel');
  return isRealDate(year, month, day)
    ? { date: { year, month, day }, time: '', rule, issue }
    : invalid('date/impossible');
}

/** A year that somebody alive or a contract may have; others are usually a slip of a finger. */
export function isLikelyYear(year: number, today: string): boolean {
  return year >= 1900 && year <= Number(today.slice(0, 4)) + 50;
}

/** Two digits up to here are of this century. */
const PIVOT = 69;

/** `85` → 1985, `69` → 2069; nobody has a birthday still to come. */
export function fullYear(twoDigits: number, { today, birthdays }: FieldSettings): number {
  const last = birthdays === true ? Number(today.slice(0, 4)) : 2000 + PIVOT;
  return twoDigits + (2000 + twoDigits <= last ? 2000 : 1900);
}
