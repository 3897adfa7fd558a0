// Records that share a blocking key.
import type { KeyLists } from './record-store.ts';
import { sharedNumbers } from './text-list.ts';

/** Records that share a blocking key, for one rule. */
export interface BlockIndex {
  readonly name: string;
  readonly keys: KeyLists;
  /** Records of block b: `members[starts[b]] … members[starts[b + 1] - 1]`, ascending. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Blocks larger than this are not paired record by record. */
  readonly cap: number;
}

export function indexBlocks(name: string, keys: KeyLists, cap: number): BlockIndex {
  const starts = sharedNumbers(keys.size + 1);
  for (const key of keys.values) starts[key + 1]!++;
  for (let block = 0; block < keys.size; block++) starts[block + 1]! += starts[block]!;
  const members = sharedNumbers(keys.values.length);
  const next = starts.slice(0, keys.size);
  for (let record = 0; record + 1 < keys.offsets.length; record++) {
    for (let at = keys.offsets[record]!; at < keys.offsets[record + 1]!; at++)
      members[next[keys.values[at]!]!++] = record;
  }
  return { name, keys, starts, members, cap };
}

/** How many pairs a walk would look at, at most: a pair that two blocks make is counted in each. */
export function countPairs({ starts, cap }: BlockIndex): number {
  let pairs = 0;
  for (let block = 0; block + 1 < starts.length; block++) {
    const size = starts[block + 1]! - starts[block]!;
    if (size <= cap) pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** The blocks that are not paired record by record. */
export function* oversizedBlocks({ starts, members, cap }: BlockIndex): Generator<Uint32Array> {
  for (let block = 0; block + 1 < starts.length; block++)
    if (starts[block + 1]! - starts[block]! > cap) yield members.subarray(starts[block], starts[block + 1]);
}

export function countOversized({ starts, cap }: BlockIndex): number {
  let count = 0;
  for (let block = 0; block + 1 < starts.length; block++)
    if (starts[block + 1]! - starts[block]! > cap) count++;
  return count;
}
