import { canReach, jaroWinkler, lettersOf } from '../../text/jaro-winkler.ts';
import { pinyinSyllables, foldUmlaut } from '../../text/pinyin-syllables.ts';
import { isOneSound, koreanSound } from './korean-latin.ts';
import { isParticle } from './latin-case.ts';
import { SHIPPED_NICKNAMES, type Nicknames } from './nicknames.ts';
import { isRomanisedSurname } from './romanised-surnames.ts';

/** A word and the letters it has, see {@link lettersOf}. */
interface Word {
  readonly text: string;
  readonly letters: number;
}

export interface PreparedLatinName {
  readonly script: 'latin';
  readonly text: string;
  /** Without the generation. */
  readonly words: readonly string[];
  /** Without the generation and the particles: jan van der berg → jan, berg. */
  readonly parts: readonly Word[];
  readonly given: Word;
  /** The last word; '' when there is only one. */
  readonly surname: Word;
  /** The surname with its particles: vanderberg. The surname itself when it has none. */
  readonly wholeSurname: Word;
  /** jr, sr, ii …: the one word that keeps father and son apart. */
  readonly generation: string;
  /** The parts in alphabetical order, to see a swapped order at once. */
  readonly sorted: string;
  readonly joined: string;
  /** Joined with the last word first, and with the first one last. */
  readonly turned: readonly [string, string];
  /** See {@link koreanSound}. */
  readonly korean: string;
  /** The short forms the comparison knows. */
  readonly nicknames: Nicknames;
  /** Pinyin syllables in alphabetical order; '' when a word is no pinyin. */
  readonly syllables: string;
}

export type LatinLevel =
  | 'same'
  | 'reordered'
  | 'short-form'
  | 'initial'
  | 'close'
  | 'similar'
  | 'alike'
  | 'contained'
  | 'changed-surname'
  | 'surname-only'
  | 'western-surname'
  | 'given-name'
  | 'different'
  | 'other-generation';

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;
/** Words taken are bits of one integer. */
const MOST_WORDS = 31;
const NO_WORD: Word = { text: '', letters: 0 };

export function prepareLatinName(text: string, nicknames: Nicknames = SHIPPED_NICKNAMES): PreparedLatinName {
  const words = wordsOf(text);
  const last = words.at(-1) ?? '';
  const generation = words.length > 1 && GENERATION.test(last) ? last : '';
  if (generation !== '') words.pop();
  const bare = words.filter((word) => !isParticle(word));
  const parts = (bare.length < 2 ? words : bare).slice(0, MOST_WORDS).map(wordOf);
  const surname = parts.length > 1 ? parts.at(-1)! : NO_WORD;
  const syllables = words.map((word) => pinyinSyllables(word));
  return {
    script: 'latin',
    text,
    words,
    parts,
    given: parts.length > 1 ? parts[0]! : NO_WORD,
    surname,
    wholeSurname: wholeSurnameOf(words, surname),
    generation,
    sorted: parts.map((part) => part.text).sort().join(' '), // prettier-ignore
    joined: words.join(''),
    korean: koreanSound(words),
    turned: [words.at(-1)! + words.slice(0, -1).join(''), words.slice(1).join('') + words[0]!],
    syllables: syllables.every((found) => found !== undefined) ? syllables.flat().map(foldUmlaut).sort().join(' ') : '', // prettier-ignore
    nicknames,
  };
}

/** Abdul Aziz, Abdulaziz: one name, of which Abdul is no short form. */
const HALF = /^abd(?:ul|el|al|ou?l)?$/;

function wordsOf(text: string): string[] {
  const words = text.split(' ');
  for (let at = 0; at + 2 < words.length; at++)
    if (words[at]!.startsWith('abd') && HALF.test(words[at]!)) words.splice(at, 2, words[at]! + words[at + 1]!); // prettier-ignore
  return words;
}

function wordOf(text: string): Word {
  return { text, letters: lettersOf(text) };
}

function wholeSurnameOf(words: readonly string[], surname: Word): Word {
  let from = words.length - 1;
  while (from > 1 && isParticle(words[from - 1]!)) from--;
  return from < words.length - 1 && surname.text !== '' ? wordOf(words.slice(from).join('')) : surname;
}

/** Jaro–Winkler bounds of Splink's forename-surname comparison: both parts must reach them. */
const CLOSE = 0.92;
const SIMILAR = 0.88;
/** Two slips in a short word, or one at its head: alike, and strangers are, too. */
const ALIKE = 0.78;

export function compareLatinNames(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  if (left.text === right.text) return 'same';
  const level = compareWithoutGeneration(left, right);
  if (left.generation === right.generation) return level;
  if (left.generation !== '' && right.generation !== '')
    return STRONG.has(level) ? 'other-generation' : level;
  return level === 'reordered' ? 'short-form' : level;
}

const STRONG: ReadonlySet<LatinLevel> = new Set([
  'reordered',
  'short-form',
  'initial',
  'close',
  'similar',
  'contained',
]);

function compareWithoutGeneration(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  if (left.joined === right.joined || left.sorted === right.sorted) return 'reordered';
  if (isTurned(left, right)) return 'reordered';
  if (left.korean !== '' && isOneSound(left.korean, right.korean)) return 'similar';
  if (left.syllables !== '' && left.syllables === right.syllables) return 'reordered';
  if (left.surname.text === '' || right.surname.text === '') return compareWithOneWord(left, right);
  const sameSurname = left.surname.text === right.surname.text;
  // An initial fits one in ten of a household: it says little, and nothing against.
  if (sameSurname && isShortForm(left, right))
    return isInitialOf(left.given.text, right.given.text) ? 'initial' : 'short-form';
  const likeness = comparedByParts(left, right);
  if (likeness !== 'different') {
    if (middlesAgree(left.parts, right.parts)) return likeness;
    return likeness === 'alike' ? 'different' : 'contained';
  }
  if ((left.parts.length > 2 || right.parts.length > 2) && isWithin(left.parts, right.parts, left.nicknames))
    return 'contained';
  if (left.given.text === right.given.text && !isFamilyFirst(left) && middleShared(left.parts, right.parts))
    return 'changed-surname';
  if (hasEnglishName(left, right) || hasEnglishName(right, left)) return 'surname-only';
  if (sameSurname || reaches(CLOSE, left.wholeSurname, right.wholeSurname)) return 'western-surname';
  return reaches(CLOSE, left.given, right.given) ? 'given-name' : 'different';
}

/** Ken Lau may be what Lau Man Ho calls himself: an English name beside a Chinese surname, and a Chinese one of two syllables. */
function hasEnglishName(one: PreparedLatinName, other: PreparedLatinName): boolean {
  if (one.parts.length !== 2 || other.parts.length !== 3) return false;
  const surname = one.surname.text;
  if (!isRomanisedSurname(surname) || !one.nicknames.knows(one.given.text)) return false;
  const [first, second, third] = other.parts as [Word, Word, Word];
  const given = first.text === surname ? [second, third] : third.text === surname ? [first, second] : [];
  return given.length === 2 && given.every(({ text }) => text.length <= LONGEST_SYLLABLE && !one.nicknames.knows(text)); // prettier-ignore
}

const LONGEST_SYLLABLE = 6;

/** Kim Min Soo, Minsoo Kim: the surname on the other side, and the given name written as one or two. */
function isTurned(left: PreparedLatinName, right: PreparedLatinName): boolean {
  if (left.joined.length !== right.joined.length || left.words.length === right.words.length) return false;
  return left.turned.includes(right.joined) || right.turned.includes(left.joined);
}

/** Same surname, and one given name is the nickname, the initial or the beginning of the other. */
function isShortForm(left: PreparedLatinName, right: PreparedLatinName): boolean {
  const [one, other] = [left.given.text, right.given.text];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const compatible =
    short === long ||
    left.nicknames.has(short, long) ||
    (short.length === 1 && long.startsWith(short)) ||
    (short.length > 2 && long.startsWith(short) && !isPinyin(long)  && !areKorean(left, right)); // prettier-ignore
  return compatible && middlesAgree(left.parts, right.parts);
}

/** Min-ho is not Minjung: the beginning of such a name is no name. */
function areKorean(left: PreparedLatinName, right: PreparedLatinName): boolean {
  return left.korean !== '' && right.korean !== '';
}

/** Lau Man Ho, Kim Min Soo: what stands first is the family. */
function isFamilyFirst({ given, korean }: PreparedLatinName): boolean {
  return korean !== '' || isRomanisedSurname(given.text);
}

/** John A Smith is not John B Smith; John Smith may be either. */
function middlesAgree(left: readonly Word[], right: readonly Word[]): boolean {
  for (let at = 1; at < Math.min(left.length, right.length) - 1; at++) {
    const [one, other] = [left[at]!, right[at]!];
    if (one.text.startsWith(other.text) || other.text.startsWith(one.text)) continue;
    if (!reaches(SIMILAR, one, other)) return false;
  }
  return true;
}

/** Mary Ellen Smith, Mary Ellen Jones: a whole middle name, which strangers seldom share beside the first one. */
function middleShared(left: readonly Word[], right: readonly Word[]): boolean {
  for (let at = 1; at < Math.min(left.length, right.length) - 1; at++)
    if (left[at]!.text.length > 1 && left[at]!.text === right[at]!.text) return true;
  return false;
}

function isPinyin(word: string): boolean {
  return pinyinSyllables(word) !== undefined;
}

function reaches(bound: number, left: Word, right: Word): boolean {
  return likenessOf(left, right, bound) >= bound;
}

/** 0 where it cannot reach the bound. */
function likenessOf(left: Word, right: Word, bound: number): number {
  if (left.text === right.text) return 1;
  if (!canReach(bound, left.text, left.letters, right.text, right.letters)) return 0;
  return jaroWinkler(left.text, right.text);
}

type Likeness = 'close' | 'similar' | 'alike' | 'different';

/** Swapped names that also hold a slip are a little less sure. */
const SWAPPED = 0.03;

function comparedByParts(left: PreparedLatinName, right: PreparedLatinName): Likeness {
  const straight = weaker(left.given, right.given, left, right);
  const likeness = straight >= ALIKE ? straight : swappedLikeness(left, right) - SWAPPED;
  if (likeness < ALIKE) return 'different';
  // Pinyin names fill their little space so densely that Chen and Cheng, Lin and Liu are two families.
  if (left.syllables !== '' && right.syllables !== '') return likeness >= CLOSE ? 'similar' : 'different';
  if (likeness >= CLOSE) return 'close';
  return likeness >= SIMILAR ? 'similar' : 'alike';
}

function swappedLikeness(left: PreparedLatinName, right: PreparedLatinName): number {
  const bound = ALIKE + SWAPPED;
  const one = likenessOf(left.given, right.surname, bound);
  return one < bound ? 0 : Math.min(one, likenessOf(left.surname, right.given, bound));
}

/** E. beside Elizabeth is right, and little. */
function isInitialOf(left: string, right: string): boolean {
  return (left.length === 1) !== (right.length === 1) && left.charCodeAt(0) === right.charCodeAt(0);
}

function weaker(given: Word, otherGiven: Word, left: PreparedLatinName, right: PreparedLatinName): number {
  let bySurname = likenessOf(left.surname, right.surname, ALIKE);
  if (left.wholeSurname !== left.surname || right.wholeSurname !== right.surname)
    bySurname = Math.max(bySurname, likenessOf(left.wholeSurname, right.wholeSurname, ALIKE));
  if (bySurname < ALIKE) return 0;
  const byGiven = isInitialOf(given.text, otherGiven.text)
    ? ALIKE
    : left.nicknames.has(given.text, otherGiven.text)
      ? 1
      : likenessOf(given, otherGiven, ALIKE);
  return Math.min(bySurname, byGiven);
}

/** Every word of the shorter name has its own in the longer one, typing errors and initials allowed; two of them in full. */
function isWithin(left: readonly Word[], right: readonly Word[], nicknames: Nicknames): boolean {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  if (few.length < 2) return false;
  let taken = 0;
  let whole = 0;
  for (const word of few) {
    const at = many.findIndex(
      (other, index) => (taken & (1 << index)) === 0 && isAlso(word, other, nicknames),
    );
    if (at < 0) return false;
    taken |= 1 << at;
    if (word.text.length > 1 && many[at]!.text.length > 1) whole++;
  }
  return whole >= 2;
}

function isAlso(word: Word, other: Word, nicknames: Nicknames): boolean {
  if (word.text.length === 1 || other.text.length === 1)
    return word.text.charCodeAt(0) === other.text.charCodeAt(0);
  return reaches(CLOSE, word, other) || nicknames.has(word.text, other.text);
}

/** One side is a single word: Lucy, Smith, zhangsan. A surname alone does not say that somebody else is meant. */
function compareWithOneWord(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  const [one, other] = left.surname.text === '' ? [left, right] : [right, left];
  const word = one.parts[0]!;
  if (other.surname.text === '')
    return one.syllables === '' && reaches(CLOSE, word, other.parts[0]!) ? 'alike' : 'different';
  const [given, surname] = [other.given.text, other.surname.text];
  if (word.text === surname || word.text === other.wholeSurname.text) return 'surname-only';
  if (word.text === given || one.nicknames.has(word.text, given)) return 'given-name';
  // jsmith, smithj: a log-in name.
  if (
    word.text.length > 3 &&
    (word.text === given.charAt(0) + surname || word.text === surname + given.charAt(0))
  )
    return 'contained';
  return reaches(CLOSE, word, other.surname) ? 'surname-only' : 'different';
}
