// The test vectors of the design (fields-and-matching.md §15) that phone-email-vectors.test.ts does not hold, row by row.
import { describe, expect, test } from 'vitest';
import { relationOfCompanies } from '../../src/fields/company/company-key.ts';
import { partialId } from '../../src/fields/national-id/partial.ts';
import { compareNames } from '../../src/fields/person-name/compare.ts';
import { splitHanName } from '../../src/fields/person-name/split-han-name.ts';
import { openCells } from '../../src/jobs/clean-column.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import { partialKey } from '../../src/rulepack/partial-keys.ts';
import { SETTINGS } from './soup.ts';

const open = (type: FieldType) => openCells({ type, settings: { ...SETTINGS, split: true } });
const keysOf = (type: FieldType, cell: string): readonly string[] => open(type).keys(open(type).clean(cell));

test.each<[FieldType, string, string, string, string[]]>([
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
  ['name', '锟斤拷', '锟斤拷', 'lossy', ['text/garbled']],
  ['name', 'ÕÅÈý', '张三', 'fixed', []],
  ['name', '濂�', '濂�', 'lossy', ['text/garbled']],
  ['money', '1.2万', '12000', 'fixed', []],
  ['money', '(1,234.50)', '-1234.50', 'fixed', []],
  ['money', '１，２３４', '1234', 'fixed', []],
])('%s %s → %s, %s %j', (type, cell, value, status, issues) => {
  expect(open(type).clean(cell)).toMatchObject({ value, status, issues });
});

test('what is lost, hidden or open is no key; the fifteen digits a spreadsheet leaves still tell', () => {
  expect(keysOf('cn-id', '110101199003072000')).toEqual([]);
  expect(partialId(open('cn-id').clean('110101199003072000'))).toBe('110101199003072*');
  expect(keysOf('date', '2025-02-30')).toEqual([]);
  expect(keysOf('date', '1900-01-00')).toEqual([]);
  expect(keysOf('name', '锟斤拷')).toEqual([]);
});

test('the retired district is kept as given, its successor told beside it', () => {
  expect(open('address').clean('上海卢湾区淮海中路1号').parts?.slice(2, 4)).toEqual(['黄浦区', '310101']);
  expect(keysOf('address', '上海卢湾区淮海中路1号')).toEqual(keysOf('address', '上海市黄浦区淮海中路1号'));
});

test('a district of two cities is neither, unless the rest tells', () => {
  expect(open('address').clean('朝阳区建国路88号').parts?.join('')).toBe('');
  expect(open('address').clean('北京朝阳区建国路88号').parts?.slice(3, 4)).toEqual(['110105']);
  expect(open('address').clean('长春朝阳区建国路88号').parts?.slice(3, 4)).toEqual(['220104']);
});

describe('阿里巴巴', () => {
  const [key] = keysOf('company', '阿里巴巴(中国)有限公司');
  test.each([
    ['阿里巴巴（中国）有限公司', true, ''],
    ['阿里巴巴（杭州）有限公司', false, ''],
    ['阿里巴巴（中国）有限公司上海分公司', false, 'branch-of'],
  ])('%s', (cell, same, relation) => {
    const [other] = keysOf('company', cell);
    expect(other === key).toBe(same);
    expect(relationOfCompanies(other!, key!)).toBe(relation);
  });
});

describe('names', () => {
  const level = (left: string, right: string): string => {
    const prepared = [left, right].map((cell) => {
      const cleaned = open('name').clean(cell);
      return compareNames.prepare(keysOf('name', cell)[0] ?? partialKey('name', cleaned));
    });
    return compareNames.levels[compareNames.compare(prepared[0]!, prepared[1]!)]!.name;
  };

  test.each([
    ['张伟', '张玮', 'homophone'],
    ['张先生', '张伟', 'surname-only'],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  test('欧阳娜', () => {
    expect(splitHanName('欧阳娜')).toEqual({ surname: '欧阳', given: '娜' });
  });
});
