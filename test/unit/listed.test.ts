import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBool } from '../../src/fields/listed/bool.ts';
import { openEnum, suggestStandard } from '../../src/fields/listed/enum.ts';
import { openGender } from '../../src/fields/listed/gender.ts';
import { genderCodesOf, type GenderCodes, type GenderWitness } from '../../src/fields/listed/gender-codes.ts';
import { openTags, tagEvidenceOf } from '../../src/fields/listed/tags.ts';
import { evidenceOfGender, evidenceOfType } from '../../src/rulepack/column-evidence.ts';
import { profileColumn } from '../../src/rulepack/sample-profile.ts';
import { SETTINGS, soup } from './soup.ts';

const EN = { ...SETTINGS, words: 'en' as const };

describe('M09 gender', () => {
  const gender = openGender(SETTINGS);

  test.each([
    ['男', '男', 'ok', 'male'], ['女', '女', 'ok', 'female'], ['M', '男', 'fixed', 'male'], ['f', '女', 'fixed', 'female'],
    ['男性', '男', 'fixed', 'male'], ['先生', '男', 'fixed', 'male'], ['女士', '女', 'fixed', 'female'], ['小姐', '女', 'fixed', 'female'],
    ['Male', '男', 'fixed', 'male'], ['FEMALE', '女', 'fixed', 'female'], ['Mr.', '男', 'fixed', 'male'], ['Ｍ', '男', 'fixed', 'male'],
    ['1-男', '男', 'fixed', 'male'], ['女(2)', '女', 'fixed', 'female'], ['Male/M', '男', 'fixed', 'male'], ['M（男）', '男', 'fixed', 'male'], ['1男', '男', 'fixed', 'male'],
    ['femme', '女', 'fixed', 'female'], ['hombre', '男', 'fixed', 'male'], ['여성', '女', 'fixed', 'female'], ['мужской', '男', 'fixed', 'male'], ['👩', '女', 'fixed', 'female'],
    ['', '未知', 'empty', ''], ['  ', '未知', 'empty', ''], ['N/A', '未知', 'empty', ''], ['未知', '未知', 'ok', ''], ['unknown', '未知', 'fixed', ''],
  ])('%j becomes %s, %s, key %j', (cell, value, status, key) => {
    const cleaned = gender.clean(cell);
    expect(cleaned).toMatchObject({ value, status });
    expect(gender.keys(cleaned).join('')).toBe(key);
  }); // prettier-ignore

  test.each([
    ['x', 'M09: not told to guess'],
    ['男/女', 'a form nobody filled in'],
    ['先生/女士', 'the same'],
    ['男性（已婚）', 'says more than a gender'],
    ['男男', 'a slip'],
    ['0', 'digits mean something only in a column of digits'],
    ['1', 'the same'],
    ['张三', 'not a gender'],
  ])('%s is kept and flagged: %s', (cell) => {
    expect(gender.clean(cell)).toEqual({
      value: cell,
      status: 'invalid',
      rule: '',
      issues: ['gender/unknown-word'],
    });
  });

  const coding = (genderCodes?: GenderCodes) =>
    openGender({
      ...EN,
      profile: { ...EN.profile, codedDigits: true, ...(genderCodes ? { genderCodes } : {}) },
    });

  test.each([['1', 'male'], ['2', 'female'], ['0', 'unknown'], ['9', 'unknown']])('GB/T 2261.1: %s is %s', (cell, value) => {
    const coded = coding(genderCodesOf(['0', '1', '2'], []));
    expect(coded.clean(cell)).toMatchObject({ value, status: 'fixed' });
    expect(openGender(EN).clean(cell).status).toBe('invalid');
  }); // prettier-ignore

  const rows = (code: string, men: number, women: number): GenderWitness[] => [
    ...Array.from({ length: men }, () => ({ code, gender: 'male' as const })),
    ...Array.from({ length: women }, () => ({ code, gender: 'female' as const })),
  ];

  test.each([
    [[], undefined, 'nothing tells'],
    [rows('0', 0, 40), 'female', 'forty women'],
    [rows('0', 1, 39), 'female', 'one slip'],
    [rows('0', 20, 20), 'unknown', 'men and women alike'],
    [rows('0', 8, 32), undefined, 'four fifths decide nothing'],
    [rows('0', 0, 29), undefined, 'too few'],
  ])('in a column of 0 and 1, 0 with %j is %s: %s', (witnesses, gender: string | undefined, why) => {
    const codes = genderCodesOf(['0', '1'], witnesses);
    expect(codes['0'], why).toBe(gender);
    expect(codes['1']).toBe('male');
    const cleaned = coding(codes).clean('0');
    if (gender === undefined)
      expect(cleaned).toMatchObject({ value: '0', status: 'suspect', issues: ['gender/ambiguous-code'] });
    else expect(cleaned).toMatchObject({ value: gender, status: 'fixed' });
  });

  test('digits that went through a float are digits', () => {
    const { codedDigits } = profileColumn(['1.0', '2.0', '0']);
    expect(codedDigits).toBe(true);
    expect(openGender({ ...EN, profile: { ...EN.profile, codedDigits } }).clean('2.0').value).toBe('female');
  });

  test('even 1 is a woman where the rows say so', () => {
    expect(genderCodesOf(['0', '1'], [...rows('1', 1, 59), ...rows('0', 60, 0)])).toMatchObject({
      '0': 'male',
      '1': 'female',
    });
    expect(genderCodesOf(['1', '2'], [...rows('1', 20, 20)])['1']).toBeUndefined();
  });

  test('the rows of a table tell', () => {
    const column = (index: number, type: 'gender' | 'cn-id' | 'name') => ({
      index,
      type,
      name: type,
      role: 'other' as const,
      confidence: 1,
      decidedBy: 'map' as const,
    });
    const columns = [column(0, 'gender'), column(1, 'cn-id'), column(2, 'name')];
    const sample = Array.from({ length: 40 }, (_, at) =>
      at % 2 === 0 ? ['1', '110101199003072316', '张三'] : ['0', '', '李女士'],
    );
    expect(evidenceOfGender(columns[0]!, columns, sample, '2026-01-01').genderCodes).toEqual({
      '1': 'male',
      '2': 'female',
      '9': 'unknown',
    });
    const more = [...sample, ...sample];
    expect(evidenceOfGender(columns[0]!, columns, more, '2026-01-01').genderCodes).toMatchObject({
      '0': 'female',
      '1': 'male',
    });
    expect(evidenceOfGender(columns[0]!, columns, [['男', '', '']], '2026-01-01')).toEqual({});
  });

  test.each([
    [['H', 'M'], 'M', 'female', 'hombre, mujer'],
    [['H', 'M', 'h', ''], 'h', 'male', 'hombre, mujer'],
    [['H', 'F'], 'H', 'male', 'homme, femme'],
    [['M', 'F'], 'M', 'male', 'masculine, feminine'],
    [['M', 'F', 'H'], 'M', 'male', 'whatever H is'],
    [['M'], 'M', 'male', 'nothing says otherwise'],
  ])('in a column of %j, %s is %s: %s', (values, cell, value) => {
    const profile = { ...EN.profile, ...evidenceOfType('gender', values, values, EN) };
    expect(openGender({ ...EN, profile }).clean(cell).value).toBe(value);
  });

  test('in English words', () => {
    expect(openGender(EN).clean('女').value).toBe('female');
    expect(openGender(EN).clean('').value).toBe('unknown');
  });
});

describe('M08 standard values', () => {
  const values = {
    官网注册: ['官网', '网站', 'web'],
    APP: ['客户端'],
    门店留资: ['门店', '线下'],
    'A+': [],
    'A-': [],
  };
  const source = openEnum({ ...SETTINGS, values });

  test.each([
    ['官网注册', '官网注册', 'ok', 'standard'],
    ['官网', '官网注册', 'fixed', 'synonym'],
    ['WEB', '官网注册', 'fixed', 'case'],
    ['ａｐｐ', 'APP', 'fixed', 'width'],
    ['门店-留资', '门店留资', 'fixed', 'punctuation'],
    ['A+', 'A+', 'ok', 'exact words come first'],
    ['a', 'a', 'suspect', 'A+ or A-? Two standards that fold alike decide nothing'],
    ['朋友介绍', '朋友介绍', 'suspect', 'unmapped'],
    ['', '', 'empty', ''],
  ])('%j becomes %s, %s (%s)', (cell, value, status) => {
    const cleaned = source.clean(cell);
    expect(cleaned).toMatchObject({ value, status });
    if (status === 'suspect') expect(cleaned.issues).toEqual(['enum/unmapped']);
  });

  test('a standard value named like a placeholder, or like a property of every object, is a value', () => {
    const odd = openEnum({ ...SETTINGS, values: { 未知: ['不详'], constructor: [] } });
    expect(odd.clean('未知').status).toBe('ok');
    expect(odd.clean('不详').value).toBe('未知');
    expect(odd.clean('toString').issues).toEqual(['enum/unmapped']);
  });
});

describe('yes and no', () => {
  test.each([
    ['是', '是', 'ok'], ['否', '否', 'ok'], ['Y', '是', 'fixed'], ['no', '否', 'fixed'], ['TRUE', '是', 'fixed'], ['0', '否', 'fixed'],
    ['1.0', '是', 'fixed'], ['√', '是', 'fixed'], ['×', '否', 'fixed'], ['已', '是', 'fixed'], ['没有', '否', 'fixed'], ['', '', 'empty'],
    ['已订阅', '是', 'fixed'], ['已经同意', '是', 'fixed'], ['未认证', '否', 'fixed'], ['尚未开通', '否', 'fixed'], ['没有购买', '否', 'fixed'], ['ja', '是', 'fixed'], ['Nein', '否', 'fixed'],
    ['oui', '是', 'fixed'], ['☐', '否', 'fixed'], ['■', '是', 'fixed'], ['是的', '是', 'fixed'], ['不愿意', '否', 'fixed'],
    ['已退订', '已退订', 'invalid'], ['未取消', '未取消', 'invalid'], ['没问题', '没问题', 'invalid'], ['未知', '未知', 'empty'],
    ['无', '无', 'suspect'], ['maybe', 'maybe', 'invalid'],
  ])('%j becomes %j, %s', (cell, value, status) => {
    expect(openBool(SETTINGS).clean(cell)).toMatchObject({ value, status });
  }); // prettier-ignore

  test('in English words', () => {
    expect(openBool(EN).clean('是').value).toBe('true');
    expect(openBool(EN).clean('停用').value).toBe('false');
  });

  test('in a column that says 有, 无 is no', () => {
    const having = openBool({ ...SETTINGS, profile: { ...SETTINGS.profile, saysHave: true } });
    expect(having.clean('有')).toMatchObject({ value: '是', status: 'fixed' });
    expect(having.clean('无')).toMatchObject({ value: '否', status: 'fixed' });
    expect(having.clean('暂无').status).toBe('empty');
  });

  test('one key in both languages', () => {
    const [zh, en] = [openBool(SETTINGS), openBool(EN)];
    expect(zh.keys(zh.clean('Y'))).toEqual(en.keys(en.clean('是')));
  });
});

describe('suggestions for what a list does not know', () => {
  const values = {
    官网: ['网站', 'website'],
    抖音: ['douyin', 'tiktok'],
    转介绍: ['朋友推荐'],
    小红书: ['xhs', 'red'],
    QQ: [],
    BB: [],
  };
  const source = openEnum({ ...SETTINGS, values });

  test.each([
    ['抖音直播间', '抖音', 'holds it'],
    ['duoyin', '抖音', 'two letters swapped'],
    ['websit', '官网', 'a letter missing'],
    ['朋友推', '转介绍', 'held in a synonym'],
    ['小红', '小红书', 'held in it'],
    ['抖音官网', undefined, 'two standards'],
    ['xhz', undefined, 'three letters are anybody’s neighbours'],
    ['AB', undefined, 'so are two'],
    ['天猫', undefined, 'nothing near'],
  ])('%s: %s (%s)', (cell, suggestion: string | undefined, why) => {
    const cleaned = source.clean(cell);
    expect(cleaned).toMatchObject({ value: cell, status: 'suspect', issues: ['enum/unmapped'] });
    expect(cleaned.suggestion, why).toBe(suggestion);
    expect(suggestStandard(cell, values)).toBe(suggestion);
  });

  test('traditional characters fold', () => {
    expect(source.clean('轉介紹')).toMatchObject({ value: '转介绍', status: 'fixed' });
  });
});

describe('M86 tags', () => {
  const listed = openTags({ ...SETTINGS, values: { VIP: ['VIP客户', '贵宾'] } });
  const repeated = (count: number, ...cells: string[]) =>
    Array.from({ length: count }, (_, at) => cells[at % cells.length]!);
  const learned = (...cells: string[]) =>
    openTags({ ...SETTINGS, profile: { ...SETTINGS.profile, tags: tagEvidenceOf(repeated(60, ...cells)) } });

  test.each(['VIP', 'vip', 'ＶＩＰ', 'VIP客户', 'vip客戶', '贵宾', '貴賓', 'VIP;vip、ＶＩＰ,VIP客户'])(
    '%s is VIP by the list',
    (cell) => {
      expect(listed.clean(cell).value).toBe('VIP');
    },
  );

  test.each(['VIP', 'vip', 'ＶＩＰ', 'VIP客户', 'VIP;vip、ＶＩＰ,VIP客户'])(
    '%s is VIP as the column has it',
    (cell) => {
      expect(learned('vip', 'VIP', 'VIP', 'VIP客户', '老客户', '客户').clean(cell).value).toBe('VIP');
      expect(learned('老客户', '客户').clean('老客户').value).toBe('老客户');
    },
  );

  test.each([
    [
      ['新客/高价值', '高价值/流失', '新客', '流失/新客'],
      '新客/高价值',
      '新客;高价值',
      'the parts stand elsewhere',
    ],
    [['A/B测试', 'A/B测试;新客', '新客'], 'A/B测试', 'A/B测试', 'A never stands without B'],
    [
      ['新客/高价值', '高价值/流失', '新客', '流失/新客', 'A/B测试'],
      'A/B测试;新客/流失',
      'A/B测试;新客;流失',
      'a tag with the sign among lists with it',
    ],
    [['新客 高价值', '高价值 流失', '新客'], '新客 高价值', '新客;高价值', 'blanks'],
    [
      ['new customer', 'old customer', 'lost'],
      'new customer',
      'new customer',
      'customer stands nowhere alone, half of the parts do not repeat',
    ],
  ])('separators of %j: %s → %s (%s)', (cells, cell, value) => {
    expect(learned(...cells).clean(cell).value).toBe(value);
  });

  test.each([
    ['["a, b","c"]', 'a;b;c', 'suspect or fixed'],
    ["[u'a', u'b', 'sub']", 'a;b;sub', 'Python 2'],
    ["('a','b')", 'a;b', 'a tuple'],
    ['{a,b}', 'a;b', 'PostgreSQL'],
    ['(重点)客户;续费(高)', '(重点)客户;续费(高)', 'brackets of a tag'],
    ['[{"name":"VIP"}]', '[{"name":"VIP"}]', 'records'],
  ])('%s → %s (%s)', (cell, value) => {
    expect(openTags(SETTINGS).clean(cell).value).toBe(value);
  });

  test.each([
    ['同上', 'suspect', 'text/ditto'],
    ['同上########', 'suspect', 'text/ditto'],
    ['同上#@', 'suspect', 'text/ditto'],
    ['["同上"]', 'suspect', 'text/ditto'],
    ['无；无', 'empty', 'text/placeholder'],
    ['没|有', 'empty', 'text/placeholder'],
    ['#无#', 'empty', 'text/placeholder'],
  ])('%s holds no tag: %s', (cell, status, issue) => {
    expect(openTags(SETTINGS).clean(cell)).toEqual({ value: cell, status, rule: '', issues: [issue] });
  });
});

test.each([
  ['tags listed', openTags({ ...SETTINGS, values: { VIP: ['VIP客户', '＆'], VIP客户: ['老客户'] } })],
  [
    'tags learned',
    openTags({
      ...SETTINGS,
      profile: { ...SETTINGS.profile, tags: { separators: '/ ', spellings: { vip: 'VIP', vip客户: 'vip' } } },
    }),
  ],
  [
    'gender learned',
    openGender({
      ...SETTINGS,
      profile: { ...SETTINGS.profile, codedDigits: true, genderCodes: { '0': 'female', '1': 'male' } },
    }),
  ],
  ['bool having', openBool({ ...SETTINGS, profile: { ...SETTINGS.profile, saysHave: true } })],
  ['gender zh', openGender(SETTINGS)],
  ['gender en', openGender(EN)],
  ['gender coded', openGender({ ...SETTINGS, profile: { ...SETTINGS.profile, codedDigits: true } })],
  ['enum', openEnum({ ...SETTINGS, values: { 男: ['male', 'M'], 有限公司: ['＆'], 'a&b': ['&amp;'] } })],
  ['bool', openBool(SETTINGS)],
])('%s: cleaning twice is cleaning once', (_name, normalizer) => {
  fc.assert(
    fc.property(soup, (cell) => {
      const once = normalizer.clean(cell);
      expect(normalizer.clean(once.value).value).toBe(once.value);
    }),
    { numRuns: 2000 },
  );
});
