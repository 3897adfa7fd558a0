// Comparisons for columns without a type, chosen from what their values look like. Their weights are starting points:
// they are learned from the data wherever it says enough.
import { distance } from 'fastest-levenshtein';
import type { ColumnComparison, Comparison } from '../../model/comparison.ts';
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';
import type { StoredField } from '../record-store.ts';
import { phraseWords, type PhraseWords } from './phrase-words.ts';
import { Phrases } from './phrases.ts';
import type { GenericKind } from './statistics.ts';

/** What is known of a column beside its values. */
export interface GenericHints {
  /** It says what a customer is called: two names with a word of their own each are less alike than a name and a part of it. */
  readonly isName?: boolean;
  /** Two spellings that people use for one given name. */
  readonly areForms?: ((left: string, right: string) => boolean) | undefined;
  /** Of a phrase, when they are known. */
  readonly words?: PhraseWords | undefined;
}

export function genericComparison(
  kind: GenericKind,
  field: StoredField,
  { isName = false, areForms, words }: GenericHints = {},
): Comparison | ColumnComparison {
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
      return comparePhrases(field, words ?? phraseWords(field), isName);
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

/** Words weigh by how rare they are in the column: two `restaurant`s say nothing, two `spago`s nearly everything. */
function comparePhrases(field: StoredField, words: PhraseWords, isName: boolean): ColumnComparison {
  const phrases = new Phrases(field, words);
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
    compareValues(left, right) {
      if (left === right) return 0;
      const { own, other, shared } = phrases.meet(left, right);
      const dice = (2 * shared) / (own + other);
      if (dice >= 0.92) return 1;
      if (dice >= 0.8) return 2;
      if (dice >= 0.6 || shared > 0.9 * Math.min(own, other))
        return isName && phrases.haveOwnWords(left, right) ? 4 : 3;
      if (phrases.areInitials(left, right) || phrases.areInitials(right, left)) return 5;
      return dice >= 0.4 ? 6 : 7;
    },
  };
}

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
