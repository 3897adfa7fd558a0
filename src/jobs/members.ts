// A second pass over the sources for the records that are looked at whole: members of clusters. Everything else streams by.
import { openChunkReader } from './read-chunk.ts';
import type { Duplicates } from './find-duplicates.ts';
import { readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

/** Record number in the store → its cells in the output's layout. */
export type Members = ReadonlyMap<number, readonly string[]>;

export async function readMembers(
  opened: Opened,
  world: World,
  { store }: Pick<Duplicates, 'store'>,
  wanted: ReadonlySet<number>,
): Promise<Members> {
  const members = new Map<number, readonly string[]>();
  if (wanted.size === 0) return members;
  const { plan } = opened;
  const bySource = plan.sources.map(() => new Map<number, number>());
  for (const record of wanted) bySource[store.sources[record]!]!.set(store.rows[record]!, record);
  const layouts = plan.sources.map((_, source) => plan.output.map((column) => column.from[source] ?? -1));
  const read = openChunkReader(plan.sources);
  for await (const chunk of readAll(opened, world, 'step/members')) {
    const rows = bySource[chunk.source]!;
    if (rows.size === 0) continue;
    const records = read(chunk);
    for (let i = 0; i < records.rows.length; i++) {
      const record = rows.get(records.numbers[i]!);
      if (record === undefined) continue;
      const row = records.rows[i]!;
      members.set(
        record,
        layouts[chunk.source]!.map((from) => (from < 0 ? '' : row[from]!)),
      );
    }
    if (members.size === wanted.size) break;
  }
  return members;
}
