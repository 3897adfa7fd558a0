// Whatever a merge made of it: undo gives the input back byte for byte, and verify finds nothing wrong. A thousand random
// tables; ONEROW_UNDO_RUNS says how many (nightly: 10000).
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { undoClusters } from '../../src/jobs/undo-clusters.ts';
import { runVerify, verifyRun } from '../../src/jobs/verify.ts';
import { UserError } from '../../src/model/user-error.ts';
import { mergeOptions, withScratch, WORLD } from './scratch.ts';

const RUNS = Number(process.env['ONEROW_UNDO_RUNS'] ?? 250);

/** Of so many tables one is taken apart cluster by cluster, too. */
const APART = 5;

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
    let tables = 0;
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
        if (tables++ % APART === 0) await takeApart(folder, run, text);
        rmSync(run, { recursive: true });
      }),
      { numRuns: RUNS },
    );
    expect(merged).toBeGreaterThan(RUNS / 4);
  }),
);

/** Cluster by cluster, each from the run before: what is left is what was read, and every step is sound. */
async function takeApart(folder: string, run: string, text: string): Promise<void> {
  const lines = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
  const clusters = lines(path.join(run, 'crosswalk.csv')).flatMap((line) => {
    const [, , , , role, cluster] = line.split(',');
    return role === 'survivor' ? [cluster!] : [];
  });
  let from = run;
  for (const [at, cluster] of clusters.entries()) {
    const done = await undoClusters(
      {
        run: from,
        clusters: [cluster],
        out: path.join(folder, `apart-${at}.csv`),
        folder: path.join(folder, `apart-${at}`),
        into: undefined,
        asksAgain: false,
        force: true,
        operator: 'test',
        arguments: [],
        lang: 'en',
      },
      WORLD,
    );
    const { passed, checks } = await verifyRun(done.folder, { noSilentLoss: true });
    expect(passed, JSON.stringify(checks.filter((check) => !check.passed))).toBe(true);
    from = done.folder;
  }
  if (clusters.length > 0 && lines(path.join(run, 'rejects.csv')).length === 1) {
    const [is, was] = [readFileSync(path.join(folder, `apart-${clusters.length - 1}.csv`), 'utf8'), text];
    expect(is.replace(/\r?\n$/, '')).toBe(was.replace(/\r?\n$/, ''));
  }
  clusters.forEach((_, at) => {
    rmSync(path.join(folder, `apart-${at}`), { recursive: true });
  });
}
