// What was decided about a cell is decided for every cell of the same bytes. Names, cities, dates and words repeat;
// where a column does not repeat, the memory notices and steps aside.
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
  #arena: Uint8Array = new Uint8Array(0);
  #used = 0;
  #held = 0;
  #asked = 0;
  #hits = 0;
  #pause = 0;
  #asks = false;
  #hash = 0;

  /** The answer remembered for these bytes. After undefined, {@link remember} stores one for the same bytes. */
  find(bytes: Uint8Array, start: number, end: number): T | undefined {
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
    // FNV-1a, with a last stir: its low bits alone are poor.
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const slot = hash & (hashes.length - 1);
    this.#asks = true;
    this.#hash = hash;
    if (hashes[slot] !== hash || this.#lengths[slot] !== length) return undefined;
    const arena = this.#arena;
    let at = this.#places[slot]!;
    for (let i = start; i < end; i++) if (bytes[i] !== arena[at++]) return undefined;
    const answer = this.#answers[slot];
    if (answer !== undefined) this.#hits++;
    return answer;
  }

  /** Stores the answer for the bytes that {@link find} was asked for last, if it wants to know. */
  remember(bytes: Uint8Array, start: number, end: number, answer: T): void {
    if (!this.#asks) return;
    const length = end - start;
    if (this.#used + length > this.#arena.length) this.#makeRoom(length);
    if (this.#held * 2 > this.#answers.length && this.#answers.length < MOST_SLOTS) this.#spread();
    const slot = this.#hash & (this.#answers.length - 1);
    for (let i = start, at = this.#used; i < end; i++) this.#arena[at++] = bytes[i]!;
    this.#hashes![slot] = this.#hash;
    this.#places[slot] = this.#used;
    this.#lengths[slot] = length;
    if (this.#answers[slot] === undefined) this.#held++;
    this.#answers[slot] = answer;
    this.#used += length;
  }

  /** A larger arena, or the same one from its start when it is as large as it gets. */
  #makeRoom(length: number): void {
    const { length: size } = this.#arena;
    if (size < MOST_BYTES) {
      const arena = new Uint8Array(Math.max(size * 4, size + length));
      arena.set(this.#arena);
      this.#arena = arena;
      return;
    }
    this.#used = this.#held = 0;
    this.#answers.fill(undefined);
  }

  /** Four times the slots, with what they held. */
  #spread(): void {
    const old = {
      hashes: this.#hashes!,
      places: this.#places,
      lengths: this.#lengths,
      answers: this.#answers,
    };
    const size = old.answers.length * 4;
    this.#allocate(size);
    this.#held = 0;
    const mask = size - 1;
    old.answers.forEach((answer, from) => {
      if (answer === undefined) return;
      const hash = old.hashes[from]!;
      const slot = hash & mask;
      this.#hashes![slot] = hash;
      this.#places[slot] = old.places[from]!;
      this.#lengths[slot] = old.lengths[from]!;
      this.#answers[slot] = answer;
      this.#held++;
    });
  }

  #open(): Int32Array {
    this.#arena = new Uint8Array(FIRST_BYTES);
    return this.#allocate(FIRST_SLOTS);
  }

  #allocate(slots: number): Int32Array {
    this.#places = new Int32Array(slots);
    this.#lengths = new Uint8Array(slots);
    this.#answers = new Array<T | undefined>(slots).fill(undefined);
    return (this.#hashes = new Int32Array(slots));
  }
}
