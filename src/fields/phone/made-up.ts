// Numbers typed to get past a form, by the rules of the country they are written for.
import { isFakePhone } from '../../text/placeholders.ts';

/** Eleven digits from 1 on are a mainland mobile, but any number of São Paulo. */
const ELEVEN_FROM_ONE = /^1\d{10}$/;
const EIGHT_ALIKE = /(\d)\1{7}$/;

export function isMadeUp(country: string, national: string): boolean {
  if (country !== '86' && ELEVEN_FROM_ONE.test(national)) return EIGHT_ALIKE.test(national);
  return isFakePhone(national);
}

/** Country calling codes of one and of two digits; all others have three. */
const CALLING_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** As {@link isMadeUp}, of the digits of an E.164 number. */
export function isMadeUpE164(digits: string): boolean {
  const country = CALLING_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  return isMadeUp(country, digits.slice(country.length));
}
