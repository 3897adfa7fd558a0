// What people decided makes matching better or leaves it as it was; a handful of decisions never overturns it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { inputFiles } from '../../src/io/source.ts';
import type { PairDecision } from '../../src/jobs/decisions.ts';
import { findDuplicates, type Duplicates } from '../../src/jobs/find-duplicates.ts';
import { Run } from '../../src/jobs/run.ts';
import { openSources } from '../../src/jobs/sources.ts';
import { chinesePeople } from '../bench/customers/chinese-people.js';
import { writeSet } from '../bench/customers/sets.js';
import { westernPeople } from '../bench/customers/western-people.js';
import { westernRegister } from '../bench/customers/western-register.js';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

async function scan(folder: string, decisions: readonly PairDecision[]): Promise<Duplicates> {
  const options = {
    ...mergeOptions(folder, 'records.csv', 'found', { id: ['record_id'], country: undefined }),
    out: undefined,
    learnsFromDecisions: true,
  };
  const run = new Run({ ...options, dryRun: true }, WORLD, inputFiles(options.sources));
  try {
    return await findDuplicates(options, WORLD, run, await openSources(options, run), decisions, undefined);
  } finally {
    run.discard();
  }
}

function entities(folder: string): Map<string, string> {
  const lines: Record<string, string>[] = parse(readFileSync(path.join(folder, 'truth.csv'), 'utf8'), { columns: true });
  return new Map(lines.map((line) => [line['record_id']!, line['cluster_id']!]));
} // prettier-ignore

/** Known answers for the doubtful pairs of every other customer; `wrong`: the other way round. */
function decide({ match, store }: Duplicates, truth: ReadonlyMap<string, string>, wrong = false): PairDecision[] {
  return match.edges.flatMap(({ left, right, band }): PairDecision[] => {
    const [a, b] = [store.ids.at(left), store.ids.at(right)];
    if (band !== 'review' || isHeldOut(truth, a) || isHeldOut(truth, b)) return [];
    const decision = (truth.get(a) === truth.get(b)) === wrong ? 'not-duplicate' : 'merge';
    return [{ leftSource: 'table', leftId: a, rightSource: 'table', rightId: b, decision, who: 'x', when: '2026-01-31' }];
  });
} // prettier-ignore

/** By the last sign of the customer's id: half of the customers nobody decided about. */
function isHeldOut(truth: ReadonlyMap<string, string>, id: string): boolean {
  return truth.get(id)!.charCodeAt(truth.get(id)!.length - 1) % 2 === 0;
}

/** F1 of the links among records nobody decided about, by band. */
function heldOut({ match, store }: Duplicates, truth: ReadonlyMap<string, string>): { all: number; autoWrong: number } {
  const sizes = new Map<string, number>();
  for (const [id, entity] of truth) if (isHeldOut(truth, id)) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  let real = 0;
  for (const size of sizes.values()) real += (size * (size - 1)) / 2;
  let [right, found, autoWrong] = [0, 0, 0];
  for (const edge of match.edges) {
    const [a, b] = [store.ids.at(edge.left), store.ids.at(edge.right)];
    if (!isHeldOut(truth, a) || !isHeldOut(truth, b)) continue;
    found++;
    if (truth.get(a) === truth.get(b)) right++;
    else if (edge.band === 'auto') autoWrong++;
  }
  return { all: (2 * right) / (found + real), autoWrong };
} // prettier-ignore

test.each([
  ['Chinese people', chinesePeople],
  ['Western households', westernPeople],
  ['Western register', westernRegister],
])('%s: decisions about half of the customers do not hurt the other half', (_, make) =>
  withScratch(async (folder) => {
    writeSet(folder, make({ records: 800 }));
    const truth = entities(folder);
    const before = await scan(folder, []);
    const decisions = decide(before, truth);
    expect(decisions.length).toBeGreaterThan(3);
    const after = await scan(folder, decisions);
    const [old, now] = [heldOut(before, truth), heldOut(after, truth)];
    expect(after.insight!.model.lambda).not.toEqual(before.insight!.model.lambda);
    expect(now.all, `${decisions.length} decisions: ${old.all} → ${now.all}`).toBeGreaterThanOrEqual(old.all - 0.003);
    expect(now.autoWrong).toBeLessThanOrEqual(old.autoWrong);
    // Three people who are wrong move the odds of everybody by less than a bit.
    const misled = await scan(folder, decide(before, truth, true).slice(0, 3));
    const bits = Math.log2(misled.insight!.model.lambda[0]! / before.insight!.model.lambda[0]!);
    expect(Math.abs(bits)).toBeLessThan(1);
  }),
); // prettier-ignore

test('without decisions nothing is moved', () =>
  withScratch(async (folder) => {
    writeSet(folder, chinesePeople({ records: 300 }));
    const [one, two] = [await scan(folder, []), await scan(folder, [])];
    expect(two.insight!.model).toEqual(one.insight!.model);
  }));
