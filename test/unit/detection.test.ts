// What columns are taken for, by header and values (fields-and-matching.md §10).
import { describe, expect, test } from 'vitest';
import { makeHeader } from '../../src/io/header.ts';
import { isAddressLike } from '../../src/rulepack/address-like.ts';
import { detectColumns } from '../../src/rulepack/detect-columns.ts';
import { readAddition, readHeader } from '../../src/rulepack/header-lexicon.ts';
import { areCompactDates, hintOf, isRising } from '../../src/rulepack/number-shapes.ts';
import { kindOfParty } from '../../src/rulepack/party.ts';
import { wilson } from '../../src/rulepack/value-fit.ts';
import { checkCharacterOfCnId } from '../../src/fields/national-id/cn-id.ts';
import { checkCharacterOfUscc } from '../../src/fields/credit-code/uscc.ts';

const SETTINGS = { country: 'CN', today: '2026-06-30', words: 'zh' } as const;
const rows = (count: number, cell: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => cell(i));

function detect(name: string, cells: readonly string[]) {
  return detectColumns(
    makeHeader([name]),
    cells.map((cell) => [cell]),
    SETTINGS,
  )[0]!;
}

/** Invented, with valid check characters. */
const cnId = (i: number): string => {
  const body = `110101${1960 + (i % 40)}0${1 + (i % 9)}15${String(100 + i).padStart(3, '0')}`;
  return body + checkCharacterOfCnId(body);
};
const uscc = (i: number): string => {
  const body = `91310115MA1K4${String(1000 + i * 7).slice(-4)}`;
  return body + checkCharacterOfUscc(body);
};
const mobile = (i: number): string => `139${String(10_000_000 + ((i * 7_919_393) % 89_999_999))}`;
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const GIVEN = '伟芳娜敏静丽强磊军洋艳勇杰娟涛明超兰霞平';
const person = (i: number): string =>
  SURNAMES[i % 20]! + GIVEN[(i * 7) % 20]! + (i % 3 === 0 ? '' : GIVEN[(i * 3 + 1) % 20]!);
const company = (i: number): string => `上海${GIVEN[i % 20]!}${GIVEN[(i * 7 + 3) % 20]!}科技有限公司`;

describe('headers', () => {
  test.each([
    ['手机号码', 'phone', 1], ['*手机号（必填）', 'phone', 1], ['客户手机', 'phone', 0.8], ['客户联系人手机2', 'phone', 0.8],
    ['紧急联系电话', 'phone', 0.6], ['customer_phone', 'phone', 0.8], ['Phone Number', 'phone', 1], ['phone_2', 'phone', 1], ['tel_9', 'phone', 0.8],
    ['Work E-mail Address', 'email', 0.6], ['sjhm', 'phone', 1], ['sfzh', 'cn-id', 1], ['xm', 'name', 1], ['khmc', 'company', 1],
    ['tyshxydm', 'uscc', 1], ['nsrsbh', 'uscc', 1], ['csrq', 'birthday', 1], ['xb', 'gender', 1], ['xxdz', 'address', 1],
    ['yzbm', 'postcode', 1], ['cjsj', 'created', 1], ['khly', 'source', 1], ['ywy', 'owner', 1], ['khbh', 'id', 1], ['bq', 'tags', 1],
    ['锘客户编号', 'id', 1], ['ï»¿id', 'id', 1], ['First Name', 'given-name', 1], ['Billing Zip/Postal Code', 'postcode', 1],
    ['Lead Source', 'source', 1], ['末次消费时间', 'last-activity', 1], ['E-mail', 'email', 1], ['QQ号', 'qq', 1], ['微信号', 'wechat', 1],
    ['1.客户姓名*', 'name', 1], ['2、联系方式(手机)', 'phone', 1], ['③ 邮箱', 'email', 1], ['Q4: Email address', 'email', 1], ['手机/电话', 'phone', 1], ['手机、座机', 'phone', 0.8], ['Cell / Mobile #', 'phone', 0.8],
    ['Tags / Segments', 'tags', 0.8], ['Lead Source / Campaign', 'source', 0.8], ['微信/QQ', 'wechat', 0.6], ['来源渠道/活动', 'source', 0.8], ['Turnover YTD (EUR)', 'amount', 1],
    ['Acct #', 'id', 1], ['Contact Person (full)', 'name', 1], ['Created On', 'created', 1], ['Modified On', 'updated', 1], ['Country of Residence', 'country', 1], ['Street + No.', 'address', 1],
    ['所在地区', 'other', 1], ['首次来店日期', 'created', 1], ['最近一次消费', 'last-activity', 1], ['备注信息', 'note', 1], ['Ansprechpartner', 'name', 1], ['PLZ', 'postcode', 1], ['Ort', 'city', 1],
    ['Erstellt am', 'created', 1], ['是否接收短信', 'consent', 1], ['体检日期', 'other', 0.6], ['360网址', 'url', 0.6], ['累计消费额（万元）', 'amount', 1], ['累计消费额万元', 'amount', 0.8],
    ['序号', 'other', 1], ['phonne', 'phone', 0.5],
  ] as const)('%s is %s', (name, role, strength) => {
    expect(readHeader(name)).toMatchObject({ role, strength });
  }); // prettier-ignore

  test.each(['', '***', '随便', 'zzz', 'foo', '身高'])('%j says nothing', (name) => {
    expect(readHeader(name)).toBeUndefined();
  });

  test('a person adds a word to a role and takes one away', () => {
    const changes = ['phone=联系号', '-khmc'];
    expect(readHeader('联系号', changes)).toMatchObject({ role: 'phone', type: 'phone', strength: 1 });
    expect(readHeader('khmc', changes)).toBeUndefined();
    expect(readHeader('khmc')).toMatchObject({ role: 'company' });
    expect(readAddition('联系号')).toBeUndefined();
  });
});

describe('values without a telling header', () => {
  test.each([
    ['mobiles', rows(40, mobile), 'phone'],
    ['mobiles in other spellings', rows(40, (i) => `+86 ${mobile(i).slice(0, 3)} ${mobile(i).slice(3, 7)} ${mobile(i).slice(7)}`), 'phone'],
    ['addresses of mail', rows(40, (i) => `user${i}@example.org`), 'email'],
    ['identity numbers', rows(40, cnId), 'cn-id'],
    ['credit codes', rows(40, uscc), 'uscc'],
    ['web addresses', rows(40, (i) => `https://shop${i}.example.org/`), 'url'],
    ['days', rows(40, (i) => `2024-0${1 + (i % 9)}-${10 + (i % 18)}`), 'date'],
    ['days in eight digits', rows(40, (i) => `20240${1 + (i % 9)}${10 + (i % 18)}`), 'date'],
    ['companies', rows(40, company), 'company'],
    ['people', rows(40, person), 'name'],
    ['addresses', rows(40, (i) => `上海市浦东新区世纪大道${i + 1}号`), 'address'],
    ['genders', rows(40, (i) => (i % 2 === 0 ? '男' : '女')), 'gender'],
    ['order numbers of eleven digits in order', rows(40, (i) => String(13_900_000_001 + i)), 'text'],
    ['random numbers of eight digits', rows(40, (i) => String(10_000_000 + ((i * 7_654_321) % 89_999_999))), 'text'],
    ['cities', rows(40, (i) => ['上海', '北京', '广州', '深圳'][i % 4]!), 'text'],
    ['six digits', rows(40, (i) => String(200_000 + i * 13)), 'text'],
    ['answers', rows(40, (i) => ['高', '中', '低'][i % 3]!), 'text'],
    ['nothing at all', rows(40, () => ''), 'text'],
    ['three mobiles', rows(3, mobile), 'text'],
  ])('%s', (_, cells, type) => {
    expect(detect('zzz', cells).type).toBe(type);
  }); // prettier-ignore

  test('names beside a column that says it holds the names are somebody else’s', () => {
    const columns = detectColumns(makeHeader(['姓名', 'zzz']), rows(40, person).map((name, i) => [name, person(i + 9)]), SETTINGS); // prettier-ignore
    expect(columns.map(({ type }) => type)).toEqual(['name', 'text']);
  });
});

describe('header and values together', () => {
  test('agree', () => {
    const column = detect('手机', rows(200, mobile));
    expect(column).toMatchObject({ type: 'phone', decidedBy: 'header+values' });
    expect(column.confidence).toBeGreaterThan(0.95);
  });

  test('contradict each other: the values are believed, and that is told', () => {
    const column = detect(
      '手机',
      rows(40, (i) => `user${i}@example.org`),
    );
    expect(column.type).toBe('email');
    expect(column.evidence?.doubt).toEqual({ code: 'detect/values-contradict', header: 'phone' });
  });

  test('the values are nothing known: kept as text, and that is told', () => {
    const column = detect(
      '手机',
      rows(40, (i) => `model ${String.fromCharCode(65 + (i % 26))}${i}`),
    );
    expect(column.type).toBe('text');
    expect(column.evidence?.doubt).toEqual({ code: 'detect/header-not-believed', header: 'phone' });
  });

  test('a header that only ends like one of times is not held against its column', () => {
    const column = detect('营业时间', rows(40, (i) => `周一至周五 ${i % 9}点开门`)); // prettier-ignore
    expect(column).toMatchObject({ type: 'text', decidedBy: 'default' });
    expect(column.evidence?.doubt).toBeUndefined();
    expect(
      detect(
        '体检日期',
        rows(40, (i) => `2025.6.${1 + (i % 28)}`),
      ).type,
    ).toBe('date');
  });

  test('where no country is known, any country’s postcodes are postcodes', () => {
    const sample = rows(40, (i) => String(2000 + i * 7)).map((code) => [code]);
    const nowhere = { ...SETTINGS, country: '', words: 'en' } as const;
    const [column] = detectColumns(makeHeader(['postcode']), sample, nowhere);
    expect(column).toMatchObject({ type: 'postcode' });
  });

  test('a handful of odd values says nothing against a header', () => {
    expect(detect('手机', ['x1', 'y2', 'z3']).type).toBe('phone');
    expect(detect('身份证号', [cnId(1), '110101196001151001', '12', 'x']).evidence?.doubt).toBeUndefined();
  });

  test('blank columns keep what the header says', () => {
    expect(
      detect(
        '邮箱',
        rows(40, () => ''),
      ),
    ).toMatchObject({ type: 'email', decidedBy: 'header' });
  });

  test.each([
    ['身份证号', 'cn-id', rows(60, (i) => `11010119600115${1000 + i}`)],
    ['统一社会信用代码', 'uscc', rows(60, (i) => `91310115MA1K4${10_000 + i * 3}`)],
    ['身份证号', 'cn-id', rows(60, (i) => `order no. ${10_000 + i * 3}`)],
  ])('%s whose check characters mostly fail is rather another column', (name, type, cells) => {
    const column = detect(name, cells);
    expect(column.type).toBe(type);
    expect(column.evidence?.doubt?.code).toBe('detect/mostly-fails');
  });

  test.each([
    ['rounded by a spreadsheet', rows(60, (i) => (i % 10 === 0 ? cnId(i) : '1.10101E+17'))],
    ['ending in 000', rows(60, (i) => (i % 3 === 0 ? cnId(i) : `${cnId(i).slice(0, 15)}000`))],
    ['masked', rows(60, (i) => (i % 3 === 0 ? cnId(i) : `${cnId(i).slice(0, 6)}********${cnId(i).slice(14)}`))],
    ['one in four wrong', rows(60, (i) => (i % 4 === 0 ? `${cnId(i).slice(0, 17)}${cnId(i).endsWith('1') ? 2 : 1}` : cnId(i)))],
  ])('identity numbers %s are damaged or bad, not another column', (_, cells) => {
    const column = detect('身份证号', cells);
    expect(column.type).toBe('cn-id');
    expect(column.evidence?.doubt).toBeUndefined();
  }); // prettier-ignore

  test('damage alone says nothing against a header', () => {
    expect(
      detect(
        '手机',
        rows(40, (i) => `1.3${i}E+10`),
      ).type,
    ).toBe('phone');
  });

  test('客户名称 may be companies, people or both', () => {
    expect(detect('客户名称', rows(40, company))).toMatchObject({ type: 'company' });
    expect(detect('客户名称', rows(40, person))).toMatchObject({ type: 'name', role: 'name' });
    const mixed = detect(
      '客户名称',
      rows(40, (i) => (i % 2 === 0 ? company(i) : person(i))),
    );
    expect(mixed).toMatchObject({ type: 'company' });
    expect(mixed.evidence?.parties?.people).toBeGreaterThan(5);
    expect(mixed.evidence?.parties?.companies).toBeGreaterThan(5);
  });
});

test.each([
  ['上海远景科技有限公司', 'company'], ['远景集团', 'company'], ['大润发超市', 'company'], ['李记小吃店', 'company'], ['Acme Ltd', 'company'],
  ['张三', 'person'], ['欧阳娜娜', 'person'], ['张 三', 'person'], ['张先生', 'person'], ['John Smith', 'person'],
  ['买买提·艾力', 'unknown'], ['上海', 'unknown'], ['无', 'unknown'], ['13900139001', 'unknown'], ['acme', 'unknown'], ['', 'unknown'],
])('%s is %s', (text, kind) => {
  expect(kindOfParty(text)).toBe(kind);
}); // prettier-ignore

test.each([
  ['上海市浦东新区世纪大道1号', true], ['朝阳区建国路88号2号楼', true], ['123 Main Street, Springfield', true], ['Hauptstraße 12', true],
  ['上海远景科技有限公司', false], ['张三', false], ['2024-01-01', false], ['号', false],
])('%s reads as an address: %s', (text, is) => {
  expect(isAddressLike(text)).toBe(is);
}); // prettier-ignore

describe('columns of digits', () => {
  test.each([
    ['seconds in order', rows(20, (i) => String(1_700_000_000 + i * 60)), 'unix-seconds'],
    ['milliseconds in order', rows(20, (i) => String(1_700_000_000_000 + i * 60)), 'unix-milliseconds'],
    ['a counter', rows(20, (i) => `KH${1000 + i}`), 'key'],
    [
      'fifteen digits',
      rows(20, (i) => String(310_115_000_000_000 + ((i * 7_919) % 999_999))),
      'fifteen-digits',
    ],
    ['snowflakes', rows(20, (i) => String(1_700_000_000_000_000 + ((i * 7_919) % 999_999))), 'long-number'],
    ['cards that pass their check', rows(20, () => '4111111111111111'), 'bank-card'],
    ['few', ['1', '2'], undefined],
  ])('%s', (_, cells, hint) => {
    expect(hintOf(cells)).toBe(hint);
  });

  test('rising and compact days', () => {
    expect(isRising(rows(20, (i) => String(i)))).toBe(true);
    expect(isRising(rows(20, mobile))).toBe(false);
    expect(areCompactDates(rows(20, (i) => `2024010${1 + (i % 9)}`))).toBe(true);
    expect(areCompactDates(rows(20, () => '20241399'))).toBe(false);
  });
});

test('three of three is not certainty', () => {
  expect(wilson(3, 3).share).toBeCloseTo(0.44, 2);
  expect(wilson(0, 0)).toEqual({ share: 0, upper: 1 });
  expect(wilson(0, 5).upper).toBeCloseTo(0.43, 2);
});
