import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isHidden, sharedCharacters, shownOf, type Shown } from '../../text/hidden.ts';
import { isOneReplacement, isOneSlip } from '../../text/slip.ts';

interface PhoneKey {
  /** Without the extension. */
  readonly line: string;
  readonly key: string;
  /** `local`: without an area code, or without a country; of numbers abroad the kind is not known. */
  readonly kind: 'mobile' | 'landline' | 'abroad' | 'local' | 'hidden' | 'mistyped';
  readonly shown: Shown | undefined;
}

/**
 * A landline belongs to an office or a household, so it says less than a mobile. A number that differs in one digit
 * is a typing error, or the next number of the same company: alone it never counts as agreement.
 */
const LEVELS = [
  { name: 'same', m: 0.72, bits: 16.3, agrees: true },
  { name: 'one-digit-off', m: 0.03, bits: 9, agrees: false },
  { name: 'masked', m: 0.02, bits: 6, agrees: false },
  { name: 'same-landline', m: 0.05, bits: 5, agrees: true },
  { name: 'area-missing', m: 0.01, bits: 4, agrees: false },
  { name: 'two-digits-off', m: 0.01, bits: 3, agrees: false },
  { name: 'landline-slip', m: 0.005, bits: 3, agrees: false },
  { name: 'same-switchboard', m: 0.015, bits: 2, agrees: false },
  { name: 'other-kind', m: 0.03, bits: 0, agrees: false },
  { name: 'different', m: 0.11, bits: -2.7, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, ONE_OFF, MASKED, SAME_LANDLINE, AREA_MISSING, TWO_OFF, LANDLINE_SLIP, SWITCHBOARD, OTHER_KIND, DIFFERENT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const; // prettier-ignore

const MOBILE = /^\+861[3-9]\d{9}$/;
const BARE_MOBILE = /^1[3-9]\d{9}$/;
const MAINLAND = /^\+86/;
/** Shorter ones lack their area code; longer ones only their country. */
const SHORTEST_NATIONAL = 10;
const SHORTEST_LOCAL = 7;
/** 138****8001: three digits and four. */
const LEAST_SHOWN = 6;

/** Compares match keys of phones: E.164, perhaps with `;ext=`; digits alone; and partial keys (`138*8001`, `1380013800?`). */
export const comparePhones: Comparison<PhoneKey> = {
  levels: LEVELS,
  prepare(text) {
    const key = BARE_MOBILE.test(text) ? `+86${text}` : text;
    const [line = key] = key.split(';', 1);
    const hidden = isHidden(line);
    // Mainland numbers show their digits with and without the country.
    const shown = hidden ? shownOf(line.replace(/^\+86/, '')) : undefined;
    return {
      key,
      line: line.endsWith('?') ? line.slice(0, -1) : line,
      kind: hidden ? 'hidden' : kindOf(line),
      shown,
    };
  },
  compare(left, right) {
    if (left.shown !== undefined || right.shown !== undefined) return compareHidden(left, right);
    if (left.kind === 'mistyped' || right.kind === 'mistyped') return compareMistyped(left, right);
    if (left.key === right.key) return left.kind === 'landline' || left.key.length < SHORTEST_NATIONAL ? SAME_LANDLINE : SAME; // prettier-ignore
    if (left.line === right.line) return SWITCHBOARD;
    if (left.kind === 'local' || right.kind === 'local') return compareLocal(left, right);
    if (left.kind !== right.kind) return left.kind === 'abroad' || right.kind === 'abroad' ? DIFFERENT : OTHER_KIND; // prettier-ignore
    if (!isOneReplacement(left.line, right.line))
      return areTwoDigitsOff(left.line, right.line) ? TWO_OFF : DIFFERENT;
    if (left.kind === 'mobile') return ONE_OFF;
    // The last digit of an office's number is that of its neighbour, not a slip.
    const isNeighbour = left.line.slice(0, -1) === right.line.slice(0, -1);
    if (left.kind === 'abroad') return isNeighbour ? LANDLINE_SLIP : ONE_OFF;
    return isNeighbour ? DIFFERENT : LANDLINE_SLIP;
  },
};

function kindOf(line: string): PhoneKey['kind'] {
  if (line.endsWith('?')) return 'mistyped';
  if (MOBILE.test(line)) return 'mobile';
  if (!line.startsWith('+')) return 'local';
  return MAINLAND.test(line) ? 'landline' : 'abroad';
}

/** 88886666 may be the number 010-88886666 of a record that says where it is. */
function compareLocal(left: PhoneKey, right: PhoneKey): number {
  const [short, long] = left.line.length <= right.line.length ? [left.line, right.line] : [right.line, left.line]; // prettier-ignore
  const digits = short.startsWith('0') ? short.slice(1) : short;
  if (digits.length < SHORTEST_LOCAL || digits === long) return DIFFERENT;
  if (long.endsWith(digits)) return digits.length >= SHORTEST_NATIONAL ? SAME : AREA_MISSING;
  return left.kind === 'mobile' || right.kind === 'mobile' ? OTHER_KIND : DIFFERENT;
}

/** Two digits replaced, or two apart exchanged, in one area. */
function areTwoDigitsOff(left: string, right: string): boolean {
  if (left.length !== right.length || left.slice(0, 4) !== right.slice(0, 4)) return false;
  let apart = 0;
  for (let at = left.length - 1; at >= 4 && apart <= 2; at--)
    if (left.charCodeAt(at) !== right.charCodeAt(at)) apart++;
  return apart === 2;
}

/** A digit is missing, or there is one too many: the number may still be the other one. */
function compareMistyped(left: PhoneKey, right: PhoneKey): number {
  const [one, other] = [left, right].map(({ line }) => line.replace(/^\+86|^0/, ''));
  return one === other || isOneSlip(one!, other!) ? ONE_OFF : OTHER_KIND;
}

function compareHidden(left: PhoneKey, right: PhoneKey): number {
  const shared = sharedCharacters(left.shown ?? shownWhole(left), right.shown ?? shownWhole(right));
  if (shared < 0) return DIFFERENT;
  return shared >= LEAST_SHOWN ? MASKED : OTHER_KIND;
}

function shownWhole({ line }: PhoneKey): Shown {
  return shownOf(line.startsWith('+86') ? line.slice(3) : line);
}
