// The rules that need several cells of one record, bound to the columns a source has. Adding one is adding a line here.
import { openRegistrationRules } from '../fields/credit-code/record-rules.ts';
import { openCnIdRules } from '../fields/national-id/record-rules.ts';
import { openPhoneRules } from '../fields/phone/record-rules.ts';
import { findCountry } from '../fields/place/countries.ts';
import { openPostcodeRules } from '../fields/place/postcode-rules.ts';
import { openPlaceRules } from '../fields/place/record-rules.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Column } from '../model/field-type.ts';
import type { RecordRule } from '../model/record-rule.ts';

/** A column of a source, understood and with its settings. */
export type SettledColumn = Column & { readonly settings: FieldSettings };

/** The rules that apply to a source with these columns, in the order in which they are asked. */
export function openRecordRules(columns: readonly SettledColumn[]): readonly RecordRule[] {
  return RULES.flatMap((open) => open(columns));
}

const RULES: readonly ((columns: readonly SettledColumn[]) => readonly RecordRule[])[] = [
  openCnIdRules,
  openPlaceRules,
  (columns) => openPostcodeRules(columns, countryOf),
  (columns) => openPhoneRules(columns, countryOf),
  (columns) => openRegistrationRules(columns, countryOf),
];

/** Parts of the United Kingdom that people name as their country; they are not rewritten, only understood. */
const NATIONS: ReadonlyMap<string, string> = new Map(
  ['england', 'scotland', 'wales', 'northern ireland', '英格兰', '苏格兰', '威尔士'].map((name) => [
    name,
    'GB',
  ]),
);

function countryOf(name: string): string {
  return findCountry(name)?.iso2 ?? NATIONS.get(name.trim().toLowerCase()) ?? '';
}
