// Lines that are no records although they stand among them: sums and remarks at the end of an export, comments.
import type { Dialect } from '../model/record.ts';
import { parseCsv } from './csv-parse.ts';
import { isFooterRow, MAX_FOOTER_ROWS } from './footer-rules.ts';

/**
 * The lines at the end of a text that are no records, as they stand there: sums, counts, remarks. `tail` starts at a
 * line's start; `width` is the number of cells a record has.
 */
export function findFooter(tail: string, dialect: Dialect, width: number): string[] {
  const lines = tail
    .split(dialect.eol === '\r' ? /\r\n?/ : /\r*\n/)
    .map((line) => line.replace(/\r+$/, ''))
    .reverse();
  const footer: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const cells = cellsOf(line, dialect);
    const place = { isShort: cells.length < width, isApart: lines[at + 1] === '' };
    if (!isFooterRow(cells, width, place)) break;
    footer.push(line);
  }
  return footer.length > MAX_FOOTER_ROWS ? [] : footer;
}

function cellsOf(line: string, dialect: Dialect): string[] {
  if (dialect.delimiter.length > 1) return line.split(dialect.delimiter);
  return parseCsv(line, dialect).rows[0] ?? [];
}

/** The code of a record with too few or too many cells. */
export function misfitCode(cells: readonly string[], raw: string, width: number): string {
  if (/^\s*(?:#|\/\/)/.test(raw)) return 'row/comment';
  return cells.length < width ? 'row/too-few-cells' : 'row/too-many-cells';
}
