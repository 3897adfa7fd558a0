// What other cells of the same record say about its phone: which area a local number rings in, and which country a
// number without a country code belongs to. Pure; both answer with the phone as it should stand, or undefined.
import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import { areaCodeOf } from './area-codes.ts';
import { openPhone } from './normalizer.ts';

/**
 * A local number (`phone/no-area-code`) gets the area code of the record's place: `88886666` beside 杭州市 becomes
 * +8657188886666 by `phone/area-from-city`. Undefined when the phone needs none, the places (city, province, district,
 * address; in any order) name no single area, or the number does not have that area's length.
 */
export function phoneFromPlace(
  cell: string,
  phone: Cleaned,
  places: readonly string[],
  settings: FieldSettings,
): Cleaned | undefined {
  if (!phone.issues.includes('phone/no-area-code')) return undefined;
  const phoneArea = areaCodeOf(places);
  if (phoneArea === '' || settings.country !== 'CN') return undefined;
  const cleaned = openPhone({ ...settings, phoneArea }).clean(cell);
  return cleaned.rule === 'phone/default-area' ? { ...cleaned, rule: 'phone/area-from-city' } : undefined;
}

const MAINLAND_MOBILE = /^(?:\+86-?)?1[3-9]\d{9}$/;

/**
 * The number as the record's own country (ISO 3166 alpha-2) reads it: `4155552671` in a Chinese file, in a row of the
 * US, becomes +14155552671 by `phone/country-from-row`. Numbers with their country code stay; one that is a mainland
 * mobile as well as a valid number over there is kept as typed, `phone/ambiguous-region`. Undefined: nothing to add.
 */
export function phoneFromCountry(
  cell: string,
  phone: Cleaned,
  country: string,
  settings: FieldSettings,
): Cleaned | undefined {
  if (country === '' || country === settings.country || phone.status === 'empty' || phone.status === 'lossy')
    return undefined;
  if (/^[\s(]*(?:\+|00)/.test(cell.normalize('NFKC'))) return undefined;
  const there = openPhone({ ...settings, country, phoneFormat: 'e164', phoneArea: '' }).clean(cell);
  if (there.rule === '' || (there.status !== 'fixed' && there.status !== 'ok')) return undefined;
  if (phone.status !== 'invalid' && MAINLAND_MOBILE.test(phone.value) && there.value !== phone.value) {
    return { value: cell, status: 'suspect', rule: '', issues: ['phone/ambiguous-region'] };
  }
  const normalizer = openPhone(settings);
  const written = normalizer.clean(there.value);
  if (written.value === phone.value) return undefined;
  const more = there.more?.map((other) => normalizer.clean(other).value);
  const issues = [...new Set([...there.issues, ...written.issues])];
  return { ...written, status: 'fixed', rule: 'phone/country-from-row', issues, ...(more ? { more } : {}) };
}
