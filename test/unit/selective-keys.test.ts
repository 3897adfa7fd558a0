// Which fields together are keys of a large file, and what a pass of a house's address takes from it.
import { expect, test } from 'vitest';
import { houseWords } from '../../src/rulepack/blocking-passes.ts';
import type { FieldKind } from '../../src/rulepack/compared-fields.ts';
import { isSelective, selectiveSets, type KeySide } from '../../src/rulepack/selective-keys.ts';

type Side = KeySide & { readonly label: string };

function side(label: string, sharing: number, group: string, kind = group, filled = 1, naming = false): Side {
  const comparison = { levels: [{}, {}, {}] };
  return { label, sharing, filled, naming, kind: { compared: { group, kind, comparison } } as unknown as FieldKind };
} // prettier-ignore

const FIRST = side('first', 0.016, 'first', 'first', 0.98, true);
const LAST = side('last', 0.009, 'last', 'last', 1, true);
const BIRTH = side('birth', 1e-4, 'birthday', 'birthday', 0.7);
const LINE = side('line', 1e-4, 'contact', 'line', 0.85);
const PHONE = side('phone', 1e-7, 'contact', 'line', 0.85);
const POSTCODE = side('postcode', 6e-4, 'contact', 'place', 0.8);
const CITY = side('city', 0.06, 'contact', 'place', 0.8);

const labels = (sides: readonly Side[], records: number): string[] =>
  selectiveSets(sides, records).map((set) => set.map(({ label }) => label).join('+'));

test.each([
  [1e-7, 1_000_000, true],
  [2e-6, 1_000_000, true],
  [1e-4, 1_000_000, false],
  [1e-4, 20_000, true],
  [1e-4, 20_001, false],
])('a chance of %d among %d records is selective: %s', (sharing, records, expected) => {
  expect(isSelective(sharing, records)).toBe(expected);
});

test.each([
  ['two names are not enough of a million, a third key is', [FIRST, LAST, POSTCODE], 1_000_000, ['first+last+postcode']],
  ['of fewer records a surname and a postcode are enough', [LAST, POSTCODE], 100_000, ['last+postcode']],
  ['what is a key alone is in no set', [LAST, PHONE, BIRTH], 1_000_000, ['last+birth']],
  ['a place is one key, however many columns it has', [POSTCODE, CITY, LAST], 1_000_000, []],
  ['those that most records have come first', [BIRTH, LAST, LINE], 1_000_000, ['last+line', 'birth+last']],
  ['where all are named, no birthday and phone without a name', [BIRTH, LINE, side('name', 0.9, 'name', 'name', 1, true)], 1_000_000, []],
  ['where hardly any is, a birthday says who it is', [BIRTH, LINE], 1_000_000, ['birth+line']],
  ['a phone and a postcode are a household', [LINE, POSTCODE], 1_000_000, []],
  ['nothing to combine', [], 1_000_000, []],
] as const)('%s', (_, sides, records, expected) => {
  expect(labels(sides, records)).toEqual(expected);
}); // prettier-ignore

test('no set holds another, and there are never more than ten', () => {
  const sides = Array.from({ length: 9 }, (_, at) => side(`f${at}`, 1e-3, `g${at}`));
  const sets = selectiveSets(sides, 1_000_000);
  expect(sets).toHaveLength(10);
  expect(sets.every((set) => set.length === 2)).toBe(true);
});

test.each([
  ['8723 main street apt 198', ['8723 main', 'apt 198']],
  ['hauptstrasse 12', ['haupt 12']],
  ['main street', []],
  ['', []],
])('%j: the number and the word beside it', (key, expected) => {
  expect(houseWords(key)).toEqual(expected);
});
