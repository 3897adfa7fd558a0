import type { Dialect, Row } from '../model/record.ts';
import { csvCell } from '../text/csv-cell.ts';

export const PLAIN_CSV: Dialect = { delimiter: ',', quote: '"', eol: '\n' };

/** One line with its line end. A record of one empty cell is written `""`: a blank line would not be read back. */
export function csvLine(row: Row, { delimiter, quote, escape, eol }: Dialect): string {
  if (row.length === 1 && row[0] === '') return quote + quote + eol;
  let line = '';
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += delimiter;
    line += csvCell(row[i]!, delimiter, quote, escape);
  }
  return line + eol;
}
