// Postcodes and the names of cities, provinces and districts.
import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { canReach, jaroWinkler, lettersOf } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';

interface Postcode {
  readonly code: string;
  /** The part that names the post town or the zone: SW1A of SW1A 1AA, 1000 of 100020; '' for codes of no known shape. */
  readonly area: string;
}

const POSTCODE_LEVELS = [
  { name: 'same', m: 0.75, bits: 5, agrees: true },
  { name: 'one-digit-off', m: 0.05, bits: 3, agrees: false },
  { name: 'same-area', m: 0.07, bits: 2, agrees: false },
  { name: 'different', m: 0.13, bits: -2, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, ONE_OFF, AREA, DIFFERENT] = [0, 1, 2, 3] as const;

/** Compares postcodes without their blanks and hyphens, of any country. */
export const comparePostcodes: Comparison<Postcode> = {
  levels: POSTCODE_LEVELS,
  prepare: (key) => ({ code: nineToFive(key), area: areaOf(key) }),
  compare(left, right) {
    if (left.code === right.code) return SAME;
    if (isOneSlip(left.code, right.code)) return ONE_OFF;
    return left.area !== '' && left.area === right.area ? AREA : DIFFERENT;
  },
};

/** 12345-6789 and 12345: few know their four more digits. */
function nineToFive(code: string): string {
  return /^\d{9}$/.test(code) ? code.slice(0, 5) : code;
}

/** By the shape of the code: how many characters name the area. */
const AREAS: readonly (readonly [RegExp, number])[] = [
  [/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/, -3],
  [/^[A-Z]\d[A-Z]\d[A-Z]\d$/, 3],
  [/^\d{4}[A-Z]{2}$/, 4],
  [/^\d{6}$/, 4],
  [/^\d{5}(?:\d{4})?$/, 3],
  [/^\d{7,8}$/, 5],
  [/^\d{4}$/, 2],
];

function areaOf(code: string): string {
  const length = AREAS.find(([shape]) => shape.test(code))?.[1];
  return length === undefined ? '' : code.slice(0, length);
}

interface Region {
  readonly name: string;
  readonly letters: number;
  readonly isLatin: boolean;
  /** Without 省, 市, 区, 县. */
  readonly bare: string;
}

const REGION_LEVELS = [
  { name: 'same', m: 0.8, bits: 4, agrees: true },
  { name: 'close', m: 0.05, bits: 3, agrees: true },
  { name: 'contained', m: 0.05, bits: 1, agrees: false },
  { name: 'different', m: 0.1, bits: -2.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME_REGION, CLOSE, CONTAINED, OTHER_REGION] = [0, 1, 2, 3] as const;
/** Towns are few and far apart: Ldnoon is London. */
const CLOSE_NAMES = 0.86;

/** Compares keys of cities and other divisions. A slip in a short Chinese name makes another place. */
export const compareRegions: Comparison<Region> = {
  levels: REGION_LEVELS,
  prepare: (key) => ({
    name: key,
    letters: lettersOf(key),
    isLatin: !/\p{Script=Han}/u.test(key),
    bare: key.replace(/(?<=..)[省市区县]$/, ''),
  }),
  compare(left, right) {
    if (left.name === right.name) return SAME_REGION;
    const isLatin = left.isLatin && right.isLatin;
    if (isLatin && isSpeltAlike(left, right)) return CLOSE;
    const [short, long] = left.bare.length <= right.bare.length ? [left, right] : [right, left];
    // 广东省 and 广东省深圳市; 浦东 and 上海市浦东新区; st kilda and st kilda east.
    return short.bare.length >= (isLatin ? 4 : 2) && long.name.includes(short.bare)
      ? CONTAINED
      : OTHER_REGION;
  },
};

function isSpeltAlike(left: Region, right: Region): boolean {
  if (Math.min(left.name.length, right.name.length) < 4) return false;
  if (!canReach(CLOSE_NAMES, left.name, left.letters, right.name, right.letters)) return false;
  return isOneSlip(left.name, right.name) || jaroWinkler(left.name, right.name) >= CLOSE_NAMES;
}
