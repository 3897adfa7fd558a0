// One pair of records, field by field: which level each comparison falls on and what it adds to the sum.
import type { Bits, ComparisonLevel } from '../model/comparison.ts';
import { Hope } from './hope.ts';
import { Scorer, type MatchModel } from './match-model.ts';
import { levelOf, PairLevels, PREPARED, type ComparedField } from './pair-levels.ts';
import { hasValue, numbersOf, type RecordStore, type StoredField } from './record-store.ts';

export interface FieldEvidence {
  /** Index in the store. */
  readonly field: number;
  readonly level: ComparisonLevel;
  /** What it adds: less than the level weighs where another field has said the same. */
  readonly bits: Bits;
}

export interface PairEvidence {
  readonly fields: readonly FieldEvidence[];
  /** Sum over the fields, prior not included. */
  readonly bits: Bits;
}

/** Reads pairs and weighs them by a model. */
export class PairWeigher {
  readonly codes: Uint16Array;
  readonly scorer: Scorer;
  /** One of the two records weighed last names a person. */
  people = false;
  readonly #store: RecordStore;
  readonly #compared: readonly ComparedField[];
  readonly #levels: PairLevels;
  readonly #names: readonly StoredField[];
  readonly #listsPeople: boolean;
  /**
   * Fields in the order they are compared in: first those whose values all stay prepared, addresses, which take longest,
   * last; of alike ones those that can say most.
   */
  readonly #order: readonly number[];
  readonly #open: Uint8Array;
  readonly #hope: Hope;
  readonly #swapping: readonly number[];
  readonly #judged: ReadonlySet<number>;
  #left = 0;
  #right = 0;

  constructor(
    store: RecordStore,
    compared: readonly ComparedField[],
    model: MatchModel,
    levels = new PairLevels(store, compared),
  ) {
    this.#store = store;
    this.#compared = compared;
    this.#levels = levels;
    this.#names = namesOf(store);
    this.#listsPeople = listsPeople(store);
    this.codes = new Uint16Array(compared.length);
    this.scorer = new Scorer(compared, model);
    const isCheap = (field: number): boolean =>
      compared[field]!.kind !== 'place' && store.fields[compared[field]!.field]!.size <= PREPARED;
    this.#order = compared
      .map((_, field) => field)
      .sort(
        (a, b) =>
          Number(isCheap(b)) - Number(isCheap(a)) ||
          Number(compared[a]!.kind === 'place') - Number(compared[b]!.kind === 'place') ||
          this.scorer.hopeOf(b, false) - this.scorer.hopeOf(a, false) ||
          a - b,
      );
    this.#open = new Uint8Array(compared.length);
    this.#hope = new Hope(compared, this.scorer);
    this.#judged = new Set(compared.filter(({ veto }) => veto).map(({ field }) => field));
    this.#swapping = [...compared.keys()].filter((field) => compared[field]!.swaps !== undefined);
  }

  /** Bits of evidence of one pair, without the prior. */
  weigh(left: number, right: number): Bits {
    this.#levels.read(left, right, this.codes);
    return this.#score(left, right);
  }

  /**
   * As {@link weigh}, or -Infinity when no more than `least` bits can come together: of most pairs that share a block one
   * need not know everything. Two who share a line or an address are always weighed.
   */
  weighIfHopeful(left: number, right: number, least: Bits): Bits {
    const { codes } = this;
    const levels = this.#levels;
    const hope = this.#hope;
    let reached = false;
    let open = 0;
    let names = 0;
    for (const field of this.#order) {
      const code = levels.peek(left, right, field);
      const { swaps, reaches } = this.#compared[field]!;
      if (code < 0) {
        this.#open[open++] = field;
        hope.expect(field, code === -2);
        if (swaps !== undefined) names++;
        continue;
      }
      codes[field] = code;
      // A name that is missing may stand in the other column.
      if (code === 0 && swaps !== undefined) hope.expect(field, false);
      else hope.know(field, code);
      if (code > 0 && reaches) reached = true;
    }
    if (names === 0) this.#readSwapped(left, right);
    for (let at = 0; at < open; at++) {
      if (!reached && hope.most() < least) return -Infinity;
      const field = this.#open[at]!;
      const code = levels.codeOf(left, right, field);
      codes[field] = code;
      const { reaches, swaps, comparison } = this.#compared[field]!;
      if (reaches && comparison.levels[levelOf(code)]!.agrees) reached = true;
      if (swaps === undefined) hope.know(field, code);
      else if (--names === 0) this.#readSwapped(left, right);
    }
    if (!reached && hope.most() < least) return -Infinity;
    return this.#score(left, right);
  }

  /** What is no match may be one in the other column: the codes of names stand when both have been read. */
  #readSwapped(left: number, right: number): void {
    this.#levels.readSwapped(left, right, this.codes, 0);
    for (const field of this.#swapping) this.#hope.know(field, this.codes[field]!);
  }

  #score(left: number, right: number): Bits {
    this.#left = left;
    this.#right = right;
    this.people = this.#listsPeople || namesSomebody(this.#names, left) || namesSomebody(this.#names, right);
    return this.scorer.score(this.codes, 0, this.people);
  }

  /** Of the pair weighed last: the field of the store whose two valid values forbid a match; -1: none. */
  forbiddenBy(vetoFields: readonly number[]): number {
    for (let at = 0; at < this.codes.length; at++) {
      const code = this.codes[at]!;
      const { comparison, veto, organisation, field } = this.#compared[at]!;
      // In a list of people an employer's number says nothing against two records being one person.
      if (code === 0 || !veto || (this.people && organisation)) continue;
      const level = comparison.levels[levelOf(code)]!;
      if (!level.agrees && level.bits < 0) return field;
    }
    return differingField(this.#store, vetoFields, this.#judged, this.#left, this.#right);
  }

  /** Of the pair weighed last: the field of the store by which both are reached; -1: none. */
  contactField(): number {
    const at = this.scorer.contact(this.codes, 0);
    return at < 0 ? -1 : this.#compared[at]!.field;
  }
}

/** `judged`: fields whose comparison has said already that two values are one that was mistyped. */
function differingField(
  store: RecordStore,
  fields: readonly number[],
  judged: ReadonlySet<number>,
  left: number,
  right: number,
): number {
  for (const at of fields) {
    if (judged.has(at)) continue;
    const field = store.fields[at]!;
    const a = numbersOf(field, left);
    const b = numbersOf(field, right);
    if (a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value))) return at;
  }
  return -1;
}

function namesOf(store: RecordStore): StoredField[] {
  return store.fields.filter((field) => field.type === 'name');
}

function namesSomebody(names: readonly StoredField[], record: number): boolean {
  for (const name of names) if (hasValue(name, record)) return true;
  return false;
}

/** Most records name somebody: one that does not (王先生) still stands for a person. */
export function listsPeople(store: RecordStore): boolean {
  const names = namesOf(store);
  let named = 0;
  for (let record = 0; record < store.count; record++) if (namesSomebody(names, record)) named++;
  return named * 2 > store.count;
}

/** Probability that the two are one customer, from prior and evidence in bits. */
export function probability(bits: Bits): number {
  return 1 / (1 + 2 ** -bits);
}
