// Names of firms in Latin letters, word by word: which words are the same, which are one slip or an abbreviation away, and
// whether what is left over tells two firms apart. The order of words says nothing: Textiles, Blackwell.
import { canReach, jaroWinkler, lettersOf } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';
import { isPlaceWord, placeOf, tradeOf } from './latin-words.ts';

type Kind = 'name' | 'trade' | 'place' | 'number';

interface CompanyWord {
  /** In its usual spelling: mfg → manufacturing, italia → italy, 01 → 1. */
  readonly text: string;
  readonly letters: number;
  readonly kind: Kind;
}

export interface LatinCompanyWords {
  readonly words: readonly CompanyWord[];
  /** The words in alphabetical order. */
  readonly sorted: string;
  readonly joined: string;
  /** A bit for each word: names without a common bit have no common word. */
  readonly bits: number;
  /** Beijing branch, London office; '' for none. */
  readonly branch: string;
  /** No word of it but trades and places: Bank of China. */
  readonly isGeneric: boolean;
}

export type LatinCompanyLevel =
  | 'same-core'
  | 'close'
  | 'abbreviation'
  | 'group-differs'
  | 'word-added'
  | 'industry-differs'
  | 'region-conflict'
  | 'different'
  | 'branch-conflict';

const FILLING: ReadonlySet<string> = new Set('and of for the de la le du des di del und et y da do dos'.split(' ')); // prettier-ignore
const BRANCH: ReadonlySet<string> = new Set(['branch', 'filiale', 'zweigniederlassung', 'succursale', 'sucursal']); // prettier-ignore
const OFFICE = /^(?:representative|liaison|regional|rep)$/;
const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first 1st second 2nd third 3rd fourth 4th fifth 5th'.split(' ').map((word, at) => [word, String((at >> 1) + 1)]), // prettier-ignore
);
/** Taken words are bits of one integer. */
const MOST_WORDS = 31;

export function prepareLatinCompany(name: string): LatinCompanyWords {
  const all = name.split(' ').filter((word) => !FILLING.has(word));
  let branch = '';
  const at = all.findIndex((word, index) => index > 0 && (BRANCH.has(word) || (word === 'office' && OFFICE.test(all[index - 1]!)))); // prettier-ignore
  if (at > 1) {
    const from = all[at] === 'office' ? Math.max(1, at - 2) : at - 1;
    branch = all.splice(from, at - from + 1).join(' ');
  }
  const words = (all.length === 0 ? name.split(' ') : all).slice(0, MOST_WORDS).map(companyWord);
  return {
    words,
    sorted: words.map(({ text }) => text).sort().join(' '), // prettier-ignore
    joined: words.map(({ text }) => text).join(''),
    bits: words.reduce((bits, { text }) => bits | (1 << bitOf(text)), 0),
    branch,
    isGeneric: !words.some(({ kind }) => kind === 'name'),
  };
}

function bitOf(word: string): number {
  let hash = word.length;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash, 31) + word.charCodeAt(at);
  return hash & 31;
}

function companyWord(word: string): CompanyWord {
  const number = ORDINALS.get(word) ?? (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : '');
  if (number !== '') return { text: number, letters: 0, kind: 'number' };
  const trade = tradeOf(word);
  const text = trade ?? placeOf(word);
  return { text, letters: lettersOf(text), kind: trade !== undefined ? 'trade' : isPlaceWord(word) ? 'place' : 'name' }; // prettier-ignore
}

export function compareLatinCompanies(left: LatinCompanyWords, right: LatinCompanyWords): LatinCompanyLevel {
  // In one order, so that it does not matter which of two likely twins a word finds first.
  const level = left.sorted <= right.sorted ? compareWords(left, right) : compareWords(right, left);
  return left.branch !== right.branch && NEAR.has(level) ? 'branch-conflict' : level;
}

const NEAR: ReadonlySet<LatinCompanyLevel> = new Set(['same-core', 'close', 'group-differs', 'word-added']);

function compareWords(left: LatinCompanyWords, right: LatinCompanyWords): LatinCompanyLevel {
  if (left.sorted === right.sorted || left.joined === right.joined) return 'same-core';
  // Words that are all another's are hardly all misspelt: only a name of one or two words is looked at more closely.
  const isShort = left.words.length <= 2 && right.words.length <= 2;
  if ((left.bits & right.bits) === 0 && !isShort) return shortForm(left, right);
  const found = align(left.words, right.words);
  const isGeneric = left.isGeneric || right.isGeneric;
  if (found.exact + found.loose === 0 || (found.names === 0 && !isGeneric)) return shortForm(left, right);
  const { onlyLeft, onlyRight } = found;
  if (onlyLeft.length === 0 && onlyRight.length === 0)
    return found.exact > 0 || left.joined.length >= LONG_NAME ? 'close' : 'different';
  if (onlyLeft.length > 0 && onlyRight.length > 0)
    return isGeneric ? 'different' : contradict(found, left, right);
  const extra = onlyLeft.length > 0 ? onlyLeft : onlyRight;
  if (isGeneric && left.isGeneric === right.isGeneric) return 'different';
  if (extra.every(({ text }) => text === 'group' || text === 'holdings')) return 'group-differs';
  if (extra.every(({ kind }) => kind !== 'name')) return 'word-added';
  const [few, many] = left.words.length < right.words.length ? [left, right] : [right, left];
  if (few.joined.length * 2 >= many.joined.length) return 'word-added';
  return few.words[0]!.text === many.words[0]!.text && few.joined.length >= 4 ? 'abbreviation' : 'different';
}

/** Letters of a name in which every word may hold a slip. */
const LONG_NAME = 12;

interface Alignment {
  /** Pairs of words that are the same, and that are nearly. */
  readonly exact: number;
  readonly loose: number;
  /** Pairs that are no trade, place or number. */
  readonly names: number;
  readonly onlyLeft: readonly CompanyWord[];
  readonly onlyRight: readonly CompanyWord[];
}

const NOTHING: Alignment = { exact: 0, loose: 0, names: 0, onlyLeft: [], onlyRight: [] };

function align(left: readonly CompanyWord[], right: readonly CompanyWord[]): Alignment {
  let takenLeft = 0;
  let takenRight = 0;
  let exact = 0;
  let names = 0;
  for (let at = 0; at < left.length; at++) {
    for (let other = 0; other < right.length; other++) {
      if ((takenRight & (1 << other)) !== 0 || left[at]!.text !== right[other]!.text) continue;
      takenLeft |= 1 << at;
      takenRight |= 1 << other;
      exact++;
      if (left[at]!.kind === 'name') names++;
      break;
    }
  }
  if (exact === 0 && left.length + right.length > 4) return NOTHING;
  const rest = (words: readonly CompanyWord[], taken: number) => words.filter((_word, at) => (taken & (1 << at)) === 0); // prettier-ignore
  let [onlyLeft, onlyRight] = [rest(left, takenLeft), rest(right, takenRight)];
  // Nobody misspells most of a name; more than two words left over on both sides are other words.
  if (Math.min(onlyLeft.length, onlyRight.length) === 0 || Math.max(onlyLeft.length, onlyRight.length) > 3)
    return { exact, loose: 0, names, onlyLeft, onlyRight };
  let loose = 0;
  for (const word of onlyLeft) {
    const twin = onlyRight.find((other) => isNearly(word, other, names > 0));
    if (twin === undefined) continue;
    onlyLeft = onlyLeft.filter((one) => one !== word);
    onlyRight = onlyRight.filter((one) => one !== twin);
    loose++;
    if (word.kind === 'name' || twin.kind === 'name') names++;
  }
  return { exact, loose, names, onlyLeft, onlyRight };
}

const SHORTEST_TYPO = 5;
const CLOSE = 0.92;

/** A slip; or an abbreviation (log for logistics) of a trade, or of any word where another one already is the same. */
function isNearly(one: CompanyWord, other: CompanyWord, isAnchored: boolean): boolean {
  if (one.kind === 'number' || other.kind === 'number') return false;
  const [short, long] = one.text.length <= other.text.length ? [one, other] : [other, one];
  if (short.text.length >= 3 && long.text.startsWith(short.text) && short.text !== long.text)
    if (isAnchored && (long.kind === 'trade' || long.text.length > 6)) return true;
  if (short.text.length < SHORTEST_TYPO || one.kind === 'place' || other.kind === 'place') return false;
  if (!canReach(CLOSE, one.text, one.letters, other.text, other.letters)) return false;
  // Nobody mistypes the first letter without seeing it; Harrow and Jarrow are two towns.
  if (one.text.charCodeAt(0) !== other.text.charCodeAt(0) && short.text.length < 10) return false;
  return isOneSlip(one.text, other.text) || jaroWinkler(one.text, other.text) >= CLOSE;
}

/** Both have words the other lacks. */
function contradict({ exact, onlyLeft, onlyRight }: Alignment, left: LatinCompanyWords, right: LatinCompanyWords): LatinCompanyLevel {
  const both = (kind: Kind) => onlyLeft.some((word) => word.kind === kind) && onlyRight.some((word) => word.kind === kind);
  const isNamed = onlyLeft.some(({ kind }) => kind === 'name') || onlyRight.some(({ kind }) => kind === 'name');
  if (isNamed || exact === 0) return shortForm(left, right);
  if (both('number')) return 'branch-conflict';
  return both('place') ? 'region-conflict' : 'industry-differs';
} // prettier-ignore

/** Trueparter and truepartnercapital, run together. */
const SHORTEST_HEAD = 6;

function shortForm(left: LatinCompanyWords, right: LatinCompanyWords): LatinCompanyLevel {
  const [few, many] = left.joined.length <= right.joined.length ? [left, right] : [right, left];
  if (few.words.length !== 1 || few.joined.length === many.joined.length) return 'different';
  if (few.joined.length >= SHORTEST_HEAD && many.words.length <= 2 && many.joined.startsWith(few.joined))
    return 'abbreviation';
  return isAcronym(few.joined, many.words) ? 'abbreviation' : 'different';
}

/** IBM; DKV of Deutsche Krankenversicherung, SMBC of Sumitomo Mitsui Banking Corporation, and TF of Foods, Thornton. */
function isAcronym(short: string, words: readonly CompanyWord[]): boolean {
  if (short.length < 2 || short.length > 6 || words.length < 2) return false;
  if (words.length === 2 && short.length === 2)
    return [...words].some(({ text }, at) => text.charAt(0) === short.charAt(0) && words[1 - at]!.text.charAt(0) === short.charAt(1)); // prettier-ignore
  let at = 0;
  for (const { text } of words) {
    if (text.charCodeAt(0) !== short.charCodeAt(at)) return false;
    at++;
    // One long word may give a second letter: kranken-v-ersicherung.
    const more = words.length - words.findIndex((word) => word.text === text) - 1;
    if (short.length - at > more && text.length >= 9 && at < short.length && text.indexOf(short.charAt(at), 2) > 0) at++; // prettier-ignore
  }
  const rest = short.slice(at);
  return at >= 2 && (rest === '' || (short.length > 3 && /^(?:c|l|g|co)$/.test(rest)));
}
