// The test vectors of the design (fields-and-matching.md §15) about everything but phones and addresses of mail, row by row,
// cleaned as a column of their type is.
import { expect, test } from 'vitest';
import { openCells } from '../../src/jobs/clean-column.ts';
import { readDivisions } from '../../src/fields/place/read-divisions.ts';
import { placesOf } from '../../src/fields/place/divisions.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import { SETTINGS } from './soup.ts';

const today = { ...SETTINGS, today: '2026-11-22' };
const clean = (type: FieldType, cell: string, settings = today) => {
  const normalizer = openCells({ type, settings });
  const cleaned = normalizer.clean(cell);
  return { ...cleaned, keys: normalizer.keys(cleaned) };
};

test.each<[FieldType, string, string, string, readonly string[]]>([
  ['cn-id', '110105491231002', '11010519491231002X', 'fixed', []],
  ['cn-id', '110101199003072000', '110101199003072000', 'lossy', ['cn-id/excel-damaged']],
  ['uscc', '91350203M0001QAY9B', '91350203M0001QAY9B', 'ok', ['uscc/legacy']],
  ['uscc', '9144030071526726XG', '9144030071526726XG', 'ok', []],
  ['address', '朝阳区建国路88号', '朝阳区建国路88号', 'suspect', ['address/ambiguous-division']],
  ['address', '上海卢湾区淮海中路1号', '上海市卢湾区淮海中路1号', 'suspect', ['address/retired-division']],
  ['date', '45811', '2025-06-03', 'fixed', []],
  ['date', '2025-02-30', '2025-02-30', 'invalid', ['date/impossible']],
  ['date', '1900-01-00', '1900-01-00', 'suspect', ['date/sentinel']],
  ['name', '寮犱笁', '张三', 'fixed', []],
  ['name', 'ÕÅÈý', '张三', 'fixed', []],
  ['name', '锟斤拷', '锟斤拷', 'lossy', ['text/garbled']],
  ['gender', '濂�', '濂�', 'lossy', ['text/garbled']],
  ['money', '1.2万', '12000', 'fixed', []],
  ['money', '(1,234.50)', '-1234.50', 'fixed', []],
  ['money', '１，２３４', '1234', 'fixed', []],
])('%s %s → %s, %s', (type, cell, value, status, issues) => {
  expect(clean(type, cell)).toMatchObject({ value, status, issues });
});

test('of 濂�, once 女, a person is told what it probably was', () => {
  expect(clean('gender', '濂�').suggestion).toBe('女');
  expect(clean('gender', '鐢�').suggestion).toBe('男');
});

test('朝阳区 is in Beijing or in Changchun, unless something tells', () => {
  expect(readDivisions('朝阳区建国路88号')?.codes).toEqual(['110105', '220104']);
  const inBeijing = { ...today, profile: { ...today.profile, city: '110100' } };
  expect(clean('address', '朝阳区建国路88号', inBeijing)).toMatchObject({ status: 'ok', issues: [] });
});

test('卢湾区 is given as it was, 310103, and is 黄浦区 today, 310101', () => {
  expect(readDivisions('上海卢湾区淮海中路1号')).toMatchObject({ given: '310103', code: '310101' });
  expect(placesOf('310101').district).toBe('黄浦区');
});

test('a damaged number keeps its first fifteen digits as evidence, and is no key', () => {
  expect(clean('cn-id', '110101199003072000').keys).toEqual([]);
});

test('the brackets of a company’s name are of no account, its place is', () => {
  const [half, full, elsewhere] = ['(中国)', '（中国）', '（杭州）'].map(
    (place) => clean('company', `阿里巴巴${place}有限公司`).keys,
  );
  expect(full).toEqual(half);
  expect(elsewhere).not.toEqual(half);
});
