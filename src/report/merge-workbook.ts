// merge-report.xlsx: the merge as a person reads it in Excel or WPS. Text is text: no cell is ever a formula.
import type { Workbook, Worksheet } from 'exceljs';
import { addsUp, termsOf } from './chart-equation.ts';
import type { MergeFigures, ReportData } from './data.ts';
import { mergeTables, type SheetRow, type SheetTable } from './merge-sheets.ts';
import { openPage, percent, type Page } from './page.ts';
import { worstProblems } from './problems.ts';
import { titleOf, whatWasDone } from './section-opening.ts';
import {
  COLOUR,
  columnWidths,
  fill,
  FONT,
  MOST_ROWS,
  openWorkbook,
  PRINTED,
  rowHeight,
  sheetText,
  styleHeader,
  workbookBytes,
} from './workbook.ts';

const NOTHING_MERGED: MergeFigures = { clusters: [], fields: [], blocked: [], children: [] };

export async function renderMergeWorkbook(data: ReportData): Promise<Uint8Array> {
  const page = openPage(data);
  const workbook = await openWorkbook(data.summary.now);
  const tables = mergeTables(page, data.merge ?? NOTHING_MERGED);
  addSummary(workbook, page, tables);
  for (const table of tables) addTable(workbook, table);
  return workbookBytes(workbook);
}

function addTable(workbook: Workbook, { name, header, rows }: SheetTable): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: PRINTED,
  });
  const widths = columnWidths([header, ...rows.map(({ cells }) => cells)]);
  widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  sheet.addRow(header.map(sheetText)).eachCell(styleHeader);
  for (const row of fitting(rows)) addRow(sheet, row, widths);
  if (header.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  }
}

/** As many rows as a worksheet holds; the summary says so when some stay out. */
export function fitting<T>(rows: readonly T[], most = MOST_ROWS): readonly T[] {
  return rows.length <= most ? rows : rows.slice(0, most);
}

function addRow(
  sheet: Worksheet,
  { cells, golden = false, marked }: SheetRow,
  widths: readonly number[],
): void {
  const row = sheet.addRow(cells.map((cell) => (typeof cell === 'number' ? cell : sheetText(cell))));
  row.height = rowHeight(cells, widths);
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    cell.alignment = { vertical: 'top', wrapText: true };
    if (typeof cell.value === 'number') cell.numFmt = '#,##0';
    else cell.numFmt = '@';
    if (golden) {
      cell.font = { ...FONT, bold: true };
      cell.fill = fill(COLOUR.accentSoft);
    }
    if (marked?.has(column - 1) === true) {
      cell.fill = fill(COLOUR.amberSoft);
      cell.font = { ...FONT, bold: golden, color: { argb: COLOUR.amber } };
    }
  });
}

function addSummary(workbook: Workbook, page: Page, tables: readonly SheetTable[]): void {
  const { say, data } = page;
  const sheet = workbook.addWorksheet(say('sheet/summary'), {
    pageSetup: { ...PRINTED, printTitlesRow: '' },
  });
  [34, 14, 12, 90].forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  const line = (text: string, more: { bold?: boolean; size?: number } = {}): void => {
    const cell = sheet.addRow([sheetText(text)]).getCell(1);
    cell.font = { ...FONT, ...more };
  };
  line(titleOf(page), { bold: true, size: 18 });
  line(whatWasDone(page));
  sheet.addRow([]);
  addEquation(sheet, page);
  line(say(addsUp(page) ? 'report/adds-up' : 'report/does-not-add-up'));
  sheet.addRow([]);
  addFigures(sheet, page);
  addProblems(sheet, page);
  for (const { name, rows } of tables) {
    if (rows.length > MOST_ROWS) line(say('sheet/cut', { sheet: name, shown: MOST_ROWS, all: rows.length }));
  }
  if (data.summary.columns.some(({ type }) => type === 'cn-id')) line(say('sheet/masked'));
}

function addEquation(sheet: Worksheet, page: Page): void {
  const { say, data } = page;
  const rowsIn = data.summary.counts.in;
  addHeading(sheet, [say('report/section-equation'), say('column/rows'), say('sheet/share')]);
  const term = (name: string, count: number): void => {
    const row = sheet.addRow([say(`term/${name}`), count, percent(count, rowsIn)]);
    row.getCell(2).numFmt = '#,##0';
    row.getCell(3).alignment = { horizontal: 'right' };
  };
  term('in', rowsIn);
  for (const { name, count } of termsOf(page)) term(name, count);
}

function addFigures(sheet: Worksheet, { say, data }: Page): void {
  const merge = data.merge ?? NOTHING_MERGED;
  const conflicts = merge.clusters.filter(({ outcomes }) => outcomes.some(({ conflict }) => conflict)).length;
  const lost = merge.clusters.reduce(
    (sum, { outcomes }) => sum + outcomes.reduce((values, outcome) => values + outcome.lost.length, 0),
    0,
  );
  addHeading(sheet, [say('sheet/clusters'), '', '']);
  const figures: readonly (readonly [string, number])[] = [
    [say('report/section-golden'), merge.clusters.length],
    [say('sheet/clusters-in-conflict'), conflicts],
    [say('sheet/lost'), lost],
    [say('report/section-blocked'), merge.blocked.length],
  ];
  for (const [words, count] of figures) sheet.addRow([words, count]).getCell(2).numFmt = '#,##0';
  sheet.addRow([]);
}

function addProblems(sheet: Worksheet, page: Page): void {
  const problems = worstProblems(page);
  if (problems.length === 0) return;
  addHeading(sheet, [page.say('report/section-problems'), '', '', '']);
  for (const { count, title, help } of problems) {
    const row = sheet.addRow([sheetText(title), count, null, sheetText(help)]);
    row.getCell(1).alignment = { vertical: 'top', wrapText: true };
    row.getCell(4).alignment = { vertical: 'top', wrapText: true };
    row.getCell(2).numFmt = '#,##0';
  }
  sheet.addRow([]);
}

function addHeading(sheet: Worksheet, cells: readonly string[]): void {
  sheet.addRow(cells.map(sheetText)).eachCell({ includeEmpty: true }, styleHeader);
}
