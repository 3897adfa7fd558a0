// The demo data has known answers. These are floors, not targets: auto-merging must be right, and most of what belongs
// together must be found. The count of candidate pairs is asserted as well: blocking may not get lazier unnoticed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { runNormalize } from '../src/jobs/normalize.ts';
import { runScan } from '../src/jobs/scan.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from './properties/scratch.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}

/** All unordered pairs within groups, as `a|b`. */
function pairs(groups: Iterable<readonly string[]>): Set<string> {
  const all = new Set<string>();
  for (const members of groups) {
    const sorted = [...members].sort();
    sorted.forEach((a, i) => sorted.slice(i + 1).forEach((b) => all.add(`${a}|${b}`)));
  }
  return all;
}

function grouped(lines: readonly Record<string, string>[], by: string): string[][] {
  const groups = new Map<string, string[]>();
  for (const line of lines) groups.set(line[by]!, [...(groups.get(line[by]!) ?? []), line['record_id']!]);
  return [...groups.values()];
}

let clusters: Record<string, string>[] = [];
let candidatePairs = 0;
const truth = pairs(grouped(rows(path.join(fixtures, 'truth.csv')), 'cluster_id'));

beforeAll(() =>
  withScratch(async (folder) => {
    const sources = ['crm.csv', 'shop.csv', 'store.xlsx'].map((file) => ({
      name: file.split('.')[0]!,
      file: path.join(fixtures, file),
    }));
    const normalized = await runNormalize(
      { ...mergeOptions(folder, '', 'all', { sources, id: [] }), ...NORMALIZED },
      WORLD,
    );
    expect(normalized.summary.counts).toMatchObject({ in: 520, out: 518, rejected: 2 });
    const options = {
      ...mergeOptions(folder, 'all.csv', 'scan', { id: [] }),
      out: undefined,
      review: undefined,
      sort: undefined,
    };
    const scanned = await runScan(options, WORLD);
    candidatePairs = Number(scanned.summary['candidate_pairs']);
    clusters = rows(path.join(folder, 'scan/clusters.csv'));
  }),
);

function score(bands: readonly string[]): { precision: number; recall: number } {
  const found = pairs(
    grouped(
      clusters.filter((line) => bands.includes(line['band']!)),
      'cluster_id',
    ),
  );
  const right = [...found].filter((pair) => truth.has(pair)).length;
  return { precision: right / found.size, recall: right / truth.size };
}

test('what is merged without asking is right', () => {
  expect(score(['auto']).precision).toBeGreaterThanOrEqual(0.995);
  expect(score(['auto']).recall).toBeGreaterThanOrEqual(0.7);
});

test('with what a person is asked, nearly everything is found', () => {
  expect(score(['auto', 'review']).recall).toBeGreaterThanOrEqual(0.9);
  expect(score(['auto', 'review']).precision).toBeGreaterThanOrEqual(0.95);
});

test('no more pairs are looked at than the blocks need', () => {
  expect(candidatePairs).toBeGreaterThan(truth.size);
  expect(candidatePairs).toBeLessThanOrEqual(20 * 518);
});
