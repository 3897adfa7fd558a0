// Addresses in Latin letters, by their parts: house number, name of the street, flat, and what follows.
import { canReach, jaroWinkler, lettersOf } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';
import { isStreetKind } from './western.ts';

export interface WesternAddress {
  readonly key: string;
  /** 12, 221b, 10-12; '' for none. */
  readonly number: string;
  /** The street without its kind and directions, run together: `santamonica`. Of a post box `pobox`. */
  readonly street: string;
  readonly letters: number;
  /** Its kind and directions: blvd, st nw. */
  readonly kind: string;
  readonly unit: string;
  /** What stands behind the street: town, state, postcode. */
  readonly rest: readonly string[];
}

export type WesternLevel =
  | 'same'
  | 'same-building'
  | 'close'
  | 'same-street'
  | 'number-slip'
  | 'neighbour'
  | 'other-number'
  | 'different';

const NUMBER = /^\d+[a-z]?(?:-\d+[a-z]?)?$/;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
/** `10 main st near 5th ave`, `at 61st st`: another street to find this one by. */
const BESIDE = /^(?:at|near|between|btwn|bet|off|corner|cnr|opp|opposite|behind)$/;

/** `key` as {@link latinAddressKey} makes it. */
export function prepareWestern(key: string): WesternAddress {
  const words = key.split(' ');
  let unit = '';
  const flat = words.indexOf('apt');
  if (flat >= 0) unit = words.splice(flat, 2)[1] ?? '';
  const beside = words.findIndex((word, at) => at > 1 && BESIDE.test(word));
  if (beside > 0) words.length = beside;
  const at = words.findIndex((word) => NUMBER.test(word));
  let number = '';
  // 12 Main St, Hauptstr 12; of two numbers in front (2 10 Downing St) the second is the house's.
  if (at >= 0 && (at <= 3 || at === words.length - 1)) {
    const isPair = at + 1 < words.length && NUMBER.test(words[at + 1]!) && unit === '';
    if (isPair && at === 0) unit = words.shift()!;
    number = words.splice(isPair && at === 0 ? 0 : at, 1)[0]!;
  }
  const end = endOfStreet(words, number !== '' && at > 0 ? at : 0);
  const [named, rest] = [words.slice(0, end), words.slice(end)];
  const name = named.filter((word) => !isStreetKind(word) || ORDINAL.test(word));
  const street = (name.length > 0 ? name : named).join('');
  const kind = name.length > 0 ? named.filter((word) => !name.includes(word)).sort().join(' ') : ''; // prettier-ignore
  return { key, number, street, letters: lettersOf(street), kind, unit, rest };
}

/** Behind the first kind of street that follows a name; all words where no kind is named. A number parts a street from the town behind it. */
function endOfStreet(words: readonly string[], numberAt: number): number {
  if (numberAt > 0) return numberAt;
  for (let at = 1; at < words.length; at++) {
    if (!isStreetKind(words[at]!) || words[at]!.length === 1) continue;
    let end = at + 1;
    while (end < words.length && isStreetKind(words[end]!) && words[end]!.length <= 2) end++;
    return end;
  }
  return words.length;
}

const CLOSE = 0.9;

export function compareWestern(left: WesternAddress, right: WesternAddress): WesternLevel {
  if (left.key === right.key) return 'same';
  const street = compareStreets(left, right);
  if (street === 'different' || areElsewhere(left.rest, right.rest)) return 'different';
  if (left.number === '' || right.number === '') {
    if (left.number !== right.number) return street === 'same' ? 'same-street' : 'different';
    return street === 'same' ? units(left, right) : 'close';
  }
  if (left.number === right.number) {
    const household = units(left, right);
    return street === 'same' || household !== 'same' ? household : 'close';
  }
  if (street !== 'same') return 'different';
  return isNumberSlip(left.number, right.number) ? 'number-slip' : 'other-number';
}

function units(left: WesternAddress, right: WesternAddress): WesternLevel {
  if (left.unit === right.unit) return 'same';
  return left.unit === '' || right.unit === '' ? 'same-building' : 'neighbour';
}

function compareStreets(left: WesternAddress, right: WesternAddress): 'same' | 'close' | 'different' {
  if (left.street === '' || right.street === '') return 'different';
  if (left.street === right.street) {
    // Oak Street and Oak Avenue are two streets; one that names no kind may be either.
    return left.kind === right.kind || left.kind === '' || right.kind === '' ? 'same' : 'close';
  }
  if (isMistypedKind(left, right) || isMistypedKind(right, left)) return 'close';
  if (/^\d/.test(left.street) || /^\d/.test(right.street)) return 'different';
  if (!canReach(CLOSE, left.street, left.letters, right.street, right.letters)) return 'different';
  if (Math.min(left.street.length, right.street.length) < 4) return 'different';
  const isClose = isOneSlip(left.street, right.street) || jaroWinkler(left.street, right.street) >= CLOSE;
  return isClose ? 'close' : 'different';
}

/** Halfordcrescent, Duffy Ytreet: the kind runs into the name, or is not understood. */
function isMistypedKind(one: WesternAddress, other: WesternAddress): boolean {
  const more = one.street.length - other.street.length;
  return one.kind === '' && other.kind !== '' && more > 1 && more <= 10 && other.street.length >= 4 && one.street.startsWith(other.street); // prettier-ignore
}

/** Both say where the street is, and share no word of it. */
function areElsewhere(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
}

/** 12 and 112, 53 and 35, 221 and 221b; neighbours across the street (12 and 14) are none. */
export function isNumberSlip(left: string, right: string): boolean {
  if (Math.max(left.length, right.length) < 2 || !isOneSlip(left, right)) return false;
  return left.length !== right.length || left.slice(0, -1) !== right.slice(0, -1);
}
