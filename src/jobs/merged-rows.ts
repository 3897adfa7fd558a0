// What becomes of every record of a merge, as values: its line of the crosswalk, and its cells where it stays.
import type { Cluster } from '../linkage/cluster.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { GoldenRecord, Member } from '../survivorship/group.ts';
import type { DecidedCluster, Merged } from './golden-records.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { TablePlan } from './plan.ts';
import { recordId } from './record-id.ts';
import { RowRenderer } from './render-rows.ts';
import { linkOfEach } from './merge-book.ts';
import { openRecordNumbers, storedRows } from './record-numbers.ts';

export type CrosswalkRole =
  'survivor' | 'merged' | 'unchanged' | 'archived' | 'deleted' | 'erased' | 'rejected';

/** Where one record went. One for each record that was read, rejected ones included. */
export interface CrosswalkLine {
  readonly oldSource: string;
  /** '' of a rejected record. */
  readonly oldId: string;
  /** 1-based data row. */
  readonly oldRow: number;
  /** The id that stands for it now; '' of a rejected record. */
  readonly survivingId: string;
  readonly role: CrosswalkRole;
  /** '' where it was in no merged cluster. */
  readonly clusterId: string;
  /** Of a merged record the rule of its link, of a survivor the rule that chose it, of a rejected record why it was. */
  readonly rule: string;
  /** Score of its link, 0..1; undefined for all but merged records. */
  readonly score: number | undefined;
  readonly decidedBy: 'auto' | 'person' | '';
}

/** A decided cluster with its members, its golden record in the columns that are written before any is dropped. */
export interface WholeCluster extends DecidedCluster {
  readonly members: readonly Member[];
  readonly golden: GoldenRecord;
}

/** What was merged, held whole. */
export interface MergedTable extends Pick<Merged, 'dropped' | 'qualify'> {
  readonly losers: ReadonlyMap<number, WholeCluster>;
  readonly survivors: ReadonlyMap<number, WholeCluster>;
}

export interface MergedRow {
  readonly line: CrosswalkLine;
  /** In the columns of the output; undefined: the record was merged away. */
  readonly cells: readonly string[] | undefined;
}

/** Says of every record, in the order it stands in its source, what becomes of it. */
export function openMergedRows(job: {
  /** As it was read. */
  readonly opened: { readonly plan: TablePlan };
  /** With the columns that are written. */
  readonly plan: TablePlan;
  readonly found: Pick<Duplicates, 'store'>;
  readonly merged: MergedTable;
  /** Record → the id it is a copy of, for the last column of the plan; empty: there is no such column. */
  readonly marks: ReadonlyMap<number, string>;
  readonly targetOf: (id: string) => string | undefined;
  /** Columns of the output that hold ids of other records. */
  readonly selfKeys: readonly string[];
}): (source: number, row: readonly string[], number: number) => MergedRow {
  const { plan, found, merged, marks, targetOf } = job;
  const keys = job.selfKeys.map((name) => plan.output.findIndex((column) => column.name === name));
  const renderers = plan.sources.map((source, at) => new RowRenderer(source, at, plan, undefined));
  const recordAt = openRecordNumbers(storedRows(found.store, plan.sources.length));
  const added = (merged.qualify ? 1 : 0) + (marks.size > 0 ? 1 : 0);
  // Records of a cluster seldom follow each other: its links are gone through once.
  const known = new Map<Cluster, ReturnType<typeof linkOfEach>>();
  const linkOf = (cluster: Cluster, record: number): Edge | undefined => {
    const links = known.get(cluster) ?? linkOfEach(cluster);
    known.set(cluster, links);
    return links.get(record);
  };
  const isKept = (_: string, at: number): boolean => !merged.dropped.has(at);
  const goldenOf = (
    { golden, members }: WholeCluster,
    source: string,
    id: string,
  ): readonly string[] | undefined => {
    const member = members.find((each) => each.id === id && each.source === source);
    const changed = golden.outcomes.some(({ field, value }) => value !== (member?.cells[field] ?? ''));
    return changed ? golden.cells.filter(isKept) : undefined;
  };
  return (source, row, number) => {
    const { info } = plan.sources[source]!;
    const id = recordId(plan.sources[source]!, row, number);
    const record = recordAt(source, number);
    const about = { oldSource: info.name, oldId: id, oldRow: number };
    const lost = record < 0 ? undefined : merged.losers.get(record);
    if (lost) {
      const { id: clusterId } = lost.cluster;
      const link = linkOf(lost.cluster, record);
      return {
        line: {
          ...about,
          survivingId: lost.survivingId,
          role: 'merged',
          clusterId,
          rule: link?.rule ?? '',
          score: link?.score ?? 0,
          decidedBy: link?.decidedBy ?? 'auto',
        },
        cells: undefined,
      };
    }
    const kept = record < 0 ? undefined : merged.survivors.get(record);
    let cells = (kept && goldenOf(kept, info.name, id)) ?? renderers[source]!.layOut(row);
    for (const at of keys) {
      const target = targetOf((cells[at] ?? '').trim());
      if (target !== undefined) cells = cells.with(at, target);
    }
    const ownId = merged.qualify ? rowKey(info.name, id) : id;
    if (added > 0) {
      cells = cells.slice(0, plan.output.length - added);
      if (merged.qualify) cells = [...cells, ownId];
      if (marks.size > 0) cells = [...cells, marks.get(record) ?? ''];
    }
    return {
      line: {
        ...about,
        survivingId: ownId,
        role: kept ? 'survivor' : 'unchanged',
        clusterId: kept?.cluster.id ?? '',
        rule: kept?.masterRule ?? '',
        score: undefined,
        decidedBy: kept ? 'auto' : '',
      },
      cells,
    };
  };
}
