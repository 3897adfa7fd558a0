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
const SIGNS = setOf(' ,，-/、·_|｜>＞→—–；;\t');
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

/** What makes another name of a county's: 朝阳门, 宝山东路, 南山公园路, 长宁支路. */
const NOT_A_STREET_OF_ITS_OWN =
  /^(?:[门門根关關屯坝壩店山河湖江湾灣岛島寺庙廟祠塔宫宮殿阁閣楼樓台臺城墙牆坡岭嶺浦滩灘头頭堡亭桥橋碑陵树樹井泉洲洞村镇鎮乡鄉园園场場站港口里巷坊庄莊沟溝渠峡谷坪坑]|公园|公園|广场|廣場|博物|礼堂|火车|火車|车站|機場|机场|医院|大学|学院|中学|图书|植物|动物|步行|支路|环路|辅路|开发|工业|产业|高新|科技园|码头|客运|国道|省道|县道)/;
/** 东, 大, 新: more often of the name before than of the street's own, unless a division's name begins with it. */
const SIDE = /^[东東南西北中上下前后後大小新老内外一二三四五六七八九十]/;
const STREET =
  /^[\u4e00-\u9fff]{2,6}?(?:大道|大街|路|街(?!道))(?:[东南西北中][一二三]?段?|[一二三四五六]段)?(?=$|[\d\s,，(（]|[一二三四五六七八九十百]+[号號弄])/;
const TOWN = /^[\u4e00-\u9fff]{2,4}(?:街道|[镇鎮])(?![路街道大])/;

/** 世纪大道100号, 莘庄镇: a street or a town with a name of its own. `beginsDivision`: the text there begins with a division's. */
export function goesOnAsAStreet(from: number, beginsDivision: boolean): boolean {
  const at = skipSigns(from);
  const text = String.fromCharCode(...units.subarray(at, Math.min(length, at + STREET_WITHIN)));
  if (NOT_A_STREET_OF_ITS_OWN.test(text) || (SIDE.test(text) && !beginsDivision)) return false;
  return STREET.test(text) || TOWN.test(text);
}

const STREET_WITHIN = 14;
