import { isRealDate } from '../calendar/plain-date.ts';

/** Canonical ISO text of a cell, or undefined. */
export type DateReader = (cell: string) => string | undefined;

/** Enough for every distinct day of a century; a column with more distinct spellings is read anew. */
const MEMO_SIZE = 40_000;
const CLOCK = /^[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Canonical dates are recognised by their characters; other spellings are parsed once each. */
export function dateReader(dateOf: (text: string) => string | undefined): DateReader {
  const memo = new Map<string, string | undefined>();
  return (cell) => {
    if (startsWithDate(cell) && (cell.length === 10 || CLOCK.test(cell.slice(10)))) return cell;
    if (cell === '') return undefined;
    if (memo.has(cell)) return memo.get(cell);
    const text = cell.trim();
    const iso = text === '' ? undefined : dateOf(text);
    if (memo.size >= MEMO_SIZE) memo.clear();
    memo.set(cell, iso);
    return iso;
  };
}

function startsWithDate(text: string): boolean {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const day = digit(text, 8) * 10 + digit(text, 9);
  return isRealDate(year, month, day);
}

/** NaN for anything but a digit, which no date survives. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : Number.NaN;
}

export function dayOf(iso: string): string {
  return iso.length === 10 ? iso : iso.slice(0, 10);
}

const WRITTEN_CLOCK = /^(\d{2}:\d{2})(:\d{2})?/;

/** A day with its clock to the second, midnight when none is written, so that text order is time order. */
export function momentOf(iso: string): string {
  const [, minutes = '00:00', seconds = ':00'] = WRITTEN_CLOCK.exec(iso.slice(11)) ?? [];
  return `${iso.slice(0, 10)}T${minutes}${seconds}`;
}
