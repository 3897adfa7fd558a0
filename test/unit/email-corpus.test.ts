// The categorised addresses of the isemail corpus: what each category becomes is stated, and no valid one is changed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openEmail } from '../../src/fields/email/normalizer.ts';
import { NO_SETTINGS, type Status } from '../../src/model/cleaned.ts';

const corpus = path.resolve(
  process.env['ONEROW_DATA'] ?? '../shared/data',
  'corpora/email/isemail/test/tests.xml',
);
const email = openEmail({ ...NO_SETTINGS, country: 'CN' });

function decode(text: string): string {
  return (
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&')
      // The corpus writes control characters as their pictures.
      .replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
  );
}

/** The same mailbox without what RFC 5322 lets stand around its parts: comments in brackets, folding white space. */
function withoutComments(address: string): string {
  let bare = address;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, '');
  }
  return bare.replace(/\s+/g, '').toLowerCase();
}

describe.skipIf(!existsSync(corpus))(`isemail corpus (skipped when ${corpus} is missing)`, () => {
  const xml = existsSync(corpus) ? readFileSync(corpus, 'utf8') : '';
  const tests = xml.matchAll(
    /<address>([^<]*)<\/address>(?:(?!<\/test>).)*?<category>ISEMAIL_(\w+)<\/category>/gs,
  );
  const cases = [...tests].map(([, written = '', category = '']) => {
    const address = decode(written);
    return { address, category, ...email.clean(address) };
  });
  const of = (...categories: string[]) => cases.filter(({ category }) => categories.includes(category));

  test('0 valid addresses are changed, but for case', () => {
    const valid = of('VALID_CATEGORY', 'DNSWARN', 'RFC5321');
    expect(valid.length).toBe(38);
    expect(
      valid.filter(({ value, address }) => value !== address && value !== address.toLowerCase()),
    ).toEqual([]);
  });

  test('cleaned twice is cleaned once, all of them', () => {
    const changed = cases.filter(({ value, status, issues }) => {
      const again = email.clean(value);
      return again.value !== value || (status === 'suspect') !== (again.status === 'suspect') || issues.includes('email/invalid') !== again.issues.includes('email/invalid'); // prettier-ignore
    });
    expect(changed).toEqual([]);
  });

  test('where comments and folded lines are taken away, the mailbox stays the same one', () => {
    const dressed = of('CFWS', 'DEPREC');
    expect(dressed.length).toBe(30);
    const changed = dressed.filter(({ value, address }) => value !== address);
    expect(changed.filter(({ value, address }) => value !== withoutComments(address))).toEqual([]);
  });

  test('nothing that no server takes is called valid as it stands', () => {
    expect(of('ERR', 'RFC5322').filter(({ status }) => status === 'ok')).toEqual([]);
  });

  /**
   * Not in agreement with the corpus, on purpose: a bare ending (test@io), one-letter, hyphened and numeric endings are
   * invalid to us, and a made-up address (test@123.com, test@test.com) is suspect. Addresses of the category ERR become
   * valid where only white space at their ends, a stray dot, quote or bracket stands around an address.
   */
  test('what each category becomes', () => {
    const table: Record<string, Partial<Record<Status, number>>> = {};
    for (const { category, status } of cases) {
      const counts = (table[category] ??= {});
      counts[status] = (counts[status] ?? 0) + 1;
    }
    for (const [category, counts] of Object.entries(table)) {
      const said = Object.entries(counts).map(([status, count]) => `${status} ${count}`);
      process.stdout.write(`isemail ${category}: ${said.join(', ')}\n`);
    }
    expect(table).toEqual({
      VALID_CATEGORY: { ok: 12, suspect: 1, invalid: 1 },
      DNSWARN: { ok: 3, suspect: 2, invalid: 3 },
      RFC5321: { suspect: 13, invalid: 3 },
      CFWS: { fixed: 8, suspect: 1, invalid: 1 },
      DEPREC: { fixed: 7, suspect: 4, invalid: 9 },
      RFC5322: { suspect: 20, invalid: 10 },
      ERR: { fixed: 28, suspect: 6, invalid: 30, empty: 1 },
    });
  });

  test('of the plainly valid with a dot in their domain, none is invalid', () => {
    const plain = of('VALID_CATEGORY').filter(({ address }) => /@.*\./.test(address));
    expect(plain.length).toBe(13);
    expect(plain.filter(({ status }) => status !== 'ok' && status !== 'suspect')).toEqual([]);
  });
});
