import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBool } from '../../src/fields/listed/bool.ts';
import { openEnum } from '../../src/fields/listed/enum.ts';
import { openGender } from '../../src/fields/listed/gender.ts';
import { SETTINGS, soup } from './soup.ts';

const EN = { ...SETTINGS, words: 'en' as const };

describe('M09 gender', () => {
  const gender = openGender(SETTINGS);

  test.each([
    ['男', '男', 'ok', 'male'], ['女', '女', 'ok', 'female'], ['M', '男', 'fixed', 'male'], ['f', '女', 'fixed', 'female'],
    ['男性', '男', 'fixed', 'male'], ['先生', '男', 'fixed', 'male'], ['女士', '女', 'fixed', 'female'], ['小姐', '女', 'fixed', 'female'],
    ['Male', '男', 'fixed', 'male'], ['FEMALE', '女', 'fixed', 'female'], ['Mr.', '男', 'fixed', 'male'], ['Ｍ', '男', 'fixed', 'male'],
    ['', '未知', 'empty', ''], ['  ', '未知', 'empty', ''], ['N/A', '未知', 'empty', ''], ['未知', '未知', 'ok', ''], ['unknown', '未知', 'fixed', ''],
  ])('%j becomes %s, %s, key %j', (cell, value, status, key) => {
    const cleaned = gender.clean(cell);
    expect(cleaned).toMatchObject({ value, status });
    expect(gender.keys(cleaned).join('')).toBe(key);
  }); // prettier-ignore

  test.each([
    ['x', 'M09: not told to guess'],
    ['男/女', 'a form nobody filled in'],
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

  test.each([['1', 'male'], ['2', 'female'], ['0', 'unknown'], ['9', 'unknown']])('GB/T 2261.1: %s is %s', (cell, value) => {
    const coded = openGender({ ...EN, profile: { ...EN.profile, codedDigits: true } });
    expect(coded.clean(cell)).toMatchObject({ value, status: 'fixed' });
    expect(openGender(EN).clean(cell).status).toBe('invalid');
  }); // prettier-ignore

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
    ['无', '无', 'suspect'], ['maybe', 'maybe', 'invalid'],
  ])('%j becomes %j, %s', (cell, value, status) => {
    expect(openBool(SETTINGS).clean(cell)).toMatchObject({ value, status });
  }); // prettier-ignore

  test('in English words', () => {
    expect(openBool(EN).clean('是').value).toBe('true');
    expect(openBool(EN).clean('停用').value).toBe('false');
  });

  test('one key in both languages', () => {
    const [zh, en] = [openBool(SETTINGS), openBool(EN)];
    expect(zh.keys(zh.clean('Y'))).toEqual(en.keys(en.clean('是')));
  });
});

test.each([
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
    { numRuns: 30000 },
  );
});
