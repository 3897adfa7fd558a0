// Which pairs are worth looking at. Blocks are walked, pairs are never stored; a pair belongs to the first rule that
// makes it and is looked at once.
import type { KeyLists } from './record-store.ts';

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
  const starts = new Uint32Array(keys.size + 1);
  for (const key of keys.values) starts[key + 1]!++;
  for (let block = 0; block < keys.size; block++) starts[block + 1]! += starts[block]!;
  const members = new Uint32Array(keys.values.length);
  const next = starts.slice(0, keys.size);
  for (let record = 0; record + 1 < keys.offsets.length; record++) {
    for (let at = keys.offsets[record]!; at < keys.offsets[record + 1]!; at++)
      members[next[keys.values[at]!]!++] = record;
  }
  return { name, keys, starts, members, cap };
}

export interface WalkCounts {
  /** Pairs looked at, per rule. */
  readonly pairs: number[];
  /** Blocks over the cap, per rule. */
  readonly oversized: number[];
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

/**
 * Calls `visit` once for every pair of records that share a block of at most `cap` records, left below right.
 * `oversize` gets the larger blocks whole: they are reported or linked another way, never dropped in silence.
 */
export function walkPairs(
  indexes: readonly BlockIndex[],
  visit: (left: number, right: number, rule: number) => void,
  oversize: (rule: number, members: Uint32Array) => void,
): WalkCounts {
  const counts: WalkCounts = { pairs: indexes.map(() => 0), oversized: indexes.map(() => 0) };
  indexes.forEach((index, rule) => {
    const { starts, members, cap } = index;
    for (let block = 0; block + 1 < starts.length; block++) {
      const from = starts[block]!;
      const to = starts[block + 1]!;
      if (to - from < 2) continue;
      if (to - from > cap) {
        counts.oversized[rule]!++;
        oversize(rule, members.subarray(from, to));
        continue;
      }
      for (let i = from; i < to; i++) {
        const left = members[i]!;
        for (let j = i + 1; j < to; j++) {
          const right = members[j]!;
          if (!isFirst(indexes, rule, block, left, right)) continue;
          counts.pairs[rule]!++;
          visit(left, right, rule);
        }
      }
    }
  });
  return counts;
}

/** Is this block of this rule the first to bring the two together? */
function isFirst(
  indexes: readonly BlockIndex[],
  rule: number,
  block: number,
  left: number,
  right: number,
): boolean {
  for (let earlier = 0; earlier < rule; earlier++)
    if (sharesBlock(indexes[earlier]!, left, right) >= 0) return false;
  return sharesBlock(indexes[rule]!, left, right) === block;
}

/** The lowest block within the cap that holds both records, or -1. */
function sharesBlock({ keys, starts, cap }: BlockIndex, left: number, right: number): number {
  const { offsets, values } = keys;
  const leftFrom = offsets[left]!;
  const leftTo = offsets[left + 1]!;
  const rightFrom = offsets[right]!;
  const rightTo = offsets[right + 1]!;
  let lowest = -1;
  for (let i = leftFrom; i < leftTo; i++) {
    const block = values[i]!;
    if (lowest >= 0 && block >= lowest) continue;
    for (let j = rightFrom; j < rightTo; j++) {
      if (values[j] === block && starts[block + 1]! - starts[block]! <= cap) {
        lowest = block;
        break;
      }
    }
  }
  return lowest;
}
