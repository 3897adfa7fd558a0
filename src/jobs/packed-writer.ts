// Packed records on their way out. A record nothing changed is copied as the bytes it was read as, neighbours in one
// piece; in a changed one every other cell still is.
import { BARE } from '../io/csv-scan.ts';
import { pastLineEnd } from '../io/physical-lines.ts';
import type { Dialect } from '../model/record.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { csvCell } from '../text/csv-cell.ts';
import type { PackedRecords } from './packed-records.ts';
import type { SourcePlan, TablePlan } from './plan.ts';

/** Finished lines, or cells where the output is no delimited file. */
export type WrittenRecords =
  { readonly lines: Uint8Array<ArrayBuffer> } | { readonly rows: readonly (readonly string[])[] };

/** Gives the new text of output column `at`, or undefined where the record's own cell stands. */
export type NewCells = (at: number) => string | undefined;

export class PackedWriter {
  readonly #dialect: Dialect | undefined;
  readonly #layout: readonly number[];
  readonly #sourceName: string;
  readonly #sourceColumn: number;
  /** Lines can be copied: same delimiter, same columns in the same order, perhaps more after them. */
  readonly #keepsOrder: boolean;
  readonly #blanks: string;
  /** The source's own lines may stand in the output. */
  readonly #keepsLines: boolean;
  /** Every line ends as it did, also in a file that mixes line ends. */
  readonly #keepsLineEnds: boolean;
  /** The dialect is the one of our own files. */
  readonly #isPlain: boolean;
  #records: PackedRecords | undefined;
  #cellsAreOurs = false;
  #out: ByteWriter;
  #rows: (readonly string[])[] = [];
  #copyFrom = -1;
  #copyTo = -1;

  /** `oneLineEnd`: every line ends as the dialect says, whatever it ended in. */
  constructor(
    source: SourcePlan,
    index: number,
    plan: TablePlan,
    dialect: Dialect | undefined,
    options: { readonly oneLineEnd: boolean } = { oneLineEnd: false },
  ) {
    this.#dialect = dialect;
    this.#layout = plan.output.map((column) => column.from[index] ?? -1);
    this.#sourceName = source.info.name;
    this.#sourceColumn = plan.output.findIndex((column) => column.added === 'source');
    this.#keepsOrder = this.#sourceColumn < 0 && source.columns.every((_, at) => this.#layout[at] === at);
    this.#blanks = dialect?.delimiter.repeat(Math.max(0, plan.output.length - source.columns.length)) ?? '';
    const { format, dialect: own } = source.info;
    this.#keepsLines =
      this.#keepsOrder &&
      format === 'csv' &&
      own.delimiter === dialect?.delimiter &&
      own.quote === dialect.quote &&
      own.escape === dialect.escape;
    this.#keepsLineEnds = this.#keepsLines && own.eol === dialect?.eol && !options.oneLineEnd;
    this.#isPlain = dialect?.delimiter === ',' && dialect.quote === '"' && dialect.escape === undefined;
    this.#out = new ByteWriter(1 << 16);
  }

  begin(records: PackedRecords): void {
    const dialect = this.#dialect;
    this.#records = records;
    this.#cellsAreOurs =
      dialect !== undefined &&
      records.dialect.delimiter === dialect.delimiter &&
      records.dialect.quote === dialect.quote &&
      dialect.quote !== '' &&
      dialect.escape === undefined;
  }

  /** Record i as it is. */
  copy(i: number): void {
    const records = this.#records!;
    const dialect = this.#dialect;
    if (!dialect || !this.#keepsLines || !records.isWhole(i)) {
      this.write(i, KEEP);
      return;
    }
    const end = records.recordEnds[i]!;
    if (end < 0) {
      this.#flush();
      this.#out.text(records.original(i) + this.#blanks);
      this.#endLine(i);
      return;
    }
    const start = records.recordStarts[i]!;
    const next = this.#behind(i);
    if (this.#blanks !== '' || next === end) {
      this.#flush();
      this.#out.copy(records.words, start, end);
      this.#out.text(this.#blanks);
      this.#endLine(i);
      return;
    }
    if (this.#copyTo !== start) {
      this.#flush();
      this.#copyFrom = start;
    }
    this.#copyTo = next;
  }

  /** Can record i be written as its own line with some cells replaced? The only cell of a line may not become nothing. */
  patches(i: number): boolean {
    const { length } = this.#layout;
    return this.#keepsLines && this.#blanks === '' && length > 1 && this.#records!.recordEnds[i]! >= 0;
  }

  /** Begins to write record i as its own line with some cells replaced, in their order, by {@link patch}. */
  beginPatch(i: number): void {
    const start = this.#records!.recordStarts[i]!;
    if (this.#copyTo !== start) {
      this.#flush();
      this.#copyFrom = start;
    }
    this.#copyTo = start;
  }

  /** Writes `text` in place of cell k, behind all that stands before it; `bare`: without the cell's quotes. */
  patch(k: number, text: string, bare = false): void {
    const { words, starts, ends, kinds } = this.#records!;
    const { delimiter, quote, escape } = this.#dialect!;
    const out = this.#out;
    if (bare && kinds[k] !== BARE) {
      out.copy(words, this.#copyFrom, starts[k]! - quote.length);
      out.text(text);
      this.#copyFrom = this.#copyTo = ends[k]! + quote.length;
      return;
    }
    out.copy(words, this.#copyFrom, starts[k]);
    if (kinds[k] !== BARE) out.text(text.replaceAll(quote, quote + quote));
    else if (this.#isPlain) out.cell(text);
    else out.text(csvCell(text, delimiter, quote, escape));
    this.#copyFrom = this.#copyTo = ends[k]!;
  }

  /** Ends the line of record i; what is left of it goes out with the records behind it. */
  endPatch(i: number): void {
    const end = this.#records!.recordEnds[i]!;
    const next = this.#behind(i);
    this.#copyTo = next;
    if (next > end) return;
    this.#flush();
    this.#out.text(this.#dialect!.eol);
  }

  /** Where record i ends in the bytes, with its line end when it keeps that. */
  #behind(i: number): number {
    const { bytes, recordEnds, dialect } = this.#records!;
    const end = recordEnds[i]!;
    return this.#keepsLineEnds && end >= 0 ? pastLineEnd(bytes, end, dialect.eol) : end;
  }

  /** Ends the line of record i as it ended, or as the output's lines end. */
  #endLine(i: number): void {
    const records = this.#records!;
    const end = records.recordEnds[i]!;
    const next = this.#behind(i);
    if (next > end) this.#out.copy(records.words, end, next);
    else this.#out.text((this.#keepsLineEnds && records.lineEnd(i)) || this.#dialect!.eol);
  }

  /** Record i with new text in some of its cells. */
  write(i: number, newCell: NewCells): void {
    const records = this.#records!;
    const dialect = this.#dialect;
    const base = records.first[i]!;
    if (!dialect) {
      this.#rows.push(this.#layout.map((_, at) => newCell(at) ?? this.#ownCell(base, at)));
      return;
    }
    this.#flush();
    const out = this.#out;
    const { delimiter, quote, escape } = dialect;
    const before = out.length;
    const layout = this.#layout;
    for (let at = 0; at < layout.length; at++) {
      if (at > 0) out.text(delimiter);
      const text = newCell(at);
      const from = layout[at]!;
      const k = base + from;
      if (text !== undefined) {
        const wasQuoted = from >= 0 && this.#cellsAreOurs && records.kinds[k] !== BARE;
        out.text(
          wasQuoted
            ? quote + text.replaceAll(quote, quote + quote) + quote
            : csvCell(text, delimiter, quote, escape),
        );
      } else if (from < 0 || !this.#cellsAreOurs)
        out.text(csvCell(this.#ownCell(base, at), delimiter, quote, escape));
      else {
        const marks = records.kinds[k] === BARE ? 0 : 1;
        out.copy(records.words, records.starts[k]! - marks, records.ends[k]! + marks);
      }
    }
    if (layout.length === 1 && out.length === before) out.text(quote + quote);
    this.#endLine(i);
  }

  finish(): WrittenRecords {
    this.#flush();
    this.#records = undefined;
    if (this.#dialect) return { lines: this.#out.take() };
    const rows = this.#rows;
    this.#rows = [];
    return { rows };
  }

  #ownCell(base: number, at: number): string {
    const from = this.#layout[at]!;
    if (from >= 0) return this.#records!.cell(base + from);
    return at === this.#sourceColumn ? this.#sourceName : '';
  }

  #flush(): void {
    if (this.#copyFrom >= 0) this.#out.copy(this.#records!.words, this.#copyFrom, this.#copyTo);
    this.#copyFrom = this.#copyTo = -1;
  }
}

const KEEP: NewCells = () => undefined;
