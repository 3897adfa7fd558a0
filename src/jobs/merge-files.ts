// merge-report.csv (one line per cluster and field that differed) and blocked.csv.
import { csvRow } from '../text/csv-cell.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { blockedClusters, reportLines } from './merge-lines.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

const REPORT_HEADER =
  'cluster_id,surviving_id,field,kept_value,kept_from_id,policy,tie_step,n_distinct,lost_values,conflict\n';
const BLOCKED_HEADER = 'cluster_id,because,size,record_id,source,row\n';

export function writeMergeFiles(run: Run, opened: Opened, { store }: Duplicates, merged: Merged): void {
  const report = run.open('merge-report.csv');
  void report.write(REPORT_HEADER);
  for (const line of reportLines(merged)) {
    void report.write(
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
  writePairs(run, { store }, merged);
  writeKeptValues(run, merged);
  const blocked = run.open('blocked.csv');
  void blocked.write(BLOCKED_HEADER);
  const sources = opened.plan.sources.map((source) => source.info.name);
  for (const { clusterId, because, members } of blockedClusters({ store }, merged, sources)) {
    for (const { id, source, row } of members)
      void blocked.write(csvRow([clusterId, because, members.length, id, source, row]));
  }
}

/** Every different value of the fields whose policy is `keep-all`, one line each, for those who keep contact points apart. */
function writeKeptValues(run: Run, merged: Merged): void {
  const fields = merged.fields.filter(({ policy }) => policy.name === 'keep-all');
  if (fields.length === 0) return;
  const file = run.open('kept-all.csv');
  void file.write('surviving_id,field,value,source,id\n');
  for (const { survivingId, members } of merged.clusters) {
    for (const { index, name } of fields) {
      const seen = new Set(['']);
      for (const { keys, cells, source, id } of members) {
        const key = keys[index] ?? '';
        if (seen.has(key)) continue;
        seen.add(key);
        void file.write(csvRow([survivingId, name, cells[index]!, source, id]));
      }
    }
  }
}

/** Who goes into whom, in the three forms merge tools read: winner and loser, a record and its match, groups with a master. */
function writePairs(run: Run, { store }: Pick<Duplicates, 'store'>, merged: Merged): void {
  const [winners, matches, groups] = ['winner-loser', 'source-match', 'groups'].map((name) =>
    run.open(`pairs-${name}.csv`),
  );
  void winners!.write('winner_id,loser_id\n');
  void matches!.write('source_id,match_id,score\n');
  void groups!.write('group,record_id,is_master\n');
  for (const { cluster, survivor, survivingId, members } of merged.clusters) {
    for (const [at, record] of cluster.members.entries()) {
      const id = store.ids.at(record);
      const name = merged.qualify ? rowKey(members[at]!.source, id) : id;
      void groups!.write(csvRow([cluster.id, name, record === survivor ? 'yes' : 'no']));
      if (record === survivor) continue;
      const link = cluster.links.find(({ left, right }) => left === record || right === record);
      void winners!.write(csvRow([survivingId, name]));
      void matches!.write(csvRow([name, survivingId, (link?.score ?? 0).toFixed(4)]));
    }
  }
}
