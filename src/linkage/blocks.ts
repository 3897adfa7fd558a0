// Records that share a blocking key.
import type { KeyLists } from './record-store.ts';
import { sharedNumbers } from './text-list.ts';

/** Records that share a blocking key, for one rule. */
export interface BlockIndex {
  readonly name: string;
  /** Fields of the store the key is made of. */
  readonly fields: readonly number[];
  /** Records of block b: `members[starts[b]] … members[starts[b + 1] - 1]`, ascending. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Blocks larger than this are not paired record by record. */
  readonly cap: number;
}

export function indexBlocks(
  name: string,
  keys: KeyLists,
  cap: number,
  fields: readonly number[] = [],
): BlockIndex {
  const starts = new Uint32Array(keys.size + 1);
  for (const key of keys.values) starts[key + 1]!++;
  for (let block = 0; block < keys.size; block++) starts[block + 1]! += starts[block]!;
  const members = new Uint32Array(keys.values.length);
  const next = starts.slice(0, keys.size);
  for (let record = 0; record + 1 < keys.offsets.length; record++) {
    for (let at = keys.offsets[record]!; at < keys.offsets[record + 1]!; at++)
      members[next[keys.values[at]!]!++] = record;
  }
  return { name, fields, starts, members, cap };
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

function countOversized({ starts, members, cap }: BlockIndex, fresh: number): number {
  let count = 0;
  for (let block = 0; block + 1 < starts.length; block++)
    if (starts[block + 1]! - starts[block]! > cap && members[starts[block]!]! < fresh) count++;
  return count;
}

/**
 * The index with its cap lowered until it makes no more than so many pairs: the largest blocks make most of the pairs and
 * say least about each.
 */
export function withinBudget(index: BlockIndex, most: number): BlockIndex {
  const pairsOfSize = new Float64Array(index.cap + 1);
  for (let block = 0; block + 1 < index.starts.length; block++) {
    const size = index.starts[block + 1]! - index.starts[block]!;
    if (size <= index.cap) pairsOfSize[size]! += (size * (size - 1)) / 2;
  }
  let cap = 1;
  let pairs = 0;
  while (cap < index.cap && pairs + pairsOfSize[cap + 1]! <= most) pairs += pairsOfSize[++cap]!;
  return cap === index.cap ? index : { ...index, cap };
}

/** The blocks of all rules that make pairs, in one index: what a walk needs of a record lies side by side. */
export interface CandidateBlocks {
  readonly rules: readonly {
    readonly name: string;
    /** A bit for each field the rule's keys are made of, of those that are keys alone too. */
    readonly fields: number;
    /** Blocks over the cap: their records are not paired by this rule. */
    readonly oversized: number;
  }[];
  /** A pair that only larger blocks make must share keys of two such fields; undefined: any block is enough. */
  readonly smallBlock: number | undefined;
  /** Blocks of record r, by rule: `blocks[offsets[r]] … blocks[offsets[r + 1] - 1]`. */
  readonly offsets: Uint32Array;
  readonly blocks: Uint32Array;
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** By block. */
  readonly ruleOf: Uint16Array;
}

/** Takes the indexes in order: a pair belongs to the first rule that makes it. Blocks without a `fresh` record make none. */
export function mergeBlocks(
  indexes: readonly BlockIndex[],
  records: number,
  smallBlock?: number,
  fresh = records,
): CandidateBlocks {
  // A city or a gender only narrows what another field brings together: it is no key of its own.
  const alone = [...new Set(indexes.flatMap(({ fields }) => (fields.length === 1 ? fields : [])))];
  const bitsOf = (index: BlockIndex): number =>
    index.fields.reduce(
      (bits, field) => (alone.includes(field) ? bits | (1 << (alone.indexOf(field) % 32)) : bits),
      0,
    );
  const makesPairs = ({ starts, members, cap }: BlockIndex, block: number): boolean => {
    const size = starts[block + 1]! - starts[block]!;
    return size > 1 && size <= cap && members[starts[block]!]! < fresh;
  };
  let [blocks, members] = [0, 0];
  for (const index of indexes) {
    for (let block = 0; block + 1 < index.starts.length; block++) {
      if (!makesPairs(index, block)) continue;
      blocks++;
      members += index.starts[block + 1]! - index.starts[block]!;
    }
  }
  const merged = {
    rules: indexes.map((index) => ({
      name: index.name,
      fields: bitsOf(index),
      oversized: countOversized(index, fresh),
    })),
    smallBlock,
    offsets: sharedNumbers(records + 1),
    blocks: sharedNumbers(members),
    starts: sharedNumbers(blocks + 1),
    members: sharedNumbers(members),
    ruleOf: new Uint16Array(new SharedArrayBuffer(blocks * 2)),
  };
  let next = 0;
  let filled = 0;
  indexes.forEach((index, rule) => {
    for (let block = 0; block + 1 < index.starts.length; block++) {
      if (!makesPairs(index, block)) continue;
      const own = index.members.subarray(index.starts[block], index.starts[block + 1]);
      merged.members.set(own, filled);
      for (const record of own) merged.offsets[record + 1]!++;
      filled += own.length;
      merged.ruleOf[next] = rule;
      merged.starts[++next] = filled;
    }
  });
  for (let record = 0; record < records; record++) merged.offsets[record + 1]! += merged.offsets[record]!;
  const place = merged.offsets.slice(0, records);
  for (let block = 0; block < blocks; block++)
    for (let at = merged.starts[block]!; at < merged.starts[block + 1]!; at++)
      merged.blocks[place[merged.members[at]!]!++] = block;
  return merged;
}
