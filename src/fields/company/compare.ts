import type { FieldSettings } from '../../model/cleaned.ts';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { pinyinOf } from '../../text/han.ts';
import { isOneSlip } from '../../text/slip.ts';
import { looksAlike } from '../person-name/look-alikes.ts';
import { partsOfKey } from './company-key.ts';
import type { CompanyParts } from './company-key.ts';
import { aliasOf } from './aliases.ts';
import { openCompanyWords, SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';

/** fields-and-matching.md §12.4. `conflict` stands for two legal persons: for organisations it is a veto. */
const LEVELS = [
  { name: 'same', m: 0.57, bits: 12.5, agrees: true },
  { name: 'same-core', m: 0.25, bits: 9.7, agrees: true },
  { name: 'close', m: 0.05, bits: 7, agrees: true },
  { name: 'abbreviation', m: 0.03, bits: 4.9, agrees: false },
  { name: 'industry-differs', m: 0.02, bits: 3, agrees: false },
  { name: 'conflict', m: 0.002, bits: -2.3, agrees: false },
  { name: 'different', m: 0.078, bits: -3.6, agrees: false },
] as const satisfies readonly ComparisonLevel[];

type LevelName = (typeof LEVELS)[number]['name'];
const INDEX = Object.fromEntries(LEVELS.map(({ name }, index) => [name, index])) as Record<LevelName, number>;

export interface PreparedCompany extends CompanyParts {
  readonly key: string;
  /** The core; of a Latin name its words in alphabetical order: `Textiles, Blackwell`, `Blackwell Textiles`. */
  readonly coreWords: string;
  /** The core without its numbers, and the numbers: 一建 and 二建 are two firms of one pattern. */
  readonly unnumbered: string;
  readonly numbers: string;
  readonly isGroup: boolean;
  /** The name behind its first division: 中国石油天然气 is what 中石油 is short for. */
  readonly placed: string;
  /** Pairs of neighbouring characters of the name, sorted, for Dice's coefficient; made when first asked for. */
  bigrams: Uint32Array | undefined;
  /** The line of company-aliases.txt the name stands in; -1 for none. */
  readonly alias: number;
}

export const compareCompanies: Comparison<PreparedCompany> = {
  levels: LEVELS,
  prepare: (key) => prepareCompany(key),
  compare: (left, right) => INDEX[levelOf(left, right)],
};

/** The comparison with a person's changes to the word lists of companies, aliases among them. */
export function openCompanyComparison(lexicons?: FieldSettings['lexicons']): Comparison<PreparedCompany> {
  const words = openCompanyWords(lexicons);
  return { ...compareCompanies, prepare: (key) => prepareCompany(key, words) };
}

const NUMBER =
  /第[一二三四五六七八九十百零两]+|第?\d+|[一二三四五六七八九十]+(?=厂|店|号|分|部|中|院|校|公司|建|局|队|处|车间|机|矿|小|附|冶|航|拖|汽|期|组|村)/g;

const MAY_HOLD_NUMBER = /[\d一二三四五六七八九十]/;

function prepareCompany(key: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): PreparedCompany {
  const parts = partsOfKey(key, words);
  const numbers = MAY_HOLD_NUMBER.test(parts.name) ? parts.name.match(NUMBER) : null;
  const unnumbered = numbers ? parts.name.replace(NUMBER, '') : parts.core;
  // Spelled out: objects made with `...parts` compare fifteen times slower (V8 gives up on their shape).
  return {
    key,
    script: parts.script,
    regions: parts.regions,
    name: parts.name,
    core: parts.core,
    industry: parts.industry,
    coreWords: parts.script === 'latin' ? parts.core.split(' ').sort().join(' ') : parts.core,
    branch: parts.branch,
    unnumbered,
    numbers: numbers ? numbers.map(numeral).sort().join(',') : '',
    isGroup: parts.industry.includes('集团') || /\bgroup\b/.test(parts.industry),
    placed: parts.regions.length > 0 && parts.script === 'han' ? parts.regions[0]! + parts.name : parts.name,
    bigrams: undefined,
    alias: aliasOf(parts, words),
  };
}

const DIGITS = '零一二三四五六七八九';

/** 第三, 三 and 3 are the same; anything bigger stays as it is written. */
function numeral(text: string): string {
  const bare = text.replace('第', '');
  const digit = bare.length === 1 ? DIGITS.indexOf(bare) : -1;
  return digit < 0 ? bare : String(digit);
}

function levelOf(left: PreparedCompany, right: PreparedCompany): LevelName {
  if (left.key === right.key) return 'same';
  if (left.script !== right.script) return areAliases(left, right) ? 'abbreviation' : 'different';
  const isSameCore = left.coreWords === right.coreWords || isSameBeyondNumbers(left, right);
  const agreement = isSameCore ? sameCore(left, right) : 'different';
  if (agreement !== 'different') return inConflict(left, right) ? 'conflict' : agreement;
  if (isAbbreviation(left, right) || areAliases(left, right))
    return inConflict(left, right) ? 'different' : 'abbreviation';
  if (isClose(left, right)) return inConflict(left, right) ? 'conflict' : 'close';
  return 'different';
}

/** 工行 and 中国工商银行, Huawei and 华为技术: two names of one organisation, or of two that share the short one. */
function areAliases(left: PreparedCompany, right: PreparedCompany): boolean {
  return left.alias >= 0 && left.alias === right.alias;
}

function isSameBeyondNumbers(left: PreparedCompany, right: PreparedCompany): boolean {
  return (
    left.numbers !== right.numbers && left.unnumbered.length >= 2 && left.unnumbered === right.unnumbered
  );
}

function sameCore(left: PreparedCompany, right: PreparedCompany): LevelName {
  const oneIsSilent = left.industry === '' || right.industry === '';
  if (left.isGroup !== right.isGroup) return 'industry-differs';
  if (oneIsSilent || left.industry.startsWith(right.industry) || right.industry.startsWith(left.industry))
    return 'same-core';
  return 'industry-differs';
}

/** Another number, another branch or another division: another legal person, however alike the names. */
function inConflict(left: PreparedCompany, right: PreparedCompany): boolean {
  if (left.numbers !== right.numbers || left.branch !== right.branch) return true;
  const { regions } = left;
  if (regions.length === 0 || right.regions.length === 0) return false;
  const [few, many] =
    regions.length <= right.regions.length ? [regions, right.regions] : [right.regions, regions];
  return !few.every((region) => many.includes(region));
}

/** A typing error in a long enough name. Two characters are a whole trade name: 华信 is not 华新. */
const SHORTEST_TYPO = 4;
const SHORTEST_LATIN_TYPO = 6;
const CLOSE_DICE = 0.9;

function isClose(left: PreparedCompany, right: PreparedCompany): boolean {
  const shortest = left.script === 'han' ? SHORTEST_TYPO : SHORTEST_LATIN_TYPO;
  const [one, other] = [left.core, right.core];
  if (one.length < shortest || other.length < shortest) return false;
  if (Math.abs(one.length - other.length) <= 1 && isOneSlip(one, other)) {
    const fits = left.industry === right.industry || left.industry === '' || right.industry === '';
    return fits && (left.script === 'han' ? isLikelySlip(one, other) : isLikelyTypo(one, other));
  }
  const [few, many] =
    left.name.length < right.name.length ? [left.name, right.name] : [right.name, left.name];
  // The shorter name cannot share more pairs than it has.
  if (2 * (few.length - 1) < CLOSE_DICE * (few.length + many.length - 2)) return false;
  return (
    dice((left.bigrams ??= bigramsOf(left.name)), (right.bigrams ??= bigramsOf(right.name))) >= CLOSE_DICE
  );
}

/** Nobody mistypes the first letter without seeing it; Harrow and Jarrow are two towns. */
const LONG_LATIN_CORE = 10;

function isLikelyTypo(left: string, right: string): boolean {
  return left.charCodeAt(0) === right.charCodeAt(0) || left.length >= LONG_LATIN_CORE;
}

/** In a short trade name one character makes another firm, unless it sounds or looks like the one it replaced. */
const LONG_CORE = 6;

function isLikelySlip(left: string, right: string): boolean {
  if (left.length !== right.length || left.length >= LONG_CORE) return true;
  for (let at = 0; at < left.length; at++) {
    const [one, other] = [left.charAt(at), right.charAt(at)];
    if (one !== other) return looksAlike(one, other) || pinyinOf(left)[at] === pinyinOf(right)[at];
  }
  return false;
}

/** 阿里 ~ 阿里巴巴, 工行 ~ 中国工商银行, IBM ~ International Business Machines. */
function isAbbreviation(left: PreparedCompany, right: PreparedCompany): boolean {
  if (left.placed.length === right.placed.length) return false;
  if (left.placed.length > right.placed.length) return isAbbreviation(right, left);
  const first = left.name.charCodeAt(0);
  if (first !== right.name.charCodeAt(0) && first !== right.placed.charCodeAt(0)) return false;
  if (left.script === 'latin')
    return isAcronym(left.name, right.name) || isLatinPrefix(left.core, right.core);
  if (left.name.length < 2) return false;
  const brief = left.industry === '' || left.name.length <= 4 ? left.name : left.core;
  return isShortened(brief, right.name) || isShortened(brief, right.placed);
}

/** The first character is kept, the others follow in their order. */
function isShortened(brief: string, whole: string): boolean {
  if (brief.length >= whole.length || brief.charCodeAt(0) !== whole.charCodeAt(0)) return false;
  let next = 1;
  for (let at = 1; at < whole.length && next < brief.length; at++) {
    if (whole.charCodeAt(at) === brief.charCodeAt(next)) next++;
  }
  return next === brief.length;
}

function isAcronym(short: string, long: string): boolean {
  if (short.includes(' ') || short.length < 2) return false;
  const words = long.split(' ').filter((word) => word !== 'and' && word !== 'of' && word !== 'for');
  return words.length === short.length && words.every((word, at) => word.charAt(0) === short.charAt(at));
}

function isLatinPrefix(short: string, long: string): boolean {
  return short.length >= 4 && long.startsWith(`${short} `);
}

function bigramsOf(text: string): Uint32Array {
  const grams = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < grams.length; at++)
    grams[at] = text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1);
  return grams.sort();
}

function dice(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  for (let one = 0, other = 0; one < left.length && other < right.length;) {
    const [a, b] = [left[one]!, right[other]!];
    if (a === b) shared++;
    if (a <= b) one++;
    if (b <= a) other++;
  }
  return (2 * shared) / (left.length + right.length);
}

export interface CompanyBlockingKeys {
  /** The trade name (字号). */
  readonly core: string;
  /** Its first two characters: meets abbreviations and typing errors further on. */
  readonly coreHead: string;
  /** The organisation it is another name of; '' when no list says. */
  readonly alias: string;
}

export function blockingKeysOfCompany(
  key: string,
  words: CompanyWords = SHIPPED_COMPANY_WORDS,
): CompanyBlockingKeys {
  const parts = partsOfKey(key, words);
  const alias = aliasOf(parts, words);
  return {
    core: parts.core,
    coreHead: Array.from(parts.core).slice(0, 2).join(''),
    alias: alias < 0 ? '' : `=${alias}`,
  };
}
