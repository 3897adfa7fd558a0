// Columns of several words, compared by the numbers of their words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genericComparison } from '../../src/linkage/generic/comparisons.ts';
import { phraseWords, Vocabulary } from '../../src/linkage/generic/phrase-words.ts';
import { tokensOf } from '../../src/linkage/generic/statistics.ts';
import { RecordStoreBuilder, type StoredField } from '../../src/linkage/record-store.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';
import type { ColumnComparison } from '../../src/model/comparison.ts';

/** A column of these values, one record each, and where each stands in its dictionary. */
function column(values: readonly string[]): { field: StoredField; numberOf: (value: string) => number } {
  const distinct = [...new Set(values)];
  const [ids, dictionary] = [new TextPacker(), new TextPacker()];
  for (let record = 0; record < values.length; record++) ids.add(String(record));
  for (const value of distinct) dictionary.add(value);
  const builder = new RecordStoreBuilder([{ name: 'wording', type: 'text' }]);
  builder.add({
    source: 0,
    count: values.length,
    ids: ids.done(),
    rows: Uint32Array.from(values, (_, at) => at + 1),
    fields: [
      {
        dictionary: dictionary.done(),
        offsets: Uint32Array.from({ length: values.length + 1 }, (_, at) => at),
        values: Uint32Array.from(values, (value) => distinct.indexOf(value)),
      },
    ],
  });
  return { field: builder.done().fields[0]!, numberOf: (value) => distinct.indexOf(value) };
}

const word = fc.constantFrom(
  'main',
  'street',
  'st',
  '12',
  '12a',
  'café',
  'cafe',
  '上海市南京路',
  '大厦',
  'å',
  'Ā',
  'ibm',
  'x',
);
const phrase = fc
  .array(fc.oneof(word, word, fc.stringMatching(/^[a-z]{1,9}$/)), { maxLength: 40 })
  .map((words) => words.join(' '));

test('each value has the words its text has, once, as they stand; words know who carries them', () => {
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 30 }), (values) => {
      const { field, numberOf } = column(values);
      const { starts, words, vocabulary, carriers } = phraseWords(field);
      const texts = new Vocabulary(vocabulary);
      const carried = new Map<string, number>();
      for (const value of values) {
        const at = numberOf(value);
        const own = [...words.subarray(starts[at], starts[at + 1])];
        expect(own.map((each) => texts.at(each))).toEqual(tokensOf(value));
        expect(own.map((each) => texts.lengthOf(each))).toEqual(tokensOf(value).map((text) => text.length));
        for (const token of tokensOf(value)) carried.set(token, (carried.get(token) ?? 0) + 1);
      }
      carriers.forEach((count, each) => expect(count).toBe(carried.get(texts.at(each))));
    }),
  );
});

test('symmetric, one of the levels, and a value is itself', () => {
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { minLength: 2, maxLength: 12 }), (values) => {
      const { field } = column(values);
      const comparison = genericComparison('phrase', field, { isName: true }) as ColumnComparison;
      for (let left = 0; left < values.length; left++)
        for (let right = 0; right < values.length; right++) {
          const level = comparison.compareValues(left, right);
          expect(comparison.levels[level]).toBeDefined();
          expect(comparison.compareValues(right, left)).toBe(level);
          if (left === right) expect(level).toBe(0);
        }
    }),
  );
});

// Among them are enough others for the common words to be common.
const OTHERS = Array.from({ length: 60 }, (_, at) => `${at} other ${at % 2 === 0 ? 'street' : 'restaurant'}`);

test.each([
  ['grand harbour hotel', 'grand harbour hotel street', false, 'close'],
  ['grand harbour hotel', 'grand harbor hotel', false, 'close'],
  ['fenwick street', 'larkspur street', false, 'different'],
  ['fenwick', 'fenwick street dockside warehouse quarter', false, 'contained'],
  ['ibm', 'international business machines', false, 'initials'],
  ['grand harbour hotel blue cafe', 'grand harbour hotel dining', true, 'overlapping'],
  ['上海虹桥机场宾馆', '上海虹桥机场宾馆店', false, 'close'],
  ['上海虹桥机场宾馆', '杭州西湖小笼馆', false, 'different'],
] as const)('%s beside %s (a name: %s) is %s', (left, right, isName, name) => {
  const { field, numberOf } = column([left, right, ...OTHERS]);
  const comparison = genericComparison('phrase', field, { isName }) as ColumnComparison;
  const level = comparison.compareValues(numberOf(left), numberOf(right));
  expect(comparison.levels[level]!.name).toBe(name);
});
