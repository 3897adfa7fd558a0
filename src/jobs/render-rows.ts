// Records on their way out: dropped, replaced, or copied. A record nothing changed is copied as the text it was read as,
// and neighbours that did not change are copied in one piece.
import { csvLine } from '../io/csv-write.ts';
import { pastLineEnd } from '../io/physical-lines.ts';
import type { Dialect } from '../model/record.ts';
import { csvCell } from '../text/csv-cell.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import type { ChunkRecords } from './chunk-records.ts';

/** What becomes of one record: its new cells in the output's layout, or one of these two. */
export type Fate = readonly string[] | typeof COPIED | typeof DROPPED;
export const COPIED = Symbol('copied');
export const DROPPED = Symbol('dropped');

/** Rendered lines, or cells where the output is no delimited file. */
export type Rendered = { readonly text: string } | { readonly rows: readonly (readonly string[])[] };

export class RowRenderer {
  readonly #dialect: Dialect | undefined;
  /** Text after a copied record: blank cells for columns the output has beyond the source's. */
  readonly #blanks: string;
  readonly #copiesText: boolean;
  /** True when a copied record keeps its own line end, whatever the others have. */
  readonly #keepsEnds: boolean;
  readonly #layout: readonly number[];
  readonly #sourceName: string;
  readonly #sourceColumn: number;

  constructor(source: SourcePlan, index: number, plan: TablePlan, dialect: Dialect | undefined) {
    this.#dialect = dialect;
    this.#layout = plan.output.map((column) => column.from[index] ?? -1);
    this.#sourceName = source.info.name;
    this.#sourceColumn = plan.output.findIndex((column) => column.added === 'source');
    const { info, columns } = source;
    this.#copiesText =
      dialect !== undefined &&
      info.format === 'csv' &&
      info.dialect.delimiter === dialect.delimiter &&
      info.dialect.quote === dialect.quote &&
      info.dialect.escape === dialect.escape &&
      this.#sourceColumn < 0 &&
      columns.every((column, at) => column.target === at);
    this.#keepsEnds = info.dialect.eol === dialect?.eol;
    this.#blanks = dialect?.delimiter.repeat(Math.max(0, plan.output.length - columns.length)) ?? '';
  }

  /** The record's cells in the output's columns, as read. */
  layOut(row: readonly string[]): string[] {
    const cells = this.#layout.map((from) => (from < 0 ? '' : row[from]!));
    if (this.#sourceColumn >= 0) cells[this.#sourceColumn] = this.#sourceName;
    return cells;
  }

  /** Asks `fateOf` about every record of the chunk, in order, and renders what stays. */
  render(records: ChunkRecords, fateOf: (index: number) => Fate): Rendered {
    const dialect = this.#dialect;
    const raw = this.#copiesText ? records.raw : undefined;
    const rows: (readonly string[])[] = [];
    let text = '';
    let copyFrom = -1;
    let copyTo = -1;
    // Where the next quote stands: records before it have none, so their cells can be written as they were read.
    let quoteAt = -1;
    const nextQuote = (from: number): number => {
      if (quoteAt < from) {
        const found = dialect!.quote === '' ? -1 : raw!.text.indexOf(dialect!.quote, from);
        quoteAt = found < 0 ? Infinity : found;
      }
      return quoteAt;
    };
    const flush = (): void => {
      if (copyFrom >= 0) text += raw!.text.slice(copyFrom, copyTo);
      copyFrom = -1;
    };
    for (let i = 0; i < records.rows.length; i++) {
      const fate = fateOf(i);
      if (fate === DROPPED) continue;
      if (fate === COPIED && raw && dialect && raw.ends[i]! >= 0) {
        const start = raw.starts[i]!;
        const end = raw.ends[i]!;
        const next = pastLineEnd(raw.text, end, raw.eol);
        // A line that keeps its end can be copied together with its neighbours.
        if (
          this.#blanks === '' &&
          next > end &&
          (this.#keepsEnds || raw.text.slice(end, next) === dialect.eol)
        ) {
          if (copyTo !== start || copyFrom < 0) {
            flush();
            copyFrom = start;
          }
          copyTo = next;
        } else {
          flush();
          const lineEnd = this.#keepsEnds && next > end ? raw.text.slice(end, next) : dialect.eol;
          text += raw.text.slice(start, end) + this.#blanks + lineEnd;
        }
        continue;
      }
      flush();
      const row = records.rows[i]!;
      const cells = fate === COPIED ? this.layOut(row) : fate;
      if (!dialect) rows.push(cells);
      else if (raw && raw.ends[i]! >= 0 && nextQuote(raw.starts[i]!) >= raw.ends[i]!)
        text += changedLine(cells, row, dialect);
      else text += csvLine(cells, dialect);
    }
    flush();
    return dialect ? { text } : { rows };
  }
}

/** A line of which most cells stand as they were read and only the changed ones may need quotes. */
function changedLine(cells: readonly string[], row: readonly string[], dialect: Dialect): string {
  const { delimiter, quote, eol } = dialect;
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (i > 0) line += delimiter;
    line += cell === row[i] ? cell : csvCell(cell, delimiter, quote, dialect.escape);
  }
  return cells.length === 1 && line === '' ? quote + quote + eol : line + eol;
}
