// Blocking keys as numbers. Keys made of several parts are interned step by step, never joined as text, so that no two
// different combinations can meet in one block. A key that one record alone has brings nobody together and is left out.
// The lists are no shared memory: they are many, soon done with, and what is shared is collected late.
import type { KeyLists } from './record-store.ts';
import { mix, numberShared } from './shared-pairs.ts';
import { TextTable, type TextList } from './text-list.ts';

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

/** What is made of a value before records are brought together by it. */
export interface Derivation {
  readonly derive: (key: string) => readonly string[];
  /** Not the derived parts bring records together, but any two of them. */
  readonly inPairs?: boolean | undefined;
}

/** Each value replaced by numbers derived from it (a company by its core, a phone by its last four digits). */
export function deriveKeys(
  lists: KeyLists & { readonly counts: Uint32Array },
  dictionary: TextList,
  dropped: (number: number) => boolean,
  { derive, inPairs }: Derivation,
  fresh = lists.offsets.length - 1,
): KeyLists {
  const parts = partsOf(dictionary, dropped, derive);
  const { starts, numbers, size } = inPairs === true ? pairsOf(parts, lists.counts) : parts;
  const all = build(lists.offsets.length - 1, size, (record, add) => {
    for (let at = lists.offsets[record]!; at < lists.offsets[record + 1]!; at++) {
      const value = lists.values[at]!;
      for (let part = starts[value]!; part < starts[value + 1]!; part++) add(numbers[part]!);
    }
  });
  return sharedKeys(all, undefined, fresh);
}

/** Of value v: `numbers[starts[v]] … numbers[starts[v + 1] - 1]`, all below `size`. */
interface Parts {
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  readonly size: number;
}

function partsOf(
  dictionary: TextList,
  dropped: (number: number) => boolean,
  derive: Derivation['derive'],
): Parts {
  const table = new TextTable();
  const starts = new Uint32Array(dictionary.size + 1);
  let numbers = new Uint32Array(dictionary.size + 16);
  let length = 0;
  for (let value = 0; value < dictionary.size; value++) {
    starts[value] = length;
    if (dropped(value)) continue;
    for (const part of derive(dictionary.at(value))) {
      if (part === '') continue;
      if (length === numbers.length) numbers = enlarged(numbers);
      numbers[length++] = table.numberOf(part);
    }
  }
  starts[dictionary.size] = length;
  return { starts, numbers, size: table.size };
}

/** Any two parts of a value, in the order they stand in; `counts`: records that carry each value. */
function pairsOf({ starts, numbers }: Parts, counts: Uint32Array): Parts {
  const values = starts.length - 1;
  let most = 0;
  for (let value = 0; value < values; value++) {
    const own = starts[value + 1]! - starts[value]!;
    most += (own * (own - 1)) / 2;
  }
  const eachPair = (value: number, visit: (left: number, right: number) => void): void => {
    const end = starts[value + 1]!;
    for (let i = starts[value]!; i < end; i++)
      for (let j = i + 1; j < end; j++) visit(numbers[i]!, numbers[j]!);
  };
  const seen = new SeenTwice(most);
  for (let value = 0; value < values; value++) {
    const several = counts[value]! > 1;
    eachPair(value, (left, right) => {
      const hash = mix(left, right);
      seen.add(hash);
      if (several) seen.add(hash);
    });
  }
  const table = new PairNumbers();
  const pairStarts = new Uint32Array(values + 1);
  let pairs = new Uint32Array(values + 16);
  let length = 0;
  for (let value = 0; value < values; value++) {
    pairStarts[value] = length;
    eachPair(value, (left, right) => {
      if (!seen.has(mix(left, right))) return;
      if (length === pairs.length) pairs = enlarged(pairs);
      pairs[length++] = table.numberOf(left, right);
    });
  }
  pairStarts[values] = length;
  return { starts: pairStarts, numbers: pairs, size: table.size };
}

/** Both lists at once: a record's keys are all combinations of one number from each. None where either is empty. */
export function combineKeys(left: KeyLists, right: KeyLists): KeyLists {
  const records = left.offsets.length - 1;
  let combinations = 0;
  for (let record = 0; record < records; record++)
    combinations +=
      (left.offsets[record + 1]! - left.offsets[record]!) *
      (right.offsets[record + 1]! - right.offsets[record]!);
  const eachCombination = (visit: (left: number, right: number, place: number) => void): void => {
    let place = 0;
    for (let record = 0; record < records; record++)
      for (let i = left.offsets[record]!; i < left.offsets[record + 1]!; i++)
        for (let j = right.offsets[record]!; j < right.offsets[record + 1]!; j++)
          visit(left.values[i]!, right.values[j]!, place++);
  };
  const { numbers, size } = numberShared(eachCombination, combinations);
  const offsets = new Uint32Array(records + 1);
  let [place, length] = [0, 0];
  for (let record = 0; record < records; record++) {
    const end =
      place +
      (left.offsets[record + 1]! - left.offsets[record]!) *
        (right.offsets[record + 1]! - right.offsets[record]!);
    // What is left moves to the front of the same array.
    for (; place < end; place++) if (numbers[place]! > 0) numbers[length++] = numbers[place]! - 1;
    offsets[record + 1] = length;
  }
  return { offsets, values: numbers.slice(0, length), size };
}

/**
 * Which hashes have come at least twice, or another of the same bits has: most combinations are of one record alone, and
 * are known by that before they are numbered. Two bits each, four times as many as are expected.
 */
class SeenTwice {
  readonly #once: Uint32Array;
  readonly #twice: Uint32Array;
  readonly #shift: number;

  constructor(expected: number) {
    const bits = Math.min(28, Math.max(12, Math.ceil(Math.log2(expected + 1)) + 2));
    this.#shift = 32 - bits;
    this.#once = new Uint32Array(1 << (bits - 5));
    this.#twice = new Uint32Array(1 << (bits - 5));
  }

  add(hash: number): void {
    const place = hash >>> this.#shift;
    const bit = 1 << (place & 31);
    if ((this.#once[place >>> 5]! & bit) === 0) this.#once[place >>> 5]! |= bit;
    else this.#twice[place >>> 5]! |= bit;
  }

  has(hash: number): boolean {
    const place = hash >>> this.#shift;
    return (this.#twice[place >>> 5]! & (1 << (place & 31))) !== 0;
  }
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
