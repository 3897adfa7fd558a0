import { expect, test } from 'vitest';
import { openRecordCleaner, openNormalizer, VERSION } from '../../src/library.ts';

test('a table is understood from header and sample, and its records are cleaned', () => {
  const sample = [
    ['1', '王小明', '139 0013 9001'],
    ['2', '李 雷', '+86 139 0013 9002'],
  ];
  const records = openRecordCleaner(['编号', '姓名', '手机'], sample, { today: '2026-01-31' });
  expect(records.columns.map((column) => column.type)).toEqual(['id', 'name', 'phone']);
  expect(records.clean(sample[1]!).map((cell) => cell.value)).toEqual(['2', '李雷', '+8613900139002']);
});

test('a type a person names wins over what the column looks like', () => {
  const records = openRecordCleaner(['a'], [['x']], { today: '2026-01-31', types: { a: 'email' } });
  expect(records.columns[0]).toMatchObject({ type: 'email', decidedBy: 'map' });
});

test('single normalizers and the version are there', () => {
  expect(typeof openNormalizer).toBe('function');
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+$/);
});
