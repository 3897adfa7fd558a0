// Whatever a merge made of it: undo gives the input back byte for byte, and verify finds nothing wrong. A thousand random
// tables; ONEROW_UNDO_RUNS says how many (nightly: 10000).
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { runVerify } from '../../src/jobs/verify.ts';
import { UserError } from '../../src/model/user-error.ts';
import { mergeOptions, withScratch, WORLD } from './scratch.ts';

const RUNS = Number(process.env['ONEROW_UNDO_RUNS'] ?? 1000);

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '无',
    'a',
    'A ',
    'a;b',
    '"x, y"',
    '"line\nbreak"',
    '张三',
    '2025-01-01',
    '=1+1',
    '0012',
    '👪',
  ),
  fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'é', '1', ' ', '-', '元', "'") }),
);
const phone = fc.constantFrom('', '13800138001', '138 0013 8001', '+86 13900139001', '13900139001', '123');
const table = fc.record({
  rows: fc.array(fc.tuple(phone, cell, cell), { minLength: 2, maxLength: 9 }),
  eol: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  policy: fc.constantFrom('fill', 'newest', 'union', 'concat', 'overwrite', 'drop', 'note:b'),
});

test(`undo(merge(x)) is x, and verify agrees, for ${RUNS} random tables`, { timeout: 3_600_000 }, () =>
  withScratch(async (folder) => {
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, eol, lastEnd, policy }) => {
        const text =
          ['id,phone,a,b', ...rows.map((row, at) => [at + 1, ...row].join(','))].join(eol) +
          (lastEnd ? eol : '');
        const file = path.join(folder, 'in.csv');
        const run = path.join(folder, 'run');
        writeFileSync(file, text);
        const options = mergeOptions(folder, 'merged.csv', 'run', {
          sources: [{ name: 'in', file }],
          id: ['id'],
          rules: ['phone'],
          maps: [{ source: undefined, column: 'phone', type: 'phone', field: undefined, decidedBy: 'map' }],
          policies: [{ field: 'a', policy }],
          force: true,
        });
        try {
          merged += (await runMerge(options, WORLD)).summary.counts.merged;
        } catch (error) {
          // A table nobody could read is refused, and nothing is written.
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        const back = path.join(folder, 'back.csv');
        await runUndo({ run, out: back, force: true });
        expect(readFileSync(back)).toEqual(Buffer.from(text));
        const failed = (await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed);
        expect(failed).toEqual([]);
        rmSync(run, { recursive: true });
      }),
      { numRuns: RUNS },
    );
    expect(merged).toBeGreaterThan(RUNS / 4);
  }),
);
