// Whatever a run made of it: undo gives the input back byte for byte, and verify finds nothing wrong. Runs that take rows
// away come back from their backups, normalize and enrich from their trail. ONEROW_UNDO_RUNS says how many tables.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runArchive } from '../../src/jobs/archive.ts';
import type { ColumnPair } from '../../src/jobs/enrich-columns.ts';
import { runEnrich } from '../../src/jobs/enrich.ts';
import { runMerge } from '../../src/jobs/merge.ts';
import { runNormalize } from '../../src/jobs/normalize.ts';
import type { RunResult } from '../../src/jobs/run.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { undoByTrail } from '../../src/jobs/undo-trail.ts';
import { undoClusters } from '../../src/jobs/undo-clusters.ts';
import { runVerify, verifyRun } from '../../src/jobs/verify.ts';
import { UserError } from '../../src/model/user-error.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from './scratch.ts';

const RUNS = Number(process.env['ONEROW_UNDO_RUNS'] ?? 600);

/** Of so many merged tables one is taken apart cluster by cluster, too. */
const APART = 8;

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
const policy = fc.constantFrom('fill', 'newest', 'union', 'concat', 'overwrite', 'drop', 'note:b');
const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ name: fc.constant('merge' as const), policy }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('archive' as const), action: fc.constantFrom('archive' as const, 'delete' as const) }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ name: fc.constant('normalize' as const) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('enrich' as const), overwrite: fc.boolean() }) },
);
const table = fc.record({
  rows: fc.array(fc.tuple(phone, cell, cell), { minLength: 2, maxLength: 9 }),
  eol: fc.constantFrom('\n', '\r\n'),
  lastEnd: fc.boolean(),
  command,
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const REFERENCE = 'id,a,b\n1,filled,x\n2,"two, three",\n3,,y\n5,filled,"q""q"\n9,无,z\n';

/** Does to `in.csv` what the command says, in `run`. */
async function runOf(folder: string, command: Command): Promise<RunResult> {
  const file = path.join(folder, 'in.csv');
  const asked = mergeOptions(folder, 'in.csv', 'run', {
    sources: [{ name: 'in', file }],
    rules: ['phone'],
    maps: [{ source: undefined, column: 'phone', type: 'phone', field: undefined, decidedBy: 'map' }],
    force: true,
  });
  switch (command.name) {
    case 'merge':
      return runMerge({ ...asked, policies: [{ field: 'a', policy: command.policy }] }, WORLD);
    case 'archive': {
      const { action } = command;
      const rule = { where: "phone contains '138' or empty(a)", inactive: undefined, by: [] };
      const bundle = action === 'archive' ? path.join(folder, 'bundle') : undefined;
      return runArchive({ ...asked, ...rule, command: 'archive', action, bundle, unknown: 'keep' }, WORLD);
    }
    case 'normalize':
      return runNormalize({ ...asked, ...NORMALIZED, command: 'normalize' }, WORLD);
    case 'enrich': {
      const reference = path.join(folder, 'reference.csv');
      writeFileSync(reference, REFERENCE);
      const pair = (column: string): ColumnPair => ({ column, reference: column });
      return runEnrich(
        {
          ...asked,
          command: 'enrich',
          reference: { name: 'reference', file: reference },
          on: [pair('id')],
          fill: [pair('a'), pair('b')],
          overwrite: command.overwrite,
        },
        WORLD,
      );
    }
  }
}

test(`undo(run(x)) is x, and verify agrees, for ${RUNS} random tables`, { timeout: 36_000_000 }, () =>
  withScratch(async (folder) => {
    const gone = { merge: 0, archive: 0, normalize: 0, enrich: 0 };
    let merges = 0;
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, eol, lastEnd, command }) => {
        const text =
          ['id,phone,a,b', ...rows.map((row, at) => [at + 1, ...row].join(','))].join(eol) +
          (lastEnd ? eol : '');
        const run = path.join(folder, 'run');
        const { name } = command;
        const byTrail = name === 'normalize' || name === 'enrich';
        writeFileSync(path.join(folder, 'in.csv'), text);
        try {
          const { counts, fields } = (await runOf(folder, command)).summary;
          gone[name] += byTrail
            ? Object.values(fields).reduce((sum, { changed }) => sum + changed, 0)
            : counts.merged + counts.archived + counts.removed;
        } catch (error) {
          // A table nobody could read is refused, and nothing is written.
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).exit, (error as UserError).code).toBe(3);
          return;
        }
        const back = path.join(folder, 'back.csv');
        if (byTrail) {
          const undone = await undoByTrail({ run, file: undefined, out: back, force: true });
          expect(undone).toMatchObject({ exact: true, changedSince: 0 });
        } else await runUndo({ run, out: back, force: true });
        expect(readFileSync(back)).toEqual(Buffer.from(text));
        const failed = (await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed);
        expect(failed).toEqual([]);
        if (name === 'merge' && merges++ % APART === 0) await takeApart(folder, run, text);
        for (const made of ['run', 'bundle'])
          rmSync(path.join(folder, made), { recursive: true, force: true });
      }),
      { numRuns: RUNS },
    );
    for (const count of Object.values(gone)) expect(count).toBeGreaterThan(RUNS / 20);
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
