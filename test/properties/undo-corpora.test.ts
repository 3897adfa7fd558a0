// Files nobody of this project wrote, merged by their first column and undone: every one that can be read comes back byte
// for byte, and what came of it passes verify. ONEROW_UNDO_CORPORA=all takes all of them; a run of every day a spread.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runMerge } from '../../src/jobs/merge.ts';
import { runUndo } from '../../src/jobs/undo.ts';
import { runVerify } from '../../src/jobs/verify.ts';
import { openSource } from '../../src/io/source.ts';
import { UserError } from '../../src/model/user-error.ts';
import { corpusFiles, DATA, inCorpus } from '../unit/corpora.ts';
import { mergeOptions, withScratch, WORLD } from './scratch.ts';

const ALL = process.env['ONEROW_UNDO_CORPORA'] === 'all';
/** Larger ones only when all are asked for. */
const MOST_BYTES = ALL ? 64 << 20 : 200_000;
/** Of each corpus at most so many, evenly spread over it. */
const MOST_FILES = ALL ? Infinity : 24;

function spread(files: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, files.length / most);
  return files.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Merged by the first column whose values repeat; undefined when the file cannot be used. */
async function mergedBy(folder: string, file: string): Promise<{ merged: number; code?: string }> {
  let code = '';
  let columns: readonly string[];
  try {
    const { info } = await openSource({ name: 'in', file });
    columns = info.header.names;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { merged: 0, code: error.code };
  }
  for (const column of columns.slice(0, 3)) {
    const options = mergeOptions(folder, '', 'run', {
      sources: [{ name: 'in', file }],
      out: path.join(folder, 'merged.csv'),
      id: ['row'],
      rules: [column],
      maxCluster: 1000,
      force: true,
    });
    try {
      const { summary } = await runMerge(options, WORLD);
      if (summary.counts.merged > 0 || column === columns.slice(0, 3).at(-1))
        return { merged: summary.counts.merged };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Refused for what the file is, never because the run was wrong.
      expect(error.exit, `${file}: ${error.code}`).toBe(3);
      code = error.code;
    }
  }
  return existsSync(path.join(folder, 'run', 'manifest.json')) ? { merged: 0 } : { merged: 0, code };
}

for (const corpus of ['csv', 'encodings', 'xlsx']) {
  const files = corpusFiles(corpus);
  test.skipIf(files.length === 0)(
    `${corpus}: what was merged comes back byte for byte`,
    { timeout: 36_000_000 },
    () =>
      withScratch(async (folder) => {
        const figures = { files: 0, merged: 0, rows: 0 };
        const refused: Record<string, number> = {};
        const small = files.filter(
          (name) => !/\.(xml|html?)$/.test(name) && statSync(inCorpus(corpus, name)).size <= MOST_BYTES,
        );
        for (const name of spread(small, MOST_FILES)) {
          const file = inCorpus(corpus, name);
          const was = readFileSync(file);
          const { merged, code } = await mergedBy(folder, file);
          if (code === undefined) {
            figures.files++;
            figures.rows += merged;
            if (merged > 0) figures.merged++;
            const run = path.join(folder, 'run');
            const back = path.join(folder, 'back');
            await runUndo({ run, out: back, force: true });
            expect(readFileSync(back).equals(was), name).toBe(true);
            const failed = (await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed);
            expect(failed, name).toEqual([]);
          } else refused[code] = (refused[code] ?? 0) + 1;
          expect(readFileSync(file).equals(was), `${name} was touched`).toBe(true);
          rmSync(path.join(folder, 'run'), { recursive: true, force: true });
        }
        process.stderr.write(`undo of ${corpus}: ${JSON.stringify({ ...figures, refused })}\n`);
        expect(figures.files).toBeGreaterThan(0);
      }),
  );
}

const DEDUPE = (ALL ? ['febrl1', 'restaurants_864', 'orgs_hard_synthetic', 'febrl3', 'splink_fake_1000'] : ['restaurants_864']).map((set) => path.join(DATA, 'dedupe', set, 'records.csv')); // prettier-ignore
for (const file of DEDUPE) {
  const set = path.basename(path.dirname(file));
  if (!existsSync(file)) process.stderr.write(`SKIPPED: ${file} is not there (set ONEROW_DATA)\n`);
  test.skipIf(!existsSync(file))(`${set}, merged as it finds best, comes back byte for byte`, () =>
    withScratch(async (folder) => {
      const run = path.join(folder, 'run');
      const options = mergeOptions(folder, '', 'run', { sources: [{ name: 'in', file }], id: ['record_id'] });
      const { summary } = await runMerge(options, WORLD);
      expect(summary.counts.merged).toBeGreaterThan(0);
      await runUndo({ run, out: path.join(folder, 'back.csv'), force: false });
      expect(readFileSync(path.join(folder, 'back.csv')).equals(readFileSync(file))).toBe(true);
      const failed = (await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed);
      expect(failed).toEqual([]);
    }),
  );
}
