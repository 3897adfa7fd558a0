// The last pass of a merge: every record streams by once more and is kept, replaced by its golden record, or left out.
// The crosswalk gets one line for each, rejected ones included.
import type { TableWriter } from '../io/table-writer.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { rowKey } from './decisions.ts';
import type { TablePlan } from './plan.ts';
import { findIn } from './output-encoding.ts';
import { openChunkReader } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { COPIED, DROPPED, RowRenderer, type Fate } from './render-rows.ts';
import type { Run } from './run.ts';
import { readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

const CROSSWALK_HEADER = 'old_source,old_id,old_row,surviving_id,role,cluster_id,rule,score,decided_by\n';

export interface Written {
  readonly path: string;
  readonly rows: number;
  /** By column of the customers that names other customers: how many of its cells point elsewhere now. */
  readonly repointed: ReadonlyMap<string, number>;
  /** Lines of the crosswalk about ids only earlier runs have seen; undefined without an earlier crosswalk. */
  readonly carried?: number;
}

export async function writeSurvivors(job: {
  readonly run: Run;
  readonly opened: Opened;
  /** With the columns that are written. */
  readonly plan: TablePlan;
  readonly found: Duplicates;
  readonly merged: Merged;
  /** Where earlier runs sent ids. */
  readonly earlier: EarlierCrosswalk | undefined;
  readonly targets: { targetOf(id: string): string | undefined };
  /** Columns of the output that hold ids of other records. */
  readonly selfKeys: readonly string[];
  /** Record → the id it is a copy of, for the last column of the plan; empty: there is no such column. */
  readonly marks: ReadonlyMap<number, string>;
  readonly table: TableWriter;
  readonly world: World;
}): Promise<Written> {
  const { run, opened, plan, found, merged, earlier, table, world, targets, marks } = job;
  const keys = job.selfKeys.map((name) => ({
    name,
    at: plan.output.findIndex((column) => column.name === name),
  }));
  const repointed = new Map(job.selfKeys.map((name) => [name, 0]));
  const repoint = (cells: readonly string[]): readonly string[] | undefined => {
    let moved: readonly string[] | undefined;
    for (const { name, at } of keys) {
      const target = targets.targetOf((cells[at] ?? '').trim());
      if (target === undefined) continue;
      moved = (moved ?? cells).with(at, target);
      repointed.set(name, repointed.get(name)! + 1);
    }
    return moved;
  };
  const stamp = (fate: Fate, copyOf: string | undefined, layOut: () => readonly string[]): Fate => {
    if (marks.size === 0 || fate === DROPPED || (fate === COPIED && copyOf === undefined)) return fate;
    const cells = fate === COPIED ? layOut() : fate;
    return [...cells.slice(0, plan.output.length - 1), copyOf ?? ''];
  };
  const nowOf = survivingIds(found, merged, plan);
  const whole = { ...opened.plan, output: [...opened.plan.output, ...merged.overflow] };
  const recordAt = recordNumbers(found, plan.sources.length);
  const renderers = plan.sources.map((source, at) => new RowRenderer(source, at, plan, table.dialect));
  const wholeRenderers = plan.sources.map((source, at) => new RowRenderer(source, at, whole, undefined));
  const isKept = (_: string, at: number): boolean => !merged.dropped.has(at);
  const read = openChunkReader(plan.sources);
  const crosswalk = run.open('crosswalk.csv');
  void crosswalk.write(CROSSWALK_HEADER);
  const removed = run.open('removed.csv');
  void removed.write(csvRow(['source', 'row', 'surviving_id', ...whole.output.map((column) => column.name)]));
  const upsert = run.open('upsert.csv');
  void upsert.write(csvRow(plan.output.map((column) => column.name)));
  const changedTo = (cells: readonly string[]): readonly string[] => {
    void upsert.write(csvRow(cells));
    return cells;
  };
  let rows = 0;
  for await (const chunk of readAll(opened, world, 'step/write')) {
    const source = plan.sources[chunk.source]!;
    const { name } = source.info;
    const records = read(chunk);
    let lines = '';
    for (const reject of records.rejects)
      lines += csvRow([name, '', reject.row, '', 'rejected', '', reject.code, '', 'auto']);
    const renderer = renderers[chunk.source]!;
    const rendered = renderer.render(records, (i) => {
      const row = records.rows[i]!;
      const number = records.numbers[i]!;
      const id = recordId(source, row, number);
      const record = recordAt(chunk.source, number);
      const lost = record < 0 ? undefined : merged.losers.get(record);
      if (lost) {
        earlier?.meet({ source: name, id, survivingId: lost.survivingId, isKept: false }, nowOf);
        const link = lost.cluster.links.find(
          (candidate) => candidate.left === record || candidate.right === record,
        );
        lines += csvRow([
          name,
          id,
          number,
          lost.survivingId,
          'merged',
          lost.cluster.id,
          link?.rule ?? '',
          (link?.score ?? 0).toFixed(4),
          link?.decidedBy ?? 'auto',
        ]);
        void removed.write(
          csvRow([name, number, lost.survivingId, ...wholeRenderers[chunk.source]!.layOut(row)]),
        );
        return DROPPED;
      }
      rows++;
      const kept = record < 0 ? undefined : merged.survivors.get(record);
      const own = merged.qualify ? rowKey(name, id) : id;
      earlier?.meet({ source: name, id, survivingId: own, isKept: true }, nowOf);
      lines += csvRow([
        name,
        id,
        number,
        own,
        kept ? 'survivor' : 'unchanged',
        kept?.cluster.id ?? '',
        kept?.masterRule ?? '',
        '',
        kept ? 'auto' : '',
      ]);
      const marked = marks.get(record);
      const stamped = (fate: Fate): Fate => {
        const written = stamp(fate, marked, () => renderer.layOut(row));
        return written === COPIED || written === DROPPED ? written : changedTo(written);
      };
      if (!kept) return stamped(keys.length === 0 ? COPIED : (repoint(renderer.layOut(row)) ?? COPIED));
      const { outcomes } = kept.golden;
      const member = kept.members.find((each) => each.id === id && each.source === name);
      const changed = outcomes.some(({ field, value }) => value !== (member?.cells[field] ?? ''));
      const { cells } = kept.golden;
      const golden = changed
        ? merged.dropped.size === 0
          ? cells
          : cells.filter(isKept)
        : keys.length === 0
          ? undefined
          : renderer.layOut(row);
      return stamped(golden === undefined ? COPIED : (repoint(golden) ?? (changed ? golden : COPIED)));
    });
    void crosswalk.write(lines);
    if ('text' in rendered) await table.bytes(rendered.text, findIn(records, source.info));
    else if (rendered.rows.length > 0) await table.rows(rendered.rows);
  }
  if (!earlier) return { path: '', rows, repointed };
  let carried = 0;
  for await (const line of earlier.carried(nowOf)) {
    const { source, id, row, survivingId, role, rest } = line;
    void crosswalk.write(csvRow([source, id, row, survivingId, role, ...rest]));
    carried++;
  }
  return { path: '', rows, repointed, carried };
}

/** The id that stands for another after this run, by how crosswalks write ids. */
export function survivingIds(
  { store }: Pick<Duplicates, 'store'>,
  merged: Merged,
  plan: TablePlan,
): (id: string) => string {
  const now = new Map<string, string>();
  for (const [record, { survivingId }] of merged.losers) {
    const id = store.ids.at(record);
    now.set(merged.qualify ? rowKey(plan.sources[store.sources[record]!]!.info.name, id) : id, survivingId);
  }
  return (id) => now.get(id) ?? id;
}

/** (source, row) → the store's record number, or -1 for records that did not take part. */
export function recordNumbers(
  { store }: Pick<Duplicates, 'store'>,
  sources: number,
): (source: number, row: number) => number {
  const first = new Array<number>(sources).fill(-1);
  const last = new Array<number>(sources).fill(-1);
  for (let record = 0; record < store.count; record++) {
    const source = store.sources[record]!;
    if (first[source]! < 0) first[source] = record;
    last[source] = record + 1;
  }
  // Rows of a source ascend in the store: the next row asked for is nearly always the next record.
  const next = [...first];
  return (source, row) => {
    let at = next[source]!;
    if (at < 0) return -1;
    while (at < last[source]! && store.rows[at]! < row) at++;
    next[source] = at;
    return at < last[source]! && store.rows[at] === row ? at : -1;
  };
}
