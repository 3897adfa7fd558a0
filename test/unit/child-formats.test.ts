// A child table is re-pointed, checked and given back whatever it was exported as: its rows come out as CSV.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZipWriter } from '../../src/io/zip-write.ts';
import { damageOf } from '../../src/jobs/orphan-code.ts';
import { runVerify } from '../../src/jobs/verify.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-children-'));
const bin = path.join(import.meta.dirname, '../../bin/onerow.js');
const onerow = (...args: string[]): void =>
  void execFileSync(process.execPath, [bin, ...args], { cwd: scratch, stdio: 'pipe' });
const file = (name: string): string => path.join(scratch, name);

const CRM = '编号,客户号,姓名,手机\n1,A01,张伟,13800138001\n2,A02,张伟,13800138001\n3,A03,李娜,13900139002\n';
const HEADER = '订单号,买家,收货人,备注';
const ROWS = ['d1,1,A02,红', 'd2,2,A01,"蓝,绿"', 'd3,3,A03,', 'd4,9,A02,黄'];
/** 1 goes into 2, A01 into A02. */
const AFTER = ['d1,2,A02,红', 'd2,2,A02,"蓝,绿"', 'd3,3,A03,', 'd4,9,A02,黄'];
const BEFORE = `${[HEADER, ...ROWS].join('\n')}\n`;

beforeAll(async () => {
  writeFileSync(file('crm.csv'), CRM);
  writeFileSync(file('plain.csv'), BEFORE);
  for (const ending of ['xlsx', 'jsonl', 'parquet'])
    onerow('export', 'plain.csv', '-o', `orders.${ending}`, '-r', `to-${ending}`, '--quiet');
  onerow('export', 'crm.csv', '-o', 'crm.xlsx', '-r', 'to-crm', '--quiet');
  writeFileSync(file('gbk.csv'), iconv.encode(BEFORE, 'gbk'));
  writeFileSync(file('bom.csv'), `\ufeff${BEFORE}`);
  const semicolons = BEFORE.replaceAll('"蓝,绿"', '蓝@绿').replaceAll(',', ';').replaceAll('@', ',');
  writeFileSync(file('semicolon.csv'), semicolons.replaceAll('\n', '\r\n'));
  writeFileSync(file('packed.csv.gz'), gzipSync(BEFORE));
  const parts: Uint8Array[] = [];
  const zip = openZipWriter({ write: (bytes) => void parts.push(Uint8Array.from(bytes)) }, 6);
  await zip.add('orders.csv', BEFORE);
  await zip.end();
  writeFileSync(file('archive.zip'), Buffer.concat(parts));
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The customers, the child table, how its rows are written, and flags. */
const SHAPES: readonly (readonly [string, string, (text: string) => string | Buffer, readonly string[]])[] = [
  ['crm.csv', 'orders.xlsx', (text) => text, []],
  ['crm.csv', 'orders.jsonl', (text) => text, []],
  ['crm.csv', 'orders.parquet', (text) => text, []],
  ['crm.xlsx', 'orders.xlsx', (text) => text, []],
  ['crm.csv', 'gbk.csv', (text) => text, []],
  ['crm.csv', 'gbk.csv', (text) => iconv.encode(text, 'gbk'), ['--out-encoding', 'same']],
  ['crm.csv', 'bom.csv', (text) => text, []],
  ['crm.csv', 'packed.csv.gz', (text) => text, []],
  ['crm.csv', 'archive.zip', (text) => text, []],
  [
    'crm.csv',
    'semicolon.csv',
    (text) =>
      text.replaceAll('"蓝,绿"', '蓝@绿').replaceAll(',', ';').replaceAll('@', ',').replaceAll('\n', '\r\n'),
    [],
  ],
];

test.each(SHAPES)('%s with %s', async (customers, child, written, flags) => {
  const run = file(`run-${customers}-${child}${flags.join('')}`);
  const name = child.replace(/\.gz$/, '').replace(/\.\w+$/, '');
  // prettier-ignore
  onerow('merge', customers, '--id', '编号', '--rule', '手机', '--master', 'id:highest', '--yes', '--max-removed', '100%',
      '--child', `${child}:买家`, '--child', `${child}:收货人=客户号`, '-r', run, '--quiet', ...flags);
  const out = path.join(run, 'children', `${name}.csv`);
  const bytes = (rows: readonly string[]): Buffer =>
    Buffer.from(written(`${[HEADER, ...rows].join('\n')}\n`));
  expect(readFileSync(out).equals(bytes(AFTER)), readFileSync(out, 'utf8')).toBe(true);
  const checks = await runVerify({ run, noSilentLoss: true });
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  const cluster = /([0-9a-f]{12})/.exec(readFileSync(path.join(run, 'crosswalk.csv'), 'utf8'))![1]!;
  onerow('undo', run, '--cluster', cluster, '-o', `${run}.csv`, '-r', `${run}-undone`, '--quiet');
  const back = readFileSync(path.join(`${run}-undone`, 'children', `${name}.csv`));
  expect(back.equals(bytes(ROWS)), back.toString('utf8')).toBe(true);
  onerow('undo', run, '-o', `${run}-back`, '--quiet');
  const whole = readFileSync(path.join(`${run}-back`, child));
  expect(whole.equals(readFileSync(file(child)))).toBe(true);
});

test('300,000 child rows pass through a heap that could not hold them', () => {
  const rows = 300_000;
  const big = openSync(file('big.csv'), 'w');
  writeSync(big, 'no,customer_id,note\n');
  const note = 'x'.repeat(200);
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: 1000 }, (_, at) => `o${from + at},${((from + at) % 4) + 1},${note}\n`);
    writeSync(big, lines.join(''));
  }
  closeSync(big);
  const program = `
    const { main } = await import(process.argv[1]);
    process.exitCode = await main(process.argv.slice(2));
    console.log(process.resourceUsage().maxRSS);`;
  // prettier-ignore
  const args = ['merge', 'crm.csv', '--id', '编号', '--rule', '手机', '--yes', '--max-removed', '100%', '--threads', '1',
    '--child', 'big.csv:customer_id', '-r', 'big', '--quiet'];
  const main = path.join(import.meta.dirname, '../../dist/cli/main.js');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=48', '--input-type=module', '-e', program, main, ...args],
    { cwd: scratch, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const summary = JSON.parse(readFileSync(file('big/summary.json'), 'utf8')) as { children: object[] };
  expect(summary.children[0]).toMatchObject({ rows, orphans: rows / 4 });
  // The table has 64 MB.
  expect(Number(stdout) / 1024).toBeLessThan(320);
});

describe('what a spreadsheet makes of keys', () => {
  const KNOWN = [
    '007',
    '1001',
    '12',
    '110105199003070018',
    '2.20106E+17',
    '2.2E+17',
    '330106199003071000',
    'AB-9',
    '5.0',
  ];
  test.each([
    ['1.10105E+17', 'scientific'],
    ['1.10105e17', 'scientific'],
    ['1,10105E+17', 'scientific'],
    ['1E5', undefined],
    ['220106199003071234', 'scientific'],
    ['220199999999999999', 'scientific'],
    ['110105199003070000', 'rounded'],
    ['330106199003071234', 'rounded'],
    ['123456789012345000', 'rounded'],
    ['123456789012345600', undefined],
    ['1234567890123450', undefined],
    ['7', 'leading-zeros'],
    ['0007', 'leading-zeros'],
    ['012', 'leading-zeros'],
    ['1001.0', 'decimal-zero'],
    ['1001.00', 'decimal-zero'],
    ['7.0', 'decimal-zero'],
    ['5', 'decimal-zero'],
    ['1001.5', undefined],
    ['ab-9', 'spelling'],
    ['ＡＢ－９', 'spelling'],
    ["'1001", 'spelling'],
    ['1,001', 'spelling'],
    ['10 01', 'spelling'],
    ['9999', undefined],
    ['0', undefined],
    ['x', undefined],
  ])('%s: %s', (text, code) => {
    expect(damageOf(text, (key) => KNOWN.includes(key))).toBe(code);
  });
});
