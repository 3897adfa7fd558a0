// merge-report.csv (one line per cluster and field that differed) and blocked.csv.
import { csvRow } from '../text/csv-cell.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

const REPORT_HEADER =
  'cluster_id,surviving_id,field,kept_value,kept_from_id,policy,tie_step,n_distinct,lost_values,conflict\n';
const BLOCKED_HEADER = 'cluster_id,because,size,record_id,source,row\n';

export function writeMergeFiles(run: Run, opened: Opened, { store }: Duplicates, merged: Merged): void {
  const report = run.open('merge-report.csv');
  void report.write(REPORT_HEADER);
  for (const { cluster, survivingId, golden, members } of merged.clusters) {
    for (const outcome of golden.outcomes) {
      const lost = outcome.lost.map(({ memberIndex, value }) => ({
        id: members[memberIndex]!.id,
        source: members[memberIndex]!.source,
        value,
      }));
      void report.write(
        csvRow([
          cluster.id,
          survivingId,
          merged.fields[outcome.field]!.name,
          outcome.value,
          outcome.fromMember < 0 ? '' : members[outcome.fromMember]!.id,
          outcome.policy,
          outcome.tieStep,
          outcome.distinct,
          lost.length === 0 ? '' : JSON.stringify(lost),
          outcome.conflict ? 'yes' : '',
        ]),
      );
    }
  }
  writePairs(run, { store }, merged);
  writeKeptValues(run, merged);
  const blocked = run.open('blocked.csv');
  void blocked.write(BLOCKED_HEADER);
  const sources = opened.plan.sources.map((source) => source.info.name);
  for (const { cluster, because } of merged.blocked) {
    for (const record of cluster.members) {
      void blocked.write(
        csvRow([
          cluster.id,
          because,
          cluster.members.length,
          store.ids.at(record),
          sources[store.sources[record]!]!,
          store.rows[record]!,
        ]),
      );
    }
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
