// A finished run, altered by hand in one place and sealed again (hashes and all): verify must find it and say which.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runVerify } from '../../src/jobs/verify.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-verify-'));
const good = path.join(scratch, 'good');

const CRM = `id,name,phone,email,note,updated,parent
1,Zhang San,13800138001,a@example.com,old,2024-01-01,
2,Zhang San,138 0013 8001,b@example.com,new,2025-01-01,4
3,Li Si,13900139001,c@example.com,,2025-01-01,1
4,Wang Wu,13700137001,,x,2025-01-01,2
5,Wang Wu,137 0013 7001,e@example.com,y,2024-01-01,
6,broken
7,Zhao Liu,13600136001,f@example.com,,2025-01-01,
`;
const ORDERS = 'no,customer_id,amount\no1,1,10\no2,2,20\no3,5,30\no4,9,40\no5,3,50\n';

beforeAll(() => {
  writeFileSync(path.join(scratch, 'crm.csv'), CRM);
  writeFileSync(path.join(scratch, 'orders.csv'), ORDERS);
  const bin = path.join(import.meta.dirname, '../../bin/onerow.js');
  const flags =
    'merge crm.csv --id id --rule phone --master newest:updated --child orders.csv:customer_id --child crm.csv:parent';
  execFileSync(
    process.execPath,
    [bin, ...flags.split(' '), '--max-removed', '100%', '--yes', '--quiet', '-r', 'good'],
    {
      cwd: scratch,
    },
  );
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

type Edit = (text: string) => string;
const without =
  (nth: number): Edit =>
  (text: string) =>
    text
      .split('\n')
      .filter((_, at) => at !== nth)
      .join('\n');
const twice =
  (nth: number): Edit =>
  (text: string) =>
    text
      .split('\n')
      .flatMap((each, at) => (at === nth ? [each, each] : [each]))
      .join('\n');
const put =
  (from: string | RegExp, to: string): Edit =>
  (text: string) => {
    const changed = text.replace(from, to);
    expect(changed, `${String(from)} is there`).not.toBe(text);
    return changed;
  };
const packed =
  (edit: Edit) =>
  (bytes: Buffer): Buffer =>
    gzipSync(Buffer.from(edit(gunzipSync(bytes).toString('utf8'))));

/** What is altered, where, how, and the checks that must fail. */
const FAULTS: readonly (readonly [
  string,
  string | readonly string[],
  Edit | ((bytes: Buffer) => Buffer),
  readonly string[],
])[] = [
  ['a kept row is gone', 'merged.csv', without(2), ['check/output-rows']],
  ['a kept row stands twice', 'merged.csv', twice(2), ['check/output-rows']],
  ['two rows changed places', 'merged.csv', (text: string) => { const [h, a, b, ...rest] = text.split('\n'); return [h, b, a, ...rest].join('\n'); }, ['check/no-silent-loss']],
  ['a cell of a row nobody merged', 'merged.csv', put('Li Si', 'Li Shi'), ['check/untouched']],
  ['a cell of a merged customer', 'merged.csv', put(/^(4,)Wang Wu/m, '$1Wang Wuu'), ['check/no-silent-loss']],
  ['the kept value is another', 'merged.csv', put('b@example.com', 'c@example.com'), ['check/golden']],
  ['a further value is gone', 'merged.csv', put(/,a@example\.com$/m, ','), ['check/golden']],
  ['an own reference leads to a merged record', 'merged.csv', put(/(Li Si.*),2,/, '$1,1,'), ['check/untouched']],
  ['a column changed its name', 'merged.csv', put('note', 'notes'), ['check/golden']],
  ['a line of the crosswalk is gone', 'crosswalk.csv', without(3), ['check/rows-in']],
  ['a line of the crosswalk stands twice', 'crosswalk.csv', twice(3), ['check/rows-in']],
  ['a merged record is said to be unchanged', 'crosswalk.csv', put(/,merged,/, ',unchanged,'), ['check/rows-kept', 'check/rows-merged']],
  ['an old id is another', 'crosswalk.csv', put(/^crm,3,/m, 'crm,33,'), ['check/crosswalk-lines']],
  ['a row number is another', 'crosswalk.csv', put(/^crm,3,3,/m, 'crm,3,4,'), ['check/crosswalk-lines']],
  ['a merged record leads nowhere', 'crosswalk.csv', put(/^(crm,1,1),2,/m, '$1,77,'), ['check/ids-resolve']],
  ['a merged record leads to a record nobody merged into', 'crosswalk.csv', put(/^(crm,1,1),2,/m, '$1,3,'), ['check/ids-resolve']],
  ['a surviving id stands twice', 'crosswalk.csv', put(/^(crm,3,3),3,/m, '$1,7,'), ['check/ids-unique']],
  ['a rejected row is another', 'crosswalk.csv', put(/^crm,,6,/m, 'crm,,9,'), ['check/crosswalk-lines']],
  ['two merged records changed their survivors', 'crosswalk.csv', (text: string) => text.replace(/^(crm,1,1),2,/m, '$1,@,').replace(/^(crm,5,5),4,/m, '$1,2,').replace(',@,', ',4,'), ['check/report-lines']],
  ['a line of the report is gone', 'merge-report.csv', put(/^.*,note,.*\n/m, ''), ['check/golden']],
  ['a line of the report is of nobody', 'merge-report.csv', put(/^(\w+),2,/m, '$1,3,'), ['check/report-lines']],
  ['a field of a customer is told twice', 'merge-report.csv', twice(1), ['check/report-lines']],
  ['a value is said to be from a stranger', 'merge-report.csv', put(/\[\{""id"":""1""/, '[{""id"":""7""'), ['check/report-lines']],
  ['the lost values cannot be read', 'merge-report.csv', put(/"\[\{/, '"[[{'), ['check/report-lines']],
  ['the kept value of the report is another', 'merge-report.csv', put(/,email,b@example\.com/, ',email,z@example.com'), ['check/golden']],
  ['a merged row is gone from removed.csv', 'removed.csv', without(1), ['check/removed']],
  ['a cell of a merged row is another', 'removed.csv', put('a@example.com', 'b@example.com'), ['check/removed']],
  ['a row of removed.csv was never there', 'removed.csv', twice(2), ['check/removed']],
  ['a child row is gone', 'children/orders.csv', without(1), ['check/child-rows']],
  ['a child row stands twice', 'children/orders.csv', twice(1), ['check/child-rows']],
  ['a key still names a merged record', 'children/orders.csv', put('o1,2,', 'o1,1,'), ['check/child-keys']],
  ['a key names another customer', 'children/orders.csv', put('o1,2,', 'o1,4,'), ['check/child-targets']],
  ['a key of nobody merged is another', 'children/orders.csv', put('o5,3,', 'o5,7,'), ['check/child-targets']],
  ['an amount is another', 'children/orders.csv', put(',30', ',31'), ['check/child-cells']],
  ['an orphan is not told of', 'orphans.csv', without(1), ['check/orphans']],
  ['a row is called an orphan that is none', 'orphans.csv', (text: string) => `${text}orders,1,1,unknown,x\n`, ['check/orphans']],
  ['the backup holds another value', 'backup/01-crm.csv.gz', packed(put('Li Si', 'Li Xi')), ['check/backups']],
  ['the backup is no backup', 'backup/01-crm.csv.gz', () => Buffer.from('x'), ['check/backups']],
  ['the count of rows is another', 'summary.json', put(/"in": 7/, '"in": 8'), ['check/counts', 'check/rows-in']],
  ['the counts agree with each other and with nothing else', 'summary.json', (text: string) => text.replace(/"in": 7/, '"in": 8').replace(/"out": 4/, '"out": 5'), ['check/rows-in', 'check/rows-kept', 'check/output-rows']],
  ['a pair names another loser', 'pairs-winner-loser.csv', put('2,1', '2,3'), ['check/change-set']],
  ['a match is gone', 'pairs-source-match.csv', without(1), ['check/change-set']],
  ['a deletion is not told of', 'delete.csv', without(1), ['check/change-set']],
  ['a customer who stayed is to be deleted', 'delete.csv', (text: string) => `${text}3,2,crm,3\n`, ['check/change-set']],
  ['a deletion names another survivor', 'delete.csv', put('5,4,', '5,2,'), ['check/change-set']],
  ['a changed row is not to be written back', 'upsert.csv', without(1), ['check/upsert']],
  ['another value is to be written back', 'upsert.csv', put('b@example.com', 'z@example.com'), ['check/upsert']],
  ['an unchanged row is to be written back', 'upsert.csv', (text: string) => `${text}7,Zhao Liu,13600136001,f@example.com,,2025-01-01,,\n`, ['check/upsert']],
  ['the kept value is one its field cannot hold', ['merged.csv', 'merge-report.csv', 'upsert.csv'], (text: string) => text.replace(/^2,Zhang San,138 0013 8001/m, '2,Zhang San,12').replace(/,phone,138 0013 8001,/, ',phone,12,').replace(/("\[\{""id"":""1"",""source"":""crm"",""value"":""13800138001"")/, '$1'), ['check/golden', 'check/invalid']],
]; // prettier-ignore

test('a run nobody altered passes every check', async () => {
  const checks = await runVerify({ run: good, noSilentLoss: true });
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  const codes = new Set(checks.map(({ code }) => code));
  for (const [, , , failing] of FAULTS) for (const code of failing) expect([...codes]).toContain(code);
});

test.each(FAULTS)('%s (%s)', async (_what, files, edit, failing) => {
  const run = mkdtempSync(path.join(scratch, 'run-'));
  cpSync(good, run, { recursive: true });
  const before = [files].flat().map((file) => readFileSync(path.join(run, file)));
  for (const [at, file] of [files].flat().entries()) {
    const altered = file.endsWith('.gz')
      ? (edit as (bytes: Buffer) => Buffer)(before[at]!)
      : Buffer.from((edit as Edit)(before[at]!.toString('utf8')));
    writeFileSync(path.join(run, file), altered);
  }
  const [first = ''] = [files].flat();
  expect(readFileSync(path.join(run, first)).equals(before[0]!)).toBe(false);
  expect((await runVerify({ run, noSilentLoss: true })).map(({ code }) => code)).toContain(
    'check/file-changed',
  );
  seal(run);
  const failed = (await runVerify({ run, noSilentLoss: true })).filter(({ passed }) => !passed);
  expect(failed.map(({ code }) => code)).toEqual(expect.arrayContaining([...failing]));
});

test('more than twenty-five faults are planted', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(25);
});

/** A run that is sound in itself but not what its rules ask for: as though one cluster had been missed, or one too many made. */
test('duplicates that were left, and records merged against the rules, are found by the rules', async () => {
  const folder = mkdtempSync(path.join(scratch, 'rules-'));
  const crm = path.join(folder, 'crm.csv');
  writeFileSync(
    crm,
    'id,name,phone\n1,Zhang San,13800138001\n2,Li Si,13800138001\n3,Wang Wu,13900139001\n4,Wang Wu,13700137001\n',
  );
  const bin = path.join(import.meta.dirname, '../../bin/onerow.js');
  const merge = (run: string, ...flags: string[]): string => {
    const told = [
      'merge',
      crm,
      '--id',
      'id',
      ...flags,
      '--max-removed',
      '100%',
      '--yes',
      '--quiet',
      '-r',
      run,
    ];
    execFileSync(process.execPath, [bin, ...told], { cwd: folder });
    return path.join(folder, run);
  };
  const [byPhone, byName] = [merge('phone', '--rule', 'phone'), merge('name', '--rule', 'name')];
  // Everything of the run that merged by name, with the settings of the one that merged by phone.
  const settings = path.join('backup', 'settings.json');
  writeFileSync(path.join(byName, settings), readFileSync(path.join(byPhone, settings)));
  seal(byName);
  const failed = (await runVerify({ run: byName, noSilentLoss: true })).filter(({ passed }) => !passed);
  expect(failed.map(({ code }) => code)).toEqual(['check/duplicates', 'check/merged-rightly']);
});

test('a run without its settings says what it could not look at', async () => {
  const run = mkdtempSync(path.join(scratch, 'run-'));
  cpSync(good, run, { recursive: true });
  const manifest = path.join(run, 'manifest.json');
  rmSync(path.join(run, 'backup', 'settings.json'));
  const text = JSON.parse(readFileSync(manifest, 'utf8')) as { files: { name: string }[] };
  const files = text.files.filter(({ name }) => !name.endsWith('settings.json'));
  writeFileSync(manifest, JSON.stringify({ ...text, files }));
  const checks = await runVerify({ run, noSilentLoss: true });
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(checks.filter(({ unchecked }) => unchecked).map(({ code }) => code)).toEqual([
    'check/invalid',
    'check/duplicates',
  ]);
});

test('every kind of file altered, taken out or put in is named', async () => {
  const manifest = readFileSync(path.join(good, 'manifest.json'), 'utf8');
  const { files } = JSON.parse(manifest) as { files: { name: string }[] };
  expect(files.length).toBeGreaterThan(25);
  const found = async (run: string): Promise<string[]> =>
    (await runVerify({ run, noSilentLoss: true }))
      .filter(({ passed }) => !passed)
      .map(({ code, params }) => `${code} ${String(params['file'])}`);
  for (const { name } of files) {
    const run = mkdtempSync(path.join(scratch, 'run-'));
    cpSync(good, run, { recursive: true });
    const bytes = readFileSync(path.join(run, name));
    writeFileSync(path.join(run, name), Buffer.concat([bytes, Buffer.from(' ')]));
    expect(await found(run)).toEqual([`check/file-changed ${name}`]);
    rmSync(path.join(run, name));
    expect(await found(run)).toEqual([`check/file-missing ${name}`]);
    writeFileSync(path.join(run, name), bytes);
    expect(await found(run)).toEqual([]);
    const beside = path.join(path.dirname(name), 'more.csv');
    writeFileSync(path.join(run, beside), 'x');
    expect(await found(run)).toEqual([`check/file-added ${beside}`]);
    rmSync(run, { recursive: true });
  }
});

test('what other programs leave beside the files is nobody’s fault', async () => {
  const run = mkdtempSync(path.join(scratch, 'run-'));
  cpSync(good, run, { recursive: true });
  for (const name of ['.~lock.merge-report.xlsx#', '~$merge-report.xlsx', '.DS_Store', 'Thumbs.db'])
    writeFileSync(path.join(run, name), '');
  expect((await runVerify({ run, noSilentLoss: false })).every(({ passed }) => passed)).toBe(true);
});

/** As somebody who knows how runs are sealed would do it. */
function seal(run: string): void {
  const file = path.join(run, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { files: { name: string; sha256: string }[] };
  for (const entry of manifest.files)
    entry.sha256 = createHash('sha256')
      .update(readFileSync(path.resolve(run, entry.name)))
      .digest('hex');
  writeFileSync(file, JSON.stringify(manifest));
}
