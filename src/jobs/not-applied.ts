// decisions-not-applied.csv: what people decided or typed that this merge did not do, and why.
import { MANUAL } from '../survivorship/decision.ts';
import { csvRow } from '../text/csv-cell.ts';
import { say, type Lang } from '../words/catalogue.ts';
import { blockedBecause } from '../report/policy-words.ts';
import { rowKey, type StaleRow } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';
import type { TypedValues } from './typed-values.ts';

const HEADER = 'line,cluster_id,row_key,other_key,decision,field,value,code,reason\n';
export const NOT_APPLIED = 'decisions-not-applied.csv';

/** Returns how many lines it has; without any there is no file. */
export function writeNotApplied(
  run: Run,
  lang: Lang,
  opened: Opened,
  found: Duplicates,
  merged: Merged,
  typed: TypedValues,
  stale: readonly StaleRow[],
): number {
  const lines: string[] = [];
  for (const { line, cluster, rowKey: key, decision, code } of stale)
    lines.push(csvRow([line, cluster, key, '', decision, '', '', code, say(lang, code)]));
  for (const { line, cluster, rowKey: key, field, text, code } of typed.notTaken)
    lines.push(csvRow([line, cluster, key, '', '', field, text, code, say(lang, code)]));
  for (const { leftSource, leftId, rightSource, rightId, decision } of found.staleDecisions) {
    const code = 'review/record-gone';
    const ends = [rowKey(leftSource, leftId), rowKey(rightSource, rightId)];
    lines.push(csvRow(['', '', ...ends, decision, '', '', code, say(lang, code)]));
  }
  const { store } = found;
  const keyOf = (record: number): string =>
    rowKey(opened.plan.sources[store.sources[record]!]!.info.name, store.ids.at(record));
  for (const { cluster, because } of merged.blocked) {
    // A typed value stopped it: its own line says so.
    if (because.startsWith('override: ')) continue;
    for (const { left, right, decidedBy } of cluster.links) {
      if (decidedBy !== 'person') continue;
      const reason = `${say(lang, 'review/blocked')} ${blockedBecause(lang, because)}`;
      lines.push(
        csvRow(['', cluster.id, keyOf(left), keyOf(right), 'merge', '', '', 'review/blocked', reason]),
      );
    }
  }
  if (lines.length === 0) return 0;
  const file = run.open(NOT_APPLIED);
  void file.write(HEADER);
  for (const line of lines) void file.write(line);
  return lines.length;
}

/** A line of changes.csv for every value a person typed over the surviving record's own. */
export function writeTypedChanges(
  run: Run,
  { output }: Opened['plan'],
  { golden, members, survivor, cluster }: MergedCluster,
): void {
  const { run: name, time, operator, command } = run.stamp;
  for (const { field, policy, value } of golden.outcomes) {
    if (policy !== MANUAL) continue;
    const { source, row, id, cells: own } = members[cluster.members.indexOf(survivor)]!;
    const old = own[field] ?? '';
    if (value === old) continue;
    const column = output[field]?.name ?? '';
    const cells = [name, time, operator, command, MANUAL, source, row, id, column, old, value];
    void run.audit().changes.write(csvRow(cells));
  }
}
