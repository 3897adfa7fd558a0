// What reading a chunk of a source gives: records to work on, and those set aside.
import { pastLineEnd } from '../io/physical-lines.ts';
import type { Chunk } from '../io/source.ts';
import type { Dialect, Rejected } from '../model/record.ts';

export interface ChunkRecords {
  readonly source: number;
  /** Cells in the source's columns, whichever part the chunk is from. */
  readonly rows: readonly (readonly string[])[];
  /** The 1-based data row of each record. */
  readonly numbers: readonly number[];
  readonly rejects: readonly Rejected[];
  /** Set when the source has several parts: which one the lines are of. */
  readonly part: string | undefined;
  /** The 1-based physical line (or sheet row) on which record i starts. */
  readonly lineOf: (i: number) => number;
  /** Record i as it stood in the file. */
  readonly original: (i: number) => string;
  /** The decoded text and where each record stands in it, when it is laid out as the source is; else undefined. */
  readonly raw: RawText | undefined;
}

export interface RawText {
  readonly text: string;
  readonly starts: readonly number[];
  /** Without the line end; -1 for a record that cannot be copied as its text. */
  readonly ends: readonly number[];
  /** How the records of this chunk end. */
  readonly eol: Dialect['eol'];
}

/** The line end of record i; nothing at the end of a file. */
export function lineEndOf({ text, ends, eol }: RawText, i: number): string {
  const end = ends[i]!;
  return end < 0 ? '' : text.slice(end, pastLineEnd(text, end, eol));
}

/** Gathers what becomes of the records of a chunk: kept, or set aside for a reason. */
export class Sieve {
  readonly #chunk: Chunk;
  readonly #part: string | undefined;
  readonly #about: { readonly lineAt: (i: number) => number; readonly original: (i: number) => string };
  readonly #rows: (readonly string[])[] = [];
  readonly #numbers: number[] = [];
  /** Which of the chunk's records each row is. */
  readonly #places: number[] = [];
  readonly #rejects: Rejected[] = [];

  /** `about` tells the line and the text of the chunk's record i, whatever becomes of it. */
  constructor(
    chunk: Chunk,
    part: string | undefined,
    about: { readonly lineAt: (i: number) => number; readonly original: (i: number) => string },
  ) {
    this.#chunk = chunk;
    this.#part = part;
    this.#about = about;
  }

  keep(i: number, row: readonly string[]): void {
    this.#rows.push(row);
    this.#numbers.push(this.#chunk.firstRow + i);
    this.#places.push(i);
  }

  reject(i: number, code: string): void {
    const { lineAt, original } = this.#about;
    const row = this.#chunk.firstRow + i;
    this.#rejects.push({ line: lineAt(i), row, code, raw: original(i), ...ofPart(this.#part) });
  }

  records(raw?: RawText): ChunkRecords {
    const { lineAt, original } = this.#about;
    const places = this.#places;
    return {
      source: this.#chunk.source,
      rows: this.#rows,
      numbers: this.#numbers,
      rejects: this.#rejects,
      part: this.#part,
      lineOf: (i) => lineAt(places[i]!),
      original: (i) => original(places[i]!),
      raw,
    };
  }
}

/** Names the part where the line number alone would not say which file. */
export function ofPart(part: string | undefined): { readonly part?: string } {
  return part === undefined ? {} : { part };
}
