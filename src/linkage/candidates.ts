// Which pairs are worth looking at. Records are taken in order, each with those after it that share a block; a pair is
// stamped when it is first met, so it is looked at once, and no list of pairs is ever held.
import type { BlockIndex } from './blocks.ts';

/** Records `from` up to, not with, `to`. */
export interface RecordRange {
  readonly from: number;
  readonly to: number;
}

/** A walk over ranges of records, one after the other. */
export class CandidateWalk {
  readonly #indexes: readonly BlockIndex[];
  /** Members are ascending and records are taken in order: what is left of a block begins further and further on. */
  readonly #cursors: Uint32Array[];
  readonly #met: Uint32Array;
  #reached = 0;

  constructor(indexes: readonly BlockIndex[], records: number) {
    this.#indexes = indexes;
    this.#cursors = indexes.map(({ starts }) => starts.slice(0, -1));
    this.#met = new Uint32Array(records);
  }

  /**
   * Calls `visit` once for every pair of records that share a block within its cap, left below right and in the range;
   * `rule` is the first of the indexes that makes the pair. Returns how many pairs each made.
   */
  over({ from, to }: RecordRange, visit: (left: number, right: number, rule: number) => void): Float64Array {
    if (from < this.#reached) throw new RangeError('ranges are walked in ascending order');
    this.#reached = to;
    const met = this.#met;
    const pairs = new Float64Array(this.#indexes.length);
    for (let left = from; left < to; left++) {
      const stamp = left + 1;
      for (let rule = 0; rule < this.#indexes.length; rule++) {
        const { keys, starts, members, cap } = this.#indexes[rule]!;
        const next = this.#cursors[rule]!;
        const keysTo = keys.offsets[left + 1]!;
        for (let at = keys.offsets[left]!; at < keysTo; at++) {
          const block = keys.values[at]!;
          const end = starts[block + 1]!;
          if (end - starts[block]! > cap) continue;
          let i = next[block]!;
          while (i < end && members[i]! <= left) i++;
          next[block] = i;
          for (; i < end; i++) {
            const right = members[i]!;
            if (met[right] === stamp) continue;
            met[right] = stamp;
            pairs[rule]!++;
            visit(left, right, rule);
          }
        }
      }
    }
    return pairs;
  }
}

/** Ranges of records that make about as many pairs each, for threads to share. */
export function splitRecords(indexes: readonly BlockIndex[], records: number, parts: number): RecordRange[] {
  const pairs = new Float64Array(records);
  let all = records;
  for (const { keys, starts, cap } of indexes) {
    for (let record = 0; record < records; record++) {
      for (let at = keys.offsets[record]!; at < keys.offsets[record + 1]!; at++) {
        const block = keys.values[at]!;
        const size = starts[block + 1]! - starts[block]!;
        if (size > cap) continue;
        pairs[record]! += size / 2;
        all += size / 2;
      }
    }
  }
  const ranges: RecordRange[] = [];
  let from = 0;
  let sum = 0;
  for (let record = 0; record < records; record++) {
    sum += 1 + pairs[record]!;
    if (sum * parts < all * (ranges.length + 1) && record + 1 < records) continue;
    ranges.push({ from, to: record + 1 });
    from = record + 1;
  }
  return ranges;
}
