// Excel keeps 15 significant digits, so an 18-digit number that was typed into a sheet ends in 000 for good. Programs
// that pass it through a floating-point number keep 16 or 17 digits instead. Neither can be undone.
import type { ColumnProfile } from '../model/cleaned.ts';

const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E[+-]?\d{1,3}$/i;
/** pandas and friends write `.0` behind a number that was a float. */
const FLOAT_TAIL = /^(\d+)\.0+$/;

export function isScientific(text: string): boolean {
  return SCIENTIFIC.test(text);
}

/** The digits before a `.0`, or ''. Up to 15 of them are exact. */
export function digitsOfFloat(text: string): string {
  return FLOAT_TAIL.exec(text)?.[1] ?? '';
}

/** 18 digits, already known to fail their check, that look as a spreadsheet (…000) or an IEEE double leaves them. */
export function looksRounded(digits: string): boolean {
  return /^\d{17}0$/.test(digits) && (digits.endsWith('000') || String(Number(digits)) === digits);
}

/** What Excel makes of `1-2`, `3/4`, `MAR1`: 1月2日, 2-Jan, Mar-01. What was typed is lost, and so is the year. */
const DATEIFIED =
  /^(?:\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2})$/i;
export const LONGEST_DATEIFIED = 6;

/** Where no date is expected: did a spreadsheet take a room or a code for a date? */
export function looksDateified(text: string): boolean {
  return text.length <= LONGEST_DATEIFIED && DATEIFIED.test(text);
}

/**
 * About one genuine number in 1,100 ends in 000: where more than this share of a column does, the column went through
 * Excel. Rounded as a double rounds, and failing its check, is one mistyped number in ten.
 */
const HONEST_TRIPLE_ZEROS = 0.01;
const HONEST_ROUNDED = 0.05;

/**
 * The numbers of 18 digits that a column's way here may have rounded, whether or not they pass their check: of those
 * damaged one in eleven passes by chance, and must not pass for genuine.
 */
export function wentThroughExcel(profile: ColumnProfile): (number: string) => boolean {
  const tripleZeros = profile.tripleZeroShare > HONEST_TRIPLE_ZEROS;
  const rounded = (profile.roundedShare ?? 0) > HONEST_ROUNDED;
  if (rounded) return (number) => (tripleZeros && number.endsWith('000')) || looksRounded(number);
  return tripleZeros ? (number) => number.endsWith('000') : () => false;
}

/** The numbers that pass their check, perhaps by chance, in a column where some numbers are known to be rounded. */
export function isPerhapsRounded(profile: ColumnProfile): (number: string) => boolean {
  return profile.perhapsRounded === true ? looksRounded : () => false;
}
