// Comparisons for columns without a type, chosen from what their values look like. Their weights are starting points:
// they are learned from the data wherever it says enough.
import { distance } from 'fastest-levenshtein';
import type { Comparison } from '../../model/comparison.ts';
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';
import type { StoredField } from '../record-store.ts';
import { tokenFrequencies, tokensOf, type GenericKind } from './statistics.ts';

/** What is known of a column beside its values. */
export interface GenericHints {
  /** It says what a customer is called: two names with a word of their own each are less alike than a name and a part of it. */
  readonly isName?: boolean;
  /** Two spellings that people use for one given name. */
  readonly areForms?: ((left: string, right: string) => boolean) | undefined;
}

export function genericComparison(
  kind: GenericKind,
  field: StoredField,
  { isName = false, areForms }: GenericHints = {},
): Comparison {
  switch (kind) {
    case 'category':
      return compareCategories;
    case 'date':
      return compareDays;
    case 'code':
      return compareCodes;
    case 'word':
      return areForms === undefined ? compareWords : compareGivenNames(areForms);
    case 'phrase':
      return comparePhrases(field, isName);
  }
}

const compareCategories: Comparison<string> = {
  levels: [
    { name: 'same', bits: 1, m: 0.95, agrees: true },
    { name: 'different', bits: -3, m: 0.05, agrees: false },
  ],
  prepare: (key) => key,
  compare: (left, right) => (left === right ? 0 : 1),
};

const compareCodes: Comparison<string> = {
  levels: [
    { name: 'same', bits: 10, m: 0.82, agrees: true },
    { name: 'one-slip', bits: 5, m: 0.08, agrees: false },
    { name: 'different', bits: -3, m: 0.1, agrees: false },
  ],
  prepare: (key) => key.replaceAll(' ', ''),
  compare(left, right) {
    if (left === right) return 0;
    return Math.min(left.length, right.length) >= 4 && isOneSlip(left, right) ? 1 : 2;
  },
};

/** Whichever of the two is the day: all that counts is that the parts stand in one order. */
const DAY_FIRST = /^(\d\d?) (\d\d?) (\d{4})$/;

const compareDays: Comparison<string> = {
  levels: [
    { name: 'same', bits: 12, m: 0.86, agrees: true },
    { name: 'one-slip', bits: 5, m: 0.08, agrees: false },
    { name: 'two-slips', bits: 2, m: 0.02, agrees: false },
    { name: 'different', bits: -4.5, m: 0.04, agrees: false },
  ],
  prepare: (key) =>
    key
      .replace(DAY_FIRST, '$3 $2 $1')
      .replace(/ (?=\d(?: |$))/g, '0')
      .replaceAll(' ', ''),
  compare(left, right) {
    if (left === right) return 0;
    if (isOneSlip(left, right) || isDayMonthSwap(left, right)) return 1;
    return distance(left, right) <= 2 ? 2 : 3;
  },
};

interface Words {
  readonly whole: string;
  /** In alphabetical order; empty for a single word. */
  readonly parts: readonly string[];
  /** The word it begins with. */
  readonly head: string;
}

const compareWords: Comparison<Words> = {
  levels: [
    { name: 'same', bits: 10, m: 0.72, agrees: true },
    { name: 'close', bits: 6, m: 0.1, agrees: true },
    { name: 'similar', bits: 4, m: 0.06, agrees: false },
    { name: 'initial', bits: 2, m: 0.02, agrees: false },
    { name: 'resembling', bits: 0.5, m: 0.02, agrees: false },
    { name: 'different', bits: -3.5, m: 0.08, agrees: false },
  ],
  prepare(key) {
    const parts = key.split(' ').filter((part) => part !== '');
    const [head = ''] = parts;
    return { whole: parts.join(''), parts: parts.length < 2 ? [] : parts.sort(), head };
  },
  compare(one, other) {
    const left = one.whole;
    const right = other.whole;
    if (left === right) return 0;
    if (one.parts.length > 0 || other.parts.length > 0) {
      if (one.parts.length === other.parts.length && one.parts.every((part, at) => part === other.parts[at]))
        return 1;
      if (isMadeOf(one, other) || isMadeOf(other, one)) return 2;
    }
    const shorter = Math.min(left.length, right.length);
    if (shorter === 0) return 5;
    if (shorter === 1) return left.charCodeAt(0) === right.charCodeAt(0) ? 3 : 5;
    const alike = jaroWinkler(left, right);
    // Two letters that begin and end nothing alike are never close.
    if (alike < 0.7) return shorter >= 4 && isPartOf(left, right) ? 2 : 5;
    if (alike >= 0.92) return shorter >= 3 ? 1 : 2;
    const edits = distance(left, right);
    if (edits === 1 && shorter >= 4) return 1;
    if (alike >= 0.85 || (edits === 2 && shorter >= 6) || (shorter >= 4 && isPartOf(left, right))) return 2;
    return alike >= 0.75 ? 4 : 5;
  },
};

/** Given names by their words, and Bill beside William. */
function compareGivenNames(areForms: (left: string, right: string) => boolean): Comparison<Words> {
  const [same, close, ...looser] = compareWords.levels;
  const levels = [same!, close!, { name: 'short-form', bits: 5, m: 0.06, agrees: true }, ...looser];
  const shortForm = levels.findIndex(({ name }) => name === 'short-form');
  return {
    levels,
    prepare: (key) => compareWords.prepare(key),
    compare(left, right) {
      const level = compareWords.compare(left, right);
      if (level < shortForm) return level;
      return areForms(left.head, right.head) ? shortForm : level + 1;
    },
  };
}

/** Is every word of the one, of four letters or more in all, among the words of the other? */
function isMadeOf(one: Words, other: Words): boolean {
  if (one.whole.length < 4 || other.parts.length === 0) return false;
  if (one.parts.length === 0) return other.parts.includes(one.whole);
  return one.parts.length < other.parts.length && one.parts.every((part) => other.parts.includes(part));
}

interface Phrase {
  readonly key: string;
  readonly tokens: readonly string[];
  /** Of each token, its number in the column. */
  readonly numbers: Int32Array;
  readonly weights: Float64Array;
  readonly weight: number;
}

/** Further words are compared only as wholes. */
const MOST_TOKENS = 31;

/** Words weigh by how rare they are in the column: two `restaurant`s say nothing, two `spago`s nearly everything. */
function comparePhrases(field: StoredField, isName: boolean): Comparison<Phrase> {
  const frequency = tokenFrequencies(field);
  const weightOf = (token: string): number =>
    Math.log(1 + field.values.length / (frequency.get(token) ?? 0.5));
  const numbers = new Map([...frequency.keys()].map((token, number) => [token, number]));
  return {
    levels: [
      { name: 'same', bits: 12, m: 0.5, agrees: true },
      { name: 'close', bits: 10, m: 0.15, agrees: true },
      { name: 'similar', bits: 8, m: 0.12, agrees: true },
      { name: 'contained', bits: 4, m: 0.07, agrees: false },
      { name: 'overlapping', bits: 3, m: 0.02, agrees: false },
      { name: 'initials', bits: 2, m: 0.01, agrees: false },
      { name: 'resembling', bits: 1, m: 0.05, agrees: false },
      { name: 'different', bits: -3.5, m: 0.08, agrees: false },
    ],
    prepare(key) {
      const tokens = tokensOf(key);
      const weights = Float64Array.from(tokens, weightOf);
      return {
        key,
        tokens,
        numbers: Int32Array.from(tokens, (token) => numbers.get(token) ?? -1),
        weights,
        weight: weights.reduce((sum, weight) => sum + weight, 0),
      };
    },
    compare(left, right) {
      if (left.key === right.key) return 0;
      const shared = sharedWeight(left, right);
      const dice = (2 * shared) / (left.weight + right.weight);
      if (dice >= 0.92) return 1;
      if (dice >= 0.8) return 2;
      if (dice >= 0.6 || shared > 0.9 * Math.min(left.weight, right.weight))
        return isName && haveOwnWords(left, right) ? 4 : 3;
      if (areInitials(left.tokens, right.tokens) || areInitials(right.tokens, left.tokens)) return 5;
      return dice >= 0.4 ? 6 : 7;
    },
  };
}

/** Each has a word that the other lacks, in any spelling: the cafe of a hotel and its dining room. */
function haveOwnWords(left: Phrase, right: Phrase): boolean {
  const hasOwn = (one: Phrase, other: Phrase): boolean =>
    one.tokens.some(
      (token) =>
        token.length >= LEAST_TELLING &&
        !other.tokens.some((word) => word === token || tokensAlike(token, word) > 0),
    );
  return hasOwn(left, right) && hasOwn(right, left);
}

/** Shorter words join others. */
const LEAST_TELLING = 3;

/** A word of two to five letters on one side that the words of the other begin with, in any order: `IBM`. */
function areInitials(short: readonly string[], long: readonly string[]): boolean {
  if (long.length < 2) return false;
  return short.some((word) => {
    if (word.length < 2 || word.length > 5 || word.length > long.length) return false;
    let used = 0;
    for (const letter of word) {
      const at = long.findIndex(
        (other, index) => (used & (1 << index)) === 0 && other.startsWith(letter) && other.length > 2,
      );
      if (at < 0 || at > 30) return false;
      used |= 1 << at;
    }
    return true;
  });
}

/** Weight of the words both have; nearly the same word counts for what it is like. Symmetric. */
function sharedWeight(left: Phrase, right: Phrase): number {
  if (
    left.tokens.length > right.tokens.length ||
    (left.tokens.length === right.tokens.length && left.key > right.key)
  )
    return sharedWeight(right, left);
  let shared = 0;
  let usedLeft = 0;
  let usedRight = 0;
  let openLeft = left.weight;
  let openRight = right.weight;
  for (let i = 0; i < left.numbers.length; i++) {
    const j = right.numbers.indexOf(left.numbers[i]!);
    if (j < 0) continue;
    shared += left.weights[i]!;
    openLeft -= left.weights[i]!;
    openRight -= right.weights[j]!;
    if (i < MOST_TOKENS) usedLeft |= 1 << i;
    if (j < MOST_TOKENS) usedRight |= 1 << j;
  }
  // Were all other words the same, would it matter?
  const possible = shared + Math.min(openLeft, openRight);
  if (
    (2 * possible) / (left.weight + right.weight) < 0.4 &&
    possible < 0.9 * Math.min(left.weight, right.weight)
  )
    return shared;
  for (let i = 0; i < left.tokens.length && i < MOST_TOKENS; i++) {
    if ((usedLeft & (1 << i)) !== 0) continue;
    let best = 0;
    let bestAt = -1;
    for (let j = 0; j < right.tokens.length && j < MOST_TOKENS; j++) {
      if ((usedRight & (1 << j)) !== 0) continue;
      const alike = tokensAlike(left.tokens[i]!, right.tokens[j]!);
      if (alike > best) {
        best = alike;
        bestAt = j;
      }
    }
    if (bestAt < 0) continue;
    usedRight |= 1 << bestAt;
    shared += best * Math.min(left.weights[i]!, right.weights[bestAt]!);
  }
  return shared;
}

/** 0 unless they begin or end alike: words that do neither are not spellings of one word. */
function tokensAlike(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  const sameHead = left.charCodeAt(0) === right.charCodeAt(0);
  if (!sameHead && (shorter < 5 || left.slice(-3) !== right.slice(-3))) return 0;
  if (shorter > 3) {
    const alike = jaroWinkler(left, right);
    if (alike >= 0.9) return alike;
  }
  if (!sameHead) return 0;
  if (shorter === 1) return LATIN.test(left) ? 0.6 : 0;
  return shorter >= 3 && (left.startsWith(right) || right.startsWith(left)) ? 0.7 : 0;
}

const LATIN = /[a-z]/;

function isPartOf(left: string, right: string): boolean {
  return left.length < right.length ? right.includes(left) : left.includes(right);
}

function isDayMonthSwap(left: string, right: string): boolean {
  return (
    left.length === 8 &&
    right.length === 8 &&
    left.slice(0, 4) === right.slice(0, 4) &&
    left.slice(4, 6) === right.slice(6) &&
    left.slice(6) === right.slice(4, 6)
  );
}
