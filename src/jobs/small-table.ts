import { UserError } from '../model/user-error.ts';
import { openSource, type Source, type SourceSpec } from '../io/source.ts';
import { openChunkReader } from './read-chunk.ts';

export interface SmallTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A whole table in memory: for sheets people wrote, never for exports. Any format and encoding a source may have. */
export async function readSmallTable(
  file: string,
  told: Pick<SourceSpec, 'encoding' | 'delimiter'> = {},
): Promise<SmallTable> {
  const source: Source = await openSource({ name: 'table', file, ...told });
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  const rows: (readonly string[])[] = [];
  for await (const chunk of source.chunks(0)) rows.push(...read(chunk).rows);
  return { file, header: source.info.header.names, rows };
}

/** The same for a file of ours, which may have a header alone: then it has no rows, and the header does not matter. */
export async function readOwnTable(file: string): Promise<SmallTable> {
  try {
    return await readSmallTable(file, { encoding: 'utf-8', delimiter: ',' });
  } catch (error) {
    if (error instanceof UserError && error.code === 'io/no-records') return { file, header: [], rows: [] };
    throw error;
  }
}
