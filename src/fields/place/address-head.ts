// The first characters of the address at hand, as UTF-16 units, and what may stand between its divisions: signs, the country,
// placeholders of the codes, words that make a street or a place of a city's name.
import { harmlessUnits } from '../../text/harmless.ts';

/** No division begins further in than this. */
const REACH = 64;
export const units = new Uint16Array(REACH);
export let length = 0;
/** True when the text ends within reach. */
export let isWhole = false;

export function holdText(text: string): void {
  length = Math.min(text.length, REACH);
  isWhole = text.length <= REACH;
  for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
}

/** Eleven digits in a row may be a phone. */
const LONG_NUMBER = 11;

/** False: the bytes are no harmless text, or hold eleven digits in a row; then nothing is at hand. */
export function holdBytes(bytes: Uint8Array, start: number, end: number): boolean {
  const count = harmlessUnits(bytes, start, end, units, LONG_NUMBER);
  length = Math.min(Math.max(0, count), REACH);
  isWhole = count <= REACH;
  return count >= 0;
}

export const FIRST_OF_COUNTRY = '中'.charCodeAt(0);
const setOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const [ROAD, LANE, ALLEY] = ['路', '街', '巷'].map((word) => word.charCodeAt(0)) as [number, number, number];
const SIGNS = setOf(' ,，-/、·_|>—\t');
/** Signs, and how 市辖区, 辖区, 县, 省直辖, 自治区直辖 and 直辖 begin. */
export const MAY_GO_ON = setOf(' ,，-/、·_|>—\t市辖县省自直');
const DIRECTION = setOf('东西南北中上下一二三四五六七大新');
const ROADLIKE = setOf('路街道里桥巷城村镇乡园场厦馆店港站口');

export function isStreet(unit: number): boolean {
  return unit === ROAD || unit === LANE || unit === ALLEY;
}

/** Where the text goes on behind commas, blanks and the like. */
export function skipSigns(from: number): number {
  let at = from;
  while (at < length && at < from + 3 && SIGNS.has(units[at]!)) at++;
  return at;
}

/** 南京东路, 广州大道, 中山公园, 上海城: a street or place named after a city. */
export function goesOnAsAName(from: number): boolean {
  if (isPlaceWord(from)) return true;
  let at = from;
  while (at < length && at < from + 2 && DIRECTION.has(units[at]!)) at++;
  return at < length && (ROADLIKE.has(units[at]!) || isPlaceWord(at));
}

const PLACE_WORDS = '公园 广场 大厦 饭店 酒店 宾馆 花园 医院 大学 银行'.split(' ');

function isPlaceWord(at: number): boolean {
  return PLACE_WORDS.some((word) => textAt(at, word));
}

const textAt = (at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++)
    if (at + i >= length || units[at + i] !== text.charCodeAt(i)) return false;
  return true;
};

/** `市辖区`, `辖区` behind a name that ends in 市, `县` behind a municipality: the codes' placeholders. */
export function skipPlaceholder(from: number): number {
  for (const word of [
    '市辖区',
    '辖区',
    '省直辖县级行政区划',
    '自治区直辖县级行政区划',
    '省直辖县级行政单位',
    '省直辖',
    '直辖县级',
    '县',
  ]) {
    if (textAt(from, word)) return skipSigns(from + word.length);
  }
  return from;
}

const COUNTRY = ['中华人民共和国', '中国'];

/** Where the address begins behind a postcode and the country. */
export function skipCountry(): number {
  let at = 0;
  // A postcode may stand first.
  while (at < length && at < 6 && units[at]! >= 48 && units[at]! <= 57) at++;
  if (at !== 6) at = 0;
  at = skipSigns(at);
  for (const word of COUNTRY) if (textAt(at, word) && !textAt(at, '中国香港') && !textAt(at, '中国澳门') && !textAt(at, '中国台湾')) return skipSigns(at + word.length); // prettier-ignore
  return at;
}
