/** One cell of delimited text, quoted when and only when csv-stringify would quote it. */
export function csvCell(value: string, delimiter: string, quote: string): string {
  if (value === '') return value;
  if (value.includes(quote)) return quote + value.replaceAll(quote, quote + quote) + quote;
  return value.includes(delimiter) || value.includes('\n') || value.includes('\r')
    ? quote + value + quote
    : value;
}

/** A value as one cell of our own comma-separated files. */
export function csvText(value: string): string {
  return csvCell(value, ',', '"');
}

/** One line of our own comma-separated files. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvText(cell))).join(',') + '\n';
}
