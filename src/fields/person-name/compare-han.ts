// Two or three characters carry a whole Chinese name, so edit distances and Jaro–Winkler say nothing here: 张伟 and
// 张玮 sound the same, 张小明 and 张小红 are two people, and both pairs differ in one character of the same place.
import { pinyinOf, surnameReadings } from '../../text/han.ts';
import { isOneSlip } from '../../text/slip.ts';
import { looksAlike } from './look-alikes.ts';
import { splitHanName } from './split-han-name.ts';
import { SHIPPED_SURNAMES, type Surnames } from './surnames.ts';

export interface PreparedHanName {
  readonly script: 'han';
  readonly text: string;
  readonly surname: string;
  readonly given: string;
  /** Toneless pinyin of the whole name, one for every reading of the surname. */
  readonly readings: readonly string[];
  /** The given name's syllables as the south hears them: zhong = zong, lin = ling. */
  readonly heard: string;
  /** What friends say, 阿亮 or 老王: the character behind the 阿, 老 or 小; '' for any other name. */
  readonly familiar: string;
  /** What a mask leaves, 张*明: known from the front, known at the end. Undefined for a whole name. */
  readonly mask: { readonly front: string; readonly end: string } | undefined;
}

export type HanLevel =
  | 'same'
  | 'homophone'
  | 'reordered'
  | 'similar'
  | 'alike'
  | 'contained'
  | 'masked'
  | 'surname-only'
  | 'not-comparable'
  | 'surname'
  | 'different';

export function prepareHanName(text: string, surnameWords: Surnames = SHIPPED_SURNAMES): PreparedHanName {
  const star = text.indexOf('*');
  if (star >= 0) return prepareMasked(text, star);
  const { surname, given } = splitHanName(text, surnameWords);
  const syllables = pinyinOf(text).slice(Array.from(surname).length);
  const spoken = syllables.join(' ');
  const surnames = surname === '' ? [''] : surnameReadings(surname);
  return {
    script: 'han',
    text,
    surname,
    given,
    readings: surnames.map((reading) => `${reading} ${spoken}`.trim()),
    heard: syllables.map(southern).join(' '),
    familiar: text.length === 2 && FAMILIAR.test(text) ? text.charAt(1) : '',
    mask: undefined,
  };
}

const FAMILIAR = /^[阿老小]/;

function prepareMasked(text: string, star: number): PreparedHanName {
  const [front, end] = [text.slice(0, star), text.slice(text.lastIndexOf('*') + 1)];
  const mask = { front, end };
  return { script: 'han', text, surname: front, given: '', readings: [], heard: '', familiar: '', mask };
}

/** Pairs many speakers, and so their keyboards, do not tell apart. */
function southern(syllable: string): string {
  return syllable.replace(/^(z|c|s)h/, '$1').replace(/(?<=[aei]n)g$/, '');
}

export function compareHanNames(left: PreparedHanName, right: PreparedHanName): HanLevel {
  if (left.mask !== undefined || right.mask !== undefined) return compareMasked(left, right);
  if (left.text === right.text) return 'same';
  if (left.text.length === right.text.length) {
    if (soundTheSame(left, right)) return 'homophone';
    if (isTurned(left, right)) return 'reordered';
  }
  if (left.surname === '' || right.surname === '') return compareWholeNames(left.text, right.text);
  if (left.familiar !== '' || right.familiar !== '') return compareFamiliar(left, right);
  if (left.surname !== right.surname) return compareAcrossSurnames(left, right);
  if (areEasilyConfused(left, right)) return 'similar';
  if (left.given === '' || right.given === '') return 'surname-only';
  return isPartOf(left.given, right.given) || isPartOf(right.given, left.given) ? 'contained' : 'surname';
}

/** 张* may be 张伟 as well as 张小明; 张*明 is 张小明 and not 张伟. */
function compareMasked(left: PreparedHanName, right: PreparedHanName): HanLevel {
  const [one, other] = left.mask === undefined ? [right, left] : [left, right];
  const [mask, theirs] = [one.mask!, other.mask ?? { front: other.text, end: other.text }];
  const fronts = mask.front.startsWith(theirs.front) || theirs.front.startsWith(mask.front);
  const ends = mask.end.endsWith(theirs.end) || theirs.end.endsWith(mask.end);
  if (!fronts || !ends) return 'different';
  const shared = Math.min(mask.front.length, theirs.front.length);
  if (shared === 0) return mask.end !== '' && theirs.end !== '' ? 'masked' : 'not-comparable';
  return (mask.end !== '' && theirs.end !== '') || shared > 2 ? 'masked' : 'surname-only';
}

/** 阿亮 is what somebody called …亮 is called, 老王 and 小王 are somebody 王; 小王 may be one's given name as well. */
function compareFamiliar(left: PreparedHanName, right: PreparedHanName): HanLevel {
  const [one, other] = left.familiar === '' ? [right, left] : [left, right];
  if (other.text.endsWith(one.familiar) && other.given !== '') return 'contained';
  if (other.familiar !== '') return 'different';
  return one.text.charCodeAt(0) !== ONLY_OF_GIVEN && other.surname === one.familiar
    ? 'surname-only'
    : 'different';
}

const ONLY_OF_GIVEN = '阿'.charCodeAt(0);

function compareAcrossSurnames(left: PreparedHanName, right: PreparedHanName): HanLevel {
  if (left.given !== '' && left.given === right.given && looksAlike(left.surname, right.surname))
    return 'similar';
  // Two characters, and only the surname was misread: 郭 and 廓, 李 and 季.
  if (
    left.given.length >= 2 &&
    left.given === right.given &&
    left.surname.length === 1 &&
    right.surname.length === 1
  )
    return 'alike';
  // 陈王小明: the husband's surname in front, as in Hong Kong.
  return left.given === right.text || right.given === left.text ? 'contained' : 'different';
}

function soundTheSame(left: PreparedHanName, right: PreparedHanName): boolean {
  if (left.readings.length === 1 && right.readings.length === 1)
    return left.readings[0] === right.readings[0];
  return left.readings.some((reading) => right.readings.includes(reading));
}

/** 伟张, from a file that has the given name first. */
function isTurned(left: PreparedHanName, right: PreparedHanName): boolean {
  const [first, last] = [left.text.charCodeAt(0), right.text.charCodeAt(right.text.length - 1)];
  return (
    (first === last || left.text.charCodeAt(left.text.length - 1) === right.text.charCodeAt(0)) &&
    (left.given + left.surname === right.text || right.given + right.surname === left.text)
  );
}

/**
 * Given names of one length that are reversed, or differ in one character that looks like the other; or two characters
 * that differ in no more than what many do not hear.
 */
function areEasilyConfused(left: PreparedHanName, right: PreparedHanName): boolean {
  const [one, other] = [left.given, right.given];
  if (one.length !== other.length) return false;
  if (one.length === 2 && one.charAt(0) === other.charAt(1) && one.charAt(1) === other.charAt(0)) return true;
  if (one.length === 2 && left.heard === right.heard) return true;
  let different = '';
  for (let at = 0; at < one.length; at++) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue;
    if (different !== '') return false;
    different = one.charAt(at) + other.charAt(at);
  }
  return looksAlike(different.charAt(0), different.charAt(1));
}

/** 明 in 小明: the characters of one in their order within the other. */
function isPartOf(part: string, whole: string): boolean {
  if (part === '' || part.length >= whole.length) return false;
  let next = 0;
  for (let at = 0; at < whole.length && next < part.length; at++) {
    if (whole.charCodeAt(at) === part.charCodeAt(next)) next++;
  }
  return next === part.length;
}

/** Names without a surname: 迪丽热巴 is the short form of 迪丽热巴·迪力木拉提. */
function compareWholeNames(left: string, right: string): HanLevel {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < 3) return 'different';
  if (long.startsWith(short)) return 'contained';
  return short.length >= 4 && isOneSlip(short, long) ? 'similar' : 'different';
}
