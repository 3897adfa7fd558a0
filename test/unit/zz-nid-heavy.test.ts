import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthdayOfCnId, checkCharacterOfCnId, genderOfCnId } from '../../src/fields/national-id/cn-id.ts';
import { openCnId } from '../../src/fields/national-id/national-id.ts';
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
    ['11010519491231002', 'invalid', 'cn-id/length', 'check character lost'],
    ['110105491331002', 'invalid', 'cn-id/birth-date', 'fifteen digits, month 13'],
    ['110105********002X', 'suspect', 'cn-id/masked', ''],
    ['E12345678', 'suspect', 'cn-id/other-document', 'passport'],
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
      { numRuns: 60000 },
    );
  });
});
