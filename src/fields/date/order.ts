// 03/06/2025 is in March or in June. One cell cannot say; a person, or the other cells of the column, can.
import { isRealDate } from '../../calendar/plain-date.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { writesYearFirst } from './numerals.ts';
import { dateOf, fullYear, invalid, suspect, type DateReading, type NoDate } from './reading.ts';

type Order = FieldSettings['dateOrder'];
type Parts = readonly [year: number, month: number, day: number];

/** Reads three written numbers with the year first or last: `25/6/3`, `3.6.2025`. */
export function readTriple(
  first: string,
  second: string,
  third: string,
  settings: FieldSettings,
): DateReading | NoDate {
  const hasLongYear = third.length === 4;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const yearLast = hasLongYear ? c : fullYear(c, settings);
  const readings = new Map<Order, Parts>([
    ['dmy', [yearLast, b, a]],
    ['mdy', [yearLast, a, b]],
  ]);
  // Nobody writes a year with one digit: 6/3/25 ends in its year, unless a person says otherwise.
  const mayBeginWithYear = first.length === 2 && settings.profile.dates?.yearLast !== true;
  if (!hasLongYear && (mayBeginWithYear || settings.dateOrder === 'ymd'))
    readings.set('ymd', [fullYear(a, settings), b, c]);
  for (const [order, parts] of readings) if (!isRealDate(...parts)) readings.delete(order);
  if (third.length === 1 && settings.profile.dates?.yearLast === true) return suspect('date/ambiguous');
  const issue = hasLongYear ? '' : 'date/two-digit-year';

  const wanted =
    settings.dateOrder === '' && !hasLongYear && writesYearFirst(settings) ? 'ymd' : settings.dateOrder;
  const agreed = readings.get(wanted);
  if (agreed !== undefined) return dateOf(...agreed, 'date/order', issue);
  const [only, ...others] = readings.values();
  if (only === undefined) return invalid('date/impossible');
  if (others.some((other) => other.join() !== only.join())) return suspect('date/ambiguous');
  const decided = settings.dateOrder !== '' && !(settings.dateOrder === 'ymd' && hasLongYear);
  const contradicts =
    decided ||
    (settings.dateOrder === '' && settings.profile.dates?.mixedOrder === true && readings.size === 1);
  return dateOf(...only, 'date/order', contradicts ? 'date/mixed-order' : issue);
}

const TRIPLE = /^\D{0,2}(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{1,2})(?!\d)/;
/** One slip among many cells does not make a column mixed. */
const CLEAR_MAJORITY = 20;

/**
 * The order of a column's dates, from cells that allow only one: a 13th or later day in first place is day first,
 * in second place month first. '' when no cell tells, or when they contradict each other, as in a column of which
 * Excel has already swapped the days up to the twelfth.
 */
export function dateOrderOf(samples: readonly string[]): Order {
  const [best, second] = Object.entries(orderVotes(samples)).sort((left, right) => right[1] - left[1]) as [
    [Order, number],
    [Order, number],
  ];
  return best[1] > 0 && best[1] >= second[1] * CLEAR_MAJORITY ? best[0] : '';
}

/** What a header says: `Date of birth (dd/mm/yyyy)`, `出生日期（年/月/日）`. '' when it says nothing. */
export function dateOrderNamed(header: string): Order {
  const text = header.normalize('NFKC').toLowerCase();
  const letters = /(?<![a-z])(d{1,2}|m{1,2}|y{2,4})[^a-z\d]{0,2}(d{1,2}|m{1,2})[^a-z\d]{0,2}(d{1,2}|y{2,4})(?![a-z])/.exec(text); // prettier-ignore
  const order = letters ? letters.slice(1).map((part) => part.charAt(0)).join('') : ''; // prettier-ignore
  if (order === 'dmy' || order === 'mdy' || order === 'ymd') return order;
  if (/年[/.、-]月[/.、-]日/.test(text)) return 'ymd';
  return /日[/.、-]月[/.、-]年/.test(text) ? 'dmy' : /月[/.、-]日[/.、-]年/.test(text) ? 'mdy' : '';
}

/** Cells such as 6/3/25, and none such as 25/6/3 or 85/06/03: the year stands last in 12/3/25, too. */
export function hasYearLast(samples: readonly string[]): boolean {
  let last = 0;
  for (const sample of samples) {
    const [, first = '', , third = ''] = TRIPLE.exec(sample) ?? [];
    if (third === '' || third.length === 4) continue;
    if (third.length === 1 || Number(first) > 31) return false;
    if (first.length === 1) last++;
  }
  return last >= 2;
}

/** How many cells allow one order alone. */
export function orderVotes(samples: readonly string[]): Record<'ymd' | 'dmy' | 'mdy', number> {
  const votes = { ymd: 0, dmy: 0, mdy: 0 };
  for (const sample of samples) {
    const match = TRIPLE.exec(sample);
    if (!match) continue;
    const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const isShort = match[3]!.length < 4;
    if (isShort && a > 31) votes.ymd += 1;
    else if (b > 12 && b <= 31 && a <= 12) votes.mdy += 1;
    else if (a > 12 && a <= 31 && b <= 12 && (!isShort || c > 31)) votes.dmy += 1;
  }
  return votes;
}
