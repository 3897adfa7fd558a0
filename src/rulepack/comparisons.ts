// How each kind of field is compared, how much it says, and which fields say the same thing twice.
import { compareCompanies, openCompanyComparison } from '../fields/company/compare.ts';
import { compareCodes as compareRegistrations } from '../fields/credit-code/compare.ts';
import { compareBirthdays } from '../fields/date/compare.ts';
import { compareEmails } from '../fields/email/compare.ts';
import { compareIds } from '../fields/national-id/compare.ts';
import { compareNames, openNameComparison } from '../fields/person-name/compare.ts';
import { comparePhones } from '../fields/phone/compare.ts';
import { comparePostcodes, compareRegions } from '../fields/place/compare-areas.ts';
import { compareAddresses } from '../fields/place/compare.ts';
import {
  compareAmounts,
  compareCodes,
  compareExact,
  compareLinks,
  compareTexts,
} from '../fields/plain/compare.ts';
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

const identity = (comparison: unknown, group: string): MatchKind =>
  kind(comparison, group, 1e-7, { veto: true, strong: true });

/** Weights in bits of fields-and-matching.md §12.4; the levels stand beside each field type. */
const KINDS: Partial<Record<FieldType, MatchKind>> = {
  name: kind(compareNames, 'name', 5e-5),
  company: kind(compareCompanies, 'company', 1e-4, { organisation: true }),
  phone: kind(comparePhones, 'phone', 1e-5),
  email: kind(compareEmails, 'email', 5e-6),
  'cn-id': identity(compareIds, 'cn-id'),
  uscc: { ...identity(compareRegistrations, 'company'), organisation: true },
  address: kind(compareAddresses, 'address', 1e-4),
  postcode: kind(comparePostcodes, 'address', 1e-2),
  region: kind(compareRegions, 'address', 0.06),
  gender: kind(compareExact(1, -4.6, 0.98), 'cn-id', 0.5),
  qq: kind(compareExact(18, -1, 0.9), 'qq', 1e-6),
  wechat: kind(compareCodes, 'wechat', 1e-6),
  url: kind(compareLinks, 'company', 1e-3, { organisation: true }),
  number: kind(compareAmounts, 'other', 1e-2),
  money: kind(compareAmounts, 'other', 1e-2),
  bool: kind(compareExact(0.5, -0.5, 0.9), 'other', 0.5),
  enum: kind(compareExact(1, -1, 0.9), 'other', 0.1),
};

const BIRTHDAY = kind(compareBirthdays, 'birthday', 1 / 12_000);
/** A passport, a travel permit: the same one is the same person, another one may be a new card. */
const DOCUMENT = kind(compareExact(18, 0, 0.9), 'cn-id', 1e-6, { strong: true });
const OTHER = kind(compareTexts, 'other', 1e-2);

/** The kind of a match field, with a person's changes to word lists; text a rule names is compared as text. */
export function matchKind(type: FieldType, role: Role, lexicons?: FieldSettings['lexicons']): MatchKind {
  const found = shippedKind(type, role);
  if (lexicons === undefined) return found;
  if (found === KINDS.name) return { ...found, comparison: openNameComparison(lexicons) };
  if (found === KINDS.company) return { ...found, comparison: openCompanyComparison(lexicons) };
  return found;
}

function shippedKind(type: FieldType, role: Role): MatchKind {
  if (role === 'cn-id' && type === 'id') return DOCUMENT;
  return role === 'birthday' ? BIRTHDAY : (KINDS[type] ?? OTHER);
}
