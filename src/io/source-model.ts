// What a source is to the rest of the program, whatever its file format and however many files it is made of.
import fs from 'node:fs';
import type { Dialect, Header } from '../model/record.ts';
import type { Params } from '../model/user-error.ts';
import type { IrregularRecords } from './csv-irregular.ts';
import type { Encoding } from './encoding.ts';

export interface SourceSpec {
  readonly name: string;
  /** The first (mostly the only) file. `FILE.zip#ENTRY` names one table of an archive. */
  readonly file: string;
  /** All files of a source that is made of several, in order, the first included. */
  readonly files?: readonly string[] | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Names or patterns (`*`, `?`, `[0-9]`: no sheet's name can hold these) of sheets; several are read as one table. */
  readonly sheets?: readonly string[] | undefined;
  /** 1-based line (of a workbook: row) that holds the header; what is above it is left out. 0: there is no header. */
  readonly headerRow?: number | undefined;
  /**
   * Of a table this program wrote, nothing is guessed: its first row is the header and every other a record. Delimited
   * text stands in this dialect.
   */
  readonly written?: Dialect | undefined;
  /** This program wrote it: text of a known encoding is opened without reading it once before, and has no hash. */
  readonly ours?: boolean | undefined;
  /** Where a table that must be read out of order may be kept, unpacked, meanwhile. */
  readonly scratch?: string | undefined;
}

export type PartFormat = 'csv' | 'xlsx' | 'jsonl' | 'parquet';

export type JsonLayout = 'lines' | 'list';

/** One file (or sheet, or entry of an archive) of a source. Plain data. */
export interface PartInfo {
  /** As the person named it. */
  readonly file: string;
  /** What lines are named by when the source has several parts: base name, and `#sheet` or `#entry`. */
  readonly label: string;
  readonly format: PartFormat;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly sheet?: string;
  /** Of JSON: one object on each line, or objects one after the other (a list, or spread over lines). */
  readonly layout?: JsonLayout;
  readonly header: Header;
  /** How many records stand above the first data record: the header, and what is above it. */
  readonly headerRow: number;
  /** False where the columns were given numbers for names, because nothing in the file names them. */
  readonly hasHeader: boolean;
  /** Lines at the end of a delimited file that are no records, exactly as they stand. */
  readonly footer?: readonly string[];
  /** Of the file as it lies on the disk. */
  readonly bytes: number;
  readonly sha256: string;
  readonly packed: 'no' | 'gzip' | 'zip';
  readonly date1904: boolean;
  /** For each column of the source's header: its place in this part's header, or -1 for none. */
  readonly columns: readonly number[];
  /** Data rows, known when all of them have been read once. */
  rows?: number;
}

/** Plain data about an opened source: it goes into plans, summaries and worker threads. What differs between parts is the first part's. */
export interface SourceInfo {
  readonly name: string;
  readonly file: string;
  /** `mixed`: of several formats. */
  readonly format: PartFormat | 'mixed';
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly sheet?: string;
  /** Every column of every part, in order of first appearance. */
  readonly header: Header;
  readonly headerRow: number;
  /** Of all files together. */
  readonly bytes: number;
  readonly sha256: string;
  readonly date1904: boolean;
  /** At least one. */
  readonly parts: readonly PartInfo[];
}

interface Place {
  readonly source: number;
  /** Which of the source's parts it is from. */
  readonly part: number;
  /** 1-based data row of its first record, counted through all parts. */
  readonly firstRow: number;
  /** Data rows of the parts before this one; what stands above `before + 1` is the part's header. */
  readonly before?: number;
  /** 1-based line (or sheet row) of the part on which it starts. */
  readonly firstLine: number;
  /** Bytes of the file this chunk stands for, for progress. */
  readonly weight: number;
}

/** A piece of a source that can be worked on alone. */
export type Chunk =
  | (Place & {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      /** Set when these records end in another way than the rest of the file. */
      readonly eol?: Dialect['eol'];
    })
  | (Place & { readonly kind: 'broken'; readonly bytes: Uint8Array })
  /** Records of an irregular dialect: csv-parse has read them already. */
  | (Place & { readonly kind: 'records'; readonly records: IrregularRecords })
  | (Place & {
      readonly kind: 'rows';
      readonly rows: readonly (readonly string[])[];
      /** The sheet row of each; absent when they follow one another from `firstLine`. */
      readonly lines?: readonly number[];
      /** Set when all of them are set aside: the issue code. */
      readonly aside?: string;
    });

/** Something worth saying about a file as a whole, by code. */
export interface Notice {
  readonly file: string;
  readonly code: string;
  readonly params?: Params;
}

/** A file a source is read from: what was named, and where its bytes are (standard input is kept in a file meanwhile). */
export interface InputFile {
  readonly file: string;
  readonly path: string;
  readonly sha256: string;
}

export interface Source {
  readonly info: SourceInfo;
  /** The first data records, as read, in the source's columns. */
  readonly sample: readonly (readonly string[])[];
  /** False when a file is not the one that was opened any more. */
  unchanged(): boolean;
  readonly notices: readonly Notice[];
  /** What only a whole pass over the chunks can tell; each thing once. */
  lateNotices?(): readonly Notice[];
  /** Each file once, however many of its sheets are read. */
  readonly files: readonly InputFile[];
  /** Every record, from the start; may be called again for another pass. Ends with the number of data rows. */
  chunks(index: number): AsyncGenerator<Chunk, number>;
}

/** How many records are looked at before anything is decided. */
export const SAMPLE_RECORDS = 2_000;

/** How many of them when there are so many columns: a sheet may have 16,384. */
export function sampleSize(columns: number): number {
  return Math.min(SAMPLE_RECORDS, Math.max(100, Math.floor(500_000 / columns)));
}

/** A source of one part. */
export function singleSource(
  name: string,
  part: Omit<PartInfo, 'columns' | 'rows'>,
  rest: Pick<Source, 'sample' | 'chunks' | 'unchanged'> & {
    readonly path: string;
    readonly notices?: readonly (string | Omit<Notice, 'file'>)[];
    readonly lateNotices?: () => readonly Omit<Notice, 'file'>[];
  },
): Source {
  const whole: PartInfo = { ...part, columns: part.header.names.map((_, index) => index) };
  const { file, format, encoding, dialect, header, headerRow, bytes, sha256, date1904 } = part;
  const info: SourceInfo = {
    name,
    file,
    format,
    encoding,
    dialect,
    ...(part.sheet === undefined ? {} : { sheet: part.sheet }),
    header,
    headerRow,
    bytes,
    sha256,
    date1904,
    parts: [whole],
  };
  return {
    info,
    sample: rest.sample,
    unchanged: rest.unchanged,
    notices: (rest.notices ?? []).map((notice) =>
      typeof notice === 'string' ? { file, code: notice } : { file, ...notice },
    ),
    lateNotices: () => (rest.lateNotices?.() ?? []).map((notice) => ({ file, ...notice })),
    files: [{ file, path: rest.path, sha256 }],
    async *chunks(index) {
      const rows = yield* rest.chunks(index);
      whole.rows = rows;
      return rows;
    },
  };
}

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
