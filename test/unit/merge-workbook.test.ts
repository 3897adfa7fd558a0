import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { StyledRow } from '../../src/model/styled-sheet.ts';
import type { MergedView, ReportData } from '../../src/report/data.ts';
import { mergeTables } from '../../src/report/merge-sheets.ts';
import { writeStyledBook } from '../../src/io/styled-book.ts';
import { decodeEscapes } from '../../src/io/xml-text.ts';
import { mergeWorkbook } from '../../src/report/merge-workbook.ts';
import { openPage } from '../../src/report/page.ts';
import { rowHeight, sheetText } from '../../src/report/workbook.ts';
import { emptyReport, sampleReport } from './report-sample.ts';
import { ByteList } from './xlsx-handmade.ts';

async function bytesOf(data: ReportData, clusters?: () => Iterable<MergedView>): Promise<Uint8Array> {
  const list = new ByteList();
  await writeStyledBook(list, mergeWorkbook(data, clusters));
  return list.bytes();
}

async function readBack(data: ReportData, clusters?: () => Iterable<MergedView>): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs declares its own Buffer, which Node's is not assignable to.
  await workbook.xlsx.load((await bytesOf(data, clusters)) as unknown as ExcelJS.Buffer);
  return workbook;
}

function cellsOf(workbook: ExcelJS.Workbook): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => cells.push(cell));
    });
  });
  return cells;
}

afterEach(() => vi.useRealTimers());

describe('sheets', () => {
  test.each([
    ['en', ['Summary', 'Clusters', 'Fields', 'Blocked', 'Lost values', 'Children', 'Settings']],
    ['zh', ['概要', '重复组', '字段', '未合并', '舍去的值', '子表', '设置']],
  ] as const)('%s: %j', async (lang, names) => {
    const workbook = await readBack(sampleReport({ lang }));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(names);
    for (const sheet of workbook.worksheets.slice(1)) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
    }
  });

  test('a merge in which nothing happened has them all', async () => {
    const workbook = await readBack(emptyReport('en'));
    expect(workbook.worksheets).toHaveLength(7);
  });

  test('the golden record stands above its members, which differ in colour', async () => {
    const workbook = await readBack(sampleReport({ text: 'C-1' }));
    const sheet = workbook.getWorksheet('Clusters')!;
    expect([2, 3, 4].map((row) => sheet.getCell(row, 2).value)).toEqual([
      'golden record',
      'merged',
      'survivor',
    ]);
    const fills = [2, 3, 4].map((row) => (sheet.getCell(row, 9).fill as ExcelJS.FillPattern).fgColor?.argb);
    expect(fills).toEqual(['FFFDF4E1', 'FFFDF4E1', 'FFFDF4E1']);
    expect(sheet.getCell(3, 8).fill).not.toMatchObject({ fgColor: { argb: 'FFE8F2F4' } });
  });

  test('every lost value has a line, with what was kept instead', async () => {
    const workbook = await readBack(sampleReport({ text: 'C-1', idNumber: '110105199003078515' }));
    const sheet = workbook.getWorksheet('Lost values')!;
    expect(sheet.rowCount).toBe(3);
    expect(sheet.getRow(2).values).toEqual(expect.arrayContaining(['name', 'C-1', 'Anna Example', 'yes']));
  });
});

describe('text stays text', () => {
  test.each([
    ['=1+1', 'a formula'],
    ['=HYPERLINK("http://example.com")', 'an address'],
    ['+8613800138000', 'a phone number'],
    ['00123', 'leading zeros'],
    ['1.10105E+17', 'what Excel would compute'],
    ['2025-03-04', 'a date'],
    ['TRUE', 'a truth value'],
    ['#N/A', 'an error'],
    ['_x0041_', 'what a spreadsheet would decode to A'],
    ['a\u0001b\ufffe', 'characters XML cannot hold'],
    ['<b>&amp;</b>', 'markup'],
    [' lead and trail ', 'blanks at the ends'],
    ['two\nlines', 'a line break'],
  ])('%j: %s', async (text) => {
    const cells = cellsOf(await readBack(sampleReport({ text })));
    const kinds = new Set(cells.map(({ type }) => type));
    expect([...kinds].sort()).toEqual([ExcelJS.ValueType.Number, ExcelJS.ValueType.String].sort());
    const found = cells.filter(({ value }) => typeof value === 'string' && decodeEscapes(value) === text);
    expect(found.length).toBeGreaterThan(5);
    for (const cell of found) expect(cell.type).toBe(ExcelJS.ValueType.String);
  });

  test('too long for a cell: cut, and visibly so', () => {
    expect(sheetText('x'.repeat(40_000))).toHaveLength(32_767);
    expect(sheetText('x'.repeat(40_000))).toMatch(/…$/);
  });

  test('identity numbers are shown in part', async () => {
    const idNumber = '110105199003078515';
    const texts = cellsOf(await readBack(sampleReport({ text: 'C-1', idNumber }))).map(({ text }) => text);
    expect(texts.filter((text) => text.includes(idNumber))).toEqual([]);
    expect(texts).toContain('110105********8515');
  });
});

test('the same figures give the same bytes, whenever and by whichever run', async () => {
  const data = sampleReport();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2025, 0, 1) });
  const first = await bytesOf(data);
  vi.setSystemTime(Date.UTC(2031, 6, 7, 8, 9, 10));
  const later = { ...data, summary: { ...data.summary, run: 'merge-009', started: 'x', ended: 'y' } };
  expect(Buffer.from(await bytesOf(later)).equals(Buffer.from(first))).toBe(true);
});

describe('a large merge', () => {
  const data = sampleReport({ text: 'C-1' });
  const [conflicting] = data.merge!.clusters;
  const calm = { ...conflicting!, id: 'calm', outcomes: [] };
  const merge = { ...data.merge!, clusters: [calm, calm, conflicting!] };
  const clustersFirst = (): readonly MergedView[] => [conflicting!, calm, calm];

  test('as much as there is room for, and it knows what is missing', () => {
    const tables = mergeTables(openPage({ ...data, merge }), merge, clustersFirst, 4);
    const rowsOf = (wanted: string): string[] =>
      [...tables.find(({ name }) => name === wanted)!.rows].map(({ cells }) => String(cells[0]));
    expect(rowsOf('Clusters')).toEqual(['C-1', 'C-1', 'C-1', 'calm']);
    expect(rowsOf('Lost values')).toEqual(['C-1', 'C-1']);
    expect(tables.map(({ counted }) => [counted.shown, counted.all])).toEqual(
      expect.arrayContaining([[4, 9], [2, 2]]),
    ); // prettier-ignore
  });

  test('of the clusters of a page those with conflicts stand first, and the first sheet says what is missing', async () => {
    const blocked = new Array<NonNullable<(typeof merge.blocked)[0]>>(12).fill(merge.blocked[0]!);
    const workbook = new ExcelJS.Workbook();
    const list = new ByteList();
    await writeStyledBook(
      list,
      mergeWorkbook({ ...data, merge: { ...merge, blocked, omitted: 12 } }, undefined, 11),
    );
    await workbook.xlsx.load(list.bytes() as unknown as ExcelJS.Buffer);
    expect(workbook.getWorksheet('Clusters')!.getCell('A2').value).toBe('C-1');
    const texts = cellsOf(workbook).map(({ text }) => text);
    expect(texts).toContain(
      'Sheet “Blocked” shows the first 11 of 12 rows; all are in the CSV files of the run.',
    );
    expect(texts).toContain('12 more golden records are only in merge-report.csv.');
    expect(texts.filter((text) => text.startsWith('Sheet “') && text.includes('first'))).toHaveLength(1);
  });

  test('two thousand clusters are all there, and every lost value leads to its own', async () => {
    function* many(): Generator<MergedView> {
      for (let at = 0; at < 2_000; at++) yield { ...conflicting!, id: `c${at}` };
    }
    const book = mergeWorkbook({ ...data, merge: { ...merge, omitted: 1_997 } }, many);
    const [clusters, lost] = [1, 4].map((at) => [...book.sheets[at]!.rows]) as [StyledRow[], StyledRow[]];
    expect([clusters.length, lost.length]).toEqual([6_001, 4_001]);
    for (const { cells } of lost.slice(1)) {
      const [cluster] = cells;
      const { sheet, cell } = cluster!.leadsTo!;
      expect(sheet).toBe('Clusters');
      const [id, role] = clusters[Number(cell.slice(1)) - 1]!.cells;
      expect([id!.value, role!.value]).toEqual([cluster!.value, 'golden record']);
    }
    const summary = [...book.sheets[0]!.rows].flatMap(({ cells }) => cells.map(({ value }) => value));
    expect(summary).toContain(4_000);
    expect(summary.filter((text) => String(text).includes('merge-report.csv.'))).toEqual([]);
  });

  test('links are written as places of the workbook', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'onerow-book-')), 'a.xlsx');
    writeFileSync(file, await bytesOf(data));
    const parts = execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet5.xml']);
    rmSync(path.dirname(file), { recursive: true });
    expect(parts.toString()).toContain(`<hyperlink ref="A2" location="'Clusters'!A2"/>`);
    expect(parts.toString()).toContain(`location="'Lost values'!A1"/>`);
  });
});

test.each([
  [['short', 5], 15, 'one line'],
  [['x'.repeat(50), ''], 30, 'two lines of 40'],
  [['汉'.repeat(50), ''], 45, 'Chinese characters take two places'],
  [['a\nb\nc', ''], 15, 'breaks are not looked for in what is short'],
  [['x'.repeat(9000), ''], 120, 'but no wall of text'],
])('the height of %j is %d: %s', (cells, height) => {
  expect(rowHeight(cells, [41, 41])).toBe(height);
});
