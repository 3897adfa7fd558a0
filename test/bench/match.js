// npm run bench:match [-- NAME…] [--misses N] [--band auto] [--seed N]: finding duplicates without any configuration, on the sets with
// known answers and on generated ones, as one table.
//
//   --misses N   of each set, the N worst false pairs and N missed pairs, side by side with what the engine said
//   --band auto  misses of the certain clusters alone (else of certain and doubtful ones together)
//   --seed N     generated sets of another seed: what was tuned to one must hold on the next
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generatedSets } from './match-people.js';
import { describeMisses, wrongPairs } from './match/misses.js';
import { groupsOf, pairScore } from './match/partition.js';
import { runScan } from './match/run-scan.js';
import { DATA, realSets, SCORER } from './match/sets.js';
import { readTable } from './match/table.js';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string' }, band: { type: 'string', default: 'all' }, seed: { type: 'string' } },
});

/** Precision, recall, F1 as the scorer says; by ourselves where the scorer is not there. */
function score(set, work, records, truth, labels) {
  const predicted = path.join(work, 'predicted.csv');
  writeFileSync(predicted, ['record_id,cluster_id', ...records.map((record, at) => `${record.record_id},k${labels[at]}`)].join('\n')); // prettier-ignore
  if (!existsSync(SCORER)) return truth ? pairScore(labels, truth) : undefined;
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCORER, set.folder, predicted, '--json'], { encoding: 'utf8' }); // prettier-ignore
  if (status !== 0) throw new Error(`${set.name}: ${stderr}`);
  const { pairwise, labelledPairs } = JSON.parse(stdout);
  return pairwise ?? { ...labelledPairs, predicted: labelledPairs.tp + labelledPairs.fp };
}

/** Where only pairs are labelled: those wrongly together and those wrongly apart. */
function wrongLabelled(set, ids, labels) {
  const position = new Map(ids.map((id, at) => [id, at]));
  const pairs = readTable(path.join(set.folder, 'labeled_pairs.csv')).map((line) => ({
    pair: [position.get(line.left_id), position.get(line.right_id)],
    same: line.label === '1',
  }));
  const wrong = pairs.filter(({ pair: [a, b], same }) => (labels[a] === labels[b]) !== same);
  return {
    falsePairs: wrong.filter(({ same }) => !same).map(({ pair }) => pair),
    missed: wrong.filter(({ same }) => same).map(({ pair }) => pair),
  };
}

/** A label per record; a record not listed is a cluster of its own. Undefined where only pairs are labelled. */
function truthOf(set, records) {
  const file = path.join(set.folder, 'truth.csv');
  if (!existsSync(file)) return undefined;
  const known = new Map(readTable(file).map((row) => [row.record_id, row.cluster_id]));
  return records.map(({ record_id: id }) => known.get(id) ?? `alone ${id}`);
}

/** Of the clusters found, the share that joins two people who (in any record of theirs) live at one address. */
function householdShare(columns, records, truth, labels) {
  const homes = new Map();
  records.forEach((record, at) => {
    const home = columns.map((column) => record[column]).join('\u0000');
    if (!columns.slice(0, 2).every((column) => record[column] !== '')) return;
    homes.set(truth[at], (homes.get(truth[at]) ?? new Set()).add(home));
  });
  const groups = groupsOf(labels);
  const wrong = groups.filter((group) => {
    const people = [...new Set(group.map((at) => truth[at]))];
    return people.some((a, at) =>
      people.slice(at + 1).some((b) => [...(homes.get(a) ?? [])].some((home) => homes.get(b)?.has(home))),
    );
  });
  return { wrong: wrong.length, clusters: groups.length };
}

const fixed = (value) => (value === undefined ? '' : value.toFixed(4));
/** Nothing found has no precision. */
const triple = (result) =>
  result
    ? [result.predicted === 0 ? undefined : result.precision, result.recall, result.f1].map(fixed)
    : ['', '', ''];
const percent = ({ wrong, clusters }) => `${((100 * wrong) / Math.max(1, clusters)).toFixed(3)} %`;

/** What a set fails to reach; nothing when all is met. */
function shortfalls(set, all, auto, homes) {
  const missed = [];
  const least = set.bar ?? set.floor;
  if (all && least !== undefined && all.f1 < least) missed.push('F1');
  if (auto && auto.predicted !== 0 && auto.precision < set.autoBar) missed.push('auto precision');
  if (homes?.some(({ wrong, clusters }) => wrong >= clusters * 0.001 && wrong > 0)) missed.push('households');
  return missed;
}

function measureSet(set) {
  const work = mkdtempSync(path.join(tmpdir(), 'onerow-match-'));
  try {
    set.folder ??= set.write(path.join(work, 'set'));
    const records = readTable(path.join(set.folder, 'records.csv'));
    const ids = records.map((record) => record.record_id);
    const truth = truthOf(set, records);
    copyFileSync(path.join(set.folder, 'records.csv'), path.join(work, 'records.csv'));
    const scan = runScan(work, ids);
    const [all, auto] = [scan.all, scan.auto].map((labels) => score(set, work, records, truth, labels));
    const homes = set.household && [scan.all, scan.auto].map((labels) => householdShare(set.household, records, truth, labels)); // prettier-ignore
    const missed = shortfalls(set, all, auto, homes);
    const cells = [
      set.name,
      records.length.toLocaleString('en'),
      scan.cost.seconds.toFixed(1),
      scan.cost.cpu.toFixed(1),
      Math.round(scan.cost.megabytes),
      (scan.pairs ?? 0).toLocaleString('en'),
      ...triple(all),
      ...triple(auto),
      set.floor ?? '',
      set.bar ?? '',
      missed.length === 0 ? (all && (set.bar ?? set.floor) !== undefined ? 'met' : '') : `missed: ${missed.join(', ')}`, // prettier-ignore
    ];
    console.log(`| ${cells.join(' | ')} |`);
    const notes = [];
    if (homes)
      notes.push(`${set.name}: clusters that join two people of one household: ${percent(homes[0])} (${homes[0].wrong} of ${homes[0].clusters}); certain ones alone ${percent(homes[1])} (bar 0.1 %)`); // prettier-ignore
    if (options.misses !== undefined) {
      const found = options.band === 'auto' ? scan.auto : scan.all;
      const wrong = truth ? wrongPairs(found, truth) : wrongLabelled(set, ids, found);
      const used = scan.columns.map(({ column, type, role }) => `${column}=${type}/${role}`).join(' ');
      notes.push(`${set.name}: read as ${used}\n${describeMisses({ records, ...wrong, run: scan.at, sample: Number(options.misses) })}`); // prettier-ignore
    }
    return notes;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const sets = [...realSets(), ...generatedSets(options.seed === undefined ? undefined : Number(options.seed))];
const unknown = names.filter((name) => !sets.some((set) => set.name === name));
if (unknown.length > 0) {
  console.error(`no set ${unknown.join(', ')}; there are ${sets.map((set) => set.name).join(', ')}`);
  process.exit(2);
}
if (realSets().length === 0) console.error(`SKIPPED the sets with known answers: nothing in ${DATA} (set ONEROW_DATA)`); // prettier-ignore
const wanted = names.length === 0 ? sets : sets.filter((set) => names.includes(set.name));
console.log(
  '| set | records | wall s | CPU s | peak MB | pairs compared | P | R | F1 | auto P | auto R | auto F1 | floor | bar | |',
);
console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|');
const notes = wanted.flatMap((set) => {
  try {
    return measureSet(set);
  } catch (error) {
    // A set that cannot be scanned is a result, not the end of the table.
    console.log(`| ${set.name} |${' |'.repeat(12)} failed |`);
    return [`${set.name}: ${error.message}`];
  }
});
if (notes.length > 0) console.log(`\n${notes.join('\n\n')}`);
