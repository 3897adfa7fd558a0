// A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection"; full-width forms as
// csv-stringify guards them). Phones and signed numbers start so too and cannot call anything: they stay as they are.
const TRIGGER = /^[\s\0\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;
const HARMLESS = /^[+-]?\d[\d ().-]*(?: ext \d+)?$/;

/** Would a spreadsheet take this cell for a formula? */
export function startsFormula(cell: string): boolean {
  return TRIGGER.test(cell) && !HARMLESS.test(cell);
}

/** On UTF-8, and quickly: false only when {@link startsFormula} is. */
export function mayStartFormula(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false;
  const byte = bytes[start]!;
  if (byte === PLUS) return !isNumber(bytes, start + 1, end);
  // Letters, digits and Chinese characters start none; spaces and marks in front of a sign are not ASCII letters.
  return !((byte >= 0x41 && byte < 0x80) || (byte >= 0x30 && byte <= 0x39) || (byte >= 0xe4 && byte <= 0xee));
}

const PLUS = 43;

/** Digits and nothing else: behind a plus, nearly always a phone. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return false;
  return end > start;
}

/** The cell with an apostrophe in front when it must have one; guarding twice changes nothing more. */
export function guardFormula(cell: string): string {
  return startsFormula(cell) ? `'${cell}` : cell;
}
