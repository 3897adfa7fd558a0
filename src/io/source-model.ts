// What a source is to the rest of the program, whatever its file format.
import fs from 'node:fs';
import type { Dialect, Header } from '../model/record.ts';
import type { Params } from '../model/user-error.ts';
import type { IrregularRecords } from './csv-irregular.ts';
import type { Encoding } from './encoding.ts';

export interface SourceSpec {
  readonly name: string;
  readonly file: string;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** 1-based line (of a workbook: row) that holds the header; what is above it is left out. 0: there is no header. */
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
  /** How many records stand above the first data record: the header, and what is above it. */
  readonly headerRow: number;
  /** Lines at the end of a delimited file that are no records, exactly as they stand. */
  readonly footer?: readonly string[];
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
      /** Set when these records end in another way than the rest of the file. */
      readonly eol?: Dialect['eol'];
      readonly firstRow: number;
      readonly firstLine: number;
      /** Bytes of the file this chunk stands for, for progress. */
      readonly weight: number;
    }
  | {
      readonly kind: 'rows';
      readonly source: number;
      readonly rows: readonly (readonly string[])[];
      readonly firstRow: number;
      readonly firstLine: number;
      readonly weight: number;
    }
  | {
      /** Records of an irregular dialect: csv-parse has read them already. */
      readonly kind: 'records';
      readonly source: number;
      readonly records: IrregularRecords;
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

/** Something worth saying about a file as a whole: a code of the catalogue, with what its sentence needs. */
export type Notice = string | { readonly code: string; readonly params: Params };

export interface Source {
  readonly info: SourceInfo;
  /** The first data records, as read. */
  readonly sample: readonly (readonly string[])[];
  /** False when the file is not the one that was opened any more. */
  unchanged(): boolean;
  readonly notices: readonly Notice[];
  /** Where the bytes are: the file itself, or where standard input is kept meanwhile. */
  readonly path: string;
  /** Every record, from the start; may be called again for another pass. */
  chunks(index: number): AsyncGenerator<Chunk>;
}

/** How many records are looked at before anything is decided. */
export const SAMPLE_RECORDS = 2_000;

/**
 * Remembers which file it is, its size and its times of change; the function tells whether they are still the same.
 * To be called before anything is read.
 */
export function watch(file: string): () => boolean {
  const before = fs.statSync(file, { bigint: true });
  return () => {
    const now = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
    return (['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const).every(
      (part) => now?.[part] === before[part],
    );
  };
}
