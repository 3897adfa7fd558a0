// What was decided about a cell is decided for every cell of the same bytes. Names, cities, dates and words repeat;
// where a column does not repeat, the memory notices and steps aside. Bytes are read four at a time.
import { wordsOf } from '../text/byte-writer.ts';

const MOST_SLOTS = 1 << 14;
const MOST_BYTES = 1 << 20;
/** A sheet may have 16,384 columns: the memory of each grows with what it holds. */
const FIRST_SLOTS = 1 << 6;
const FIRST_BYTES = 1 << 11;
const LONGEST = 128;
/** Cells looked up before the share of hits is judged, and cells let through before the next trial. */
const TRIAL = 32_768;
const PAUSE = 262_144;
/** Looking up costs about a fifth of what cleaning does. */
const WORTH_IT = 0.2;

export class CellMemory<T> {
  /** Allocated with the first cell: a column that is never asked costs nothing. */
  #hashes: Int32Array | undefined;
  #places: Int32Array = new Int32Array(0);
  #lengths: Uint8Array = new Uint8Array(0);
  #answers: (T | undefined)[] = [];
  #arena: DataView = wordsOf(new Uint8Array(0));
  #used = 0;
  #held = 0;
  #asked = 0;
  #hits = 0;
  #pause = 0;
  #asks = false;
  #hash = 0;

  /** The answer remembered for these bytes. After undefined, {@link remember} stores one for the same bytes. */
  find(bytes: DataView, start: number, end: number): T | undefined {
    this.#asks = false;
    const length = end - start;
    if (length > LONGEST) return undefined;
    if (this.#pause > 0) {
      this.#pause--;
      return undefined;
    }
    const hashes = (this.#hashes ??= this.#open());
    if (++this.#asked === TRIAL) {
      if (this.#hits < TRIAL * WORTH_IT) this.#pause = PAUSE;
      this.#asked = this.#hits = 0;
    }
    const hash = hashOf(bytes, start, end);
    const slot = hash & (hashes.length - 1);
    this.#asks = true;
    this.#hash = hash;
    if (hashes[slot] !== hash || this.#lengths[slot] !== length) return undefined;
    if (!areSame(bytes, start, this.#arena, this.#places[slot]!, length)) return undefined;
    const answer = this.#answers[slot];
    if (answer !== undefined) this.#hits++;
    return answer;
  }

  /** Stores the answer for the bytes that {@link find} was asked for last, if it wants to know. */
  remember(bytes: DataView, start: number, end: number, answer: T): void {
    if (!this.#asks) return;
    const length = end - start;
    if (this.#used + length > this.#arena.byteLength) this.#makeRoom(length);
    if (this.#held * 2 > this.#answers.length && this.#answers.length < MOST_SLOTS) this.#spread();
    const slot = this.#hash & (this.#answers.length - 1);
    for (let i = start, at = this.#used; i < end; i++) this.#arena.setUint8(at++, bytes.getUint8(i));
    this.#hashes![slot] = this.#hash;
    this.#places[slot] = this.#used;
    this.#lengths[slot] = length;
    if (this.#answers[slot] === undefined) this.#held++;
    this.#answers[slot] = answer;
    this.#used += length;
  }

  /** A larger arena, or the same one from its start when it is as large as it gets. */
  #makeRoom(length: number): void {
    const { buffer, byteLength } = this.#arena;
    if (byteLength < MOST_BYTES) {
      const larger = new Uint8Array(Math.max(byteLength * 4, byteLength + length));
      larger.set(new Uint8Array(buffer, this.#arena.byteOffset, byteLength));
      this.#arena = wordsOf(larger);
      return;
    }
    this.#used = this.#held = 0;
    this.#answers.fill(undefined);
  }

  /** Four times the slots, with what they held. */
  #spread(): void {
    const hashes = this.#hashes!;
    const places = this.#places;
    const lengths = this.#lengths;
    const answers = this.#answers;
    const mask = answers.length * 4 - 1;
    this.#allocate(mask + 1);
    this.#held = 0;
    answers.forEach((answer, from) => {
      if (answer === undefined) return;
      const slot = hashes[from]! & mask;
      this.#hashes![slot] = hashes[from]!;
      this.#places[slot] = places[from]!;
      this.#lengths[slot] = lengths[from]!;
      this.#answers[slot] = answer;
      this.#held++;
    });
  }

  #open(): Int32Array {
    this.#arena = wordsOf(new Uint8Array(FIRST_BYTES));
    return this.#allocate(FIRST_SLOTS);
  }

  #allocate(slots: number): Int32Array {
    this.#places = new Int32Array(slots);
    this.#lengths = new Uint8Array(slots);
    this.#answers = new Array<T | undefined>(slots).fill(undefined);
    return (this.#hashes = new Int32Array(slots));
  }
}

function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = stirred(hash, bytes.getInt32(at, true));
  for (; at < end; at++) hash = stirred(hash, bytes.getUint8(at));
  return hash;
}

function stirred(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x2c1b_3c6d);
  return mixed ^ (mixed >>> 15);
}

function areSame(left: DataView, from: number, right: DataView, start: number, length: number): boolean {
  let i = 0;
  for (; i + 4 <= length; i += 4)
    if (left.getInt32(from + i, true) !== right.getInt32(start + i, true)) return false;
  for (; i < length; i++) if (left.getUint8(from + i) !== right.getUint8(start + i)) return false;
  return true;
}
