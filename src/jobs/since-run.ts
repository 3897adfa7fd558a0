// scan --since-run DIR: groups that an earlier run has shown are not shown again; those it showed that are no more are told.
import { fileInRun, readManifest } from '../io/finished-run.ts';
import type { Cluster, Clustering } from '../linkage/cluster.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { inputError } from '../model/user-error.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { TablePlan } from './plan.ts';
import type { Run } from './run.ts';
import { readOwnTable } from './small-table.ts';

/** What an earlier run left to remember. */
export interface EarlierRun {
  readonly folder: string;
  readonly groups: readonly EarlierGroup[];
  /** Its decisions.csv; undefined: nobody had decided anything. */
  readonly decisions: string | undefined;
}

export interface EarlierGroup {
  readonly id: string;
  readonly band: string;
  readonly records: readonly { readonly source: string; readonly id: string; readonly row: string }[];
}

export interface Since {
  /** Of this run, those with a record or a link that the earlier run did not show. */
  readonly fresh: Pick<Clustering, 'auto' | 'review'>;
  readonly known: readonly Cluster[];
  readonly resolved: readonly Resolved[];
}

export interface Resolved {
  readonly group: EarlierGroup;
  /** Records that are not in the input any more; with none the group was decided, or its records were corrected. */
  readonly gone: number;
}

export interface SinceCounts {
  readonly run: string;
  readonly new: number;
  readonly known: number;
  readonly resolved: number;
}

/** Files of a run that hold groups: those it showed, and those it knew from runs before it. */
const GROUP_FILES = ['clusters.csv', 'known.csv'] as const;

export async function readEarlierRun(folder: string): Promise<EarlierRun> {
  const manifest = readManifest(folder);
  const names = new Set(manifest.files.map(({ name }) => name));
  const decisions = names.has('decisions.csv') ? fileInRun(folder, 'decisions.csv') : undefined;
  if (!names.has('clusters.csv') && decisions === undefined)
    throw inputError('since/nothing-to-remember', { folder, command: manifest.command });
  const groups: EarlierGroup[] = [];
  for (const name of GROUP_FILES)
    if (names.has(name)) groups.push(...(await readGroups(fileInRun(folder, name))));
  return { folder, groups, decisions };
}

async function readGroups(file: string): Promise<EarlierGroup[]> {
  const { header, rows } = await readOwnTable(file);
  if (rows.length === 0) return [];
  const at = (name: string): number => {
    const index = header.indexOf(name);
    if (index < 0)
      throw inputError('review/missing-column', { file, column: name, columns: header.join(', ') });
    return index;
  };
  const [cluster, record, source, row, band] = ['cluster_id', 'record_id', 'source', 'row', 'band'].map(
    at,
  ) as [number, number, number, number, number];
  // A certain group may stand inside a doubtful one: both have lines, each under an id of its own.
  const groups = new Map<string, { id: string; band: string; records: EarlierGroup['records'][number][] }>();
  for (const cells of rows) {
    const id = cells[cluster] ?? '';
    const group = groups.get(id) ?? { id, band: cells[band] ?? '', records: [] };
    groups.set(id, group);
    group.records.push({ source: cells[source] ?? '', id: cells[record] ?? '', row: cells[row] ?? '' });
  }
  return [...groups.values()];
}

/** A group is known when an earlier one had all its records: what was taken out of it since is no news. */
export function splitBySince(
  { store, clustering }: Pick<Duplicates, 'store' | 'clustering'>,
  plan: TablePlan,
  { groups }: EarlierRun,
): Since {
  const single = plan.sources.length === 1;
  const keyOf = (source: string, id: string): string => JSON.stringify([single ? '' : source, id]);
  const keys = keysOfRecords(store, plan, keyOf);
  const groupsOf = new Map<string, number[]>();
  const earlier = groups.map(({ records }) => [
    ...new Set(records.map(({ source, id }) => keyOf(source, id))),
  ]);
  earlier.forEach((members, group) => {
    for (const key of members) {
      const list = groupsOf.get(key);
      if (list) list.push(group);
      else groupsOf.set(key, [group]);
    }
  });
  const isKnown = ({ members }: Cluster): boolean => {
    const [first, ...others] = members.map((record) => groupsOf.get(keys.of(record)) ?? []);
    return first!.some((group) => others.every((list) => list.includes(group)));
  };
  const all = [...clustering.auto, ...clustering.review];
  const known = all.filter(isKnown);
  const isOld = new Set(known);
  const still = new Set<number>();
  for (const { members } of all) {
    const met = new Set<number>();
    for (const record of members) {
      for (const group of groupsOf.get(keys.of(record)) ?? []) {
        if (met.has(group)) still.add(group);
        met.add(group);
      }
    }
  }
  return {
    fresh: {
      auto: clustering.auto.filter((cluster) => !isOld.has(cluster)),
      review: clustering.review.filter((cluster) => !isOld.has(cluster)),
    },
    known,
    resolved: groups.flatMap((group, at) =>
      still.has(at) ? [] : [{ group, gone: earlier[at]!.filter((key) => !keys.has(key)).length }],
    ),
  };
}

function keysOfRecords(
  store: RecordStore,
  plan: TablePlan,
  keyOf: (source: string, id: string) => string,
): { of(record: number): string; has(key: string): boolean } {
  const of = (record: number): string =>
    keyOf(plan.sources[store.sources[record]!]!.info.name, store.ids.at(record));
  let all: Set<string> | undefined;
  return {
    of,
    has: (key) => (all ??= new Set(Array.from({ length: store.count }, (_, record) => of(record)))).has(key),
  };
}

const RESOLVED_HEADER = 'cluster_id,record_id,source,row,band,because\n';

/** resolved.csv: the groups of the earlier run that are no more, record by record. */
export function writeResolved(run: Run, resolved: readonly Resolved[]): void {
  const output = run.open('resolved.csv');
  void output.write(RESOLVED_HEADER);
  for (const { group, gone } of resolved)
    for (const { id, source, row } of group.records)
      void output.write(
        csvRow([group.id, id, source, row, group.band, gone > 0 ? 'record-gone' : 'no-longer-matched']),
      );
}

export function countSince(folder: string, { fresh, known, resolved }: Since): SinceCounts {
  return {
    run: folder,
    new: fresh.auto.length + fresh.review.length,
    known: known.length,
    resolved: resolved.length,
  };
}
