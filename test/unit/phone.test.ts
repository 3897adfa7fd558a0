import fc from 'fast-check';
import parsePhoneNumber from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { comparePhones } from '../../src/fields/phone/compare.ts';
import { openPhone } from '../../src/fields/phone/normalizer.ts';
import { NO_PROFILE, type FieldSettings } from '../../src/model/cleaned.ts';

const CN: FieldSettings = {
  country: 'CN',
  phoneFormat: 'e164',
  today: '2026-11-22',
  words: 'zh',
  dateOrder: '',
  profile: NO_PROFILE,
};
const MIXED = { ...CN, profile: { ...NO_PROFILE, foreignShare: 0.05 } };
const STYLES = ['e164', 'national', 'cc-area', 'cn'] as const;
const phone = openPhone(CN);

/** What a cell became and what it is matched by. */
const read = (cell: string, settings = CN) => {
  const normalizer = openPhone(settings);
  const cleaned = normalizer.clean(cell);
  return { ...cleaned, keys: normalizer.keys(cleaned) };
};

describe('mainland numbers in every spelling become one', () => {
  test.each([
    '13651079428',
    '136 5107 9428',
    '136-5107-9428',
    '136.5107.9428',
    '１３６５１０７９４２８',
    '+8613651079428',
    '+86 136-5107-9428',
    '8613651079428',
    '86-13651079428',
    '0086-13651079428',
    '0086 136 5107 9428',
    '013651079428',
    '+86 (0)13651079428',
    '(+86)13651079428',
    '（+86）136 5107 9428',
    '[86] 13651079428',
    '+86+8613651079428',
    '868613651079428',
    '861-3651079428',
    '1795113651079428',
    '12593 13651079428',
    'tel:13651079428',
    '电话：13651079428',
    '手机:136 5107 9428',
    'Mob. 13651079428',
    '13651079428 微信同号',
    '13651079428 ext',
    "'13651079428",
    '="13651079428"',
    '\t13651079428',
    '\u202d13651079428\u202c',
    '1365107\u200b9428',
    '136\u00a05107\u00a09428',
    '136—5107—9428',
    '13651079428,',
    '13651079428；',
    '“13651079428”',
    '「13651079428」',
    '📱13651079428',
    '13651079428❤',
    '1️⃣3️⃣6️⃣5️⃣1️⃣0️⃣7️⃣9️⃣4️⃣2️⃣8️⃣',
    '一三六五一〇七九四二八',
    '幺三六五幺零七九四二八',
    '13651079428?',
    '13651079428*',
    '136/5107/9428',
    '136、5107、9428',
    '136，5107，9428',
    '136～5107～9428',
    '086-13651079428',
    '+086 13651079428',
    '+0086 13651079428',
    '["13651079428"]',
    '13651079428&nbsp;',
    '13651079428_x000D_',
  ])('%j is +8613651079428', (cell) => {
    expect(read(cell)).toMatchObject({ value: '+8613651079428', keys: ['+8613651079428'] });
  });

  test.each([
    '021-12345678',
    '+86 21 1234 5678',
    '(021)12345678',
    '0086 21 12345678',
    '０２１－１２３４５６７８',
    '（021）1234-5678',
    '021—12345678',
    '021一12345678',
    '021/12345678',
    '〇21-12345678',
    '☎021-12345678',
    '086-021-12345678',
    '86-021-12345678',
    '86-21-12345678',
    '+86-021-12345678',
  ])('M01: %j is +862112345678', (cell) => {
    expect(read(cell)).toMatchObject({ value: '+862112345678', status: 'fixed', keys: ['+862112345678'] });
  });
});

test.each([
  ['86-010-88886666', '+861088886666', 'fixed', 'phone/e164', 'country-area-number of a CRM'],
  ['57188886666', '+8657188886666', 'fixed', 'phone/lost-zero', 'Excel ate the trunk zero'],
  ['1062345678', '+861062345678', 'fixed', 'phone/lost-zero', 'the same for Beijing'],
  ['13651079428.0', '+8613651079428', 'fixed', 'phone/excel-number', 'pandas made it a float'],
  ['1.3651079428E+10', '+8613651079428', 'fixed', 'phone/excel-number', 'every digit is still there'],
  ['1.365E10', '+8613650000000', 'fixed', 'phone/excel-number', 'Java writes the shortest exact text'],
  ['13,651,079,428', '+8613651079428', 'fixed', 'phone/excel-number', 'thousands separators'],
  ['136510794OO', '+8613651079400', 'fixed', 'phone/ocr', 'capital O for zero'],
  ['l365lO79428', '+8613651079428', 'fixed', 'phone/ocr', 'l for one, O for zero'],
  ['14912345670', '+8614912345670', 'fixed', 'phone/e164', 'data card, missing in the metadata'],
  ['17490012345', '+8617490012345', 'fixed', 'phone/e164', 'satellite'],
  ['+8613651079428', '+8613651079428', 'ok', '', 'canonical'],
  ['+862162345678', '+862162345678', 'ok', '', 'canonical landline'],
  ['+852 9123 4567', '+85291234567', 'fixed', 'phone/e164', 'Hong Kong is not under +86'],
  ['85291234567', '+85291234567', 'fixed', 'phone/plus-missing', 'no mainland number looks like it'],
  ['886912345608', '+886912345608', 'fixed', 'phone/plus-missing', 'Taiwan'],
  ['001 415 555 2671', '+14155552671', 'fixed', 'phone/e164', 'dialled from China'],
  ['+44 (0)20 7946 0958', '+442079460958', 'fixed', 'phone/e164', 'trunk zero in brackets'],
  ['+39 06 6982', '+39066982', 'fixed', 'phone/e164', 'Italy keeps its zero'],
])('%j becomes %s, %s by %j (%s)', (cell, value, status, rule) => {
  expect(read(cell)).toMatchObject({ value, status, rule, issues: [] });
  expect(read(cell).keys).toEqual([value]);
});

describe('extensions', () => {
  test.each([
    '010-88886666-801',
    '010-88886666转801',
    '010-88886666 轉 801',
    '010-88886666分机801',
    '010-88886666转分机801',
    '010-88886666 ext. 801',
    '010-88886666 Ext:801',
    '010-88886666x801',
    '010-88886666#801',
    '010-88886666*801',
    '010-88886666,801',
    '010-88886666(801)',
    '010—88886666—801',
    '(010)88886666-801',
    '+86 10 88886666 ext 801',
    '+86-10-88886666-801',
    '01088886666转801',
    '010-88886666 转 分机 801',
    '010-88886666（总机）转801',
    '010-88886666（分机801）',
    '010-88886666*801#',
    '010-88886666内线801',
  ])('%j', (cell) => {
    expect(read(cell)).toMatchObject({
      value: '+861088886666 ext 801',
      extension: '801',
      keys: ['+861088886666;ext=801'],
    });
  });

  test.each([
    ['17012345670-4321', '+8617012345670 ext 4321', 'a relay number and its code'],
    ['17012345670转4321', '+8617012345670 ext 4321', 'the same'],
    ['17012345670[4321]', '+8617012345670 ext 4321', 'and in brackets'],
    ['136-5107-9428', '+8613651079428', 'three groups of one mobile'],
    ['0433-2512345-6', '+864332512345 ext 6', 'Yanbian has seven digits or eight: the dash decides'],
    ['0433-25123456', '+8643325123456', 'eight digits'],
    ['0571-8888-6666', '+8657188886666', 'groups of one number'],
  ])('%j is %s (%s)', (cell, value) => {
    expect(read(cell).value).toBe(value);
  });

  test('without an area code it is not read as a longer number', () => {
    expect(read('57112345-678')).toMatchObject({
      value: '57112345-678',
      status: 'suspect',
      issues: ['phone/no-area-code'],
    });
  });
});

test.each([
  ['+86 138-0013-8001', 'e164', '+8613800138001'],
  ['+86 138-0013-8001', 'national', '13800138001'],
  ['+86 138-0013-8001', 'cc-area', '+86-13800138001'],
  ['+86 21 6234 5678', 'e164', '+862162345678'],
  ['+86 21 6234 5678', 'national', '02162345678'],
  ['+86 21 6234 5678', 'cc-area', '+86-21-62345678'],
  ['021-62345678转801', 'e164', '+862162345678 ext 801'],
  ['021-62345678转801', 'national', '02162345678转801'],
  ['021-62345678转801', 'cc-area', '+86-21-62345678-801'],
  ['0571-88886666', 'cc-area', '+86-571-88886666'],
  ['400-810-8888', 'cc-area', '+86-4008108888'],
  ['400-810-8888', 'national', '4008108888'],
  ['010-95588', 'national', '01095588'],
  ['+1 415 555 2671', 'cc-area', '+1-4155552671'],
  ['+86 138-0013-8001', 'cn', '13800138001'],
  ['021-62345678转801', 'cn', '+86-21-62345678-801'],
  ['17012345670-4321', 'cn', '17012345670转4321'],
  ['400-810-8888', 'cn', '4008108888'],
  ['010-95588', 'cn', '01095588'],
  ['+1 415 555 2671', 'cn', '+1-4155552671'],
  ['0410-7654321', 'cn', '+86-410-7654321'],
] as const)('M02: %j as %s is %s', (cell, phoneFormat, value) => {
  const settings = { ...CN, phoneFormat };
  expect(read(cell, settings).value).toBe(value);
  expect(read(value, settings)).toMatchObject({ value, rule: '' });
  expect(read(cell, settings).keys).toEqual(read(cell).keys);
});

test('a foreign number cannot be written nationally: E.164 and a flag', () => {
  expect(read('+1 415 555 2671', { ...CN, phoneFormat: 'national' })).toMatchObject({
    value: '+14155552671',
    issues: ['phone/style-impossible'],
  });
  expect(read('+86 13651079428', { ...CN, country: 'US', phoneFormat: 'national' })).toMatchObject({
    value: '+8613651079428',
    issues: ['phone/style-impossible'],
  });
});

describe('several numbers in one cell', () => {
  test.each([
    ['13651079428/13910583317', ['13651079428', '13910583317'], 'slash'],
    ['13800138001/13900139001', ['13800138001', '13900139001'], 'M03'],
    ['13651079428、13910583317', ['13651079428', '13910583317'], 'enumeration comma'],
    ['13651079428；13910583317', ['13651079428', '13910583317'], 'semicolon'],
    ['13651079428，13910583317', ['13651079428', '13910583317'], 'comma'],
    ['13651079428|13910583317', ['13651079428', '13910583317'], 'bar'],
    ['13651079428 或 13910583317', ['13651079428', '13910583317'], 'or'],
    ['13651079428和13910583317', ['13651079428', '13910583317'], 'and'],
    ['13651079428 & 13910583317', ['13651079428', '13910583317'], 'ampersand'],
    ['13651079428 13910583317', ['13651079428', '13910583317'], 'a space, both sides valid'],
    ['136 5107 9428 139 1058 3317', ['13651079428', '13910583317'], 'spaces inside as well'],
    ['13651079428\n13910583317', ['13651079428', '13910583317'], 'line break'],
    ['1365107942813910583317', ['13651079428', '13910583317'], 'run together'],
    ['13651079428-13910583317', ['13651079428', '13910583317'], 'a dash between mobiles'],
    ['13651079428+13910583317', ['13651079428', '13910583317'], 'a plus between mobiles'],
    ['①13651079428②13910583317', ['13651079428', '13910583317'], 'numbered'],
    ['010-88886666/7/8', ['01088886666', '01088886667', '01088886668'], 'compact tail'],
    ['010-88886666、67', ['01088886666', '01088886667'], 'two-digit tail'],
    ['010-88886666~8', ['01088886666', '01088886667', '01088886668'], 'range'],
    ['010-88886666/88886669', ['01088886666', '01088886669'], 'the area code is meant to stay'],
    ['电话:010-88886666 手机:13651079428', ['01088886666', '13651079428'], 'labels'],
    ['010-88886666转801/13651079428', ['01088886666转801', '13651079428'], 'one with an extension'],
    ['13651079428/139105833', ['13651079428', '139105833'], 'a second that lost digits is not lost as well'],
    ['+8613651079428+8613910583317', ['13651079428', '13910583317'], 'nothing but the plus between'],
    ['["13651079428","13910583317"]', ['13651079428', '13910583317'], 'a list of JSON'],
    ['365107942 13651079428', ['13651079428', '365107942'], 'a QQ number beside it is kept as typed'],
    ['13651079428/139****3317', ['13651079428', '139****3317'], 'a second one that hides digits'],
    ['13651079428(661234)', ['13651079428', '661234'], 'a short number inside a company'],
    ['010-88886666/801', ['01088886666', '801'], 'three digits: a desk, or the end of another number'],
    ['010-88886666转801/802', ['01088886666转801', '01088886666转802'], 'two desks'],
  ])('%j (%s)', (cell, numbers) => {
    const { value, more = [], issues } = read(cell, { ...CN, phoneFormat: 'national' });
    expect([value, ...more]).toEqual(numbers);
    expect(issues).toContain('phone/several');
  });

  test('every number is a key', () => {
    expect(read('13651079428/010-62345678转801').keys).toEqual(['+8613651079428', '+861062345678;ext=801']);
  });

  test('the same number twice is one number', () => {
    expect(read('13651079428/+86 136 5107 9428')).toMatchObject({ value: '+8613651079428', issues: [] });
  });
});

test.each([
  ['13651079428(张三)', '+8613651079428', ['phone/note']],
  ['李经理 13651079428', '+8613651079428', ['phone/note']],
  ['13651079428 办公电话', '+8613651079428', []],
  ['13651079428（2）', '+8613651079428', ['phone/note']],
  ['13651079428 2023-05-06', '+8613651079428', ['phone/note']],
  ['13651079428 20230506登记', '+8613651079428', ['phone/note']],
])('%j: the remark is left out and that is said', (cell, value, issues) => {
  const { value: written, issues: said } = read(cell);
  expect({ written, said }).toEqual({ written: value, said: issues });
});

describe('kept as typed, with the reason', () => {
  test.each([
    ['138****8001', 'suspect', 'phone/masked', 'M03: hidden digits'],
    ['138xxxx8001', 'suspect', 'phone/masked', 'hidden by letters'],
    ['1380013****', 'suspect', 'phone/masked', 'hidden at the end'],
    ['138····8001', 'suspect', 'phone/masked', 'hidden by dots'],
    ['138○○○○8001', 'suspect', 'phone/masked', 'hidden by circles'],
    ['138〇〇〇〇8001', 'suspect', 'phone/masked', 'four zeros, or circles again: nobody knows'],
    ['138----8001', 'suspect', 'phone/masked', 'hidden by dashes'],
    ['138____8001', 'suspect', 'phone/masked', 'by underscores'],
    ['95566转1', 'suspect', 'phone/service-number', 'a hotline and its menu'],
    [
      '(415) 555-2671',
      'suspect',
      'phone/ambiguous-region',
      'groups as in North America, digits as in Dandong',
    ],
    ['212-555-0143', 'suspect', 'phone/ambiguous-region', 'New York, or Shanghai without its zero'],
    ['305-555-0143', 'suspect', 'phone/perhaps-foreign', 'Miami, and nothing in China'],
    ['１３８＊＊＊＊８００１', 'suspect', 'phone/masked', 'full width'],
    ['1.38E+10', 'lossy', 'phone/excel-damaged', 'a rounded display'],
    ['1.365E+10', 'lossy', 'phone/excel-damaged', 'zeros would be invented'],
    ['8.61365E+12', 'lossy', 'phone/excel-damaged', 'with country code'],
    ['11111111111', 'invalid', 'phone/placeholder', 'all one digit'],
    ['12345678901', 'invalid', 'phone/placeholder', 'a run'],
    ['00000000000', 'invalid', 'phone/placeholder', 'zeros'],
    ['88888888', 'invalid', 'phone/placeholder', 'eight eights'],
    ['88886666', 'suspect', 'phone/no-area-code', 'rings in one area only'],
    ['6888888', 'suspect', 'phone/no-area-code', 'seven digits'],
    ['95588', 'suspect', 'phone/service-number', 'a bank'],
    ['12345', 'suspect', 'phone/service-number', 'the city hotline'],
    ['110', 'suspect', 'phone/service-number', 'police'],
    ['1365107942', 'invalid', 'phone/too-short', 'a mobile that lost a digit'],
    ['136510794281', 'invalid', 'phone/too-long', 'a mobile with one too many'],
    ['110105491231002', 'invalid', 'phone/invalid', 'an identity number'],
    ['0512-1234567', 'invalid', 'phone/invalid', 'seven digits where Suzhou has eight'],
    ['021-6888888', 'invalid', 'phone/invalid', 'seven digits where Shanghai has eight'],
    ['li@example.com', 'invalid', 'phone/not-a-number', 'an address'],
    ['改天再问', 'invalid', 'phone/not-a-number', 'words'],
    ['同上', 'suspect', 'text/ditto', 'points at another row'],
    ['无', 'empty', 'text/placeholder', 'nothing'],
    ['0', 'empty', 'text/placeholder', 'nothing'],
    ['N/A', 'empty', 'text/placeholder', 'nothing'],
    ['1365107942O1', 'invalid', 'phone/invalid', 'a letter is repaired only if the result validates'],
  ])('%j is %s: %s (%s)', (cell, status, issue) => {
    expect(read(cell)).toMatchObject({ value: cell, status, rule: '', issues: [issue] });
  });

  test.each(['138****8001', '1.38E+10', '11111111111', '95588', '110105491231002', '无', '同上', '', ' '])(
    '%j is no evidence',
    (cell) => {
      expect(read(cell).keys).toEqual([]);
    },
  );

  test('blank cells are empty', () => {
    expect(read('')).toMatchObject({ value: '', status: 'empty', rule: '', issues: [] });
    expect(read(' \t')).toMatchObject({ value: '', status: 'empty', rule: 'text/tidy' });
  });
});

test.each([
  ['13800138000', '+8613800138000', 'suspect', 'phone/placeholder', 'the demo number: formatted, no key'],
  ['138 8888 8888', '+8613888888888', 'suspect', 'phone/placeholder', 'last eight the same'],
  ['400-810-8888', '+864008108888', 'fixed', 'phone/service-number', 'a company line'],
  ['8008108888', '+868008108888', 'fixed', 'phone/service-number', 'toll free'],
  ['95012345670', '+8695012345670', 'fixed', 'phone/service-number', 'virtual number'],
  ['010-95588', '+861095588', 'fixed', 'phone/service-number', 'a bank behind an area code'],
])('%j is written %s, %s: %s, and is no key (%s)', (cell, value, status, issue) => {
  expect(read(cell)).toMatchObject({ value, status, issues: [issue], keys: [] });
});

test.each([
  ['15412345670', '+8615412345670', 'phone/unassigned-segment', 'no segment yet; never blanked'],
  ['0410-7654321', '+864107654321', 'phone/retired-area-code', 'Tieling moved under 024'],
])('%j is written %s, suspect: %s (%s)', (cell, value, issue) => {
  expect(read(cell)).toMatchObject({ value, status: 'suspect', issues: [issue], keys: [value] });
});

describe('where the default region does not decide', () => {
  test('a lost zero or a lost plus: the rest of the column tells', () => {
    expect(read('4155552671')).toMatchObject({ value: '+864155552671', rule: 'phone/lost-zero' });
    expect(read('4155552671', MIXED)).toMatchObject({
      value: '4155552671',
      status: 'suspect',
      issues: ['phone/ambiguous-region'],
      keys: ['4155552671'],
    });
    expect(read('0415-5552671', MIXED).value).toBe('+864155552671');
    expect(read('13651079428', MIXED).value).toBe('+8613651079428');
  });

  test('without a default region only explicit numbers are read', () => {
    const anywhere = { ...CN, country: '' };
    expect(read('+1 (415) 555-2671', anywhere)).toMatchObject({
      value: '+14155552671',
      keys: ['+14155552671'],
    });
    expect(read('+86 13651079428', anywhere).value).toBe('+8613651079428');
    expect(read('136-5107-9428', anywhere)).toMatchObject({
      value: '136-5107-9428',
      status: 'suspect',
      issues: ['phone/no-country'],
      keys: ['13651079428'],
    });
    expect(read('12345', anywhere)).toMatchObject({ value: '12345', status: 'invalid', keys: [] });
  });

  test.each([
    ['US', '(415) 555-2671', '+14155552671'],
    ['US', '+86 13651079428', '+8613651079428'],
    ['US', '415-555-2671 x801', '+14155552671 ext 801'],
    ['GB', '020 7946 0958', '+442079460958'],
    ['HK', '9123 4567', '+85291234567'],
    ['DE', '030 901820', '+4930901820'],
  ])('in %s %j is %s', (country, cell, value) => {
    expect(read(cell, { ...CN, country }).value).toBe(value);
  });

  test('a mobile before and after its country dropped the mobile digit is one subscriber', () => {
    expect(phone.keys({ value: '+5215512345670', status: 'ok', rule: '', issues: [] })).toEqual([
      '+525512345670',
    ]);
    expect(phone.keys({ value: '+5491123456780', status: 'ok', rule: '', issues: [] })).toEqual([
      '+541123456780',
    ]);
    expect(phone.keys({ value: '+551187654320', status: 'ok', rule: '', issues: [] })).toEqual([
      '+5511987654320',
    ]);
  });
});

describe('properties', () => {
  const digit = fc.constantFrom(...Array.from('0123456789'));
  const soup = fc.string({
    unit: fc.oneof(
      { weight: 6, arbitrary: digit },
      fc.constantFrom(...Array.from('+-() ./,;x#*~、转\n.OolIE一—①&|ａ８')),
      fc.constantFrom(
        '13800138001',
        '021',
        '62345678',
        '+86',
        '400',
        '0086',
        'ext',
        '分机',
        '手机',
        '张三',
        '或',
        '****',
        '.0',
      ),
    ),
    maxLength: 24,
  });
  const dialable = fc
    .tuple(
      fc.constantFrom('', '+86', '86', '0086', '0', '(', '+1', '+852', '+44', '+49'),
      fc.constantFrom('', ' ', '-'),
      fc.oneof(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.stringMatching(/^(?:10|2\d|[3-9]\d\d)-?\d{7,8}$/),
        fc.stringMatching(/^[48]00-?\d{7}$/),
        fc.stringMatching(/^[1-9]\d{5,11}$/),
      ),
      fc.constantFrom('', '', '-8', '-801', '转801', 'x12', '/7', '.0', ',123456'),
    )
    .map((parts) => parts.join(''));
  const countries = fc.constantFrom('CN', 'CN', 'CN', '', 'US', 'GB', 'DE', 'IT', 'AR');

  test('cleaning twice is cleaning once, in every style and for every region, and the extension survives', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, dialable, fc.string({ unit: 'binary' })),
        fc.constantFrom(...STYLES),
        countries,
        fc.constantFrom(NO_PROFILE, MIXED.profile),
        (cell, phoneFormat, country, profile) => {
          const settings = { ...CN, country, phoneFormat, profile };
          const once = read(cell, settings);
          const twice = read(once.value, settings);
          expect(twice.value).toBe(once.value);
          expect(twice.extension).toBe(once.extension);
          if (once.more === undefined) expect(twice.keys).toEqual(once.keys);
          for (const more of once.more ?? []) expect(more.replace(/\D/g, '')).toMatch(/\d{3}/);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('nothing is blanked, and a cell that was not read is kept as typed', () => {
    fc.assert(
      fc.property(fc.oneof(soup, dialable), (cell) => {
        const { value, status } = read(cell);
        if (cell.trim() !== '') expect(value).not.toBe('');
        if (status === 'invalid' || status === 'lossy') expect(value).toBe(cell);
      }),
      { numRuns: 10_000 },
    );
  });

  test('style changes the writing, never the key', () => {
    fc.assert(
      fc.property(fc.oneof(soup, dialable), (cell) => {
        const [first, ...others] = STYLES.map((phoneFormat) => read(cell, { ...CN, phoneFormat }).keys);
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 10_000 },
    );
  });

  test('mainland numbers are valid exactly when libphonenumber says so, or on our dated lists', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(?:1\d{10}|(?:10|2\d|[3-9]\d\d)\d{7,8}|[48]00\d{7}|950\d{7})$/),
        (national) => {
          const theirs = parsePhoneNumber(`+86${national}`, { extract: false });
          const ours = read(`+86${national}`);
          const known = ours.status === 'ok' || ours.issues.includes('phone/placeholder');
          if (theirs?.isValid() === true && theirs.nationalNumber === national) {
            expect(ours.value).toBe(theirs.number);
            expect(ours.issues).not.toContain('phone/invalid');
            expect(known).toBe(true);
          } else if (known && ours.status === 'ok') {
            expect(national).toMatch(/^1(?:49|749|740[6-9]|741[0-2])/);
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('the fast paths agree with the whole reading, which a trailing space enforces', () => {
    const usual = fc
      .tuple(
        fc.constantFrom('', '+86', '86', '0086', '+86 ', '86-', '0086 ', '0', '(0'),
        fc.stringMatching(/^(?:1[3-9]\d|10|2\d|[3-9]\d\d)$/),
        fc.constantFrom('', ' ', '-', ')'),
        fc.stringMatching(/^(?:\d{4}[- ]?\d{4}|\d{7,8})$/),
        fc.constantFrom('', '', '-801', '转8', ' ext 12'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        usual,
        fc.constantFrom(...STYLES),
        fc.constantFrom('CN', 'US', ''),
        (cell, phoneFormat, country) => {
          const settings = { ...CN, phoneFormat, country };
          const { value, extension, issues, keys } = read(cell, settings);
          const slow = read(`${cell} `, settings);
          const asTyped = slow.value === `${cell} ` ? cell : slow.value;
          expect({ value, extension, issues, keys }).toEqual({
            value: asTyped,
            extension: slow.extension,
            issues: slow.issues,
            keys: slow.keys,
          });
          const { accepts, rewrites } = openPhone(settings);
          const bytes = Buffer.from(cell);
          const rewritten = rewrites?.write(bytes, 0, bytes.length);
          if (accepts?.(bytes, 0, bytes.length) === true)
            expect(slow).toMatchObject({ value: cell, issues: [] });
          else if (rewritten !== undefined) {
            expect(slow).toMatchObject({ value: rewritten, issues: [] });
            expect(rewritten).not.toBe(cell);
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('the fast path for plain mobiles agrees with the library', () => {
    const plain = fc.tuple(
      fc.constantFrom('', '+86', '86', '0086', '+86 ', '86-', '0086 '),
      fc.stringMatching(/^1[3-9]\d$/),
      fc.constantFrom('', ' ', '-'),
      fc.stringMatching(/^\d{4}$/),
      fc.constantFrom('', ' ', '-'),
      fc.stringMatching(/^\d{4}$/),
    );
    fc.assert(
      fc.property(plain, (parts) => {
        const cell = parts.join('');
        const theirs = parsePhoneNumber(cell, { defaultCountry: 'CN', extract: false });
        const ours = read(cell);
        if (theirs?.isValid() === true) expect(ours.value).toBe(theirs.number);
        else if (ours.status !== 'suspect') expect(ours.value).toMatch(/^\+861(?:49|749|740[6-9]|741[0-2])/);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('comparePhones', () => {
  const level = (left: string, right: string): string => {
    const index = comparePhones.compare(comparePhones.prepare(left), comparePhones.prepare(right));
    expect(comparePhones.compare(comparePhones.prepare(right), comparePhones.prepare(left))).toBe(index);
    return comparePhones.levels[index]!.name;
  };

  test.each([
    ['+8613651079428', '+8613651079428', 'same', 'equal'],
    ['+8613651079428', '+8613651079429', 'one-digit-off', 'a digit replaced'],
    ['+8613651079428', '+8613651097428', 'one-digit-off', 'neighbours swapped'],
    ['+8613651079428', '+8613651079482', 'one-digit-off', 'swapped at the end'],
    ['+8613651079428', '+8613651078429', 'two-digits-off', 'two digits replaced'],
    ['+8613651079428', '+8613910583317', 'different', 'another number'],
    ['+862162345678', '+862162345678', 'same-landline', 'an office'],
    ['+862162345678;ext=801', '+862162345678;ext=801', 'same-landline', 'a desk'],
    ['+862162345678;ext=801', '+862162345678;ext=802', 'same-switchboard', 'two desks'],
    ['+862162345678', '+862162345678;ext=802', 'same-switchboard', 'office and desk'],
    ['+862162345678', '+862162345679', 'different', 'neighbouring landlines are different offices'],
    ['+14155552671', '+14155552671', 'same', 'abroad'],
    ['+14155552671', '+14155552672', 'landline-slip', 'the next number; abroad the kind is not known'],
    ['88886666', '88886666', 'same-landline', 'local numbers'],
  ])('%s and %s: %s (%s)', (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  test('levels run from strong to weak', () => {
    const bits = comparePhones.levels.map((each) => each.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
  });
});
