// Excel keeps 15 significant digits, so an 18-digit number that was typed into a sheet ends in 000 for good. Programs
// that pass it through a floating-point number keep 16 or 17 digits instead. Neither can be undone.

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

/** 18 digits that a floating-point number gives back as they are: all those that went through one, few others. */
export function isStableAsDouble(digits: string): boolean {
  return /^\d{17}0$/.test(digits) && String(Number(digits)) === digits;
}

/** What Excel makes of `1-2`, `3/4`, `MAR1`: 1月2日, 2-Jan, Mar-01. What was typed is lost, and so is the year. */
const DATEIFIED =
  /^(?:\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{1,2})$/i;
export const LONGEST_DATEIFIED = 6;

/** Where no date is expected: did a spreadsheet take a room or a code for a date? */
export function looksDateified(text: string): boolean {
  return text.length <= LONGEST_DATEIFIED && DATEIFIED.test(text);
}
