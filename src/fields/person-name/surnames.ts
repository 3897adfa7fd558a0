import { COMPOUND_SURNAMES } from '../../lexicons/compound-surnames.ts';
import { SURNAMES } from '../../lexicons/surnames.ts';
import { splitChanges } from '../../text/lexicon.ts';

export const STARTS_SINGLE = 1;
export const STARTS_COMPOUND = 2;

/** A list of Chinese surnames, single ones in the order of their commonness. Simplified spelling. */
export class Surnames {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #compounds: ReadonlySet<string>;
  readonly #longest: number;
  /** By UTF-16 unit, for the hot path: may this character begin a name? */
  readonly starts = new Uint8Array(0x1_0000);
  /** Compound surnames of two characters, as two UTF-16 units in one number. */
  readonly #pairs: ReadonlySet<number>;

  constructor(singles: readonly string[], compounds: readonly string[]) {
    this.#ranks = new Map(singles.map((surname, rank) => [surname, rank] as const));
    this.#compounds = new Set(compounds);
    this.#pairs = new Set(
      compounds.filter((one) => one.length === 2).map((one) => pairOf(one.charCodeAt(0), one.charCodeAt(1))),
    );
    this.#longest = Math.max(2, ...compounds.map((compound) => compound.length));
    for (const surname of singles) this.starts[surname.charCodeAt(0)]! |= STARTS_SINGLE;
    for (const surname of compounds) this.starts[surname.charCodeAt(0)]! |= STARTS_COMPOUND;
  }

  has(text: string): boolean {
    return this.#ranks.has(text) || this.#compounds.has(text);
  }

  /** 0 for 王; undefined when the character is no surname of this list. */
  rank(character: string): number | undefined {
    return this.#ranks.get(character);
  }

  /** One of the about 100 surnames that 86 % of people bear: strong enough to read a cut between two names by. */
  isCommon(character: string): boolean {
    return (this.#ranks.get(character) ?? COMMON) < COMMON;
  }

  /** Are these two units a compound surname? */
  isCompound(first: number, second: number): boolean {
    return (this.starts[first]! & STARTS_COMPOUND) !== 0 && this.#pairs.has(pairOf(first, second));
  }

  /** The compound surname a name begins with, the longest one, or ''. */
  compoundOf(name: string): string {
    if ((this.starts[name.charCodeAt(0)]! & STARTS_COMPOUND) === 0) return '';
    for (let length = Math.min(this.#longest, name.length); length >= 2; length--) {
      const head = name.slice(0, length);
      if (this.#compounds.has(head)) return head;
    }
    return '';
  }
}

function pairOf(first: number, second: number): number {
  return first * 0x1_0000 + second;
}

const COMMON = 100;

export const SINGLE_SURNAMES = SURNAMES;

export const SHIPPED_SURNAMES = new Surnames(SURNAMES, COMPOUND_SURNAMES);

/** The shipped list with a person's changes: `阚` adds, `-后` takes away. */
export function openSurnames(changes?: readonly string[]): Surnames {
  if (changes === undefined || changes.length === 0) return SHIPPED_SURNAMES;
  const { added, removed } = splitChanges(changes);
  const kept = (surname: string): boolean => !removed.has(surname);
  const [singles, compounds] = [
    added.filter((one) => one.length === 1),
    added.filter((one) => one.length > 1),
  ];
  return new Surnames(
    [...new Set([...SURNAMES.filter(kept), ...singles])],
    [...new Set([...COMPOUND_SURNAMES.filter(kept), ...compounds])],
  );
}

export function compoundSurnameOf(name: string): string {
  return SHIPPED_SURNAMES.compoundOf(name);
}

/** Two written forms of one surname, after the simplifications of 1977 were half withdrawn: folded in keys. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ['萧肖', '阎闫', '傅付', '戴代', '邱丘', '同仝', '於于'].map((pair) => [pair[0]!, pair[1]!] as const),
);

/** The surname as keys spell it: 萧 and 肖 are one. */
export function foldSurname(surname: string): string {
  return VARIANTS.get(surname) ?? surname;
}
