// The store of match keys, blocking keys and the walk over candidate pairs, held to the plainest way of saying the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPairs, indexBlocks, mergeBlocks, withinBudget } from '../../src/linkage/blocks.ts';
import { CandidateWalk, splitRecords } from '../../src/linkage/candidates.ts';
import { hashOrder } from '../../src/linkage/draw-pairs.ts';
import { combineKeys, deriveKeys, sharedKeys } from '../../src/linkage/key-lists.ts';
import { PairBook, readPairs } from '../../src/linkage/pair-book.ts';
import { PairRows } from '../../src/linkage/pair-rows.ts';
import {
  receivedStore,
  RecordStoreBuilder,
  type KeyLists,
  type RecordStore,
} from '../../src/linkage/record-store.ts';
import { TextList, TextPacker, TextTable, type PackedTexts } from '../../src/linkage/text-list.ts';

const packed = (texts: readonly string[]): PackedTexts => {
  const packer = new TextPacker(2);
  for (const text of texts) packer.add(text);
  return packer.done();
};
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'a', '张伟', 'é', 'Ā', '\ud800', '\udc00x', '😀', 'á', 'ÿ\u0100'),
);

test('a packed text comes back as it was, lone surrogates and all', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 60 }), (texts) => {
      expect([...new TextList(packed(texts))]).toEqual(texts);
    }),
  );
});

test('a table numbers texts as a map does, over any number of chunks', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { maxLength: 200 }), { maxLength: 8 }), (chunks) => {
      const table = new TextTable();
      const numbers = new Map<string, number>();
      for (const chunk of chunks) {
        const expected = chunk.map((text) => {
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          return numbers.get(text)!;
        });
        expect([...table.numbersOf(packed(chunk))]).toEqual(expected);
      }
      expect([...table.done()]).toEqual([...numbers.keys()]);
    }),
  );
});

test('texts have one order of their own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyText, { minLength: 2, maxLength: 20 }), (texts) => {
      const sorted = (order: readonly string[]): string[] => {
        const list = new TextList(packed(order));
        return order
          .map((_, at) => at)
          .sort((a, b) => list.compare(a, b))
          .map((at) => list.at(at));
      };
      expect(sorted(texts)).toEqual(sorted(texts.toReversed()));
      const list = new TextList(packed([texts[0]!, texts[0]!]));
      expect(list.compare(0, 1)).toBe(0);
    }),
  );
});

/** A store of one field from the values of each record. */
function storeOf(
  records: readonly (readonly string[])[],
  ids = records.map((_, at) => `r${at}`),
): RecordStore {
  const builder = new RecordStoreBuilder([{ name: 'x', type: 'text' }]);
  for (let from = 0; from < records.length || from === 0; from += 7) {
    const chunk = records.slice(from, from + 7);
    const distinct = [...new Set(chunk.flat())];
    const offsets = [0];
    for (const values of chunk) offsets.push(offsets.at(-1)! + values.length);
    builder.add({
      source: 0,
      count: chunk.length,
      ids: packed(ids.slice(from, from + 7)),
      rows: Uint32Array.from(chunk, (_, at) => from + at + 1),
      fields: [
        {
          dictionary: packed(distinct),
          offsets: Uint32Array.from(offsets),
          values: Uint32Array.from(chunk.flat(), (value) => distinct.indexOf(value)),
        },
      ],
    });
  }
  return builder.done();
}

const someRecords: fc.Arbitrary<string[][]> = fc.array(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 3 }),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const groupsOf = (lists: KeyLists): string[] => {
  const { starts, members } = indexBlocks('', lists, Infinity);
  return Array.from({ length: lists.size }, (_, block) =>
    [...members.subarray(starts[block], starts[block + 1])].join(),
  ).sort();
};
/** Records by key, for keys that two records have. */
const groupedBy = (
  records: readonly (readonly string[])[],
  keysOf: (values: readonly string[]) => string[],
): string[] => {
  const groups = new Map<string, number[]>();
  records.forEach((values, record) => {
    for (const key of new Set(keysOf(values))) groups.set(key, [...(groups.get(key) ?? []), record]);
  });
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.join())
    .sort();
};

test('a store read from chunks says what the records say, on another thread too', () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      const store = structuredClone(storeOf(records));
      const { fields, count, ids } = receivedStore(store);
      const { dictionary, offsets, values, counts } = fields[0]!;
      expect(count).toBe(records.length);
      expect([...ids]).toEqual(records.map((_, at) => `r${at}`));
      expect(
        records.map((_, record) =>
          [...values.subarray(offsets[record], offsets[record + 1])].map((value) => dictionary.at(value)),
        ),
      ).toEqual(records);
      dictionary.forEach((key, value) => {
        expect(counts[value]).toBe(records.filter((own) => own.includes(key)).length);
      });
    }),
  );
});

test('keys that are shared, derived and combined make the groups a map makes', () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      const field = storeOf(records).fields[0]!;
      const dropped = (value: number): boolean => field.dictionary.at(value) === 'c';
      expect(groupsOf(sharedKeys(field, dropped))).toEqual(
        groupedBy(records, (values) => values.filter((value) => value !== 'c')),
      );
      const half = (key: string): string[] => (key < 'd' ? ['low', key] : key === 'h' ? [''] : ['high']);
      expect(groupsOf(deriveKeys(field, field.dictionary, dropped, { derive: half }))).toEqual(
        groupedBy(records, (values) =>
          values.filter((value) => value !== 'c' && value !== 'h').flatMap(half),
        ),
      );
      const several = (key: string): string[] => (key < 'e' ? ['x', 'y', key] : ['y', key, 'z']);
      expect(
        groupsOf(deriveKeys(field, field.dictionary, dropped, { derive: several, inPairs: true })),
      ).toEqual(
        groupedBy(records, (values) =>
          values
            .filter((value) => value !== 'c')
            .flatMap((value) => {
              const [a, b, c] = several(value);
              return [`${a} ${b}`, `${a} ${c}`, `${b} ${c}`];
            }),
        ),
      );
      expect(groupsOf(combineKeys(sharedKeys(field), sharedKeys(field)))).toEqual(
        groupedBy(records, (values) => values.flatMap((a) => values.map((b) => `${a}${b}`))),
      );
    }),
  );
});

test('a walk meets each pair that shares a small enough block once, however the records are split', () => {
  fc.assert(
    fc.property(
      someRecords,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 2, max: 9 }),
      (records, parts, cap) => {
        const field = storeOf(records).fields[0]!;
        const upper = deriveKeys(field, field.dictionary, () => false, {
          derive: (key) => [key < 'd' ? 'low' : 'high'],
        });
        const indexes = [indexBlocks('own', sharedKeys(field), cap), indexBlocks('half', upper, cap)];
        const expected = new Set<string>();
        for (const keysOf of [(key: string) => key, (key: string) => (key < 'd' ? 'low' : 'high')]) {
          for (const group of groupedBy(records, (values) => values.map(keysOf))) {
            const members = group.split(',').map(Number);
            if (members.length > cap) continue;
            for (const left of members)
              for (const right of members) if (left < right) expected.add(`${left} ${right}`);
          }
        }
        const blocks = mergeBlocks(indexes, records.length);
        const walk = new CandidateWalk(blocks);
        const met: string[] = [];
        const ranges = splitRecords(blocks, parts);
        const made = ranges.map((range) =>
          walk.over(range, (left, right) => {
            expect(left >= range.from && left < range.to).toBe(true);
            met.push(`${left} ${right}`);
          }),
        );
        expect(ranges[0]!.from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(records.length);
        expect(met.toSorted()).toEqual([...expected].sort());
        expect(made.flatMap((counts) => [...counts]).reduce((sum, count) => sum + count, 0)).toBe(
          expected.size,
        );
      },
    ),
  );
});

test('the order of records to draw from does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 60 }), (ids) => {
      const orderOf = (given: readonly string[]): string[] => {
        const store = storeOf(
          given.map(() => []),
          [...given],
        );
        return [...hashOrder(store)].map((record) => store.ids.at(record));
      };
      expect(orderOf(ids.toReversed())).toEqual(orderOf(ids));
    }),
  );
});

test('rows of codes are counted the same in any order and in any number of parts', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 17, 400), fc.constantFrom(0, 1));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 900 }), fc.integer({ min: 0, max: 900 }), (rows, cut) => {
      const drawn = (some: typeof rows) => ({
        codes: Uint16Array.from(some.flatMap(([a, b]) => [a, b])),
        classes: Uint8Array.from(some, ([, , kind]) => kind),
      });
      const once = new PairRows([drawn(rows)], 2);
      const parts = new PairRows([drawn(rows.slice(cut).reverse()), drawn(rows.slice(0, cut))], 2);
      expect([parts.codes, parts.weights, parts.classes]).toEqual([once.codes, once.weights, once.classes]);
      expect(once.weights.reduce((sum, weight) => sum + weight, 0)).toBe(rows.length);
      expect(once.count).toBe(new Set(rows.map((own) => own.join())).size);
    }),
  );
});

test('a book gives its pairs back, however many', () => {
  const book = new PairBook(3);
  const numbers = Array.from({ length: 1_000 }, (_, at) => at);
  for (const at of numbers)
    book.add(
      {
        left: at,
        right: at + 1,
        rule: at % 2,
        score: at / 1_000,
        bits: -at,
        certain: at % 3 === 0,
        people: true,
        veto: at % 5 === 0 ? 1 : -1,
      },
      Uint16Array.of(at, 7, 8),
    );
  const columns = book.done();
  expect([...columns.codes.subarray(2_997)]).toEqual([999, 7, 8]);
  const { edges, vetoed } = readPairs(columns, {
    compared: [],
    scorer: undefined as never,
    ruleNames: ['even', 'odd'],
    fieldNames: ['a', 'b'],
  });
  expect(vetoed.map(({ left }) => left)).toEqual(numbers.filter((at) => at % 5 === 0));
  expect(vetoed[1]).toMatchObject({ left: 5, right: 6, rule: 'odd', score: 0.005, bits: -5, veto: 'b' });
  expect(edges.filter(({ band }) => band === 'auto').map(({ left }) => left)).toEqual(
    numbers.filter((at) => at % 3 === 0 && at % 5 !== 0),
  );
});

test('a pair that only large blocks make must share keys of two fields', () => {
  // Records 0–4 share a name; 0 and 1 a phone, too; 2 and 3 an address that is the key of a small block; all a city.
  const lists = (values: readonly number[], size: number): KeyLists => ({
    offsets: Uint32Array.from({ length: 6 }, (_, record) => record),
    values: Uint32Array.from(values),
    size,
  });
  const index = (
    name: string,
    values: readonly number[],
    fields: readonly number[],
  ): ReturnType<typeof indexBlocks> => indexBlocks(name, lists(values, 5), 100, fields);
  const indexes = [
    index('name', [0, 0, 0, 0, 0], [0]),
    index('phone', [0, 0, 1, 2, 3], [1]),
    index('address', [0, 1, 2, 2, 3], [2]),
    index('name + city', [0, 0, 0, 0, 0], [0, 3]),
  ];
  const pairsOf = (smallBlock: number | undefined): string[] => {
    const pairs: string[] = [];
    const walk = new CandidateWalk(mergeBlocks(indexes, 5, smallBlock));
    walk.over({ from: 0, to: 5 }, (left, right) => pairs.push(`${left}${right}`));
    return pairs.sort();
  };
  expect(pairsOf(undefined)).toHaveLength(10);
  expect(pairsOf(1)).toEqual(['01', '23']);
  expect(pairsOf(2)).toEqual(['01', '23']);
  expect(pairsOf(5)).toHaveLength(10);
});

test('a rule that makes too many pairs gives up its largest blocks first, and says how many', () => {
  // Blocks of 2, 3 and 5 records: 1, 3 and 10 pairs.
  const values = [0, 0, 1, 1, 1, 2, 2, 2, 2, 2];
  const lists: KeyLists = {
    offsets: Uint32Array.from({ length: 11 }, (_, record) => record),
    values: Uint32Array.from(values),
    size: 3,
  };
  const index = indexBlocks('x', lists, 60, [0]);
  const left = (most: number): number[] => {
    const kept = withinBudget(index, most);
    return [countPairs(kept), mergeBlocks([kept], 10).rules[0]!.oversized];
  };
  expect([14, 13, 4, 3, 1, 0].map(left)).toEqual([
    [14, 0],
    [4, 1],
    [4, 1],
    [1, 2],
    [1, 2],
    [0, 3],
  ]);
});
