// merge-report.csv (one line per cluster and field that differed) and blocked.csv.
import type { Output } from '../io/outputs.ts';
import type { FieldRule } from '../survivorship/group.ts';
import { csvRow } from '../text/csv-cell.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import { linkOfEach } from './merge-book.ts';
import { blockedClusters, clusterLines } from './merge-lines.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

const REPORT_HEADER =
  'cluster_id,surviving_id,field,kept_value,kept_from_id,policy,tie_step,n_distinct,lost_values,conflict\n';
const BLOCKED_HEADER = 'cluster_id,because,size,record_id,source,row\n';

/** Written as clusters are decided, in their order. */
export class MergeFiles {
  readonly #run: Run;
  readonly #store: Duplicates['store'];
  readonly #qualify: boolean;
  readonly #report: Output;
  readonly #pairs: { readonly winners: Output; readonly matches: Output; readonly groups: Output };
  #kept: Output | undefined;

  constructor(run: Run, { store }: Pick<Duplicates, 'store'>, qualify: boolean) {
    this.#run = run;
    this.#store = store;
    this.#qualify = qualify;
    this.#report = run.open('merge-report.csv');
    void this.#report.write(REPORT_HEADER);
    const [winners, matches, groups] = ['winner-loser', 'source-match', 'groups'].map((name) =>
      run.open(`pairs-${name}.csv`),
    ) as [Output, Output, Output];
    void winners.write('winner_id,loser_id\n');
    void matches.write('source_id,match_id,score\n');
    void groups.write('group,record_id,is_master\n');
    this.#pairs = { winners, matches, groups };
  }

  add(merged: MergedCluster, fields: readonly FieldRule[]): void {
    for (const line of clusterLines(merged, fields)) {
      void this.#report.write(
        csvRow([
          line.clusterId,
          line.survivingId,
          line.field,
          line.keptValue,
          line.keptFromId,
          line.policy,
          line.tieStep,
          line.distinct,
          line.lost.length === 0 ? '' : JSON.stringify(line.lost),
          line.conflict ? 'yes' : '',
        ]),
      );
    }
    this.#writePairs(merged);
    this.#writeKeptValues(merged, fields);
  }

  /** Who goes into whom, in the three forms merge tools read: winner and loser, a record and its match, groups with a master. */
  #writePairs({ cluster, survivor, survivingId, members }: MergedCluster): void {
    const { winners, matches, groups } = this.#pairs;
    const links = linkOfEach(cluster);
    for (const [at, record] of cluster.members.entries()) {
      const id = this.#store.ids.at(record);
      const name = this.#qualify ? rowKey(members[at]!.source, id) : id;
      void groups.write(csvRow([cluster.id, name, record === survivor ? 'yes' : 'no']));
      if (record === survivor) continue;
      void winners.write(csvRow([survivingId, name]));
      void matches.write(csvRow([name, survivingId, (links.get(record)?.score ?? 0).toFixed(4)]));
    }
  }

  /** Every different value of the fields whose policy is `keep-all`, one line each, for those who keep contact points apart. */
  #writeKeptValues({ survivingId, members }: MergedCluster, fields: readonly FieldRule[]): void {
    for (const { index, name, policy } of fields) {
      if (policy.name !== 'keep-all') continue;
      if (this.#kept === undefined) {
        this.#kept = this.#run.open('kept-all.csv');
        void this.#kept.write('surviving_id,field,value,source,id\n');
      }
      const seen = new Set(['']);
      for (const { keys, cells, source, id } of members) {
        const key = keys[index] ?? '';
        if (seen.has(key)) continue;
        seen.add(key);
        void this.#kept.write(csvRow([survivingId, name, cells[index]!, source, id]));
      }
    }
  }
}

/** Clusters that were left alone, and why. */
export function writeBlocked(
  run: Run,
  opened: Opened,
  { store }: Pick<Duplicates, 'store'>,
  merged: Pick<Merged, 'blocked'>,
): void {
  const blocked = run.open('blocked.csv');
  void blocked.write(BLOCKED_HEADER);
  const sources = opened.plan.sources.map((source) => source.info.name);
  for (const { clusterId, because, members } of blockedClusters({ store }, merged, sources)) {
    for (const { id, source, row } of members)
      void blocked.write(csvRow([clusterId, because, members.length, id, source, row]));
  }
}

/** The records that are to be deleted where they came from, and who stands for them now. */
export function writeDeletions(run: Run, { plan }: Opened, { store }: Duplicates, merged: Merged): void {
  const file = run.open('delete.csv');
  void file.write('id,surviving_id,source,old_id\n');
  for (const [record, { survivingId }] of merged.losers) {
    const id = store.ids.at(record);
    const source = plan.sources[store.sources[record]!]!.info.name;
    void file.write(csvRow([merged.qualify ? rowKey(source, id) : id, survivingId, source, id]));
  }
}
