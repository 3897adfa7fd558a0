// How a number is written into the cleaned file, and how what was written is matched.
import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js/max';
import type { FieldSettings } from '../../model/cleaned.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { dial, mixesCountries, type PhoneNumber } from './dial.ts';
import { dialWithExtension } from './extension.ts';
import { isMadeUpE164 } from './made-up.ts';
import { usualLandline } from './usual.ts';
import { areaCodeLength, isAreaHotline } from './mainland.ts';

/** The number in the column's style; undefined when that style cannot express it (a foreign number, nationally). */
export function writeNumber(number: PhoneNumber, settings: FieldSettings): string | undefined {
  switch (settings.phoneFormat) {
    case 'e164':
      return writeE164(number);
    case 'national':
      return writeNational(number, settings);
    case 'cc-area':
      return writeCountryArea(number);
    case 'cn':
      return (
        (isMainlandHandset(number) ? writeNational(number, settings) : undefined) ?? writeCountryArea(number)
      );
  }
}

/** Mobiles and hotlines: what people in the mainland know as one run of digits. */
function isMainlandHandset({ country, kind }: PhoneNumber): boolean {
  return country === '86' && kind !== 'landline';
}

/** `+862112345678`, `+862112345678 ext 801`. */
export function writeE164({ country, national, extension }: PhoneNumber): string {
  return `+${country}${national}${extension === '' ? '' : ` ext ${extension}`}`;
}

/** `+86-21-12345678-801`, `+86-13800138001`; elsewhere where an area code ends is not known: `+1-4155552671`. */
function writeCountryArea(number: PhoneNumber): string {
  const { country, national, kind, extension } = number;
  if (country !== '86') return `+${country}-${national}${extension === '' ? '' : ` ext ${extension}`}`;
  const length = kind === 'landline' ? areaCodeLength(national) : 0;
  const split = length === 0 ? national : `${national.slice(0, length)}-${national.slice(length)}`;
  return `+86-${split}${extension === '' ? '' : `-${extension}`}`;
}

/** `02112345678转801`, `13800138001`: only for numbers of the column's own country that read back as themselves. */
function writeNational(number: PhoneNumber, settings: FieldSettings): string | undefined {
  if (number.country === '86' && settings.country === 'CN') {
    // Eleven digits of no known segment may be anybody's where the column mixes countries.
    if (number.issue === 'phone/unassigned-segment' && mixesCountries(settings)) return undefined;
    const zero = number.kind === 'landline' || isAreaHotline(number.national) ? '0' : '';
    return `${zero}${number.national}${number.extension === '' ? '' : `转${number.extension}`}`;
  }
  if (!isSupportedCountry(settings.country)) return undefined;
  const text = parsePhoneNumber(`+${number.country}${number.national}`, { extract: false })
    ?.formatNational()
    .replace(/\D/g, '');
  const again = text === undefined ? undefined : dial(text, settings);
  if (text === undefined || again?.country !== number.country || again.national !== number.national)
    return undefined;
  return `${text}${number.extension === '' ? '' : ` ext ${number.extension}`}`;
}

const MAINLAND_MOBILE = /^\+861[3-9]\d{9}$/;
const FOREIGN = /^\+(?!86)(\d{1,3}-)?(\d{4,15})(?: ext (\d{1,6}))?$/;

/**
 * The match key of a written number: E.164, with `;ext=801` where there is an extension. None for numbers that say
 * nothing about who the customer is: hotlines, and what people type to get past a form.
 */
export function keyOf(written: string, settings: FieldSettings): string | undefined {
  if (MAINLAND_MOBILE.test(written)) return isFakePhone(written.slice(3)) ? undefined : written;
  const foreign = FOREIGN.exec(written);
  if (foreign) return keyOfForeign((foreign[1] ?? '').replace('-', '') + foreign[2]!, foreign[3]);
  const isMainland = settings.country === 'CN' || written.startsWith('+86');
  const landline = isMainland ? usualLandline(written) : undefined;
  if (landline !== undefined) return withExtension(`+86${landline.national}`, landline.extension);
  const number = dialWithExtension(written.replace(/ ext |转/, 'x'), settings);
  if (number === undefined || number.kind === 'service') return undefined;
  if (number.kind === 'other') return keyOfForeign(number.country + number.national, number.extension);
  if (isFakePhone(number.national)) return undefined;
  return withExtension(`+86${number.national}`, number.extension);
}

function keyOfForeign(digits: string, extension = ''): string | undefined {
  return isMadeUpE164(digits) ? undefined : withExtension(`+${foldMobilePrefix(digits)}`, extension);
}

function withExtension(e164: string, extension: string): string {
  return extension === '' ? e164 : `${e164};ext=${extension}`;
}

/** One subscriber before and after Mexico and Argentina dropped, and Brazil added, the digit that marked mobiles. */
function foldMobilePrefix(digits: string): string {
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`;
  if (/^549\d{10}$/.test(digits)) return `54${digits.slice(3)}`;
  if (/^55\d\d[6-9]\d{7}$/.test(digits)) return `${digits.slice(0, 4)}9${digits.slice(4)}`;
  return digits;
}
