// A Parquet file as a source: row groups one after the other, column by column, every value as text.
import type { AsyncBuffer, FileMetaData, ParquetScan, SchemaTree } from 'hyparquet';
import { open } from 'node:fs/promises';
import { inputError, UserError } from '../model/user-error.ts';
import { fingerprint, packingOf, plainFile, type Content } from './content.ts';
import { makeHeader } from './header.ts';
import { cellText, PARSERS, withoutDecimals } from './parquet-text.ts';
import { sampleSize, singleSource, watch, type Chunk, type Source, type SourceSpec } from './source-model.ts';

/** Rows read at a time from a larger row group. */
const SLICE_ROWS = 1 << 18;
const BATCH_ROWS = 4_096;

export async function openParquetSource(spec: SourceSpec, content: Content, label: string): Promise<Source> {
  const { file } = content;
  const unchanged = watch(content.path);
  const plain = await plainFile(content, spec.scratch);
  const table = await openTable(plain, file);
  const names = table.columns.map((column) => column.element.name);
  const header = makeHeader(names);
  const seen = new Set<string>();
  const repeated = names.find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined) throw inputError('parquet/repeated-column', { file, column: repeated });
  const sample: (readonly string[])[] = [];
  for await (const rows of table.rows(sampleSize(names.length))) sample.push(...rows);
  const part = {
    file,
    label,
    format: 'parquet' as const,
    encoding: 'utf-8' as const,
    dialect: { delimiter: ',', quote: '"', eol: '\n' as const },
    header,
    headerRow: 0,
    hasHeader: true,
    ...(await fingerprint(content.path)),
    packed: packingOf(content),
    date1904: false,
  };
  const nested = table.columns.flatMap((column, at) =>
    column.children.length > 0 ? [header.names[at]!] : [],
  );
  const perRow = part.bytes / Math.max(1, table.count);
  return singleSource(spec.name, part, {
    path: content.path,
    unchanged,
    sample,
    notices: nested.length > 0 ? [{ code: 'parquet/nested', params: { columns: nested.join(', ') } }] : [],
    async *chunks(source): AsyncGenerator<Chunk, number> {
      let firstRow = 1;
      for await (const rows of table.rows(table.count)) {
        const weight = Math.round(rows.length * perRow);
        yield { kind: 'rows', source, part: 0, rows, firstRow, firstLine: firstRow, weight };
        firstRow += rows.length;
      }
      return firstRow - 1;
    },
  });
}

interface Table {
  readonly columns: readonly SchemaTree[];
  readonly count: number;
  /** The first `most` rows, in batches. */
  rows(most: number): AsyncGenerator<string[][]>;
}

async function openTable(path: string, file: string): Promise<Table> {
  const { parquetMetadataAsync, parquetScan, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const buffer = await fileBuffer(path);
  const metadata = await guarded(file, '', () => parquetMetadataAsync(buffer));
  const { children: columns } = parquetSchema(metadata);
  const raw: FileMetaData = { ...metadata, schema: withoutDecimals(metadata.schema) };
  return {
    columns,
    count: Number(metadata.num_rows),
    async *rows(most) {
      const scan = await guarded(file, '', () =>
        parquetScan({
          file: buffer,
          metadata: raw,
          compressors,
          parsers: PARSERS,
          utf8: false,
          rowEnd: most,
        }),
      );
      for (const range of scan.ranges) {
        for (let from = range.rowStart; from < range.rowEnd; from += SLICE_ROWS) {
          const to = Math.min(range.rowEnd, from + SLICE_ROWS);
          yield* readSlice(scan, columns, from, to, file);
        }
      }
    },
  };
}

async function* readSlice(
  scan: ParquetScan,
  columns: readonly SchemaTree[],
  rowStart: number,
  rowEnd: number,
  file: string,
): AsyncGenerator<string[][]> {
  const data: ArrayLike<unknown>[] = [];
  for (const { element } of columns) {
    const options = { column: element.name, rowStart, rowEnd };
    data.push(await guarded(file, element.name, () => scan.readColumn(options)));
  }
  for (let from = 0; from < rowEnd - rowStart; from += BATCH_ROWS) {
    const rows: string[][] = [];
    for (let at = from; at < Math.min(rowEnd - rowStart, from + BATCH_ROWS); at++) {
      rows.push(columns.map((column, index) => textOf(data[index]![at], column, file)));
    }
    yield rows;
  }
}

function textOf(value: unknown, column: SchemaTree, file: string): string {
  try {
    return cellText(value, column);
  } catch (error) {
    throw told(error, file, column.element.name);
  }
}

async function guarded<T>(file: string, column: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw told(error, file, column);
  }
}

/** What the reader says about a file it cannot make sense of, as an error of that file. */
function told(error: unknown, file: string, column: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return inputError('parquet/binary-column', { file, column });
  if (column === '') return inputError('parquet/damaged', { file, detail: error.message });
  return inputError('parquet/unreadable-column', { file, column, detail: error.message });
}

async function fileBuffer(path: string): Promise<AsyncBuffer> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  await handle.close();
  return {
    byteLength: size,
    async slice(start, end = size) {
      const file = await open(path, 'r');
      try {
        const buffer = new ArrayBuffer(Math.max(0, end - start));
        const view = new Uint8Array(buffer);
        for (let done = 0; done < view.length;) {
          const { bytesRead } = await file.read(view, done, view.length - done, start + done);
          if (bytesRead === 0) throw new Error('the file ends too early');
          done += bytesRead;
        }
        return buffer;
      } finally {
        await file.close();
      }
    },
  };
}
