import { dayOf, momentOf } from './dates.ts';
import type { DateReader } from './dates.ts';
import { compareDecimals, isDecimal } from './decimal.ts';
import type { Sign } from './tree.ts';

/** Negative, zero or positive; NaN when there is no order between the two. Texts come trimmed. */
export type Order = (left: string, right: string) => number;

/** How a cell stands to one fixed value. */
export type OrderTo = (cell: string) => number;

/**
 * Numbers as numbers, dates as dates, and nothing else has an order. In a date column `20250603` is a day; in any
 * other it is a number.
 */
export function orderOf(datesFirst: boolean, read: DateReader): Order {
  const byDate: Order = (left, right) => {
    const [a, b] = [read(left), read(right)];
    return a === undefined || b === undefined ? Number.NaN : orderOfDates(a, b);
  };
  return (left, right) => {
    const numbers = isDecimal(left) && isDecimal(right);
    if (!datesFirst) return numbers ? compareDecimals(left, right) : byDate(left, right);
    const order = byDate(left, right);
    return Number.isNaN(order) && numbers ? compareDecimals(left, right) : order;
  };
}

/** The same as {@link orderOf} with the right side read once. */
export function orderTo(value: string, datesFirst: boolean, read: DateReader): OrderTo {
  const number = decimalOf(value);
  const iso = datesFirst || number === undefined ? read(value) : undefined;
  const byNumber: OrderTo = (cell) =>
    number !== undefined && isDecimal(cell) ? compareDecimals(cell, number) : Number.NaN;
  if (iso === undefined) return byNumber;
  const byDate = orderToDate(iso, read);
  if (number === undefined) return byDate;
  return (cell) => {
    const order = byDate(cell);
    return Number.isNaN(order) ? byNumber(cell) : order;
  };
}

/** `spend >= １００００` was typed with an input method switched on. */
export function decimalOf(value: string): string | undefined {
  const folded = value.normalize('NFKC');
  return isDecimal(folded) ? folded : undefined;
}

/** By the day alone unless the value names a time. */
function orderToDate(value: string, read: DateReader): OrderTo {
  const withClock = value.length > 10;
  const wanted = withClock ? momentOf(value) : value;
  return (cell) => {
    const iso = read(cell);
    if (iso === undefined) return Number.NaN;
    const found = withClock ? momentOf(iso) : dayOf(iso);
    return found < wanted ? -1 : found > wanted ? 1 : 0;
  };
}

function orderOfDates(left: string, right: string): number {
  const days = left.length === 10 || right.length === 10;
  const [a, b] = days ? [dayOf(left), dayOf(right)] : [momentOf(left), momentOf(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a text stands to a value as the sign says; both trimmed. Blank stands in no order to anything. */
export function holdsTo(
  sign: Sign,
  value: string,
  datesFirst: boolean,
  read: DateReader,
): (cell: string) => boolean {
  if (sign === '=' || sign === '!=') {
    const equal = equalTo(value, datesFirst, read);
    return sign === '=' ? equal : (cell) => !equal(cell);
  }
  const order = orderTo(value, datesFirst, read);
  return (cell) => passes(sign, order(cell));
}

function equalTo(value: string, datesFirst: boolean, read: DateReader): (cell: string) => boolean {
  if (decimalOf(value) === undefined && read(value) === undefined) return (cell) => cell === value;
  const order = orderTo(value, datesFirst, read);
  return (cell) => cell === value || order(cell) === 0;
}

export function holds(sign: Sign, left: string, right: string, order: Order): boolean {
  if (sign === '=') return left === right || order(left, right) === 0;
  if (sign === '!=') return left !== right && order(left, right) !== 0;
  return passes(sign, order(left, right));
}

function passes(sign: Exclude<Sign, '=' | '!='>, order: number): boolean {
  switch (sign) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
