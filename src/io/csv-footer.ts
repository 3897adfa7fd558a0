// Lines that are no records although they stand among them: sums and remarks at the end of an export, comments.
import type { Dialect } from '../model/record.ts';
import { parseCsv } from './csv-parse.ts';
import { isFooterRow } from './footer-rules.ts';

const MAX_FOOTER_LINES = 20;

/**
 * The lines at the end of a text that are no records, as they stand there: sums, counts, remarks. `tail` starts at a
 * line's start; `width` is the number of cells a record has.
 */
export function findFooter(tail: string, dialect: Dialect, width: number): string[] {
  const lines = tail.split(dialect.eol === '\r' ? /\r\n?/ : /\r*\n/);
  const footer: string[] = [];
  for (const line of lines.reverse()) {
    if (line.replaceAll('\r', '') === '') continue;
    const text = line.replace(/\r+$/, '');
    const cells = cellsOf(text, dialect);
    if (footer.length === MAX_FOOTER_LINES || !isFooterRow(cells, width, cells.length < width)) break;
    footer.push(text);
  }
  return footer;
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
