// npm run bench:io [rows…]: reading, cleaning and writing beside csv-parse | csv-stringify and beside DuckDB's copy of the
// same generated file, in one run; then workbooks beside exceljs.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { measure } from './measure.js';
import { writePeople } from './people.js';

const sizes = process.argv.slice(2).map(Number);
const TURNS = 3;
const script = (name) => new URL(name, import.meta.url).pathname;
const onerow = script('../../bin/onerow.js');

for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-bench-'));
  const file = path.join(folder, 'people.csv');
  writePeople(file, rows);
  const at = (name) => path.join(folder, name);
  const run = (command, name, ...more) => [
    onerow,
    command,
    file,
    '-o',
    at(`${name}.csv`),
    '-r',
    at(name),
    ...more,
  ];
  const cases = [
    ['csv-parse → csv-stringify', [script('./csv-pipe.js'), file, at('pipe.csv')]],
    ['DuckDB read_csv → COPY', [script('./duckdb-copy.js'), file, at('duckdb.csv')]],
    ['normalize, all default rules', run('normalize', 'n')],
    ['normalize --threads 1', run('normalize', 'n1', '--threads', '1')],
    ['export of everything', run('export', 'e')],
    ['export --threads 1', run('export', 'e1', '--threads', '1')],
  ];
  // Other work on the machine only ever adds time: of several turns, each with every case, the quickest counts.
  const once = ([name, args]) => {
    const result = measure(name, process.execPath, args);
    for (const left of ['pipe', 'duckdb', 'n', 'n1', 'e', 'e1']) {
      rmSync(at(`${left}.csv`), { force: true });
      rmSync(at(left), { recursive: true, force: true });
    }
    return result;
  };
  const turns = Array.from({ length: rows > 2_000_000 ? 1 : TURNS }, () => cases.map(once));
  const results = cases.map((_, at) =>
    turns.map((turn) => turn[at]).reduce((best, result) => (result.seconds < best.seconds ? result : best)),
  );
  const [pipe, duckdb] = results;
  const size = `${Math.round(statSync(file).size / 1e6)} MB`;
  console.log(
    `\n${rows.toLocaleString('en')} rows × 12 columns, ${size}; Node ${process.version}, ${cpus().length} cores\n`,
  );
  console.log('| what | wall | CPU | peak memory | wall ÷ pipe | wall ÷ DuckDB |\n|---|--:|--:|--:|--:|--:|');
  for (const { name, seconds, cpu, megabytes } of results) {
    const ratio = (base) => (seconds / base.seconds).toFixed(2);
    console.log(
      `| ${name} | ${seconds.toFixed(1)} s | ${cpu.toFixed(1)} s | ${Math.round(megabytes)} MB | ${ratio(pipe)} | ${ratio(duckdb)} |`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
}
