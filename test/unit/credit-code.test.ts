import fc from 'fast-check';
import { openRecordRules } from '../../src/rulepack/record-rules.ts';
import { describe, expect, test } from 'vitest';
import { openUscc } from '../../src/fields/credit-code/credit-code.ts';
import { isBankCard } from '../../src/fields/credit-code/registration.ts';
import { checkCharacterOfUscc, judgeUscc } from '../../src/fields/credit-code/uscc.ts';
import { judgeVat } from '../../src/fields/credit-code/vat.ts';
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
    expect(uscc.keys(uscc.clean(cell))).toEqual([cell.slice(8, 17)]);
  });

  test.each([
    ['91350100m000100y43', '91350100M000100Y43', 'uscc/upper-case', 'M10'],
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43', 'uscc/upper-case', 'full-width'],
    ['9135 0100 M000 100Y 43', '91350100M000100Y43', 'uscc/separators', 'spaces'],
    ['统一社会信用代码：91350100M000100Y43', '91350100M000100Y43', 'uscc/separators', 'label'],
    ['91350100M000100Y43。', '91350100M000100Y43', 'uscc/separators', 'a full stop behind it'],
    ['（91350100M000100Y43）', '91350100M000100Y43', 'uscc/separators', 'brackets'],
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
    ['440301103097414', 'suspect', ['uscc/old-number'], 'neither a licence number nor a tax number'],
    ['11010519491231002X', 'suspect', ['uscc/resident-id'], 'a person in business'],
    ['11010519491231002X01', 'suspect', ['uscc/resident-id'], 'and the first firm of that person'],
    ['DE136695977', 'invalid', ['uscc/vat-check'], 'one digit off'],
    ['9133010079965505', 'invalid', ['uscc/length'], ''],
    ['远景科技', 'invalid', ['uscc/not-a-code'], ''],
    ['无', 'empty', ['text/placeholder'], ''],
    ['111111111111111111', 'empty', ['text/placeholder'], ''],
  ])('%s stays: %s, %j (%s)', (cell, status, issues) => {
    const cleaned = uscc.clean(cell);
    expect(cleaned).toMatchObject({ value: cell, status, rule: '', issues });
    expect(uscc.keys(cleaned)).toEqual([]);
  });

  test('M22: the check character is right, so the code can contradict another', () => {
    const cleaned = uscc.clean('91310115MA1K4ABC18');
    expect(cleaned).toMatchObject({ status: 'ok', issues: ['uscc/organisation-check'] });
    expect(uscc.keys(cleaned)).toEqual(['MA1K4ABC1']);
  });
});

const CHINESE = new Set(['organisation-code', 'licence-number', 'tax-number']);

describe('numbers of other kinds are recognised, named and kept', () => {
  test.each([
    ['71526726-X', '', '71526726-X', 'organisation-code', '71526726X', 'the number of the certificate before 2015'],
    ['组织机构代码：71526726-x', '', '71526726-X', 'organisation-code', '71526726X', 'with its label'],
    ['44030071526726X', '', '44030071526726X', 'tax-number', '71526726X', 'a region and the organisation code'],
    ['440301103097413', '', '440301103097413', 'licence-number', '', 'vector of the study: another number of the firm'],
    ['110108000000016', '', '110108000000016', 'licence-number', '', 'vector of the study'],
    ['213800KUD8LAJWSQ9D15', '', '213800KUD8LAJWSQ9D15', 'lei', 'LEI213800KUD8LAJWSQ9D15', ''],
    ['DE 136 695 976', '', 'DE136695976', 'vat', 'DE136695976', 'blanks'],
    ['136695976', 'DE', '136695976', 'vat', 'DE136695976', 'without the prefix, at home'],
    ['NL004495445B01', '', 'NL004495445B01', 'vat', 'NL004495445B01', ''],
    ['CHE-100.155.212 MWST', '', 'CHE100155212MWST', 'vat', 'CHE100155212MWST', ''],
    ['91-1144442', '', '91-1144442', 'ein', 'US911144442', 'its hyphen tells'],
    ['911144442', 'US', '91-1144442', 'ein', 'US911144442', 'at home'],
    ['00501503', 'TW', '00501503', 'tw-business-number', 'TW00501503', ''],
    ['5835678256246', 'JP', '5835678256246', 'jp-corporate-number', 'JP5835678256246', ''],
    ['T7000012050002', '', 'T7000012050002', 'jp-corporate-number', 'JP7000012050002', 'the number on invoices'],
    ['1168200276', 'KR', '116-82-00276', 'kr-business-number', 'KR1168200276', ''],
    ['FEIN 91-1144442', 'US', '91-1144442', 'ein', 'US911144442', 'with its label'],
    ['EIN#911144442', 'US', '91-1144442', 'ein', 'US911144442', 'with its label'],
    ['911144442.0', 'US', '91-1144442', 'ein', 'US911144442', 'nine digits survive a float'],
    ['440301103097413.0', '', '440301103097413', 'licence-number', '', 'fifteen do, too'],
    ['USt-IdNr. DE136695976', 'DE', 'DE136695976', 'vat', 'DE136695976', 'with its label'],
    ['ABN 51 824 753 556', 'AU', '51824753556', 'foreign-register', 'AU51824753556', 'the example of the tax office'],
    ['11.222.333/0001-81', 'BR', '11222333000181', 'foreign-register', 'BR11222333000181', 'Brazil'],
    ['27AAPFU0939F1ZV', 'IN', '27AAPFU0939F1ZV', 'foreign-register', 'IN27AAPFU0939F1ZV', 'India'],
    ['123026635RC0001', 'CA', '123026635RC0001', 'foreign-register', 'CA123026635RC0001', 'Canada'],
    ['988 077 917', 'NO', '988077917', 'foreign-register', 'NO988077917', 'Norway'],
    ['552 008 443', 'FR', '552008443', 'foreign-register', 'FR552008443', 'France'],
    ['200312345A', 'SG', '200312345A', 'foreign-register', 'SG200312345A', 'Singapore'],
    ['SC123456', 'GB', 'SC123456', 'foreign-register', 'GBSC123456', 'a Scottish company'],
  ])('%s in %j → %s, %s, key %j (%s)', (cell, country, value, kind, key) => {
    const normalizer = openUscc({ ...SETTINGS, country });
    const cleaned = normalizer.clean(cell);
    expect(cleaned).toMatchObject({ value, status: cell === value ? 'ok' : 'fixed', issues: CHINESE.has(kind) ? [`uscc/${kind}`] : [] });
    expect(normalizer.keys(cleaned)).toEqual(key === '' ? [] : [key]);
    expect(normalizer.clean(value)).toMatchObject({ value, status: 'ok' });
  });

  test.each([
    ['123-45-6789', 'US', 'a person’s number is no employer’s'],
    ['12345678.0', 'US', 'eight digits and a float’s zero are not nine digits'],
    ['51824753557', 'AU', 'one off'],
    ['11222333000182', 'BR', 'one off'],
    ['27AAPFU0939F1ZW', 'IN', 'one off'],
    ['988077918', 'NO', 'one off'],
  ])('%s in %s is none (%s)', (cell, country) => {
    expect(openUscc({ ...SETTINGS, country }).clean(cell)).toMatchObject({ value: cell, status: 'invalid' });
  });

  test('bare digits are somebody’s number only at home', () => {
    for (const cell of ['00501503', '5835678256246', '136695976'])
      expect(openUscc({ ...SETTINGS, country: '' }).clean(cell)).toMatchObject({ status: 'suspect', issues: ['uscc/unknown-number'] });
  });

  test.each([
    ['91-1144442', 'ein'], ['DE136695976', 'vat'], ['T7000012050002', 'jp-corporate-number'], ['220-81-62517', 'kr-business-number'],
  ])('%s among Chinese credit codes is told', (cell, kind) => {
    expect(uscc.clean(cell)).toMatchObject({ value: cell, status: 'ok', issues: [`uscc/${kind}`] });
  }); // prettier-ignore

  test.each([
    ['11.222.333/0001-81', 'Brasil', '11222333000181'], ['51 824 753 556', 'Australia', '51824753556'], ['2208162517', 'South Korea', '220-81-62517'],
    ['123456789', 'USA', '12-3456789'], ['SC123456', 'Scotland', 'SC123456'], ['732 829 320', 'France', '732829320'], ['27AAPFU0939F1ZV', '印度', '27AAPFU0939F1ZV'],
  ])('%s in a row of %s is %s', (cell, name, value) => {
    for (const country of ['', 'CN', 'DE']) {
      const settings = { ...SETTINGS, country };
      const [rule, ...others] = openRecordRules(
        (['uscc', 'country'] as const).map((role, index) => ({ index, name: role, type: role === 'uscc' ? 'uscc' : 'region', role, confidence: 1, decidedBy: 'header', settings })),
      );
      expect(others).toEqual([]);
      const typed = openUscc(settings).clean(cell);
      if (!typed.issues.some((issue) => rule!.when!.has(issue))) continue;
      const judged = rule!.judge(typed, [name]);
      expect(judged).toMatchObject({ value, issues: [] });
      expect(rule!.judge(judged, [name])).toBe(judged);
      expect(rule!.judge(typed, [''])).toBe(typed);
    }
  }); // prettier-ignore

  test('old and new numbers of one firm meet', () => {
    const keys = ['9144030071526726XG', '71526726-X', '71526726X', '44030071526726X'].map((cell) =>
      uscc.keys(uscc.clean(cell)).join(),
    );
    expect(keys).toEqual(Array(4).fill('71526726X'));
  });

  test('what the rest of the code tells about its last character is a suggestion', () => {
    expect(uscc.clean('91350100M000100Y44').suggestion).toBe('91350100M000100Y43');
    expect(uscc.clean('9133010079965505')).not.toHaveProperty('suggestion');
    expect(uscc.clean('91330100799655058')).toMatchObject({
      value: '91330100799655058',
      status: 'invalid',
      issues: ['uscc/check-lost'],
      suggestion: '91330100799655058B',
    });
  });

  // Numbers published by the offices themselves or used as examples all over.
  test.each(
    ('ATU13585627 BE0403019261 DE136695976 DK13585628 EE100931558 EL094259216 EL023456780 ESB58378431 ES54362315K FI20774740 ' +
      'FR40303265045 GB980780684 HR33392005961 HU12892312 IE6433435F IE6433435OA IT00743110157 LU15027442 MT11679112 ' +
      'NL004495445B01 NL123456789B13 PL8567346215 PT501964843 RO18547290 SE123456789701 SI50223054 SK2022749619 ' +
      'CHE100155212 NO995525828MVA GR094259216').split(' '),
  )('%s has a right check digit', (number) => {
    expect(judgeVat(number)).toBe('right');
  });

  test.each(['ATU13585628', 'BE0403019262', 'DK13585629', 'ESB58378432', 'ES54362315L', 'FR41303265045', 'IT00743110158', 'PL8567346216', 'PT501964844', 'GB980780685'])(
    '%s has not',
    (number) => {
      expect(judgeVat(number)).toBe('wrong');
    },
  );

  test.each([['4111111111111111', true], ['4111111111111112', false], ['6222021234567890128', true], ['1111111111111111', false], ['411111111111111', false]])(
    'bank card %s: %s',
    (digits, is) => {
      expect(isBankCard(digits)).toBe(is);
    },
  );
}); // prettier-ignore

test('in a column a program rounded, a code that passes its check by chance is damaged', () => {
  const damaged = openUscc({ ...SETTINGS, profile: { ...SETTINGS.profile, roundedShare: 0.5 } });
  const passing = Array.from({ length: 400 }, (_, at) => `91440300${String(10_000_000 + at * 37)}`)
    .flatMap((front) => Array.from('0123456789', (digit) => `${front}${digit}0`))
    .find((code) => uscc.clean(code).status === 'ok' && String(Number(code)) === code)!;
  expect(uscc.clean(passing).status).toBe('ok');
  expect(damaged.clean(passing)).toMatchObject({
    value: passing,
    status: 'lossy',
    issues: ['uscc/excel-damaged'],
  });
  expect(damaged.clean('91330100799655058B').status).toBe('ok');
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
    expect(uscc.keys(cleaned)).toEqual([cell.slice(8, 17)]);
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
