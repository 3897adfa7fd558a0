// What our workbooks have in common: the same bytes from the same figures, text that stays text, one palette.
import type { Cell, Fill, PageSetup, Workbook } from 'exceljs';
import { parseIsoDate } from '../calendar/plain-date.ts';

/** exceljs is large and only some runs write a workbook. */
export async function openWorkbook(today: string): Promise<Workbook> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const date = parseIsoDate(today);
  const stamp = date ? new Date(Date.UTC(date.year, date.month - 1, date.day)) : new Date(0);
  workbook.created = stamp;
  workbook.modified = stamp;
  workbook.creator = 'onerow';
  workbook.lastModifiedBy = 'onerow';
  return workbook;
}

export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer(FAST));
  setZipDates(bytes);
  return bytes;
}

/** Half the time for a tenth more bytes. */
const FAST: object = { zip: { compressionOptions: { level: 1 } } };

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, the first date a zip can hold. */
const FIRST_DATE = 0x00210000;

/** A zip entry carries the time it was made, which would make every run another file. */
function setZipDates(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) return;
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === DIRECTORY_ENTRY) {
    view.setUint32(at + 12, FIRST_DATE, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_DATE, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

const LONGEST_TEXT = 32_767;

// XML cannot hold these; spreadsheets write them `_x0001_`, and an underscore that only looks so `_x005F_`.
const UNWRITABLE =
  /[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as a spreadsheet can hold it; nothing for an empty one. */
export function sheetText(text: string): string | null {
  if (text === '') return null;
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return cut
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(UNWRITABLE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

export const COLOUR = {
  accent: 'FF12697A',
  accentSoft: 'FFE8F2F4',
  amber: 'FF8A5A00',
  amberSoft: 'FFFDF4E1',
  soft: 'FF5D6971',
  line: 'FFE3E7E9',
  shade: 'FFF0F3F4',
} as const;

/** Named in full: a font without a name is another one in every program. */
export const FONT = { name: 'Calibri', family: 2, scheme: 'minor', size: 11 } as const;

export const fill = (colour: string): Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: colour },
});

/** Header cells: accent, bold, over a line. */
export function styleHeader(cell: Cell): void {
  cell.font = { ...FONT, bold: true, color: { argb: COLOUR.accent } };
  cell.fill = fill(COLOUR.accentSoft);
  cell.alignment = { vertical: 'middle', wrapText: true };
  cell.border = { bottom: { style: 'thin', color: { argb: COLOUR.accent } } };
}

/** exceljs names paper by an enum, which would load all of it. */
const A4: object = { paperSize: 9 };

/** A4 on its side, as wide as the table, the header on every page. */
export const PRINTED: Partial<PageSetup> = {
  ...A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '1:1',
};

const [NARROWEST, WIDEST] = [8, 40];
/** Rows looked at to find the width of a column. */
export const SAMPLE = 300;

export type SheetCells = readonly (string | number)[];

/** Wide enough for most of what a column holds. */
export function columnWidths(rows: readonly SheetCells[]): number[] {
  const sample = rows.slice(0, SAMPLE);
  const columns = Math.max(0, ...sample.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(...sample.map((row) => places(String(row[column] ?? ''))));
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
}

const LINE_HEIGHT = 15;
const MOST_LINES = 8;

/** Of a row whose cells wrap. Not every program works it out by itself. */
export function rowHeight(cells: SheetCells, widths: readonly number[]): number {
  let lines = 1;
  cells.forEach((cell, column) => {
    if (typeof cell === 'number' || cell.length * 2 < (widths[column] ?? WIDEST)) return;
    const needed = cell
      .split('\n')
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(places(line) / ((widths[column] ?? WIDEST) - 1))),
        0,
      );
    lines = Math.max(lines, needed);
  });
  return Math.min(MOST_LINES, lines) * LINE_HEIGHT;
}

/** Chinese characters and full-width signs take two. */
function places(text: string): number {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) if (isWide(text.charCodeAt(at))) sum++;
  return sum;
}

function isWide(unit: number): boolean {
  return (
    (unit >= 0x2e80 && unit <= 0xa4cf) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xff01 && unit <= 0xff60)
  );
}
