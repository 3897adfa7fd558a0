// The rules that need several cells of one record, bound to the columns a source has. Adding one is adding a line here.
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
  openPostcodeRules,
  (columns) => openPhoneRules(columns, (name) => findCountry(name)?.iso2 ?? ''),
];
