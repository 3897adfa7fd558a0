// A cell that begins like a formula is one to a spreadsheet, whoever typed it (OWASP "CSV injection"). Our own sheets
// for people therefore put an apostrophe before such text.

/** The characters a formula begins with, also behind blanks and invisible characters; full-width ones too. */
const BEGINS_FORMULA = /^[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** A number or a phone number calls nothing. */
const PLAIN_NUMBER = /^[+-]?\d[\d ().-]*$/;

export function guardFormula(text: string): string {
  return BEGINS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
