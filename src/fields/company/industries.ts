// Words for what a firm does, which stand between its trade name and its legal form. They are cut off the end of a
// name to find the trade name, so the list holds words, and 张江高科技 loses 科技 and 高科技 alike.

/** A trade name has at least two characters, by the regulation on enterprise names. */
const SHORTEST_CORE = 2;

export class Industries {
  readonly #terms: ReadonlySet<string>;
  readonly #longest: number;
  /** By UTF-16 unit: may this character end a term, or begin one? */
  readonly #ends = new Uint8Array(0x1_0000);
  readonly #starts = new Uint8Array(0x1_0000);
  /** The first two UTF-16 units of every term, as one number. */
  readonly #pairs: ReadonlySet<number>;

  constructor(terms: readonly string[]) {
    this.#terms = new Set(terms);
    this.#longest = Math.max(0, ...terms.map((term) => term.length));
    this.#pairs = new Set(terms.map((term) => term.charCodeAt(0) * 0x1_0000 + term.charCodeAt(1)));
    for (const term of terms) {
      this.#ends[term.charCodeAt(term.length - 1)] = 1;
      this.#starts[term.charCodeAt(0)] = 1;
    }
  }

  /** May a term begin with these two UTF-16 units? */
  mayBegin(first: number, second: number): boolean {
    return this.#starts[first] === 1 && this.#pairs.has(first * 0x1_0000 + second);
  }

  /** Where the trade name ends: 远景科技发展 → 2. The whole length when no term follows it. */
  coreLength(name: string): number {
    let end = name.length;
    for (;;) {
      const cut = this.#ends[name.charCodeAt(end - 1)] === 1 ? this.#termLength(name, end) : 0;
      if (cut === 0) return end;
      end -= cut;
    }
  }

  #termLength(name: string, end: number): number {
    for (let length = Math.min(this.#longest, end - SHORTEST_CORE); length >= 2; length--) {
      if (this.#terms.has(name.slice(end - length, end))) return length;
    }
    return 0;
  }

  /** 科技, 网络科技, 电子商务: nothing but terms, no trade name at all. */
  isOnlyTerms(name: string): boolean {
    return this.#terms.has(name.slice(0, this.coreLength(name)));
  }
}
