import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareCompanies } from '../../src/fields/company/compare.ts';
import { compareNames } from '../../src/fields/person-name/compare.ts';
import { openId, openQq, openUrl, openWechat } from '../../src/fields/plain/account.ts';
import { amountEvidenceOf } from '../../src/fields/plain/amount.ts';
import { readChineseNumeral } from '../../src/fields/plain/chinese-numeral.ts';
import { openMoney, openNumber } from '../../src/fields/plain/number.ts';
import { openAddress } from '../../src/fields/place/address.ts';
import { openPostcode } from '../../src/fields/place/postcode.ts';
import { openRegion } from '../../src/fields/place/region.ts';
import { openTags } from '../../src/fields/listed/tags.ts';
import { openNote, openText } from '../../src/fields/plain/text.ts';
import { maybeSay } from '../../src/words/catalogue.ts';
import { SETTINGS, soup } from './soup.ts';

const number = openNumber(SETTINGS);

describe('amounts', () => {
  test.each([
    ['1.2万', '12000', 'vector of the study'],
    ['(1,234.50)', '-1234.50', 'vector of the study'],
    ['１，２３４', '1234', 'vector of the study'],
    ['（1,234.50）', '-1234.50', 'full-width brackets'],
    ['1,234,567.89', '1234567.89', 'thousands'],
    ["1'234'567", '1234567', 'Swiss thousands'],
    ['1 234 567', '1234567', 'spaces'],
    ['1,0000', '10000', 'by ten thousands'],
    ['12,34,567', '1234567', 'Indian groups'],
    ['1.234,50', '1234.50', 'decimal comma'],
    ['12,5', '12.5', 'decimal comma'],
    ['1.234.567', '1234567', 'dots as thousands'],
    ['¥1,234.00', '1234.00', 'yuan; the zeros stay'],
    ['-¥5', '-5', 'sign before the currency'],
    ['￥ 5', '5', 'full-width yuan'],
    ['1.5w元', '15000', 'w for 万'],
    ['2.5亿', '250000000', ''],
    ['3k', '3000', ''],
    ['1.2345万', '12345', ''],
    ['0.00001万', '0.1', ''],
    ['△5', '-5', 'accountants'],
    ['5-', '-5', 'SAP'],
    ['−5', '-5', 'a real minus sign'],
    ['壹万贰仟叁佰元整', '12300', 'as on cheques'],
    ['壹佰元伍角', '100.50', ''],
    ['三十五', '35', ''],
    ['1.5E10', '15000000000', 'Java writes every digit'],
    ['1.2345678901E+10', '12345678901', 'every digit is shown'],
    ['0.10', '0.10', 'exact'],
    ['99999999999999999999.99', '99999999999999999999.99', 'more than a float holds'],
    ['.5', '0.5', ''],
    ['5.', '5', ''],
    ['-0.00', '0.00', 'no negative nothing'],
    ['007', '7', ''],
  ])('%s → %s %s', (cell, value) => {
    const cleaned = number.clean(cell);
    expect(cleaned.value).toBe(value);
    expect(cleaned.status).toBe(cell === value ? 'ok' : 'fixed');
  });

  test.each([
    ['3万5', 'suspect', 'number/colloquial', '35 000 or 30 005'],
    ['10-20万', 'suspect', 'number/range', ''],
    ['约50万', 'suspect', 'number/approximate', ''],
    ['100+', 'suspect', 'number/approximate', ''],
    ['12%', 'suspect', 'number/percent', '12 or 0.12'],
    ['1234,567', 'suspect', 'number/separators', 'neither thousands nor cents'],
    ['1.5E+10', 'lossy', 'number/scientific', 'Excel shows two digits of eleven'],
    ['abc', 'invalid', 'number/not-a-number', ''],
    ['元', 'invalid', 'number/not-a-number', ''],
    ['无', 'empty', 'text/placeholder', ''],
  ])('%s is kept: %s, %s %s', (cell, status, issue) => {
    expect(number.clean(cell)).toMatchObject({ value: cell, status, rule: '', issues: [issue] });
    expect(number.keys(number.clean(cell))).toEqual([]);
  });

  test.each([
    ['5元', 'CN', '5', 'fixed', ''],
    ['$5', 'CN', '$5', 'suspect', 'number/currency'],
    ['USD 1,234.50', 'CN', 'USD 1234.50', 'suspect', 'number/currency'],
    ['1.2万美元', 'CN', 'USD 12000', 'suspect', 'number/currency'],
    ['(€1.234,50)', 'CN', 'EUR -1234.50', 'suspect', 'number/currency'],
    ['HK$ 300', 'CN', 'HKD 300', 'suspect', 'number/currency'],
    ['5 000 円', 'CN', 'JPY 5000', 'suspect', 'number/currency'],
    ['$1,234.50', 'US', '1234.50', 'fixed', ''],
    ['¥500', 'JP', '500', 'fixed', ''],
    ['300元', 'TW', '300', 'fixed', ''],
    ['300元', 'US', 'CNY 300', 'suspect', 'number/currency'],
    ['5 €', 'DE', '5', 'fixed', ''],
    ['$1,000 USD', 'CN', 'USD 1000', 'suspect', 'number/currency'],
    ['USD$1000', 'CN', 'USD 1000', 'suspect', 'number/currency'],
    ['R$ 1.234,50', 'CN', 'BRL 1234.50', 'suspect', 'number/currency'],
    ['1.234,50 zł', 'CN', 'PLN 1234.50', 'suspect', 'number/currency'],
    ['5 ZŁ', 'PL', '5', 'fixed', ''],
    ['1 234,50 kr', 'SE', '1234.50', 'fixed', ''],
    ['1 234,50 kr', 'CN', 'kr1234.50', 'suspect', 'number/currency'],
    ['Rs. 1,23,456', 'IN', '123456', 'fixed', ''],
    ['1.234.000 VND', 'CN', 'VND 1234000', 'suspect', 'number/currency'],
    ['RM1,234.50', 'MY', '1234.50', 'fixed', ''],
    ['SAR 1,234', 'CN', 'SAR 1234', 'suspect', 'number/currency'],
    ['1000rmb', 'CN', '1000', 'fixed', ''],
  ])('%s in %s → %s, %s %s: nothing converted, no currency lost', (cell, country, value, status, issue) => {
    const money = openMoney({ ...SETTINGS, country });
    expect(money.clean(cell)).toMatchObject({ value, status, issues: issue === '' ? [] : [issue] });
    expect(money.clean(value)).toMatchObject({ value, status: status === 'fixed' ? 'ok' : 'suspect' });
    expect(money.keys(money.clean(cell)).length).toBe(status === 'fixed' ? 1 : 0);
  });

  test('a column in one currency is written without it', () => {
    const amounts = amountEvidenceOf(['$5', '$1,200.00', '$3.50', '$17'], 'CN');
    expect(amounts).toEqual({ decimalComma: false, currency: '$' });
    const money = openMoney({ ...SETTINGS, profile: { ...SETTINGS.profile, amounts } });
    expect(money.clean('$5')).toMatchObject({
      value: '5',
      status: 'fixed',
      issues: ['number/column-currency'],
    });
    expect(money.clean('€5').value).toBe('EUR 5');
    expect(amountEvidenceOf(['$5', '$1,200', '-', '$3.50', '无'], 'CN').currency).toBe('$');
    expect(amountEvidenceOf(['$5', '€5', '5', '7'], 'CN').currency).toBe('');
    expect(amountEvidenceOf(['¥5', '¥6', '¥7'], 'CN').currency).toBe('');
  });

  test.each([
    ['1.234', '1234', 'fixed', ''],
    ['12.345.678', '12345678', 'fixed', ''],
    ['1.234,50', '1234.50', 'fixed', ''],
    ['12,5', '12.5', 'fixed', ''],
    ['0,125', '0.125', 'fixed', ''],
    ['1,234', '1,234', 'suspect', 'number/separators'],
    ['1234.50', '1234.50', 'ok', ''],
    ['1234', '1234', 'ok', ''],
  ])('in a column of decimal commas %s → %s, %s %s', (cell, value, status, issue) => {
    const amounts = amountEvidenceOf(['1.234,50', '12,50', '99,00', '1.000,00', '17'], 'DE');
    expect(amounts.decimalComma).toBe(true);
    const money = openMoney({ ...SETTINGS, country: 'DE', profile: { ...SETTINGS.profile, amounts } });
    expect(money.clean(cell)).toMatchObject({ value, status, issues: issue === '' ? [] : [issue] });
  });

  test('commas are voted on, not assumed', () => {
    expect(amountEvidenceOf(['1,234.50', '12.50', '99,00', '12,50'], 'CN').decimalComma).toBe(false);
    expect(amountEvidenceOf(['1,234', '5,678', '9,999', '12'], 'CN').decimalComma).toBe(false);
  });

  test.each([
    ['1亿2000万', '120000000'], ['3万5千', '35000'], ['1万2345', '12345'], ['12元5角', '12.50'], ['12元5角6分', '12.56'], ['5角', '0.50'],
    ['1亿2千万', '120000000'], ['1.2千万', '12000000'], ['3百万', '3000000'], ['1千3百万', '13000000'], ['2千5百元', '2500'], ['5 千万', '50000000'],
    ['¥(1,234.50)', '-1234.50'], ['1’234.50', '1234.50'], ['人民币壹拾万元整', '100000'], ['二十五万', '250000'], ['1,234.50-', '-1234.50'],
    ['￥壹萬貳仟參佰圓整', '12300'], ['人民币壹万贰仟元整', '12000'], ['一百二十元', '120'],
  ])('%s → %s', (cell, value) => {
    expect(number.clean(cell)).toMatchObject({ value, status: 'fixed' });
  }); // prettier-ignore

  test.each([
    ['50多万', 'approximate'], ['上百万', 'approximate'], ['几十万', 'approximate'], ['数万元', 'approximate'], ['20来万', 'approximate'],
    ['近百万', 'approximate'], ['100元以上', 'approximate'], ['≥100万', 'approximate'], ['10万-20万', 'range'], ['10~20万元', 'range'],
    ['3千万-5千万', 'range'], ['二十五万三', 'colloquial'], ['一百二', 'colloquial'], ['12ft', 'unit'], ['12 rm', 'unit'], ['12,345,67', 'separators'],
    ['12块5', 'colloquial'], ['5人', 'unit'], ['18岁', 'unit'], ['12kg', 'unit'], ['100元/月', 'unit'], ['5‰', 'percent'],
  ])('%s is kept and flagged: %s', (cell, problem) => {
    expect(number.clean(cell)).toMatchObject({ value: cell, status: 'suspect', rule: '', issues: [`number/${problem}`] });
  }); // prettier-ignore

  test.each([
    ['3万5', '35000'], ['三万五', '35000'], ['3千5', '3500'], ['三百五', '350'], ['3块5', '3.50'], ['五块五', '5.50'], ['12块5', '12.50'],
    ['二十五万三', '253000'], ['10-20万', '100000~200000'], ['10万-20万', '100000~200000'], ['10～20万元', '100000~200000'],
    ['500元-2万', '500~20000'], ['1-2亿元', '100000000~200000000'], ['¥100-¥200', '100~200'], ['1,000—2,000', '1000~2000'],
    ['3千万-5千万', '30000000~50000000'], ['5万至10万元', '50000~100000'], ['≥100万', '≥1000000'], ['100万以上', '≥1000000'], ['100+', '≥100'],
    ['约50万', '≈500000'], ['50万左右', '≈500000'], ['大约50万元', '≈500000'], ['20多万', '>200000'], ['超过30万', '>300000'], ['不到5万', '<50000'],
    ['5万以内', '≤50000'], ['100元以上', '≥100'], ['近百万', undefined], ['几十万', undefined], ['上百万', undefined], ['20来万', undefined],
    ['20-10万', undefined], ['200-1万', '200~10000'], ['20万-10万', undefined], ['5%', undefined], ['12,345,67', undefined],
  ])('%s is not one number, and says %s in figures', (cell, suggestion) => {
    expect(number.clean(cell)).toMatchObject({ value: cell, status: 'suspect', rule: '' });
    expect(number.clean(cell).suggestion).toBe(suggestion);
  }); // prettier-ignore

  test('12.50 and 12.5 are one amount', () => {
    expect(number.keys(number.clean('12.50'))).toEqual(number.keys(number.clean('12.5')));
    expect(number.keys(number.clean('1200'))).toEqual(['1200']);
  });

  test.each([
    ['十五', '15'], ['二十', '20'], ['一百零五', '105'], ['一千二百万', '12000000'], ['三亿', '300000000'], ['二〇二五', '2025'],
    ['两千', '2000'], ['一万零五', '10005'], ['三万五', ''], ['百', ''], ['一二', '12'], ['', ''],
  ])('%s = %s', (text, value) => {
    expect(readChineseNumeral(text)).toBe(value);
  }); // prettier-ignore

  test('every plain decimal stays as it is', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(999), (whole, fraction) => {
        const text = `${whole}.${String(fraction).padStart(3, '0')}`;
        expect(number.clean(text)).toMatchObject({ value: text.replace(/^-(?=[0.]+$)/, '') });
      }),
    );
  });

  test('grouping and 万 are undone exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(9999), (whole, part) => {
        expect(number.clean(String(whole).replace(/\B(?=(\d{3})+$)/g, ',')).value).toBe(String(whole));
        const units = `${whole}.${String(part).padStart(4, '0')}万`;
        expect(number.clean(units).value).toBe(String(whole * 10_000n + BigInt(part)));
      }),
    );
  });
});

const cleanedBy = (normalizer: ReturnType<typeof openText>, cell: string) => {
  const cleaned = normalizer.clean(cell);
  return { value: cleaned.value, status: cleaned.status, keys: normalizer.keys(cleaned) };
};

describe('text', () => {
  test('hygiene only', () => {
    expect(cleanedBy(openText(SETTINGS), ' ＡＢＣ  （中国） ')).toEqual({
      value: 'ＡＢＣ （中国）',
      status: 'fixed',
      keys: ['abc中国'],
    });
    expect(cleanedBy(openText(SETTINGS), '无')).toEqual({ value: '无', status: 'empty', keys: [] });
    expect(cleanedBy(openText(SETTINGS), '同上')).toEqual({ value: '同上', status: 'suspect', keys: [] });
  });

  test('notes keep their lines and are no evidence', () => {
    expect(cleanedBy(openNote(SETTINGS), '第一行\r\n第二行 ')).toEqual({
      value: '第一行\n第二行',
      status: 'fixed',
      keys: [],
    });
  });

  test.each([
    ['a, b；c', 'a;b;c', 'separators'],
    ['VIP、vip、老客户', 'VIP;老客户', 'once, in the first spelling'],
    ['["a","b"]', 'a;b', 'JSON'],
    ["['a', 'b']", 'a;b', 'Python'],
    ['["\\u5ba2\\u6237"]', '客户', 'escaped JSON'],
    ['A/B测试', 'A/B测试', 'a slash is part of a tag'],
    ['#新品 #促销', '新品;促销', 'hash tags'],
    ['a\nb', 'a;b', 'lines'],
    ['老客户', '老客户', 'one tag'],
    ['C#', 'C#', 'a hash may be part of a tag'],
    ['C++;C;C#', 'C++;C;C#', 'and so may other signs'],
    ['VIP+;VIP', 'VIP+;VIP', 'two levels'],
    ['>1000;<1000', '>1000;<1000', 'more and less'],
    ['1.5;15', '1.5;15', 'a point in a number'],
    ['12#楼', '12#楼', 'a building'],
    ['VIP#老客户', 'VIP;老客户', 'a hash between two tags'],
    ['#VIP#老客户#', 'VIP;老客户', 'hashes around tags'],
    ['VIP（a、b），x', 'VIP（a、b）;x', 'a comma in brackets'],
    ['10,000以上;5,000以下', '10,000以上;5,000以下', 'a comma in a number'],
    ['100,200,300', '100;200;300', 'three numbers'],
    ['【VIP】【老客户】', 'VIP;老客户', 'brackets side by side'],
    ['[VIP][老客户]', 'VIP;老客户', 'brackets side by side'],
    ['【重点】客户', '【重点】客户', 'brackets of a tag'],
    ['["VIP", null]', 'VIP', 'null is no tag'],
    ['{"vip":true}', '{"vip":true}', 'a record'],
    [';;', ';;', 'nothing between separators'],
  ])('tags %j → %s (%s)', (cell, value) => {
    expect(openTags(SETTINGS).clean(cell).value).toBe(value);
  });
});

describe('places', () => {
  test('addresses: spaces and width in the value, numerals and script only in the key', () => {
    expect(cleanedBy(openAddress(SETTINGS), '北京市 朝阳區　建国路８８号二单元1-101室')).toEqual({
      value: '北京市朝阳區建国路88号二单元1-101室',
      status: 'fixed',
      keys: ['北京市朝阳区建国路88号2单元1-101室'],
    });
    expect(cleanedBy(openAddress(SETTINGS), '12 Main St., Apt. 4').keys).toEqual(['12 main st apt 4']);
  });

  test.each([['上海市', '上海'], ['浦东新区', '浦东'], ['广西壮族自治区', '广西'], ['沙市', '沙市']])('%s = %s', (cell, key) => {
    expect(cleanedBy(openRegion(SETTINGS), cell)).toEqual({ value: cell, status: 'ok', keys: [key] });
  }); // prettier-ignore

  test.each([
    ['100020', '100020', 'ok', 'CN'],
    ['10010', '010010', 'fixed', 'CN'],
    ['100020.0', '100020', 'fixed', 'CN'],
    ['１０００２０', '100020', 'fixed', 'CN'],
    ['1234567', '1234567', 'invalid', 'CN'],
    ['000000', '000000', 'empty', 'CN'],
    ['2138', '02138', 'fixed', 'US'],
    ['02138-1001', '02138-1001', 'ok', 'US'],
    ['sw1a 1aa', 'SW1A 1AA', 'fixed', 'GB'],
  ])('postcode %s → %s, %s in %s', (cell, value, status, country) => {
    expect(openPostcode({ ...SETTINGS, country }).clean(cell)).toMatchObject({ value, status });
  });
});

describe('accounts', () => {
  test.each([
    ['HTTP://WWW.Example.COM/Path', 'http://www.example.com/Path', 'fixed', 'example.com/Path'],
    ['www.example.com/', 'www.example.com/', 'ok', 'example.com'],
    ['https://例子.中国/路径', 'https://例子.中国/路径', 'ok', '例子.中国/路径'],
    ['not a url', 'not a url', 'invalid', ''],
    ['http：//www.a.com', 'http://www.a.com', 'fixed', 'a.com'],
    ['http:\\\\a.com', 'http://a.com', 'fixed', 'a.com'],
    ['http//a.com', 'http://a.com', 'fixed', 'a.com'],
    ['htp://a.com', 'http://a.com', 'fixed', 'a.com'],
    ['www。a。com', 'www.a.com', 'fixed', 'a.com'],
    ['网址：www.a.com', 'www.a.com', 'fixed', 'a.com'],
    ['http://a.com/b//c', 'http://a.com/b//c', 'ok', 'a.com/b//c'],
    ['http://http://a.com', 'http://http://a.com', 'invalid', ''],
  ])('url %s → %s, %s, key %s', (cell, value, status, key) => {
    expect(cleanedBy(openUrl(SETTINGS), cell)).toEqual({ value, status, keys: key === '' ? [] : [key] });
  });

  test.each([
    ['2837465921', '2837465921', 'ok', true],
    ['QQ：2837465921', '2837465921', 'fixed', true],
    ['2837465921@qq.com', '2837465921', 'fixed', true],
    ['2837465921.0', '2837465921', 'fixed', true],
    ['2.83E+09', '2.83E+09', 'lossy', false],
    ['123456', '123456', 'suspect', false],
    ['88888888', '88888888', 'suspect', false],
    ['123', '123', 'invalid', false],
  ])('qq %s → %s, %s', (cell, value, status, isKey) => {
    expect(cleanedBy(openQq(SETTINGS), cell)).toEqual({ value, status, keys: isKey ? [value] : [] });
  });

  test.each([
    ['wxid_abc123', 'wxid_abc123', 'ok', 'wxid_abc123'],
    ['微信：Zhang_San88', 'Zhang_San88', 'fixed', 'zhang_san88'],
    ['13651079428', '13651079428', 'ok', '13651079428'],
    ['同手机', '同手机', 'suspect', ''],
    ['oGZUI0egBJY1zhBYw2KhdUfwVJJE', 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', 'ok', 'oGZUI0egBJY1zhBYw2KhdUfwVJJE'],
    ['wxid_1234567890abcdefghijk1', 'wxid_1234567890abcdefghijk1', 'ok', 'wxid_1234567890abcdefghijk1'],
    ['张三', '张三', 'invalid', ''],
  ])('wechat %s → %s, %s, key %s', (cell, value, status, key) => {
    expect(cleanedBy(openWechat(SETTINGS), cell)).toEqual({ value, status, keys: key === '' ? [] : [key] });
  });

  test.each([
    ['0012', '0012', 'ok', 'leading zeros are part of it'],
    ['A  b&amp;c', 'A  b&amp;c', 'ok', 'everything inside stays'],
    [' 0012\t', '0012', 'fixed', 'outer spaces'],
    ['="0012"', '0012', 'fixed', 'formula guard'],
    ["'0012", '0012', 'fixed', 'text marker'],
    ['\u202d0012\u202c', '0012', 'fixed', 'direction marks of a copied number'],
    ['1.23E+15', '1.23E+15', 'lossy', 'display form'],
    ['', '', 'empty', ''],
    ['null', 'null', 'empty', ''],
  ])('id %j → %j, %s (%s)', (cell, value, status) => {
    expect(openId(SETTINGS).clean(cell)).toMatchObject({ value, status });
  });
});

test.each([
  ['text', openText(SETTINGS)], ['note', openNote(SETTINGS)], ['tags', openTags(SETTINGS)], ['number', openNumber(SETTINGS)],
  ['money', openMoney(SETTINGS)], ['address', openAddress(SETTINGS)], ['region', openRegion(SETTINGS)], ['postcode', openPostcode(SETTINGS)],
  ['postcode US', openPostcode({ ...SETTINGS, country: 'US' })], ['url', openUrl(SETTINGS)], ['qq', openQq(SETTINGS)],
  ['wechat', openWechat(SETTINGS)], ['id', openId(SETTINGS)],
])('%s: cleaning twice is cleaning once', (_name, normalizer) => {
  fc.assert(
    fc.property(soup, (cell) => {
      const once = normalizer.clean(cell);
      expect(normalizer.clean(once.value).value).toBe(once.value);
    }),
    { numRuns: 3000 },
  );
}); // prettier-ignore

describe('every code has its words in both languages', () => {
  const fields = path.join(import.meta.dirname, '../../src/fields');
  const sources = [
    'person-name',
    'company',
    'national-id',
    'credit-code',
    'date',
    'listed',
    'plain',
    'place',
  ].flatMap((folder) =>
    readdirSync(path.join(fields, folder)).map((file) =>
      readFileSync(path.join(fields, folder, file), 'utf8'),
    ),
  );
  const literal = sources.flatMap((source) =>
    [...source.matchAll(/'((?:date|name|company|cn-id|uscc|gender|enum|bool|tags|number|postcode|address|region|url|qq|wechat|id)\/[a-z\d-]+)'/g)].map(([, code]) => code!),
  ); // prettier-ignore
  const documents = 'passport home-return-permit hk-macau-permit taiwan-permit hk-id macau-id taiwan-id residence-card military-id other-document'.split(' '); // prettier-ignore
  const registrations = 'organisation-code licence-number tax-number lei vat ein tw-business-number jp-corporate-number kr-business-number'.split(' '); // prettier-ignore
  const composed = [
    ...['checksum', 'birth-date', 'division', 'age'].map((problem) => `cn-id/${problem}`),
    ...['former-name', 'deregistered'].map((note) => `company/${note}`),
    ...documents.map((kind) => `cn-id/${kind}`),
    ...registrations.map((kind) => `uscc/${kind}`),
    ...['range', 'approximate', 'percent', 'colloquial', 'separators', 'scientific', 'unit'].map(
      (problem) => `number/${problem}`,
    ),
    ...[...compareNames.levels, ...compareCompanies.levels].map(({ name }) => `level/${name}`),
  ];

  test.each([...new Set([...literal, ...composed])])('%s', (code) => {
    expect(maybeSay('en', code)).toBeTruthy();
    expect(maybeSay('zh', code)).toMatch(/\p{Script=Han}/u);
  });
});
