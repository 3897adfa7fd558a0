import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { compareWestern, isNumberSlip, prepareWestern, type WesternAddress } from './compare-western.ts';
import { readDetail, type AddressDetail } from './detail.ts';
import { divisions, isWithin } from './divisions.ts';
import { readDivisions } from './read-divisions.ts';

/** An address by its slots, made from its key. */
export type ComparedAddress = ChineseAddress | WesternAddress;

export interface ChineseAddress {
  readonly key: string;
  readonly area: Area;
  /** All but the division. */
  readonly rest: string;
  readonly detail: AddressDetail;
  /** Pairs of neighbouring characters of the rest and of the estate, sorted: made when first asked for. */
  restBigrams: readonly string[] | undefined;
  estateBigrams: readonly string[] | undefined;
}

/** Where an address may be: the same codes are the same area. */
interface Area {
  readonly number: number;
  /** Of today; empty when the address names none. */
  readonly codes: readonly string[];
  readonly isDistrict: boolean;
}

/** fields-and-matching.md §12.4. A house number that differs is a conflict, but no worse one than another street. */
const LEVELS = [
  { name: 'same', m: 0.46, bits: 13, agrees: true },
  { name: 'same-building', m: 0.12, bits: 8, agrees: true },
  { name: 'close', m: 0.08, bits: 7, agrees: true },
  { name: 'same-street', m: 0.04, bits: 5, agrees: false },
  { name: 'same-district', m: 0.06, bits: 3.3, agrees: false },
  { name: 'number-slip', m: 0.02, bits: 3, agrees: false },
  { name: 'neighbour', m: 0.02, bits: 2, agrees: false },
  { name: 'same-city', m: 0.06, bits: 0.7, agrees: false },
  { name: 'other-number', m: 0.02, bits: 0, agrees: false },
  { name: 'different', m: 0.07, bits: -1, agrees: false },
  { name: 'other-city', m: 0.05, bits: -3.2, agrees: false },
] as const satisfies readonly ComparisonLevel[];

type LevelName = (typeof LEVELS)[number]['name'];
const INDEX = Object.fromEntries(LEVELS.map(({ name }, index) => [name, index])) as Record<LevelName, number>;

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Addresses by slots (fields-and-matching.md §7.6): division, road and number or estate, then building, unit and room as one
 * ordered list: a differing number at the same slot is another household. Keys are those of {@link addressKey}.
 */
export const compareAddresses: Comparison<ComparedAddress> = {
  levels: LEVELS,
  prepare(key) {
    if (!HAN_OR_KANA.test(key)) return prepareWestern(key);
    const reading = readDivisions(key);
    const rest = reading === undefined ? key : key.slice(reading.end);
    const detail = readDetail(rest);
    const area = areaOf(reading?.codes ?? []);
    return { key, area, rest, detail, restBigrams: undefined, estateBigrams: undefined };
  },
  compare: (left, right) => INDEX[levelOf(left, right)],
};

function levelOf(left: ComparedAddress, right: ComparedAddress): LevelName {
  if (left.key === right.key) return 'same';
  if ('area' in left) return 'area' in right ? compareChinese(left, right) : 'different';
  return 'area' in right ? 'different' : compareWestern(left, right);
}

function compareChinese(left: ChineseAddress, right: ChineseAddress): LevelName {
  const relation = relate(left.area, right.area);
  if (relation === 'conflict') return 'other-city';
  const place = relation === 'other-district' ? 'different' : comparePlaces(left, right);
  if (place === 'same') {
    const household = compareHouseholds(left.detail, right.detail);
    return household === 'same' ? 'same' : household === 'open' ? 'same-building' : 'neighbour';
  }
  if (place === 'slip' || place === 'other-number') return place === 'slip' ? 'number-slip' : 'other-number';
  if (place === 'open' && relation !== 'other-district' && dice(restOf(left), restOf(right)) >= 0.85) {
    return compareHouseholds(left.detail, right.detail) === 'different' ? 'neighbour' : 'close';
  }
  if (place === 'street') return 'same-street';
  if (relation === 'same')
    return left.area.isDistrict && right.area.isDistrict ? 'same-district' : 'same-city';
  return relation === 'other-district' ? 'same-city' : 'different';
}

/** There are some thousand areas, and as many addresses as customers. */
const areas = new Map<string, Area>();

function areaOf(codes: readonly string[]): Area {
  const name = codes.join();
  let area = areas.get(name);
  if (area === undefined) {
    const isDistrict = codes.length > 0 && codes.every((code) => !code.endsWith('00'));
    area = { number: areas.size, codes, isDistrict };
    areas.set(name, area);
  }
  return area;
}

type Relation = 'same' | 'other-district' | 'conflict' | 'unknown';

const relations = new Map<number, Relation>();

function relate(left: Area, right: Area): Relation {
  if (left.codes.length === 0 || right.codes.length === 0) return 'unknown';
  if (left === right) return 'same';
  const pair = left.number * 2 ** 24 + right.number;
  let relation = relations.get(pair);
  if (relation === undefined) {
    relation = relateCodes(left.codes, right.codes);
    relations.set(pair, relation);
  }
  return relation;
}

/** `same`: one may be the other or lies in it. A division that was split is compared as the set of its heirs. */
function relateCodes(left: readonly string[], right: readonly string[]): Relation {
  const pairs = left.flatMap((a) => right.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => isWithin(a, b) || isWithin(b, a))) return 'same';
  return pairs.some(([a, b]) => cityOf(a) === cityOf(b)) ? 'other-district' : 'conflict';
}

function cityOf(code: string): string {
  const city = `${code.slice(0, 4)}00`;
  // A municipality is one city.
  return divisions().byCode.has(city) ? city : /^(?:11|12|31|50)/.test(code) ? code.slice(0, 2) : code;
}

type PlaceRelation = 'same' | 'street' | 'open' | 'slip' | 'other-number' | 'different';

/** Road and number, or the estate: `street` where one of them has no number, `open` where one of them says less. */
function comparePlaces(one: ChineseAddress, other: ChineseAddress): PlaceRelation {
  const [left, right] = [one.detail, other.detail];
  if (left.road !== '' && right.road !== '') {
    if (left.road !== right.road) return sameEstate(one, other) ? 'open' : 'different';
    if (left.roadNumber === '' || right.roadNumber === '') return sameEstate(one, other) ? 'same' : 'street';
    if (left.roadNumber === right.roadNumber) return 'same';
    return isNumberSlip(left.roadNumber, right.roadNumber) ? 'slip' : 'other-number';
  }
  return sameEstate(one, other) ? 'same' : 'open';
}

function sameEstate(left: ChineseAddress, right: ChineseAddress): boolean {
  if (left.detail.estate === '' || right.detail.estate === '') return false;
  return left.detail.estate === right.detail.estate || dice(estateOf(left), estateOf(right)) >= 0.8;
}

/** A slot that both fill must agree; a slot only one fills leaves it open. */
function compareHouseholds(left: AddressDetail, right: AddressDetail): 'same' | 'open' | 'different' {
  let open = false;
  for (const slot of ['building', 'unit', 'floor', 'room'] as const) {
    if (left[slot] === right[slot]) continue;
    if (left[slot] === '' || right[slot] === '') open = true;
    else return 'different';
  }
  return open ? 'open' : 'same';
}

function restOf(address: ChineseAddress): readonly string[] {
  return (address.restBigrams ??= bigramsOf(address.rest));
}

function estateOf(address: ChineseAddress): readonly string[] {
  return (address.estateBigrams ??= bigramsOf(address.detail.estate));
}

function bigramsOf(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, at) => characters[at]! + character).sort(); // prettier-ignore
}

/** Twice the shared pairs by all pairs, 0..1. Both lists are sorted. */
function dice(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      shared++;
      i++;
      j++;
    } else if (left[i]! < right[j]!) i++;
    else j++;
  }
  return (2 * shared) / (left.length + right.length);
}

/**
 * Keys under which addresses are brought together: division with road and number, division with estate and numbers; in Latin
 * letters the house number with the first letters of the street, which survive most slips.
 */
export function blockingKeysOfAddress(key: string): readonly string[] {
  if (!HAN_OR_KANA.test(key)) {
    const { number, street } = prepareWestern(key);
    return street === '' ? [] : [number === '' ? street : `${number} ${street.slice(0, 4)}`];
  }
  const reading = readDivisions(key);
  const detail = readDetail(reading === undefined ? key : key.slice(reading.end));
  const area = reading === undefined || reading.code === '' ? '' : `${reading.code.slice(0, 4)}:`;
  const keys: string[] = [];
  if (detail.road !== '' && detail.roadNumber !== '') keys.push(`${area}${detail.road}${detail.roadNumber}`);
  if (detail.estate.length >= 2)
    keys.push(`${area}${detail.estate}${[detail.building, detail.room].join('-')}`);
  return keys;
}
