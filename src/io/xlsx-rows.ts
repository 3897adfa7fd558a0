// Walks the XML of one sheet and hands its rows over in batches, so that a sheet is never in memory as a whole.
import { parseMerge, type SheetFacts } from './sheet-facts.ts';
import { CELL, cellKind, cellText } from './xlsx-cells.ts';
import { badReference, bomb, noSuchText } from './xlsx-faults.ts';
import { columnLetters } from './xlsx-write-parts.ts';
import { MAX_CELL_TEXT, RichText, type SharedStrings } from './xlsx-strings.ts';
import { PlainCells } from './xlsx-plain-cell.ts';
import { TOKEN, type XmlScanner } from './xml.ts';

export interface SheetRow {
  /** As Excel numbers it, from 1. Blank rows are not handed over, so numbers may jump. */
  readonly row: number;
  /** From column A; blanks inside are '', blanks at the end are left out. */
  readonly cells: string[];
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly number[];
  readonly date1904: boolean;
  readonly facts: SheetFacts;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
const BATCH_ROWS = 50;
const BATCH_CELLS = 100_000;
/** Blank cells made up between two far apart: a bomb is a hundred thousand rows with a value in the last column. */
const MAX_GAPS = 2 ** 25;
const MAX_GAPS_PER_VALUE = 2_000;
/** More are only counted by nobody: what they mean for a table is known by then. */
const MAX_MERGES = 100_000;

const IN = { sheet: 0, data: 1, row: 2, cell: 3, value: 4, inline: 5 } as const;

const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const COLON = 58;

export class SheetScanner {
  readonly #xml: XmlScanner;
  readonly #context: SheetContext;
  readonly #rich = new RichText();
  #place: number = IN.sheet;
  #rows: SheetRow[] = [];
  #batchCells = 0;
  #gaps = 0;
  #values = 0;
  #row = 0;
  #rowIsGiven = false;
  #isHidden = false;
  #cells: string[] = [];
  #column = -1;
  #kind: number = CELL.unset;
  #style = 0;
  #raw = '';
  /** Number of the shared string; -1 before its first digit. */
  #index = -1;
  #hasFormula = false;
  readonly #plain = new PlainCells();

  constructor(xml: XmlScanner, context: SheetContext) {
    this.#xml = xml;
    this.#context = context;
  }

  /** Reads on until a batch is full (true) or the text is used up (false). */
  fill(): boolean {
    const xml = this.#xml;
    for (;;) {
      if (this.#place === IN.row) this.#readPlainCells();
      if (!xml.next()) return false;
      if (xml.kind === TOKEN.open) this.#open();
      else if (xml.kind === TOKEN.close) {
        if (this.#close() && (this.#rows.length >= BATCH_ROWS || this.#batchCells >= BATCH_CELLS))
          return true;
      } else this.#text();
    }
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#batchCells = 0;
    return rows;
  }

  #open(): void {
    const xml = this.#xml;
    switch (this.#place) {
      case IN.cell:
        if (xml.isNamed('v')) this.#place = IN.value;
        else if (xml.isNamed('is')) {
          this.#place = IN.inline;
          this.#rich.start();
        } else {
          if (xml.isNamed('f')) this.#hasFormula = true;
          xml.skip();
        }
        break;
      case IN.row:
        if (xml.isNamed('c')) this.#openCell();
        else xml.skip();
        break;
      case IN.inline:
        this.#rich.take(xml);
        break;
      case IN.data:
        if (xml.isNamed('row')) this.#openRow();
        else xml.skip();
        break;
      default:
        if (xml.isNamed('sheetData')) this.#place = IN.data;
        else this.#aside();
    }
  }

  /** What stands around the rows: widths before, merged cells after. */
  #aside(): void {
    const xml = this.#xml;
    const { hiddenColumns, merges } = this.#context.facts;
    if (xml.isNamed('col')) {
      if (isTrue(xml.attribute('hidden'))) {
        const from = Number(xml.attribute('min'));
        const to = Math.min(Number(xml.attribute('max')), from + 255);
        for (let column = from; column <= to; column++) hiddenColumns.push(column - 1);
      }
      xml.skip();
    } else if (xml.isNamed('mergeCell')) {
      const merge = merges.length < MAX_MERGES ? parseMerge(xml.attribute('ref') ?? '') : undefined;
      if (merge) merges.push(merge);
      xml.skip();
    } else if (!xml.isNamed('worksheet') && !xml.isNamed('cols') && !xml.isNamed('mergeCells')) xml.skip();
  }

  /** True at the end of a row. */
  #close(): boolean {
    const xml = this.#xml;
    switch (this.#place) {
      case IN.value:
        this.#place = IN.cell;
        return false;
      case IN.cell:
        this.#closeCell();
        this.#place = IN.row;
        return false;
      case IN.inline:
        if (xml.isNamed('is')) {
          this.#raw = this.#rich.text;
          // Whatever the cell calls itself, this is its text.
          this.#kind = CELL.inline;
          this.#place = IN.cell;
        } else this.#rich.take(xml);
        return false;
      case IN.row:
        this.#closeRow();
        this.#place = IN.data;
        return true;
      default:
        this.#place = IN.sheet;
        return false;
    }
  }

  #text(): void {
    if (this.#place === IN.inline) this.#rich.take(this.#xml);
    else if (this.#place === IN.value) {
      if (this.#kind === CELL.shared) this.#readIndex(this.#xml.start, this.#xml.end);
      else {
        const piece = this.#xml.value();
        this.#raw = this.#raw === '' ? piece : this.#raw + piece;
        if (this.#raw.length > MAX_CELL_TEXT) throw bomb(this.#xml.part);
      }
    }
  }

  #readPlainCells(): void {
    const xml = this.#xml;
    const cell = this.#plain;
    const { text, bytes } = xml;
    if (bytes === undefined) return;
    while (cell.read(bytes, text, xml.at)) {
      this.#goTo(cell.row, cell.column);
      this.#startCell(cell.kind, cell.style);
      if (cell.kind === CELL.shared) this.#readIndex(cell.from, cell.to);
      else if (cell.to > cell.from) {
        this.#raw = xml.decode(cell.from, cell.to, cell.isAscii);
        if (this.#raw.length > MAX_CELL_TEXT) throw bomb(xml.part);
      }
      if (cell.kind === CELL.inline && this.#raw !== '' && !xml.hasEscapes) this.#put(this.#raw);
      else this.#closeCell();
      xml.at = cell.end;
    }
  }

  #readIndex(start: number, end: number): void {
    const { text } = this.#xml;
    let index = this.#index;
    for (let at = start; at < end; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit >= 0 && digit <= 9) index = index < 0 ? digit : index * 10 + digit;
      else if (digit > -16) throw noSuchText(this.#xml.part, this.#reference(), this.#context.strings.count);
    }
    this.#index = index;
  }

  #openRow(): void {
    const given = this.#xml.attribute('r');
    this.#rowIsGiven = given !== undefined;
    this.#row = given === undefined ? this.#row + 1 : Number(given);
    if (!(Number.isInteger(this.#row) && this.#row >= 1 && this.#row <= MAX_ROWS)) this.#refuse();
    this.#cells = [];
    this.#column = -1;
    this.#isHidden = isTrue(this.#xml.attribute('hidden'));
    this.#context.facts.lastRow = this.#row;
    this.#place = IN.row;
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    if (this.#isHidden) {
      const { facts } = this.#context;
      if (facts.hiddenRows++ === 0) facts.firstHiddenRow = this.#row;
    }
    this.#rows.push({ row: this.#row, cells: this.#cells });
    this.#batchCells += this.#cells.length;
  }

  #openCell(): void {
    const { text, attributes, attributeCount } = this.#xml;
    let hasReference = false;
    let kind: number = CELL.unset;
    let style = 0;
    for (let i = 0; i < attributeCount * 4; i += 4) {
      const name = attributes[i]!;
      if (attributes[i + 1]! - name !== 1 || text.charCodeAt(name - 1) === COLON) continue;
      const from = attributes[i + 2]!;
      const to = attributes[i + 3]!;
      switch (text.charCodeAt(name)) {
        case LETTER_R:
          this.#readReference(text, from, to);
          hasReference = true;
          break;
        case LETTER_S:
          style = readStyle(text, from, to);
          break;
        case LETTER_T:
          kind = cellKind(text, from, to);
          break;
      }
    }
    if (!hasReference && ++this.#column >= MAX_COLUMNS) this.#refuse();
    this.#startCell(kind, style);
    this.#place = IN.cell;
  }

  #startCell(kind: number, style: number): void {
    this.#kind = kind;
    this.#style = style;
    this.#raw = '';
    this.#index = -1;
    this.#hasFormula = false;
  }

  /** `AB12`: its column, and its row, which must be the one it stands in. */
  #readReference(text: string, from: number, to: number): void {
    let column = 0;
    let at = from;
    for (; at < to; at++) {
      const letter = text.charCodeAt(at) & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
      if (column > MAX_COLUMNS) this.#refuse();
    }
    let row = 0;
    for (let i = at; i < to; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9 || row > MAX_ROWS) this.#refuse();
      row = row * 10 + digit;
    }
    this.#goTo(row, column);
  }

  /** Takes the reference of a cell, counted from 1. A row that has no number gets it from its first cell. */
  #goTo(row: number, column: number): void {
    if (row !== this.#row || !this.#rowIsGiven) {
      if (this.#rowIsGiven || row < this.#row || row > MAX_ROWS) this.#refuse();
      this.#row = row;
      this.#rowIsGiven = true;
    }
    if (column < 1 || column > MAX_COLUMNS) this.#refuse();
    this.#column = column - 1;
  }

  #closeCell(): void {
    const { strings, formats, date1904, facts } = this.#context;
    let value = '';
    if (this.#kind === CELL.shared) {
      if (this.#index >= 0) {
        const shared = strings.get(this.#index);
        if (shared === undefined) throw noSuchText(this.#xml.part, this.#reference(), strings.count);
        value = shared;
      }
    } else if (this.#raw !== '') {
      value = cellText(this.#kind, this.#raw, formats[this.#style] ?? 0, date1904);
    } else if (this.#hasFormula && this.#kind !== CELL.text) {
      facts.uncomputed++;
      facts.firstUncomputed ??= { row: this.#row, column: this.#column + 1 };
    }
    if (value !== '') this.#put(value);
  }

  #put(value: string): void {
    const cells = this.#cells;
    const column = this.#column;
    this.#values++;
    if (column >= cells.length) {
      this.#gaps += column - cells.length;
      if (this.#gaps > MAX_GAPS && this.#gaps > this.#values * MAX_GAPS_PER_VALUE) throw bomb(this.#xml.part);
      while (cells.length < column) cells.push('');
      cells.push(value);
    } else if (cells[column] === '') cells[column] = value;
    else this.#refuse();
  }

  #reference(): string {
    return `${columnLetters(this.#column)}${this.#row}`;
  }

  #refuse(): never {
    throw badReference(this.#xml.part, this.#row);
  }
}

function readStyle(text: string, from: number, to: number): number {
  let style = 0;
  for (let at = from; at < to; at++) style = style * 10 + text.charCodeAt(at) - 48;
  return style;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
