// How much a pair can come to, while only some of its fields have been compared.
import type { Bits } from '../model/comparison.ts';
import { kindsOf, SECOND_CONTACT_BITS, type Scorer } from './match-model.ts';
import type { ComparedField } from './pair-levels.ts';

/** Never less than what the scorer will say of the pair. */
export class Hope {
  readonly #scorer: Scorer;
  /** By field, the most it may add; what speaks against the pair is below 0. */
  readonly #bits: Float64Array;
  /** By field: fields of one kind count once. */
  readonly #kindOf: Uint8Array;
  readonly #groupOf: Uint8Array;
  /** By kind: the group it is one of. */
  readonly #groupOfKind: Uint8Array;
  readonly #best: Float64Array;
  /** By kind, what speaks loudest against the pair. */
  readonly #least: Float64Array;
  readonly #whole: Float64Array;
  /** By group: of the fields that may speak for the pair, the least likely to agree by chance. */
  readonly #chance: Float64Array;
  /** By field, how likely two customers share a value. */
  readonly #chanceOf: Float64Array;

  constructor(compared: readonly ComparedField[], scorer: Scorer) {
    this.#scorer = scorer;
    this.#bits = new Float64Array(compared.length);
    const groups = [...new Set(compared.map(({ group }) => group))];
    const kinds = kindsOf(compared);
    this.#groupOf = Uint8Array.from(compared, ({ group }) => groups.indexOf(group));
    this.#kindOf = Uint8Array.from(kinds);
    this.#best = new Float64Array(Math.max(...kinds, 0) + 1);
    this.#least = new Float64Array(this.#best.length);
    this.#groupOfKind = new Uint8Array(this.#best.length);
    kinds.forEach((kind, field) => (this.#groupOfKind[kind] = this.#groupOf[field]!));
    this.#whole = new Float64Array(groups.length);
    this.#chance = new Float64Array(groups.length);
    this.#chanceOf = Float64Array.from(compared, (_, field) => scorer.chanceOf(field));
  }

  /** Not compared yet. */
  expect(field: number, several: boolean): void {
    this.#bits[field] = this.#scorer.hopeOf(field, several);
  }

  know(field: number, code: number): void {
    this.#bits[field] = this.#scorer.bitsOf(field, code);
  }

  most(): Bits {
    const bits = this.#bits;
    const best = this.#best;
    const chance = this.#chance;
    for (let kind = 0; kind < best.length; kind++) best[kind] = 0;
    for (let group = 0; group < chance.length; group++) chance[group] = Infinity;
    let against = false;
    for (let field = 0; field < bits.length; field++) {
      const own = bits[field]!;
      if (own <= 0) {
        against ||= own < 0;
        continue;
      }
      const kind = this.#kindOf[field]!;
      if (own > best[kind]!) best[kind] = own;
      const group = this.#groupOf[field]!;
      if (this.#chanceOf[field]! < chance[group]!) chance[group] = this.#chanceOf[field]!;
    }
    let most = 0;
    if (against) {
      const least = this.#least;
      for (let kind = 0; kind < least.length; kind++) least[kind] = 0;
      for (let field = 0; field < bits.length; field++) {
        const own = bits[field]!;
        if (own >= 0 || this.#chanceOf[field]! >= chance[this.#groupOf[field]!]!) continue;
        const kind = this.#kindOf[field]!;
        if (own < least[kind]!) {
          most += own - least[kind]!;
          least[kind] = own;
        }
      }
    }
    // The best kind of a group counts whole, of any other a little.
    const whole = this.#whole;
    for (let group = 0; group < whole.length; group++) whole[group] = 0;
    for (let kind = 0; kind < best.length; kind++) {
      const group = this.#groupOfKind[kind]!;
      const own = best[kind]!;
      const before = whole[group]!;
      const less = own > before ? before : own;
      if (own > before) whole[group] = own;
      most += less < SECOND_CONTACT_BITS ? less : SECOND_CONTACT_BITS;
    }
    for (let group = 0; group < whole.length; group++) most += whole[group]!;
    return most;
  }
}
