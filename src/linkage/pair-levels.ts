// A pair of records as a row of small numbers: per field, which level its comparison falls on, and, where both have the
// very same value, how common that value is. Everything that weighs or learns works on these rows.
import type { Comparison } from '../model/comparison.ts';
import type { RecordStore, StoredField } from './record-store.ts';
import type { TextList } from './text-list.ts';

/** Fields of one group speak about the same thing (address and city). */
export interface ComparedField {
  /** Index in the store. */
  readonly field: number;
  readonly comparison: Comparison;
  readonly group: string;
  /** What of the group it is: an address and a phone are two ways to reach one household. */
  readonly kind: string;
  /** It is one of the two names that are typed into each other's column. */
  readonly swaps: 'given-name' | 'surname' | undefined;
  /** Hardly two people of one household share it: a birthday, an identity number. */
  readonly personal: boolean;
  /** A line, a mailbox or an address: two people who share it live or work together. */
  readonly reaches: boolean;
  /** A different valid value on both sides forbids the merge. */
  readonly veto: boolean;
  /** It identifies an organisation: where a person is named, sharing it makes colleagues, not one customer. */
  readonly organisation: boolean;
  /** A valid identity number that agrees counts as two independent pieces of evidence. */
  readonly strong: boolean;
  /** The comparison was chosen from the values alone: its weights are guesses until the data has spoken. */
  readonly generic: boolean;
  /** Levels, by name, at which the two are two people, whatever they share. */
  readonly twoPeople: ReadonlySet<string>;
  /** Levels, by name, at which a name without a type is sure enough for a merge nobody looks at; undefined: all. */
  readonly sureNames: ReadonlySet<string> | undefined;
  /** Values shared by people who are not one: the most bits they may give. */
  readonly shared: ReadonlyMap<number, SharedKind>;
}

export type SharedKind = 'household' | 'public';

/**
 * A code is 0 where a value is missing, else `1 + level * BINS + bin`. Bin 0: two different values; 1…13: one value, by
 * how many records carry it; 14 and 15: one value that a household or the public shares.
 */
export const BINS = 16;
export const CODES = 512;
const [HOUSEHOLD_BIN, PUBLIC_BIN] = [14, 15] as const;
/** Records that carry a value of bin 1, 2, …: the middle of what the bin holds. */
export const CARRIERS = [0, 2, 3, 4, 5.5, 8, 12, 19, 35, 70, 160, 500, 3_000, 30_000] as const;
const LOWEST = [0, 0, 3, 4, 5, 7, 10, 15, 25, 50, 100, 250, 1_000, 10_000];

export const levelOf = (code: number): number => (code - 1) >> 4;
/** Have both the very same value? */
export const isSameValue = (code: number): boolean => code > 0 && ((code - 1) & 15) > 0;

export class PairLevels {
  readonly #fields: readonly FieldLevels[];
  /** Given name and surname: typed into each other's column they are still who they are. */
  readonly #swaps: readonly [number, number];

  constructor(store: RecordStore, compared: readonly ComparedField[]) {
    this.#fields = compared.map((field) => new FieldLevels(store.fields[field.field]!, field));
    this.#swaps = [
      compared.findIndex((field) => field.swaps === 'given-name'),
      compared.findIndex((field) => field.swaps === 'surname'),
    ];
  }

  /** Writes the pair's codes to `codes[at]…`. */
  read(left: number, right: number, codes: Uint16Array, at = 0): void {
    const fields = this.#fields;
    for (let i = 0; i < fields.length; i++) codes[at + i] = fields[i]!.codeOf(left, right);
    const [given, surname] = this.#swaps;
    if (given >= 0 && surname >= 0) this.#readSwapped(left, right, codes, at + given, at + surname);
  }

  #readSwapped(left: number, right: number, codes: Uint16Array, given: number, surname: number): void {
    const names = this.#fields[this.#swaps[0]]!;
    if (!names.isDifferent(codes[given]!) && !names.isDifferent(codes[surname]!)) return;
    if (
      codes[given]! > 0 &&
      codes[surname]! > 0 &&
      !names.isDifferent(Math.min(codes[given]!, codes[surname]!))
    )
      return;
    const others = this.#fields[this.#swaps[1]]!;
    const there = names.levelAcross(left, others, right);
    const back = names.levelAcross(right, others, left);
    // At least one is found in the other column, and the other is not contradicted.
    if (Math.min(there, back) > 1 || (Math.max(there, back) > 1 && Math.max(there, back) < NOT_THERE)) return;
    codes[given] = CLOSE;
    codes[surname] = Math.max(there, back) === NOT_THERE ? 0 : CLOSE;
  }
}

const CLOSE = 1 + BINS;
/** Beyond any level: one of the two has no value. */
const NOT_THERE = 99;

/** Pairs of values whose level is remembered: names and streets meet again and again. A power of two. */
const REMEMBERED = 1 << 15;
/** Values that stay prepared, at most; a power of two. */
const PREPARED = 1 << 17;

class FieldLevels {
  readonly #offsets: Uint32Array;
  readonly #values: Uint32Array;
  readonly #dictionary: TextList;
  readonly #comparison: Comparison;
  readonly #bins: Uint8Array;
  /** Value v at place v modulo the length, and which value that is. */
  readonly #prepared: unknown[];
  readonly #preparedValue: Uint32Array;
  /** Pairs asked before: lower value, higher value, code. */
  readonly #askedLeft = new Uint32Array(REMEMBERED);
  readonly #askedRight = new Uint32Array(REMEMBERED);
  readonly #answers = new Uint16Array(REMEMBERED);

  constructor({ offsets, values, dictionary, counts }: StoredField, { comparison, shared }: ComparedField) {
    this.#offsets = offsets;
    this.#values = values;
    this.#dictionary = dictionary;
    this.#comparison = comparison;
    const places = Math.min(PREPARED, 2 ** Math.ceil(Math.log2(Math.max(1, dictionary.size))));
    this.#prepared = new Array<unknown>(places);
    this.#preparedValue = new Uint32Array(places).fill(NO_VALUE);
    this.#bins = Uint8Array.from(counts, binOfCount);
    for (const [value, kind] of shared) this.#bins[value] = kind === 'household' ? HOUSEHOLD_BIN : PUBLIC_BIN;
  }

  /** Of several values on either side, the two that fall on the strictest level. */
  codeOf(left: number, right: number): number {
    const offsets = this.#offsets;
    const leftTo = offsets[left + 1]!;
    const rightTo = offsets[right + 1]!;
    let best = 0;
    for (let i = offsets[left]!; i < leftTo; i++) {
      for (let j = offsets[right]!; j < rightTo; j++) {
        const code = this.#compare(this.#values[i]!, this.#values[j]!);
        if (best === 0 || code < best) best = code;
      }
    }
    return best;
  }

  /** Is this the last level, none of the above? */
  isDifferent(code: number): boolean {
    return code > 0 && levelOf(code) === this.#comparison.levels.length - 1;
  }

  /** How a value of this field compares with a value another field holds. */
  levelAcross(record: number, other: FieldLevels, otherRecord: number): number {
    const own = this.#offsets[record]!;
    const their = other.#offsets[otherRecord]!;
    if (own === this.#offsets[record + 1] || their === other.#offsets[otherRecord + 1]) return NOT_THERE;
    return this.#comparison.compare(
      this.#prepare(this.#values[own]!),
      this.#comparison.prepare(other.#dictionary.at(other.#values[their]!)),
    );
  }

  #compare(left: number, right: number): number {
    if (left === right) return this.#same(left);
    const [low, high] = left < right ? [left, right] : [right, left];
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 17;
    if (this.#askedLeft[slot] === low && this.#askedRight[slot] === high) return this.#answers[slot]!;
    const level = this.#comparison.compare(this.#prepare(low), this.#prepare(high));
    const code = 1 + level * BINS;
    this.#askedLeft[slot] = low;
    this.#askedRight[slot] = high;
    this.#answers[slot] = code;
    return code;
  }

  #same(value: number): number {
    const prepared = this.#prepare(value);
    return 1 + this.#comparison.compare(prepared, prepared) * BINS + this.#bins[value]!;
  }

  #prepare(value: number): unknown {
    const place = value & (this.#prepared.length - 1);
    if (this.#preparedValue[place] === value) return this.#prepared[place];
    const prepared = this.#comparison.prepare(this.#dictionary.at(value));
    this.#preparedValue[place] = value;
    this.#prepared[place] = prepared;
    return prepared;
  }
}

const NO_VALUE = 0xffffffff;

function binOfCount(count: number): number {
  let bin = 1;
  while (bin < 13 && count >= LOWEST[bin + 1]!) bin++;
  return bin;
}
