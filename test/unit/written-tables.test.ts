// What a merge wrote is checked, and undone, as it was written: not as a table that looks like this would be read.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { runVerify } from '../../src/jobs/verify.ts';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

const blank = (cells: number): string => ','.repeat(cells - 1);

const TABLES: Readonly<Record<string, { readonly key: string; readonly lines: readonly string[] }>> = {
  // Read, these quotes are text; of the few lines that stay they look like what closes a cell.
  'a sign in front of a name': {
    key: 'name',
    lines: ['name', '"ann"', '"bob x', '"bob x', '"bob x', '"ann"'],
  },
  'names in single quotes': {
    key: 'city',
    lines: [
      'name,city',
      "'ann','bonn'",
      "'bob','bonn'",
      '"cy, ""c""",rome',
      '"cy, ""d""",rome',
      "'x','oslo'",
    ],
  },
  // Of the records above it so many go that what looks like the header of another list is near enough to be one.
  'a header further down': {
    key: 'c3',
    lines: [
      'c1,,c3,c4,',
      'a,,7,,',
      'b,,7,,',
      'c,,7,,',
      'From one list,,,,',
      'as it was,,,,',
      'street,kind,name,age,since',
      'elm 1,person,ann,30,2001-02-03',
      'elm 2,person,bob,31,2001-02-04',
      'elm 3,person,cy,32,2001-02-05',
      'elm 4,person,dee,33,2001-02-06',
    ],
  },
  // A record that is merged into the last one no longer stands behind what looks like a row of sums.
  'records that look like sums': {
    key: 'ref',
    lines: ['name,ref,city', 'ann,r1,bonn', 'bob,r2,rome', '合计,,', 'Total,,', 'ann,r1,bonn'],
  },
  // What stands above the header is left out.
  'a first name in brackets': {
    key: 'city',
    lines: ['a list', '[] name,city', 'ann,bonn', 'bob,bonn', 'cy,rome'],
  },
  'records without a value': {
    key: 'b',
    lines: ['a,b,c', 'x,1,', 'y,1,', blank(3), 'z,2,', blank(3)],
  },
};

for (const [name, { key, lines }] of Object.entries(TABLES))
  for (const out of ['out.csv', 'out.tsv', 'out.xlsx', 'out.jsonl'])
    test(`${name}: ${out} passes its check, and comes back`, () =>
      withScratch(async (folder) => {
        const file = path.join(folder, 'in.csv');
        writeFileSync(file, `${lines.join('\n')}\n`);
        const run = path.join(folder, 'run');
        const options = mergeOptions(folder, 'in.csv', 'run', {
          id: ['row'],
          rules: [key],
          out: path.join(folder, out),
        });
        const { summary } = await runMerge(options, WORLD);
        expect(summary.counts.merged).toBeGreaterThan(0);
        expect((await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed)).toEqual([]);
        await runUndo({ run, out: path.join(folder, 'back.csv'), force: false });
        expect(readFileSync(path.join(folder, 'back.csv'), 'utf8')).toBe(readFileSync(file, 'utf8'));
      }));
