// Provinces, cities, districts, countries and postcodes in columns of their own.
import { describe, expect, test } from 'vitest';
import { formOfCountries, findCountry } from '../../src/fields/place/countries.ts';
import { openPostcode } from '../../src/fields/place/postcode.ts';
import { openPostcodeRules } from '../../src/fields/place/postcode-rules.ts';
import { openRegion } from '../../src/fields/place/region.ts';
import { latinAddressKey } from '../../src/fields/place/western.ts';
import type { FieldSettings } from '../../src/model/cleaned.ts';
import { SETTINGS } from './soup.ts';

type Part = NonNullable<FieldSettings['part']>;
const of = (part: Part | undefined): ReturnType<typeof openRegion> =>
  openRegion(part === undefined ? SETTINGS : { ...SETTINGS, part });
const RETIRED = 'region/retired-division';
const AMBIGUOUS = 'region/ambiguous-division';

/** level, cell, value ('' = as typed), key, issue */
const REGIONS: readonly (readonly [Part | undefined, string, string, string, string?])[] = [
  ['province', '上海', '上海市', '上海'], ['province', '上海市', '', '上海'], ['province', '广东', '广东省', '广东'], ['province', '内蒙', '内蒙古自治区', '内蒙古'], ['province', '内蒙古', '内蒙古自治区', '内蒙古'],
  ['province', '广西省', '广西壮族自治区', '广西'], ['province', '新疆', '新疆维吾尔自治区', '新疆'], ['province', '新疆维吾尔自治区', '', '新疆'], ['province', '香港', '香港特别行政区', '香港'], ['province', '廣東', '', '广东'],
  ['province', '沪', '上海市', '上海'], ['province', '粤', '广东省', '广东'], ['city', '沪', '', '沪'], ['province', 'Guangdong', '', '广东'], ['province', 'Guangdong Province', '', '广东'], ['province', 'California', '', 'ca'], ['province', 'CA', '', 'ca'], ['province', 'New South Wales', '', 'nsw'], ['province', '吉林', '吉林省', '吉林'],
  ['city', '深圳', '深圳市', '深圳'], ['city', '深圳市', '', '深圳'], ['city', '上海', '上海市', '上海'], ['city', '吉林', '吉林市', '吉林'], ['city', '昆山', '昆山市', '昆山'], ['city', '朝阳', '朝阳市', '朝阳'],
  ['city', '恩施', '恩施土家族苗族自治州', '恩施土家族苗族'], ['city', '襄樊市', '', '襄阳', RETIRED], ['city', '莱芜市', '', '济南', RETIRED], ['city', 'Shanghai', '', '上海'], ['city', 'Shenzhen City', '', '深圳'], ['city', 'London', '', 'london'],
  ['district', '浦东', '浦东新区', '浦东'], ['district', '浦东区', '浦东新区', '浦东'], ['district', '浦东新区', '', '浦东'], ['district', '卢湾区', '', '黄浦', RETIRED], ['district', '朝阳', '', '朝阳', AMBIGUOUS], ['district', '鼓楼', '鼓楼区', '鼓楼'],
  ['district', '鼓楼区', '', '鼓楼'], ['district', '昆山县', '', '昆山', RETIRED], ['district', '江干区', '', '江干', RETIRED], ['district', '科技园', '', '科技园'], ['district', '高新区', '', '高新'], ['district', '沈北区', '沈北新区', '沈北'],
  [undefined, '上海', '上海市', '上海'], [undefined, '浦东区', '浦东新区', '浦东'], [undefined, '浦东', '浦东新区', '浦东'], [undefined, '吉林', '', '吉林'], [undefined, '沙市', '', '沙市'], [undefined, '卢湾区', '', '黄浦', RETIRED], [undefined, '华东', '', '华东'],
  [undefined, '上海市浦东区', '上海市浦东新区', '上海市浦东'], [undefined, '上海市/浦东区', '上海市/浦东新区', '上海市浦东'], [undefined, '广东深圳南山区', '广东省深圳市南山区', '广东省深圳市南山'], [undefined, '上海市朝阳区', '', '上海市朝阳'],
  [undefined, '广东省 深圳市', '广东省深圳市', '广东省深圳'], ['city', '　深圳　', '深圳市', '深圳'],
]; // prettier-ignore

test.each(REGIONS.map((row) => ({ row })))('$row', ({ row: [part, cell, expected, key, issue] }) => {
  const region = of(part);
  const cleaned = region.clean(cell);
  expect(cleaned.value).toBe(expected || cell);
  expect(cleaned.issues).toEqual(issue === undefined ? [] : [issue]);
  expect(cleaned.status).toBe(issue !== undefined ? 'suspect' : cleaned.value === cell ? 'ok' : 'fixed');
  expect(region.keys(cleaned)).toEqual([key]);
  expect(region.clean(cleaned.value).value).toBe(cleaned.value);
  const bytes = Buffer.from(cell);
  if (region.accepts!(bytes, 0, bytes.length)) expect(cleaned).toMatchObject({ value: cell, status: 'ok' });
});

describe('countries', () => {
  test.each([
    ['中国', 'CN'], ['China', 'CN'], ['CN', 'CN'], ['CHN', 'CN'], ['PRC', 'CN'], ['P.R. China', 'CN'], ['中华人民共和国', 'CN'], ['USA', 'US'], ['U.S.A.', 'US'], ['united states', 'US'],
    ['美国', 'US'], ['UK', 'GB'], ['英国', 'GB'], ['Deutschland', 'DE'], ['德国', 'DE'], ['South Korea', 'KR'], ['Hong Kong', 'HK'], ['香港', 'HK'], ['Atlantis', undefined],
  ])('%s is %s', (name, iso2) => expect(findCountry(name)?.iso2).toBe(iso2)); // prettier-ignore

  test('a column is written the way most of it is', () => {
    expect(formOfCountries(['中国', '美国', '日本', '德国', '法国', 'USA'])).toBe('zh');
    expect(formOfCountries(['CN', 'US', 'JP', 'DE', 'FR', 'China'])).toBe('iso2');
    expect(formOfCountries(['China', 'USA'])).toBeUndefined();
    expect(formOfCountries(['China', '美国', 'JP', 'DEU', 'France', '韩国'])).toBeUndefined();
    const chinese = openRegion({
      ...SETTINGS,
      part: 'country',
      profile: { ...SETTINGS.profile, countries: 'zh' },
    });
    expect(chinese.clean('USA')).toEqual({
      value: '美国',
      status: 'fixed',
      rule: 'region/country',
      issues: [],
    });
    expect(chinese.clean('England')).toMatchObject({ value: 'England', status: 'ok' });
    expect(chinese.keys(chinese.clean('USA'))).toEqual(['us']);
    expect(of('country').clean('USA')).toMatchObject({ value: 'USA', status: 'ok' });
    expect(of('country').keys(of('country').clean('P.R. China'))).toEqual(['cn']);
  });
});

describe('postcodes', () => {
  test.each([
    ['CN', '100020', '100020', 'ok'], ['CN', '10010', '010010', 'fixed'], ['CN', '邮编：200120', '200120', 'fixed'], ['CN', '200 120', '200120', 'fixed'], ['CN', '912345', '912345', 'invalid'], ['CN', '1000', '1000', 'invalid'], ['CN', '100020.0', '100020', 'fixed'],
    ['US', '2138', '02138', 'fixed'], ['US', '02138-1001', '02138-1001', 'ok'], ['US', '021381001', '02138-1001', 'fixed'], ['US', '2138-1001', '02138-1001', 'fixed'], ['US', 'ZIP 02138', '02138', 'fixed'], ['US', '021', '021', 'invalid'],
    ['GB', 'sw1a1aa', 'SW1A 1AA', 'fixed'], ['GB', 'SW1A 1AA', 'SW1A 1AA', 'ok'], ['GB', 'sw1a  1aa', 'SW1A 1AA', 'fixed'], ['GB', 'M1 1AE', 'M1 1AE', 'ok'], ['GB', 'M11AE', 'M1 1AE', 'fixed'], ['GB', 'SW1A', 'SW1A', 'invalid'], ['GB', 'GIR0AA', 'GIR 0AA', 'fixed'],
    ['CA', 'k1a0b1', 'K1A 0B1', 'fixed'], ['CA', 'K1A-0B1', 'K1A 0B1', 'fixed'], ['CA', 'D1A 0B1', 'D1A 0B1', 'invalid'], ['JP', '1000001', '100-0001', 'fixed'], ['JP', '〒100-0001', '100-0001', 'fixed'], ['JP', '100−0001', '100-0001', 'fixed'],
    ['NL', '1012ab', '1012 AB', 'fixed'], ['NL', '1012 SS', '1012 SS', 'invalid'], ['BR', '01310100', '01310-100', 'fixed'], ['PL', '00950', '00-950', 'fixed'], ['PT', '1000-001', '1000-001', 'ok'], ['SE', '11455', '114 55', 'fixed'], ['SE', 'SE-114 55', '114 55', 'fixed'],
    ['DE', '10115', '10115', 'ok'], ['DE', 'D-10115', '10115', 'fixed'], ['DE', '1010', '1010', 'invalid'], ['FR', 'F-75001', '75001', 'fixed'], ['KR', '04524', '04524', 'ok'], ['AU', '2000', '2000', 'ok'], ['IN', '110 001', '110001', 'fixed'], ['SG', '018956', '018956', 'ok'],
    ['LT', 'LT-01100', '01100', 'fixed'], ['LV', 'LV1010', 'LV-1010', 'fixed'], ['RO', '010011', '010011', 'ok'], ['MT', 'vlt1117', 'VLT 1117', 'fixed'], ['EE', '10111', '10111', 'ok'], ['LU', 'L-1009', '1009', 'fixed'],
    ['AR', 'C1002AAB', 'C1002AAB', 'ok'], ['CL', '832-0000', '8320000', 'fixed'], ['SA', '11564-1234', '11564-1234', 'ok'], ['PH', '1000', '1000', 'ok'], ['CO', '110111', '110111', 'ok'], ['NL', 'NL-1012 AB', '1012 AB', 'fixed'],
    ['IE', 'd02af30', 'D02 AF30', 'fixed'], ['TW', '106', '106', 'ok'], ['', 'ab 12', 'AB 12', 'fixed'], ['CN', '000000', '000000', 'empty'], ['DE', '-', '-', 'empty'],
  ])('%s %s → %s %s', (country, cell, value, status) => {
    const postcode = openPostcode({ ...SETTINGS, country });
    expect(postcode.clean(cell)).toMatchObject({ value, status });
    expect(postcode.clean(value).value).toBe(value);
  }); // prettier-ignore

  describe('beside the country of the row', () => {
    const column = (index: number, type: 'postcode' | 'region', role: 'postcode' | 'country', country: string) =>
      ({ index, name: role, type, role, confidence: 1, decidedBy: 'map', settings: { ...SETTINGS, country } }) as const; // prettier-ignore
    const inRow = (file: string, cell: string, row: string) => {
      const rules = openPostcodeRules([column(0, 'postcode', 'postcode', file), column(1, 'region', 'country', file)]); // prettier-ignore
      const cleaned = openPostcode({ ...SETTINGS, country: file }).clean(cell);
      const asked = rules.filter(({ when }) => when === undefined || cleaned.issues.some((issue) => when.has(issue))); // prettier-ignore
      return asked.reduce((known, rule) => rule.judge(known, [row]), cleaned);
    };
    test.each([
      ['CN', 'sw1a1aa', '英国', 'SW1A 1AA', 'fixed'],
      ['CN', 'SW1A 1AA', 'UK', 'SW1A 1AA', 'ok'],
      ['CN', '10115', 'Germany', '10115', 'ok'],
      ['CN', '1067', '德国', '01067', 'fixed'],
      ['CN', '10001', 'USA', '10001', 'ok'],
      ['CN', '10001', '中国', '010001', 'fixed'],
      ['CN', '10001', '', '010001', 'fixed'],
      ['CN', '10001', 'Narnia', '010001', 'fixed'],
      ['CN', '100020', 'Japan', '100020', 'ok'],
      ['CN', '600001', 'Germany', '600001', 'invalid'],
      ['', 'k1a0b1', 'Canada', 'K1A 0B1', 'fixed'],
      ['', '1067', 'Germany', '01067', 'fixed'],
      ['US', '1010', 'Austria', '1010', 'ok'],
      ['US', '2138', 'US', '02138', 'fixed'],
      ['DE', '1067', '', '1067', 'invalid'],
    ])('in a file of %j, %s beside %j → %s, %s', (file, cell, row, value, status) => {
      const cleaned = inRow(file, cell, row);
      expect(cleaned).toMatchObject({ value, status });
      expect(cleaned.rule === '').toBe(value === cell);
      expect(inRow(file, value, row).value).toBe(value);
    });

    test('without a column of countries there is nothing to ask', () => {
      expect(openPostcodeRules([column(0, 'postcode', 'postcode', 'CN')])).toEqual([]);
    });
  });
});

test.each([
  ['12 main st', '12 main st'], ['12 main street', '12 main st'], ['1600 pennsylvania avenue nw', '1600 pennsylvania av nw'], ['flat 2, 10 downing street', 'apt 2 10 downing st'],
  ['10 downing st flat 2', '10 downing st apt 2'], ['po box 77', 'pobox 77'], ['calle mayor 5', 'ca mayor 5'], ['via roma 1', 'via roma 1'],
  ['berliner straße 5', 'berliner st 5'], ['berliner str. 5', 'berliner st 5'], ['berlinerstr. 5', 'berliner st 5'], ['avenida paulista, 1578', 'av paulista 1578'], ['av. paulista 1578', 'av paulista 1578'],
  ['ulica marszałkowska 10', 'ul marszalkowska 10'], ['ul. marszałkowska 10', 'ul marszalkowska 10'], ['улица ленина, дом 5, квартира 12', 'ул ленина д 5 кв 12'], ['ул. ленина, д. 5, кв. 12', 'ул ленина д 5 кв 12'],
  ['서울특별시 강남구 테헤란로 123', '서울 강남구 테헤란로 123'], ['서울시 강남구 테헤란로 123', '서울 강남구 테헤란로 123'], ['saint james st 5', 'st james st 5'], ['pob 77', 'pobox 77'], ['post box 77', 'pobox 77'],
])('key of %s is %s', (text, key) => expect(latinAddressKey(text)).toBe(key)); // prettier-ignore
