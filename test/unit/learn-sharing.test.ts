// What a shared value says is learned from the other fields of the pairs that share it.
import path from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runScan } from '../../src/jobs/scan.ts';
import { mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';

async function clustersOf(folder: string, rows: readonly string[]): Promise<Record<string, string>[]> {
  writeFileSync(path.join(folder, 'records.csv'), `${rows.join('\n')}\n`);
  const options = { ...mergeOptions(folder, 'records.csv', 'scan', { id: ['id'], country: undefined }), out: undefined, review: undefined, sort: undefined }; // prettier-ignore
  await runScan(options, WORLD);
  return parse(readFileSync(path.join(folder, 'scan', 'clusters.csv'), 'utf8'), { columns: true });
}

/** Trade names of three characters, no two alike. */
const SIGNS = Array.from('远景天成华信瑞丰金桥海纳博雅恒泰中创新程卓越云帆');
const firm = (at: number): string =>
  `上海${SIGNS[at % 24]}${SIGNS[Math.floor(at / 24) % 24]}${SIGNS[(at * 7 + 5) % 24]}贸易有限公司`;

test('a list of bare names: what is the same and rare is worth a look, never more', () =>
  withScratch(async (folder) => {
    const names = Array.from({ length: 400 }, (_, at) => firm(at));
    const common = Array.from({ length: 30 }, () => '上海公共服务有限公司');
    const rows = [...names, firm(17), firm(203), ...common].map((name, at) => `${at + 1},${name}`);
    const clusters = await clustersOf(folder, ['id,公司名称', ...rows]);
    const groups = new Map<string, string[]>();
    for (const { cluster_id: id, record_id: record } of clusters)
      groups.set(
        id!,
        [...(groups.get(id!) ?? []), record!].sort((a, b) => Number(a) - Number(b)),
      );
    expect(clusters.map(({ band }) => band)).toEqual(clusters.map(() => 'review'));
    expect([...groups.values()]).toEqual(
      expect.arrayContaining([
        ['18', '401'],
        ['204', '402'],
      ]),
    );
    // Thirty who are called alike are not one customer because they are.
    expect([...groups.values()].every((members) => members.length === 2)).toBe(true);
  }));
