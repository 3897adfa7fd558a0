// Clusters where a source holds every customer once: a table of links and what becomes of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexBlocks, mergeBlocks } from '../../src/linkage/blocks.ts';
import { CandidateWalk, splitRecords } from '../../src/linkage/candidates.ts';
import { clusterRecords, type ClusterSettings } from '../../src/linkage/cluster.ts';
import { sharedKeys } from '../../src/linkage/key-lists.ts';
import type { Edge } from '../../src/linkage/pair-book.ts';
import { RecordStoreBuilder, type RecordStore } from '../../src/linkage/record-store.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';

/** `N1 N2 E1 E2`: records of source 0 (N) and source 1 (E), by their first letter. */
function storeOf(names: readonly string[]): RecordStore {
  const builder = new RecordStoreBuilder([]);
  for (const source of [0, 1]) {
    const own = names.filter((name) => (name.startsWith('N') ? 0 : 1) === source);
    const packer = new TextPacker(2);
    for (const name of own) packer.add(name);
    const rows = Uint32Array.from(own, (_, at) => at + 1);
    builder.add({ source, count: own.length, ids: packer.done(), rows, fields: [] });
  }
  return builder.done(-1, 1);
}

/** `N1-E1 auto 30`, `… person`: a link, its band and its bits. */
function cluster(records: string, links: readonly string[], settings: Partial<ClusterSettings> = {}) {
  const names = records.split(' ');
  const store = storeOf(names);
  const numberOf = new Map([...store.ids].map((id, record) => [id, record]));
  const edges = links.map((text): Edge => {
    const [ends = '', band = '', bits = '0'] = text.split(' ');
    const [left = 0, right = 0] = ends.split('-').map((name) => numberOf.get(name)!);
    return {
      left,
      right,
      rule: 'r',
      band: band === 'review' ? 'review' : 'auto',
      score: band === 'review' ? 0.9 : 1,
      bits: Number(bits),
      evidence: { fields: [], bits: Number(bits) },
      decidedBy: band === 'person' ? 'person' : 'auto',
    };
  });
  const { auto, review, refused } = clusterRecords(store, edges, ['new', 'crm'], {
    maxCluster: 10,
    vetoFields: [],
    apart: new Map(),
    clean: new Set([1]),
    clearly: Math.log2(0.99 / 0.01),
    ...settings,
  });
  const named = (list: typeof auto): string =>
    list.map(({ members }) => members.map((record) => store.ids.at(record)).join('+')).join(' ');
  return {
    auto: named(auto),
    review: named(review),
    refused: refused
      .map(({ edge, because }) => `${store.ids.at(edge.left)}-${store.ids.at(edge.right)} ${because}`)
      .join(),
  };
}

const NOTHING = { auto: '', review: '', refused: '' };

test.each<[string, string, string[], Partial<ReturnType<typeof cluster>>]>([
  ['one link joins', 'N1 E1', ['N1-E1 auto 30'], { auto: 'N1+E1' }],
  ['new ones may be one another', 'N1 N2 E1', ['N1-N2 auto 30', 'N2-E1 auto 30'], { auto: 'N1+N2+E1' }],
  [
    'two existing ones named alike: a person decides, nothing is merged',
    'N1 E1 E2',
    ['N1-E1 auto 30', 'N1-E2 auto 30'],
    { review: 'N1+E1+E2' },
  ],
  [
    'as good as alike: less than 99 to 1',
    'N1 E1 E2',
    ['N1-E1 auto 30', 'N1-E2 auto 24'],
    { review: 'N1+E1+E2' },
  ],
  [
    'one named far more clearly is the one, and the other is shown',
    'N1 E1 E2',
    ['N1-E1 auto 30', 'N1-E2 auto 23'],
    { auto: 'N1+E1', review: 'N1+E1+E2' },
  ],
  [
    'what is only possible does not rival what is certain',
    'N1 E1 E2',
    ['N1-E1 auto 30', 'N1-E2 review 12'],
    { auto: 'N1+E1', refused: 'N1-E2 one-per-source' },
  ],
  [
    'unless it says nearly as much',
    'N1 E1 E2',
    ['N1-E1 auto 14', 'N1-E2 review 12'],
    { auto: 'N1+E1', review: 'N1+E1+E2' },
  ],
  [
    'two possible ones are both shown',
    'N1 E1 E2',
    ['N1-E1 review 12', 'N1-E2 review 11'],
    { review: 'N1+E1+E2' },
  ],
  [
    'a chain of new records does not bridge two existing ones: its weakest link gives way',
    'N1 N2 E1 E2',
    ['N1-E1 auto 40', 'N2-E2 auto 40', 'N1-N2 auto 20'],
    { auto: 'N1+E1 N2+E2', review: 'N1+N2+E1+E2' },
  ],
  ['a person may merge two existing ones', 'E1 E2', ['E1-E2 person 0'], { auto: 'E1+E2' }],
  [
    'and a new one may join them then, but no third',
    'N1 E1 E2 E3',
    ['E1-E2 person 0', 'N1-E1 auto 40', 'N1-E3 auto 20'],
    { auto: 'N1+E1+E2', review: 'N1+E1+E2+E3' },
  ],
  [
    "a person's word for one of two settles it",
    'N1 E1 E2',
    ['N1-E2 person 0', 'N1-E1 auto 30'],
    { auto: 'N1+E2', review: 'N1+E1+E2' },
  ],
])('%s', (_title, records, links, expected) => {
  expect(cluster(records, links)).toEqual({ ...NOTHING, ...expected });
});

test('without a clean source the same links make one cluster', () => {
  expect(cluster('N1 E1 E2', ['N1-E1 auto 30', 'N1-E2 auto 30'], { clean: new Set() })).toEqual({
    ...NOTHING,
    auto: 'N1+E1+E2',
  });
});

test('with an existing list, exactly the pairs with a new record are met', () => {
  const value = fc.constantFrom('a', 'b', 'c', 'd');
  const table = fc.array(fc.uniqueArray(value, { maxLength: 2 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(table, fc.nat(30), fc.integer({ min: 2, max: 9 }), fc.nat(4), (records, some, cap, parts) => {
      const fresh = Math.min(some, records.length);
      const letters = ['a', 'b', 'c', 'd'];
      const numbers = Uint32Array.from(records.flat(), (letter) => letters.indexOf(letter));
      const offsets = new Uint32Array(records.length + 1);
      records.forEach((own, record) => (offsets[record + 1] = offsets[record]! + own.length));
      const lists = { offsets, values: numbers, size: letters.length };
      const index = indexBlocks('own', sharedKeys(lists, undefined, fresh), cap);
      const blocks = mergeBlocks([index], records.length, undefined, fresh);
      const walk = new CandidateWalk(blocks);
      const met: string[] = [];
      for (const range of splitRecords(blocks, parts + 1, fresh))
        walk.over(range, (left, right) => met.push(`${left} ${right}`));
      const expected = records.flatMap((own, left) =>
        records.flatMap((others, right) => {
          const shared = own.filter((letter) => others.includes(letter));
          const small = shared.some(
            (letter) => records.filter((list) => list.includes(letter)).length <= cap,
          );
          return left < right && left < fresh && small ? [`${left} ${right}`] : [];
        }),
      );
      expect(met.toSorted()).toEqual(expected.toSorted());
    }),
  );
});
