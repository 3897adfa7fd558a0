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

/** Share of the candidate pairs that are drawn, of so many at most. */
export function candidateShare(most: number): number {
  return Math.min(1, CANDIDATE_PAIRS / Math.max(1, most));
}

export class CandidateDraw {
  readonly #drawing: Drawing;
  readonly #walk: CandidateWalk;
  readonly #limit: number;
  readonly #rank: Uint32Array;

  constructor(drawing: Drawing, blocks: CandidateBlocks, share: number) {
    this.#drawing = drawing;
    this.#walk = new CandidateWalk(blocks);
    this.#limit = share * 2 ** 32;
    this.#rank = new Uint32Array(share < 1 ? drawing.store.count : 0);
    if (share < 1)
      drawing.order.forEach((record, at) => (this.#rank[record] = Math.imul(at + 1, 0x9e3779b1) >>> 0));
  }

  over(range: RecordRange): DrawnPairs {
    const drawn = new Drawn(this.#drawing, 1024);
    const rank = this.#rank;
    this.#walk.over(range, (left, right) => {
      if (rank.length === 0 || Math.imul(rank[left]! ^ rank[right]!, 0x85ebca6b) >>> 0 < this.#limit)
        drawn.add(left, right);
    });
    return drawn.done();
  }
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
