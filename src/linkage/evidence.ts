// One pair of records, field by field: which level each comparison falls on and what it adds to the sum.
import type { Bits, ComparisonLevel } from '../model/comparison.ts';
import { Scorer, type MatchModel } from './match-model.ts';
import { levelOf, PairLevels, type ComparedField } from './pair-levels.ts';
import type { RecordStore, StoredField } from './record-store.ts';

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
  /** Independent groups that agree. */
  readonly agreeing: number;
  /** Name of the field whose different valid values forbid the merge, or ''. */
  readonly veto: string;
}

/** Weighs pairs by a model. */
export class PairWeigher {
  readonly codes: Uint16Array;
  readonly scorer: Scorer;
  readonly #store: RecordStore;
  readonly #compared: readonly ComparedField[];
  readonly #levels: PairLevels;
  readonly #names: readonly StoredField[];
  readonly #listsPeople: boolean;
  #people = false;

  constructor(
    store: RecordStore,
    compared: readonly ComparedField[],
    model: MatchModel,
    levels = new PairLevels(store, compared),
  ) {
    this.#store = store;
    this.#compared = compared;
    this.#levels = levels;
    this.scorer = new Scorer(compared, model);
    this.codes = new Uint16Array(compared.length);
    this.#names = namesOf(store);
    this.#listsPeople = listsPeople(store);
  }

  /** Bits of evidence of one pair, without the prior. */
  weigh(left: number, right: number): Bits {
    this.#levels.read(left, right, this.codes);
    this.#people = this.#listsPeople || namesSomebody(this.#names, left) || namesSomebody(this.#names, right);
    return this.scorer.score(this.codes, 0, this.#people);
  }

  /** Of the pair weighed last: every field both records have; a missing value is no evidence either way. */
  evidence(bits: Bits): PairEvidence {
    let veto = '';
    const fields = this.scorer.contributions(this.codes, 0).map(({ field, level, bits: own }) => {
      const { comparison, field: stored, veto: forbids, organisation } = this.#compared[field]!;
      const found = comparison.levels[level]!;
      // In a list of people an employer's number says nothing against two records being one person.
      if (forbids && !(this.#people && organisation) && !found.agrees && found.bits < 0)
        veto ||= this.#store.fields[stored]!.name;
      return { field: stored, level: found, bits: own };
    });
    return { fields, bits, agreeing: this.scorer.agreeing, veto };
  }

  /** A field that agrees in the pair weighed last, by its index in the store; -1: none. */
  agreeingField(): number {
    for (let at = 0; at < this.codes.length; at++) {
      const code = this.codes[at]!;
      if (code > 0 && this.#compared[at]!.comparison.levels[levelOf(code)]!.agrees)
        return this.#compared[at]!.field;
    }
    return -1;
  }
}

function namesOf(store: RecordStore): StoredField[] {
  return store.fields.filter((field) => field.type === 'name');
}

function namesSomebody(names: readonly StoredField[], record: number): boolean {
  return names.some(({ offsets }) => offsets[record]! < offsets[record + 1]!);
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
