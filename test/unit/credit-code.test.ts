import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openUscc } from '../../src/fields/credit-code/credit-code.ts';
import { checkCharacterOfUscc, judgeUscc } from '../../src/fields/credit-code/uscc.ts';
import { SETTINGS, soup } from './soup.ts';

const uscc = openUscc(SETTINGS);

describe('GB 32100', () => {
  test.each([
    ['914403001922038216', 'digits only'],
    ['9144030071526726XG', ''],
    ['91330100799655058B', ''],
    ['91110000802100433B', ''],
    ['91110000600037341L', ''],
    ['91350100M000100Y43', 'M10: 18th character 3 and 17th character 4 are both right'],
  ])('%s is valid %s', (cell) => {
    expect(uscc.clean(cell)).toEqual({ value: cell, status: 'ok', rule: '', issues: [] });
    expect(uscc.keys(uscc.clean(cell))).toEqual([cell]);
  });

  test.each([
    ['91350100m000100y43', '91350100M000100Y43', 'uscc/upper-case', 'M10'],
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43', 'uscc/upper-case', 'full-width'],
    ['9135 0100 M000 100Y 43', '91350100M000100Y43', 'uscc/separators', 'spaces'],
    ['统一社会信用代码：91350100M000100Y43', '91350100M000100Y43', 'uscc/separators', 'label'],
    ['9135O100MOO01OOY43', '91350100M000100Y43', 'uscc/misread-letter', 'O for 0, confirmed by the check'],
    ['9I330I0079965505SB', '9I330I0079965505SB', '', 'I and S for 1 and 5, not confirmed'],
    ['9I330I00799655058B', '91330100799655058B', 'uscc/misread-letter', 'I for 1'],
  ])('%s → %s %s (%s)', (cell, value, rule) => {
    const cleaned = uscc.clean(cell);
    expect(cleaned).toMatchObject({ value, rule });
    expect(cleaned.status).toBe(rule === '' ? 'invalid' : 'fixed');
  });

  test.each([
    [
      '91350100M000100Y44',
      'invalid',
      ['uscc/checksum', 'uscc/last-character'],
      'M10: right for 3, not for 4',
    ],
    ['91330100799655059B', 'invalid', ['uscc/checksum'], 'not only the last one'],
    ['9133010079965505VB', 'invalid', ['uscc/letter'], 'V is not used'],
    ['914403001922038300', 'lossy', ['uscc/excel-damaged'], 'IEEE double of …8216'],
    ['914403001922038000', 'lossy', ['uscc/excel-damaged'], 'Excel'],
    ['9.14403E+17', 'lossy', ['uscc/excel-damaged'], 'display form'],
    ['9135********00Y43', 'suspect', ['uscc/masked'], ''],
    ['71526726-X', 'suspect', ['uscc/organisation-code'], 'old organisation code'],
    ['440301103097413', 'suspect', ['uscc/old-number'], 'old licence number'],
    ['9133010079965505', 'invalid', ['uscc/length'], ''],
    ['远景科技', 'invalid', ['uscc/not-a-code'], ''],
    ['无', 'empty', ['text/placeholder'], ''],
    ['111111111111111111', 'empty', ['text/placeholder'], ''],
  ])('%s stays: %s, %j (%s)', (cell, status, issues) => {
    const cleaned = uscc.clean(cell);
    expect(cleaned).toEqual({ value: cell, status, rule: '', issues });
    expect(uscc.keys(cleaned)).toEqual([]);
  });

  test('M22: the check character is right, so the code can contradict another', () => {
    const cleaned = uscc.clean('91310115MA1K4ABC18');
    expect(cleaned).toMatchObject({ status: 'ok', issues: ['uscc/organisation-check'] });
    expect(uscc.keys(cleaned)).toEqual(['91310115MA1K4ABC18']);
  });
});

describe('the Fujian pilot', () => {
  // Published codes of registered firms and the examples of several open-source validators.
  test.each([
    '91350203M0001QAY9B', '91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P', '91350211M00013FA1N',
    '91350200M000000510', '91350128M00000019A', '91350205M0001WXB32', '91350212M00010RN6D', '91350213M0001Q7Q47',
  ])('%s fails the national check and passes that of the pilot', (cell) => {
    expect(checkCharacterOfUscc(cell)).not.toBe(cell.charAt(17));
    const cleaned = uscc.clean(cell);
    expect(cleaned).toEqual({ value: cell, status: 'ok', rule: '', issues: ['uscc/legacy'] });
    expect(uscc.keys(cleaned)).toEqual([cell]);
  }); // prettier-ignore

  test('it is no excuse for any other last character', () => {
    const accepted = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').filter((last) => judgeUscc(`91350100M000100Y4${last}`) !== 'checksum'); // prettier-ignore
    // The national 3, and the one the pilot would have given.
    expect(accepted).toEqual(['3', 'F']);
  });
});

test('every wrong character is caught', () => {
  const code = '91330100799655058B';
  for (let at = 0; at < 18; at++) {
    for (const character of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      const typo = code.slice(0, at) + character + code.slice(at + 1);
      if (typo !== code) expect(uscc.keys(uscc.clean(typo))).toEqual([]);
    }
  }
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(soup, (cell) => {
      const once = uscc.clean(cell);
      expect(uscc.clean(once.value).value).toBe(once.value);
    }),
    { numRuns: 3000 },
  );
});
