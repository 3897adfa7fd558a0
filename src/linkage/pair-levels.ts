// A pair of records as a row of small numbers: per field, which level its comparison falls on, and, where both have the
// very same value, how common that value is. Everything that weighs or learns works on these rows.
import type { ColumnComparison, Comparison, ComparisonLevel } from '../model/comparison.ts';
import { numbersOf, type RecordStore, type StoredField } from './record-store.ts';
import { sharedNumbers, type TextList } from './text-list.ts';

/** Fields of one group speak about the same thing (address and city). */
export interface ComparedField {
  /** Index in the store. */
  readonly field: number;
  readonly comparison: Comparison | ColumnComparison;
  readonly group: string;
  /** What of the group it is: an address and a phone are two ways to reach one household. */
  readonly kind: string;
  /** It is one of the two names that are typed into each other's column. */
  readonly swaps: 'given-name' | 'surname' | undefined;
  /** A first or a middle name in a column of its own. */
  readonly ofGivenName?: boolean;
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
  /** Of a mailbox: what two of that level are when they are named after their owner. */
  readonly ownName?: OwnName | undefined;
  /** Values shared by people who are not one: the most bits they may give. */
  readonly shared: ReadonlyMap<number, SharedKind>;
}

export type SharedKind = 'household' | 'public';

export interface OwnName {
  readonly level: number;
  readonly instead: number;
  readonly isNamedAfter: (value: string, name: string) => boolean;
}

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

/** And is it one that a household or the public shares? */
export const isSharedValue = (code: number): boolean => code > 0 && ((code - 1) & 15) >= HOUSEHOLD_BIN;

/** Values of one record, in the rows below: 0 none, else the number of the value plus one, or that there are several. */
const SEVERAL = 0xffffffff;

/** By record, the value of each field: all that is compared of a record lies side by side, in shared memory. */
export function valueRows(store: RecordStore, compared: readonly ComparedField[]): Uint32Array {
  const width = compared.length;
  const rows = sharedNumbers(store.count * width);
  compared.forEach(({ field }, at) => {
    const { offsets, values } = store.fields[field]!;
    for (let record = 0; record < store.count; record++) {
      const count = offsets[record + 1]! - offsets[record]!;
      rows[record * width + at] = count === 0 ? 0 : count === 1 ? values[offsets[record]!]! + 1 : SEVERAL;
    }
  });
  return rows;
}

export class PairLevels {
  readonly #fields: readonly FieldLevels[];
  readonly #width: number;
  readonly #values: Uint32Array;
  /** Given name and surname: typed into each other's column they are still who they are. */
  readonly #swaps: readonly [number, number];
  /** Surnames prepared as given names are. */
  readonly #surnamesAsGiven: FieldLevels | undefined;
  readonly #store: RecordStore;
  /** The mailbox; -1: none. */
  readonly #mailbox: number;
  /** Of the store. */
  readonly #mailboxField: number;
  readonly #ownName: OwnName | undefined;
  /** What a person is called, of the store. */
  readonly #names: readonly number[];

  constructor(store: RecordStore, compared: readonly ComparedField[], values = valueRows(store, compared)) {
    this.#fields = compared.map((field) => new FieldLevels(store.fields[field.field]!, field));
    this.#width = compared.length;
    this.#values = values;
    this.#store = store;
    this.#mailbox = compared.findIndex(({ ownName }) => ownName !== undefined);
    this.#ownName = compared[this.#mailbox]?.ownName;
    this.#mailboxField = compared[this.#mailbox]?.field ?? -1;
    this.#names = compared.filter(({ twoPeople, swaps }) => twoPeople.size > 0 || swaps !== undefined).map(({ field }) => field); // prettier-ignore
    this.#swaps = [
      compared.findIndex((field) => field.swaps === 'given-name'),
      compared.findIndex((field) => field.swaps === 'surname'),
    ];
    const [given, surname] = this.#swaps.map((at) => compared[at]);
    if (given && surname) this.#surnamesAsGiven = new FieldLevels(store.fields[surname.field]!, given);
  }

  /** Writes the pair's codes to `codes[at]…`. */
  read(left: number, right: number, codes: Uint16Array, at = 0): void {
    for (let field = 0; field < this.#width; field++) codes[at + field] = this.codeOf(left, right, field);
    this.readSwapped(left, right, codes, at);
  }

  /** The code of one field, before {@link readSwapped}. */
  codeOf(left: number, right: number, field: number): number {
    const one = this.#values[left * this.#width + field]!;
    const other = this.#values[right * this.#width + field]!;
    if (one === 0 || other === 0) return 0;
    const code =
      one === SEVERAL || other === SEVERAL
        ? this.#fields[field]!.codeOfSeveral(left, right)
        : this.#fields[field]!.codeOf(one - 1, other - 1);
    if (field !== this.#mailbox || levelOf(code) !== this.#ownName!.level) return code;
    return this.#isNamedAfter(left) || this.#isNamedAfter(right) ? 1 + this.#ownName!.instead * BINS : code;
  }

  /** jan.koenig@a.example and jan.koenig@b.example: of two Jan Koenigs it says what their names say. */
  #isNamedAfter(record: number): boolean {
    const textsOf = (field: number): string[] => Array.from(numbersOf(this.#store.fields[field]!, record), (number) => this.#store.fields[field]!.dictionary.at(number)); // prettier-ignore
    const mailboxes = textsOf(this.#mailboxField);
    return this.#names.some((field) => textsOf(field).some((name) => mailboxes.some((mailbox) => this.#ownName!.isNamedAfter(mailbox, name)))); // prettier-ignore
  }

  /**
   * As {@link codeOf} where that takes no comparing: a value is missing, or both have the same. Else -1, or -2 where one
   * of the records has several values.
   */
  peek(left: number, right: number, field: number): number {
    const one = this.#values[left * this.#width + field]!;
    const other = this.#values[right * this.#width + field]!;
    if (one === 0 || other === 0) return 0;
    if (one === SEVERAL || other === SEVERAL) return -2;
    return one === other ? this.#fields[field]!.codeOf(one - 1, one - 1) : -1;
  }

  /** Corrects the codes of a given name and a surname that stand in each other's column. */
  readSwapped(left: number, right: number, codes: Uint16Array, at: number): void {
    const [ofGiven, ofSurname] = this.#swaps;
    if (ofGiven < 0 || ofSurname < 0) return;
    const [given, surname] = [codes[at + ofGiven]!, codes[at + ofSurname]!];
    const names = this.#fields[ofGiven]!;
    if (!names.isDifferent(given) && !names.isDifferent(surname)) return;
    if (given > 0 && surname > 0 && !names.isDifferent(Math.min(given, surname))) return;
    const others = this.#surnamesAsGiven!;
    const there = names.levelAcross(left, others, right);
    if (there > 1 && there < NOT_THERE) return;
    const back = names.levelAcross(right, others, left);
    // At least one is found in the other column, and the other is not contradicted.
    if (Math.min(there, back) > 1 || (back > 1 && back < NOT_THERE)) return;
    codes[at + ofGiven] = CLOSE;
    codes[at + ofSurname] = Math.max(there, back) === NOT_THERE ? 0 : CLOSE;
  }
}

const CLOSE = 1 + BINS;
/** Beyond any level: one of the two has no value. */
const NOT_THERE = 99;

/** Pairs of values whose code is remembered: names and streets meet again and again. A power of two. */
const REMEMBERED_BITS = 15;
/** Values that stay prepared, at most; a power of two. */
export const PREPARED = 1 << 16;
/** Of fields with so many more values that one hardly meets the same again, fewer do. */
const TOO_MANY = 4 * PREPARED;
const FEW_PREPARED = 1 << 12;
const NO_VALUE = 0xffffffff;

class FieldLevels {
  readonly #offsets: Uint32Array;
  readonly #values: Uint32Array;
  readonly #dictionary: TextList;
  readonly #levels: readonly ComparisonLevel[];
  /** One of the two. */
  readonly #comparison: Comparison | undefined;
  readonly #ofColumn: ColumnComparison | undefined;
  readonly #bins: Uint8Array;
  /** Value v at place v modulo the length, and which value that is. */
  readonly #prepared: unknown[];
  readonly #preparedValue: Uint32Array;
  /** Of pairs asked before: lower value, higher value, code, nothing. */
  readonly #asked = new Uint32Array(4 << REMEMBERED_BITS);
  /** By value: its code with itself; 0: not asked yet. */
  readonly #same: Uint16Array;

  constructor({ offsets, values, dictionary, counts }: StoredField, { comparison, shared }: ComparedField) {
    this.#offsets = offsets;
    this.#values = values;
    this.#dictionary = dictionary;
    this.#levels = comparison.levels;
    this.#comparison = 'prepare' in comparison ? comparison : undefined;
    this.#ofColumn = 'prepare' in comparison ? undefined : comparison;
    const most = this.#ofColumn ? 1 : dictionary.size > TOO_MANY ? FEW_PREPARED : PREPARED;
    const places = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(1, dictionary.size))));
    this.#prepared = new Array<unknown>(places);
    this.#preparedValue = new Uint32Array(places).fill(NO_VALUE);
    this.#same = new Uint16Array(dictionary.size);
    this.#bins = Uint8Array.from(counts, binOfCount);
    for (const [value, kind] of shared) this.#bins[value] = kind === 'household' ? HOUSEHOLD_BIN : PUBLIC_BIN;
  }

  codeOf(left: number, right: number): number {
    if (left === right) return this.#same[left]! || this.#codeOfSame(left);
    const [low, high] = left < right ? [left, right] : [right, left];
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - REMEMBERED_BITS)) * 4;
    const asked = this.#asked;
    if (asked[slot] === low && asked[slot + 1] === high) return asked[slot + 2]!;
    const code = 1 + this.#levelOf(low, high) * BINS;
    asked[slot] = low;
    asked[slot + 1] = high;
    asked[slot + 2] = code;
    return code;
  }

  /** Of several values on either side, the two that fall on the strictest level. */
  codeOfSeveral(left: number, right: number): number {
    const offsets = this.#offsets;
    const leftTo = offsets[left + 1]!;
    const rightTo = offsets[right + 1]!;
    let best = 0;
    for (let i = offsets[left]!; i < leftTo; i++) {
      for (let j = offsets[right]!; j < rightTo; j++) {
        const code = this.codeOf(this.#values[i]!, this.#values[j]!);
        if (best === 0 || code < best) best = code;
      }
    }
    return best;
  }

  /** Is this the last level, none of the above? Only comparisons without a type of their own promise that order. */
  isDifferent(code: number): boolean {
    return code > 0 && levelOf(code) === this.#levels.length - 1;
  }

  /** How a value of this field compares with a value another field holds; `other` prepares its values as this one does. */
  levelAcross(record: number, other: FieldLevels, otherRecord: number): number {
    const own = this.#offsets[record]!;
    const their = other.#offsets[otherRecord]!;
    const comparison = this.#comparison;
    if (own === this.#offsets[record + 1] || their === other.#offsets[otherRecord + 1]) return NOT_THERE;
    if (comparison === undefined) return NOT_THERE;
    return comparison.compare(
      this.#prepare(comparison, this.#values[own]!),
      other.#prepare(comparison, other.#values[their]!),
    );
  }

  #codeOfSame(value: number): number {
    const code = 1 + this.#levelOf(value, value) * BINS + this.#bins[value]!;
    this.#same[value] = code;
    return code;
  }

  #levelOf(one: number, other: number): number {
    if (this.#ofColumn) return this.#ofColumn.compareValues(one, other);
    const comparison = this.#comparison!;
    const left = this.#prepare(comparison, one);
    return comparison.compare(left, one === other ? left : this.#prepare(comparison, other));
  }

  #prepare(comparison: Comparison, value: number): unknown {
    const place = value & (this.#prepared.length - 1);
    if (this.#preparedValue[place] === value) return this.#prepared[place];
    const prepared = comparison.prepare(this.#dictionary.at(value));
    this.#preparedValue[place] = value;
    this.#prepared[place] = prepared;
    return prepared;
  }
}

function binOfCount(count: number): number {
  let bin = 1;
  while (bin < 13 && count >= LOWEST[bin + 1]!) bin++;
  return bin;
}
