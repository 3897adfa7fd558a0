// The pairs that matched as the threads booked them, page after page.
import type { Bits } from '../model/comparison.ts';
import type { Links } from './links.ts';
import { Scorer } from './match-model.ts';
import { readPair, type Edge, type PairColumns, type PairReading, type VetoedPair } from './pair-book.ts';

/** Of clusters that were given, not found. */
export function noPairs(): FoundPairs {
  const model = { fields: [], lambda: [], lift: new Float64Array(0) };
  const scorer = new Scorer([], model);
  return new FoundPairs([], { compared: [], scorer, ruleNames: [], fieldNames: [] });
}

export class FoundPairs implements Links {
  readonly pages: readonly PairColumns[];
  readonly reading: PairReading;
  /** Pairs that nothing forbids. */
  readonly count: number;
  /** Of each page its first pair, and at the end how many there are. */
  readonly #firsts: Uint32Array;
  /** By link, which of all pairs it is; undefined: all are links. */
  readonly #pairOf: Uint32Array | undefined;
  #edges: readonly Edge[] | undefined;
  #vetoed: readonly VetoedPair[] | undefined;
  /** The page that was looked at last. */
  #page: PairColumns;
  #from = 0;
  #to = 0;

  constructor(pages: readonly PairColumns[], reading: PairReading) {
    this.pages = pages.filter(({ left }) => left.length > 0);
    this.reading = reading;
    this.#page = pages[0]!;
    this.#firsts = new Uint32Array(this.pages.length + 1);
    let forbidden = 0;
    this.pages.forEach(({ left, veto }, page) => {
      this.#firsts[page + 1] = this.#firsts[page]! + left.length;
      for (const field of veto) if (field >= 0) forbidden++;
    });
    const all = this.#firsts.at(-1)!;
    this.count = all - forbidden;
    if (forbidden > 0) this.#pairOf = this.#numbered();
  }

  #numbered(): Uint32Array {
    const pairOf = new Uint32Array(this.count);
    let link = 0;
    this.pages.forEach(({ veto }, page) => {
      for (let at = 0; at < veto.length; at++) if (veto[at]! < 0) pairOf[link++] = this.#firsts[page]! + at;
    });
    return pairOf;
  }

  left(link: number): number {
    const at = this.#placeOf(link);
    return this.#page.left[at]!;
  }

  right(link: number): number {
    const at = this.#placeOf(link);
    return this.#page.right[at]!;
  }

  score(link: number): number {
    const at = this.#placeOf(link);
    return this.#page.score[at]!;
  }

  bits(link: number): Bits {
    const at = this.#placeOf(link);
    return this.#page.bits[at]!;
  }

  isCertain(link: number): boolean {
    const at = this.#placeOf(link);
    return this.#page.certain[at] === 1;
  }

  isByPerson(): boolean {
    return false;
  }

  edge(link: number): Edge {
    const at = this.#placeOf(link);
    return readPair(this.#page, at, this.reading);
  }

  /** All of them as objects. */
  get edges(): readonly Edge[] {
    return (this.#edges ??= Array.from({ length: this.count }, (_, link) => this.edge(link)));
  }

  /** Those that a field forbids, as objects. */
  get vetoed(): readonly VetoedPair[] {
    return (this.#vetoed ??= this.pages.flatMap((page) =>
      [...page.veto.keys()].filter((at) => page.veto[at]! >= 0).map((at) => readPair(page, at, this.reading)),
    ));
  }

  /** Matched pairs by rule, and forbidden ones by the field that forbids them. */
  counts(): { readonly rules: Map<string, number>; readonly vetoes: Map<string, number> } {
    const { ruleNames, fieldNames } = this.reading;
    const byRule = new Float64Array(ruleNames.length);
    const byField = new Float64Array(fieldNames.length);
    for (const { rule, veto } of this.pages) {
      for (let at = 0; at < rule.length; at++) {
        if (veto[at]! < 0) byRule[rule[at]!]!++;
        else byField[veto[at]!]!++;
      }
    }
    return { rules: countsByName(ruleNames, byRule), vetoes: countsByName(fieldNames, byField) };
  }

  /** So many pairs, forbidden ones too, have a score in each of as many equal parts of 0..1. */
  scoreHistogram(parts: number): number[] {
    const histogram = new Array<number>(parts).fill(0);
    for (const { score } of this.pages)
      for (const one of score) histogram[Math.min(parts - 1, Math.floor(one * parts))]!++;
    return histogram;
  }

  /** Makes the link's page the current one; where in it the link stands. */
  #placeOf(link: number): number {
    const pair = this.#pairOf === undefined ? link : this.#pairOf[link]!;
    if (pair < this.#from || pair >= this.#to) {
      let [low, high] = [0, this.pages.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (this.#firsts[middle]! <= pair) low = middle;
        else high = middle - 1;
      }
      this.#page = this.pages[low]!;
      this.#from = this.#firsts[low]!;
      this.#to = this.#firsts[low + 1]!;
    }
    return pair - this.#from;
  }
}

function countsByName(names: readonly string[], counts: Float64Array): Map<string, number> {
  const byName = new Map<string, number>();
  names.forEach((name, at) => {
    if (counts[at]! > 0) byName.set(name, (byName.get(name) ?? 0) + counts[at]!);
  });
  return byName;
}
