import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isOneReplacement } from '../../text/slip.ts';

interface PhoneKey {
  /** Without the extension. */
  readonly line: string;
  readonly key: string;
  readonly isMobile: boolean;
}

/**
 * A landline belongs to an office or a household, so it says less than a mobile. A mobile that differs in one digit
 * is a typing error, or the next number of the same company: alone it never counts as agreement.
 */
const LEVELS = [
  { name: 'same', m: 0.75, bits: 16.3, agrees: true },
  { name: 'one-digit-off', m: 0.03, bits: 9, agrees: false },
  { name: 'same-landline', m: 0.05, bits: 5, agrees: true },
  { name: 'same-switchboard', m: 0.02, bits: 2, agrees: false },
  { name: 'different', m: 0.15, bits: -2.7, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, ONE_OFF, SAME_LANDLINE, SWITCHBOARD, DIFFERENT] = [0, 1, 2, 3, 4] as const;

/** Mainland landlines; of foreign numbers the kind is not known, and a mobile is assumed. */
const LANDLINE = /^\+86(?!1[3-9]\d{9}(?:;|$))/;
const MOBILE = /^(?:\+86)?1[3-9]\d{9}$/;

/** Compares match keys of phones: E.164, perhaps with `;ext=`. */
export const comparePhones: Comparison<PhoneKey> = {
  levels: LEVELS,
  prepare(key) {
    const [line = key] = key.split(';', 1);
    return { key, line, isMobile: MOBILE.test(line) };
  },
  compare(left, right) {
    if (left.key === right.key) return LANDLINE.test(left.key) || left.key.length < 10 ? SAME_LANDLINE : SAME;
    if (left.line === right.line) return SWITCHBOARD;
    return left.isMobile && right.isMobile && isOneReplacement(left.line, right.line) ? ONE_OFF : DIFFERENT;
  },
};
