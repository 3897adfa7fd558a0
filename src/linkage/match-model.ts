// The Fellegi–Sunter model: per field and level the share among pairs that are one customer (m) and among pairs that
// are two (u); which fields say the same thing twice; and how likely any two records are one customer before anything
// is known of them. Weights are log2(m / u), in bits.
import type { Bits } from '../model/comparison.ts';
import {
  BINS,
  CARRIERS,
  CODES,
  isSameValue,
  isSharedValue,
  levelOf,
  type ComparedField,
} from './pair-levels.ts';

export interface FieldModel {
  /** By level. */
  readonly m: Float64Array;
  readonly u: Float64Array;
  /** Records that have the field. */
  readonly filled: number;
  /** Of the pairs that share a value, how many are one customer: near 1 for a phone, near 0 for a surname. */
  readonly kappa: number;
  /** Least probability that two customers share any one value. */
  readonly floor: number;
  /** By bin of a value: the probability that the record of another customer carries it; undefined: not learned. */
  readonly sharing: Float64Array | undefined;
}

export interface MatchModel {
  readonly fields: readonly FieldModel[];
  /** Probability that any two records are one customer, by class of the pair. */
  readonly lambda: readonly number[];
  /**
   * `lift[i * fields + j]`: bits by which field j agrees more often among two customers who share field i than among
   * any two. Families share a phone, an address and a surname: three agreements, one reason.
   */
  readonly lift: Float64Array;
}

/** A shared household or public line gives at most so much, by bin. */
const HOUSEHOLD_BITS = 6;
const PUBLIC_BITS = 2;
const MOST_BITS = 18;
/** The limits are those of so many records: among more, a value nobody else has tells more. */
const LIMITED_AT = 100_000;
const MOST_GENERIC_BITS = 14;
const MOST_STRONG_BITS = 22;
const LEAST_BITS = -8;
/** Of the records that have a field, so many share any value with another customer at least. */
export const LEAST_SHARED = 0.05;
/** Most a shared organisation may say of two records that name people. */
const COLLEAGUE_BITS = 8;

/** A city or a gender that agrees is no evidence of its own. */
const AGREEING_BITS = 3;
/** Three that tell so much outweigh two names. */
const TELLING_BITS = 6;
/** A birthday one slip off still says that the two are one; one of the same year does not. */
const NEARLY_ONE = 4;
/** Of two who are called differently, what is merely alike says at most so much: 13900139001 and …02 are colleagues. */
const ALIKE_BITS = 3;

/** A flag beside that of other names. */
const UNSURE_SURNAME = 2;

/** Bits of every code of one field. */
export function bitsOfCodes(
  compared: ComparedField,
  { m, u, filled, kappa, floor, sharing }: FieldModel,
): Float64Array {
  const bits = new Float64Array(CODES);
  const more = Math.log2(Math.max(1, filled / LIMITED_AT));
  const limit = compared.strong ? MOST_STRONG_BITS : compared.generic ? MOST_GENERIC_BITS : MOST_BITS;
  const most = Math.min(MOST_STRONG_BITS, limit + more);
  const plain = monotone(m, u);
  for (let level = 0; level < m.length; level++) {
    const at = 1 + level * BINS;
    const ofLevel = compared.comparison.levels[level]?.most ?? most;
    bits[at] = Math.min(most, ofLevel, Math.max(LEAST_BITS, plain[level]!));
    for (let bin = 1; bin < BINS; bin++) {
      if (plain[level]! <= 0) {
        bits[at + bin] = bits[at]!;
        continue;
      }
      const carriers = CARRIERS[bin] ?? 2;
      // Of the others who carry it, those who are the same customer say nothing about how common it is.
      const common = Math.max(0, carriers - 1 - kappa) / Math.max(1, filled);
      const own =
        sharing === undefined
          ? Math.log2(m[level]! / Math.max(common, level === 0 ? floor : u[level]!))
          : Math.log2(m[level]! / Math.max(sharing[bin]!, level === 0 ? LEAST_SHARED / filled : u[level]!));
      const atMost = bin === 14 && sharing === undefined ? HOUSEHOLD_BITS : bin === 15 ? PUBLIC_BITS : most;
      bits[at + bin] = Math.min(atMost, most, Math.max(0.5, own));
    }
  }
  return bits;
}

/** Weights that never rise from a stricter level to a looser one: neighbours that would are taken together. */
function monotone(m: Float64Array, u: Float64Array): number[] {
  const pools: { m: number; u: number; levels: number }[] = [];
  for (let level = 0; level < m.length; level++) {
    pools.push({ m: m[level]!, u: u[level]!, levels: 1 });
    while (pools.length > 1) {
      const [before, last] = [pools.at(-2)!, pools.at(-1)!];
      if (last.m * before.u <= before.m * last.u) break;
      pools.splice(-2, 2, {
        m: before.m + last.m,
        u: before.u + last.u,
        levels: before.levels + last.levels,
      });
    }
  }
  return pools.flatMap((pool) => new Array<number>(pool.levels).fill(Math.log2(pool.m / pool.u)));
}

/** What one field adds to a pair, after all. */
export interface Contribution {
  /** Index among the compared fields. */
  readonly field: number;
  readonly level: number;
  readonly bits: Bits;
}

/** Weighs rows of codes by a model. Holds scratch memory: one for each thread. */
export class Scorer {
  readonly #bits: readonly Float64Array[];
  readonly #hope: Float64Array;
  readonly #most: Float64Array;
  readonly #agrees: readonly Uint8Array[];
  readonly #twoPeople: readonly Uint8Array[];
  readonly #unsure: readonly Uint8Array[];
  readonly #groups: Uint8Array;
  /** By field: which of the kinds that speak about one thing it is of. */
  readonly #kinds: Uint8Array;
  /** By kind: what has been counted against the pair. */
  readonly #against: Float64Array;
  readonly #lift: Float64Array;
  /** By field and field: two ways to reach one household. */
  readonly #reachesToo: Uint8Array;
  /** How likely two customers share a value, by field. */
  readonly #chance: Float64Array;
  readonly #personal: Uint8Array;
  readonly #compared: readonly ComparedField[];
  readonly #given: Float64Array;
  readonly #order: Uint8Array;
  /** By group: how often it has been counted among those that agree. */
  readonly #counted: Uint8Array;
  /** Of the pair scored last: groups that agree by more than they would anyway, a strong one counted twice. */
  agreeing = 0;
  /** Of the pair scored last: the names are one beyond doubt, or there are none. */
  sureName = true;
  /** Of the pair scored last: it names two customers. */
  twoNames = false;
  /** And nothing strong enough says otherwise. */
  twoPeople = false;
  /** Of the pair scored last: what only one person has is another one, and nothing of the kind agrees. */
  ownDiffers = false;

  constructor(compared: readonly ComparedField[], model: MatchModel) {
    this.#compared = compared;
    this.#bits = compared.map((field, at) => bitsOfCodes(field, model.fields[at]!));
    this.#most = Float64Array.from(this.#bits, (bits) => bits.reduce((most, own) => Math.max(most, own), 0));
    this.#hope = Float64Array.from(this.#bits, (bits) =>
      bits.reduce((most, own, code) => (isSameValue(code) ? most : Math.max(most, own)), 0),
    );
    const flags = (test: (field: ComparedField, level: number) => boolean): Uint8Array[] =>
      compared.map((field) =>
        Uint8Array.from({ length: CODES }, (_, code) =>
          code > 0 && levelOf(code) < field.comparison.levels.length && test(field, levelOf(code)) ? 1 : 0,
        ),
      );
    this.#agrees = flags((field, level) => field.comparison.levels[level]!.agrees);
    this.#twoPeople = flags((field, level) => field.twoPeople.has(field.comparison.levels[level]!.name));
    this.#unsure = flags(({ sureNames, comparison }, level) =>
      sureNames === undefined ? false : !sureNames.has(comparison.levels[level]!.name),
    ).map((unsure, at) => (compared[at]!.swaps === 'surname' ? unsure.map((flag) => flag * UNSURE_SURNAME) : unsure)); // prettier-ignore
    const groups = [...new Set(compared.map((field) => field.group))];
    this.#groups = Uint8Array.from(compared, (field) => groups.indexOf(field.group));
    const kinds = kindsOf(compared);
    this.#kinds = Uint8Array.from(kinds);
    this.#against = new Float64Array(Math.max(...kinds, 0) + 1);
    this.#lift = model.lift;
    this.#reachesToo = Uint8Array.from(model.lift, (_, at) => {
      const [one, other] = [compared[Math.floor(at / compared.length)]!, compared[at % compared.length]!];
      return one.group === other.group && one.kind !== other.kind ? 1 : 0;
    });
    this.#chance = Float64Array.from(model.fields, ({ u }) => u[0]!);
    this.#personal = Uint8Array.from(compared, (field, at) => (isPersonal(field, model.fields[at]!) ? 1 : 0));
    this.#given = new Float64Array(compared.length);
    this.#order = new Uint8Array(compared.length);
    this.#counted = new Uint8Array(groups.length);
  }

  /** Bits of evidence, without the prior. `people`: one of the two records names a person. */
  score(codes: Uint16Array, at: number, people: boolean): Bits {
    const count = this.#compared.length;
    const given = this.#given;
    const order = this.#order;
    let length = 0;
    let twoPeople = 0;
    let unsure = 0;
    let firms = 0;
    for (let i = 0; i < count; i++) twoPeople |= this.#twoPeople[i]![codes[at + i]!]!;
    for (let i = 0; i < count; i++) {
      const code = codes[at + i]!;
      let bits = this.#bits[i]![code]!;
      if (twoPeople !== 0 && bits > ALIKE_BITS && this.#agrees[i]![code] === 0 && this.#personal[i] === 0)
        bits = ALIKE_BITS;
      if (code > 0 && this.#compared[i]!.organisation) {
        firms++;
        if (people && bits > COLLEAGUE_BITS) bits = COLLEAGUE_BITS;
      }
      given[i] = bits;
      unsure |= this.#unsure[i]![code]!;
      if (bits <= 0) continue;
      let place = length++;
      while (place > 0 && given[order[place - 1]!]! < bits) {
        order[place] = order[place - 1]!;
        place--;
      }
      order[place] = i;
    }
    const counted = this.#counted.fill(0);
    let total = 0;
    let agreeing = 0;
    let telling = 0;
    for (let place = 0; place < length; place++) {
      const i = order[place]!;
      let taken = 0;
      for (let before = 0; before < place; before++) {
        const j = order[before]!;
        const lift = this.#reachesToo[j * count + i] === 1 ? given[i]! - SECOND_CONTACT_BITS : this.#lift[j * count + i]!; // prettier-ignore
        if (lift > taken) taken = lift;
      }
      const bits = Math.max(0, given[i]! - taken);
      given[i] = bits;
      total += bits;
      if (bits < AGREEING_BITS || this.#agrees[i]![codes[at + i]!] === 0) continue;
      const ofEmployer = people && this.#compared[i]!.organisation;
      // A strong field counts twice, and a group by its strongest field.
      const group = this.#groups[i]!;
      const more = (this.#compared[i]!.strong && !ofEmployer ? 2 : 1) - counted[group]!;
      if (more <= 0) continue;
      counted[group]! += more;
      agreeing += more;
      if (bits >= TELLING_BITS && !ofEmployer) telling += more;
    }
    const against = this.#against.fill(0);
    const mayMove = people && firms === 0;
    for (let i = 0; i < count; i++) {
      if (given[i]! >= 0) continue;
      // A city that agrees does not outweigh a street that differs; a phone that agrees does. Somebody who moved has another
      // street, city and postcode: one reason, counted once. A firm elsewhere, whoever is named there, is likelier another
      // branch.
      const more = mayMove ? Math.min(0, given[i]! - against[this.#kinds[i]!]!) : given[i]!;
      given[i] = this.#isOutweighed(i, length) ? 0 : more;
      against[this.#kinds[i]!]! += given[i]!;
      total += given[i]!;
    }
    this.agreeing = agreeing;
    const own = this.#personallyAgreeing(codes, at);
    // Another surname and one's own birthday or mailbox: married. Without it: a colleague, a brother-in-law.
    const hasOwn = own > 0 || this.#shareMailbox(codes, at);
    this.sureName = unsure === 0 || (unsure === UNSURE_SURNAME && hasOwn);
    this.twoNames = twoPeople !== 0 && own < 2;
    this.ownDiffers = !hasOwn && this.#personallyDiffers(codes, at);
    // First and middle name are others: of one surname, home and birthday they are twins.
    this.twoPeople =
      this.twoNames && (this.#givenNamesApart(codes, at) > 1 || (telling < 3 && !this.#isPersonallyOne(codes, at))); // prettier-ignore
    return total;
  }

  /** The most a field says of two different values; of lists of values, the most it says at all. */
  hopeOf(field: number, several: boolean): Bits {
    return several ? this.#most[field]! : this.#hope[field]!;
  }

  /** How likely two customers share a value of the field. */
  chanceOf(field: number): number {
    return this.#chance[field]!;
  }

  /** What a field says by itself, before what others have said is taken off. */
  ownBits(field: number, code: number, people: boolean): Bits {
    const bits = this.bitsOf(field, code);
    return people && this.#compared[field]!.organisation ? Math.min(COLLEAGUE_BITS, bits) : bits;
  }

  bitsOf(field: number, code: number): Bits {
    return this.#bits[field]![code]!;
  }

  /** The field by which both of a pair are reached: of several, the one that says most; -1: none. */
  contact(codes: Uint16Array, at: number): number {
    let best = -1;
    let most = AGREEING_BITS;
    for (let i = 0; i < this.#compared.length; i++) {
      const code = codes[at + i]!;
      if (!this.#compared[i]!.reaches || this.#agrees[i]![code] === 0 || this.#bits[i]![code]! < most)
        continue;
      most = this.#bits[i]![code]!;
      best = i;
    }
    return best;
  }

  /** What each field added to the pair scored last. */
  contributions(codes: Uint16Array, at: number): Contribution[] {
    const found: Contribution[] = [];
    for (let i = 0; i < this.#compared.length; i++) {
      const code = codes[at + i]!;
      if (code > 0) found.push({ field: i, level: levelOf(code), bits: this.#given[i]! });
    }
    return found;
  }

  /** Does something of the field's group agree that says more than it? */
  #isOutweighed(field: number, positive: number): boolean {
    for (let place = 0; place < positive; place++) {
      const other = this.#order[place]!;
      if (this.#groups[other] === this.#groups[field] && this.#chance[other]! <= this.#chance[field]!)
        return true;
    }
    return false;
  }

  #personallyAgreeing(codes: Uint16Array, at: number): number {
    let count = 0;
    for (let i = 0; i < this.#personal.length; i++)
      if (this.#personal[i] === 1 && this.#agrees[i]![codes[at + i]!] === 1)
        count += this.#compared[i]!.strong ? 2 : 1;
    return count;
  }

  /** One mailbox, that no household or office shares. */
  #shareMailbox(codes: Uint16Array, at: number): boolean {
    for (let i = 0; i < this.#compared.length; i++) {
      const code = codes[at + i]!;
      if (this.#compared[i]!.ownName !== undefined && code > 0 && levelOf(code) === 0 && !isSharedValue(code)) return true; // prettier-ignore
    }
    return false;
  }

  #givenNamesApart(codes: Uint16Array, at: number): number {
    let apart = 0;
    for (let i = 0; i < this.#compared.length; i++)
      if (this.#compared[i]!.ofGivenName === true && this.#twoPeople[i]![codes[at + i]!] === 1) apart++;
    return apart;
  }

  #personallyDiffers(codes: Uint16Array, at: number): boolean {
    for (let i = 0; i < this.#personal.length; i++)
      if (this.#personal[i] === 1 && levelOf(codes[at + i]!) === this.#compared[i]!.comparison.levels.length - 1) return true; // prettier-ignore
    return false;
  }

  #isPersonallyOne(codes: Uint16Array, at: number): boolean {
    for (let i = 0; i < this.#personal.length; i++)
      if (this.#personal[i] === 1 && this.#bits[i]![codes[at + i]!]! >= NEARLY_ONE) return true;
    return false;
  }
}

/** A birthday, an identity number; or a column of numbers that nearly every customer has one's own of. */
function isPersonal(
  { personal, generic, group, comparison }: ComparedField,
  { kappa, u, m }: FieldModel,
): boolean {
  if (personal) return true;
  // A day that one customer keeps and others hardly ever share is a birthday, whatever its column is called.
  if (generic && comparison.levels[2]?.name === 'two-slips') return m[0]! >= 0.8 && u[0]! < 1e-3;
  return (
    generic &&
    group !== 'contact' &&
    comparison.levels[1]?.name === 'one-slip' &&
    kappa >= 0.8 &&
    u[0]! < 1e-3
  );
}

/** By field, a number for what it speaks about; numbered as they come. */
export function kindsOf(compared: readonly ComparedField[]): number[] {
  const kinds = compared.map(({ group, kind }) => JSON.stringify([group, kind]));
  const distinct = [...new Set(kinds)];
  return kinds.map((kind) => distinct.indexOf(kind));
}

/** What is known before the data has spoken: the weights the comparisons come with. */
export function defaultModel(
  compared: readonly ComparedField[],
  filled: readonly number[],
  lambda: readonly number[],
): MatchModel {
  const fields = compared.map(({ comparison: { levels }, generic }, at): FieldModel => {
    const m = Float64Array.from(levels, (level) => level.m);
    const u = Float64Array.from(levels, (level) => Math.min(1, level.m * 2 ** -level.bits));
    const floor = generic ? Math.max(u[0]!, 0.05 / Math.max(1, filled[at]!)) : u[0]!;
    return { m, u, filled: Math.max(1_000, filled[at]!), kappa: 3, floor, sharing: undefined };
  });
  return { fields, lambda, lift: groupLift(compared) };
}

/** The second of two ways to reach a customer adds at most so much: who shares a phone shares the address, too. */
export const SECOND_CONTACT_BITS = 3;

/** Fields of one kind count once: the strongest. Of phone and address, two kinds of one group, the second counts a little. */
export function groupLift(compared: readonly ComparedField[]): Float64Array {
  const count = compared.length;
  const lift = new Float64Array(count ** 2);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const isOneKind = compared[i]!.group === compared[j]!.group && compared[i]!.kind === compared[j]!.kind;
      if (i !== j && isOneKind) lift[i * count + j] = MOST_STRONG_BITS;
    }
  }
  return lift;
}
