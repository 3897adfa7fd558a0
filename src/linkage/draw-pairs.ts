// Pairs to learn from, drawn so that the order of the rows changes nothing: which are drawn is told by a hash of the
// records' ids.
import type { CandidateBlocks } from './blocks.ts';
import { CandidateWalk, type RecordRange } from './candidates.ts';
import type { PairLevels } from './pair-levels.ts';
import type { DrawnPairs } from './pair-rows.ts';
import type { RecordStore, StoredField } from './record-store.ts';
import { sharedNumbers, type TextList } from './text-list.ts';

const RANDOM_PAIRS = 80_000;
/** Random pairs are drawn among so many records: their values are prepared once for all of them. */
const RANDOM_RECORDS = 10_000;
const CANDIDATE_PAIRS = 80_000;
const CONTEXT_PAIRS = 5_000;

export interface Drawing {
  readonly store: RecordStore;
  readonly levels: PairLevels;
  /** Number of compared fields. */
  readonly width: number;
  /** All records, as {@link hashOrder} has them. */
  readonly order: Uint32Array;
}

/** Pairs within one source and pairs across two have priors of their own: a source may be free of duplicates. */
export function pairClass({ origins }: RecordStore, left: number, right: number): 0 | 1 {
  return origins[left] === origins[right] ? 0 : 1;
}

/** Records in an order that only their ids, and for equal ones their sources, decide. */
export function hashOrder({ count, ids, sources }: RecordStore): Uint32Array {
  const hashes = hashesOf(ids);
  const starts = new Uint32Array((1 << 16) + 1);
  for (let record = 0; record < count; record++) starts[(hashes[record]! >>> 16) + 1]!++;
  for (let bucket = 0; bucket < 1 << 16; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const order = sharedNumbers(count);
  const next = starts.slice();
  for (let record = 0; record < count; record++) order[next[hashes[record]! >>> 16]!++] = record;
  for (let bucket = 0; bucket < 1 << 16; bucket++) {
    if (starts[bucket + 1]! - starts[bucket]! < 2) continue;
    order
      .subarray(starts[bucket], starts[bucket + 1])
      .sort((a, b) => hashes[a]! - hashes[b]! || ids.compare(a, b) || sources[a]! - sources[b]! || a - b);
  }
  return order;
}

function hashesOf({ bytes, starts, size }: TextList): Uint32Array {
  const hashes = new Uint32Array(size);
  for (let text = 0; text < size; text++) {
    let hash = 0x811c9dc5;
    const end = starts[text + 1]! >>> 1;
    for (let at = starts[text]! >>> 1; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[text] = (hash ^ (hash >>> 13)) >>> 0;
  }
  return hashes;
}

/** Any two records: every `parts`-th of the pairs, beginning with `part`. */
export function drawRandom(drawing: Drawing, part: number, parts: number): DrawnPairs {
  const { order } = drawing;
  const among = Math.min(order.length, RANDOM_RECORDS);
  const all = (among * (among - 1)) / 2;
  const drawn = new Drawn(drawing, Math.ceil(Math.min(RANDOM_PAIRS, all) / parts));
  if (all <= RANDOM_PAIRS) {
    for (let i = part; i < among; i += parts)
      for (let j = i + 1; j < among; j++) drawn.add(order[i]!, order[j]!);
    return drawn.done();
  }
  // Each record with those a few, some and many places on: no two draws are the same pair.
  const perRecord = Math.ceil(RANDOM_PAIRS / among);
  for (let turn = 0, step = 1; turn < perRecord; turn++, step = Math.ceil(step * 1.618) + 1)
    for (let i = part; i < among; i += parts) drawn.add(order[i]!, order[(i + (step % among || 1)) % among]!);
  return drawn.done();
}

/** Of so many candidate pairs those are drawn whose hash is below this. */
export function candidateLimit(all: number): number {
  return ANY_HASH * candidateShare(all);
}

/** Share of the candidate pairs that are drawn. */
export function candidateShare(all: number): number {
  return Math.min(1, CANDIDATE_PAIRS / Math.max(1, all));
}

export const ANY_HASH = 2 ** 32;

/** How many candidate pairs a range made, and those of them that may be drawn once it is known how many there are in all. */
export interface ShortList {
  readonly made: number;
  /** left, right; left, right; …: all whose hash is below `limit`. */
  readonly pairs: Uint32Array;
  readonly limit: number;
}

/** So many pairs a list holds before it becomes stricter: several times what is expected of one of so many ranges. */
export function longestList(ranges: number): number {
  return Math.ceil((8 * CANDIDATE_PAIRS) / ranges);
}

/** Lists of one range after the other. */
export class CandidateLists {
  readonly #walk: CandidateWalk;
  readonly #rank: Uint32Array;

  constructor({ order }: Drawing, blocks: CandidateBlocks) {
    this.#walk = new CandidateWalk(blocks);
    this.#rank = ranksOf(order);
  }

  over(range: RecordRange, longest: number, limit = ANY_HASH): ShortList {
    const rank = this.#rank;
    let kept = new Uint32Array(2048);
    let length = 0;
    let strict = limit;
    const made = this.#walk.over(range, (left, right) => {
      if (hashOfPair(rank, left, right) >= strict) return;
      if (length === kept.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(kept);
        kept = larger;
      }
      kept[length++] = left;
      kept[length++] = right;
      while (length > 2 * longest) {
        strict /= 2;
        length = sift(kept, length, (at) => hashOfPair(rank, kept[at]!, kept[at + 1]!) < strict);
      }
    });
    return {
      made: made.reduce((sum, pairs) => sum + pairs, 0),
      pairs: kept.slice(0, length),
      limit: strict,
    };
  }
}

/** Pairs of a list, those whose hash is below the limit. */
export function drawListed(drawing: Drawing, pairs: Uint32Array, limit: number): DrawnPairs {
  const rank = ranksOf(drawing.order);
  const drawn = new Drawn(drawing, 1024);
  for (let at = 0; at < pairs.length; at += 2)
    if (hashOfPair(rank, pairs[at]!, pairs[at + 1]!) < limit) drawn.add(pairs[at]!, pairs[at + 1]!);
  return drawn.done();
}

const ranks = new WeakMap<Uint32Array, Uint32Array>();

/** By record, a number that only its place in the order decides. */
function ranksOf(order: Uint32Array): Uint32Array {
  const known = ranks.get(order);
  if (known) return known;
  const rank = new Uint32Array(order.length);
  order.forEach((record, at) => (rank[record] = Math.imul(at + 1, 0x9e3779b1) >>> 0));
  ranks.set(order, rank);
  return rank;
}

function hashOfPair(rank: Uint32Array, left: number, right: number): number {
  return Math.imul(rank[left]! ^ rank[right]!, 0x85ebca6b) >>> 0;
}

/** Moves the pairs that are kept to the front. */
function sift(pairs: Uint32Array, length: number, isKept: (at: number) => boolean): number {
  let kept = 0;
  for (let at = 0; at < length; at += 2) {
    if (!isKept(at)) continue;
    pairs[kept++] = pairs[at]!;
    pairs[kept++] = pairs[at + 1]!;
  }
  return kept;
}

/** Pairs that share a value of one field of the store: each record with the next that carries it. */
export function drawContext(drawing: Drawing, field: StoredField): DrawnPairs {
  const { offsets, values, counts } = field;
  const drawn = new Drawn(drawing, CONTEXT_PAIRS);
  const last = new Uint32Array(field.size);
  for (const record of drawing.order) {
    if (drawn.count >= CONTEXT_PAIRS) break;
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      const value = values[at]!;
      if (counts[value]! < 2) continue;
      const other = last[value]! - 1;
      if (other >= 0 && other !== record) drawn.add(other, record);
      last[value] = record + 1;
    }
  }
  return drawn.done();
}

/** A row of codes for every pair asked for. */
class Drawn {
  readonly #drawing: Drawing;
  #codes: Uint16Array;
  #classes: Uint8Array;
  count = 0;

  constructor(drawing: Drawing, expected: number) {
    this.#drawing = drawing;
    this.#codes = new Uint16Array(Math.max(16, expected) * drawing.width);
    this.#classes = new Uint8Array(Math.max(16, expected));
  }

  add(left: number, right: number): void {
    if (this.count === this.#classes.length) {
      const codes = new Uint16Array(this.#codes.length * 2);
      codes.set(this.#codes);
      this.#codes = codes;
      const classes = new Uint8Array(this.#classes.length * 2);
      classes.set(this.#classes);
      this.#classes = classes;
    }
    const { levels, store, width } = this.#drawing;
    levels.read(left, right, this.#codes, this.count * width);
    this.#classes[this.count++] = pairClass(store, left, right);
  }

  done(): DrawnPairs {
    return {
      codes: this.#codes.slice(0, this.count * this.#drawing.width),
      classes: this.#classes.slice(0, this.count),
    };
  }
}
