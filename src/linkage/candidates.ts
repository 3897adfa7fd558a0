// Which pairs are worth looking at. Records are taken in order, each with those after it that share a block; a pair is
// stamped when it is first met, so it is looked at once, and no list of pairs is ever held.
import type { BlockIndex } from './blocks.ts';

export interface CandidateCounts {
  /** Pairs looked at, per blocking rule. A pair belongs to the first rule that makes it. */
  readonly pairs: Float64Array;
  /** Blocks over their cap, per rule. */
  readonly oversized: Float64Array;
}

/** Calls `visit` once for every pair of records that share a block within its cap, left below right. */
export function walkCandidates(
  indexes: readonly BlockIndex[],
  records: number,
  visit: (left: number, right: number, rule: number) => void,
): CandidateCounts {
  const pairs = new Float64Array(indexes.length);
  const oversized = Float64Array.from(indexes, countOversized);
  // Members are ascending and records are taken in order: what is left of a block begins one further each time.
  const cursors = indexes.map(({ starts }) => starts.slice(0, -1));
  const met = new Uint32Array(records);
  for (let left = 0; left < records; left++) {
    const stamp = left + 1;
    for (let rule = 0; rule < indexes.length; rule++) {
      const { keys, starts, members, cap } = indexes[rule]!;
      const next = cursors[rule]!;
      const to = keys.offsets[left + 1]!;
      for (let at = keys.offsets[left]!; at < to; at++) {
        const block = keys.values[at]!;
        const end = starts[block + 1]!;
        const from = ++next[block]!;
        if (from === end || end - starts[block]! > cap) continue;
        for (let i = from; i < end; i++) {
          const right = members[i]!;
          if (met[right] === stamp) continue;
          met[right] = stamp;
          pairs[rule]!++;
          visit(left, right, rule);
        }
      }
    }
  }
  return { pairs, oversized };
}

function countOversized({ starts, cap }: BlockIndex): number {
  let count = 0;
  for (let block = 0; block + 1 < starts.length; block++)
    if (starts[block + 1]! - starts[block]! > cap) count++;
  return count;
}
