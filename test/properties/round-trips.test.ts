// What goes through `export` comes out as it was: ten thousand nasty values through every pair of doors (reliability.md
// D5), amounts and phones guarded or not (T1), headers of any kind (D4), cells of any length.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, PLAIN_CSV } from '../../src/io/csv-write.ts';
import { runExport, type ExportOptions } from '../../src/jobs/export.ts';
import { nastyValues } from '../unit/nasty-values.ts';
import { EXPORTED, mergeOptions, withScratch, WORLD } from './scratch.ts';

const RUNS = Number(process.env['ONEROW_RUNS'] ?? 30);

/** Exports `from` as `to`, both in the folder; the names say the formats. */
async function pass(
  folder: string,
  from: string,
  to: string,
  { headerRow, ...more }: Partial<ExportOptions> & { headerRow?: number } = {},
): Promise<void> {
  const source = { name: 'table', file: path.join(folder, from), ...(headerRow === undefined ? {} : { headerRow }) };
  const options = mergeOptions(folder, '', `run-${to}`, { id: [], sources: [source], out: path.join(folder, to) });
  await runExport({ ...options, ...EXPORTED, ...more }, WORLD);
} // prettier-ignore

const textOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => csvLine(row, PLAIN_CSV)).join('');

const COLUMNS = 10;
const NASTY = nastyValues();
const TABLE = [
  Array.from({ length: COLUMNS }, (_, i) => `name ${'abcdefghij'[i]!}`),
  ...Array.from({ length: NASTY.length / COLUMNS }, (_, row) => NASTY.slice(row * COLUMNS, (row + 1) * COLUMNS)),
]; // prettier-ignore

test.each([
  [['csv', 'csv']],
  [['csv', 'xlsx', 'csv']],
  [['csv', 'xlsx', 'xlsx', 'csv']],
  [['csv', 'jsonl', 'csv']],
  [['csv', 'parquet', 'csv']],
  [['csv', 'jsonl', 'xlsx', 'parquet', 'tsv', 'csv']],
])('10,000 nasty values: %j', (doors) =>
  withScratch(async (folder) => {
    const text = textOf(TABLE);
    writeFileSync(path.join(folder, '0.csv'), text);
    for (const [at, door] of doors.slice(1).entries())
      await pass(folder, `${at}.${doors[at]!}`, `${at + 1}.${door}`, at === 0 ? { headerRow: 1 } : {});
    const out = readFileSync(path.join(folder, `${doors.length - 1}.csv`), 'utf8');
    expect(out === text ? '' : firstDifference(text, out)).toBe('');
  }),
);

function firstDifference(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1}: ${JSON.stringify(a[at])} became ${JSON.stringify(b[at])}`;
}

test('10,000 amounts and phones are the same for a spreadsheet', () =>
  withScratch(async (folder) => {
    let state = 7;
    const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    const rows = Array.from({ length: 5_000 }, (_, i) => [
      `R${i}`,
      `${['+', '-', ''][next(3)]!}${next(1_000_000)}.${next(10_000)}`,
      `+${1 + next(98)}${100_000 + next(900_000)}${next(1_000_000)}`,
    ]);
    const text = textOf([['id', 'amount', 'phone'], ...rows]);
    writeFileSync(path.join(folder, 'a.csv'), text);
    await pass(folder, 'a.csv', 'b.csv', { for: 'spreadsheet' });
    expect(readFileSync(path.join(folder, 'b.csv'), 'utf8')).toBe(text);
  }));

const NAMES = [
  ...['phone', 'phone', 'name', '', ' ', '10', '2', '2024', '01', 'a,b', 'a"b', 'two\nlines', '\ttab', ' spaced '],
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['column 1', 'phone#2', '=1+1', '＝', '编号', 'ｗｉｄｅ', '\u200b', 'e\u0301', 'null', 'NaN', '__', '-'],
]; // prettier-ignore

// Only a last name of nothing but blanks is lost on the way through a workbook: sheets are full of such cells.
test('any header, and the cells below it, are the same again: CSV, and a workbook in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 40 }).filter((names) => names.some((name) => /\p{L}/u.test(name)) && names.at(-1) !== ' '),
      fc.boolean(),
      (names, hasMark) =>
        withScratch(async (folder) => {
          const rows = [1, 2, 3].map((row) => names.map((_, column) => `v${row}-${column}`));
          const text = textOf([names, ...rows]);
          writeFileSync(path.join(folder, 'a.csv'), (hasMark ? '\ufeff' : '') + text);
          await pass(folder, 'a.csv', 'b.csv', { headerRow: 1 });
          expect(readFileSync(path.join(folder, 'b.csv'), 'utf8')).toBe(text);
          await pass(folder, 'a.csv', 'c.xlsx', { headerRow: 1 });
          await pass(folder, 'c.xlsx', 'd.csv', { headerRow: 1 });
          expect(readFileSync(path.join(folder, 'd.csv'), 'utf8')).toBe(text);
        }),
    ),
    { numRuns: RUNS },
  );
}); // prettier-ignore

test('long cells, and cells of many lines, come back, also from the first record', () =>
  withScratch(async (folder) => {
    const long = '长"引,'.repeat(205_940);
    const tall = 'x,"y\n'.repeat(9_000);
    const notes = [long, tall, 'last'];
    const lines = notes.map((note, id) => `${JSON.stringify({ id: `R${id}`, note })}\n`);
    writeFileSync(path.join(folder, 'a.jsonl'), lines.join(''));
    await pass(folder, 'a.jsonl', 'b.csv');
    await pass(folder, 'b.csv', 'c.csv');
    await pass(folder, 'c.csv', 'd.jsonl');
    expect(readFileSync(path.join(folder, 'd.jsonl'), 'utf8') === lines.join('')).toBe(true);
  }));
