// npm run bench:match-speed [-- SIZE…] [--threads N] [--alone]: finding duplicates in generated people with realistic name
// frequencies, families and shared phones, from the file to written clusters; in the same run DuckDB joins the same file
// with itself on narrow exact keys (--alone leaves it out).
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeWesternPeople } from './customers/western-stream.js';
import { scoreClusterFile, scorePairFile } from './match/cluster-file.js';
import { measure } from './measure.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { threads: { type: 'string' }, alone: { type: 'boolean', default: false } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [100_000, 1_000_000];
const script = (name) => new URL(name, import.meta.url).pathname;
const number = (value) => Math.round(value).toLocaleString('en');

/** What is wanted from file to written clusters, by number of rows. */
const AIMS = {
  100_000: { seconds: 2 },
  1_000_000: { seconds: 14, megabytes: 900 },
  10_000_000: { seconds: 160, megabytes: 6000 },
};

console.log(`Node ${process.version}, ${cpus().length} cores\n`);
console.log('| rows | what | wall s | CPU s | peak MB | pairs | pairs/CPU s | P | R | F1 | auto P | auto R | ten-fold growth | aim |'); // prettier-ignore
console.log('|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|');
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
const notes = [];
let before;

for (const rows of sizes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-speed-'));
  try {
    const file = path.join(folder, 'people.csv');
    const truth = writeWesternPeople(file, rows);
    const run = path.join(folder, 'run');
    const threads = options.threads === undefined ? [] : ['--threads', options.threads];
    const scan = measure('scan', process.execPath, [script('../../bin/onerow.js'), 'scan', file, '-r', run, ...threads]); // prettier-ignore
    const summary = JSON.parse(readFileSync(path.join(run, 'summary.json'), 'utf8'));
    const clusters = path.join(run, 'clusters.csv');
    const all = await scoreClusterFile(clusters, truth, ['auto', 'review']);
    const auto = await scoreClusterFile(clusters, truth, ['auto']);
    const tenFold = (now, then) => (now / then) ** (Math.log(10) / Math.log(rows / before.rows));
    const growth = before && tenFold(scan.seconds, before.seconds);
    const said = before && `${growth.toFixed(1)} (CPU ${tenFold(scan.cpu, before.cpu).toFixed(1)})`;
    before = { rows, seconds: scan.seconds, cpu: scan.cpu };
    const aim = AIMS[rows] ?? {};
    const missed = [
      scan.seconds > (aim.seconds ?? Infinity) && `over ${aim.seconds} s`,
      scan.megabytes > (aim.megabytes ?? Infinity) && `over ${aim.megabytes} MB`,
      all.f1 < 0.97 && 'F1 under .97',
      growth > 12 && 'growth over 12',
    ].filter(Boolean);
    const share = (value) => value.toFixed(4);
    line([number(rows), 'scan', scan.seconds.toFixed(1), scan.cpu.toFixed(1), number(scan.megabytes), number(summary.candidate_pairs), number(summary.candidate_pairs / scan.cpu), share(all.precision), share(all.recall), share(all.f1), share(auto.precision), share(auto.recall), said ?? '', missed.length === 0 ? 'met' : missed.join(', ')]); // prettier-ignore
    notes.push(`${number(rows)} rows, ${number(statSync(file).size / 1e6)} MB; pairs by blocking rule: ${JSON.stringify(summary.blocking)}`); // prettier-ignore
    if (options.alone) continue;
    const joined = path.join(folder, 'joined.csv');
    const duckdb = measure('DuckDB', process.execPath, [script('./match/duckdb-join.js'), file, joined]);
    const close = await scorePairFile(joined, truth);
    const { pairs } = JSON.parse(readFileSync(`${joined}.json`, 'utf8'));
    line([number(rows), 'DuckDB self-join', duckdb.seconds.toFixed(1), duckdb.cpu.toFixed(1), number(duckdb.megabytes), number(pairs), number(pairs / duckdb.cpu), share(close.precision), share(close.recall), share(close.f1), '', '', '', `scan: ${(scan.seconds / duckdb.seconds).toFixed(1)} × its time, ${(scan.megabytes / duckdb.megabytes).toFixed(1)} × its memory`]); // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`\n${notes.join('\n')}`);
