// How each kind of field is compared, how much it says, and which fields say the same thing twice.
import { distance } from 'fastest-levenshtein';
import { compareCompanies, openCompanyComparison } from '../fields/company/compare.ts';
import { compareBirthdays } from '../fields/date/compare.ts';
import { compareEmails } from '../fields/email/compare.ts';
import { compareNames, openNameComparison } from '../fields/person-name/compare.ts';
import { comparePhones } from '../fields/phone/compare.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Comparison } from '../model/comparison.ts';
import type { FieldType, Role } from '../model/field-type.ts';

export interface MatchKind {
  readonly comparison: Comparison;
  /** Fields of one group are one piece of evidence. */
  readonly group: string;
  readonly veto: boolean;
  readonly strong: boolean;
  readonly organisation: boolean;
  readonly rarity: number;
}

/** Equal or not, for identifiers. A wrong digit is a different number. */
function compareExact(bits: number, different: number, m: number): Comparison {
  return {
    levels: [
      { name: 'same', m, bits, agrees: true },
      { name: 'different', m: 1 - m, bits: different, agrees: false },
    ],
    prepare: (key) => key,
    compare: (left, right) => (left === right ? 0 : 1),
  };
}

/** Same, nearly the same (one edit in six or more characters, nine tenths alike), or different. */
function compareText(bits: number, close: number, different: number): Comparison<string> {
  return {
    levels: [
      { name: 'same', m: 0.7, bits, agrees: true },
      { name: 'close', m: 0.1, bits: close, agrees: true },
      { name: 'different', m: 0.2, bits: different, agrees: false },
    ],
    prepare: (key) => key,
    compare(left, right) {
      if (left === right) return 0;
      const longer = Math.max(left.length, right.length);
      return longer >= 6 && distance(left, right) <= Math.max(1, longer / 10) ? 1 : 2;
    },
  };
}

const kind = (
  comparison: unknown,
  group: string,
  rarity: number,
  more: Partial<MatchKind> = {},
): MatchKind => ({
  comparison: comparison as Comparison,
  group,
  rarity,
  veto: false,
  strong: false,
  organisation: false,
  ...more,
});

const identity = (group: string): MatchKind =>
  kind(compareExact(22, -7.6, 0.99), group, 1e-7, { veto: true, strong: true });

/** Weights in bits of fields-and-matching.md §12.4; the levels stand beside each field type. */
const KINDS: Partial<Record<FieldType, MatchKind>> = {
  name: kind(compareNames, 'name', 5e-5),
  company: kind(compareCompanies, 'company', 1e-4, { organisation: true }),
  phone: kind(comparePhones, 'phone', 1e-5),
  email: kind(compareEmails, 'email', 5e-6),
  'cn-id': identity('cn-id'),
  uscc: { ...identity('company'), organisation: true },
  address: kind(compareText(10, 7, -1), 'address', 1e-4),
  postcode: kind(compareExact(3, -1, 0.7), 'address', 1e-2),
  gender: kind(compareExact(1, -4.6, 0.98), 'cn-id', 0.5),
  qq: kind(compareExact(18, -1, 0.9), 'qq', 1e-6),
  wechat: kind(compareExact(18, -1, 0.9), 'wechat', 1e-6),
};

const BIRTHDAY = kind(compareBirthdays, 'birthday', 1 / 12_000);
const CITY = kind(compareExact(2, -2, 0.85), 'address', 0.06);
const OTHER = kind(compareText(4, 2, 0), 'other', 1e-2);

/** The kind of a match field, with a person's changes to word lists; text a rule names is compared as text. */
export function matchKind(type: FieldType, role: Role, lexicons?: FieldSettings['lexicons']): MatchKind {
  const found = shippedKind(type, role);
  if (lexicons === undefined) return found;
  if (found === KINDS.name) return { ...found, comparison: openNameComparison(lexicons) };
  if (found === KINDS.company) return { ...found, comparison: openCompanyComparison(lexicons) };
  return found;
}

function shippedKind(type: FieldType, role: Role): MatchKind {
  if (role === 'birthday') return BIRTHDAY;
  if (role === 'city') return CITY;
  return KINDS[type] ?? OTHER;
}
