// Finding duplicates in generated customers without any configuration: nothing here may get worse. The figures are the
// least that must be reached, rounded down from what was; raise them when the engine gets better. The sets at size, and
// those with known answers: `npm run bench:match`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runScan } from '../src/jobs/scan.ts';
import { chineseCompanies } from './bench/customers/chinese-companies.js';
import { chinesePeople } from './bench/customers/chinese-people.js';
import { writeSet } from './bench/customers/sets.js';
import { westernCompanies } from './bench/customers/western-companies.js';
import { westernPeople } from './bench/customers/western-people.js';
import { westernRegister } from './bench/customers/western-register.js';
import { pairScore, partitionOf } from './bench/match/partition.js';
import { mergeOptions, withScratch, WORLD } from './properties/scratch.ts';

/** Records; least pairwise F1 of certain and doubtful clusters together; least precision of the certain ones. */
const LEAST = [
  { name: 'Chinese people', make: chinesePeople, records: 1500, f1: 0.93, autoPrecision: 0.99 },
  { name: 'Chinese companies', make: chineseCompanies, records: 800, f1: 0.9, autoPrecision: 0.995 },
  { name: 'Western households', make: westernPeople, records: 1500, f1: 0.94, autoPrecision: 0.985 },
  { name: 'Western register', make: westernRegister, records: 1000, f1: 0.85, autoPrecision: 0.95 },
  { name: 'Western companies', make: westernCompanies, records: 800, f1: 0.9, autoPrecision: 0.985 },
];

function table(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}

async function scan(folder: string, file: string, run: string): Promise<Record<string, string>[]> {
  const options = { ...mergeOptions(folder, file, run, { id: [], country: undefined }), out: undefined, review: undefined, sort: undefined }; // prettier-ignore
  await runScan(options, WORLD);
  return table(path.join(folder, run, 'clusters.csv'));
}

test.each(LEAST)('$name: $records records', ({ make, records, f1, autoPrecision }) =>
  withScratch(async (folder) => {
    const set = make({ records });
    writeSet(folder, set);
    const truth = table(path.join(folder, 'truth.csv'));
    const ids = truth.map((line) => line['record_id']!);
    const known = truth.map((line) => line['cluster_id']!);
    const clusters = await scan(folder, 'records.csv', 'scan');
    const score = (bands: string[]) => pairScore(partitionOf(clusters, ids, bands), known);
    const [all, auto] = [score(['auto', 'review']), score(['auto'])];
    const said = `all P ${all.precision} R ${all.recall} F1 ${all.f1}, auto P ${auto.precision} R ${auto.recall}`;
    expect(all.f1, said).toBeGreaterThanOrEqual(f1);
    expect(auto.precision, said).toBeGreaterThanOrEqual(autoPrecision);
  }),
);

test.each(LEAST)('$name: the order of the rows changes nothing', ({ make }) =>
  withScratch(async (folder) => {
    writeSet(folder, make({ records: 300 }));
    const [header, ...rows] = readFileSync(path.join(folder, 'records.csv'), 'utf8').trimEnd().split('\n');
    writeFileSync(path.join(folder, 'turned.csv'), `${[header, ...rows.reverse()].join('\n')}\n`);
    const members = (clusters: Record<string, string>[]): string[] =>
      clusters.map((line) => `${line['cluster_id']} ${line['band']} ${line['record_id']}`).sort();
    const straight = members(await scan(folder, 'records.csv', 'straight'));
    expect(straight.length).toBeGreaterThan(20);
    expect(members(await scan(folder, 'turned.csv', 'turned'))).toEqual(straight);
  }),
);
