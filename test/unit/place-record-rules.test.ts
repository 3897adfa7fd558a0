import { expect, test } from 'vitest';
import { openAddress } from '../../src/fields/place/address.ts';
import { addressInRow, codeOf, districtInRow } from '../../src/fields/place/record-rules.ts';
import { openRegion } from '../../src/fields/place/region.ts';
import { SETTINGS } from './soup.ts';

const address = openAddress(SETTINGS);
const district = openRegion({ ...SETTINGS, part: 'district' });

test.each([
  ['朝阳区建国路88号', { city: '北京市' }, '110105', 'ok', []],
  ['朝阳区建国路88号', { province: '吉林省' }, '220104', 'ok', []],
  ['朝阳区建国路88号', { province: '吉林省', city: '长春市' }, '220104', 'ok', []],
  ['朝阳区建国路88号', { code: '110000' }, '110105', 'ok', []],
  [
    '朝阳区建国路88号',
    { city: '上海市' },
    '',
    'suspect',
    ['address/ambiguous-division', 'address/other-city'],
  ],
  ['朝阳区建国路88号', {}, '', 'suspect', ['address/ambiguous-division']],
  ['上海市浦东新区世纪大道1号', { city: '北京市' }, '310115', 'suspect', ['address/other-city']],
  ['上海市浦东新区世纪大道1号', { city: '上海市', district: '浦东新区' }, '310115', 'ok', []],
  [
    '上海市浦东新区世纪大道1号',
    { city: '上海市', district: '徐汇区' },
    '310115',
    'suspect',
    ['address/other-city'],
  ],
  ['上海市世纪大道1号', { city: '上海市', district: '浦东新区' }, '310115', 'ok', []],
  ['世纪大道1号', { city: '上海市' }, '310000', 'ok', []],
  ['世纪大道1号', {}, '', 'ok', []],
  ['上海市卢湾区淮海中路1号', { city: '上海市' }, '310101', 'suspect', ['address/retired-division']],
] as const)('%s beside %j is in %s', (cell, context, code, status, issues) => {
  const cleaned = address.clean(cell);
  const verdict = addressInRow(cleaned, context);
  expect([verdict.code, verdict.status ?? cleaned.status, verdict.issues]).toEqual([code, status, issues]);
});

test.each([
  ['鼓楼区', { city: '南京市' }, '320106', 'ok', []],
  ['鼓楼区', { province: '福建省', city: '福州市' }, '350102', 'ok', []],
  ['朝阳', { city: '北京市' }, '110105', 'ok', []],
  ['朝阳区', { city: '上海市' }, '', 'suspect', ['region/other-city']],
  ['高新区', { city: '成都市' }, '', 'ok', []],
  ['浦东区', { city: '上海市' }, '310115', 'fixed', []],
  ['鼓楼区', {}, '', 'ok', []],
] as const)('district %s beside %j is %s', (cell, context, code, status, issues) => {
  const cleaned = district.clean(cell);
  const verdict = districtInRow(cleaned, context);
  expect([verdict.code, verdict.status ?? cleaned.status, verdict.issues]).toEqual([code, status, issues]);
});

test.each([
  [{ province: '广东省', city: '深圳市', district: '南山区' }, '440305'],
  [{ city: '上海市', province: '上海市' }, '310000'],
  [{ city: '深圳' }, '440300'],
  [{ district: '鼓楼区' }, ''],
  [{ province: '华东' }, ''],
  [{}, ''],
] as const)('%j is %s', (context, code) => expect(codeOf(context)).toBe(code));
