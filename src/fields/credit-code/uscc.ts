// Unified social credit codes, GB 32100-2015: authority 1, category 1, division 6, organisation code 9 (GB 11714,
// with a check character of its own), check character 1. Letters I O S V Z are not used.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Value of an ASCII character in the alphabet of 31, or −1. */
const VALUES = new Int8Array(128).fill(-1);
Array.from(ALPHABET).forEach((character, value) => (VALUES[character.charCodeAt(0)] = value));

/** The 18th character for the first 17. */
export function checkCharacterOfUscc(code: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += VALUES[code.charCodeAt(at)]! * WEIGHTS[at]!;
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 9th character for the first 8 of an organisation code. */
function checkCharacterOfOrganisation(code: string): string {
  let sum = 0;
  for (let at = 0; at < 8; at++)
    sum += ORGANISATION_ALPHABET.indexOf(code.charAt(at)) * ORGANISATION_WEIGHTS[at]!;
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/**
 * Fujian gave out codes before the national standard, division 35, organisation code M000…, and they stay in force.
 * Their 18th character follows a scheme of its own: values 0–35, weights 1, 2, 4, … modulo 37. Found by search over
 * five published codes and confirmed on five others; no source states it.
 */
const PILOT = /^9[123]35\d{4}M000/;

function checkCharacterOfPilot(code: string): string {
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at++) {
    sum += ORGANISATION_ALPHABET.indexOf(code.charAt(at)) * weight;
    weight = (weight * 2) % 37;
  }
  return ORGANISATION_ALPHABET.charAt((37 - (sum % 37)) % 37);
}

/**
 * - `valid`: the 18th character is right
 * - `legacy`: right by the scheme of the Fujian pilot
 * - `checksum`: eighteen characters of the alphabet, the last one wrong
 * - `shape`: no credit code at all
 */
export type UsccVerdict = 'valid' | 'legacy' | 'checksum' | 'shape';

/** GB/T 2260 division of any year, 100000 for national bodies; authorities beyond 9 are letters. */
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export function judgeUscc(code: string): UsccVerdict {
  if (!SHAPE.test(code)) return 'shape';
  if (checkCharacterOfUscc(code) === code.charAt(17)) return 'valid';
  const isPilot =
    PILOT.test(code) &&
    isOrganisationCode(code.slice(8, 17)) &&
    checkCharacterOfPilot(code) === code.charAt(17);
  return isPilot ? 'legacy' : 'checksum';
}

/** Does the ninth character of an organisation code fit the eight before it? */
export function isOrganisationCode(code: string): boolean {
  return checkCharacterOfOrganisation(code) === code.charAt(8);
}
