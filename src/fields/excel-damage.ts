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
