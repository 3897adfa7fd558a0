// The test vectors about phones and addresses of the design (fields-and-matching.md §15), row by row.
import { expect, test } from 'vitest';
import { openEmail } from '../../src/fields/email/normalizer.ts';
import { openPhone } from '../../src/fields/phone/normalizer.ts';
import { NO_PROFILE, NO_SETTINGS, type FieldSettings } from '../../src/model/cleaned.ts';

const CN: FieldSettings = { ...NO_SETTINGS, country: 'CN', words: 'zh' };
const FOREIGN = { ...CN, profile: { ...NO_PROFILE, foreignShare: 0.01 } };

test.each([
  ['86-010-88886666', CN, '+861088886666', 'fixed', 'phone/e164', [], ['+861088886666']],
  ['010-88886666-801', CN, '+861088886666 ext 801', 'fixed', 'phone/e164', [], ['+861088886666;ext=801']],
  ['010-88886666转801', CN, '+861088886666 ext 801', 'fixed', 'phone/e164', [], ['+861088886666;ext=801']],
  ['57188886666', CN, '+8657188886666', 'fixed', 'phone/lost-zero', [], ['+8657188886666']],
  ['13651079428.0', CN, '+8613651079428', 'fixed', 'phone/excel-number', [], ['+8613651079428']],
  ['1.38E+10', CN, '1.38E+10', 'lossy', '', ['phone/excel-damaged'], []],
  ['1.3651079428E+10', CN, '+8613651079428', 'fixed', 'phone/excel-number', [], ['+8613651079428']],
  ['1.365E10', CN, '+8613650000000', 'fixed', 'phone/excel-number', [], ['+8613650000000']],
  ['136510794OO', CN, '+8613651079400', 'fixed', 'phone/ocr', [], ['+8613651079400']],
  ['14912345670', CN, '+8614912345670', 'fixed', 'phone/e164', [], ['+8614912345670']],
  [
    '15412345670',
    CN,
    '+8615412345670',
    'suspect',
    'phone/e164',
    ['phone/unassigned-segment'],
    ['+8615412345670'],
  ],
  ['11111111111', CN, '11111111111', 'invalid', '', ['phone/placeholder'], []],
  ['4155552671', FOREIGN, '4155552671', 'suspect', '', ['phone/ambiguous-region'], ['4155552671']],
  ['4155552671', CN, '+864155552671', 'fixed', 'phone/lost-zero', [], ['+864155552671']],
  [
    '13651079428/13910583317',
    CN,
    '+8613651079428',
    'fixed',
    'phone/e164',
    ['phone/several'],
    ['+8613651079428', '+8613910583317'],
  ],
  ['13800138000', CN, '+8613800138000', 'suspect', 'phone/e164', ['phone/placeholder'], []],
] as const)('phone %s', (cell, settings, value, status, rule, issues, keys) => {
  const phone = openPhone(settings);
  const cleaned = phone.clean(cell);
  expect(cleaned).toMatchObject({ value, status, rule, issues });
  expect(phone.keys(cleaned)).toEqual(keys);
});

test.each([
  ['14912345678', 'fixed', []],
  ['15412345678', 'suspect', ['phone/unassigned-segment']],
  ['13812345678', 'suspect', ['phone/placeholder']],
])('%s: of the supplement, of no segment, made up', (cell, status, issues) => {
  expect(openPhone(CN).clean(cell)).toMatchObject({ value: `+86${cell}`, status, issues });
});

test('the numbers of one cell are all kept', () => {
  expect(openPhone(CN).clean('13651079428/13910583317').more).toEqual(['+8613910583317']);
});

test.each([
  ['ＡＢＣ＠ＱＱ．ＣＯＭ', 'abc@qq.com', 'fixed', 'email/canonical', [], ['abc@qq.com'], undefined],
  ['x@163.con', 'x@163.com', 'fixed', 'email/typo-fixed', [], ['x@163.com'], undefined],
  ['x@gmail.co', 'x@gmail.co', 'suspect', '', ['email/typo-suspected'], ['x@gmail.co'], 'x@gmail.com'],
  ['a.b+c@googlemail.com', 'a.b+c@googlemail.com', 'ok', '', [], ['ab@gmail.com'], undefined],
  [
    'A.b+C@googlemail.com',
    'a.b+c@googlemail.com',
    'fixed',
    'email/canonical',
    [],
    ['ab@gmail.com'],
    undefined,
  ],
] as const)('address %s', (cell, value, status, rule, issues, keys, suggestion) => {
  const email = openEmail(CN);
  const cleaned = email.clean(cell);
  expect(cleaned).toMatchObject({ value, status, rule, issues });
  expect(cleaned.suggestion).toBe(suggestion);
  expect(email.keys(cleaned)).toEqual(keys);
});
