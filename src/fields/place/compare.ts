import type { Comparison } from '../../model/comparison.ts';
import { readDetail, type AddressDetail } from './detail.ts';
import { divisions, isWithin } from './divisions.ts';
import { readDivisions } from './read-divisions.ts';

/** An address by its slots, made from its key. */
export interface ComparedAddress {
  readonly key: string;
  /** Codes of today it may be in; empty when it names none. */
  readonly codes: readonly string[];
  readonly detail: AddressDetail;
  /** Pairs of neighbouring characters, sorted. */
  readonly bigrams: readonly string[];
}

const [SAME, HOUSEHOLD_OPEN, NEIGHBOUR, CLOSE, SAME_AREA, SAME_CITY, UNKNOWN, OTHER_PLACE] = [0, 1, 2, 3, 4, 5, 6, 7] as const; // prettier-ignore

/**
 * Addresses by slots (fields-and-matching.md §7.6): division, road and number or estate, then building, unit and room as one
 * ordered list: a differing number at the same slot is another household. Keys are those of {@link addressKey}.
 */
export const compareAddresses: Comparison<ComparedAddress> = {
  levels: [
    { name: 'same', m: 0.5, bits: 13, agrees: true },
    { name: 'same-building', m: 0.15, bits: 8, agrees: true },
    { name: 'neighbour', m: 0.02, bits: 2, agrees: false },
    { name: 'close', m: 0.05, bits: 7, agrees: true },
    { name: 'same-district', m: 0.08, bits: 3.3, agrees: false },
    { name: 'same-city', m: 0.08, bits: 0.7, agrees: false },
    { name: 'different', m: 0.02, bits: -1, agrees: false },
    { name: 'other-city', m: 0.1, bits: -3.2, agrees: false },
  ],
  prepare(key) {
    const reading = readDivisions(key);
    const rest = reading === undefined ? key : key.slice(reading.end);
    return { key, codes: reading?.codes ?? [], detail: readDetail(rest), bigrams: bigramsOf(rest) };
  },
  compare(left, right) {
    if (left.key === right.key) return SAME;
    const relation = relate(left.codes, right.codes);
    if (relation === 'conflict') return OTHER_PLACE;
    const place = relation === 'other-district' ? 'different' : comparePlaces(left.detail, right.detail);
    if (place === 'same') {
      const household = compareHouseholds(left.detail, right.detail);
      return household === 'same' ? SAME : household === 'open' ? HOUSEHOLD_OPEN : NEIGHBOUR;
    }
    if (place === 'open' && relation !== 'other-district' && dice(left.bigrams, right.bigrams) >= 0.85) {
      return compareHouseholds(left.detail, right.detail) === 'different' ? NEIGHBOUR : CLOSE;
    }
    if (relation === 'same') return isDistrict(left.codes) && isDistrict(right.codes) ? SAME_AREA : SAME_CITY;
    if (relation === 'other-district') return SAME_CITY;
    return UNKNOWN;
  },
};

function isDistrict(codes: readonly string[]): boolean {
  return codes.length > 0 && codes.every((code) => !code.endsWith('00'));
}

/** `same`: one may be the other or lies in it. A division that was split is compared as the set of its heirs. */
function relate(
  left: readonly string[],
  right: readonly string[],
): 'same' | 'other-district' | 'conflict' | 'unknown' {
  if (left.length === 0 || right.length === 0) return 'unknown';
  const pairs = left.flatMap((a) => right.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => isWithin(a, b) || isWithin(b, a))) return 'same';
  return pairs.some(([a, b]) => cityOf(a) === cityOf(b)) ? 'other-district' : 'conflict';
}

function cityOf(code: string): string {
  const city = `${code.slice(0, 4)}00`;
  // A municipality is one city.
  return divisions().byCode.has(city) ? city : /^(?:11|12|31|50)/.test(code) ? code.slice(0, 2) : code;
}

/** Road and number, or the estate: `open` where one of them says less. */
function comparePlaces(left: AddressDetail, right: AddressDetail): 'same' | 'open' | 'different' {
  if (left.road !== '' && right.road !== '') {
    if (left.road !== right.road) return sameEstate(left, right) ? 'open' : 'different';
    if (left.roadNumber !== '' && right.roadNumber !== '') return left.roadNumber === right.roadNumber ? 'same' : 'different'; // prettier-ignore
    return sameEstate(left, right) ? 'same' : 'open';
  }
  return sameEstate(left, right) ? 'same' : 'open';
}

function sameEstate(left: AddressDetail, right: AddressDetail): boolean {
  if (left.estate === '' || right.estate === '') return false;
  return left.estate === right.estate || dice(bigramsOf(left.estate), bigramsOf(right.estate)) >= 0.8;
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

/** Keys under which addresses are brought together: division with road and number, division with estate and numbers. */
export function blockingKeysOfAddress(key: string): readonly string[] {
  const reading = readDivisions(key);
  const detail = readDetail(reading === undefined ? key : key.slice(reading.end));
  const area = reading === undefined || reading.code === '' ? '' : `${reading.code.slice(0, 4)}:`;
  const keys: string[] = [];
  if (detail.road !== '' && detail.roadNumber !== '') keys.push(`${area}${detail.road}${detail.roadNumber}`);
  if (detail.estate.length >= 2)
    keys.push(`${area}${detail.estate}${[detail.building, detail.room].join('-')}`);
  return keys;
}
