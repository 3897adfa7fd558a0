// What a caller may get wrong has a code, the nearest right word, and sentences in both languages without a parameter left open.
import { expect, test } from 'vitest';
import {
  composeCrosswalk,
  errorSentence,
  explainPair,
  mergeClusters,
  normalizeRecords,
  repointChildren,
  retireRecords,
  scanRecords,
  screenRecords,
  scoreAgainstTruth,
  UserError,
  type CrosswalkLine,
  type FieldType,
} from '../../src/library.ts';

const ON = { today: '2026-01-31' };
const records = [
  { id: '1', name: 'Ana Lima', phone: '+351 912 345 601' },
  { id: '2', name: 'Ana Lima', phone: '+351 912 345 601' },
  { id: '3', name: 'Rui Costa', phone: '+351 912 345 602' },
];
const both = { a: records, b: records };
const listOf = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const list: unknown[] = [];
  for await (const item of items) list.push(item);
  return list;
};
async function* once<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) yield await Promise.resolve(row);
}
const many = Array.from({ length: 2_500 }, (_, at) => ({ id: String(at), name: `N${at}` }));
const line = (oldId: string, survivingId: string): CrosswalkLine => ({
  oldSource: 'a',
  oldId,
  oldRow: 1,
  survivingId,
  role: oldId === survivingId ? 'survivor' : 'merged',
  clusterId: '',
  rule: '',
  score: 1,
  decidedBy: 'auto',
});

const MISTAKES: readonly [string, Readonly<Record<string, string | number>>, () => Promise<unknown>][] = [
  ['library/today', { value: '31/01/2026' }, () => scanRecords(records, { today: '31/01/2026' })],
  ['layout/unknown-column', { column: 'phon', nearest: 'phone' }, () => scanRecords(records, { ...ON, types: { phon: 'phone' } })],
  ['library/type', { type: 'phne', nearest: 'phone' }, () => scanRecords(records, { ...ON, types: { phone: 'phne' as FieldType } })],
  ['layout/unknown-column', { nearest: 'id' }, () => scanRecords(records, { ...ON, id: 'idd' })],
  ['match/unknown-field', { nearest: 'phone' }, () => scanRecords(records, { ...ON, rules: ['phne'] })],
  ['match/thresholds', {}, () => scanRecords(records, { ...ON, auto: 0.5, reviewAt: 0.9 })],
  ['library/probability', { option: 'auto' }, () => scanRecords(records, { ...ON, auto: 99 })],
  ['library/threads', { value: '0' }, () => scanRecords(records, { ...ON, threads: 0 })],
  ['library/max-cluster', { value: '1' }, () => scanRecords(records, { ...ON, maxCluster: 1 })],
  ['layout/unknown-source', { source: 'c' }, () => scanRecords(both, { ...ON, clean: ['c'] })],
  ['library/source-name', { source: 'a:b' }, () => scanRecords({ 'a:b': records }, ON)],
  ['library/cell', { row: 1, column: 'at', type: 'Date' }, () => scanRecords([{ at: new Date(0) }], ON)],
  ['library/cell', { row: 1, column: 'n', type: 'number' }, () => scanRecords([{ n: NaN }], ON)],
  ['library/cells', { row: 2, cells: 1, columns: 2 }, () => scanRecords({ columns: ['a', 'b'], rows: [['1', '2'], ['1']] }, ON)], // prettier-ignore
  ['library/late-key', { row: 2_501, key: 'names', nearest: 'name' }, () => scanRecords(once([...many, { id: 'x', names: 'y' }]), ON)], // prettier-ignore
  ['explain/no-record', { id: '9' }, () => explainPair('1', '9', records, ON)],
  ['explain/ambiguous', { id: '1' }, () => explainPair('1', '2', both, ON)],
  ['library/unknown-record', { id: '9' }, () => mergeClusters(records, [{ members: ['1', '9'] }], ON)],
  ['library/ambiguous-record', { id: '1' }, () => mergeClusters(both, [{ members: ['1', '2'] }], ON)],
  ['library/two-clusters', { id: '2' }, () => mergeClusters(records, [{ members: ['1', '2'] }, { members: ['2', '3'] }], ON)], // prettier-ignore
  ['merge/duplicate-ids', {}, () => mergeClusters([...records, ...records], [], ON)],
  ['policy/unknown-field', {}, () => mergeClusters(records, [], { ...ON, policies: { nmae: 'longest' } })],
  ['limit/max-removed', { removed: 1, total: 3 }, () => mergeClusters(records, [{ members: ['1', '2'] }], { ...ON, maxRemoved: 0.2 })], // prettier-ignore
  ['layout/unknown-column', { column: 'refers' }, () => mergeClusters(records, [], { ...ON, references: ['refers'] })],
  ['layout/unknown-column', { nearest: 'customer' }, () => mergeClusters(records, [], { ...ON, children: { orders: { rows: [{ customer: '1' }], foreignKey: 'custmer' } } })], // prettier-ignore
  ['library/decision', { nearest: 'merge' }, () => scanRecords(records, { ...ON, decisions: [{ left: '1', right: '2', decision: 'merg' as 'merge' }] })], // prettier-ignore
  ['library/clean-screen', {}, () => screenRecords(records, records, { ...ON, clean: ['existing'] })],
  ['library/child-column', { row: 1, column: 'fk' }, () => listOf(repointChildren([{}] as { fk: string }[], [line('1', '2')], 'fk'))], // prettier-ignore
  ['merge/id-clash', {}, () => listOf(repointChildren([], [line('1', '1'), { ...line('1', '2'), oldSource: 'b' }], []))],
  ['crosswalk/circle', {}, () => composeCrosswalk([{ oldId: '1', survivingId: '2' }], [line('2', '1'), line('1', '1')])],
  ['archive/no-rule', {}, () => listOf(retireRecords(records, ON))],
  ['library/inactive', { value: 'long' }, () => listOf(retireRecords(records, { ...ON, inactive: 'long' }))],
  ['truth/no-record', {}, async () => Promise.resolve(scoreAgainstTruth([], { kind: 'pairs', pairs: [] }))],
]; // prettier-ignore

test.each(MISTAKES)('%s %o', async (code, params, mistake) => {
  const error: unknown = await mistake().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).code).toBe(code);
  expect((error as UserError).params).toMatchObject(params);
  for (const lang of ['en', 'zh'] as const)
    expect(errorSentence(error as UserError, lang)).not.toMatch(/\{\w+\}/);
});

test('no records are no mistake', async () => {
  expect(await scanRecords([], ON)).toMatchObject({ pairs: [], clusters: [], figures: { records: 0 } });
  expect((await screenRecords([], records, ON)).verdicts).toEqual([]);
  expect(await listOf((await normalizeRecords([], ON)).records)).toEqual([]);
  expect(await listOf(retireRecords([], { ...ON, inactive: '3y' }))).toEqual([]);
  const merged = await mergeClusters([], [], ON);
  expect(await listOf(merged.records())).toEqual([]);
  expect(merged.figures).toMatchObject({ in: 0, out: 0 });
});

test('a signal stops every function with its reason', async () => {
  const on = { ...ON, signal: AbortSignal.abort(new Error('enough')) };
  await expect(scanRecords(records, on)).rejects.toThrow('enough');
  await expect(mergeClusters(records, [], on)).rejects.toThrow('enough');
  await expect(normalizeRecords(once(records), on)).rejects.toThrow('enough');
  await expect(listOf(retireRecords(records, { ...on, inactive: '3y' }))).rejects.toThrow('enough');
});

test('a stream somebody stops listening to is closed; records opened anew are not held', async () => {
  let closed = 0;
  let opened = 0;
  const open = async function* (): AsyncGenerator<(typeof records)[number]> {
    opened++;
    try {
      for (const record of records) yield await Promise.resolve(record);
    } finally {
      closed++;
    }
  };
  const merged = await mergeClusters(open, [{ members: ['1', '2'] }], ON);
  for await (const record of merged.records()) {
    expect(record).toMatchObject({ name: 'Ana Lima' });
    break;
  }
  expect(opened).toBeGreaterThan(2);
  expect(closed).toBe(opened);
});

test('keys that objects have of their own are columns like any other', async () => {
  const rows = JSON.parse('[{"id":"1","__proto__":"x","constructor":"a@b.pt"},{"id":"2","__proto__":"x","constructor":"a@b.pt"}]') as object[]; // prettier-ignore
  const merged = await mergeClusters(rows, [{ members: ['1', '2'] }], ON);
  expect(merged.columns).toEqual(['id', '__proto__', 'constructor']);
  expect(JSON.stringify(await listOf(merged.records()))).toBe(
    '[{"id":"1","__proto__":"x","constructor":"a@b.pt"}]',
  );
});
