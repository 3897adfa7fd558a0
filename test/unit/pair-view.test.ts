// What is told of a single pair is what the run made of it; what known answers say of a run is what the pairs say.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { inputFiles } from '../../src/io/source.ts';
import { findDuplicates, type Duplicates } from '../../src/jobs/find-duplicates.ts';
import type { MergeOptions } from '../../src/jobs/merge.ts';
import { Run } from '../../src/jobs/run.ts';
import { runScan } from '../../src/jobs/scan.ts';
import { openSources } from '../../src/jobs/sources.ts';
import { meetingsOf } from '../../src/linkage/blocking-keys.ts';
import { countPairClasses } from '../../src/linkage/train-model.ts';
import { parseModel, type SavedModel } from '../../src/rulepack/model-file.ts';
import { chinesePeople } from '../bench/customers/chinese-people.js';
import { writeSet } from '../bench/customers/sets.js';
import { westernPeople } from '../bench/customers/western-people.js';
import { pairScore, partitionOf } from '../bench/match/partition.js';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

const asked = (folder: string, run: string, more: Partial<MergeOptions> = {}) => ({
  ...mergeOptions(folder, 'records.csv', run, { id: ['record_id'], country: undefined, ...more }),
  out: undefined,
  review: undefined,
  sort: undefined,
});

async function found(folder: string, more: Partial<MergeOptions> = {}): Promise<Duplicates> {
  const options = { ...asked(folder, 'found', more), asksAboutPairs: true };
  const run = new Run({ ...options, dryRun: true }, WORLD, inputFiles(options.sources));
  try {
    return await findDuplicates(options, WORLD, run, await openSources(options, run), [], undefined);
  } finally {
    run.discard();
  }
}

test.each([
  ['Chinese people', chinesePeople],
  ['Western households', westernPeople],
])('%s: every match looked at alone is the match it was', (_, make) =>
  withScratch(async (folder) => {
    writeSet(folder, make({ records: 600 }));
    const { match, pairs, store } = await found(folder);
    const all = [...match.edges, ...match.vetoed].map(({ left, right }) => [left, right] as const);
    expect(all.length).toBeGreaterThan(50);
    const told = pairs!.view(all);
    expect(told.slice(0, match.edges.length).map(({ score, rule, verdict, evidence }) => [score, rule, verdict, evidence])).toEqual(
      match.edges.map(({ score, rule, band, evidence }) => [score, rule, band, evidence]),
    );
    expect(told.slice(match.edges.length).map(({ verdict, veto }) => [verdict, veto])).toEqual(
      match.vetoed.map(({ veto }) => ['veto', veto]),
    );
    // Who was compared shares a key that few enough have; who was not shares none.
    const some = Array.from({ length: 40 }, (__, i) => [i, store.count - 1 - i] as const).filter(([a, b]) => a < b);
    const sample = [...all.slice(0, 40), ...some];
    const made = pairs!.view(sample).map(({ rule }) => rule);
    const states = meetingsOf(store, pairs!.blocking, sample, made.map((rule) => rule !== undefined), pairs!.isUnfit);
    made.forEach((rule, at) => {
      const meeting = states[at]!.filter(({ state }) => state === 'meets').map((own) => own.rule);
      expect(meeting[0]).toBe(rule);
    });
    expect(made.filter((rule) => rule === undefined).length).toBeGreaterThan(5);
  }),
); // prettier-ignore

test('known answers score a run as its clusters do, in either form', () =>
  withScratch(async (folder) => {
    writeSet(folder, westernPeople({ records: 600 }));
    const truth = path.join(folder, 'truth.csv');
    const lines: Record<string, string>[] = parse(readFileSync(truth, 'utf8'), { columns: true });
    const summary = async (run: string, file: string): Promise<Record<string, Record<string, number>>> => {
      await runScan({ ...asked(folder, run), truth: file }, WORLD);
      const text = readFileSync(path.join(folder, run, 'summary.json'), 'utf8');
      return (JSON.parse(text) as { truth: Record<string, Record<string, number>> }).truth;
    };
    const byCluster = await summary('clusters', truth);
    const clusters: Record<string, string>[] = parse(readFileSync(path.join(folder, 'clusters/clusters.csv'), 'utf8'), { columns: true });
    const ids = lines.map((line) => line['record_id']!);
    const known = lines.map((line) => line['cluster_id']!);
    for (const [name, bands] of [['auto', ['auto']], ['auto_and_review', ['auto', 'review']]] as const) {
      const { right, predicted, actual, f1 } = pairScore(partitionOf(clusters, ids, bands), known);
      expect(byCluster[name]).toMatchObject({ right, found: predicted, true: actual });
      expect(byCluster[name]!['f1']).toBeCloseTo(f1, 5);
    }
    const { total, asked: why, ...reasons } = byCluster['missed_pairs']!;
    expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(why);
    expect(why).toBe(total);
    const pairs = lines.flatMap((a, i) =>
      lines.slice(i + 1).flatMap((b) => (a['cluster_id'] === b['cluster_id'] ? [`${a['record_id']},${b['record_id']}`] : [])),
    );
    const pairFile = path.join(folder, 'pairs.csv');
    writeFileSync(pairFile, `left_id,right_id\n${pairs.join('\n')}\n`);
    const byPair = await summary('pairs', pairFile);
    expect(byPair['auto_and_review']).toEqual(byCluster['auto_and_review']);
    expect(byPair['auto']).toEqual(byCluster['auto']);
  }),
); // prettier-ignore

test('a saved model gives the very pairs it was learned with, and goes with the number of records', () =>
  withScratch(async (folder) => {
    writeSet(folder, chinesePeople({ records: 600 }));
    const file = path.join(folder, 'weights.json');
    await runScan({ ...asked(folder, 'first'), saveModel: file }, WORLD);
    const model = parseModel(readFileSync(file, 'utf8'), file);
    expect(model.content.learned).toBe(true);
    const resaved = path.join(folder, 'again.json');
    await runScan({ ...asked(folder, 'second'), model, saveModel: resaved }, WORLD);
    for (const name of ['pairs.csv', 'clusters.csv'])
      expect(readFileSync(path.join(folder, 'second', name))).toEqual(readFileSync(path.join(folder, 'first', name)));
    expect(readFileSync(resaved)).toEqual(readFileSync(file));
    const [header, ...rows] = readFileSync(path.join(folder, 'records.csv'), 'utf8').trimEnd().split('\n');
    writeFileSync(path.join(folder, 'records.csv'), `${[header, ...rows.slice(0, 300)].join('\n')}\n`);
    const half = await found(folder, { model });
    const { records, pairs, prior } = model.content;
    // A record has as many others of its customer as before, among half as many.
    const expected = (prior.within * pairs.within * half.store.count) / records;
    expect(half.insight!.model.lambda[0]! * countPairClasses(half.store)[0]).toBeCloseTo(expected, 6);
  }),
); // prettier-ignore

test.each<[string, (content: SavedModel['content']) => unknown, string]>([
  ['text', () => 'weights', 'model/no-model'],
  ['a later version', (content) => ({ ...content, onerow_model: 2 }), 'model/version'],
  ['an unknown key', (content) => ({ ...content, extra: 1 }), 'model/wrong'],
  ['a share above one', (content) => ({ ...content, prior: { within: 2, across: 0 } }), 'model/wrong'],
  ['no fields', (content) => ({ ...content, fields: [] }), 'model/wrong'],
])('a model file with %s is refused', (_, change, code) => {
  const content: SavedModel['content'] = {
    onerow_model: 1,
    made_by: 'test',
    records: 2,
    learned: true,
    prior: { within: 0.1, across: 0 },
    pairs: { within: 1, across: 0 },
    fields: [
      { field: 'name', compared_as: 'name', group: 'name', levels: [{ level: 'same', m: 0.9, u: 0.1 }], shared_by_one: 1, least_chance: 0.1 },
    ],
    shared_reasons: {},
  }; // prettier-ignore
  expect(parseModel(JSON.stringify(content), 'm.json').content.records).toBe(2);
  expect(() => parseModel(JSON.stringify(change(content)), 'm.json')).toThrow(expect.objectContaining({ code }) as Error);
  expect(() => parseModel('{', 'm.json')).toThrow(expect.objectContaining({ code: 'model/not-json' }) as Error);
}); // prettier-ignore
