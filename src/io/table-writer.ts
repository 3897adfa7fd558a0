import type { Dialect, Row } from '../model/record.ts';
import { csvLine, PLAIN_CSV } from './csv-write.ts';
import type { Output } from './outputs.ts';
import { openParquetWriter } from './parquet-write.ts';
import { openXlsxWriter } from './xlsx-write.ts';

export type TableFormat = 'csv' | 'xlsx' | 'jsonl' | 'parquet';

export interface TableWriter {
  readonly format: TableFormat;
  /** Set for delimited files: lines may be rendered elsewhere and handed over by {@link bytes}. */
  readonly dialect: Dialect | undefined;
  rows(rows: readonly Row[]): Promise<void>;
  /** Finished lines of a delimited file. */
  bytes(lines: Uint8Array | string): Promise<void>;
  end(): Promise<void>;
}

/** The format a file name asks for. Everything that is not a workbook, JSON Lines or Parquet is delimited text. */
export function formatOf(file: string): TableFormat {
  if (/\.xlsx$/i.test(file)) return 'xlsx';
  if (/\.(parquet|pq)$/i.test(file)) return 'parquet';
  return /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv';
}

export interface TableOptions {
  readonly header: Row;
  readonly dialect?: Dialect;
  /** A byte order mark, so that Excel opens the file as UTF-8; other programs would read it as part of the first header. */
  readonly bom?: boolean;
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
  const named = /\.(tsv|tab)$/i.test(output.path) ? { ...PLAIN_CSV, delimiter: '\t' } : PLAIN_CSV;
  const dialect = options.dialect ?? named;
  if (options.bom === true) await output.write('\ufeff');
  await output.write(csvLine(options.header, dialect));
  return {
    format,
    dialect,
    async rows(rows) {
      let text = '';
      for (const row of rows) text += csvLine(row, dialect);
      await output.write(text);
    },
    async bytes(lines) {
      await output.write(lines);
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
  const keys = header.map((name) => JSON.stringify(name));
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
