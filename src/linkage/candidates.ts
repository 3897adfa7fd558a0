// Which pairs are worth looking at. Records are taken in order, each with those after it that share a block; a pair is
// stamped when it is first met, so it is looked at once, and no list of pairs is ever held.
import type { CandidateBlocks } from './blocks.ts';

/** Records `from` up to, not with, `to`. */
export interface RecordRange {
  readonly from: number;
  readonly to: number;
}

/** A walk over ranges of records, one after the other. */
export class CandidateWalk {
  readonly #index: CandidateBlocks;
  /** Members are ascending and records are taken in order: what is left of a block begins further and further on. */
  readonly #cursors: Uint32Array;
  /**
   * Of the record at hand, four numbers for every other: whether they have met (the record's number plus one), by which
   * rule first, by keys of which fields, and nothing.
   */
  readonly #met: Int32Array;
  readonly #found: Uint32Array;
  #reached = 0;

  constructor(index: CandidateBlocks) {
    const records = index.offsets.length - 1;
    this.#index = index;
    this.#cursors = index.starts.slice(0, -1);
    this.#met = new Int32Array(records * 4);
    this.#found = new Uint32Array(records);
  }

  /**
   * Calls `visit` once for every pair of records that share a block (of large ones: blocks of two fields), left below right
   * and in the range; `rule` is the first that makes the pair. Returns how many pairs each rule made.
   */
  over(
    { from, to }: RecordRange,
    visit: (left: number, right: number, rule: number) => void,
  ): Float64Array<ArrayBuffer> {
    if (from < this.#reached) throw new RangeError('ranges are walked in ascending order');
    this.#reached = to;
    const { rules, smallBlock } = this.#index;
    const found = this.#found;
    const met = this.#met;
    const pairs = new Float64Array(rules.length);
    for (let left = from; left < to; left++) {
      const count = this.#meet(left);
      for (let i = 0; i < count; i++) {
        const right = found[i]!;
        const fields = met[right * 4 + 2]!;
        // One bit alone: keys of one field.
        if (smallBlock !== undefined && (fields & (fields - 1)) === 0) continue;
        const rule = met[right * 4 + 1]!;
        pairs[rule]!++;
        visit(left, right, rule);
      }
    }
    return pairs;
  }

  /** Notes everyone further on who shares a block with the record, and returns how many they are. */
  #meet(left: number): number {
    const { offsets, blocks, starts, members, ruleOf, rules, smallBlock } = this.#index;
    const cursors = this.#cursors;
    const met = this.#met;
    const stamp = left + 1;
    const last = offsets[left + 1]!;
    let count = 0;
    for (let at = offsets[left]!; at < last; at++) {
      const block = blocks[at]!;
      const end = starts[block + 1]!;
      const rule = ruleOf[block]!;
      const isSmall = smallBlock !== undefined && end - starts[block]! <= smallBlock;
      const fields = isSmall ? ANY_FIELDS : rules[rule]!.fields;
      let i = cursors[block]!;
      while (i < end && members[i]! <= left) i++;
      cursors[block] = i;
      for (; i < end; i++) {
        const right = members[i]!;
        const place = right * 4;
        if (met[place] === stamp) {
          met[place + 2]! |= fields;
          continue;
        }
        met[place] = stamp;
        met[place + 1] = rule;
        met[place + 2] = fields;
        this.#found[count++] = right;
      }
    }
    return count;
  }
}

const ANY_FIELDS = -1;

/** Ranges of records that make about as many pairs each, for threads to share: of all records, or of the first so many. */
export function splitRecords(
  { offsets, blocks, starts }: CandidateBlocks,
  parts: number,
  records = offsets.length - 1,
): RecordRange[] {
  const pairsOf = (record: number): number => {
    let pairs = 1;
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++)
      pairs += (starts[blocks[at]! + 1]! - starts[blocks[at]!]!) / 2;
    return pairs;
  };
  let all = 0;
  for (let record = 0; record < records; record++) all += pairsOf(record);
  const ranges: RecordRange[] = [];
  let from = 0;
  let sum = 0;
  for (let record = 0; record < records; record++) {
    sum += pairsOf(record);
    if (sum * parts < all * (ranges.length + 1) && record + 1 < records) continue;
    ranges.push({ from, to: record + 1 });
    from = record + 1;
  }
  return ranges;
}
