// What must hold for every table, whatever is in it: nothing vanishes, everything can be undone, order does not matter.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runNormalize } from '../../src/jobs/normalize.ts';
import { runScan } from '../../src/jobs/scan.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { runVerify } from '../../src/jobs/verify.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from './scratch.ts';

const RUNS = process.env['ONEROW_RUNS'] === undefined ? 25 : Number(process.env['ONEROW_RUNS']);

const HEADER = ['id', 'name', 'phone', 'email', 'note', 'updated'];
const name = fc.constantFrom(
  '王小明',
  '王 小 明',
  '李雷',
  '韩梅梅',
  'John Smith',
  'SMITH, John',
  '',
  '张先生',
);
const phone = fc.constantFrom(
  '13900139001',
  '139 0013 9001',
  '+86-139-0013-9001',
  '13900139002',
  '021-62345678转801',
  '123',
  '',
  '138****8001',
  '1.39E+10',
);
const email = fc.constantFrom('a@corp.cn', 'A@CORP.CN ', 'b@corp.cn', 'test163', '', 'c@corp.cn; d@corp.cn');
const note = fc.oneof(
  fc.constantFrom('', 'x,y', 'say "hi"', 'two\nlines', ' =1+1', '无'),
  fc.string({ maxLength: 8 }),
);
const updated = fc.constantFrom('2024-01-02', '2025/3/4', '', '2025年6月3日', '45811', '03/04/2025');
const record = fc.tuple(name, phone, email, note, updated);
const table = fc
  .array(record, { minLength: 1, maxLength: 14 })
  .map((records) =>
    records.map((cells, index) => [`r${index + 1}`, ...cells.map((cell) => cell.replaceAll('\u0000', ''))]),
  );

const written = (rows: readonly (readonly string[])[]): string =>
  stringify([HEADER, ...rows], { quoted_match: /[\n\r]/ });
const read = (file: string): string[][] => parse(readFileSync(file, 'utf8'), { relax_column_count: true });

test('merging accounts for every row and value, and is undone byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom([], ['phone'], ['name+phone', 'email']), (rows, rules) =>
      withScratch(async (folder) => {
        const text = written(rows);
        writeFileSync(path.join(folder, 'table.csv'), text);
        const { summary } = await runMerge(mergeOptions(folder, 'table.csv', 'm', { rules }), WORLD);
        expect(summary.counts.in).toBe(rows.length);
        expect(read(path.join(folder, 'm.csv')).length - 1).toBe(summary.counts.out);
        const crosswalk = read(path.join(folder, 'm/crosswalk.csv')).slice(1);
        expect(crosswalk.map((line) => line[1]).sort()).toEqual(rows.map((row) => row[0]).sort());
        const failed = (await runVerify({ run: path.join(folder, 'm'), noSilentLoss: true })).filter(
          (check) => !check.passed,
        );
        expect(failed).toEqual([]);
        await runUndo({ run: path.join(folder, 'm'), out: path.join(folder, 'back.csv'), force: false });
        expect(readFileSync(path.join(folder, 'back.csv'), 'utf8')).toBe(text);
      }),
    ),
    { numRuns: RUNS },
  );
});

test('normalizing twice is normalizing once', async () => {
  await fc.assert(
    fc.asyncProperty(table, (rows) =>
      withScratch(async (folder) => {
        writeFileSync(path.join(folder, 'table.csv'), written(rows));
        await runNormalize({ ...mergeOptions(folder, 'table.csv', 'n1'), ...NORMALIZED }, WORLD);
        await runNormalize({ ...mergeOptions(folder, 'n1.csv', 'n2'), ...NORMALIZED }, WORLD);
        expect(readFileSync(path.join(folder, 'n2.csv'), 'utf8')).toBe(
          readFileSync(path.join(folder, 'n1.csv'), 'utf8'),
        );
      }),
    ),
    { numRuns: RUNS },
  );
});

test('the order of the rows does not change who belongs together', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.infiniteStream(fc.nat()), (rows, keys) =>
      withScratch(async (folder) => {
        const shuffled = rows
          .map((row) => ({ row, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const clusters = async (file: string, of: readonly (readonly string[])[]): Promise<string[]> => {
          writeFileSync(path.join(folder, `${file}.csv`), written(of));
          const options = {
            ...mergeOptions(folder, `${file}.csv`, `s-${file}`),
            out: undefined,
            review: undefined,
            sort: undefined,
          };
          await runScan(options, WORLD);
          return read(path.join(folder, `s-${file}/clusters.csv`))
            .slice(1)
            .map((line) => [line[0], line[1], line[5]].join(' '))
            .sort();
        };
        expect(await clusters('b', shuffled)).toEqual(await clusters('a', rows));
      }),
    ),
    { numRuns: RUNS },
  );
});
