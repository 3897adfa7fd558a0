// Pairs of numbers that come more than once, found part by part: all pairs of a large file would be looked up all over a
// table that fits no cache, those of one part of the hashes lie close together.

/** So many pairs are sorted into parts at a time; each takes twelve bytes. */
const AT_ONCE = 1 << 20;
const PARTS_BITS = 8;
const PARTS = 1 << PARTS_BITS;

/**
 * By place, the number of each pair that comes more than once, beginning with 1; 0 for those that come once. `each`
 * visits the same `count` pairs in the same order whenever it is called.
 */
export function numberShared(
  each: (visit: (left: number, right: number, place: number) => void) => void,
  count: number,
): { readonly numbers: Uint32Array<ArrayBuffer>; readonly size: number } {
  const numbers = new Uint32Array(count);
  // Rounds by the first bits of the hash, parts by the next ones.
  const roundBits = Math.max(0, Math.ceil(Math.log2(count / AT_ONCE)));
  const sizes = new Uint32Array(PARTS << roundBits);
  const partShift = 32 - PARTS_BITS - roundBits;
  each((left, right) => {
    sizes[mix(left, right) >>> partShift]!++;
  });
  const table = new PairTable();
  let size = 0;
  for (let round = 0; round < 1 << roundBits; round++) {
    const starts = new Uint32Array(PARTS + 1);
    for (let part = 0; part < PARTS; part++)
      starts[part + 1] = starts[part]! + sizes[(round << PARTS_BITS) + part]!;
    const next = starts.slice(0, PARTS);
    const pairs = new Uint32Array(starts[PARTS]! * 3);
    each((left, right, place) => {
      const part = (mix(left, right) >>> partShift) - (round << PARTS_BITS);
      if (part < 0 || part >= PARTS) return;
      const at = next[part]!++ * 3;
      pairs[at] = left;
      pairs[at + 1] = right;
      pairs[at + 2] = place;
    });
    for (let part = 0; part < PARTS; part++)
      size = table.number(pairs.subarray(starts[part]! * 3, starts[part + 1]! * 3), numbers, size);
  }
  return { numbers, size };
}

/** Room for the pairs of one part; it stays small and near. */
class PairTable {
  /** By slot: place of the first of equal pairs in the part, plus one; 0: free. */
  #slots = new Uint32Array(0);
  /** By slot: how many equal pairs there are, then which number they have. */
  #counts = new Uint32Array(0);
  /** By pair of the part. */
  #slotOf = new Uint32Array(0);

  /** Writes numbers from `size` + 1 on, and returns the last one. */
  number(pairs: Uint32Array, numbers: Uint32Array, size: number): number {
    const count = pairs.length / 3;
    const length = 2 ** Math.ceil(Math.log2(count * 2 + 2));
    if (length > this.#slots.length) {
      this.#slots = new Uint32Array(length);
      this.#counts = new Uint32Array(length);
      this.#slotOf = new Uint32Array(length);
    }
    const slots = this.#slots.fill(0, 0, length);
    const counts = this.#counts.fill(0, 0, length);
    const slotOf = this.#slotOf;
    const mask = length - 1;
    for (let i = 0; i < count; i++) {
      const left = pairs[i * 3]!;
      const right = pairs[i * 3 + 1]!;
      let slot = mix(left, right) & mask;
      for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
        const other = (taken - 1) * 3;
        if (pairs[other] === left && pairs[other + 1] === right) break;
        slot = (slot + 1) & mask;
      }
      if (slots[slot] === 0) slots[slot] = i + 1;
      counts[slot]!++;
      slotOf[i] = slot;
    }
    let last = size;
    for (let slot = 0; slot < length; slot++)
      if (slots[slot] !== 0) counts[slot] = counts[slot]! > 1 ? ++last : 0;
    for (let i = 0; i < count; i++) numbers[pairs[i * 3 + 2]!] = counts[slotOf[i]!]!;
    return last;
  }
}

/** 32 bits. */
export function mix(a: number, b: number): number {
  const hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> 0;
}
