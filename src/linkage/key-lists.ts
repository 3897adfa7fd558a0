// Blocking keys as numbers. Keys made of several parts are interned step by step, never joined as text, so that no two
// different combinations can meet in one block. A key that one record alone has brings nobody together and is left out.
// The lists are no shared memory: they are many, soon done with, and what is shared is collected late.
import type { KeyLists } from './record-store.ts';
import type { TextList } from './text-list.ts';

/**
 * The same lists without numbers that are dropped, that only one record has, or none of the first `fresh` ones; what is
 * left is numbered anew.
 */
export function sharedKeys(
  lists: KeyLists,
  dropped?: (number: number) => boolean,
  fresh = lists.offsets.length - 1,
): KeyLists {
  const carriers = new Uint32Array(lists.size);
  for (const number of lists.values) carriers[number]!++;
  const wanted = freshNumbers(lists, fresh);
  const anew = new Uint32Array(lists.size);
  let size = 0;
  for (let number = 0; number < lists.size; number++)
    if (carriers[number]! > 1 && wanted?.[number] !== 0 && dropped?.(number) !== true) anew[number] = ++size;
  return build(lists.offsets.length - 1, size, (record, add) => {
    for (let at = lists.offsets[record]!; at < lists.offsets[record + 1]!; at++) {
      const number = anew[lists.values[at]!]!;
      if (number > 0) add(number - 1);
    }
  });
}

/** By number, whether one of the first records has it; undefined: all records are among the first. */
function freshNumbers({ offsets, values, size }: KeyLists, fresh: number): Uint8Array | undefined {
  if (fresh === offsets.length - 1) return undefined;
  const wanted = new Uint8Array(size);
  for (let at = 0; at < offsets[fresh]!; at++) wanted[values[at]!] = 1;
  return wanted;
}

/** Each value replaced by numbers derived from it (a company by its core, a phone by its last four digits). */
export function deriveKeys(
  lists: KeyLists,
  dictionary: TextList,
  dropped: (number: number) => boolean,
  derive: (key: string) => readonly string[],
  fresh = lists.offsets.length - 1,
): KeyLists {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(dictionary.size + 1);
  let derived = new Uint32Array(dictionary.size + 16);
  let length = 0;
  for (let value = 0; value < dictionary.size; value++) {
    starts[value] = length;
    if (dropped(value)) continue;
    for (const part of derive(dictionary.at(value))) {
      if (part === '') continue;
      let number = numbers.get(part);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(part, number);
      }
      if (length === derived.length) derived = enlarged(derived);
      derived[length++] = number;
    }
  }
  starts[dictionary.size] = length;
  const all = build(lists.offsets.length - 1, numbers.size, (record, add) => {
    for (let at = lists.offsets[record]!; at < lists.offsets[record + 1]!; at++) {
      const value = lists.values[at]!;
      for (let part = starts[value]!; part < starts[value + 1]!; part++) add(derived[part]!);
    }
  });
  return sharedKeys(all, undefined, fresh);
}

/** Combinations are counted by a hash of this many bits first: most are of one record alone. */
const COUNTED_BITS = 22;

/** Both lists at once: a record's keys are all combinations of one number from each. None where either is empty. */
export function combineKeys(left: KeyLists, right: KeyLists): KeyLists {
  const records = left.offsets.length - 1;
  const counted = new Uint8Array(1 << COUNTED_BITS);
  eachCombination(left, right, records, (_, a, b) => {
    const slot = mix(a, b) >>> (32 - COUNTED_BITS);
    if (counted[slot]! < 2) counted[slot]!++;
  });
  const numbers = new PairNumbers();
  const lists = build(records, 0, (record, add) => {
    for (let i = left.offsets[record]!; i < left.offsets[record + 1]!; i++) {
      for (let j = right.offsets[record]!; j < right.offsets[record + 1]!; j++) {
        const [a, b] = [left.values[i]!, right.values[j]!];
        if (counted[mix(a, b) >>> (32 - COUNTED_BITS)]! > 1) add(numbers.numberOf(a, b));
      }
    }
  });
  return sharedKeys({ ...lists, size: numbers.size });
}

function eachCombination(
  left: KeyLists,
  right: KeyLists,
  records: number,
  visit: (record: number, a: number, b: number) => void,
): void {
  for (let record = 0; record < records; record++)
    for (let i = left.offsets[record]!; i < left.offsets[record + 1]!; i++)
      for (let j = right.offsets[record]!; j < right.offsets[record + 1]!; j++)
        visit(record, left.values[i]!, right.values[j]!);
}

function mix(a: number, b: number): number {
  const hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> 0;
}

/** Pairs of numbers, numbered as they come. */
class PairNumbers {
  #slots = new Uint32Array(1 << 12);
  #lefts = new Uint32Array(1 << 11);
  #rights = new Uint32Array(1 << 11);
  size = 0;

  numberOf(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    let slot = mix(left, right) & mask;
    for (let taken = this.#slots[slot]!; taken !== 0; taken = this.#slots[slot]!) {
      if (this.#lefts[taken - 1] === left && this.#rights[taken - 1] === right) return taken - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.size + 1;
    this.#lefts[this.size] = left;
    this.#rights[this.size] = right;
    const number = this.size++;
    if (this.size * 2 === this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#lefts = enlarged(this.#lefts);
    this.#rights = enlarged(this.#rights);
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = mix(this.#lefts[number]!, this.#rights[number]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function build(
  count: number,
  size: number,
  numbersOf: (record: number, add: (number: number) => void) => void,
): KeyLists {
  const offsets = new Uint32Array(count + 1);
  let values = new Uint32Array(Math.max(16, count));
  let length = 0;
  let start = 0;
  const add = (number: number): void => {
    // A record's own list holds each number once.
    for (let at = start; at < length; at++) if (values[at] === number) return;
    if (length === values.length) values = enlarged(values);
    values[length++] = number;
  };
  for (let record = 0; record < count; record++) {
    start = length;
    numbersOf(record, add);
    offsets[record + 1] = length;
  }
  return { offsets, values: values.slice(0, length), size };
}

function enlarged(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
