import type { Dialect, Row } from '../model/record.ts';
import { inputError, type UserError } from '../model/user-error.ts';
import { csvLine, PLAIN_CSV } from './csv-write.ts';
import { byteOrderMark, codePointName, openEncode, Unencodable, type OutputEncoding } from './encoder.ts';
import { makeHeader } from './header.ts';
import type { Output } from './outputs.ts';
import { openParquetWriter } from './parquet-write.ts';
import { openXlsxWriter } from './xlsx-write.ts';

export type TableFormat = 'csv' | 'xlsx' | 'jsonl' | 'parquet';

/** Where in the input a character stands. */
export interface CharacterPlace {
  readonly file: string;
  readonly line: number;
  readonly column: string;
}

/** The run stops here: writing a question mark instead would lose what the file says. */
export function noSuchCharacter(
  character: string,
  encoding: OutputEncoding,
  place: CharacterPlace | undefined,
): UserError {
  const what = { character: codePointName(character), encoding };
  return place === undefined
    ? inputError('write/no-such-character', what)
    : inputError('write/no-such-character-at', { ...what, ...place });
}

export interface TableWriter {
  readonly format: TableFormat;
  /** Set for delimited files: lines may be rendered elsewhere and handed over by {@link bytes}. */
  readonly dialect: Dialect | undefined;
  rows(rows: readonly Row[]): Promise<void>;
  /**
   * Finished lines of a delimited file, as bytes in its encoding or as text; `find` tells where in the input a character
   * stands that the encoding does not have.
   */
  bytes(lines: Uint8Array | string, find?: (character: string) => CharacterPlace | undefined): Promise<void>;
  end(): Promise<void>;
}

/** The format a file name asks for. Everything that is not a workbook, JSON Lines or Parquet is delimited text. */
export function formatOf(file: string): TableFormat {
  if (/\.xlsx$/i.test(file)) return 'xlsx';
  if (/\.(parquet|pq)$/i.test(file)) return 'parquet';
  return /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv';
}

/** The dialect a delimited file of this name has when nothing else is asked for. */
export function dialectFor(file: string): Dialect {
  return /\.(tsv|tab)$/i.test(file) ? { ...PLAIN_CSV, delimiter: '\t' } : PLAIN_CSV;
}

export interface TableOptions {
  readonly header: Row;
  readonly dialect?: Dialect;
  /** A byte order mark, so that Excel opens the file as UTF-8; other programs would read it as part of the first header. */
  readonly bom?: boolean;
  /** What a delimited file is written in: UTF-8 unless told otherwise. */
  readonly encoding?: OutputEncoding;
  /** For workbooks: columns whose canonical numbers and dates become real ones. */
  readonly kinds?: readonly ('text' | 'number' | 'date')[];
  readonly sheetName?: string;
}

export async function openTableWriter(
  output: Output,
  format: TableFormat,
  options: TableOptions,
): Promise<TableWriter> {
  if (format === 'xlsx') return openXlsxTable(output, options);
  if (format === 'jsonl') return openJsonLines(output, options.header);
  if (format === 'parquet') return openParquetTable(output, options.header);
  const dialect = options.dialect ?? dialectFor(output.path);
  const encoding = options.encoding ?? 'utf-8';
  const encode = openEncode(encoding);
  const encoded = (text: string, find: (character: string) => CharacterPlace | undefined): Uint8Array => {
    try {
      return encode(text);
    } catch (error) {
      throw error instanceof Unencodable
        ? noSuchCharacter(error.character, encoding, find(error.character))
        : error;
    }
  };
  const nowhere = (): undefined => undefined;
  // Without a mark nobody would know UTF-16 from any other bytes.
  const mark = options.bom === true || encoding.startsWith('utf-16') ? byteOrderMark(encoding) : undefined;
  if (mark) await output.write(mark);
  const inHeader = (character: string): CharacterPlace => ({
    file: output.path,
    line: 1,
    column: options.header.find((name) => name.includes(character)) ?? '',
  });
  await output.write(encoded(csvLine(options.header, dialect), inHeader));
  return {
    format,
    dialect,
    async rows(rows) {
      let text = '';
      for (const row of rows) text += csvLine(row, dialect);
      await output.write(encoded(text, nowhere));
    },
    async bytes(lines, find = nowhere) {
      await output.write(typeof lines === 'string' ? encoded(lines, find) : lines);
    },
    async end() {
      // Lines are complete as they are written.
    },
  };
}

async function openXlsxTable(output: Output, options: TableOptions): Promise<TableWriter> {
  const writer = await openXlsxWriter(output, {
    header: options.header,
    ...(options.kinds ? { kinds: options.kinds } : {}),
    ...(options.sheetName === undefined ? {} : { sheetName: options.sheetName }),
  });
  return {
    format: 'xlsx',
    dialect: undefined,
    rows: async (rows) => writer.rows(rows),
    bytes: () => Promise.reject(new Error('a workbook takes cells, not lines')),
    end: async () => writer.end(),
  };
}

async function openParquetTable(output: Output, header: Row): Promise<TableWriter> {
  const writer = await openParquetWriter(output, header);
  return {
    format: 'parquet',
    dialect: undefined,
    rows: async (rows) => writer.rows(rows),
    bytes: () => Promise.reject(new Error('a Parquet file takes cells, not lines')),
    end: async () => writer.end(),
  };
}

/** One JSON object per line, keys in column order. Written by hand: an object would reorder integer-like keys. */
function openJsonLines(output: Output, header: Row): TableWriter {
  // A key that stood twice could not be read again.
  const keys = makeHeader(header).names.map((name) => JSON.stringify(name));
  return {
    format: 'jsonl',
    dialect: undefined,
    async rows(rows) {
      let text = '';
      for (const row of rows)
        text += `{${keys.map((key, i) => `${key}:${JSON.stringify(row[i] ?? '')}`).join(',')}}\n`;
      await output.write(text);
    },
    bytes: () => Promise.reject(new Error('JSON Lines take cells, not lines')),
    async end() {
      // Lines are complete as they are written.
    },
  };
}
