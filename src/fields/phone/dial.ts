// From the characters of one written number to the number itself, or undefined: nothing is guessed that does not
// validate.
import parsePhoneNumber, { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import type { FieldSettings } from '../../model/cleaned.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { homeNumber, numberAbroad } from './assigned.ts';
import { isAreaHotline, isLocalNumber, mainlandLine, type LineKind, type MainlandLine } from './mainland.ts';

export interface PhoneNumber {
  /** Country calling code, digits. */
  readonly country: string;
  /** National significant number: no trunk zero (Italy's leading zero is part of the number). */
  readonly national: string;
  /** `other` outside the mainland, where the kind is not asked. */
  readonly kind: LineKind | 'other';
  readonly extension: string;
  readonly issue: MainlandLine['issue'] | 'phone/ambiguous-region';
  /** What the digits are in another country, where they are no assigned number here. E.164. */
  readonly elsewhere?: string;
  /** What was repaired beyond spelling; '' when nothing was. */
  readonly rule:
    '' | 'phone/lost-zero' | 'phone/plus-missing' | 'phone/ocr' | 'phone/excel-number' | 'phone/default-area';
}

const WRITTEN = /^[(\s]*\+?[\d\s().-]+(?:\+[\d\s().-]+)?$/;
/** `+86+86138…`: the only place where a second plus is no separator. */
const REPEATED_CODE = /^[(\s]*\+?\s*86[)\s-]*\+/;
const INTERNATIONAL = /^[(\s]*\+/;
/** `+44 (0)20`: the trunk zero that is not dialled from abroad. */
const OPTIONAL_ZERO = /\(\s*0\s*\)/;
/** `+086`, `086-138…`: no area code begins with 86. */
const EXTRA_ZERO = /^0(?=86\d{9})/;
/** 415-555-2671, (415) 555-2671, 1-415-555-2671: in China only 400 and 800 numbers are written in such groups. */
const NORTH_AMERICAN =
  /^(?:1[\s.-]*)?(?:\([2-9]\d\d\)[\s.-]*|(?![48]00)[2-9]\d\d[\s.-]+)[2-9]\d\d[\s.-]+\d{4}$/;

/** Is it written the way North Americans write their numbers, country code or not? */
export function isNorthAmerican(written: string): boolean {
  return NORTH_AMERICAN.test(written);
}

/** Carrier selection codes dialled before the number: 17951, 12593, 10193 … (libphonenumber's own pattern). */
const CARRIER = /^1(?:[12]\d|79)\d\d(?=0?\d{10,11}$)/;
/** Hong Kong, Macau and Taiwan written without the plus; no mainland number looks like these. */
const NEIGHBOUR = /^(?:852\d{8}|853\d{8}|886\d{8,9})$/;
/** From this share of explicit foreign numbers on, digits without a plus may be foreign too. */
export const mixesCountries = ({ profile }: FieldSettings): boolean => profile.foreignShare >= 0.01;

/** Reads one number written with digits and punctuation only; the extension is already split off. */
export function dial(written: string, settings: FieldSettings): PhoneNumber | undefined {
  if (!WRITTEN.test(written)) return undefined;
  if (written.lastIndexOf('+') > written.search(/[+\d]/) && !REPEATED_CODE.test(written)) return undefined;
  const hasPlus = INTERNATIONAL.test(written);
  const digits = written.replace(/\D/g, '');
  // Niue and Tokelau have numbers of four digits.
  if (digits.length < (settings.country === 'CN' ? 5 : 4) || digits.length > 24) return undefined;
  if (hasPlus || digits.startsWith('00')) {
    const dialled = written.replace(OPTIONAL_ZERO, '').replace(/\D/g, '');
    const number = international(dialled.replace(/^00/, '').replace(EXTRA_ZERO, ''));
    if (number !== undefined || hasPlus || settings.country === 'CN') return number;
  }
  if (settings.country === 'CN') return fromMainland(digits, written, settings);
  const home = homeNumber(written, digits, settings.country);
  if (home !== undefined) return { ...home, ...OTHER };
  return isSupportedCountry(settings.country) ? fromCountry(written, settings.country) : undefined;
}

/** Of numbers outside the mainland no more is asked. */
export const OTHER = { kind: 'other', extension: '', issue: '', rule: '' } as const;

function international(digits: string): PhoneNumber | undefined {
  return digits.startsWith('86') ? afterCountryCode(digits.slice(2)) : foreign(digits);
}

/** What follows 86: perhaps a trunk zero, perhaps 86 once or twice more. */
function afterCountryCode(rest: string): PhoneNumber | undefined {
  for (let national = rest; ;) {
    const number = mainland(national) ?? (national.startsWith('0') ? mainland(national.slice(1)) : undefined);
    if (number !== undefined) return number;
    const repeated = /^(?:00)?86/.exec(national);
    if (!repeated) return undefined;
    national = national.slice(repeated[0].length);
  }
}

function mainland(national: string, rule: PhoneNumber['rule'] = ''): PhoneNumber | undefined {
  const line = mainlandLine(national);
  return line && mainlandNumber(national, line, rule);
}

function mainlandNumber(national: string, line: MainlandLine, rule: PhoneNumber['rule']): PhoneNumber {
  return { country: '86', national, kind: line.kind, extension: '', issue: line.issue, rule };
}

/** Digits as people inside the mainland write them. */
function fromMainland(digits: string, written: string, settings: FieldSettings): PhoneNumber | undefined {
  if (digits.startsWith('0'))
    return (
      mainland(digits.slice(1)) ?? (EXTRA_ZERO.test(digits) ? afterCountryCode(digits.slice(3)) : undefined)
    );
  if (settings.phoneArea !== undefined && settings.phoneArea !== '' && isLocalNumber(digits)) {
    return inArea(settings.phoneArea, digits);
  }
  const carrier = CARRIER.exec(digits);
  if (carrier) {
    const called = digits.slice(carrier[0].length);
    const number = mainland(called.replace(/^0/, ''));
    if (number !== undefined) return number;
  }
  const line = mainlandLine(digits);
  if (line !== undefined && !isAreaHotline(digits) && (line.kind !== 'landline' || line.issue === '')) {
    return withoutZero(digits, written, line, settings);
  }
  if (digits.startsWith('86') && digits.length >= 11) return afterCountryCode(digits.slice(2));
  const neighbour = NEIGHBOUR.test(digits) ? foreign(digits) : undefined;
  return neighbour && { ...neighbour, rule: 'phone/plus-missing' };
}

/** Eight digits that are a day rather than a number: a remark beside the phone. */
const DAY = /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** A local number of the column's area, if it has that area's length. */
function inArea(area: string, local: string): PhoneNumber | undefined {
  if (isFakePhone(local) || DAY.test(local)) return undefined;
  const number = mainland(area + local, 'phone/default-area');
  return number?.kind === 'landline' && number.issue === '' ? number : undefined;
}

/**
 * A landline without its trunk zero has ten digits or more. It reads like a foreign number
 * without its plus: 4155552671 rings in Dandong and in San Francisco, and only the rest of the column can tell.
 */
function withoutZero(
  digits: string,
  written: string,
  line: MainlandLine,
  settings: FieldSettings,
): PhoneNumber | undefined {
  const isLandline = line.kind === 'landline';
  const number = mainlandNumber(digits, line, isLandline ? 'phone/lost-zero' : '');
  const isOdd = isLandline || line.issue !== '';
  if (isNorthAmerican(written) && foreign(`1${digits.slice(-10)}`) !== undefined)
    return { ...number, issue: 'phone/ambiguous-region' };
  if (
    line.issue === 'phone/unassigned-segment' &&
    foreign(digits)?.country === '1' &&
    !mixesCountries(settings)
  )
    return { ...number, elsewhere: `+${digits}` };
  const mayBeForeign = isOdd && mixesCountries(settings) && /^\d+$/.test(written);
  if (!mayBeForeign) return number;
  const isForeignToo = foreign(digits) !== undefined || foreign(`1${digits}`) !== undefined;
  return isForeignToo ? { ...number, issue: 'phone/ambiguous-region' } : number;
}

function foreign(digits: string): PhoneNumber | undefined {
  const plain = numberAbroad(digits);
  if (plain !== undefined && plain.country !== '86') return { ...plain, ...OTHER };
  const parsed = parsePhoneNumber(`+${digits}`, { extract: false });
  return parsed?.isValid() === true ? fromLibrary(parsed.countryCallingCode, parsed.number) : undefined;
}

function fromCountry(written: string, country: CountryCode): PhoneNumber | undefined {
  const parsed = parsePhoneNumber(written, { defaultCountry: country, extract: false });
  if (parsed?.isValid() !== true || parsed.ext !== undefined) return undefined;
  return fromLibrary(parsed.countryCallingCode, parsed.number);
}

function fromLibrary(country: string, e164: string): PhoneNumber | undefined {
  const national = e164.slice(1 + country.length);
  return country === '86' ? mainland(national) : { country, national, ...OTHER };
}
