// How many different values there are among any number of them, in little memory: exactly while they are few, then by
// HyperLogLog (Flajolet et al. 2007; 4,096 registers, about 1.6 % off). The order of values and parts does not matter.
const EXACT = 1 << 16;
const REGISTERS = 1 << 12;
const HIGH_BITS = 21;
const TWO_TO_32 = 2 ** 32;

/** What one thread counted, ready to be sent to another. */
export type DistinctPart = { readonly few: Float64Array } | { readonly registers: Uint8Array };

export class DistinctCounter {
  #few: Set<number> | undefined = new Set();
  #registers: Uint8Array = new Uint8Array(0);
  readonly #exact: number;

  /** `exact`: how many values are held before counting becomes an estimate. */
  constructor(exact = EXACT) {
    this.#exact = exact;
  }

  /** Counts the bytes from `start` up to `end` as one value. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let high = 0x811c9dc5;
    let low = 0x9e3779b9;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(low ^ byte, 0x85ebca6b) + 0x27d4eb2f;
    }
    this.#note((mixed(high ^ low) >>> (32 - HIGH_BITS)) * TWO_TO_32 + (mixed(low) >>> 0));
  }

  merge(part: DistinctPart): void {
    if ('few' in part) {
      for (const value of part.few) this.#note(value);
      return;
    }
    this.#spill();
    part.registers.forEach((rank, index) => {
      if (rank > this.#registers[index]!) this.#registers[index] = rank;
    });
  }

  take(): DistinctPart {
    return this.#few === undefined ? { registers: this.#registers } : { few: Float64Array.from(this.#few) };
  }

  get isExact(): boolean {
    return this.#few !== undefined;
  }

  get count(): number {
    if (this.#few !== undefined) return this.#few.size;
    let sum = 0;
    let blank = 0;
    for (const rank of this.#registers) {
      sum += 2 ** -rank;
      if (rank === 0) blank++;
    }
    const estimate = ((0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * REGISTERS) / sum;
    const few = estimate <= 2.5 * REGISTERS && blank > 0;
    return Math.round(few ? REGISTERS * Math.log(REGISTERS / blank) : estimate);
  }

  #note(value: number): void {
    if (this.#few !== undefined) {
      this.#few.add(value);
      if (this.#few.size > this.#exact) this.#spill();
      return;
    }
    const low = value % TWO_TO_32;
    const rank = Math.clz32(Math.floor(value / TWO_TO_32)) - (32 - HIGH_BITS) + 1;
    const index = Math.floor(low / (TWO_TO_32 / REGISTERS));
    if (rank > this.#registers[index]!) this.#registers[index] = rank;
  }

  #spill(): void {
    if (this.#few === undefined) return;
    const values = this.#few;
    this.#few = undefined;
    this.#registers = new Uint8Array(REGISTERS);
    for (const value of values) this.#note(value);
  }
}

/** Every bit of the result depends on every bit of the hash (the finaliser of MurmurHash3). */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
