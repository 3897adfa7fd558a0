// 1 is a man wherever genders are digits. 2 is a woman (GB/T 2261.1, ISO/IEC 5218), and then 0 is unknown; where there is no
// 2, 0 may be a woman or nobody knows. Other cells of the same rows can tell.

type Gender = 'male' | 'female';
export type GenderCodes = Readonly<Record<string, Gender | 'unknown'>>;

/** A row whose gender is written as a digit and told by something else: an identity number, an honorific. */
export interface GenderWitness {
  readonly code: string;
  readonly gender: Gender;
}

const ENOUGH_WITNESSES = 30;
const AGREEING = 0.95;
/** Rows of a code that mean nothing hold men and women about alike. */
const NO_LEANING = 0.3;

/**
 * What the digits of a column stand for.
 *
 * @param digits    the distinct non-blank values of the column, all of them among 0, 1, 2, 9
 * @param witnesses rows that tell; each code is learned from at least 30 of them when 95 % agree
 * @returns code → gender, without the codes that stay open
 */
export function genderCodesOf(digits: readonly string[], witnesses: readonly GenderWitness[]): GenderCodes {
  const codes: Record<string, Gender | 'unknown'> = { '1': 'male', '2': 'female', '9': 'unknown' };
  if (digits.includes('2') || digits.includes('9')) codes['0'] = 'unknown';
  for (const code of ['0', '1', '2']) {
    const rows = witnesses.filter((witness) => witness.code === code);
    if (rows.length < ENOUGH_WITNESSES) continue;
    const men = rows.filter(({ gender }) => gender === 'male').length / rows.length;
    if (men >= AGREEING) codes[code] = 'male';
    else if (men <= 1 - AGREEING) codes[code] = 'female';
    else if (code === '0' && Math.abs(men - 0.5) <= NO_LEANING) codes[code] = 'unknown';
    else delete codes[code];
  }
  return codes;
}
