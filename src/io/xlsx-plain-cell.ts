// Nearly every cell of nearly every workbook is spelled in one of three ways, attributes in this order:
//   <c r="B2" s="1" t="s"><v>17</v></c>   <c r="B2" t="inlineStr"><is><t>text</t></is></c>   <c r="B2" s="1"/>
// Read here in one go, several times as fast as token by token. Whatever looks different is left to the scanner,
// which must give the same answer (test/unit/xlsx-read.test.ts compares the two).
import { ownText } from '../text/own.ts';
import { CELL, cellKind } from './xlsx-cells.ts';

/** What stands between a cell's reference and its text. The cells of a column nearly always share it. */
interface Shape {
  readonly markup: string;
  readonly kind: number;
  readonly style: number;
  /** What must follow the text; '' when the cell is blank and over. */
  readonly closing: string;
}

const SHAPE = /"(?: s="(\d{1,6})")?(?: t="(s|n|inlineStr)")?(\/>|><v>|><is><t(?: xml:space="preserve")?>)/y;
const VALUE_END = '</v></c>';
const INLINE_END = '</t></is></c>';

const SPACE = 32;
const QUOTE = 34;
const ZERO = 48;
const NINE = 57;
const LT = 60;
const EQUALS = 61;
const UPPER_A = 65;
const UPPER_Z = 90;
const LOWER_C = 99;
const LOWER_R = 114;

/** Stands on the cell it read last. */
export class PlainCells {
  /** Offset after the cell. */
  end = 0;
  /** Counted from 1, as its reference says. */
  row = 0;
  column = 0;
  kind = 0;
  style = 0;
  /** Of its raw text; an empty range when there is none. */
  from = 0;
  to = 0;
  readonly #shapes: Shape[] = [];

  /** Reads the cell that starts at `at`; false when it is not one of these, or not all there yet. */
  read(text: string, at: number): boolean {
    // Reading past the end of a string gives NaN, which is none of the codes asked for.
    if (
      text.charCodeAt(at) !== LT ||
      text.charCodeAt(at + 1) !== LOWER_C ||
      text.charCodeAt(at + 2) !== SPACE ||
      text.charCodeAt(at + 3) !== LOWER_R ||
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
    const known = this.#shapes[column];
    const shape = known !== undefined && text.startsWith(known.markup, i) ? known : readShape(text, i);
    if (shape === undefined) return false;
    if (shape !== known) this.#shapes[column] = shape;
    this.row = row;
    this.column = column;
    this.kind = shape.kind;
    this.style = shape.style;
    const from = i + shape.markup.length;
    const to = shape.closing === '' ? from : text.indexOf('<', from);
    if (to < 0 || !text.startsWith(shape.closing, to)) return false;
    this.from = from;
    this.to = to;
    this.end = to + shape.closing.length;
    return true;
  }
}

function readShape(text: string, at: number): Shape | undefined {
  SHAPE.lastIndex = at;
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [markup, style = '0', type = '', opening = ''] = match;
  const isInline = opening.startsWith('><is>');
  const kind = isInline ? CELL.inline : type === '' ? CELL.unset : cellKind(type, 0, type.length);
  const closing = opening === '/>' ? '' : isInline ? INLINE_END : VALUE_END;
  return { markup: ownText(markup), kind, style: Number(style), closing };
}
