// merge-report.xlsx: the merge as a person reads it in Excel or WPS. Text is text: no cell is ever a formula.
import type { Style, Workbook, Worksheet } from 'exceljs';
import { addsUp, termsOf } from './chart-equation.ts';
import { hasConflict } from './conflicts-first.ts';
import type { MergeFigures, ReportData } from './data.ts';
import { mergeTables, type SheetRow, type SheetTable } from './merge-sheets.ts';
import { extraFigure, openPage, percent, type Page } from './page.ts';
import { worstProblems } from './problems.ts';
import { titleOf, whatWasDone } from './section-opening.ts';
import {
  COLOUR,
  columnWidths,
  fill,
  FONT,
  openWorkbook,
  PRINTED,
  rowHeight,
  sheetText,
  styleHeader,
  workbookBytes,
} from './workbook.ts';

const NOTHING_MERGED: MergeFigures = { clusters: [], omitted: 0, fields: [], blocked: [], children: [] };

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
  for (const row of rows) addRow(sheet, row, widths);
  if (header.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  }
}

function addRow(
  sheet: Worksheet,
  { cells, golden = false, marked }: SheetRow,
  widths: readonly number[],
): void {
  const row = sheet.addRow(cells.map((cell) => (typeof cell === 'number' ? cell : sheetText(cell))));
  row.height = rowHeight(cells, widths);
  const styles = golden ? GOLDEN_STYLES : MEMBER_STYLES;
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    const kind = typeof cell.value === 'number' ? 'number' : 'text';
    cell.style = (marked?.has(column - 1) === true ? styles.marked : styles.plain)[kind];
  });
}

type Kinds = Readonly<Record<'text' | 'number', Partial<Style>>>;

const kinds = (style: Partial<Style>): Kinds => ({
  text: { ...style, numFmt: '@' },
  number: { ...style, numFmt: '#,##0' },
});

// Few styles, each one object: exceljs knows a style by its identity, and one made anew for every cell is slow.
const alignment = { vertical: 'top', wrapText: true } as const;
const MEMBER_STYLES = {
  plain: kinds({ alignment }),
  marked: kinds({
    alignment,
    font: { ...FONT, color: { argb: COLOUR.amber } },
    fill: fill(COLOUR.amberSoft),
  }),
};
const GOLDEN_STYLES = {
  plain: kinds({ alignment, font: { ...FONT, bold: true }, fill: fill(COLOUR.accentSoft) }),
  marked: kinds({
    alignment,
    font: { ...FONT, bold: true, color: { argb: COLOUR.amber } },
    fill: fill(COLOUR.amberSoft),
  }),
};

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
  const omitted = data.merge?.omitted ?? 0;
  if (omitted > 0) line(say('sheet/omitted', { n: omitted }));
  for (const { name, rows, all } of tables) {
    if (rows.length < all) line(say('sheet/cut', { sheet: name, shown: rows.length, all }));
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
  const { clusters, omitted, fields, blocked } = data.merge ?? NOTHING_MERGED;
  addHeading(sheet, [say('sheet/clusters'), '', '']);
  const figures: readonly (readonly [string, number])[] = [
    [say('report/section-golden'), clusters.length + omitted],
    [
      say('sheet/in-conflict'),
      extraFigure(data, 'clusters_with_conflicts') ?? clusters.filter(hasConflict).length,
    ],
    [say('sheet/fields-with-loss'), fields.reduce((sum, { lost }) => sum + lost, 0)],
    [say('report/section-blocked'), blocked.length],
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
