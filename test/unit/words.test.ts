// Every code has its words, in both languages; every sentence asks for the same parameters in both.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUES, groupDigits, maybeSay, say, type Words } from '../../src/words/catalogue.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('words'),
);

test('both catalogues have the same codes', () => {
  expect(Object.keys(CATALOGUES.zh).sort()).toEqual(Object.keys(CATALOGUES.en).sort());
});

test('no code has words in two modules, where one would hide the other', async () => {
  const folder = path.join(root, 'src/words');
  const seen = new Map<string, string>();
  const twice: string[] = [];
  const modules = readdirSync(folder).filter((file) => file.endsWith('.en.ts'));
  expect(modules.length).toBeGreaterThan(5);
  for (const file of modules) {
    const [words] = Object.values((await import(path.join(folder, file))) as Record<string, Words>);
    for (const code of Object.keys(words!)) {
      const other = seen.get(code);
      if (other !== undefined) twice.push(`${code}: ${other} and ${file}`);
      seen.set(code, file);
    }
  }
  expect(twice).toEqual([]);
  expect([...seen.keys()].sort()).toEqual(Object.keys(CATALOGUES.en).sort());
});

test('both sentences of a code use the same parameters', () => {
  const parameters = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
  for (const code of Object.keys(CATALOGUES.en)) {
    expect(parameters(CATALOGUES.zh[code]!), code).toEqual(parameters(CATALOGUES.en[code]!));
  }
});

/** The first part of a code says which area it belongs to; a literal of that shape in the source is a code. */
const areas = new Set(Object.keys(CATALOGUES.en).map((code) => code.split('/')[0]!));

test('every code the program uses has words', () => {
  const missing = new Set<string>();
  for (const file of sources) {
    const text = readFileSync(path.join(root, 'src', file), 'utf8');
    for (const [, code] of text.matchAll(/'([a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*)'/g)) {
      if (areas.has(code!.split('/')[0]!) && maybeSay('en', code!) === undefined)
        missing.add(`${code!} (${file})`);
    }
  }
  expect([...missing].sort()).toEqual([]);
});

test('parameters are put in, numbers grouped; an unknown one is left to be seen', () => {
  expect(say('en', 'cli/equation', { in: 1234567 })).toBe('1,234,567 rows in');
  expect(say('en', 'cli/equation')).toBe('{in} rows in');
  expect(groupDigits(1234.5)).toBe('1,234.5');
  expect(say('en', 'no/such-code')).toBe('no/such-code');
});

test.each([
  ['cli/equation', { in: 1 }, '1 row in'],
  ['cli/equation', { in: 0 }, '0 rows in'],
  ['cli/equation', { in: 2 }, '2 rows in'],
  ['count/rows', { n: 1 }, '1 row'],
  ['note/unknown-activity', { count: 1 }, '1 row has no activity date at all (flags.csv)'],
  ['note/unknown-activity', { count: 3 }, '3 rows have no activity date at all (flags.csv)'],
  ['archive/confirm-archive', { removed: 1, total: 1, share: '100 %' }, '1 of 1 row (100 %) will be moved to the archive. Go on? [y/N]'],
])('%s of %j: %s', (code, params, sentence) => {
  expect(say('en', code, params)).toBe(sentence);
}); // prettier-ignore

test('Chinese counts one like many', () => {
  expect(say('zh', 'count/rows', { n: 1 })).toBe(say('zh', 'count/rows', { n: 2 }).replace('2', '1'));
});
