// What two values of several words have in common; words weigh by how rare they are in the column.
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import type { StoredField } from '../record-store.ts';
import { Vocabulary, type PhraseWords } from './phrase-words.ts';

/** Weights: of all words of either value, and of those they share. */
export interface Meeting {
  own: number;
  other: number;
  shared: number;
}

/** Further words are compared only as wholes. */
const MOST_TOKENS = 31;
/** Shorter words join others. */
const LEAST_TELLING = 3;

/** Values are numbers of the column's dictionary. */
export class Phrases {
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;
  readonly #vocabulary: Vocabulary;
  /** By word. */
  readonly #weights: Float64Array;
  readonly #field: StoredField;
  /** Lent until the next meeting. */
  readonly #meeting: Meeting = { own: 0, other: 0, shared: 0 };

  constructor(field: StoredField, { starts, words, vocabulary, carriers }: PhraseWords) {
    this.#field = field;
    this.#starts = starts;
    this.#words = words;
    this.#vocabulary = new Vocabulary(vocabulary);
    this.#weights = Float64Array.from(carriers, (count) => Math.log(1 + field.values.length / count));
  }

  /** Symmetric; nearly the same word counts for what it is like. */
  meet(left: number, right: number): Meeting {
    const meeting = this.#meeting;
    meeting.own = this.#weightOf(left);
    meeting.other = this.#weightOf(right);
    const fewer = this.#countOf(left) - this.#countOf(right);
    const isOrdered = fewer < 0 || (fewer === 0 && this.#field.dictionary.compare(left, right) <= 0);
    meeting.shared = isOrdered
      ? this.#sharedWeight(left, right, meeting.own, meeting.other)
      : this.#sharedWeight(right, left, meeting.other, meeting.own);
    return meeting;
  }

  /** Has each a word that the other lacks, in any spelling: the cafe of a hotel and its dining room? */
  haveOwnWords(left: number, right: number): boolean {
    return this.#hasOwnWord(left, right) && this.#hasOwnWord(right, left);
  }

  /** Is one word of two to five letters made of what the words of the other begin with, in any order: `IBM`? */
  areInitials(short: number, long: number): boolean {
    const count = this.#countOf(long);
    if (count < 2) return false;
    for (let at = this.#starts[short]!; at < this.#starts[short + 1]!; at++) {
      const letters = this.#vocabulary.lengthOf(this.#words[at]!);
      if (letters < 2 || letters > 5 || letters > count) continue;
      if (this.#areHeads(this.#vocabulary.at(this.#words[at]!), long)) return true;
    }
    return false;
  }

  #areHeads(letters: string, long: number): boolean {
    const from = this.#starts[long]!;
    const count = Math.min(this.#countOf(long), MOST_TOKENS);
    let used = 0;
    for (let letter = 0; letter < letters.length; letter++) {
      let found = -1;
      for (let at = 0; at < count && found < 0; at++) {
        const word = this.#words[from + at]!;
        if ((used & (1 << at)) !== 0 || this.#vocabulary.lengthOf(word) <= 2) continue;
        if (this.#vocabulary.at(word).charCodeAt(0) === letters.charCodeAt(letter)) found = at;
      }
      if (found < 0) return false;
      used |= 1 << found;
    }
    return true;
  }

  #countOf(value: number): number {
    return this.#starts[value + 1]! - this.#starts[value]!;
  }

  #weightOf(value: number): number {
    let weight = 0;
    for (let at = this.#starts[value]!; at < this.#starts[value + 1]!; at++)
      weight += this.#weights[this.#words[at]!]!;
    return weight;
  }

  #hasOwnWord(one: number, other: number): boolean {
    for (let at = this.#starts[one]!; at < this.#starts[one + 1]!; at++) {
      const word = this.#words[at]!;
      if (this.#vocabulary.lengthOf(word) < LEAST_TELLING) continue;
      let isFound = false;
      for (let there = this.#starts[other]!; there < this.#starts[other + 1]! && !isFound; there++) {
        const their = this.#words[there]!;
        isFound = their === word || tokensAlike(this.#vocabulary.at(word), this.#vocabulary.at(their)) > 0;
      }
      if (!isFound) return true;
    }
    return false;
  }

  #sharedWeight(left: number, right: number, own: number, other: number): number {
    const words = this.#words;
    const weights = this.#weights;
    const [from, there] = [this.#starts[left]!, this.#starts[right]!];
    const [count, theirs] = [this.#starts[left + 1]! - from, this.#starts[right + 1]! - there];
    let shared = 0;
    let usedLeft = 0;
    let usedRight = 0;
    let openLeft = own;
    let openRight = other;
    for (let i = 0; i < count; i++) {
      const word = words[from + i]!;
      let j = 0;
      while (j < theirs && words[there + j] !== word) j++;
      if (j === theirs) continue;
      const weight = weights[word]!;
      shared += weight;
      openLeft -= weight;
      openRight -= weight;
      if (i < MOST_TOKENS) usedLeft |= 1 << i;
      if (j < MOST_TOKENS) usedRight |= 1 << j;
    }
    // Were all other words the same, would it matter?
    const possible = shared + Math.min(openLeft, openRight);
    if ((2 * possible) / (own + other) < 0.4 && possible < 0.9 * Math.min(own, other)) return shared;
    for (let i = 0; i < count && i < MOST_TOKENS; i++) {
      if ((usedLeft & (1 << i)) !== 0) continue;
      const word = words[from + i]!;
      let best = 0;
      let bestAt = -1;
      for (let j = 0; j < theirs && j < MOST_TOKENS; j++) {
        if ((usedRight & (1 << j)) !== 0) continue;
        const alike = tokensAlike(this.#vocabulary.at(word), this.#vocabulary.at(words[there + j]!));
        if (alike > best) {
          best = alike;
          bestAt = j;
        }
      }
      if (bestAt < 0) continue;
      usedRight |= 1 << bestAt;
      shared += best * Math.min(weights[word]!, weights[words[there + bestAt]!]!);
    }
    return shared;
  }
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
