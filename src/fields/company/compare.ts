import type { FieldSettings } from '../../model/cleaned.ts';
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { pinyinOf } from '../../text/han.ts';
import { isOneSlip } from '../../text/slip.ts';
import { looksAlike } from '../person-name/look-alikes.ts';
import { partsOfKey } from './company-key.ts';
import type { CompanyParts } from './company-key.ts';
import { aliasOf } from './aliases.ts';
import { openCompanyWords, SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';
import { compareLatinCompanies, prepareLatinCompany, type LatinCompanyWords } from './compare-latin.ts';

/**
 * fields-and-matching.md §12.4. A group and a firm of its name, and names with a word more, are too often two to agree. The last
 * level stands for two legal persons whatever else agrees: another branch, another number. For organisations it is a veto.
 */
const LEVELS = [
  { name: 'same', m: 0.5, bits: 12.5, agrees: true },
  { name: 'same-core', m: 0.22, bits: 9.7, agrees: true },
  { name: 'close', m: 0.05, bits: 7, agrees: true },
  { name: 'homophone', m: 0.02, bits: 6, agrees: false },
  { name: 'abbreviation', m: 0.06, bits: 4.9, agrees: false },
  { name: 'group-differs', m: 0.02, bits: 4, agrees: false },
  { name: 'word-added', m: 0.04, bits: 4, agrees: false },
  { name: 'industry-differs', m: 0.03, bits: 2, agrees: false },
  { name: 'region-conflict', m: 0.004, bits: -2.3, agrees: false },
  { name: 'different', m: 0.054, bits: -3.6, agrees: false },
  { name: 'branch-conflict', m: 0.002, bits: -6, agrees: false },
] as const satisfies readonly ComparisonLevel[];

type LevelName = (typeof LEVELS)[number]['name'];
const INDEX = Object.fromEntries(LEVELS.map(({ name }, index) => [name, index])) as Record<LevelName, number>;

export interface PreparedCompany extends CompanyParts {
  readonly key: string;
  /** Of a name in Latin letters. */
  readonly words: LatinCompanyWords | undefined;
  /** The core without its numbers, and the numbers: 一建 and 二建 are two firms of one pattern. */
  readonly unnumbered: string;
  readonly numbers: string;
  readonly isGroup: boolean;
  /** The industry without the words that say nothing about it: 集团, 控股, 国际. */
  readonly trade: string;
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

/** *ST新宁, 奇安信-U: what an exchange adds to the short names of shares. */
const SHARE_MARKS = /^\*?st(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})[a-z]{1,2}$/gu;
const SAYS_NOTHING = /集团|控股|国际|企业/g;

function prepareCompany(key: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): PreparedCompany {
  const parts = partsOfKey(key.replace(SHARE_MARKS, ''), words);
  const numbers = MAY_HOLD_NUMBER.test(parts.name) ? parts.name.match(NUMBER) : null;
  const unnumbered = numbers ? parts.name.replace(NUMBER, '') : parts.core;
  // Spelled out: objects made with `...parts` compare fifteen times slower (V8 gives up on their shape).
  return {
    key,
    words: parts.script === 'latin' ? prepareLatinCompany(parts.name) : undefined,
    script: parts.script,
    regions: parts.regions,
    name: parts.name,
    core: parts.core,
    industry: parts.industry,
    branch: parts.branch,
    unnumbered,
    numbers: numbers ? numbers.map(numeral).sort().join(',') : '',
    isGroup: parts.industry.includes('集团'),
    trade: parts.industry.replace(SAYS_NOTHING, ''),
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
  if (left.words !== undefined && right.words !== undefined) {
    const level = compareLatinCompanies(left.words, right.words);
    return level === 'different' && areAliases(left, right) ? 'abbreviation' : level;
  }
  const isSameCore = left.core === right.core || isSameBeyondNumbers(left, right);
  if (isSameCore) return conflictOf(left, right) || sameCore(left, right);
  if (isAbbreviation(left, right) || areAliases(left, right))
    return conflictOf(left, right) === '' ? 'abbreviation' : 'different';
  if (isClose(left, right)) return conflictOf(left, right) || 'close';
  return soundsAlike(left, right) && conflictOf(left, right) === '' ? 'homophone' : 'different';
}

/** 恒纳新 and 恒纳昕: what was said on the phone; or another firm, so a person decides. 华信 and 华新 are two. */
function soundsAlike(left: PreparedCompany, right: PreparedCompany): boolean {
  const [one, other] = [left.core, right.core];
  if (one.length !== other.length || one.length < SHORTEST_HEARD) return false;
  const apart = differingAt(one, other);
  if (apart < 0) return false;
  const fits =
    left.trade === '' ||
    right.trade === '' ||
    left.trade.startsWith(right.trade) ||
    right.trade.startsWith(left.trade);
  const heard =
    looksAlike(one.charAt(apart), other.charAt(apart)) || pinyinOf(one)[apart] === pinyinOf(other)[apart];
  return fits && heard;
}

const SHORTEST_HEARD = 3;

/** The one place where two texts of one length differ; -1 for none or several. */
function differingAt(left: string, right: string): number {
  let found = -1;
  for (let at = 0; at < left.length; at++) {
    if (left.charCodeAt(at) === right.charCodeAt(at)) continue;
    if (found >= 0) return -1;
    found = at;
  }
  return found;
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
  const [one, other] = [left.trade, right.trade];
  const fits = one === '' || other === '' || one.startsWith(other) || other.startsWith(one);
  if (fits) return left.isGroup === right.isGroup ? 'same-core' : 'group-differs';
  // 精细化工 and 化工, 环保资源科技 and 资源: the short name of the exchange.
  return isWithin(one, other) || isWithin(other, one) ? 'abbreviation' : 'industry-differs';
}

/** The characters of one in their order within the other. */
function isWithin(part: string, whole: string): boolean {
  let next = 0;
  for (let at = 0; at < whole.length && next < part.length; at++)
    if (whole.charCodeAt(at) === part.charCodeAt(next)) next++;
  return next === part.length;
}

/** Another number, another branch or another division: another legal person, however alike the names. */
function conflictOf(
  left: PreparedCompany,
  right: PreparedCompany,
): 'branch-conflict' | 'region-conflict' | '' {
  if (left.numbers !== right.numbers || left.branch !== right.branch) return 'branch-conflict';
  const { regions } = left;
  if (regions.length === 0 || right.regions.length === 0) return '';
  const [few, many] =
    regions.length <= right.regions.length ? [regions, right.regions] : [right.regions, regions];
  return few.every((region) => many.includes(region)) ? '' : 'region-conflict';
}

/** A typing error in a long enough name. Two characters are a whole trade name: 华信 is not 华新. */
const SHORTEST_TYPO = 4;
const CLOSE_DICE = 0.9;

function isClose(left: PreparedCompany, right: PreparedCompany): boolean {
  const [one, other] = [left.core, right.core];
  if (one.length < SHORTEST_TYPO || other.length < SHORTEST_TYPO) return false;
  if (Math.abs(one.length - other.length) <= 1 && isOneSlip(one, other)) {
    const fits = left.industry === right.industry || left.industry === '' || right.industry === '';
    return fits && isLikelySlip(one, other);
  }
  const [few, many] =
    left.name.length < right.name.length ? [left.name, right.name] : [right.name, left.name];
  // The shorter name cannot share more pairs than it has.
  if (2 * (few.length - 1) < CLOSE_DICE * (few.length + many.length - 2)) return false;
  return (
    dice((left.bigrams ??= bigramsOf(left.name)), (right.bigrams ??= bigramsOf(right.name))) >= CLOSE_DICE
  );
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

/** 阿里 ~ 阿里巴巴, 工行 ~ 中国工商银行, 洛阳钼业 ~ 洛阳栾川钼业, 高铁电气 ~ 中铁高铁电气装备. */
function isAbbreviation(left: PreparedCompany, right: PreparedCompany): boolean {
  if (left.placed.length === right.placed.length) return false;
  if (left.placed.length > right.placed.length) return isAbbreviation(right, left);
  if (left.name.length < 2) return false;
  const isHead = (whole: string): boolean => left.name.charCodeAt(0) === whole.charCodeAt(0);
  const brief = left.industry === '' || left.name.length <= 4 ? left.name : left.core;
  if (isHead(right.name) && isShortened(brief, right.name)) return true;
  if (isHead(right.placed) && isShortened(brief, right.placed)) return true;
  if (left.regions.length > 0 && left.regions[0] === right.regions[0] && isShortened(left.placed, right.placed)) return true; // prettier-ignore
  return left.name.length >= SHORTEST_PART && right.name.includes(left.name);
}

/** So many characters in a row are no coincidence. */
const SHORTEST_PART = 4;

/** The first character is kept, the others follow in their order. */
function isShortened(brief: string, whole: string): boolean {
  return brief.length < whole.length && brief.charCodeAt(0) === whole.charCodeAt(0) && isWithin(brief, whole);
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
