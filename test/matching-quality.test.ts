// Finding duplicates in generated customers without any configuration: nothing here may get worse. The figures are the
// least that must be reached, rounded down from what was; raise them when the engine gets better. The sets at size, and
// those with known answers: `npm run bench:match`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runScan } from '../src/jobs/scan.ts';
import { chineseCompanies } from './bench/customers/chinese-companies.js';
import { chinesePeople } from './bench/customers/chinese-people.js';
import { writeSet } from './bench/customers/sets.js';
import { westernCompanies } from './bench/customers/western-companies.js';
import { westernPeople, westernRegister } from './bench/customers/western-people.js';
import { pairScore, partitionOf } from './bench/match/partition.js';
import { mergeOptions, withScratch, WORLD } from './properties/scratch.ts';

/** Records; least pairwise F1 of certain and doubtful clusters together; least precision of the certain ones. */
const LEAST = [
  { name: 'Chinese people', make: chinesePeople, records: 1500, f1: 0.92, autoPrecision: 0.97 },
  { name: 'Chinese companies', make: chineseCompanies, records: 800, f1: 0.6, autoPrecision: 0.995 },
  { name: 'Western households', make: westernPeople, records: 1500, f1: 0.94, autoPrecision: 0.97 },
  { name: 'Western register', make: westernRegister, records: 1000, f1: 0.3, autoPrecision: 0.5 },
  { name: 'Western companies', make: westernCompanies, records: 800, f1: 0.6, autoPrecision: 0.99 },
];

function table(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}

test.each(LEAST)('$name: $records records', ({ make, records, f1, autoPrecision }) =>
  withScratch(async (folder) => {
    const set = make({ records });
    writeSet(folder, set);
    const options = { ...mergeOptions(folder, 'records.csv', 'scan', { id: [], country: undefined }), out: undefined, review: undefined, sort: undefined }; // prettier-ignore
    await runScan(options, WORLD);
    const truth = table(path.join(folder, 'truth.csv'));
    const ids = truth.map((line) => line['record_id']!);
    const known = truth.map((line) => line['cluster_id']!);
    const clusters = table(path.join(folder, 'scan/clusters.csv'));
    const score = (bands: string[]) => pairScore(partitionOf(clusters, ids, bands), known);
    const [all, auto] = [score(['auto', 'review']), score(['auto'])];
    const said = `all P ${all.precision} R ${all.recall} F1 ${all.f1}, auto P ${auto.precision} R ${auto.recall}`;
    expect(all.f1, said).toBeGreaterThanOrEqual(f1);
    expect(auto.precision, said).toBeGreaterThanOrEqual(autoPrecision);
  }),
);
