// The fast reader of delimited text. csv-parse is the reference: on well-formed text the two agree cell by cell
// (test/properties/csv.test.ts). Where csv-parse would stop or swallow neighbours, this one loses nothing: text
// after a closing quote, or a quote inside an unquoted cell, stays in the cell as it stands.
import type { Dialect } from '../model/record.ts';
import { pastCrs, pastLineEnd } from './physical-lines.ts';

export interface ParsedText {
  readonly rows: string[][];
  /** Where record i starts in the text. */
  readonly starts: number[];
  /** Where record i ends: its line end is not part of it. */
  readonly ends: number[];
}

/** A quoted cell longer than this, in bytes, or over more lines, is taken for a forgotten quote. Excel's hold 32,767. */
export const MAX_QUOTED_LENGTH = 16 << 20;
export const MAX_QUOTED_LINES = 10_000;

const LF = 10;
const CR = 13;

/**
 * Records of `text`. Lines end in LF, CRLF or CR CR LF, each line on its own; in a file of CRs in CR or CRLF. Blank
 * lines are no records. `limit` stops early (for samples). The delimiter is one character, the quote one or none.
 */
export function parseCsv(text: string, dialect: Dialect, limit = Infinity): ParsedText {
  const { delimiter, quote } = dialect;
  const lineFeed = dialect.eol === '\r' ? '\r' : '\n';
  const crs = lineFeed === '\n';
  const rows: string[][] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const length = text.length;
  let position = 0;
  let nextQuote = quote === '' ? -1 : text.indexOf(quote);
  let width = 8;
  while (position < length && rows.length < limit) {
    let lineEnd = text.indexOf(lineFeed, position);
    let next = lineEnd + 1;
    if (lineEnd < 0) lineEnd = next = length;
    if (nextQuote >= 0 && nextQuote < position) nextQuote = text.indexOf(quote, position);
    if (nextQuote < 0 || nextQuote >= lineEnd) {
      let end = lineEnd;
      if (crs) while (end > position && text.charCodeAt(end - 1) === CR) end--;
      else if (text.charCodeAt(next) === LF) next++;
      if (end > position) {
        const row = splitPlain(text, position, end, delimiter, width);
        width = row.length;
        rows.push(row);
        starts.push(position);
        ends.push(end);
      }
      position = next;
      continue;
    }
    const row: string[] = [];
    const end = splitQuoted(text, position, delimiter, quote, lineFeed, row);
    rows.push(row);
    starts.push(position);
    ends.push(end);
    position = pastLineEnd(text, end, dialect.eol);
  }
  return { rows, starts, ends };
}

function splitPlain(text: string, start: number, end: number, delimiter: string, width: number): string[] {
  const row: string[] = new Array<string>(width);
  let count = 0;
  let from = start;
  for (;;) {
    const at = text.indexOf(delimiter, from);
    if (at < 0 || at >= end) break;
    row[count++] = text.slice(from, at);
    from = at + 1;
  }
  row[count++] = text.slice(from, end);
  row.length = count;
  return row;
}

/** Fills `row` with the cells of the record at `start`; returns where the record ends (at its line end). */
function splitQuoted(
  text: string,
  start: number,
  delimiter: string,
  quote: string,
  lineFeed: string,
  row: string[],
): number {
  const length = text.length;
  const comma = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  const feed = lineFeed.charCodeAt(0);
  let from = start;
  for (;;) {
    let cell: string;
    let at: number;
    const close = text.charCodeAt(from) === mark ? closingQuote(text, from + 1, mark, quote) : -1;
    if (close >= 0 && endsCell(text, close + 1, comma, feed)) {
      const inner = text.slice(from + 1, close);
      cell = inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner;
      at = close + 1;
    } else {
      // A quote that closes on its own line but not at the end of the cell is an ordinary character.
      at = close >= 0 && !text.slice(from, close).includes(lineFeed) ? close + 1 : from;
      while (at < length) {
        const code = text.charCodeAt(at);
        if (code === comma || code === feed) break;
        if (code === CR && feed === LF) {
          if (endsLine(text, at)) break;
          at = pastCrs(text, at);
        } else at++;
      }
      cell = text.slice(from, at);
    }
    row.push(cell);
    if (at >= length || text.charCodeAt(at) !== comma) return at;
    from = at + 1;
  }
}

function closingQuote(text: string, from: number, mark: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text.charCodeAt(at + 1) === mark) at = text.indexOf(quote, at + 2);
  return at;
}

function endsCell(text: string, at: number, comma: number, feed: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  if (code === comma || code === feed) return true;
  return code === CR && feed === LF && endsLine(text, at);
}

/** Whether CRs and then a line feed, or the end of the text, come at `at`. */
function endsLine(text: string, at: number): boolean {
  const after = pastCrs(text, at);
  return after >= text.length || text.charCodeAt(after) === LF;
}
