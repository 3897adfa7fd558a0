import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareEmails } from '../../src/fields/email/compare.ts';
import { isFreeProvider, judgeDomain } from '../../src/fields/email/domains.ts';
import { openEmail } from '../../src/fields/email/normalizer.ts';
import { NO_PROFILE, type FieldSettings } from '../../src/model/cleaned.ts';

const SETTINGS: FieldSettings = {
  country: 'CN',
  phoneFormat: 'e164',
  today: '2026-11-22',
  words: 'zh',
  dateOrder: '',
  profile: NO_PROFILE,
};
const email = openEmail(SETTINGS);
const read = (cell: string) => {
  const cleaned = email.clean(cell);
  return { ...cleaned, keys: email.keys(cleaned) };
};

describe('repairs that can only have been meant', () => {
  test.each([
    ['ＡＢＣ＠ＱＱ．ＣＯＭ', 'abc@qq.com', 'email/canonical', 'full width'],
    ['Li.Lei@ACME.com', 'li.lei@acme.com', 'email/canonical', 'case'],
    [' li@acme.com ', 'li@acme.com', 'email/canonical', 'spaces around'],
    ['li＠acme。com', 'li@acme.com', 'email/repaired', 'Chinese full stop'],
    ['li@acme，com', 'li@acme.com', 'email/repaired', 'Chinese comma'],
    ['li@acme·com', 'li@acme.com', 'email/repaired', 'middle dot'],
    ['li @ acme . com', 'li@acme.com', 'email/repaired', 'spaces inside'],
    ['li@acme.com;', 'li@acme.com', 'email/repaired', 'trailing semicolon'],
    ['li@acme.com、', 'li@acme.com', 'email/repaired', 'trailing comma'],
    ['li@acme.com.', 'li@acme.com', 'email/repaired', 'trailing dot'],
    ['li@acme..com', 'li@acme.com', 'email/repaired', 'a dot too many in the domain'],
    ['li@.acme.com', 'li@acme.com', 'email/repaired', 'a dot after the at sign'],
    ['mailto:li@acme.com', 'li@acme.com', 'email/repaired', 'a link'],
    ['邮箱：li@acme.com', 'li@acme.com', 'email/repaired', 'a label'],
    ['E-mail: li@acme.com', 'li@acme.com', 'email/repaired', 'a label'],
    ['<li@acme.com>', 'li@acme.com', 'email/repaired', 'angle brackets'],
    ['"li@acme.com"', 'li@acme.com', 'email/repaired', 'quotation marks'],
    ["o'neil@acme.com", "o'neil@acme.com", '', 'an apostrophe is a letter of a local part'],
    ["'li'@acme.com", "'li'@acme.com", '', 'a pair of them is no mark'],
    ['li@qq.c0m', 'li@qq.com', 'email/typo-fixed', 'no ending holds a digit'],
    ['QQ号：3651079428@qq.com', '3651079428@qq.com', 'email/repaired', 'a label'],
    ['li@acme.com，cn', 'li@acme.com.cn', 'email/repaired', 'a comma inside the domain'],
    ['www.li@acme.com', 'li@acme.com', 'email/repaired', 'www in front'],
    ['li@@acme.com', 'li@acme.com', 'email/repaired', 'at sign twice'],
    ['li(at)acme.com', 'li@acme.com', 'email/repaired', '(at)'],
    ['li[at]acme.com', 'li@acme.com', 'email/repaired', '[at]'],
    ['li at acme.com', 'li@acme.com', 'email/repaired', 'at'],
    ['li艾特acme.com', 'li@acme.com', 'email/repaired', 'spoken at'],
    ['li(a)acme.com', 'li@acme.com', 'email/repaired', '(a)'],
    ['li{at}acme.com', 'li@acme.com', 'email/repaired', '{at}'],
    ['li(at)acme(dot)com', 'li@acme.com', 'email/repaired', '(dot)'],
    ['li[at]acme[dot]com', 'li@acme.com', 'email/repaired', '[dot]'],
    ['li at acme dot com', 'li@acme.com', 'email/repaired', 'spoken'],
    ['li艾特acme点com', 'li@acme.com', 'email/repaired', 'spoken in Chinese'],
    ['li@acme点com', 'li@acme.com', 'email/repaired', 'a spoken dot'],
    ['mail to:li@acme.com', 'li@acme.com', 'email/repaired', 'a link taken apart'],
    ['mailto:li@acme.com?subject=hi', 'li@acme.com', 'email/repaired', 'a link with a subject'],
    ['“li@acme.com”', 'li@acme.com', 'email/repaired', 'typographic quotation marks'],
    ['li@acme.com?', 'li@acme.com', 'email/repaired', 'somebody was not sure'],
    ['li@g mail.com', 'li@gmail.com', 'email/repaired', 'a space inside a known provider'],
    ['li&#64;acme.com', 'li@acme.com', 'email/canonical', 'an entity'],
    ['li&commat;acme.com', 'li@acme.com', 'email/canonical', 'another'],
    ['li@acme.com_x000D_', 'li@acme.com', 'email/canonical', 'a carriage return escaped by OOXML'],
    ['1. li@acme.com', 'li@acme.com', 'email/repaired', 'somebody counted'],
    ['①li@acme.com', 'li@acme.com', 'email/repaired', 'a ring is no digit of the address'],
    ['3651079428#qq.com', '3651079428@qq.com', 'email/repaired', 'hash for at'],
    ['li.lei@qqcom', 'li.lei@qq.com', 'email/repaired', 'no dot before the top level'],
    ['li.lei@vip163com', 'li.lei@vip.163.com', 'email/repaired', 'no dots at all'],
    ['x@163.con', 'x@163.com', 'email/typo-fixed', 'no such top level'],
    ['li.lei@gmail.cmo', 'li.lei@gmail.com', 'email/typo-fixed', 'no such top level'],
    ['li.lei@263.nte', 'li.lei@263.net', 'email/typo-fixed', 'no such top level'],
    ['Li.Lei＠163。con', 'li.lei@163.com', 'email/typo-fixed', 'several at once'],
  ])('%j becomes %s by %j (%s)', (cell, value, rule) => {
    expect(read(cell)).toMatchObject({ value, rule, issues: [] });
  });

  test.each(["'li@acme.com", '`li@acme.com', "''LI@acme.com"])(
    '%s carries a spreadsheet’s mark for text',
    (cell) => {
      expect(read(cell)).toMatchObject({
        value: 'li@acme.com',
        status: 'fixed',
        issues: ['text/excel-guard'],
      });
    },
  );
});

test('M12: one address in every spelling, and one that is none', () => {
  expect(read(' li@EXAMPLE.com ')).toMatchObject({
    value: 'li@example.com',
    status: 'fixed',
    keys: ['li@example.com'],
  });
  expect(read('li＠example。com')).toMatchObject({
    value: 'li@example.com',
    status: 'fixed',
    keys: ['li@example.com'],
  });
  expect(read('test163')).toMatchObject({
    value: 'test163',
    status: 'invalid',
    issues: ['email/no-at'],
    keys: [],
  });
});

test('an address for documentation is one all the same', () => {
  expect(read('li@example.com')).toMatchObject({
    value: 'li@example.com',
    status: 'ok',
    issues: ['email/placeholder-domain'],
    keys: ['li@example.com'],
  });
});

describe('suspected, and left for a person', () => {
  test.each([
    ['x@gmail.co', 'gmail.com', 'the top level exists'],
    ['x@gmial.com', 'gmail.com', 'neighbours swapped'],
    ['x@gmal.com', 'gmail.com', 'a letter missing'],
    ['x@gmaill.com', 'gmail.com', 'a letter twice'],
    ['x@gnail.com', 'gmail.com', 'a neighbouring key'],
    ['x@hotmial.com', 'hotmail.com', 'neighbours swapped'],
    ['x@yaho.com', 'yahoo.com', 'a letter missing'],
    ['x@qqq.com', 'qq.com', 'a key held too long'],
    ['x@163.cm', '163.com', 'Cameroon'],
    ['x@1633.com', '163.com', 'a key held too long'],
    ['x@acme.con', 'acme.com', 'no such top level, but no known provider either'],
  ])('%j: perhaps %s (%s)', (cell, suggested) => {
    expect(read(cell)).toMatchObject({
      value: cell,
      status: 'suspect',
      issues: ['email/typo-suspected'],
      keys: [cell],
    });
    expect(judgeDomain(cell.slice(2)).suggested).toBe(suggested);
  });

  test.each(
    'mail.com ymail.com email.com gmx.com 163.net 126.net 126.com 139.com 189.cn 21cn.com live.cn sina.cn yahoo.cn aol.com me.com q.com sogou.com never.com love.com acme.co vip.163.com yahoo.co.jp'.split(
      ' ',
    ),
  )('%s is right as it is', (domain) => {
    expect(read(`li.lei@${domain}`)).toMatchObject({ value: `li.lei@${domain}`, status: 'ok', issues: [] });
  });
});

describe('several addresses in one cell', () => {
  test.each([
    'li@acme.com;wang@acme.com',
    'li@acme.com, wang@acme.com',
    'li@acme.com，wang@acme.com',
    'li@acme.com；wang@acme.com',
    'li@acme.com、wang@acme.com',
    'li@acme.com/wang@acme.com',
    'li@acme.com|wang@acme.com',
    'li@acme.com wang@acme.com',
    'li@acme.com\nwang@acme.com',
    '<li@acme.com>;<wang@acme.com>',
    'li@acme，com；wang@acme。com',
    'li@acme.com或wang@acme.com',
    'li@acme.com和wang@acme.com',
    '①li@acme.com②wang@acme.com',
    '["li@acme.com","wang@acme.com"]',
    '[li@acme.com](mailto:wang@acme.com)',
  ])('%j', (cell) => {
    expect(read(cell)).toMatchObject({
      value: 'li@acme.com',
      more: ['wang@acme.com'],
      issues: ['email/several'],
      keys: ['li@acme.com', 'wang@acme.com'],
    });
  });

  test('a second one that cannot be read is not lost', () => {
    expect(read('li@acme.com;wang@')).toMatchObject({
      value: 'li@acme.com',
      more: ['wang@'],
      keys: ['li@acme.com'],
    });
  });

  test('the same twice is one', () => {
    expect(read('li@acme.com;LI@acme.com')).toMatchObject({ value: 'li@acme.com', issues: [] });
  });
});

test.each([
  ['Li Lei <li@acme.com>', 'li@acme.com', 'a name'],
  ['"Lei, Li" <li@acme.com>', 'li@acme.com', 'a quoted name with a comma'],
  ['li@acme.com（李雷）', 'li@acme.com', 'an owner'],
  ['li@acme.com 13651079428', 'li@acme.com', 'a phone'],
  ['li@acme.com,com', 'li@acme.com', 'the end of another address'],
  ['李雷：li@acme.com', 'li@acme.com', 'a name and a colon'],
  ['John Smith jsmith@acme.com', 'jsmith@acme.com', 'a name the address is made of'],
  ['work: li@acme.com', 'li@acme.com', 'where somebody reads it'],
  ['13651079428 li@acme.com', 'li@acme.com', 'a phone in front'],
])('%j: what stands beside is left out, and that is said', (cell, value) => {
  expect(read(cell)).toMatchObject({ value, status: 'fixed', issues: ['email/note'] });
});

test.each([
  ['info@acme.com', 'ok', ['email/role'], ['info@acme.com'], 'a mailbox of a function'],
  ['kefu@acme.com.cn', 'ok', ['email/role'], ['kefu@acme.com.cn'], 'customer service'],
  ['a1b2@mailinator.com', 'ok', ['email/disposable'], ['a1b2@mailinator.com'], 'a tag, no more'],
  ['x9@eu.yopmail.com', 'ok', ['email/disposable'], ['x9@eu.yopmail.com'], 'below a throw-away domain'],
  ['test@test.com', 'suspect', ['email/placeholder'], [], 'typed to get past a form'],
  ['123@qq.com', 'suspect', ['email/placeholder'], [], 'typed to get past a form'],
  ['noemail@acme.com', 'suspect', ['email/placeholder'], [], 'says so itself'],
  ['li***@qq.com', 'suspect', ['email/masked'], [], 'hidden'],
  ['3651079428', 'suspect', ['email/qq-number'], [], 'a QQ number'],
  ['"li lei"@acme.com', 'suspect', ['email/unusual'], ['"li lei"@acme.com'], 'quoted'],
  ['li@[192.0.2.1]', 'suspect', ['email/unusual'], ['li@[192.0.2.1]'], 'an address literal'],
  ['李雷@acme.com', 'suspect', ['email/unusual'], ['李雷@acme.com'], 'a local part in Chinese'],
  ['无', 'empty', ['text/placeholder'], [], 'nothing'],
  ['no', 'empty', ['text/placeholder'], [], 'nothing'],
  ['同上', 'suspect', ['text/ditto'], [], 'points at another row'],
  ['13651079428', 'invalid', ['email/no-at'], [], 'a phone'],
  ['3651079428.0', 'suspect', ['email/qq-number'], [], 'a QQ number that was a float'],
  ['QQ：3651079428', 'suspect', ['email/qq-number'], [], 'a QQ number with its label'],
  ['li lei@acme.com', 'invalid', ['email/invalid'], [], 'half an address is somebody else’s'],
  ['li,lei@acme.com', 'invalid', ['email/invalid'], [], 'the same with a comma for a dot'],
  ['wang 88@acme.com', 'invalid', ['email/invalid'], [], 'the same'],
  ['li@acme', 'invalid', ['email/invalid'], [], 'no top level'],
  ['@acme.com', 'invalid', ['email/invalid'], [], 'nobody'],
  ['li..lei@acme.com', 'invalid', ['email/invalid'], [], 'two dots in the local part'],
  [`${'a'.repeat(65)}@acme.com`, 'invalid', ['email/invalid'], [], 'longer than a mailbox may be'],
])('%j stays as it is, %s %j (%#)', (cell, status, issues, keys) => {
  expect(read(cell)).toMatchObject({ value: cell, status, rule: '', issues, keys });
});

test('a Unicode domain is shown as written and matched in ASCII', () => {
  expect(read('Li@例子.中国')).toMatchObject({ value: 'li@例子.中国', keys: ['li@xn--fsqu00a.xn--fiqs8s'] });
});

test.each([
  ['a.b+c@googlemail.com', 'ab@gmail.com', 'dots and tags'],
  ['a.b@gmail.com', 'ab@gmail.com', 'dots'],
  ['li+shop@outlook.com', 'li@outlook.com', 'a tag'],
  ['li.lei@hotmail.com', 'li.lei@hotmail.com', 'Microsoft domains stay apart'],
  ['l.i-l_ei+x@pm.me', 'lilei@proton.me', 'Proton ignores separators'],
  ['li@ya.ru', 'li@yandex.ru', 'Yandex has many domains'],
  ['li+x@acme.com', 'li@acme.com', 'the habit elsewhere'],
  ['3651079428@qq.com', '3651079428@qq.com', 'QQ'],
  ['li-lei@yahoo.com', 'li-lei@yahoo.com', 'a hyphen may be part of the name'],
])('%s keeps its value and has the key %s (%s)', (cell, key) => {
  expect(read(cell)).toMatchObject({ value: cell, status: 'ok', keys: [key] });
});

test('free providers are told from company domains', () => {
  expect(isFreeProvider('qq.com')).toBe(true);
  expect(isFreeProvider('acme.com')).toBe(false);
});

describe('properties', () => {
  const soup = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('abz019.@@.;, ，。、/|<>()"\'#\n＠Ａ．-_+*ß李İ')),
      fc.constantFrom(
        'qq.com',
        '163.con',
        'gmail.com',
        '@qq.com',
        '(at)',
        ' at ',
        '[at]',
        'mailto:',
        'www.',
        '邮箱:',
        'com',
        '例子.中国',
      ),
    ),
    maxLength: 16,
  });

  test('cleaning twice is cleaning once, and the key does not change', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.emailAddress(), fc.string({ unit: 'binary' })), (cell) => {
        const once = read(cell);
        const twice = read(once.value);
        expect(twice.value).toBe(once.value);
        if (once.more === undefined) expect(twice.keys).toEqual(once.keys);
        if (/[\p{L}\p{N}]/u.test(cell)) expect(once.value).not.toBe('');
        if (once.status === 'invalid') expect(once.value).toBe(cell);
      }),
      { numRuns: 20_000 },
    );
  });

  test('an address that is valid is changed in case only, unless its domain is a certain slip', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (cell) => {
        fc.pre(!/^['`]|&/.test(cell)); // Excel's text marker and entities come off first
        const { value, rule } = read(cell);
        if (rule !== 'email/typo-fixed') expect(value.toLowerCase()).toBe(cell.toLowerCase());
      }),
      { numRuns: 5000 },
    );
  });
});

describe('compareEmails', () => {
  test.each([
    ['li.lei@acme.com', 'li.lei@acme.com', 'same', 'equal'],
    ['info@acme.com', 'info@acme.com', 'same-role-mailbox', 'colleagues share it'],
    ['li.lei@gmail.com', 'li.lei@gmial.com', 'domain-slip', 'a typing error'],
    ['li.lei@163.com', 'li.lei@163.cm', 'domain-slip', 'a typing error'],
    ['li.lei@me.com', 'li.lei@icloud.com', 'domain-slip', 'the same account at Apple'],
    ['li.lei@163.com', 'li.lei@126.com', 'same-local', 'the same habit at two providers'],
    ['li.lei@163.com', 'li.lei@acme.com', 'same-local', 'private and at work'],
    ['lilei@gmail.com', 'lilei@ymail.com', 'same-short-local', 'two genuine providers, a short name'],
    ['365107@qq.com', '365107@163.com', 'same-short-local', 'digits are no habit'],
    ['3651079428@qq.com', '3651079429@qq.com', 'different', 'neighbouring QQ numbers are strangers'],
    ['info@acme.com', 'info@other.com', 'different', 'a role is no person'],
    ['li.lei@acme.com', 'wang.fang@acme.com', 'same-employer', 'colleagues'],
  ])('%s and %s: %s (%s)', (left, right, expected) => {
    const [a, b] = [compareEmails.prepare(left), compareEmails.prepare(right)];
    expect(compareEmails.levels[compareEmails.compare(a, b)]!.name).toBe(expected);
    expect(compareEmails.compare(b, a)).toBe(compareEmails.compare(a, b));
  });

  test('levels run from strong to weak', () => {
    const bits = compareEmails.levels.map((each) => each.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
  });
});
