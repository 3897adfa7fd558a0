// The arithmetic of resident identity numbers, GB 11643-1999: division 6, birth date 8, sequence 3 (odd for men),
// check character by ISO 7064 MOD 11-2. The same form serves residents from Hong Kong, Macau and Taiwan (81–83) and,
// since December 2023, the permanent-resident card of foreigners (9…).
import { isRealDate } from '../../calendar/plain-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The first two digits of every province; 9, the province of issue and a country's number for the cards of foreigners. */
const PROVINCE = /^(?:9(?!\d{2}000))?(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;

const LONGEST_LIFE = 130;

/** The check character for 17 digits. */
export function checkCharacterOfCnId(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (digits.charCodeAt(at) - 48) * WEIGHTS[at]!;
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** What keeps 18 characters of the right alphabet from being an identity number; '' when nothing does. */
export type CnIdProblem = '' | 'checksum' | 'birth-date' | 'division' | 'age';

export function problemOfCnId(id: string, today: string): CnIdProblem {
  if (checkCharacterOfCnId(id) !== id.charAt(17)) return 'checksum';
  const year = numberAt(id, 6, 10);
  if (!isRealDate(year, numberAt(id, 10, 12), numberAt(id, 12, 14)) || birthdayOfCnId(id) > today)
    return 'birth-date';
  if (!PROVINCE.test(id)) return 'division';
  return numberAt(today, 0, 4) - year > LONGEST_LIFE ? 'age' : '';
}

/** The digits of `text` between two places as a number. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** First-generation numbers had no century and no check character; 996–999 marked people born in the 1800s. */
export function upgradeCnId(id15: string): string {
  const century = /99[6-9]$/.test(id15) ? '18' : '19';
  const digits = id15.slice(0, 6) + century + id15.slice(6);
  return digits + checkCharacterOfCnId(digits);
}

/** `YYYY-MM-DD` of a valid 18-character number. */
export function birthdayOfCnId(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/** Of a valid 18-character number. */
export function genderOfCnId(id: string): 'male' | 'female' {
  return id.charCodeAt(16) % 2 === 1 ? 'male' : 'female';
}
