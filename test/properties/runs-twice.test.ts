// What a run did need not be done again: merged once there is nothing to merge, archived once nothing to archive. Over
// real and benchmark lists (../shared/data, or ONEROW_DATA), by keys that are equal or not: a second run may not find more.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runArchive } from '../../src/jobs/archive.ts';
import { runMerge } from '../../src/jobs/merge.ts';
import { mergeOptions, withScratch, WORLD } from './scratch.ts';

const DATA = process.env['ONEROW_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');
const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
const listOf = (name: string): string => path.join(DATA, `dedupe/${name}/records.csv`);

interface List {
  readonly file: string;
  readonly id: string;
  readonly rules: readonly string[];
  readonly where: string;
}

const LISTS: readonly List[] = [
  {
    file: path.join(FIXTURES, 'crm.csv'),
    id: '客户编号',
    rules: ['phone', 'email'],
    where: '城市 = 上海市',
  },
  { file: listOf('febrl1'), id: 'record_id', rules: ['soc_sec_id'], where: 'state = nsw' },
  { file: listOf('splink_fake_1000'), id: 'record_id', rules: ['email'], where: 'city = London' },
  { file: listOf('restaurants_864'), id: 'record_id', rules: ['phone', 'name'], where: 'type = american' },
  {
    file: listOf('cn_company_short_full_dev'),
    id: 'record_id',
    rules: ['company'],
    where: 'source = full_name',
  },
  {
    file: listOf('orgs_hard_synthetic'),
    id: 'record_id',
    rules: ['phone', 'website'],
    where: 'industry = chemicals',
  },
];

for (const { file, id, rules, where } of LISTS) {
  const name = path.relative(path.dirname(path.dirname(file)), file);
  if (!existsSync(file)) process.stderr.write(`SKIPPED: ${file} is not there (set ONEROW_DATA)\n`);

  test.skipIf(!existsSync(file))(`${name}: merged once is merged, archived once is archived`, () =>
    withScratch(async (folder) => {
      const options = (from: string, run: string) =>
        mergeOptions(folder, '', run, {
          sources: [{ name: 'list', file: from }],
          id: [id],
          rules,
          maxCluster: 1000,
        });
      const merged = await runMerge(options(file, 'merged'), WORLD);
      const again = await runMerge(options(path.join(folder, 'merged.csv'), 'merged-again'), WORLD);
      expect(merged.summary.counts.merged).toBeGreaterThan(0);
      expect(again.summary.counts.merged).toBe(0);
      const bytes = (run: string): string => readFileSync(path.join(folder, `${run}.csv`), 'utf8');
      expect(bytes('merged-again') === bytes('merged')).toBe(true);

      const retire = (from: string, run: string) =>
        runArchive(
          {
            ...options(from, run),
            where,
            inactive: undefined,
            by: [],
            action: 'archive',
            bundle: undefined,
            unknown: 'keep',
          },
          WORLD,
        );
      const archived = await retire(file, 'kept');
      const once = await retire(path.join(folder, 'kept.csv'), 'kept-again');
      expect(archived.summary.counts.archived).toBeGreaterThan(0);
      expect(once.summary.counts.archived).toBe(0);
      expect(bytes('kept-again') === bytes('kept')).toBe(true);
    }),
  );
}
