// npm run bench [rows…]: normalize, scan and merge beside csv-parse | csv-stringify on the same generated file, in one run.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { measure, table } from './measure.js';
import { writePeople } from './people.js';

const sizes = process.argv.slice(2).map(Number);
const onerow = new URL('../../bin/onerow.js', import.meta.url).pathname;
const pipe = new URL('./csv-pipe.js', import.meta.url).pathname;

for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-bench-'));
  const file = path.join(folder, 'people.csv');
  writePeople(file, rows);
  const at = (name) => path.join(folder, name);
  const threads = ['--threads', '1'];
  const results = [
    measure('csv-parse → csv-stringify', process.execPath, [pipe, file, at('pipe.csv')]),
    measure('normalize', process.execPath, [onerow, 'normalize', file, '-o', at('n.csv'), '-r', at('n')]),
    measure('normalize --threads 1', process.execPath, [
      onerow,
      'normalize',
      file,
      '-o',
      at('n1.csv'),
      '-r',
      at('n1'),
      ...threads,
    ]),
    measure('export (no rules)', process.execPath, [
      onerow,
      'export',
      file,
      '-o',
      at('e.csv'),
      '-r',
      at('e'),
    ]),
    measure('scan (no rules given)', process.execPath, [onerow, 'scan', file, '-r', at('s')]),
    measure('scan --rule 姓名+手机', process.execPath, [
      onerow,
      'scan',
      file,
      '--rule',
      '姓名+手机',
      '-r',
      at('s2'),
    ]),
    measure('merge --rule 姓名+手机', process.execPath, [
      onerow,
      'merge',
      file,
      '--rule',
      '姓名+手机',
      '--yes',
      '-o',
      at('m.csv'),
      '-r',
      at('m'),
    ]),
  ];
  console.log(
    `\n${rows.toLocaleString('en')} rows × 12 columns, ${Math.round(statSync(file).size / 1e6)} MB; Node ${process.version}, ${cpus().length} cores\n`,
  );
  console.log(table(results, rows, 'csv-parse → csv-stringify'));
  rmSync(folder, { recursive: true, force: true });
}
