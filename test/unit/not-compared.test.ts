// What a run leaves out because of its limits, reached by a small list with small limits: told by name, on the terminal and
// on the page, and never a pair that a narrower block still makes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coverageLines } from '../../src/cli/print-coverage.ts';
import { runScan } from '../../src/jobs/scan.ts';
import type { BlockLimits } from '../../src/jobs/match-evidence.ts';
import { westernPeople } from '../bench/customers/western-people.js';
import { writeSet } from '../bench/customers/sets.js';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

const asked = (folder: string, run: string, blockLimits: BlockLimits | undefined) => ({
  ...mergeOptions(folder, 'records.csv', run, {
    id: ['record_id'],
    country: undefined,
  }),
  out: undefined,
  review: undefined,
  sort: undefined,
  blockLimits,
});

interface Left {
  readonly cap: number;
  readonly used_cap: number;
  readonly too_common: { readonly values: number; readonly pairs: number };
  readonly over_budget: { readonly values: number; readonly records: number; readonly pairs: number };
  readonly largest: readonly { readonly value: string; readonly records: number }[];
}

async function scanned(folder: string, run: string, limits: BlockLimits | undefined) {
  const { summary } = await runScan(asked(folder, run, limits), WORLD);
  const left = summary['not_compared'] as { readonly rules: Readonly<Record<string, Left>> };
  const page = readFileSync(path.join(folder, run, 'report.html'), 'utf8');
  return { summary, rules: Object.entries(left.rules), page, pairs: summary['candidate_pairs'] as number };
}

const over = (rules: readonly (readonly [string, Left])[]) =>
  rules.filter(([, { over_budget }]) => over_budget.values > 0);

test('over the budget the largest blocks are left out, by rule, with how many pairs they would have made', () =>
  withScratch(async (folder) => {
    writeSet(folder, westernPeople({ records: 900 }));
    const whole = await scanned(folder, 'whole', undefined);
    expect(over(whole.rules)).toEqual([]);
    const thinned = await scanned(folder, 'thinned', { smallStore: 0, smallBlock: 12, pairsPerRecord: 0.3 });
    const told = over(thinned.rules);
    expect(told.length).toBeGreaterThan(0);
    for (const [, { cap, used_cap, over_budget, largest }] of told) {
      expect(used_cap).toBeLessThan(cap);
      expect(over_budget.pairs).toBeGreaterThanOrEqual(over_budget.values);
      expect(over_budget.records).toBeGreaterThan(used_cap);
      expect(largest.length).toBeGreaterThan(0);
      for (const { value, records } of largest) {
        expect(records).toBeGreaterThan(used_cap);
        expect(value).not.toBe('');
      }
    }
    expect(thinned.pairs).toBeLessThan(whole.pairs);
    // Two terminal languages, and the page names each rule.
    const pairs = told.reduce((sum, [, { over_budget }]) => sum + over_budget.pairs, 0);
    for (const lang of ['en', 'zh'] as const) {
      const lines = coverageLines(thinned.summary, lang).join('\n');
      expect(lines.replaceAll(',', '')).toContain(String(pairs));
    }
    expect(thinned.page).toContain('id="coverage"');
    // Of many rules the page has those that left out most; summary.json has all.
    const all = ([, { too_common, over_budget }]: readonly [string, Left]): number =>
      too_common.pairs + over_budget.pairs;
    const [most] = thinned.rules.toSorted((a, b) => all(b) - all(a));
    expect(thinned.page).toContain(most![0]);
    expect(coverageLines(whole.summary, 'en').join('\n')).not.toContain('budget');
  }));

test('pairs that only larger blocks make must share two fields: fewer pairs, nothing over the budget', () =>
  withScratch(async (folder) => {
    writeSet(folder, westernPeople({ records: 900 }));
    const whole = await scanned(folder, 'whole', undefined);
    const refined = await scanned(folder, 'refined', { smallStore: 0, smallBlock: 2, pairsPerRecord: 1e6 });
    expect(over(refined.rules)).toEqual([]);
    expect(refined.pairs).toBeLessThan(whole.pairs);
    expect(refined.pairs).toBeGreaterThan(0);
  }));

test('at the size where limits begin the last small list is compared whole', () =>
  withScratch(async (folder) => {
    writeSet(folder, westernPeople({ records: 300 }));
    const { summary, pairs } = await scanned(folder, 'whole', undefined);
    const limits = { smallBlock: 2, pairsPerRecord: 0.1 };
    const count = (summary['counts'] as { in: number }).in;
    expect((await scanned(folder, 'at', { ...limits, smallStore: count })).pairs).toBe(pairs);
    expect((await scanned(folder, 'above', { ...limits, smallStore: count - 1 })).pairs).toBeLessThan(pairs);
  }));
