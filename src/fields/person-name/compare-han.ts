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
}

export type HanLevel = 'same' | 'homophone' | 'similar' | 'contained' | 'surname' | 'different';

export function prepareHanName(text: string, surnames: Surnames = SHIPPED_SURNAMES): PreparedHanName {
  const { surname, given } = splitHanName(text, surnames);
  if (surname === '') return { script: 'han', text, surname, given, readings: [pinyinOf(text).join(' ')] };
  const spoken = pinyinOf(text).slice(Array.from(surname).length).join(' ');
  const readings = surnameReadings(surname).map((reading) =>
    spoken === '' ? reading : `${reading} ${spoken}`,
  );
  return { script: 'han', text, surname, given, readings };
}

export function compareHanNames(left: PreparedHanName, right: PreparedHanName): HanLevel {
  if (left.text === right.text) return 'same';
  if (left.text.length === right.text.length && soundTheSame(left, right)) return 'homophone';
  if (left.surname === '' || right.surname === '') return compareWholeNames(left.text, right.text);
  if (left.surname !== right.surname) {
    return left.given === right.given && looksAlike(left.surname, right.surname) ? 'similar' : 'different';
  }
  if (areEasilyConfused(left.given, right.given)) return 'similar';
  return isPartOf(left.given, right.given) || isPartOf(right.given, left.given) ? 'contained' : 'surname';
}

function soundTheSame(left: PreparedHanName, right: PreparedHanName): boolean {
  if (left.readings.length === 1 && right.readings.length === 1)
    return left.readings[0] === right.readings[0];
  return left.readings.some((reading) => right.readings.includes(reading));
}

/** Given names of one length that are reversed, or differ in one character that looks like the other. */
function areEasilyConfused(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  if (left.length === 2 && left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0))
    return true;
  let different = '';
  for (let at = 0; at < left.length; at++) {
    if (left.charCodeAt(at) === right.charCodeAt(at)) continue;
    if (different !== '') return false;
    different = left.charAt(at) + right.charAt(at);
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
