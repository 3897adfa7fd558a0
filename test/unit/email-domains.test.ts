import { describe, expect, test } from 'vitest';
import { judgeDomain } from '../../src/fields/email/domains.ts';
import { corporateDomain, mailboxKind } from '../../src/fields/email/kind.ts';
import { mailLists } from '../../src/fields/email/mail-lists.ts';
import { openEmail } from '../../src/fields/email/normalizer.ts';
import { ownDomains } from '../../src/fields/email/own-domains.ts';
import { isOneSlip } from '../../src/text/slip.ts';
import { NO_PROFILE, NO_SETTINGS, type FieldSettings } from '../../src/model/cleaned.ts';

const CN: FieldSettings = { ...NO_SETTINGS, country: 'CN', words: 'zh' };
const read = (cell: string, settings = CN) => {
  const normalizer = openEmail(settings);
  const cleaned = normalizer.clean(cell);
  return { ...cleaned, keys: normalizer.keys(cleaned) };
};

test.each([
  ['li.lei@qq.com', 'free', ''],
  ['li.lei@21cn.com', 'free', ''],
  ['li.lei@yahoo.com.tw', 'free', ''],
  ['li.lei@privaterelay.appleid.com', 'free', ''],
  ['kefu@qq.com', 'role', ''],
  ['info@acme.com', 'role', 'acme.com'],
  ['shouhou@acme.com.cn', 'role', 'acme.com.cn'],
  ['x9@mailinator.com', 'disposable', ''],
  ['x9@eu.mailinator.com', 'disposable', ''],
  ['info@mailinator.com', 'disposable', ''],
  ['li.lei@acme.com', 'corporate', 'acme.com'],
  ['li.lei@mail.acme.com.cn', 'corporate', 'mail.acme.com.cn'],
  ['li.lei@例子.中国', 'corporate', 'xn--fsqu00a.xn--fiqs8s'],
  ['li.lei@gmial.com', 'unknown', ''],
  ['li.lei@acme.abcde', 'unknown', ''],
  ['li.lei@example.com', 'unknown', ''],
] as const)('%s is %s; the company behind it: %j', (address, kind, domain) => {
  expect(mailboxKind(address)).toBe(kind);
  expect(corporateDomain(address)).toBe(domain);
});

describe('the lists', () => {
  const { free, targets, disposable, roles, endings } = mailLists();

  test('a genuine provider is never called throw-away', () => {
    expect([...free].filter((domain) => disposable.has(domain))).toEqual([]);
    for (const domain of [
      '21cn.com',
      'qq.com',
      '163.com',
      '126.com',
      '139.com',
      'yeah.net',
      'sohu.com',
      'tom.com',
    ])
      expect(read(`li.lei@${domain}`), domain).toMatchObject({ status: 'ok', issues: [] });
  });

  test('no list names a provider’s typing error throw-away instead', () => {
    const near = [...disposable].filter((domain) => targets.some((target) => isOneSlip(domain, target)));
    expect(near.filter((domain) => judgeDomain(domain).issues[0] !== 'email/disposable')).toEqual([]);
    expect(near).toEqual([]);
  });

  test('every domain of a list has an ending that exists, and is well-formed', () => {
    for (const domain of [...free, ...disposable]) {
      expect(domain).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      expect(endings.has(domain.slice(domain.lastIndexOf('.') + 1)), domain).toBe(true);
    }
  });

  test('every provider is right as it is, and no provider a slip of another', () => {
    for (const domain of free)
      expect(judgeDomain(domain), domain).toMatchObject({ fixed: '', suggested: '', issues: [] });
  });

  test('their sizes', () => {
    expect(free.size).toBeGreaterThan(250);
    expect(disposable.size).toBeGreaterThan(400);
    expect(endings.size).toBeGreaterThan(1250);
    expect(roles.has('kefu') && roles.has('info')).toBe(true);
  });
});

test.each([
  ['li@acme.local', 'a network of one office'],
  ['li@acme.cnn', 'a key too many'],
  ['li@acme.comcn', 'a dot missing, but of nobody known'],
  ['li@acme.orgg', 'a key too many'],
])('%s: an ending that does not exist is said (%s)', (cell) => {
  expect(read(cell)).toMatchObject({
    value: cell,
    status: 'suspect',
    issues: ['email/unknown-ending'],
    keys: [cell],
  });
});

test.each([
  'li@acme.museum',
  'li@acme.shop',
  'li@acme.xn--fiqs8s',
  'li@acme.中国',
  'li@acme.xyz',
  'li@acme.ai',
])('%s has an ending that exists, or one nobody judges', (cell) => {
  expect(read(cell)).toMatchObject({ value: cell, status: 'ok', issues: [] });
});

test.each([
  ['x9@gmial.com', 'x9@gmail.com', 'neighbours swapped'],
  ['x9@gamil.com', 'x9@gmail.com', 'neighbours swapped'],
  ['x9@gmali.com', 'x9@gmail.com', 'neighbours swapped'],
  ['x9@gmaill.com', 'x9@gmail.com', 'a key held'],
  ['x9@gnail.com', 'x9@gmail.com', 'a neighbouring key'],
  ['x9@gmai.com', 'x9@gmail.com', 'a letter missing'],
  ['x9@gmal.com', 'x9@gmail.com', 'a letter missing'],
  ['x9@gmail.co', 'x9@gmail.com', 'an ending that exists'],
  ['x9@163.cm', 'x9@163.com', 'an ending that exists'],
  ['x9@qq.cn', 'x9@qq.com', 'an ending that exists'],
  ['x9@hotmail.cn', 'x9@hotmail.com', 'an ending that exists'],
  ['x9@acme.con', 'x9@acme.com', 'an ending that does not exist'],
  ['3651079428', '3651079428@qq.com', 'a QQ number'],
])('%s: perhaps %s, which is said and not written (%s)', (cell, suggestion) => {
  expect(read(cell)).toMatchObject({ value: cell, status: 'suspect', suggestion });
});

test.each([
  ['x9@gmial.com', 'x9@gmail.com'],
  ['x9@163.cm', 'x9@163.com'],
  ['x9@acme.con', 'x9@acme.com'],
  ['kefu@gmial.com', 'kefu@gmail.com'],
])('--fix-email-typos writes %s as %s', (cell, value) => {
  const settings = { ...CN, fixTypos: true };
  const cleaned = read(cell, settings);
  expect(cleaned).toMatchObject({ value, status: 'fixed', rule: 'email/typo-fixed' });
  expect(cleaned.suggestion).toBeUndefined();
  expect(read(value, settings)).toMatchObject({ value, rule: '' });
  expect(read('3651079428', settings).value).toBe('3651079428');
});

describe('a domain that is the column’s own', () => {
  test('is one behind which many people stand', () => {
    const sample = ['li', 'wang', 'zhang', 'liu'].map((local) => `${local}@gmai.cn`);
    expect(ownDomains([...sample, 'a@qq.com', 'b@qq.com', 'no address', '@gmai.cn'])).toEqual(['gmai.cn']);
    const thousand = Array.from({ length: 1000 }, (_, index) => `${index}@qq.com`);
    expect(ownDomains([...sample, ...thousand])).toEqual(['qq.com']);
  });

  test('is no typing error', () => {
    const profile = { ...NO_PROFILE, domains: ['gmai.com'] };
    expect(read('x9@gmai.com', { ...CN, profile })).toMatchObject({ status: 'ok', issues: [] });
    expect(read('x9@gmal.com', { ...CN, profile })).toMatchObject({ issues: ['email/typo-suspected'] });
  });
});

describe('a person’s own words', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  test('add and take away providers, throw-away domains and functions', () => {
    const lexicons = {
      'free-mail-domains': ['gmali.com', '-sina.cn'],
      'disposable-domains': ['acme.com', '-yopmail.com'],
      'role-mailboxes': ['kundenservice', '-info', 'line2'],
    };
    const settings = { ...CN, lexicons };
    expect(read('x9@gmali.com', settings).issues).toEqual([]);
    expect(read('x9@acme.com', settings).issues).toEqual(['email/disposable']);
    expect(read('x9@yopmail.com', settings).issues).toEqual([]);
    expect(read('kundenservice@firma.de', settings).issues).toEqual(['email/role']);
    expect(read('info@firma.de', settings).issues).toEqual([]);
    expect(read('x9@gmali.com').issues).toEqual(['email/typo-suspected']);
  });

  test.each([
    ['kundenservice@firma.de', ['kundenservice']],
    ['line2@firma.de', ['line2']],
  ])('the short cut on bytes does not take %s for granted', (cell, added) => {
    const normalizer = openEmail({ ...CN, lexicons: { 'role-mailboxes': added } });
    const usual = openEmail(CN);
    for (const each of [normalizer, usual]) each.clean('anybody.at.all99@firma.de');
    const bytes = encode(cell);
    expect(normalizer.accepts!(bytes, 0, bytes.length)).toBe(false);
    expect(usual.accepts!(bytes, 0, bytes.length)).toBe(true);
  });
});

test.each([
  ['li(lei)wang@acme.com', 'which part of the name is meant'],
  ['li.(lei)wang@acme.com', 'the same'],
  ['.li@acme.com', 'what stood before the dot'],
])('%s is kept as typed: nobody knows %s', (cell) => {
  expect(read(cell)).toMatchObject({ value: cell, status: 'invalid', issues: ['email/invalid'] });
});
