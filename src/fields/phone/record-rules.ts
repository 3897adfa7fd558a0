// What other cells of the same record say about its phone: which area a local number rings in, and which country a
// number without a country code belongs to.
import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import type { Column } from '../../model/field-type.ts';
import type { RecordRule } from '../../model/record-rule.ts';
import { findCountry } from '../place/countries.ts';
import { endsLikeUsAddress, isSurelyUsState, isUsState, isUsZip } from '../place/us-states.ts';
import { areaCodeOf } from './area-codes.ts';
import { openPhone } from './normalizer.ts';

const LOST_ZERO = 'phone/lost-zero';
const NO_AREA: ReadonlySet<string> = new Set(['phone/no-area-code']);
/** Issues of numbers that stand as typed and may make sense in another country. */
const PERHAPS_ELSEWHERE: ReadonlySet<string> = new Set([
  'phone/no-country',
  'phone/no-area-code',
  'phone/ambiguous-region',
  'phone/unassigned-segment',
  'phone/perhaps-foreign',
  'phone/invalid',
  'phone/too-short',
  'phone/too-long',
]);

/**
 * A local number (`phone/no-area-code`) gets the area code of the record's place: `88886666` beside 杭州市 becomes
 * +8657188886666 by `phone/area-from-city`. The phone itself when it needs none, when the places (city, province,
 * district, address, in any order) name no single area, or when the number does not have that area's length.
 */
export function phoneFromPlace(phone: Cleaned, places: readonly string[], settings: FieldSettings): Cleaned {
  if (!phone.issues.includes('phone/no-area-code') || settings.country !== 'CN') return phone;
  const phoneArea = areaCodeOf(places);
  if (phoneArea === '') return phone;
  const cleaned = openPhone({ ...settings, phoneArea }).clean(phone.value);
  return cleaned.rule === 'phone/default-area' ? { ...cleaned, rule: 'phone/area-from-city' } : phone;
}

/**
 * A number without a country code, read as the record's own country (ISO 3166 alpha-2) reads it: `4155552671` in a
 * Chinese file, in a row of the US, becomes +14155552671 by `phone/country-from-row`. The phone itself when the file's
 * country reads it well, except for a landline whose zero was only supposed lost, or when that country does not either.
 */
export function phoneFromCountry(phone: Cleaned, country: string, settings: FieldSettings): Cleaned {
  if (country === '' || country === settings.country || phone.more !== undefined) return phone;
  const typed = asTyped(phone);
  if (typed === undefined || /^[\s(]*(?:\+|00)/.test(typed.normalize('NFKC'))) return phone;
  const there = openPhone({ ...settings, country, phoneFormat: 'e164', phoneArea: '' }).clean(typed);
  if (there.status !== 'fixed' || there.more !== undefined) return phone;
  const written = openPhone(settings).clean(there.value);
  const issues = [...new Set([...there.issues, ...written.issues])];
  return { ...written, status: 'fixed', rule: 'phone/country-from-row', issues };
}

/** The digits as they stood in the cell, where that is known: an unread cell, or a landline that got a zero. */
function asTyped({ value, rule, issues, extension, suggestion }: Cleaned): string | undefined {
  if (issues.includes('phone/unassigned-segment')) return suggestion?.slice(1);
  if (issues.some((issue) => PERHAPS_ELSEWHERE.has(issue))) return value;
  if (rule !== LOST_ZERO) return undefined;
  const line = extension === undefined ? value : value.slice(0, value.lastIndexOf(extension));
  const national = line.replace(/\D/g, '').replace(/^(?:86|0)/, '');
  return extension === undefined ? national : `${national} x${extension}`;
}

/** Reads a country cell as its ISO 3166 alpha-2 code; '' when it names none. */
export type CountryReader = (name: string) => string;

/** A state and a ZIP code, a state alone that is no province, or an address that ends in both. */
function isInUs(state: string, zip: string, address: string): boolean {
  if (isUsZip(zip)) return isUsState(state) || endsLikeUsAddress(address);
  return (zip === '' && isSurelyUsState(state)) || endsLikeUsAddress(address);
}

const PLACES: readonly Column['role'][] = ['city', 'province', 'district', 'address'];

/** The rules about the phones of a source with these columns. */
export function openPhoneRules(
  columns: readonly (Column & { readonly settings: FieldSettings })[],
  countryOf: CountryReader = (name) => findCountry(name)?.iso2 ?? '',
): RecordRule[] {
  const places = columns.filter(({ role }) => PLACES.includes(role)).map(({ index }) => index);
  const country = columns.find(({ role }) => role === 'country');
  const state = columns.find(({ role }) => role === 'province');
  const zip = columns.find(({ role }) => role === 'postcode');
  const address = columns.find(({ role }) => role === 'address');
  return columns
    .filter(({ type }) => type === 'phone')
    .flatMap(({ index: column, settings }) => {
      const rules: RecordRule[] = [];
      if (country !== undefined) {
        const judge: RecordRule['judge'] = (phone, [name = '']) =>
          phoneFromCountry(phone, countryOf(name), settings);
        const beside = [country.index];
        rules.push(
          { column, beside, when: PERHAPS_ELSEWHERE, judge },
          { column, beside, whenRule: LOST_ZERO, judge },
        );
      }
      if (settings.country !== 'US' && (state !== undefined || address !== undefined)) {
        const at = [state, zip, address, country].map((place) => place?.index);
        const beside = at.filter((index) => index !== undefined);
        // Of a column that is not there, nothing.
        const slots = at.map((index) => (index === undefined ? -1 : beside.indexOf(index)));
        const judge: RecordRule['judge'] = (phone, texts) => {
          const [stateName = '', zipCode = '', whole = '', said = ''] = slots.map((slot) => texts[slot]);
          return said === '' && isInUs(stateName, zipCode, whole)
            ? phoneFromCountry(phone, 'US', settings)
            : phone;
        };
        rules.push(
          { column, beside, when: PERHAPS_ELSEWHERE, judge },
          { column, beside, whenRule: LOST_ZERO, judge },
        );
      }
      if (places.length > 0 && settings.country === 'CN') {
        const judge: RecordRule['judge'] = (phone, names) => phoneFromPlace(phone, names, settings);
        rules.push({ column, beside: places, when: NO_AREA, judge });
      }
      return rules;
    });
}
