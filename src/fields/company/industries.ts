// Words for what a firm does, which stand between its trade name and its legal form. They are cut off the end of a
// name to find the trade name, so the list holds words, and 张江高科技 loses 科技 and 高科技 alike.
import { INDUSTRIES } from '../../lexicons/industries.ts';

const TERMS: ReadonlySet<string> = new Set(INDUSTRIES);
const LONGEST = Math.max(...INDUSTRIES.map((term) => term.length));

/** By UTF-16 unit: may this character end a term? */
const ENDS = new Uint8Array(0x1_0000);
for (const term of INDUSTRIES) ENDS[term.charCodeAt(term.length - 1)] = 1;

/** By UTF-16 unit: may this character begin a term? */
const TERM_STARTS: Uint8Array = new Uint8Array(0x1_0000);
for (const term of INDUSTRIES) TERM_STARTS[term.charCodeAt(0)] = 1;

const PAIRS: ReadonlySet<number> = new Set(
  INDUSTRIES.map((term) => term.charCodeAt(0) * 0x1_0000 + term.charCodeAt(1)),
);

/** May a term begin with these two UTF-16 units? */
export function mayBeginTerm(first: number, second: number): boolean {
  return TERM_STARTS[first] === 1 && PAIRS.has(first * 0x1_0000 + second);
}

/** A trade name has at least two characters, by the regulation on enterprise names. */
const SHORTEST_CORE = 2;

/** Where the trade name ends: 远景科技发展 → 2. The whole length when no term follows it. */
export function coreLength(name: string): number {
  let end = name.length;
  for (;;) {
    const cut = ENDS[name.charCodeAt(end - 1)] === 1 ? termLength(name, end) : 0;
    if (cut === 0) return end;
    end -= cut;
  }
}

function termLength(name: string, end: number): number {
  for (let length = Math.min(LONGEST, end - SHORTEST_CORE); length >= 2; length--) {
    if (TERMS.has(name.slice(end - length, end))) return length;
  }
  return 0;
}

/** 科技, 网络科技, 电子商务: nothing but terms, no trade name at all. */
export function isOnlyTerms(name: string): boolean {
  return TERMS.has(name.slice(0, coreLength(name)));
}
