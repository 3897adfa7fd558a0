// Nearly every cell of nearly every workbook is spelled in one of three ways, attributes in this order:
//   <c r="B2" s="1" t="s"><v>17</v></c>   <c r="B2" t="inlineStr"><is><t>text</t></is></c>   <c r="B2" s="1"/>
// Read here in one go, several times as fast as token by token. Whatever looks different is left to the scanner,
// which must give the same answer (test/unit/xlsx-read.test.ts compares the two).
import { CELL } from './xlsx-cells.ts';

export interface PlainCell {
  /** Offset after the cell. */
  end: number;
  /** Counted from 1, as its reference says. */
  row: number;
  column: number;
  kind: number;
  style: number;
  /** Of its raw text; an empty range when there is none. */
  from: number;
  to: number;
}

const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
const LT = 60;
const EQUALS = 61;
const GT = 62;
const UPPER_A = 65;
const UPPER_Z = 90;
const LOWER = { c: 99, i: 105, n: 110, r: 114, s: 115, t: 116, v: 118 } as const;

const INLINE_KIND = 'inlineStr"';
const INLINE = '<is><t>';
const INLINE_KEPT = '<is><t xml:space="preserve">';
const INLINE_END = '</t></is></c>';
const VALUE_END = '</v></c>';

/** Fills `cell` from the cell that starts at `at`; false when it is not one of these or not all there yet. */
export function readPlainCell(text: string, at: number, cell: PlainCell): boolean {
  // Reading past the end of a string gives NaN, which is none of the codes asked for.
  if (
    text.charCodeAt(at) !== LT ||
    text.charCodeAt(at + 1) !== LOWER.c ||
    text.charCodeAt(at + 2) !== SPACE ||
    text.charCodeAt(at + 3) !== LOWER.r ||
    text.charCodeAt(at + 4) !== EQUALS ||
    text.charCodeAt(at + 5) !== QUOTE
  ) {
    return false;
  }
  let i = at + 6;
  let code = text.charCodeAt(i);
  let column = 0;
  for (; code >= UPPER_A && code <= UPPER_Z; code = text.charCodeAt(++i)) column = column * 26 + code - 64;
  if (column === 0 || i > at + 9) return false;
  let row = 0;
  for (; code >= ZERO && code <= NINE; code = text.charCodeAt(++i)) row = row * 10 + code - ZERO;
  if (code !== QUOTE || i > at + 16) return false;
  cell.column = column;
  cell.row = row;
  code = text.charCodeAt(++i);
  cell.style = 0;
  cell.kind = CELL.unset;
  if (code === SPACE && isAttribute(text, i, LOWER.s)) {
    let style = 0;
    code = text.charCodeAt((i += 4));
    for (; code >= ZERO && code <= NINE; code = text.charCodeAt(++i)) style = style * 10 + code - ZERO;
    if (code !== QUOTE) return false;
    cell.style = style;
    code = text.charCodeAt(++i);
  }
  if (code === SPACE && isAttribute(text, i, LOWER.t)) {
    code = text.charCodeAt((i += 4));
    if (text.charCodeAt(i + 1) === QUOTE) {
      if (code !== LOWER.s && code !== LOWER.n) return false;
      cell.kind = code === LOWER.s ? CELL.shared : CELL.number;
      i += 2;
    } else {
      if (!text.startsWith(INLINE_KIND, i)) return false;
      cell.kind = CELL.inline;
      i += INLINE_KIND.length;
    }
    code = text.charCodeAt(i);
  }
  if (code === SLASH && text.charCodeAt(i + 1) === GT) {
    cell.from = cell.to = i;
    cell.end = i + 2;
    return true;
  }
  if (code !== GT) return false;
  return cell.kind === CELL.inline ? readInline(text, i + 1, cell) : readValue(text, i + 1, cell);
}

/** Whether ` x="` stands at `at`, for the letter x. */
function isAttribute(text: string, at: number, letter: number): boolean {
  return (
    text.charCodeAt(at + 1) === letter &&
    text.charCodeAt(at + 2) === EQUALS &&
    text.charCodeAt(at + 3) === QUOTE
  );
}

function readValue(text: string, at: number, cell: PlainCell): boolean {
  if (text.charCodeAt(at) !== LT || text.charCodeAt(at + 1) !== LOWER.v || text.charCodeAt(at + 2) !== GT) {
    return false;
  }
  return readText(text, at + 3, VALUE_END, cell);
}

function readInline(text: string, at: number, cell: PlainCell): boolean {
  if (text.startsWith(INLINE, at)) return readText(text, at + INLINE.length, INLINE_END, cell);
  return text.startsWith(INLINE_KEPT, at) && readText(text, at + INLINE_KEPT.length, INLINE_END, cell);
}

function readText(text: string, from: number, closing: string, cell: PlainCell): boolean {
  const to = text.indexOf('<', from);
  if (to < 0 || !text.startsWith(closing, to)) return false;
  cell.from = from;
  cell.to = to;
  cell.end = to + closing.length;
  return true;
}
