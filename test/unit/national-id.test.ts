import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthdayOfCnId, checkCharacterOfCnId, genderOfCnId } from '../../src/fields/national-id/cn-id.ts';
import { documentKey } from '../../src/fields/national-id/documents.ts';
import { documentKeysOf, openCnId } from '../../src/fields/national-id/national-id.ts';
import { birthdayBesideCnId, genderBesideCnId } from '../../src/fields/national-id/record-rules.ts';
import { openDate } from '../../src/fields/date/normalizer.ts';
import { openGender, wordsOfGender } from '../../src/fields/listed/gender.ts';
import { SETTINGS, soup } from './soup.ts';

const cnId = openCnId(SETTINGS);

describe('GB 11643', () => {
  test.each([
    ['11010519491231002X', '11010519491231002X', 'ok', '', 'example of the standard'],
    ['11010519491231002x', '11010519491231002X', 'fixed', 'cn-id/upper-case', 'x'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X', 'fixed', 'cn-id/upper-case', 'full-width'],
    ['110105 19491231 002X', '11010519491231002X', 'fixed', 'cn-id/separators', 'spaces'],
    ['身份证号：11010519491231002X', '11010519491231002X', 'fixed', 'cn-id/separators', 'label'],
    ["'11010519491231002X", '11010519491231002X', 'fixed', 'cn-id/upper-case', 'text marker of Excel'],
    ['110105491231002', '11010519491231002X', 'fixed', 'cn-id/15-to-18', 'vector of the study'],
    ['110105491231002.0', '11010519491231002X', 'fixed', 'cn-id/15-to-18', 'fifteen digits survive a float'],
    ['110101199003072316', '110101199003072316', 'ok', '', 'undamaged'],
  ])('%s → %s, %s %s (%s)', (cell, value, status, rule) => {
    const cleaned = cnId.clean(cell);
    expect(cleaned).toMatchObject({ value, status, rule });
    expect(cnId.keys(cleaned)).toEqual([value]);
  });

  test.each([
    ['110101199003072000', 'lossy', 'cn-id/excel-damaged', 'vector of the study: Excel'],
    ['110101199003072320', 'lossy', 'cn-id/excel-damaged', 'IEEE double of …2316'],
    ['110101199003072320.0', 'lossy', 'cn-id/excel-damaged', 'the same from pandas'],
    ['1.10101E+17', 'lossy', 'cn-id/excel-damaged', 'E+17'],
    ['110105194912310021', 'invalid', 'cn-id/checksum', 'check character'],
    ['440524188001010014', 'suspect', 'cn-id/age', 'example of the standard, born 1880'],
    ['1101051949123100', 'invalid', 'cn-id/length', 'sixteen'],
    ['11010519491231002', 'invalid', 'cn-id/check-lost', 'check character lost'],
    ['110105491331002', 'invalid', 'cn-id/birth-date', 'fifteen digits, month 13'],
    ['110105********002X', 'suspect', 'cn-id/masked', ''],
    ['C01X00T47', 'suspect', 'cn-id/other-document', 'a German passport: any letters and digits'],
    ['12345678', 'suspect', 'cn-id/other-document', 'a Taiwan permit, or anything'],
    [
      'B123456789',
      'suspect',
      'cn-id/other-document',
      'Taiwan’s form without its check digit: other passports look alike',
    ],
    ['A123456(4)', 'invalid', 'cn-id/document-check', 'Hong Kong, one off'],
    ['CAN110091350105', 'invalid', 'cn-id/document-check', 'foreigner’s card, month 13'],
    ['11010519491231002X、110101199003072316', 'suspect', 'cn-id/several', ''],
    ['11010519491231002X（已核验）', 'suspect', 'cn-id/remark', ''],
    ['张三 11010519491231002X', 'suspect', 'cn-id/remark', ''],
    ['11010519491231002*', 'suspect', 'cn-id/masked', ''],
    ['张三', 'invalid', 'cn-id/not-an-id', ''],
    ['111111111111111111', 'empty', 'text/placeholder', 'one digit'],
    ['无', 'empty', 'text/placeholder', ''],
    ['0', 'empty', 'text/placeholder', 'zero is no number of anybody'],
  ])('%s stays: %s, %s (%s)', (cell, status, issue) => {
    const cleaned = cnId.clean(cell);
    expect(cleaned).toMatchObject({ value: cell, status, rule: '' });
    expect(cleaned.issues).toEqual([issue]);
    expect(cnId.keys(cleaned)).toEqual([]);
  });

  test.each([
    ['11010519900230002', 'invalid', 'cn-id/birth-date', '30 February'],
    ['11010520260102002', 'invalid', 'cn-id/birth-date', 'born tomorrow'],
    ['19010519491231002', 'invalid', 'cn-id/division', 'no province begins with 19'],
    ['11010518951231002', 'suspect', 'cn-id/age', 'over 130'],
    ['11010519491231003', 'ok', '', 'a man'],
    ['81000019900101001', 'ok', '', 'residence permit of Hong Kong'],
    ['91115619800101001', 'ok', '', 'permanent-resident card'],
  ])('%s and its check character: %s, %s (%s)', (digits, status, issue) => {
    const cleaned = cnId.clean(digits + checkCharacterOfCnId(digits));
    expect([cleaned.status, cleaned.issues.join()]).toEqual([status, issue]);
  });

  test.each([
    ['身份证号码:１１０１０５194912310０2x', '11010519491231002X', 'cn-id/separators'],
    ['11010519491231002×', '11010519491231002X', 'cn-id/separators'],
    ['11010519491231002Х', '11010519491231002X', 'cn-id/separators'],
    ['1101O519491231002X', '11010519491231002X', 'cn-id/misread-letter'],
    ['11010l199003072316', '110101199003072316', 'cn-id/misread-letter'],
    ['110105194912310O21', '110105194912310O21', ''],
    ['110105—19491231—002X', '11010519491231002X', 'cn-id/separators'],
    ['11010519491231002X。', '11010519491231002X', 'cn-id/separators'],
    ['“11010519491231002X”，', '11010519491231002X', 'cn-id/separators'],
    ['（11010519491231002X）', '11010519491231002X', 'cn-id/separators'],
    ['二代证：11010519491231002X', '11010519491231002X', 'cn-id/separators'],
    ['SFZ:11010519491231002X', '11010519491231002X', 'cn-id/separators'],
    ['11010519491231002Ⅹ', '11010519491231002X', 'cn-id/separators'],
    ['1.10105491231002E14', '11010519491231002X', 'cn-id/15-to-18'],
    ['1.10105491231E+14', '1.10105491231E+14', ''],
    ['港澳居民来往内地通行证 H12345678', 'H12345678', 'cn-id/separators'],
  ])('%s → %s %s', (cell, value, rule) => {
    expect(cnId.clean(cell)).toMatchObject({ value, rule });
  });

  test('a lost or hidden check character is a suggestion', () => {
    expect(cnId.clean('11010519491231002').suggestion).toBe('11010519491231002X');
    expect(cnId.clean('11010519491231002*').suggestion).toBe('11010519491231002X');
    expect(cnId.clean('11010519491331002').suggestion).toBeUndefined();
  });

  test('15 digits stay where they are to stay; the key is the same', () => {
    const keeping = openCnId({ ...SETTINGS, keepsShortIds: true });
    expect(keeping.clean('110105491231002')).toMatchObject({ value: '110105491231002', status: 'ok' });
    expect(keeping.keys(keeping.clean('110105491231002'))).toEqual(['11010519491231002X']);
    expect(keeping.clean('110105 491231 002')).toMatchObject({
      value: '110105491231002',
      rule: 'cn-id/separators',
    });
    // 996 to 999 are people born in the 1800s.
    expect(cnId.clean('110105991231998').value).toMatch(/^11010518991231998/);
    expect(cnId.clean('110105051231998')).toMatchObject({ status: 'suspect', issues: ['cn-id/age'] });
  });

  test.each([
    ['E12345678', 'passport'], ['EA1234567', 'passport'], ['G12345678', 'passport'], ['PE1234567', 'passport'],
    ['护照：e12345678', 'passport'], ['H1234567801', 'home-return-permit'], ['M12345678', 'home-return-permit'],
    ['C12345678', 'hk-macau-permit'], ['1234567890(A)', 'taiwan-permit'], ['A123456(3)', 'hk-id'], ['Ｇ１２３４５６（Ａ）', 'hk-id'],
    ['A1234563', 'hk-id'], ['1234567(8)', 'macau-id'], ['A123456789', 'taiwan-id'], ['CAN110081091105', 'residence-card'],
    ['军字第1234567号', 'military-id'],
  ])('%s is a valid %s, and neither evidence for nor against an identity number', (cell, kind) => {
    const cleaned = cnId.clean(cell);
    expect(['ok', 'fixed']).toContain(cleaned.status);
    expect(cleaned.issues).toEqual([`cn-id/${kind}`]);
    expect(cnId.keys(cleaned)).toEqual([]);
    expect(cnId.clean(cleaned.value)).toMatchObject({ value: cleaned.value, status: 'ok' });
  }); // prettier-ignore

  test.each([
    ['911124198108030024', 'the specimen of the 2023 card: issued in 11, country 124'],
    ['830000199201300022', 'specimen of the residence permit for Taiwan'],
    ['810000199408230021', 'specimen of the residence permit for Hong Kong'],
  ])('%s is read like an identity number (%s)', (cell) => {
    expect(cnId.clean(cell)).toEqual({ value: cell, status: 'ok', rule: '', issues: [] });
  });

  test('in a column that a program rounded, so is one that passes its check by chance', () => {
    const damaged = openCnId({ ...SETTINGS, profile: { ...SETTINGS.profile, roundedShare: 0.5 } });
    const passing = Array.from({ length: 3000 }, (_, at) => `1101011990030${String(7000 + at)}0`).find(
      (id) => cnId.clean(id).status === 'ok' && String(Number(id)) === id,
    )!;
    expect(damaged.clean(passing)).toMatchObject({ value: passing, status: 'lossy' });
    expect(damaged.clean('11010519491231002X').status).toBe('ok');
  });

  test('in a column that went through Excel even a passing 000 is damaged', () => {
    const digits = [...Array(1000).keys()].map((day) => `1101011990${String(101 + day).padStart(4, '0')}000`);
    const passing = digits.map((id) => id.slice(0, 17)).find((id) => checkCharacterOfCnId(id) === '0' && cnId.clean(`${id}0`).status === 'ok')!; // prettier-ignore
    expect(cnId.clean(`${passing}0`).status).toBe('ok');
    const damaged = openCnId({ ...SETTINGS, profile: { ...SETTINGS.profile, tripleZeroShare: 0.02 } });
    expect(damaged.clean(`${passing}0`)).toMatchObject({ status: 'lossy', issues: ['cn-id/excel-damaged'] });
    expect(damaged.clean('11010519491231002X').status).toBe('ok');
  });

  test('birthday and gender are inside', () => {
    expect(birthdayOfCnId('11010519491231002X')).toBe('1949-12-31');
    expect(genderOfCnId('11010519491231002X')).toBe('female');
    expect(genderOfCnId('110101199003072316')).toBe('male');
  });

  test('every wrong digit and every swap of neighbours is caught', () => {
    const id = '110101199003072316';
    for (let at = 0; at < 17; at++) {
      for (const digit of '0123456789') {
        const typo = id.slice(0, at) + digit + id.slice(at + 1);
        if (typo !== id) expect(cnId.clean(typo).status).not.toBe('ok');
      }
      const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2);
      if (swapped !== id) expect(cnId.clean(swapped).status).not.toBe('ok');
    }
  });

  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(soup, (cell) => {
        const once = cnId.clean(cell);
        expect(cnId.clean(once.value).value).toBe(once.value);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('documents have a key of their own', () => {
  test.each([
    ['E12345678', 'passport E12345678', 'a passport'],
    ['护照：e12345678', 'passport E12345678', 'with its label'],
    ['E 1234 5678', 'passport E12345678', 'in groups'],
    ['E123456782CHN9003071M3001019<<<<<<<<<<<<<<<0', 'passport E12345678', 'its machine-readable line'],
    ['L898902C36UTO7408122F1204159ZE184226B<<<<<10', 'passport UTO L898902C3', 'the specimen of ICAO 9303'],
    [
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
      'passport UTO L898902C3',
      'both lines',
    ],
    ['L898902C36UTO7408122F1204159ZE184226B<<<<<11', '', 'its last check digit is wrong'],
    ['L898902C36UTO7408112F1204159ZE184226B<<<<<10', '', 'a day of birth that its check digit refuses'],
    ['H1234567801', 'home-return-permit H12345678', 'nine characters are for life'],
    ['H12345678(02)', 'home-return-permit H12345678', 'the second card'],
    ['H12345678', 'home-return-permit H12345678', 'the cards since 2013'],
    ['C12345678', 'hk-macau-permit C12345678', ''],
    ['1234567801(B)', 'taiwan-permit 12345678', 'eight digits are for life'],
    ['A123456(3)', 'hk-id A1234563', ''],
    ['A1234563', 'hk-id A1234563', 'without its brackets'],
    ['A123456789', 'taiwan-id A123456789', ''],
    ['12345678', '', 'any document, or none'],
    ['11010519491231002X', '', 'an identity number has one itself'],
    ['A123456(4)', '', 'fails its check'],
    ['110105********002X', '', 'hidden'],
    ['张三', '', 'none'],
  ])('%s → %j (%s)', (cell, key) => {
    expect(documentKeysOf(cnId.clean(cell))).toEqual(key === '' ? [] : [key]);
  });

  test('of any length and spelling', () => {
    expect(documentKey('ｅ１２３４５６７８')).toBe('passport E12345678');
    expect(documentKey('E'.repeat(10_000))).toBe('');
  });
});

describe('beside other cells of the record', () => {
  const keys = cnId.keys(cnId.clean('11010519491231002X'));
  const birthdays = { ...SETTINGS, birthdays: true };
  const beside = (cell: string, id = keys) =>
    birthdayBesideCnId(openDate(birthdays).clean(cell), id, birthdays);

  test.each([
    ['1949-12-31', undefined, 'the same day'],
    ['1949年12月31日', undefined, 'the same day'],
    ['1949-12-31 08:00:00', undefined, 'with a time'],
    ['', { issues: [], suggestion: '1949-12-31' }, 'blank: suggested, not filled'],
    ['1900-01-01', { issues: [], suggestion: '1949-12-31' }, 'a default'],
    [
      '1949-12-30',
      { status: 'suspect', issues: ['cn-id/birthday-differs'], suggestion: '1949-12-31' },
      'a day off',
    ],
    ['1949年12月', undefined, 'no day to compare'],
    ['张三', undefined, 'no date'],
  ])('birthday %j: %j (%s)', (cell, advice: unknown, why) => {
    expect(beside(cell), why).toEqual(advice);
  });

  test('a cell with two readings is the one the number holds', () => {
    const known = cnId.keys(cnId.clean(`11010519850306123${checkCharacterOfCnId('11010519850306123')}`));
    const us = { ...birthdays, country: 'US' };
    expect(birthdayBesideCnId(openDate(us).clean('06/03/1985'), known, us)).toEqual({
      value: '1985-03-06',
      rule: 'date/by-id',
      status: 'fixed',
      issues: [],
    });
    expect(birthdayBesideCnId(openDate(us).clean('07/03/1985'), known, us)).toBeUndefined();
  });

  test('without a valid number there is nothing to say', () => {
    expect(beside('1949-12-30', cnId.keys(cnId.clean('E12345678')))).toBeUndefined();
    expect(beside('1949-12-30', cnId.keys(cnId.clean('110105194912310021')))).toBeUndefined();
  });

  test.each([
    ['女', undefined],
    ['男', { status: 'suspect', issues: ['cn-id/gender-differs'], suggestion: '女' }],
    ['', { issues: [], suggestion: '女' }],
    ['未知', { issues: [], suggestion: '女' }],
    ['某', undefined],
  ])('gender %j: %j', (cell, advice) => {
    const gender = openGender(SETTINGS);
    const cleaned = gender.clean(cell);
    expect(genderBesideCnId(cleaned, gender.keys(cleaned), keys, wordsOfGender('zh'))).toEqual(advice);
  });
});
