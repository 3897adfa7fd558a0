import { jaroWinkler } from '../../text/jaro-winkler.ts';
import { pinyinSyllables } from '../../text/pinyin-syllables.ts';
import { SHIPPED_NICKNAMES, type Nicknames } from './nicknames.ts';

export interface PreparedLatinName {
  readonly script: 'latin';
  readonly text: string;
  /** Without the generation. */
  readonly words: readonly string[];
  readonly given: string;
  readonly surname: string;
  /** jr, sr, ii …: the one word that keeps father and son apart. */
  readonly generation: string;
  /** The words in alphabetical order, to see a swapped order at once. */
  readonly sorted: string;
  readonly joined: string;
  /** The short forms the comparison knows. */
  readonly nicknames: Nicknames;
}

export type LatinLevel =
  | 'same'
  | 'reordered'
  | 'short-form'
  | 'close'
  | 'similar'
  | 'contained'
  | 'western-surname'
  | 'given-name'
  | 'different';

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;

export function prepareLatinName(text: string, nicknames: Nicknames = SHIPPED_NICKNAMES): PreparedLatinName {
  const words = text.split(' ');
  const last = words.at(-1) ?? '';
  const generation = words.length > 1 && GENERATION.test(last) ? last : '';
  if (generation !== '') words.pop();
  return {
    script: 'latin',
    text,
    words,
    given: words.length > 1 ? words[0]! : '',
    surname: words.length > 1 ? words.at(-1)! : '',
    generation,
    sorted: [...words].sort().join(' '),
    joined: words.join(''),
    nicknames,
  };
}

/** Jaro–Winkler bounds of Splink's forename-surname comparison: both parts must reach them. */
const CLOSE = 0.92;
const SIMILAR = 0.88;

export function compareLatinNames(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  if (left.text === right.text) return 'same';
  if (left.generation !== right.generation && left.generation !== '' && right.generation !== '')
    return 'different';
  if (left.joined === right.joined || left.sorted === right.sorted) {
    return left.generation === right.generation ? 'reordered' : 'short-form';
  }
  if (left.surname === '' || right.surname === '') return compareWithOneWord(left, right);
  if (left.surname === right.surname && isShortForm(left, right)) return 'short-form';
  const likeness = comparedByParts(left, right);
  if (likeness !== 'different') return middlesAgree(left.words, right.words) ? likeness : 'contained';
  if (isSubset(left.words, right.words) || isSubset(right.words, left.words)) return 'contained';
  if (left.surname === right.surname) return 'western-surname';
  return left.given === right.given ? 'given-name' : 'different';
}

/** Same surname, and one given name is the nickname, the initial or the beginning of the other. */
function isShortForm(left: PreparedLatinName, right: PreparedLatinName): boolean {
  const [short, long] = left.given.length <= right.given.length ? [left, right] : [right, left];
  const compatible =
    short.given === long.given ||
    short.nicknames.has(short.given, long.given) ||
    (short.given.length !== 2 && long.given.startsWith(short.given) && !isPinyin(long.given));
  return compatible && middlesAgree(left.words, right.words);
}

/** John A Smith is not John B Smith; John Smith may be either. */
function middlesAgree(left: readonly string[], right: readonly string[]): boolean {
  for (let at = 1; at < Math.min(left.length, right.length) - 1; at++) {
    const [one, other] = [left[at]!, right[at]!];
    if (!one.startsWith(other) && !other.startsWith(one)) return false;
  }
  return true;
}

function isPinyin(word: string): boolean {
  return pinyinSyllables(word) !== undefined;
}

function comparedByParts(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  const straight = weaker(left.given, right.given, left.surname, right.surname);
  const likeness =
    straight >= SIMILAR ? straight : weaker(left.given, right.surname, left.surname, right.given) - 0.03;
  if (likeness < SIMILAR) return 'different';
  // Pinyin names fill their little space so densely that Chen and Cheng, Lin and Liu are two families.
  const dense = left.words.every(isPinyin) && right.words.every(isPinyin);
  if (dense) return likeness >= CLOSE ? 'similar' : 'different';
  return likeness >= CLOSE ? 'close' : 'similar';
}

function weaker(given: string, otherGiven: string, surname: string, otherSurname: string): number {
  const bySurname = jaroWinkler(surname, otherSurname);
  return bySurname < SIMILAR ? bySurname : Math.min(bySurname, jaroWinkler(given, otherGiven));
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  return part.length > 1 && part.length < whole.length && part.every((word) => whole.includes(word));
}

/** One side is a single word: Lucy, Smith, zhangsan. */
function compareWithOneWord(left: PreparedLatinName, right: PreparedLatinName): LatinLevel {
  const [one, other] = left.surname === '' ? [left, right] : [right, left];
  const word = one.joined;
  if (other.surname === '')
    return jaroWinkler(word, other.joined) >= CLOSE && !isPinyin(word) ? 'similar' : 'different';
  if (word === other.surname) return 'western-surname';
  return word === other.given || one.nicknames.has(word, other.given) ? 'given-name' : 'different';
}
