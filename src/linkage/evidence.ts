// One pair of records, field by field: which level each comparison falls on and what it weighs.
import type { Bits, Comparison, ComparisonLevel } from '../model/comparison.ts';
import type { RecordStore, StoredField } from './record-store.ts';

/** Fields of one group speak about the same thing (address and city): only the strongest of a group counts. */
export interface ComparedField {
  /** Index in the store. */
  readonly field: number;
  readonly comparison: Comparison;
  readonly group: string;
  /** A different valid value on both sides forbids the merge. */
  readonly veto: boolean;
  /** It identifies an organisation: where a person is named, sharing it makes colleagues, not one customer. */
  readonly organisation: boolean;
  /** A valid identity number that agrees counts as two independent pieces of evidence. */
  readonly strong: boolean;
  /** Probability that two different customers share a value of this field, before any is known to be common. */
  readonly rarity: number;
  /** Most bits a shared value of the field may give, by value number; undefined: no value is limited. */
  readonly limits?: ReadonlyMap<number, Bits>;
}

export interface FieldEvidence {
  readonly field: number;
  readonly level: ComparisonLevel;
  readonly bits: Bits;
}

export interface PairEvidence {
  readonly fields: readonly FieldEvidence[];
  /** Sum over groups, prior not included. */
  readonly bits: Bits;
  /** Independent groups that agree. */
  readonly agreeing: number;
  /** Name of the field whose different valid values forbid the merge, or ''. */
  readonly veto: string;
}

/** A customer entered this often is nothing unusual: only what lies beyond says that a value is common. */
const LIKELY_DUPLICATES = 4;
/** Shares of fewer records than this say little about how common a value is among people. */
const LEAST_POPULATION = 1_000;

/** Most bits a shared organisation may give two records that name people. */
const COLLEAGUE_BITS = 8;

export class PairComparer {
  readonly #store: RecordStore;
  readonly #fields: readonly ComparedField[];
  readonly #names: readonly StoredField[];
  /** Most records name somebody: one that does not (王先生) still stands for a person. */
  readonly #listsPeople: boolean;
  /** Prepared values per field, made when first asked for. */
  readonly #prepared: unknown[][];

  constructor(store: RecordStore, fields: readonly ComparedField[]) {
    this.#store = store;
    this.#fields = fields;
    this.#prepared = fields.map(() => []);
    this.#names = store.fields.filter((field) => field.type === 'name');
    let named = 0;
    for (let record = 0; record < store.count; record++) if (this.#namesSomebody(record)) named++;
    this.#listsPeople = named * 2 > store.count;
  }

  /** Every field both records have; a missing value is no evidence either way. */
  compare(left: number, right: number): PairEvidence {
    const found: FieldEvidence[] = [];
    let veto = '';
    const groups = new Map<string, Bits>();
    const agreed = new Map<string, number>();
    const people = this.#listsPeople || this.#namesSomebody(left) || this.#namesSomebody(right);
    for (let at = 0; at < this.#fields.length; at++) {
      const compared = this.#fields[at]!;
      const own = this.#compareField(at, compared, left, right);
      if (!own) continue;
      const colleagues = people && compared.organisation;
      const evidence = colleagues && own.bits > COLLEAGUE_BITS ? { ...own, bits: COLLEAGUE_BITS } : own;
      found.push(evidence);
      const { level, bits } = evidence;
      if (compared.veto && !colleagues && !level.agrees && level.bits < 0)
        veto ||= this.#store.fields[compared.field]!.name;
      const best = groups.get(compared.group);
      groups.set(compared.group, best === undefined ? bits : strongest(best, bits));
      if (level.agrees && bits > 0)
        agreed.set(compared.group, compared.strong && !colleagues ? 2 : (agreed.get(compared.group) ?? 1));
    }
    let bits = 0;
    for (const value of groups.values()) bits += value;
    let agreeing = 0;
    for (const value of agreed.values()) agreeing += value;
    return { fields: found, bits, agreeing, veto };
  }

  #namesSomebody(record: number): boolean {
    return this.#names.some(({ offsets }) => offsets[record]! < offsets[record + 1]!);
  }

  #compareField(at: number, compared: ComparedField, left: number, right: number): FieldEvidence | undefined {
    const stored = this.#store.fields[compared.field]!;
    const { offsets, values } = stored;
    const leftFrom = offsets[left]!;
    const leftTo = offsets[left + 1]!;
    const rightFrom = offsets[right]!;
    const rightTo = offsets[right + 1]!;
    if (leftFrom === leftTo || rightFrom === rightTo) return undefined;
    let best: FieldEvidence | undefined;
    for (let i = leftFrom; i < leftTo; i++) {
      for (let j = rightFrom; j < rightTo; j++) {
        const evidence = this.#compareValues(at, compared, stored, values[i]!, values[j]!);
        if (!best || evidence.bits > best.bits) best = evidence;
      }
    }
    return best;
  }

  #compareValues(
    at: number,
    compared: ComparedField,
    stored: StoredField,
    left: number,
    right: number,
  ): FieldEvidence {
    const { comparison, field } = compared;
    const { levels } = comparison;
    const index = comparison.compare(this.#prepare(at, stored, left), this.#prepare(at, stored, right));
    const level = levels[index] ?? levels.at(-1)!;
    return {
      field,
      level,
      bits: left === right ? this.#sameBits(compared, stored, left, level.bits) : level.bits,
    };
  }

  /** A shared value weighs less the more records carry it: "same name" says little when the name is common. */
  #sameBits({ rarity, limits }: ComparedField, { counts }: StoredField, value: number, bits: Bits): Bits {
    const others =
      Math.max(0, counts[value]! - LIKELY_DUPLICATES) / Math.max(LEAST_POPULATION, this.#store.count);
    const common = others > rarity ? Math.log2(others / rarity) : 0;
    const limit = limits?.get(value) ?? Infinity;
    return Math.min(limit, Math.max(0.5, bits - common));
  }

  #prepare(at: number, stored: StoredField, value: number): unknown {
    const prepared = this.#prepared[at]!;
    return (prepared[value] ??= this.#fields[at]!.comparison.prepare(stored.dictionary[value]!));
  }
}

/** Within a group the larger agreement wins; disagreement counts only where nothing agrees. */
function strongest(left: Bits, right: Bits): Bits {
  return left > 0 || right > 0 ? Math.max(left, right) : Math.min(left, right);
}

/** Probability that the two are one customer, from prior and evidence in bits. */
export function probability(bits: Bits): number {
  return 1 / (1 + 2 ** -bits);
}
