// Numbers of organisations other than the credit code: China's older ones, and those of other countries' registries.
import { isJapaneseCorporateNumber, isKoreanBusinessNumber, isTaiwanBusinessNumber, passesLuhn, passesMod11Then10, passesMod97 } from './check-digits.ts'; // prettier-ignore
import { isInForeignRegister } from './foreign-registers.ts';
import { isOrganisationCode } from './uscc.ts';
import { judgeVat } from './vat.ts';

export type RegistrationKind =
  | 'organisation-code'
  | 'licence-number'
  | 'tax-number'
  | 'lei'
  | 'vat'
  | 'ein'
  | 'tw-business-number'
  | 'jp-corporate-number'
  | 'kr-business-number'
  | 'foreign-register';

export interface Registration {
  readonly kind: RegistrationKind;
  /** As it is written. */
  readonly value: string;
  /** What it is matched by; '' when the form alone does not make it evidence. */
  readonly key: string;
}

const ORGANISATION = /^[0-9A-Z]{8}-?[0-9X]$/;
/** A region and an organisation code: what taxpayers had before 2015. */
const TAX15 = /^\d{6}[0-9A-Z]{8}[0-9X]$/;
/** Prefixes the American tax office has never given out. */
const NO_EIN = /^(?:0[0789]|1[789]|2[89]|49|69|7[089]|89|9[67])/;

/**
 * Recognises a number in capitals, its own hyphens kept, no spaces. Numbers of bare digits are believed only in their own
 * country: eight digits are a Taiwanese firm, a date or a telephone.
 *
 * @param country of the run, ISO 3166 alpha-2, or ''
 */
export function readRegistration(text: string, country: string): Registration | undefined {
  const number = text.replace(/[-.]/g, '');
  // 123-45-6789 is a person's number.
  if (/^\d{2}-\d{7}$/.test(text) || (country === 'US' && /^\d{9}$/.test(text))) {
    if (!NO_EIN.test(number))
      return { kind: 'ein', value: `${number.slice(0, 2)}-${number.slice(2)}`, key: `US${number}` };
  }
  if ((country === 'KR' || /^\d{3}-\d{2}-\d{5}$/.test(text)) && /^\d{10}$/.test(number) && isKoreanBusinessNumber(number))
    return { kind: 'kr-business-number', value: `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`, key: `KR${number}` }; // prettier-ignore
  if (country === 'TW' && /^\d{8}$/.test(number) && isTaiwanBusinessNumber(number))
    return { kind: 'tw-business-number', value: number, key: `TW${number}` };
  if ((country === 'JP' || number.startsWith('T')) && /^T?\d{13}$/.test(number)) {
    const digits = number.slice(-13);
    if (isJapaneseCorporateNumber(digits)) return { kind: 'jp-corporate-number', value: number, key: `JP${digits}` }; // prettier-ignore
  }
  if (/^[A-Z\d]{18}\d{2}$/.test(number) && /[A-Z]/.test(number) && passesMod97(number))
    return { kind: 'lei', value: number, key: `LEI${number}` };
  if (judgeVat(number) === 'right') return { kind: 'vat', value: number, key: number };
  if (country !== '' && judgeVat(country + number) === 'right' && !/^[A-Z]{2}/.test(number))
    return { kind: 'vat', value: number, key: country + number };
  if (isInForeignRegister(number.replaceAll('/', ''), country))
    return {
      kind: 'foreign-register',
      value: number.replaceAll('/', ''),
      key: country + number.replaceAll('/', ''),
    };
  return readChinese(text, number);
}

function readChinese(text: string, number: string): Registration | undefined {
  if (ORGANISATION.test(text) && isOrganisationCode(number))
    return { kind: 'organisation-code', value: text, key: number };
  const isTax = TAX15.test(number) && isOrganisationCode(number.slice(6));
  const isLicence = /^[1-9]\d{14}$/.test(number) && passesMod11Then10(number);
  // Digits that pass both checks: which of the two they are, nobody can tell.
  if (isTax && isLicence) return { kind: 'licence-number', value: number, key: '' };
  if (isTax) return { kind: 'tax-number', value: number, key: number.slice(6) };
  return isLicence ? { kind: 'licence-number', value: number, key: '' } : undefined;
}

/** Bank card numbers: 16 to 19 digits by Luhn, of an industry that issues cards. */
export function isBankCard(digits: string): boolean {
  return /^[3-69]\d{15,18}$/.test(digits) && passesLuhn(digits);
}
