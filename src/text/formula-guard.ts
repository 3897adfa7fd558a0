// A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection"; full-width forms as
// csv-stringify guards them). Phones and signed numbers start so too and cannot call anything: they stay as they are.
const TRIGGER = /^[\s\ufeff\u200b-\u200d\u2060]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const HARMLESS = /^[+-]?\d[\d ().-]*(?: ext \d+)?$/;

/** Would a spreadsheet take this cell for a formula? */
export function startsFormula(cell: string): boolean {
  return TRIGGER.test(cell) && !HARMLESS.test(cell);
}

/** The cell with an apostrophe in front when it must have one; guarding twice changes nothing more. */
export function guardFormula(cell: string): string {
  return startsFormula(cell) ? `'${cell}` : cell;
}
