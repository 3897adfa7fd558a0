// What a column's dates say together that none of them says alone.
import { isRealDate } from '../../calendar/plain-date.ts';
import type { DateEvidence } from '../../model/cleaned.ts';
import { localMidnightInUtc } from './numerals.ts';
import { hasYearLast, orderVotes } from './order.ts';

/** Fewer cells than this prove nothing about a column. */
const ENOUGH = 20;
const NEARLY_ALL = 0.95;
const MOST = 0.8;

const SERIAL = /^(?:[2-5]\d{4}|60000)(?:\.\d+)?$/;
const UNIX = /^(?:1\d{9}|1\d{12})$/;
const BARE_MINGUO = /^1[0-2]\d(?:[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/; // prettier-ignore
/** Also before the year 100 of the republic: 99/05/03, 0990503. */
const MAYBE_MINGUO = /^0?\d{2}(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{4})$/;
const TEXT_TRIPLE = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[ T])/;
const CLOCK = /[ T](\d{1,2}):00(?::00(?:\.0+)?)?\s*(Z|UTC|\+00:?00)?$/;
const UTC_DAY = 24;

/**
 * @param values distinct non-blank cells of a sample
 * @param cells  all non-blank cells of the sample, for what repeats
 * @param country of the run: what midnight is in UTC
 */
export function dateEvidenceOf(
  values: readonly string[],
  cells: readonly string[],
  country: string,
): DateEvidence {
  const share = (pattern: RegExp): number =>
    values.filter((value) => pattern.test(value)).length / Math.max(1, values.length);
  const minguo = values.filter((value) => BARE_MINGUO.test(value)).length;
  const votes = orderVotes(values);
  return {
    serials: values.length >= 3 && share(SERIAL) >= 0.5,
    unix: values.length >= 3 && share(UNIX) >= 0.5,
    minguo: minguo >= 3 && minguo / values.length + share(MAYBE_MINGUO) >= MOST,
    mixedOrder: votes.dmy > 0 && votes.mdy > 0,
    ...(hasYearLast(values) ? { yearLast: true } : {}),
    swapped: isSwapped(values),
    utcMidnight: utcMidnightOf(cells, country),
    defaults: defaultsOf(cells),
  };
}

/**
 * A spreadsheet that expects month/day/year takes 03/06/2025 for 6 March and leaves 25/06/2025 as text. Such a column
 * holds days up to the twelfth as dates and the others as text, and no honest column does.
 */
function isSwapped(values: readonly string[]): boolean {
  let texts = 0;
  let dates = 0;
  for (const value of values) {
    const text = TEXT_TRIPLE.exec(value);
    if (text) {
      if (Number(text[1]) <= 12 || Number(text[2]) > 12) return false;
      texts++;
    }
    const date = YEAR_FIRST.exec(value);
    if (date) {
      if (Number(date[3]) > 12) return false;
      dates++;
    }
  }
  return texts >= ENOUGH && dates >= ENOUGH;
}

/** Days without a time, stored as instants: midnight in China is 16:00 of the day before in UTC. */
function utcMidnightOf(cells: readonly string[], country: string): DateEvidence['utcMidnight'] {
  const hour = localMidnightInUtc(country);
  if (hour === undefined || hour === UTC_DAY || cells.length < ENOUGH) return '';
  let marked = 0;
  let bare = 0;
  for (const cell of cells) {
    const clock = CLOCK.exec(cell);
    if (clock === null || Number(clock[1]) !== hour) continue;
    if (clock[2] === undefined) bare++;
    else marked++;
  }
  if (marked >= cells.length * NEARLY_ALL) return 'marked';
  return bare >= cells.length * NEARLY_ALL ? 'bare' : '';
}

/** One birthday in 12,000 is usual; a day that a hundredth of a list shares was filled in by a form. */
const DEFAULT_SHARE = 0.01;
const DEFAULT_TIMES = 10;
const DAY = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/;

function defaultsOf(cells: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const day = DAY.exec(cell);
    if (day === null || !isRealDate(Number(day[1]), Number(day[2]), Number(day[3]))) continue;
    const key = `${day[1]!}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(DEFAULT_TIMES, cells.length * DEFAULT_SHARE);
  return [...counts].filter(([, count]) => count >= least).map(([day]) => day).sort(); // prettier-ignore
}
