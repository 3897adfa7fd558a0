import type { Dialect, Row } from '../model/record.ts';

export const PLAIN_CSV: Dialect = { delimiter: ',', quote: '"', eol: '\n' };

/** One cell, quoted when and only when csv-stringify would quote it. */
export function csvCell(value: string, delimiter: string, quote: string): string {
  if (value === '') return value;
  if (value.includes(quote)) return quote + value.replaceAll(quote, quote + quote) + quote;
  return value.includes(delimiter) || value.includes('\n') || value.includes('\r')
    ? quote + value + quote
    : value;
}

/** One line with its line end. A record of one empty cell is written `""`: a blank line would not be read back. */
export function csvLine(row: Row, { delimiter, quote, eol }: Dialect): string {
  if (row.length === 1 && row[0] === '') return quote + quote + eol;
  let line = '';
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += delimiter;
    line += csvCell(row[i]!, delimiter, quote);
  }
  return line + eol;
}
