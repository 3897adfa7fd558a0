// Writes a table as a workbook, streaming. Every cell is text, spelled out where it stands, so an ID keeps its 18
// digits, a phone number its zero, and `=1+1` is no formula. Columns declared as numbers or dates get real ones, but
// only from text that a spreadsheet will hold and show without changing it.
import { parseIsoDate, toDayNumber } from '../calendar/plain-date.ts';
import type { Row } from '../model/record.ts';
import { limitError } from '../model/user-error.ts';
import { FIRST_SAFE_DAY, serialOf } from './xlsx-dates.ts';
import { MAX_COLUMNS, MAX_ROWS } from './xlsx-rows.ts';
import {
  ROOT_RELATIONSHIPS, STYLE, STYLES, columnLetters, columnWidth, contentTypes, sheetHead, sheetName, sheetTail,
  workbookRelationships, workbookXml, type ColumnKind, type WrittenSheet,
} from './xlsx-write-parts.ts'; // prettier-ignore
import { encodeText } from './xml-text.ts';
import { openZipWriter, type ByteSink, type ZipPart, type ZipWriter } from './zip-write.ts';

export type { ByteSink, ColumnKind };

export interface XlsxOptions {
  readonly header: Row;
  /** Per column; text where nothing is said. */
  readonly kinds?: readonly ColumnKind[];
  readonly sheetName?: string;
  /** Rows per sheet, header included: for tests. */
  readonly maxRows?: number;
}

/** Excel's limit, in UTF-16 units; it "repairs" a workbook with a longer cell by cutting it. */
const MAX_CELL_LENGTH = 32_767;
const BLOCK_CHARACTERS = 1 << 18;
const SAMPLE_ROWS = 200;
const LEVEL = 4;

export class XlsxWriter {
  readonly #zip: ZipWriter;
  readonly #header: Row;
  readonly #kinds: readonly ColumnKind[];
  readonly #name: string;
  readonly #maxRows: number;
  readonly #letters: string[] = [];
  readonly #sheets: WrittenSheet[] = [];
  #part: ZipPart | undefined;
  #widths: readonly number[] | undefined;
  #text = '';
  /** Row of the sheet last written. */
  #row = 0;
  #dataRow = 0;

  constructor(zip: ZipWriter, options: XlsxOptions) {
    this.#zip = zip;
    this.#header = options.header;
    this.#kinds = options.kinds ?? [];
    this.#name = options.sheetName ?? '';
    this.#maxRows = options.maxRows ?? MAX_ROWS;
  }

  async rows(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      if (this.#row >= this.#maxRows) await this.#endSheet();
      this.#part ??= await this.#beginSheet(rows);
      this.#dataRow++;
      this.#addRow(row, false);
      if (this.#text.length >= BLOCK_CHARACTERS) await this.#flush(this.#part);
    }
  }

  /** Completes the workbook; the sink stays open. */
  async end(): Promise<void> {
    this.#part ??= await this.#beginSheet([]);
    await this.#endSheet();
    await this.#zip.add('xl/workbook.xml', workbookXml(this.#sheets));
    await this.#zip.add('xl/_rels/workbook.xml.rels', workbookRelationships(this.#sheets));
    await this.#zip.add('[Content_Types].xml', contentTypes(this.#sheets));
    await this.#zip.end();
  }

  async #beginSheet(sample: readonly Row[]): Promise<ZipPart> {
    const part = await this.#zip.begin(`xl/worksheets/sheet${this.#sheets.length + 1}.xml`);
    const shown = [this.#header, ...sample.slice(0, SAMPLE_ROWS)];
    this.#widths ??= this.#header.map((_, index) => columnWidth(shown.map((row) => row[index] ?? '')));
    this.#text = sheetHead(this.#widths, this.#kinds, this.#sheets.length === 0);
    this.#row = 0;
    this.#addRow(this.#header, true);
    return part;
  }

  async #endSheet(): Promise<void> {
    const part = this.#part;
    if (part === undefined) return;
    const range = `A1:${columnLetters(Math.max(0, this.#header.length - 1))}${this.#row}`;
    this.#text += sheetTail(range);
    await this.#flush(part);
    await part.end();
    this.#sheets.push({ name: sheetName(this.#name, this.#sheets.length), range });
    this.#part = undefined;
    this.#row = 0;
  }

  async #flush(part: ZipPart): Promise<void> {
    const bytes = Buffer.from(this.#text, 'utf8');
    this.#text = '';
    await part.write(bytes);
  }

  #addRow(cells: Row, isHeader: boolean): void {
    const row = ++this.#row;
    if (cells.length > MAX_COLUMNS) throw limitError('xlsx/too-many-columns', { columns: cells.length });
    let xml = `<row r="${row}">`;
    for (let column = 0; column < cells.length; column++) {
      const text = cells[column]!;
      if (text === '') continue;
      if (text.length > MAX_CELL_LENGTH) {
        throw limitError('xlsx/cell-too-long', {
          row: isHeader ? 1 : this.#dataRow + 1,
          column: this.#header[column] ?? columnLetters(column),
        });
      }
      const letters = (this.#letters[column] ??= columnLetters(column));
      const kind = isHeader ? undefined : this.#kinds[column];
      const real = kind === undefined || kind === 'text' ? '' : realCell(kind, text);
      if (real !== '') xml += `<c r="${letters}${row}"${real}`;
      else {
        const style = isHeader
          ? STYLE.header
          : kind === 'number' || kind === 'date'
            ? STYLE.plain
            : STYLE.text;
        const keep = NEEDS_KEEPING.test(text) ? ' xml:space="preserve"' : '';
        xml += `<c r="${letters}${row}" s="${style}" t="inlineStr"><is><t${keep}>${encodeText(text)}</t></is></c>`;
      }
    }
    this.#text += `${xml}</row>`;
  }
}

/** Blanks an XML reader may drop unless it is told not to. */
const NEEDS_KEEPING = /^\s|\s$|[\n\t]| {2}/;

export async function openXlsxWriter(sink: ByteSink, options: XlsxOptions): Promise<XlsxWriter> {
  const zip = openZipWriter(sink, LEVEL);
  // File-type sniffers want one of the fixed parts first.
  await zip.add('_rels/.rels', ROOT_RELATIONSHIPS);
  await zip.add('xl/styles.xml', STYLES);
  return new XlsxWriter(zip, options);
}

/** What follows the reference of a cell that holds a number or a date; '' when its text must stay text. */
function realCell(kind: 'number' | 'date', text: string): string {
  if (kind === 'number') return isPlainNumber(text) ? `><v>${text}</v></c>` : '';
  const serial = dateSerial(text);
  if (serial === undefined) return '';
  return ` s="${text.length > 10 ? STYLE.dateTime : STYLE.date}"><v>${serial}</v></c>`;
}

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const MAX_DIGITS = 15;

/** A decimal a spreadsheet holds exactly. A leading zero is part of a code; minus zero would lose its sign. */
function isPlainNumber(text: string): boolean {
  if (!NUMBER.test(text)) return false;
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= MAX_DIGITS && !(digits === '' && text.startsWith('-'));
}

const DATE = /^\d{4}-\d\d-\d\d(?: ([01]\d|2[0-3]):([0-5]\d):([0-5]\d))?$/;

function dateSerial(text: string): number | undefined {
  const match = DATE.exec(text);
  const date = match && parseIsoDate(text);
  if (!date) return undefined;
  const day = toDayNumber(date);
  if (day < FIRST_SAFE_DAY) return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return serialOf(day, hours! * 3600 + minutes! * 60 + seconds!);
}
