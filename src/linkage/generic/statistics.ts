// What the values of a column nobody gave a type are, judged by the values alone.
import type { StoredField } from '../record-store.ts';

/**
 * - `category`: a few values that everybody shares (gender, state, class)
 * - `date`: digits that are a day
 * - `code`: mostly digits (numbers, codes, postcodes)
 * - `word`: a name or another short term
 * - `phrase`: several words (streets, titles, names of organisations)
 */
export type GenericKind = 'category' | 'date' | 'code' | 'word' | 'phrase';

/** Of so many different values the character of a column is seen. */
const LOOKED_AT = 2_000;
const DAY = /^(?:1[89]|20)\d\d ?(?:0[1-9]|1[0-2]) ?(?:0[1-9]|[12]\d|3[01])$/;
/** The day first, or the month. */
const DAY_FIRST = /^(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|[12]\d|3[01]) (?:1[89]|20)\d\d$/;
const HAN = /\p{Script=Han}/u;

/** What a column's values are like; names of several words are phrases sooner than others. Undefined for a column that cannot tell customers apart: constant, or never twice the same and nothing like a word. */
export function genericKind(field: StoredField, records: number, isName: boolean): GenericKind | undefined {
  const { dictionary, values, counts } = field;
  const filled = values.length;
  if (dictionary.size < 2 || filled < records * 0.01) return undefined;
  const step = Math.max(1, Math.floor(dictionary.size / LOOKED_AT));
  let seen = 0;
  let days = 0;
  let digits = 0;
  let words = 0;
  let length = 0;
  for (let at = 0; at < dictionary.size; at += step) {
    const key = dictionary.at(at);
    seen++;
    if (DAY.test(key) || DAY_FIRST.test(key)) days++;
    const letters = key.replaceAll(' ', '');
    digits += letters.replace(/\D/g, '').length / Math.max(1, letters.length);
    words += tokensOf(key).length;
    length += letters.length;
  }
  if (days > 0.7 * seen) return 'date';
  if (dictionary.size <= 2 || dictionary.size < 0.005 * filled) return 'category';
  if (digits > 0.6 * seen) return repeats(counts) ? 'code' : undefined;
  if (words > (isName ? 1.5 : 2.6) * seen || length > 22 * seen) return 'phrase';
  return 'word';
}

function repeats(counts: Uint32Array): boolean {
  return counts.some((count) => count > 1);
}

/**
 * The parts of a value that are compared as wholes: words; of Chinese, which writes none apart, pairs of neighbouring
 * characters.
 */
export function tokensOf(key: string): string[] {
  const tokens = new Set<string>();
  for (const word of key.split(' ')) {
    if (word === '') continue;
    if (!HAN.test(word) || word.length <= 2) tokens.add(word);
    else for (let at = 0; at + 2 <= word.length; at++) tokens.add(word.slice(at, at + 2));
  }
  return [...tokens];
}

/** How many records hold each token of a field. */
export function tokenFrequencies({ dictionary, counts }: StoredField): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  dictionary.forEach((key, number) => {
    for (const token of tokensOf(key))
      frequencies.set(token, (frequencies.get(token) ?? 0) + counts[number]!);
  });
  return frequencies;
}
