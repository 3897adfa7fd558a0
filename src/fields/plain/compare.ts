// Values of no special kind: codes, accounts, numbers, text, links.
import { distance } from 'fastest-levenshtein';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isOneSlip } from '../../text/slip.ts';

/** Equal or not, for accounts and listed values. A wrong digit is another account. */
export function compareExact(bits: number, different: number, m: number): Comparison<string> {
  return {
    levels: [
      { name: 'same', m, bits, agrees: true },
      { name: 'different', m: 1 - m, bits: different, agrees: false },
    ],
    prepare: (key) => key,
    compare: (left, right) => (left === right ? 0 : 1),
  };
}

const SHORTEST_CODE = 6;

/** Names people choose and codes they copy: a slip in one of six characters or more hardly leads to another that exists. */
export const compareCodes: Comparison<string> = {
  levels: [
    { name: 'same', m: 0.88, bits: 18, agrees: true },
    { name: 'one-slip', m: 0.03, bits: 5, agrees: false },
    { name: 'different', m: 0.09, bits: -1, agrees: false },
  ],
  prepare: (key) => key,
  compare(left, right) {
    if (left === right) return 0;
    const isShort = Math.min(left.length, right.length) < SHORTEST_CODE;
    return !isShort && /[^\d]/.test(left) && isOneSlip(left, right) ? 1 : 2;
  },
};

const NUMBER_LEVELS = [
  { name: 'same', m: 0.7, bits: 4, agrees: true },
  { name: 'nearly-same', m: 0.1, bits: 2, agrees: false },
  { name: 'near', m: 0.1, bits: 0.5, agrees: false },
  { name: 'different', m: 0.1, bits: -1, agrees: false },
] as const satisfies readonly ComparisonLevel[];

/** Compares plain numbers by how far they are apart, as a share of the larger one: 1 %, 10 %. */
export const compareAmounts: Comparison<number> = {
  levels: NUMBER_LEVELS,
  // A money key names its currency behind the number; another one makes the amounts differ as much as they please.
  prepare: (key) => Number.parseFloat(key.replaceAll(',', '')),
  compare(left, right) {
    if (left === right) return 0;
    const apart = Math.abs(left - right) / Math.max(Math.abs(left), Math.abs(right));
    return apart <= 0.01 ? 1 : apart <= 0.1 ? 2 : 3;
  },
};

interface PreparedText {
  readonly key: string;
  /** Distinct words, or pairs of neighbouring Chinese characters, sorted. */
  readonly tokens: readonly string[];
}

const TEXT_LEVELS = [
  { name: 'same', m: 0.6, bits: 4, agrees: true },
  { name: 'same-words', m: 0.05, bits: 3.5, agrees: true },
  { name: 'close', m: 0.1, bits: 3, agrees: true },
  { name: 'contained', m: 0.05, bits: 1.5, agrees: false },
  { name: 'overlapping', m: 0.05, bits: 1, agrees: false },
  { name: 'different', m: 0.15, bits: -0.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, SAME_WORDS, CLOSE, CONTAINED, OVERLAPPING, DIFFERENT] = [0, 1, 2, 3, 4, 5] as const;
/** Levenshtein takes the square of the length; texts this long are told apart by their words. */
const LONGEST_SPELT = 64;

/** Compares free text by spelling and by sets of words, every word counting the same. */
export const compareTexts: Comparison<PreparedText> = {
  levels: TEXT_LEVELS,
  prepare: (key) => ({ key, tokens: tokensOf(key) }),
  compare(left, right) {
    if (left.key === right.key) return SAME;
    const shared = countShared(left.tokens, right.tokens);
    const [few, many] = [left.tokens.length, right.tokens.length].sort((a, b) => a - b) as [number, number];
    if (shared > 0 && shared === many && few === many) return SAME_WORDS;
    if (areSpeltAlike(left.key, right.key)) return CLOSE;
    if (shared > 1 && shared === few) return CONTAINED;
    return shared > 0 && shared / (few + many - shared) >= 0.5 ? OVERLAPPING : DIFFERENT;
  },
};

/** One edit in six or more characters, nine tenths alike. */
function areSpeltAlike(left: string, right: string): boolean {
  const longer = Math.max(left.length, right.length);
  const allowed = Math.max(1, Math.floor(longer / 10));
  if (longer < 6 || Math.abs(left.length - right.length) > allowed) return false;
  if (allowed === 1) return isOneSlip(left, right);
  return longer <= LONGEST_SPELT && distance(left, right) <= allowed;
}

function tokensOf(key: string): readonly string[] {
  const found = new Set<string>();
  for (const [word] of key.matchAll(/[\p{Script=Han}]+|[\p{L}\p{M}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(word)) found.add(word.toLowerCase());
    else if (word.length === 1) found.add(word);
    else for (let at = 1; at < word.length; at++) found.add(word.slice(at - 1, at + 1));
  }
  return [...found].sort();
}

/** Both lists are sorted and hold everything once. */
function countShared(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  for (let one = 0, other = 0; one < left.length && other < right.length;) {
    const [a, b] = [left[one]!, right[other]!];
    if (a === b) shared++;
    if (a <= b) one++;
    if (b <= a) other++;
  }
  return shared;
}

interface Link {
  readonly key: string;
  readonly host: string;
}

/** Compares addresses of web pages without their scheme. */
export const compareLinks: Comparison<Link> = {
  levels: [
    { name: 'same', m: 0.7, bits: 9, agrees: true },
    { name: 'same-site', m: 0.1, bits: 5, agrees: false },
    { name: 'one-slip', m: 0.05, bits: 5, agrees: false },
    { name: 'different', m: 0.15, bits: -2, agrees: false },
  ],
  prepare: (key) => ({ key, host: key.split(/[/?#:]/, 1)[0]!.toLowerCase() }),
  compare(left, right) {
    if (left.key === right.key) return 0;
    if (left.host === right.host) return left.host.includes('.') ? 1 : 3;
    return Math.min(left.host.length, right.host.length) >= 8 && isOneSlip(left.host, right.host) ? 2 : 3;
  },
};
