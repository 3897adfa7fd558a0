// What a column of bare digits may be when its header does not say (fields-and-matching.md §10.2, confusions).
import { parseIsoDate } from '../calendar/plain-date.ts';

const ENOUGH = 8;

/** A code under `hint/`: what a person should look at before naming the column's type; undefined when nothing is telling. */
export type Hint =
  'unix-seconds' | 'unix-milliseconds' | 'bank-card' | 'fifteen-digits' | 'long-number' | 'key';

/** `cells` in row order, blanks left out. */
export function hintOf(cells: readonly string[]): Hint | undefined {
  if (cells.length < ENOUGH) return undefined;
  const all = (shape: RegExp): boolean => share(cells, (cell) => shape.test(cell)) >= 0.95;
  if (all(/^1\d{9}$/) && isRising(cells)) return 'unix-seconds';
  if (all(/^1\d{12}$/) && isRising(cells)) return 'unix-milliseconds';
  if (all(/^\d{16,19}$/)) return share(cells, passesLuhn) >= 0.95 ? 'bank-card' : 'long-number';
  if (all(/^\d{15}$/)) return 'fifteen-digits';
  if (new Set(cells).size === cells.length && all(/^[A-Za-z]{0,6}[-_]?\d{1,14}$/) && isRising(cells))
    return 'key';
  return undefined;
}

/** Eight digits that are days of the last or this century, nearly all of them: dates, hardly telephones or cards. */
export function areCompactDates(values: readonly string[]): boolean {
  if (values.length < ENOUGH) return false;
  return share(values, isCompactDate) >= 0.95;
}

function isCompactDate(value: string): boolean {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(value) ?? [];
  return year !== undefined && parseIsoDate(`${year}-${month ?? ''}-${day ?? ''}`) !== undefined;
}

/** Numbers that grow from row to row are given out by a counter: nobody's telephones come in that order. */
export function isRising(cells: readonly string[]): boolean {
  if (cells.length < ENOUGH) return false;
  const digits = cells.map((cell) => cell.replaceAll(/\D/g, ''));
  let steps = 0;
  for (let i = 1; i < digits.length; i++) {
    const [before, after] = [digits[i - 1]!, digits[i]!];
    if (after.length > before.length || (after.length === before.length && after > before)) steps++;
  }
  return steps >= (digits.length - 1) * 0.98;
}

function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    let digit = number.charCodeAt(number.length - 1 - i) - 48;
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.filter(holds).length / values.length;
}
