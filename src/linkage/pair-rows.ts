// Rows of codes as counts: what EM works on is not a million pairs but some ten thousand different rows of codes, each
// with how often it was met.

/** Drawn pairs: `width` codes each, and the class of the pair. */
export interface DrawnPairs {
  readonly codes: Uint16Array;
  readonly classes: Uint8Array;
}

/** Distinct rows in an order of their own, so that sums over them do not depend on how they were drawn. */
export class PairRows {
  readonly codes: Uint16Array;
  readonly weights: Float64Array;
  readonly classes: Uint8Array;
  readonly width: number;
  readonly count: number;

  constructor(drawn: readonly DrawnPairs[], width: number) {
    this.width = width;
    const counter = new RowCounter(width);
    for (const { codes, classes } of drawn)
      for (let row = 0; row < classes.length; row++) counter.add(codes, row * width, classes[row]!);
    const order = counter.order();
    this.count = order.length;
    this.codes = new Uint16Array(order.length * width);
    this.weights = new Float64Array(order.length);
    this.classes = new Uint8Array(order.length);
    order.forEach((row, at) => {
      this.codes.set(counter.codes.subarray(row * width, (row + 1) * width), at * width);
      this.weights[at] = counter.times[row]!;
      this.classes[at] = counter.classes[row]!;
    });
  }
}

class RowCounter {
  codes: Uint16Array;
  times = new Float64Array(256);
  classes = new Uint8Array(256);
  readonly #width: number;
  #slots = new Uint32Array(512);
  #size = 0;

  constructor(width: number) {
    this.#width = width;
    this.codes = new Uint16Array(256 * width);
  }

  add(codes: Uint16Array, from: number, kind: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(codes, from, kind) & mask;
    for (let taken = this.#slots[slot]!; taken !== 0; taken = this.#slots[slot]!) {
      if (this.#isEqual(taken - 1, codes, from, kind)) {
        this.times[taken - 1]!++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.times.length) {
      this.codes = enlarged(this.codes, new Uint16Array(this.codes.length * 2));
      this.times = enlarged(this.times, new Float64Array(this.times.length * 2));
      this.classes = enlarged(this.classes, new Uint8Array(this.classes.length * 2));
    }
    const row = this.#size++;
    for (let i = 0; i < this.#width; i++) this.codes[row * this.#width + i] = codes[from + i]!;
    this.times[row] = 1;
    this.classes[row] = kind;
    this.#slots[slot] = row + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
  }

  order(): Uint32Array {
    const width = this.#width;
    return Uint32Array.from({ length: this.#size }, (_, row) => row).sort((a, b) => {
      if (this.classes[a] !== this.classes[b]) return this.classes[a]! - this.classes[b]!;
      for (let i = 0; i < width; i++) {
        const difference = this.codes[a * width + i]! - this.codes[b * width + i]!;
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }

  #hash(codes: Uint16Array, from: number, kind: number): number {
    let hash = kind;
    for (let i = 0; i < this.#width; i++) hash = Math.imul(hash ^ codes[from + i]!, 0x9e3779b1) + i;
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  #isEqual(row: number, codes: Uint16Array, from: number, kind: number): boolean {
    if (this.classes[row] !== kind) return false;
    const own = row * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.codes[own + i] !== codes[from + i]) return false;
    return true;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < this.#size; row++) {
      let slot = this.#hash(this.codes, row * this.#width, this.classes[row]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.#slots = slots;
  }
}

function enlarged<Numbers extends { set(from: Numbers): void }>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}
