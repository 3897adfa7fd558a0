// Where a record went, across runs: every line about its id in what the runs wrote, oldest first. Who it was merged into is
// followed, too. Reads the tables of the run folders row by row and holds only what is told.
import path from 'node:path';
import { fileExists, isDirectory, readRunFile } from '../io/finished-run.ts';
import { runsAt, type IndexedRun } from '../io/run-index.ts';
import type { Summary } from '../model/summary.ts';
import { OURS } from './run-view.ts';
import { TableCursor } from './table-cursor.ts';

/** One thing that happened to the record, or to the one it became part of. */
export interface RecordEvent {
  readonly run: string;
  readonly command: string;
  readonly started: string;
  /** The id it went by at that time. */
  readonly id: string;
  /** `event/…` in the catalogues. */
  readonly what: string;
  readonly source: string;
  readonly row: string;
  /** The other record, the field, the rule …, as far as there are any. */
  readonly other: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  readonly rule: string;
}

export interface RecordStory {
  readonly id: string;
  readonly events: readonly RecordEvent[];
  /** Events that are not listed because there are too many of one kind in one run. */
  readonly more: number;
  readonly runs: readonly string[];
  /** The id it goes by now; the same as `id` when it was never merged into another. */
  readonly now: string;
  /** What became of it last. */
  readonly state: 'never-seen' | 'there' | 'archived' | 'removed' | 'merged';
}

export interface ExplainRecordOptions {
  readonly record: string;
  readonly places: readonly string[];
}

type Cells = Readonly<Partial<Record<string, string>>>;

/** A table of the run folder, and which of its lines say what about an id. */
interface Telling {
  readonly file: string;
  readonly read: (cells: Cells, ids: ReadonlySet<string>) => Partial<RecordEvent> | undefined;
}

const about = (id: string | undefined, ids: ReadonlySet<string>): id is string => id !== undefined && ids.has(id); // prettier-ignore

const TELLING: readonly Telling[] = [
  {
    file: 'changes.csv',
    read: ({ id, field = '', old = '', new: value = '', rule = '' }, ids) =>
      about(id, ids) ? { id, what: 'event/changed', field, old, new: value, rule } : undefined,
  },
  {
    file: 'enrich.csv',
    read: ({ id, outcome = '', field = '', old = '', reference = '' }, ids) =>
      about(id, ids) && outcome !== 'filled' && outcome !== 'overwritten'
        ? { id, what: `event/enrich-${outcome}`, field, old, new: reference }
        : undefined,
  },
  {
    file: 'clusters.csv',
    read: ({ record_id: id, cluster_id: other = '', band = '', size = '' }, ids) =>
      about(id, ids) ? { id, what: `event/cluster-${band}`, other, rule: size } : undefined,
  },
  {
    file: 'blocked.csv',
    read: ({ record_id: id, cluster_id: other = '', because = '' }, ids) =>
      about(id, ids) ? { id, what: 'event/blocked', other, rule: because } : undefined,
  },
  {
    file: 'crosswalk.csv',
    read({ old_id: id = '', surviving_id: other = '', role = '', rule = '' }, ids) {
      if (about(id, ids)) return { id, what: `event/${role}`, other: other === id ? '' : other, rule };
      return about(other, ids) && role === 'merged'
        ? { id: other, what: 'event/absorbed', other: id, rule }
        : undefined;
    },
  },
  {
    file: 'merge-report.csv',
    read: ({ surviving_id: id, field = '', kept_from_id: from = '', policy = '' }, ids) =>
      about(id, ids) ? { id, what: 'event/decided', field, other: from, rule: policy } : undefined,
  },
];

/** Of one kind of event no more are listed for one run. */
const LISTED = 20;

export async function explainRecord({ record, places }: ExplainRecordOptions): Promise<RecordStory> {
  const runs = runsAt(places);
  const ids = new Set([record]);
  const events: RecordEvent[] = [];
  let more = 0;
  let now = record;
  let state: RecordStory['state'] = 'never-seen';
  for (const run of runs) {
    const found = await eventsOf(run, ids);
    more += found.more;
    events.push(...found.events);
    for (const { what, other, id } of found.events) {
      if (state === 'never-seen') state = 'there';
      if (what === 'event/merged' && id === now) {
        ids.add(other);
        now = other;
        if (id === record) state = 'merged';
      } else if (what === 'event/archived' && id === now) state = 'archived';
      else if ((what === 'event/deleted' || what === 'event/erased') && id === now) state = 'removed';
    }
    if (found.events.length > 0 && isDirectory(path.join(run.folder, 'restored')))
      events.push(eventOf(run, { id: now, what: 'event/undone' }));
  }
  return { id: record, events, more, runs: runs.map(({ folder }) => folder), now, state };
}

async function eventsOf(
  run: IndexedRun,
  ids: ReadonlySet<string>,
): Promise<{ events: RecordEvent[]; more: number }> {
  // prettier-ignore
  const events: RecordEvent[] = [];
  const counts = new Map<string, number>();
  let more = 0;
  const add = (event: Partial<RecordEvent>): void => {
    const kind = event.what ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (counts.get(kind)! > LISTED) more++;
    else events.push(eventOf(run, event));
  };
  const known = new Set(ids);
  for (const { file, read } of TELLING) {
    for await (const cells of rowsOf(path.join(run.folder, file))) {
      const told = read(cells, known);
      if (told === undefined) continue;
      const { source = cells['old_source'] ?? '', row = cells['old_row'] ?? '' } = cells;
      add({ ...told, source, row });
      if (told.what === 'event/merged' && told.other !== undefined) known.add(told.other);
    }
  }
  for (const event of await retired(run, known)) add(event);
  return { events, more };
}

/** Records an archive run took away: removed.csv holds them, by the id column of the run. */
async function retired(run: IndexedRun, ids: ReadonlySet<string>): Promise<Partial<RecordEvent>[]> {
  const file = path.join(run.folder, 'removed.csv');
  if (run.command !== 'archive' || !fileExists(file)) return [];
  const summary = JSON.parse(readRunFile(run.folder, 'summary.json')) as Summary;
  const told = summary.arguments.indexOf('--id');
  const columns =
    told >= 0
      ? summary.arguments[told + 1]!.split('+')
      : summary.columns.filter(({ role }) => role === 'id').map(({ field }) => field).slice(0, 1); // prettier-ignore
  const what = summary.counts.archived > 0 ? 'event/archived' : 'event/deleted';
  const source = summary.columns[0]?.source ?? '';
  const events: Partial<RecordEvent>[] = [];
  for await (const cells of rowsOf(file)) {
    const { row = '', because = '' } = cells;
    const id = columns.map((name) => cells[name]?.trim() ?? '').join('+') || row;
    if (ids.has(id)) events.push({ id, what, source, row, rule: because });
  }
  return events;
}

/** The rows of a table of ours by their headers; none where the run has no such table. */
async function* rowsOf(file: string): AsyncGenerator<Cells> {
  if (!fileExists(file)) return;
  const table = await TableCursor.open({ file, ...OURS });
  try {
    for (let row = await table.next(); row !== undefined; row = await table.next()) {
      const cells = row;
      yield Object.fromEntries(table.header.map((name, at) => [name, cells[at]!]));
    }
  } finally {
    await table.close();
  }
}

function eventOf({ folder, command, started }: IndexedRun, event: Partial<RecordEvent>): RecordEvent {
  const blank = { id: '', what: '', source: '', row: '', other: '', field: '', old: '', new: '', rule: '' };
  return { run: folder, command, started, ...blank, ...event };
}
