import { expect, test } from 'vitest';
import {
  diffRecords,
  enrichRecords,
  type EnrichedRecord,
  type RecordDifference,
  type ReferenceTable as Table,
} from '../../src/library.ts';

const register: Table = {
  columns: ['企业名称', '代码'],
  rows: [
    ['远景科技有限公司', '91350100M000100Y43'],
    ['大地贸易有限公司', '91350100M000100Y44'],
    ['重名有限公司', '91350100M000100Y43'],
    ['重名有限公司', '91310115MA1K4ABC18'],
  ],
};
const options = {
  on: { 公司: '企业名称' },
  fill: { 信用代码: '代码' },
  types: { 公司: 'company', 信用代码: 'uscc' },
} as const;

test.each([
  ['a blank is filled', ['1', '远景科技有限公司', ''], 'found', 'filled', '91350100M000100Y43'],
  [
    'an equal value agrees',
    ['2', '远景科技有限公司', '91350100m000100y43'],
    'found',
    'agreed',
    '91350100m000100y43',
  ],
  [
    'another value stays',
    ['3', '远景科技有限公司', '91310115MA1K4ABC18'],
    'found',
    'disagreed',
    '91310115MA1K4ABC18',
  ],
  ['an invalid value is never written', ['4', '大地贸易有限公司', ''], 'found', 'invalid', ''],
  ['a firm that is not there', ['5', '无名公司', ''], 'not-found', undefined, ''],
  ['nothing to look up by', ['6', '', ''], 'no-key', undefined, ''],
  ['a reference that contradicts itself', ['7', '重名有限公司', ''], 'ambiguous', undefined, ''],
])('%s', (_, row, found, outcome, value) => {
  const enrich = enrichRecords(['编号', '公司', '信用代码'], register, options);
  const enriched: EnrichedRecord = enrich(row);
  expect(enriched.found).toBe(found);
  expect(enriched.cells['信用代码']?.outcome).toBe(outcome);
  expect(enriched.row).toEqual([row[0], row[1], value]);
});

test('told to, it replaces what differs; a column that is not there is an error', () => {
  const enrich = enrichRecords(['公司', '信用代码'], register, { ...options, overwrite: true });
  expect(enrich(['远景科技有限公司', '91310115MA1K4ABC18']).row).toEqual([
    '远景科技有限公司',
    '91350100M000100Y43',
  ]);
  expect(() => enrichRecords(['公司'], register, options)).toThrow(RangeError);
});

test('two tables are compared by id', () => {
  const before: Table = { columns: ['id', 'phone', 'city'], rows: [['1', '13800138001', '上海'], ['2', 'x', ''], ['3', '1', 'a']] }; // prettier-ignore
  const after: Table = { columns: ['city', 'id', 'phone'], rows: [['北京', '1', '138 0013 8001'], ['a', '3', '1'], ['', '4', 'y']] }; // prettier-ignore
  const differences: RecordDifference[] = [
    ...diffRecords(before, after, { id: ['id'], types: { phone: 'phone' }, country: 'CN' }),
  ];
  expect(differences).toEqual([
    {
      change: 'changed',
      id: ['1'],
      field: 'phone',
      old: '13800138001',
      new: '138 0013 8001',
      difference: 'spelling',
    },
    { change: 'changed', id: ['1'], field: 'city', old: '上海', new: '北京', difference: 'value' },
    { change: 'removed', id: ['2'], row: ['2', 'x', ''] },
    { change: 'added', id: ['4'], row: ['', '4', 'y'] },
  ]);
});
