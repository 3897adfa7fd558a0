// npm run bench:merge [rows…]: merge of customers with a child table of five rows each, beside csv-parse | csv-stringify
// copying the same two files, in one run. Smaller: node test/bench/merge.js 100000
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { measureTree } from './measure-tree.js';
import { writeOrders } from './orders.js';
import { writePeople } from './people.js';

const CHILDREN = 5;
const sizes = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const onerow = new URL('../../bin/onerow.js', import.meta.url).pathname;
const pipe = new URL('./csv-pipe.js', import.meta.url).pathname;
const scratch = process.env.ONEROW_BENCH_FOLDER ?? tmpdir();

for (const rows of sizes.length > 0 ? sizes : [1_000_000]) {
  const folder = mkdtempSync(path.join(scratch, 'onerow-bench-'));
  const at = (name) => path.join(folder, name);
  const [people, orders] = [at('people.csv'), at('orders.csv')];
  writePeople(people, rows, { blankPhones: false });
  writeOrders(orders, rows * CHILDREN, rows);
  const merge = (name, ...more) => {
    const run = [onerow, 'merge', people, '--yes', '-o', at('m.csv'), '-r', at('m'), '--max-removed', '50%'];
    const result = measureTree(name, [...run, ...more]);
    rmSync(at('m'), { recursive: true, force: true });
    rmSync(at('m.csv'), { force: true });
    return result;
  };
  try {
    const megabytes = (file) => Math.round(statSync(file).size / 1e6);
    console.log(
      `\n${rows.toLocaleString('en')} × 12 (${megabytes(people)} MB) and ${(rows * CHILDREN).toLocaleString('en')} × 8 (${megabytes(orders)} MB); Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}\n`,
    );
    const copies = [
      measureTree('', [pipe, people, at('pipe.csv')]),
      measureTree('', [pipe, orders, at('pipe.csv')]),
    ];
    const sum = (of) => copies.reduce((all, copy) => all + of(copy), 0);
    const copied = {
      name: 'csv-parse → csv-stringify of both',
      seconds: sum((copy) => copy.seconds),
      user: sum((copy) => copy.user),
      cpu: sum((copy) => copy.cpu),
      megabytes: Math.max(...copies.map((copy) => copy.megabytes)),
    };
    const child = ['--child', `${orders}:客户编号`];
    const results = [
      copied,
      merge('merge --rule 姓名+手机 --child', '--rule', '姓名+手机', ...child),
      merge('the same --threads 1', '--rule', '姓名+手机', ...child, '--threads', '1'),
      merge('merge --rule 姓名+手机, no child table', '--rule', '姓名+手机'),
    ];
    console.log('| what | wall | user CPU | CPU | peak memory | wall ÷ pipe |\n|---|--:|--:|--:|--:|--:|');
    for (const { name, seconds, user, cpu, megabytes: peak } of results)
      console.log(
        `| ${name} | ${seconds.toFixed(1)} s | ${user.toFixed(1)} s | ${cpu.toFixed(1)} s | ${Math.round(peak)} MB | ${(seconds / copied.seconds).toFixed(2)} |`,
      );
    console.log(`\nload at the end ${loadavg()[0].toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
