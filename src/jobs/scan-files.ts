// pairs.csv, clusters.csv, households.csv and fields.csv, as product.md §5 lists their columns.
import type { Cluster } from '../linkage/cluster.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { TablePlan } from './plan.ts';
import { isOver, percent, repetitionOf, type DupLimit, type Repetition } from './repeated-values.ts';
import type { Run } from './run.ts';
import { householdMembers, refusedLines } from './scan-lines.ts';
import { ClusterWriter, PairWriter } from './scan-writer.ts';

const PAIRS_HEADER =
  'pair_id,left_id,right_id,left_source,right_source,left_row,right_row,rule,band,score,weight_bits,field_evidence,veto\n';
const CLUSTERS_HEADER = 'cluster_id,record_id,source,row,size,band,link_path,weakest_link\n';
const HOUSEHOLDS_HEADER = 'household_id,record_id,source,row,shared_field\n';
const FIELDS_HEADER =
  'field,type,records,distinct,most_repeated,share_repeated,limit,over_limit,top_values\n';

/** Under the names summary.json gives them. */
export interface HouseholdCounts {
  readonly households: number;
  readonly records_in_households: number;
}

/** `known`: groups an earlier run has shown, which stand in a file of their own. */
export function writeScanFiles(
  run: Run,
  plan: TablePlan,
  found: Duplicates,
  known: readonly Cluster[] | undefined,
  repetitions: readonly Repetition[],
): HouseholdCounts {
  const sources = plan.sources.map((source) => source.info.name);
  writePairs(run, sources, found);
  const { auto, review } = found.clustering;
  writeClusters(run.open('clusters.csv'), sources, found.store, [...auto, ...review]);
  if (known) writeClusters(run.open('known.csv'), sources, found.store, known);
  writeFields(run, repetitions);
  return writeHouseholds(run, sources, found);
}

function writePairs(run: Run, sources: readonly string[], found: Duplicates): void {
  const output = run.open('pairs.csv');
  void output.write(PAIRS_HEADER);
  const writer = new PairWriter(found.store, sources, found.match.found, (bytes) => void output.write(bytes));
  writer.writeFound();
  for (const line of refusedLines(found, sources)) writer.write(line);
  writer.flush();
}

function writeClusters(
  output: ReturnType<Run['open']>,
  sources: readonly string[],
  store: RecordStore,
  clusters: readonly Cluster[],
): void {
  void output.write(CLUSTERS_HEADER);
  const writer = new ClusterWriter(store, sources, (bytes) => void output.write(bytes));
  for (const cluster of clusters) writer.write(cluster);
  writer.flush();
}

function writeHouseholds(run: Run, sources: readonly string[], found: Duplicates): HouseholdCounts {
  const output = run.open('households.csv');
  void output.write(HOUSEHOLDS_HEADER);
  let [households, records] = [0, 0];
  for (const { household, record, field } of householdMembers(found, sources)) {
    void output.write(csvRow([household, record.id, record.source, record.row, field]));
    households = Math.max(households, household);
    records++;
  }
  return { households, records_in_households: records };
}

/** fields.csv: what matching read, and before that the columns a limit was set for. */
function writeFields(run: Run, repetitions: readonly Repetition[]): void {
  const output = run.open('fields.csv');
  void output.write(FIELDS_HEADER);
  for (const repetition of repetitions) {
    const { field, type, records, distinct, most, share, common, limit } = repetition;
    void output.write(
      csvRow([
        field,
        type,
        records,
        distinct,
        most,
        share.toFixed(4),
        limit === undefined ? '' : percent(limit),
        limit === undefined ? '' : isOver(repetition) ? 'yes' : 'no',
        common.map((one) => `${one.value} ×${one.records}`).join('; '),
      ]),
    );
  }
}

/** Of the columns with a limit, then of what else was matched by. */
export function repetitionsOf(
  { store, limited }: Pick<Duplicates, 'store' | 'limited'>,
  limits: readonly DupLimit[],
): Repetition[] {
  return [
    ...limited.map((field, at) => repetitionOf(field, limits[at])),
    ...store.fields
      .filter((field) => !limited.includes(field))
      .map((field) => repetitionOf(field, undefined)),
  ];
}
