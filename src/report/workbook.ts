// What our workbooks have in common: the same bytes from the same figures, text that stays text, one palette.
import type { Cell, Fill, Workbook, Worksheet } from 'exceljs';
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
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  setZipDates(bytes);
  return bytes;
}

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

/** Rows of a worksheet under its header. */
export const MOST_ROWS = 1_048_575;
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
  shade: 'FFF4F6F7',
} as const;

export const fill = (colour: string): Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: colour },
});

/** Header cells: accent, bold, over a line. */
export function styleHeader(cell: Cell): void {
  cell.font = { bold: true, color: { argb: COLOUR.accent } };
  cell.fill = fill(COLOUR.accentSoft);
  cell.alignment = { vertical: 'middle', wrapText: true };
  cell.border = { bottom: { style: 'thin', color: { argb: COLOUR.accent } } };
}

const [NARROWEST, WIDEST] = [8, 40];

/** Wide enough for most of what a column holds; Chinese characters take two places. */
export function fitColumns(sheet: Worksheet, rows: readonly (readonly (string | number)[])[]): void {
  const sample = rows.slice(0, 300);
  const width = Math.max(0, ...sample.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const longest = Math.max(...sample.map((row) => places(String(row[column] ?? ''))));
    sheet.getColumn(column + 1).width = Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  }
}

function places(text: string): number {
  let sum = 0;
  for (const character of text) sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1; // prettier-ignore
  return sum;
}
