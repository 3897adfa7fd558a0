// What a source is to the rest of the program, whatever its file format.
import fs from 'node:fs';
import type { Dialect, Header } from '../model/record.ts';
import type { Encoding } from './encoding.ts';

export interface SourceSpec {
  readonly name: string;
  readonly file: string;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** 1-based record that holds the header; the records above it are left out. */
  readonly headerRow?: number | undefined;
}

/** Plain data about an opened source: it goes into plans, summaries and worker threads. */
export interface SourceInfo {
  readonly name: string;
  readonly file: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly sheet?: string;
  readonly header: Header;
  readonly headerRow: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly gzip: boolean;
  readonly date1904: boolean;
}

/** A piece of a source that can be worked on alone. `firstRow` is the 1-based data row of its first record. */
export type Chunk =
  | {
      readonly kind: 'bytes';
      readonly source: number;
      readonly bytes: Uint8Array;
      readonly firstRow: number;
      readonly firstLine: number;
      /** Bytes of the file this chunk stands for, for progress. */
      readonly weight: number;
    }
  | {
      readonly kind: 'rows';
      readonly source: number;
      readonly rows: readonly (readonly string[])[];
      /** The sheet row of each: blank rows are left out. */
      readonly lines: readonly number[];
      /** Set when all of them are set aside: the issue code. */
      readonly aside?: string;
      readonly firstRow: number;
      readonly firstLine: number;
      readonly weight: number;
    }
  | {
      readonly kind: 'broken';
      readonly source: number;
      readonly bytes: Uint8Array;
      readonly firstRow: number;
      readonly firstLine: number;
      readonly weight: number;
    };

/** Something worth saying about a file as a whole, by code. */
export interface Notice {
  readonly file: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Source {
  readonly info: SourceInfo;
  /** The first data records, as read. */
  readonly sample: readonly (readonly string[])[];
  /** False when the file is not the one that was opened any more. */
  unchanged(): boolean;
  readonly notices: readonly Notice[];
  /** What only a whole pass over the chunks can tell; each thing once. */
  lateNotices?(): readonly Notice[];
  /** Where the bytes are: the file itself, or where standard input is kept meanwhile. */
  readonly path: string;
  /** Every record, from the start; may be called again for another pass. */
  chunks(index: number): AsyncGenerator<Chunk>;
}

/** How many records are looked at before anything is decided. */
export const SAMPLE_RECORDS = 2_000;

/** Remembers a file's size and time of change; the function tells whether they are still the same. */
export function watch(file: string): () => boolean {
  const before = fs.statSync(file);
  return () => {
    const now = fs.statSync(file, { throwIfNoEntry: false });
    return now?.size === before.size && now.mtimeMs === before.mtimeMs;
  };
}
