// One merged cluster taken apart in the output as it is now: what comes back, what stays byte for byte, what is refused.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMerge, type MergeOptions } from '../../src/jobs/merge.ts';
import { undoClusters, type UndoClustersOptions } from '../../src/jobs/undo-clusters.ts';
import { verifyRun } from '../../src/jobs/verify.ts';
import { mergeOptions, WORLD } from '../properties/scratch.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-clusters-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const CRM = `id,name,phone,email,updated,parent
1,Zhang San,13800138001,a@example.com,2024-01-01,
2,Zhang San,138 0013 8001,b@example.com,2025-01-01,4
3,Li Si,"13900139001",c@example.com,2025-01-01,1
4,Wang Wu,13700137001,,2025-01-01,2
5,Wang Wu,137 0013 7001,e@example.com,2024-01-01,
6,broken
7,Zhao Liu,13600136001,f@example.com,2025-01-01,`;
const ORDERS = 'no,customer_id,amount\no1,1,10\no2,2,20\no3,5,30\no4,9,40\no5,3,50\n';

let clusters: string[] = [];
const home = path.join(scratch, 'home');
const files = { crm: '', orders: '' };

const options = (folder: string, more: Partial<MergeOptions> = {}): MergeOptions =>
  mergeOptions(folder, '', 'run', {
    sources: [{ name: 'crm', file: files.crm }],
    out: path.join(folder, 'out.csv'),
    rules: ['phone'],
    master: ['newest:updated'],
    ...more,
  });

beforeAll(async () => {
  files.crm = path.join(scratch, 'crm.csv');
  files.orders = path.join(scratch, 'orders.csv');
  writeFileSync(files.crm, CRM);
  writeFileSync(files.orders, ORDERS);
  cpSync(mkdtempSync(path.join(scratch, 'empty-')), home, { recursive: true });
  await runMerge(
    options(home, {
      children: [
        { name: 'orders', file: files.orders, foreignKey: 'customer_id' },
        { name: 'crm', file: files.crm, foreignKey: 'parent' },
      ],
    }),
    WORLD,
  );
  clusters = clustersIn(path.join(home, 'run'));
});

function clustersIn(run: string): string[] {
  const lines = readFileSync(path.join(run, 'crosswalk.csv'), 'utf8').split('\n');
  return lines.flatMap((line) => (line.split(',')[4] === 'survivor' ? [line.split(',')[5]!] : []));
}

/** The finished run in a place of its own; its manifest names the output there. */
function place(): string {
  const folder = mkdtempSync(path.join(scratch, 'place-'));
  cpSync(home, folder, { recursive: true });
  const manifest = path.join(folder, 'run', 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(`${home}/`, `${folder}/`));
  return folder;
}

const undo = (folder: string, ids: readonly string[], more: Partial<UndoClustersOptions> = {}) =>
  undoClusters(
    {
      run: path.join(folder, 'run'),
      clusters: ids,
      out: undefined,
      folder: undefined,
      into: undefined,
      asksAgain: false,
      force: true,
      operator: 'test',
      arguments: [],
      lang: 'en',
      ...more,
    },
    WORLD,
  );

const read = (...names: string[]): string => readFileSync(path.join(...names), 'utf8');

test('one cluster comes back: its rows, children, references, crosswalk and lists; the other stays', async () => {
  const folder = place();
  const { folder: run, clusters: done } = await undo(folder, [clusters[0]!]);
  expect(done).toEqual([{ cluster: clusters[0], records: ['2', '1'] }]);
  expect(read(folder, 'out.csv')).toBe(`id,name,phone,email,updated,parent,email2
1,Zhang San,13800138001,a@example.com,2024-01-01,,
2,Zhang San,138 0013 8001,b@example.com,2025-01-01,4,
3,Li Si,"13900139001",c@example.com,2025-01-01,1,
4,Wang Wu,13700137001,e@example.com,2025-01-01,2,
7,Zhao Liu,13600136001,f@example.com,2025-01-01,,
`);
  expect(read(run, 'children', 'orders.csv')).toBe(ORDERS.replace('o3,5', 'o3,4'));
  const crosswalk = read(run, 'crosswalk.csv');
  expect(crosswalk).toContain('crm,1,1,1,unchanged,,,,\ncrm,2,2,2,unchanged,,,,\n');
  expect(crosswalk).toContain(`crm,5,5,4,merged,${clusters[1]!}`);
  expect(read(run, 'merge-report.csv')).not.toContain(clusters[0]);
  expect(read(run, 'delete.csv')).toBe('id,surviving_id,source,old_id\n5,4,crm,5\n');
  expect(read(run, 'pairs-groups.csv')).not.toContain(clusters[0]);
  expect(read(run, 'decisions.csv')).toContain('crm,1,crm,2,not-duplicate,test,2026-01-31');
  expect(read(run, 'blocked.csv')).toContain(`${clusters[0]!},undone,2,1,crm,1`);
  expect(await verifyRun(run, { noSilentLoss: true })).toMatchObject({ passed: true });
  // The run that was undone stays, and what it says is checked where its output is described now.
  expect((await verifyRun(path.join(folder, 'run'))).passed).toBe(true);
});

test('all clusters one by one: nothing of the merge is left', async () => {
  const folder = place();
  for (const cluster of clusters) await undo(folder, [cluster]);
  expect(existsSync(path.join(folder, 'undo-002'))).toBe(true);
  // The row that could not be read stays set aside.
  expect(read(folder, 'out.csv')).toBe(`${CRM.replace('6,broken\n', '')}\n`);
  expect(read(folder, 'undo-002', 'children', 'orders.csv')).toBe(ORDERS);
  expect(await verifyRun(path.join(folder, 'undo-002'))).toMatchObject({ passed: true });
  expect(clustersIn(path.join(folder, 'undo-002'))).toEqual([]);
});

test('--ask-again decides nothing', async () => {
  const folder = place();
  const { folder: run } = await undo(folder, clusters, { asksAgain: true });
  expect(read(run, 'decisions.csv').split('\n')).toHaveLength(2);
});

test('an output elsewhere leaves run and output alone', async () => {
  const folder = place();
  const before = read(folder, 'out.csv');
  await undo(folder, [clusters[0]!], { out: path.join(folder, 'other.csv'), force: false });
  expect(read(folder, 'out.csv')).toBe(before);
  expect((await verifyRun(path.join(folder, 'run'))).checks[0]).toMatchObject({ code: 'check/hashes' });
});

type Edit = (text: string) => string;
const swap =
  (from: string | RegExp, to: string): Edit =>
  (text) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return changed;
  };

/** What somebody did to the output, and what stands there after the first cluster was taken apart. */
const GONE_ON: readonly (readonly [string, Edit, (now: string) => void])[] = [
  ['another row was edited and quoted', swap('Li Si', '"Li, Si"'), (now) => { expect(now).toContain('3,"Li, Si",13900139001,c@example.com,2025-01-01,1,'); }],
  ['a row was added', (text) => `${text}8,New,13500135001,,,,\n`, (now) => { expect(now.endsWith('8,New,13500135001,,,,\n')).toBe(true); }],
  ['another row was deleted', swap(/^7,.*\n/m, ''), (now) => { expect(now).not.toContain('Zhao'); }],
  ['the row before it was deleted', swap(/^3,.*\n/m, ''), (now) => { expect(now).not.toContain('Li Si'); }],
  ['a column was added', (text) => text.split('\n').map((line, at) => (line === '' ? '' : `${line},${at === 0 ? 'mark' : `m${at}`}`)).join('\n'), (now) => { expect(now).toContain('2,Zhang San,138 0013 8001,b@example.com,2025-01-01,4,,m1\n'); expect(now).toContain('1,Zhang San,13800138001,a@example.com,2024-01-01,,,\n'); }],
  ['rows were sorted the other way', (text) => { const [h, ...rest] = text.trimEnd().split('\n'); return `${[h, ...rest.toReversed()].join('\n')}\n`; }, (now) => { expect(now.split('\n').map((line) => line[0])).toEqual(['i', '1', '7', '4', '3', '2', undefined]); }],
  ['line ends and a mark were added', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`, (now) => { expect(now.startsWith('\ufeffid,')).toBe(true); expect(now.replaceAll('\r\n', '')).not.toContain('\n'); expect(now).toContain('1,Zhang San'); }],
  ['the last line end is gone', (text) => text.trimEnd(), (now) => { expect(now.endsWith(',')).toBe(true); }],
]; // prettier-ignore

test.each(GONE_ON)('gone on with: %s', async (_what, edit, look) => {
  const folder = place();
  const edited = edit(read(folder, 'out.csv'));
  writeFileSync(path.join(folder, 'out.csv'), edited);
  const { patched } = await undo(folder, [clusters[0]!]);
  expect(patched).toBe(true);
  const now = read(folder, 'out.csv');
  look(now);
  const has = new Set(now.split(/\r?\n/));
  // Only rows of the cluster and references to it may differ.
  for (const line of edited.split(/\r?\n/)) if (/^[478],/.test(line)) expect([...has]).toContain(line);
  expect(now).toContain('1,Zhang San,13800138001,a@example.com');
});

test('in GBK: the rows come back in GBK', async () => {
  const folder = place();
  const { default: iconv } = await import('iconv-lite');
  const text = swap('Li Si', '李四')(read(folder, 'out.csv')).replace('Zhao Liu', '赵六在北京市朝阳区工作');
  writeFileSync(path.join(folder, 'out.csv'), iconv.encode(text, 'gb18030'));
  await undo(folder, [clusters[0]!]);
  const now = iconv.decode(readFileSync(path.join(folder, 'out.csv')), 'gb18030');
  expect(now).toContain('赵六在北京市朝阳区工作');
  expect(now).toContain('1,Zhang San');
});

const TOUCHED: readonly (readonly [string, Edit, string])[] = [
  ['a cell of the customer', swap('b@example.com', 'z@example.com'), 'undo/row-changed'],
  ['a further value of the customer', swap('a@example.com', ''), 'undo/row-changed'],
  ['its row is gone', swap(/^2,.*\n/m, ''), 'undo/row-gone'],
  ['its row stands twice', (text) => text.replace(/^(2,.*\n)/m, '$1$1'), 'undo/row-twice'],
  ['a merged row is back already', (text) => `${text}1,Zhang San,13800138001,,,,\n`, 'undo/row-there'],
  ['a column is gone', swap('email2', 'mail2'), 'undo/column-gone'],
]; // prettier-ignore

test.each(TOUCHED)('refused, nothing written: %s', async (_what, edit, code) => {
  const folder = place();
  const edited = edit(read(folder, 'out.csv'));
  writeFileSync(path.join(folder, 'out.csv'), edited);
  await expect(undo(folder, [clusters[0]!])).rejects.toMatchObject({ code, exit: 4 });
  expect(read(folder, 'out.csv')).toBe(edited);
  expect(existsSync(path.join(folder, 'undo-001'))).toBe(false);
});

test('a row of the cluster that was changed does not keep others from coming back', async () => {
  const folder = place();
  writeFileSync(
    path.join(folder, 'out.csv'),
    swap('b@example.com', 'z@example.com')(read(folder, 'out.csv')),
  );
  await undo(folder, [clusters[1]!]);
  expect(read(folder, 'out.csv')).toContain(
    '2,Zhang San,138 0013 8001,z@example.com,2025-01-01,4,a@example.com',
  );
});

test.each([
  ['an unknown cluster', ['0000'], {}, 'undo/unknown-cluster', 3],
  ['a record instead of its cluster', ['5'], {}, 'undo/record-in-cluster', 3],
  ['an output that is not there', undefined, { into: '/nowhere/out.csv' }, 'undo/output-missing', 3],
  ['an output that would be replaced', undefined, { force: false }, 'io/output-exists', 2],
] as const)('%s is refused', async (_what, ids, more, code, exit) => {
  const folder = place();
  await expect(undo(folder, ids ?? [clusters[0]!], more)).rejects.toMatchObject({ code, exit });
  expect(existsSync(path.join(folder, 'undo-001'))).toBe(false);
});

test('twice the same cluster is refused the second time', async () => {
  const folder = place();
  await undo(folder, [clusters[0]!]);
  await expect(undo(folder, [clusters[0]!])).rejects.toMatchObject({ code: 'undo/already-undone' });
});

test('a run somebody altered is not worked on', async () => {
  const folder = place();
  const file = path.join(folder, 'run', 'removed.csv');
  writeFileSync(file, `${readFileSync(file, 'utf8')}x\n`);
  await expect(undo(folder, [clusters[0]!])).rejects.toMatchObject({ code: 'undo/run-altered', exit: 4 });
});

test('one id in two sources: rows are told apart by onerow_id, everywhere', async () => {
  const folder = mkdtempSync(path.join(scratch, 'two-'));
  writeFileSync(path.join(folder, 'a.csv'), 'id,name,phone\n1,Zhang,13800138001\n2,Li,13900139001\n');
  writeFileSync(path.join(folder, 'b.csv'), 'id,name,phone\n1,Wang,13900139001\n2,Zhao,13700137001\n');
  const warned: string[] = [];
  await runMerge(
    mergeOptions(folder, '', 'run', {
      sources: ['a', 'b'].map((name) => ({ name, file: path.join(folder, `${name}.csv`) })),
      out: path.join(folder, 'out.csv'),
      rules: ['phone'],
    }),
    { ...WORLD, warn: (code) => void warned.push(code) },
  );
  expect(warned).toContain('merge/ids-qualified');
  const rows = read(folder, 'out.csv').trimEnd().split('\n');
  expect(rows[0]).toBe('id,name,phone,source,onerow_id');
  const names = rows.slice(1).map((row) => row.split(',')[4]!);
  expect(names).toEqual(['a:1', 'b:1', 'b:2']);
  expect(read(folder, 'run', 'delete.csv')).toBe('id,surviving_id,source,old_id\na:2,b:1,a,2\n');
  expect(read(folder, 'run', 'pairs-winner-loser.csv')).toContain('b:1,a:2');
  // Only what merging changed is to be written back, not every row that got a name.
  expect(read(folder, 'run', 'upsert.csv').split('\n')).toHaveLength(2);
  expect(await verifyRun(path.join(folder, 'run'))).toMatchObject({ passed: true });
  const [cluster = ''] = clustersIn(path.join(folder, 'run'));
  writeFileSync(path.join(folder, 'out.csv'), read(folder, 'out.csv').replace('Zhao', 'Zhao!'));
  await undo(folder, [cluster]);
  expect(read(folder, 'out.csv')).toBe(
    'id,name,phone,source,onerow_id\n1,Zhang,13800138001,a,a:1\n2,Li,13900139001,a,a:2\n1,Wang,13900139001,b,b:1\n2,Zhao!,13700137001,b,b:2\n',
  );
});

test('without ids: an output as it was written can be gone on from, an altered one cannot', async () => {
  const folder = mkdtempSync(path.join(scratch, 'none-'));
  const text = 'name,phone\nZhang,13800138001\nZhang San,13800138001\nLi,13900139001\n';
  writeFileSync(path.join(folder, 'list.csv'), text);
  const merged = () =>
    runMerge(
      mergeOptions(folder, 'list.csv', 'run', {
        out: path.join(folder, 'out.csv'),
        id: [],
        rules: ['phone'],
        force: true,
      }),
      WORLD,
    );
  await merged();
  const [cluster = ''] = clustersIn(path.join(folder, 'run'));
  writeFileSync(path.join(folder, 'out.csv'), read(folder, 'out.csv').replace('Li', 'Li!'));
  await expect(undo(folder, [cluster])).rejects.toMatchObject({ code: 'undo/no-ids', exit: 4 });
  await merged();
  await undo(folder, [cluster]);
  expect(read(folder, 'out.csv')).toBe(text);
});
