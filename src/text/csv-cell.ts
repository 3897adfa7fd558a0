/** One cell of delimited text, quoted when and only when csv-stringify would quote it. */
export function csvCell(value: string, delimiter: string, quote: string, escape?: string): string {
  if (value === '') return value;
  if (quote === '' || escape !== undefined || delimiter.length > 1)
    return irregularCell(value, delimiter, quote, escape ?? quote);
  if (value.includes(quote)) return quote + value.replaceAll(quote, quote + quote) + quote;
  return value.includes(delimiter) || value.includes('\n') || value.includes('\r')
    ? quote + value + quote
    : value;
}

/**
 * A cell where quotes are escaped by another sign, or the delimiter is of several, or there are no quotes: then a cell
 * that needs them gets `"`. The end of a cell may make a delimiter with the one after it: `a|` before `||`.
 */
function irregularCell(value: string, delimiter: string, quote: string, escape: string): string {
  const isCut = (value + delimiter).indexOf(delimiter) < value.length;
  if (!isCut && !/[\n\r]/.test(value) && (quote === '' || !value.includes(quote))) return value;
  if (quote === '') return csvCell(value, delimiter, '"');
  const escaped = escape === quote ? value : value.replaceAll(escape, () => escape + escape);
  return quote + escaped.replaceAll(quote, () => escape + quote) + quote;
}

/** A value as one cell of our own comma-separated files. */
export function csvText(value: string): string {
  return csvCell(value, ',', '"');
}

/** One line of our own comma-separated files. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvText(cell))).join(',') + '\n';
}
