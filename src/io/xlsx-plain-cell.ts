// Nearly every cell of nearly every workbook is spelled in one of three ways, attributes in this order:
//   <c r="B2" s="1" t="s"><v>17</v></c>   <c r="B2" t="inlineStr"><is><t>text</t></is></c>   <c r="B2" s="1"/>
// Read here in one go, several times as fast as token by token. Whatever looks different is left to the scanner,
// which must give the same answer (test/unit/xlsx-read.test.ts compares the two).
import { CELL, cellKind } from './xlsx-cells.ts';

/** What stands between a cell's reference and its text. The cells of a column nearly always share it. */
interface Shape {
  readonly markup: Uint8Array;
  readonly kind: number;
  readonly style: number;
  /** What must follow the text; empty when the cell is blank and over. */
  readonly closing: Uint8Array;
}

const SHAPE = /"(?: s="(\d{1,6})")?(?: t="(s|n|inlineStr)")?(\/>|><v>|><is><t(?: xml:space="preserve")?>)/y;
const VALUE_END = Buffer.from('</v></c>');
const INLINE_END = Buffer.from('</t></is></c>');
const NOTHING = Buffer.alloc(0);
/** Longer than `<c r="ABC12345678"`. */
const MAX_REFERENCE = 24;

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
  /** Its raw text is. */
  isAscii = true;
  readonly #shapes: Shape[] = [];

  /**
   * Reads the cell that starts at `at`; false when it is not one of these, or not all there yet. `text` is the bytes as
   * characters.
   */
  read(bytes: Uint8Array, text: string, at: number): boolean {
    const { length } = bytes;
    if (
      at + MAX_REFERENCE > length ||
      bytes[at] !== LT ||
      bytes[at + 1] !== LOWER_C ||
      bytes[at + 2] !== SPACE ||
      bytes[at + 3] !== LOWER_R ||
      bytes[at + 4] !== EQUALS ||
      bytes[at + 5] !== QUOTE
    ) {
      return false;
    }
    let i = at + 6;
    let code = bytes[i]!;
    let column = 0;
    for (; code >= UPPER_A && code <= UPPER_Z; code = bytes[++i]!) {
      column = column * 26 + code - 64;
      if (i > at + 8) return false;
    }
    if (column === 0) return false;
    let row = 0;
    for (; code >= ZERO && code <= NINE; code = bytes[++i]!) {
      row = row * 10 + code - ZERO;
      if (i > at + 15) return false;
    }
    if (code !== QUOTE) return false;
    let shape = this.#shapes[column];
    if (shape === undefined || !standsAt(shape.markup, bytes, i)) {
      shape = readShape(text, i);
      if (shape === undefined) return false;
      this.#shapes[column] = shape;
    }
    const from = i + shape.markup.length;
    let to = from;
    let all = 0;
    if (shape.closing.length > 0) {
      for (; to < length; to++) {
        code = bytes[to]!;
        if (code === LT) break;
        all |= code;
      }
      if (!standsAt(shape.closing, bytes, to)) return false;
    }
    this.row = row;
    this.column = column;
    this.kind = shape.kind;
    this.style = shape.style;
    this.from = from;
    this.to = to;
    this.isAscii = all < 0x80;
    this.end = to + shape.closing.length;
    return true;
  }
}

function standsAt(wanted: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const { length } = wanted;
  if (at + length > bytes.length) return false;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

function readShape(text: string, at: number): Shape | undefined {
  SHAPE.lastIndex = at;
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [markup, style = '0', type = '', opening = ''] = match;
  const isInline = opening.startsWith('><is>');
  const kind = isInline ? CELL.inline : type === '' ? CELL.unset : cellKind(type, 0, type.length);
  const closing = opening === '/>' ? NOTHING : isInline ? INLINE_END : VALUE_END;
  return { markup: Buffer.from(markup), kind, style: Number(style), closing };
}
