import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_TYPES, type FieldType, type Role } from '../../src/model/field-type.ts';
import { matchKind } from '../../src/rulepack/comparisons.ts';
import { openNormalizer } from '../../src/rulepack/normalizers.ts';
import { partialKey } from '../../src/rulepack/partial-keys.ts';
import { maybeSay } from '../../src/words/catalogue.ts';
import { SETTINGS, soup } from './soup.ts';

const KINDS: readonly (readonly [FieldType, Role])[] = [
  ...FIELD_TYPES.map((type) => [type, 'other'] as const),
  ['date', 'birthday'],
];

const level = (type: FieldType, role: Role, left: string, right: string): string => {
  const { comparison } = matchKind(type, role);
  const [one, other] = [comparison.prepare(left), comparison.prepare(right)];
  const index = comparison.compare(one, other);
  expect(comparison.compare(other, one)).toBe(index);
  return comparison.levels[index]!.name;
};

describe.each(KINDS)('%s as %s', (type, role) => {
  const { comparison } = matchKind(type, role);
  const { levels } = comparison;

  test('levels fall, their shares of true matches are one, each has words in both languages', () => {
    const bits = levels.map((each) => each.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
    expect(levels.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 9);
    expect(new Set(levels.map(({ name }) => name)).size).toBe(levels.length);
    for (const { name, m } of levels) {
      expect(m).toBeGreaterThan(0);
      expect(maybeSay('en', `level/${name}`), name).toBeTruthy();
      expect(maybeSay('zh', `level/${name}`), name).toMatch(/\p{Script=Han}/u);
    }
  });

  test('symmetric, one of the levels, and nothing is more like a key than itself', () => {
    const digits = fc.stringMatching(/^[0-9]{4,18}$/);
    const near = fc.constantFrom(...NEAR[role === 'birthday' ? 'birthday' : type] ?? ['a', 'b']); // prettier-ignore
    const normalizer = openNormalizer(type, SETTINGS);
    const cleaned = soup.map((cell) => {
      const one = normalizer.clean(cell);
      return normalizer.keys(one)[0] ?? (partialKey(type, one) || (role === 'birthday' ? '' : cell));
    });
    const any = role === 'birthday' ? fc.oneof(near, cleaned) : fc.oneof(near, near, digits, cleaned, soup);
    const key = any.filter((text) => text !== '');
    fc.assert(
      fc.property(key, key, (left, right) => {
        const [one, other] = [comparison.prepare(left), comparison.prepare(right)];
        const index = comparison.compare(one, other);
        expect(comparison.compare(other, one)).toBe(index);
        expect(levels[index]).toBeDefined();
        if (!/[*?]/.test(left + right)) {
          const itself = comparison.compare(one, comparison.prepare(left));
          expect(itself).toBeLessThanOrEqual(index);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

const NEAR: Partial<Record<FieldType | 'birthday', readonly string[]>> = {
  name: ['张三', '张伟', '伟张', '欧阳娜', '张*', '张*明', '张小明', 'zhang wei', 'john smith jr', 'john smith sr', 'jon smith', 'de la cruz', 'maria de la cruz'],
  company: ['上海 远景科技', '远景科技', '上海 远景科技 / 北京分公司', '中铁一局', '中铁二局', 'acme widget', 'acme', 'widget acme', 'acme china', 'acme widgets', 'aw'],
  phone: ['+8613651079428', '+8613651079429', '136*9428', '1365107942?', '+862162345678', '62345678', '+862162345678;ext=801', '+14155552671', '+14155552672'],
  email: ['li.lei@acme.com', 'li.lie@acme.com', 'li.lei@163.com', 'li*@163.com', 'info@acme.com', '365107@qq.com', '365107@163.com'],
  address: ['12 main st', '12 main st apt 4', '14 main st', '12 mian st', 'main st', 'hauptstr 12', '上海市浦东新区世纪大道100号', '上海市浦东新区世纪大道102号', '北京市朝阳区建国路88号'],
  region: ['london', 'ldnoon', '广东省', '广东省深圳市', '深圳市'],
  postcode: ['SW1A1AA', 'SW1A2AA', '100020', '100021', '100120', '02138', '021381234', '2134'],
  birthday: ['1985-06-03', '1985-06-08', '1985-03-06', '1985-01-01', '1985-06', '1985', '1985-06-93?', '1986-07-19'],
  'cn-id': ['11010519491231002X', '110105491231002', '110105194912310*', '110105*002X', '11010519491231003X?', '440524188001010014'],
  uscc: ['71526726X', '715267*', '192203821', '71526726Y?'],
  number: ['100', '101', '105', '200', '0', '-3'],
  text: ['hypertext databases and data mining', 'data mining and hypertext databases', 'data mining', '数据挖掘', '数据'],
  url: ['acme.com', 'acme.com/about', 'acne.com', 'hollingsworth.co.uk', 'hollingworth.co.uk'],
  wechat: ['lilei_88', 'lilei_89', 'liléi_88'],
}; // prettier-ignore

const rows = (type: FieldType, role: Role, table: readonly (readonly [string, string, string, string])[]): void => {
  describe(`${type} ${role}`, () => {
    test.each(table)('%s and %s: %s (%s)', (left, right, expected) => {
      expect(level(type, role, left, right)).toBe(expected);
    });
  });
}; // prettier-ignore

rows('phone', 'other', [
  ['+8613651079428', '+862162345678', 'other-kind', 'a mobile and a landline'],
  ['+8613651079428', '+8613651097482', 'different', 'two pairs of digits'],
  ['136*9428', '+8613651079428', 'masked', 'what shops print'],
  ['136*9428', '+8613651079429', 'different', ''],
  ['136*9428', '136*9428', 'masked', 'two masks are no number'],
  ['13*28', '+8613651079428', 'other-kind', 'four digits are anybody’s'],
  ['1365107942?', '+8613651079428', 'one-digit-off', 'a digit lost'],
  ['136510794288?', '+8613651079428', 'one-digit-off', 'a digit too many'],
  ['1365107942?', '+8613910583317', 'other-kind', 'a number nobody has says nothing against another'],
  ['88886666', '+861088886666', 'area-missing', ''],
  ['88886666', '+862188886667', 'different', ''],
  ['13651079428', '+8613651079428', 'same', 'only the country is missing'],
  ['+862162345678', '+862162354678', 'landline-slip', ''],
  ['+862162345678', '+862162345679', 'different', 'the next office'],
  ['+61227057019', '+61227057819', 'one-digit-off', 'abroad'],
  ['+61227057019', '+61227957819', 'two-digits-off', ''],
  ['+61227057019', '+61227957119', 'two-digits-off', ''],
  ['+61227057019', '+61327957119', 'different', 'another area'],
]); // prettier-ignore

rows('email', 'other', [
  ['zhangwei@acme.com', 'zhangwie@acme.com', 'local-slip', 'letters swapped'],
  ['zhangwei1@acme.com', 'zhangwei2@acme.com', 'same-employer', 'a digit is no slip'],
  ['j.smith@acme.com', 'k.smith@acme.com', 'same-employer', 'nor is the first letter'],
  ['zhangwei@163.com', 'zhangwen@163.com', 'local-slip', 'as far as letters tell'],
  ['a.blackwell@acme.com', 'a.blakcwel@acme.com', 'alike', ''],
  ['evejones@brewer-sparks.org', 'evejones@brewer-sparksi.org', 'domain-slip', 'a long domain'],
  ['li.lei@acme.com', 'li.lei@acne.com', 'same-local', 'a short domain one letter off is another firm'],
  ['li*@163.com', 'li.lei@163.com', 'masked', ''],
  ['l*@163.com', 'li.lei@163.com', 'same-short-local', 'one letter'],
  ['li*@163.com', 'wang@163.com', 'different', ''],
  ['li*@163.com', 'li.lei@qq.com', 'different', ''],
  ['365107@qq.com', '365107@163.com', 'same-short-local', ''],
]); // prettier-ignore

rows('date', 'birthday', [
  ['1985-06-03', '1985-03-06', 'day-month-swapped', ''],
  ['1985-06-03', '1958-06-03', 'one-slip', 'neighbours swapped'],
  ['1985-06-03', '1972-06-03', 'other-year', 'day and month right'],
  ['1985-01-01', '1972-01-01', 'different', 'defaults'],
  ['1985-01-01', '1985-06-03', 'year-known', 'one is a default'],
  ['1985-06', '1985-06-03', 'same-month', ''],
  ['1985', '1985-06-03', 'year-known', ''],
  ['1985-07', '1985-06-03', 'same-year', ''],
  ['1984', '1985-06-03', 'different', ''],
  ['1984-12-18', '1985-01-30', 'lunar-window', 'across the new year'],
  ['1985-06-03', '1985-06-28', 'same-month', ''],
  ['1922-02-90?', '1922-04-08', 'same-year', ''],
  ['1922-02-90?', '1922-02-09', 'one-slip', ''],
  ['1922-02-90?', '1922-02-19', 'two-slips', ''],
  ['1985-06-03', '1986-07-03', 'two-slips', ''],
]); // prettier-ignore

rows('cn-id', 'other', [
  ['11010519491231002X', '11010519491231002X', 'same', ''],
  ['110105491231002', '11010519491231002X', 'same', 'of the first generation'],
  ['11010519491231002X', '440524188001010014', 'different', 'two people'],
  ['110105194912310*', '11010519491231002X', 'damaged', 'through a spreadsheet'],
  ['110105194912310*', '110105194912310*', 'damaged', 'twice'],
  ['110105*002X', '11010519491231002X', 'not-comparable', 'ten characters are a place and a day'],
  ['1101051949*002X', '11010519491231002X', 'damaged', ''],
  ['110105*002X', '110105194912310021', 'different', 'what it shows contradicts'],
  ['11010519491231003X?', '11010519491231002X', 'damaged', 'one character off'],
  ['11010519491231020X?', '11010519491231002X', 'damaged', 'neighbours swapped'],
  ['110105194912312X?', '11010519491231002X', 'not-comparable', 'two characters lost'],
  ['11010519491232003X?', '11010519491231002X', 'not-comparable', 'a mistyped number forbids nothing'],
]); // prettier-ignore

rows('uscc', 'other', [
  ['71526726X', '71526726X', 'same', ''],
  ['71526726X', '192203821', 'different', ''],
  ['7152672*', '71526726X', 'damaged', ''],
  ['71526726Y?', '71526726X', 'damaged', ''],
]); // prettier-ignore

rows('address', 'other', [
  ['12 main st', '12 main st apt 4', 'same-building', ''],
  ['12 main st apt 5', '12 main st apt 4', 'neighbour', ''],
  ['12 main st apt 4', 'apt 4 12 main st', 'same', 'the flat in front'],
  ['12 main st', '12 main', 'same', 'the kind left out'],
  ['12 oak st', '12 oak av', 'close', 'Oak Street and Oak Avenue'],
  ['12 mian st', '12 main st', 'close', ''],
  ['12 halfordcrescent', '12 halford crs', 'close', 'run together'],
  ['21 duffy ytreet', '21 duffy st', 'close', 'the kind mistyped'],
  ['main st', '12 main st', 'same-street', ''],
  ['112 main st', '12 main st', 'number-slip', ''],
  ['14 main st', '12 main st', 'other-number', 'next door'],
  ['12 main st', '12 elm st', 'different', ''],
  ['12 main st springfield il', '12 main st springfield', 'same', ''],
  ['12 main st springfield', '12 main st chicago', 'different', 'two towns'],
  ['804 n pt st', '804 n pt st near 5th av', 'same', 'another street to find it by'],
  ['hauptstr 12', 'hauptstr 12a', 'number-slip', ''],
  ['hauptstr 12', 'hauptstr 14', 'other-number', ''],
  ['pobox 77', 'pobox 77', 'same', ''],
  ['pobox 77', 'pobox 78', 'other-number', ''],
  ['12 main st', '上海市浦东新区世纪大道100号', 'different', 'two scripts'],
]); // prettier-ignore

rows('postcode', 'other', [
  ['SW1A1AA', 'SW1A1AB', 'one-digit-off', ''],
  ['SW1A1AA', 'SW1A2PW', 'same-area', 'one outward code'],
  ['100020', '100083', 'same-area', ''],
  ['02138', '021381234', 'same', 'four more digits'],
  ['2138', '02138', 'one-digit-off', 'the zero lost'],
  ['100020', '200030', 'different', ''],
]); // prettier-ignore

rows('region', 'other', [
  ['london', 'ldnoon', 'close', ''],
  ['leeds', 'leedes', 'close', ''],
  ['leeds', 'bradford', 'different', ''],
  ['广东省', '广东省深圳市', 'contained', ''],
  ['深圳市', '深圳', 'contained', ''],
  ['深圳市', '广州市', 'different', ''],
]); // prettier-ignore

rows('number', 'other', [
  ['100', '100.0', 'same', ''], ['1000', '1005', 'nearly-same', ''], ['100', '105', 'near', ''], ['100', '200', 'different', ''], ['0', '0', 'same', ''], ['5', '-5', 'different', ''],
]); // prettier-ignore

rows('text', 'other', [
  ['data mining and hypertext', 'hypertext and data mining', 'same-words', ''],
  ['hypertext databases', 'hypertext database', 'close', ''],
  ['data mining', 'data mining and hypertext', 'contained', ''],
  ['hypertext data mining', 'hypertext data bases', 'overlapping', ''],
  ['数据挖掘与统计', '数据挖掘与学习', 'overlapping', ''],
  ['hypertext', 'relational', 'different', ''],
]); // prettier-ignore

rows('url', 'other', [
  ['acme.com', 'acme.com/about', 'same-site', ''],
  ['hollingsworth.co.uk', 'hollingworth.co.uk', 'one-slip', ''],
  ['acme.com', 'acne.com', 'one-slip', ''],
  ['acme.com', 'example.org', 'different', ''],
]); // prettier-ignore

describe('partial keys', () => {
  test.each([
    ['name', '张*明', '张*明'],
    ['name', '张某某', '张*'],
    ['name', '张**', '张*'],
    ['name', '*三', '*三'],
    ['name', '张先生', '张*'],
    ['name', '歐陽女士', '欧阳*'],
    ['name', '张总', '张*'],
    ['name', '老王', '王*'],
    ['name', '蕭先生', '肖*'],
    ['name', '匿名', ''],
    ['phone', '138****8001', '138*8001'],
    ['phone', '+86 138-****-8001', '138*8001'],
    ['phone', '1365107942', '1365107942?'],
    ['phone', '8001', ''],
    ['email', 'Li***@QQ.com', 'li*@qq.com'],
    ['email', '***@qq.com', ''],
    ['cn-id', '110105********002X', '110105*002X'],
    ['cn-id', '110105194912310000', '110105194912310*'],
    ['cn-id', '11010519491231003X', '11010519491231003X?'],
    ['uscc', '9144030071526726XX', '71526726X?'],
    ['date', '1985年6月', '1985-06'],
    ['date', '1985', '1985'],
    ['date', '1922-02-90', '1922-02-90?'],
    ['date', 'whenever', ''],
  ] as const)('%s %s → %j', (type, cell, key) => {
    const normalizer = openNormalizer(type, { ...SETTINGS, birthdays: type === 'date' });
    const cleaned = normalizer.clean(cell);
    expect(normalizer.keys(cleaned)).toEqual([]);
    expect(partialKey(type, cleaned)).toBe(key);
  });

  test('no key looks like a partial one', () => {
    for (const type of ['name', 'phone', 'email', 'cn-id', 'uscc', 'date'] as const) {
      const normalizer = openNormalizer(type, SETTINGS);
      fc.assert(
        fc.property(soup, (cell) => {
          for (const key of normalizer.keys(normalizer.clean(cell))) expect(key).not.toMatch(/\*|\?$/);
        }),
        { numRuns: 500 },
      );
    }
  });
});
