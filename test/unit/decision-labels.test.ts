import { expect, test } from 'vitest';
import { labelledPairs } from '../../src/jobs/match-weights.ts';
import type { PairDecision } from '../../src/jobs/decisions.ts';
import { RecordStoreBuilder } from '../../src/linkage/record-store.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';

const store = (() => {
  const ids = new TextPacker();
  for (const id of ['1', '2']) ids.add(id);
  const builder = new RecordStoreBuilder([]);
  builder.add({ source: 0, count: 2, ids: ids.done(), rows: Uint32Array.of(1, 2), fields: [] });
  return builder.done();
})();

test.each([
  ['merge', true],
  ['delete', true],
  ['mark', true],
  ['not-duplicate', false],
] as const)('%s teaches that the two are one: %s', (decision, same) => {
  const pair: PairDecision = { leftSource: '', leftId: '2', rightSource: '', rightId: '1', decision, who: '', when: '' }; // prettier-ignore
  expect(labelledPairs(store, ['crm'], [pair])).toEqual([{ left: 0, right: 1, same }]);
});
