// Tables read side by side, a row of each at a time, in bounded memory.
import { UserError } from '../model/user-error.ts';
import { openSource, type Source, type SourceSpec } from '../io/source.ts';
import type { ChunkRecords } from './chunk-records.ts';
import { PackedCursor } from './packed-cursor.ts';
import { openChunkReader } from './read-chunk.ts';

export class TableCursor {
  readonly header: readonly string[];
  /** The header's cells as they stand; a name may be there twice. */
  readonly written: readonly string[];
  readonly #source: Source | undefined;
  readonly #chunks: AsyncGenerator<ChunkRecords>;
  #records: ChunkRecords | undefined;
  #next = 0;
  /** Rows set aside so far: their data row numbers and codes. */
  readonly rejects: { readonly row: number; readonly code: string }[] = [];

  private constructor(header: readonly string[], written: readonly string[], source: Source | undefined) {
    this.header = header;
    this.written = written;
    this.#source = source;
    this.#chunks = source ? chunksOf(source) : none();
  }

  /** A table without records, or without anything, has a header and no rows. */
  static async open(
    spec: Omit<SourceSpec, 'name'>,
    paths?: ReadonlyMap<string, string>,
  ): Promise<TableCursor> {
    let source: Source;
    try {
      source = await openSource({ name: 'table', ...spec }, paths);
    } catch (error) {
      if (error instanceof UserError && error.code === 'io/no-records')
        return new TableCursor([], [], undefined);
      throw error;
    }
    return TableCursor.over(source);
  }

  /** A source that is open already, from its start. */
  static over(source: Source): TableCursor {
    return new TableCursor(source.info.header.names, source.info.header.original, source);
  }

  /** The same table from its start, for who needs few of its cells as text. */
  packed(): PackedCursor {
    return new PackedCursor(this.#source, this.header);
  }

  /** The next row; undefined at the end. */
  async next(): Promise<readonly string[] | undefined> {
    while (this.#records === undefined || this.#next >= this.#records.rows.length) {
      const step = await this.#chunks.next();
      if (step.done === true) return undefined;
      const { value } = step;
      this.rejects.push(...value.rejects.map(({ row, code }) => ({ row, code })));
      this.#records = value;
      this.#next = 0;
    }
    return this.#records.rows[this.#next++];
  }

  /** The data row number of the row given last. */
  get number(): number {
    return this.#records?.numbers[this.#next - 1] ?? 0;
  }

  /** For a table that is not read to its end. */
  async close(): Promise<void> {
    await this.#chunks.return(undefined);
  }

  column(name: string): number {
    return this.header.indexOf(name);
  }
}

async function* chunksOf(source: Source): AsyncGenerator<ChunkRecords> {
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) yield read(chunk);
}

async function* none(): AsyncGenerator<ChunkRecords> {}
