// A review sheet goes through a spreadsheet, a colleague and three days: what still counts when it comes back.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { beforeAll, expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runScan } from '../../src/jobs/scan.ts';
import { UserError } from '../../src/model/user-error.ts';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

const CUSTOMERS = `id,name,phone,birthday,city
1,张三,13800138001,2025-06-03,上海
2,张三丰,13800138001,2025-06-03,上海
3,李四,13800138003,1980-12-01,北京
4,李四光,13800138003,,
5,王五,13800138005,,㐂县
6,王五一,13800138005,,
`;
/** Both of a cluster are merged, kept apart, or the second is to go. */
const WORDS: Readonly<Record<string, string>> = { 1: '合并', 2: '合并', 3: 'Not duplicate', 4: '', 5: 'merge', 6: 'delete' }; // prettier-ignore

const readTable = (text: string): string[][] => parse(text);

type Sheet = readonly (readonly string[])[];
interface Place {
  readonly folder: string;
  /** The sheet as it was written, decided. */
  readonly sheet: Sheet;
}

const asked = (folder: string, run: string) =>
  mergeOptions(folder, 'crm.csv', run, { sources: [{ name: 'crm', file: path.join(folder, 'crm.csv') }], rules: ['phone'], force: true }); // prettier-ignore

let written: { readonly csv: Buffer; readonly xlsx: Buffer };
beforeAll(() =>
  withScratch(async (folder) => {
    writeFileSync(path.join(folder, 'crm.csv'), CUSTOMERS);
    const files = ['csv', 'xlsx'].map((ending) => path.join(folder, `review.${ending}`));
    for (const review of files)
      await runScan({ ...asked(folder, 'scan'), command: 'scan', review, sort: undefined }, WORLD);
    written = { csv: readFileSync(files[0]!), xlsx: readFileSync(files[1]!) };
  }),
);

const csvOf = (sheet: Sheet): string =>
  sheet.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n'; // prettier-ignore

const columnOf = ([header]: Sheet, name: string): number => header!.indexOf(name);

/** The sheet with other texts in one of its columns. */
function rewrite(sheet: Sheet, column: string, text: (cell: string, key: string) => string): Sheet {
  const at = columnOf(sheet, column);
  return sheet.map((row, r) =>
    r === 0 ? row : row.map((cell, c) => (c === at ? text(cell, row[1]!) : cell)),
  );
}

const without = (sheet: Sheet, column: string): Sheet => {
  const at = columnOf(sheet, column);
  return sheet.map((row) => row.filter((_, c) => c !== at));
};

/** Merges by the sheet as `edit` leaves it: ids that stay, or the code of the refusal. */
async function merged(
  edit: (place: Place) => string | Buffer | Promise<Buffer>,
  options: { readonly customers?: string; readonly accept?: boolean; readonly ending?: string } = {},
): Promise<{ readonly ids?: string; readonly refused?: string; readonly told: readonly string[] }> {
  return withScratch(async (folder) => {
    writeFileSync(path.join(folder, 'crm.csv'), options.customers ?? CUSTOMERS);
    const rows = readTable(written.csv.toString('utf8'));
    const decided = rewrite(rows, 'decision', (_, key) => WORDS[key.slice(4)]!);
    const decisions = path.join(folder, `decided.${options.ending ?? 'csv'}`);
    writeFileSync(decisions, await edit({ folder, sheet: decided }));
    const told: string[] = [];
    const result = { told };
    try {
      await runMerge({ ...asked(folder, 'run'), decisions, acceptStale: options.accept === true }, WORLD);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.exit).toBe(3);
      return { ...result, refused: error.code };
    }
    try {
      const listed = readTable(readFileSync(path.join(folder, 'run', 'decisions-not-applied.csv'), 'utf8'));
      told.push(...listed.slice(1).map((row) => `${row[2]!} ${row[7]!}`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const [, ...out] = readTable(readFileSync(path.join(folder, 'run.csv'), 'utf8'));
    return { ...result, ids: out.map(([id]) => id).join(' ') };
  });
}

/** 1 and 2 are one row, 3 and 4 are two, of 5 and 6 one went. */
const AS_DECIDED = '1 3 4 5';

test.each<[string, (place: Place) => string | Buffer]>([
  ['as it was decided', ({ sheet }) => csvOf(sheet)],
  ['sorted another way', ({ sheet: [header, ...rows] }) => csvOf([header!, ...rows.toReversed()])],
  ['with columns of somebody’s own', ({ sheet }) => csvOf(sheet.map((row, at) => ['x', ...row, at === 0 ? '负责人' : '小王']))],
  ['with its columns in another order', ({ sheet }) => csvOf(sheet.map((row) => row.toReversed()))],
  ['saved as GBK, which has no 㐂', ({ sheet }) => iconv.encode(csvOf(sheet), 'gbk')],
  ['saved with a mark and tabs', ({ sheet }) => '\ufeff' + sheet.map((row) => row.join('\t')).join('\r\n')],
  ['dates written by a spreadsheet', ({ sheet }) => csvOf(rewrite(sheet, 'birthday', (cell) => cell.replace(/-0?/g, '/')))],
  ['dates written by a spreadsheet, and the last column gone', ({ sheet }) => csvOf(without(rewrite(sheet, 'birthday', (cell) => cell.replace(/-0?/g, '/')), 'row_state'))],
  ['phones written as numbers', ({ sheet }) => csvOf(rewrite(sheet, 'phone', () => '1.38E+10'))],
  ['every column of the customers gone', ({ sheet }) => csvOf(['id', 'name', 'phone', 'birthday', 'city', 'override:name', 'row_state'].reduce(without, sheet))],
  ['blank lines between the clusters', ({ sheet }) => csvOf(sheet.flatMap((row) => [row, row.map(() => '')]))],
])('counts: %s', async (_, edit) => {
  expect(await merged(edit)).toEqual({ ids: AS_DECIDED, told: [] });
}); // prettier-ignore

test('counts: a row that was taken out decides nothing', async () => {
  const { ids } = await merged(({ sheet }) => csvOf(sheet.filter((row) => row[1] !== 'crm:4')));
  // Nobody says any more that 3 is not 4.
  expect(ids).toBe('1 3 5');
});

test('counts: a cluster id that became a number', async () => {
  const mangled = await merged(({ sheet }) => csvOf(rewrite(sheet, 'cluster_id', (cell, key) => (key < 'crm:3' ? '6.5512E+11' : cell)))); // prettier-ignore
  expect(mangled).toEqual({ ids: AS_DECIDED, told: [] });
});

test('counts: a workbook, decided and sorted in a spreadsheet that made dates of its dates', async () => {
  const edit = async (): Promise<Buffer> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(written.xlsx as unknown as ExcelJS.Buffer);
    const sheet = workbook.worksheets[0]!;
    const header = (sheet.getRow(1).values as string[]).slice(1);
    expect(sheet.getColumn(header.indexOf('row_state') + 1).hidden).toBe(true);
    for (let r = 2; r <= sheet.rowCount; r++) {
      const row = sheet.getRow(r);
      const id = (row.getCell(2).value as string).slice(4);
      row.getCell(header.indexOf('decision') + 1).value = WORDS[id]!;
      const cell = row.getCell(header.indexOf('birthday') + 1);
      if (cell.text !== '') {
        cell.numFmt = 'yyyy/m/d';
        cell.value = new Date(`${cell.text}T00:00:00Z`);
      }
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  expect(await merged(edit, { ending: 'xlsx' })).toEqual({ ids: AS_DECIDED, told: [] });
});

test.each<[string, string, (place: Place) => string]>([
  ['a cluster nobody knows', 'review/unknown-cluster', ({ sheet }) => csvOf(rewrite(sheet, 'cluster_id', (cell, key) => (key < 'crm:3' ? 'abc123abc123' : cell)))],
  ['a row moved to another cluster', 'review/changed-keys', ({ sheet }) => csvOf(rewrite(sheet, 'cluster_id', (cell, key) => (key === 'crm:2' ? sheet[3]![0]! : cell)))],
  ['a key that is another record’s', 'review/stale-sheet', ({ sheet }) => csvOf(rewrite(sheet, 'row_key', (cell) => (cell === 'crm:2' ? 'crm:3' : cell)))],
  ['a key of nobody', 'review/changed-keys', ({ sheet }) => csvOf(rewrite(sheet, 'row_key', (cell) => (cell === 'crm:2' ? 'crm:99' : cell)))],
  ['a key that is none', 'review/bad-key', ({ sheet }) => csvOf(rewrite(sheet, 'row_key', (cell) => (cell === 'crm:2' ? '2' : cell)))],
  ['two masters', 'review/two-masters', ({ sheet }) => csvOf(rewrite(sheet, 'master', (_, key) => (key < 'crm:3' ? 'x' : '')))],
  ['a word that is none', 'review/unknown-word', ({ sheet }) => csvOf(rewrite(sheet, 'decision', () => 'maybe'))],
  ['a column it cannot do without', 'review/missing-column', ({ sheet }) => csvOf(without(sheet, 'row_key'))],
])('refused: %s', async (_, refused, edit) => {
  expect(await merged(edit)).toEqual({ refused, told: [] });
}); // prettier-ignore

const CHANGED = CUSTOMERS.replace('上海\n3', '苏州\n3').replace(/^6.*\n/m, '') + '7,新来的,13900139007,,\n';

test('refused: about an input that has changed since; nothing is written', async () => {
  expect(await merged(({ sheet }) => csvOf(sheet), { customers: CHANGED })).toEqual({
    refused: 'review/stale-sheet',
    told: [],
  });
});

test.each(['csv', 'xlsx'])('accepted row by row, as %s: what changed or went is told', async (ending) => {
  const edit = async ({ sheet }: Place): Promise<Buffer> => {
    if (ending === 'csv') return Buffer.from(csvOf(sheet));
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('审核').addRows(sheet.map((row) => [...row]));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const { ids, told, refused } = await merged(edit, { customers: CHANGED, accept: true, ending });
  expect(refused).toBeUndefined();
  // 1 and 2 share a phone all the same: the rule merges them, not the word. 3 and 4 stay apart by word.
  expect(ids).toBe('1 3 4 5 7');
  expect(told).toEqual([
    'crm:1 review/beside-stale',
    'crm:2 review/row-changed',
    'crm:5 review/beside-stale',
    'crm:6 review/record-gone',
  ]);
});

test('accepted row by row: what a person kept apart stays apart, changed or not', async () => {
  const customers = CUSTOMERS.replace('北京', '天津');
  const { ids, told } = await merged(({ sheet }) => csvOf(sheet), { customers, accept: true });
  expect(ids).toBe(AS_DECIDED);
  expect(told).toEqual([]);
});

test('accepted row by row: of an unknown cluster only its rows matter', async () => {
  const edit = ({ sheet }: Place): string => csvOf(rewrite(sheet, 'cluster_id', (cell, key) => (key < 'crm:3' ? 'abc123abc123' : cell))); // prettier-ignore
  expect(await merged(edit, { accept: true })).toEqual({ ids: AS_DECIDED, told: [] });
});
