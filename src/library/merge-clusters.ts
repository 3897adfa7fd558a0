// mergeClusters: what `onerow merge` makes of clusters, made by the same code.
import { applyDecisions } from '../jobs/apply-decisions.ts';
import { refuseTooMany } from '../jobs/confirm-removal.ts';
import { countChildren, holdChildren, refuseAmbiguousKeys, type ChildTable } from '../jobs/children.ts';
import { markedIds } from '../jobs/dup-of.ts';
import type { EarlierCrosswalk } from '../jobs/earlier-crosswalk.ts';
import type { FieldWishes } from '../jobs/field-rules.ts';
import type { Duplicates } from '../jobs/find-duplicates.ts';
import { decideClusters, type Merged, type MergedCluster } from '../jobs/golden-records.ts';
import { openKeys } from '../jobs/key-book.ts';
import { keysTask } from '../jobs/keys-task.ts';
import { readMembers } from '../jobs/members.ts';
import type { MergeOptions } from '../jobs/merge.ts';
import { mergedPlan, withAdded } from '../jobs/merged-plan.ts';
import { blockedClusters, clusterLines, type BlockedCluster, type ReportLine } from '../jobs/merge-lines.ts';
import { openMergedRows, type CrosswalkLine, type WholeCluster } from '../jobs/merged-rows.ts';
import type { TablePlan } from '../jobs/plan.ts';
import { openChunkReader } from '../jobs/read-chunk.ts';
import { readReferenced, resolveReferences } from '../jobs/referenced-columns.ts';
import { checkIds } from '../jobs/record-ids.ts';
import { openRefs, type LinkLine, type RecordRef } from '../jobs/scan-lines.ts';
import { planSources, readAll, type Opened } from '../jobs/sources.ts';
import { survivingIds } from '../jobs/survivors.ts';
import { targetsOf } from '../jobs/targets.ts';
import { noPairs } from '../linkage/found-pairs.ts';
import { RecordStoreBuilder } from '../linkage/record-store.ts';
import { emptyTally } from '../model/events.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { findClusters } from './clusters.ts';
import { openEarlier, toLine, type EarlierCrosswalkLine } from './crosswalk.ts';
import {
  pairDecisions,
  RejectBook,
  type Decision,
  type RecordName,
  type RejectedRecord,
} from './matching.ts';
import { sharedOptions, worldOf, type RecordsOptions } from './options.ts';
import { openAll, openRecords, type Records, type Sources } from './records.ts';
import type { Notice } from './world.ts';

/** Records that are to be one; the clusters of a scan are. */
export interface GivenCluster {
  /** Of the sorted member ids, when absent. */
  readonly id?: string;
  /** `review`: left alone, and listed. */
  readonly band?: 'auto' | 'review';
  readonly members: readonly RecordName[];
  readonly links?: readonly LinkLine[];
  readonly oversized?: boolean;
}

/** A table whose rows belong to the records: counted for master rules, asked by `blockIf`. */
export interface ChildRecords {
  readonly rows: Records;
  /** The column that holds the id of a record. */
  readonly foreignKey: string;
  /** The column of the records it holds instead of the id. */
  readonly references?: string;
}

export interface MergeClustersOptions extends RecordsOptions {
  /** Rules that choose the record others go into, the first that decides: `newest`, `most-complete`, `source:crm` … */
  readonly master?: readonly string[] | undefined;
  /** Column, type or role → policy, as `--policy` has them: `newest:updated_at`, `longest`, `keep-all` … */
  readonly policies?: Readonly<Record<string, string>> | undefined;
  /** For columns no policy is named for. */
  readonly defaultPolicy?: string | undefined;
  /** Columns that survive together. */
  readonly groups?: readonly (readonly string[])[] | undefined;
  /** Column → columns its further values go to. */
  readonly overflow?: FieldWishes['overflow'] | undefined;
  /** What happens when a policy leaves more than one value; `chain` when absent. */
  readonly tie?: MergeOptions['tie'] | undefined;
  /**
   * A cluster with a record that meets this condition is left alone: `vip = 1`. One about child tables is asked of records
   * that would be merged away: `count(contracts) > 0`.
   */
  readonly blockIf?: string | undefined;
  /** Clusters of different owners are left alone: by the column known as the owner's, or by the one named. */
  readonly respectOwner?: boolean | string | undefined;
  /** Tables that hang on the records, by the name conditions call them. They are read, not written. */
  readonly children?: Readonly<Record<string, ChildRecords>> | undefined;
  /** Columns of the records that hold ids of other records: they follow the merge. */
  readonly references?: readonly string[] | undefined;
  /** Source → rank, 0 the most trusted; others follow in order. */
  readonly ranks?: Readonly<Record<string, number>> | undefined;
  /** Decisions to delete or mark copies, as a review gave them. */
  readonly decisions?: readonly Decision[] | undefined;
  /** Records a person chose to survive. */
  readonly masters?: readonly { readonly id: string; readonly source: string }[] | undefined;
  /** Crosswalk of earlier merges: ids are carried on. */
  readonly earlier?: Iterable<EarlierCrosswalkLine> | undefined;
  /** Largest share, 0..1, of the records that may be merged away; no limit when absent. */
  readonly maxRemoved?: number | undefined;
}

/** A record as it comes out: column → cell. */
export type OutputRecord = Readonly<Record<string, string>>;

/** One cluster that became one record. */
export interface GoldenRecordOf {
  readonly clusterId: string;
  readonly survivingId: string;
  readonly survivor: RecordRef;
  readonly members: readonly RecordRef[];
  /** The rule that chose the survivor. */
  readonly masterRule: string;
  readonly record: OutputRecord;
}

/** What became of one record. */
export type MergedRecord =
  | {
      readonly role: 'survivor' | 'unchanged';
      readonly record: OutputRecord;
      readonly crosswalk: CrosswalkLine;
    }
  /** `record`: what was merged away, as it was. */
  | { readonly role: 'merged'; readonly record: OutputRecord; readonly crosswalk: CrosswalkLine }
  | { readonly role: 'rejected'; readonly record: undefined; readonly crosswalk: CrosswalkLine };

export interface MergeFigures {
  /** in = out + merged + rejected */
  readonly in: number;
  readonly out: number;
  readonly merged: number;
  readonly rejected: number;
  readonly mergedClusters: number;
  readonly blockedClusters: number;
  /** Merged clusters in which a value as good as the kept one was lost. */
  readonly clustersWithConflicts: number;
}

export interface MergeResult {
  /** Columns of the output, in order. */
  readonly columns: readonly string[];
  readonly golden: readonly GoldenRecordOf[];
  /** A line for each cluster and field that differed, with the values that were lost. */
  readonly report: readonly ReportLine[];
  readonly blocked: readonly BlockedCluster[];
  readonly figures: MergeFigures;
  readonly rejected: readonly RejectedRecord[];
  readonly staleDecisions: readonly Decision[];
  readonly notices: readonly Notice[];
  /** Every record that was read and what became of it, in order: one more pass over the records. */
  rows(): AsyncGenerator<MergedRecord>;
  /** One record per customer. */
  records(): AsyncGenerator<OutputRecord>;
  /** One line for each record that was read, then those of ids only `earlier` knows. */
  crosswalk(): AsyncGenerator<CrosswalkLine>;
}

/**
 * Makes one record of every cluster. Three passes over the records: their ids, the members of clusters, and what comes out,
 * when it is asked for; held are ids and members. Records that can be gone through once only are held whole.
 *
 * Throws a UserError for an unknown column or policy, a member that is no record, a record in two clusters, ids that name
 * two records of one source, a crosswalk that contradicts, and more records merged away than `maxRemoved` allows.
 */
export async function mergeClusters(
  sources: Sources,
  clusters: Iterable<GivenCluster>,
  options: MergeClustersOptions,
): Promise<MergeResult> {
  const world = worldOf(options);
  const mergeOptions = optionsOf(options);
  const read = await openAll(sources, { passes: 'many', signal: options.signal });
  const opened = planSources(read, mergeOptions, world);
  const { plan } = opened;
  const names = plan.sources.map(({ info }) => info.name);
  const audit = new RejectBook();
  const { store, tally } = await readIds(opened, world, audit, options.where);
  const given = findClusters(store, names, clusters);
  const decisions = pairDecisions(options.decisions ?? []);
  const said = applyDecisions(store, names.length > 1 ? names : [''], decisions, []);
  const found: Duplicates = {
    store,
    limited: [],
    matchFields: { fields: [], origin: -1, rules: [], ruleFields: [] },
    match: {
      found: noPairs(),
      edges: [],
      vetoed: [],
      households: [],
      prior: 0,
      candidatePairs: 0,
      pairsByRule: new Map(),
      oversizedBlocks: new Map(),
    },
    clustering: { ...given, refused: [] },
    tally,
    deleted: said.deleted,
    marked: said.marked,
    staleDecisions: said.stale,
  };
  const { clash } = checkIds(opened, found);
  const children = await openChildTables(options, opened);
  refuseAmbiguousKeys(clash, namedBy(children));
  const wanted = given.auto.flatMap(({ members }) => members);
  const members = await readMembers(opened, world, found, new Set(wanted));
  const pass = { run: { options: mergeOptions }, world, started: undefined };
  const specs = namedBy(children);
  const columns = await readReferenced(specs, opened, found, { world, started: undefined, threads: 1 });
  const ids = openKeys(found, undefined);
  const childrenOf = await holdChildren(
    await countChildren(children, (name) => (name === undefined ? ids : columns.get(name)!.book), pass),
    options.blockIf === undefined ? [] : wanted,
    options.blockIf ?? '',
  );
  const earlier = options.earlier && (await openEarlier(options.earlier, names));
  const whole: MergedCluster[] = [];
  const merged = decideClusters({
    options: mergeOptions,
    opened,
    found,
    clusters: given.auto,
    members,
    childrenOf,
    childTables: children,
    masters: new Set((options.masters ?? []).map(({ id, source }) => `${source}:${id}`)),
    qualify: clash !== undefined,
    earlier,
    decided: (cluster) => void whole.push(cluster),
  });
  if (options.maxRemoved !== undefined) refuseTooMany(merged.losers.size, store.count, options.maxRemoved);
  const decided = whole.map((cluster) => compacted(cluster, merged));
  return resultOf({
    opened,
    found,
    merged,
    clusters: decided,
    earlier,
    audit,
    world,
    options,
    mergeOptions,
    names,
  });
}

function optionsOf(options: MergeClustersOptions): MergeOptions {
  return {
    ...sharedOptions('merge', options),
    rules: [],
    veto: [],
    ignoreValues: [],
    auto: undefined,
    reviewAt: undefined,
    maxCluster: Infinity,
    decisions: undefined,
    only: 'auto',
    master: options.master ?? [],
    policies: Object.entries(options.policies ?? {}).map(([field, policy]) => ({
      field,
      policy,
      by: 'flag',
    })),
    defaultPolicy: options.defaultPolicy,
    groups: options.groups ?? [],
    ...(options.overflow && { overflow: options.overflow }),
    tie: options.tie ?? 'chain',
    blockIf: options.blockIf,
    respectOwner: options.respectOwner,
    children: [],
    maxRemoved: options.maxRemoved ?? 1,
    ranks: options.ranks ?? {},
  };
}

/** The records' ids, where `where` chooses them, and how many there are. */
async function readIds(
  opened: Opened,
  world: Parameters<typeof readAll>[1],
  audit: RejectBook,
  where: string | undefined,
): Promise<Pick<Duplicates, 'store' | 'tally'>> {
  const { plan } = opened;
  const builder = new RecordStoreBuilder([]);
  const tally = emptyTally(plan.output.length);
  const read = await keysTask.open({ plan, fields: [], stamp: audit.stamp, where, existing: -1 });
  for await (const chunk of readAll(opened, world, 'step/read')) {
    const { result } = read(chunk);
    builder.add(result.keys);
    tally.rowsIn += result.tally.rowsIn;
    tally.rejected += result.tally.rejected;
    audit.audit().rejects.write(result.rejects);
  }
  return { store: builder.done(), tally };
}

async function openChildTables(
  { children = {}, blockIf, signal }: MergeClustersOptions,
  opened: Opened,
): Promise<ChildTable[]> {
  const tables: ChildTable[] = [];
  for (const [name, { rows, foreignKey, ...named }] of Object.entries(children)) {
    const source = await openRecords(name, rows, { passes: blockIf === undefined ? 'one' : 'many', signal });
    const columns = source.info.header.names;
    // No row at all: nothing says that the column is missing.
    if (source.sample.length === 0) continue;
    if (!columns.includes(foreignKey))
      throw usageError('layout/unknown-column', {
        column: foreignKey,
        file: name,
        nearest: nearestWord(foreignKey, columns),
        columns: columns.join(', '),
      });
    const [spec] = resolveReferences([{ name, file: name, foreignKey, ...named }], opened);
    const keyColumns = [columns.indexOf(foreignKey)];
    tables.push({ name, source, keyColumns, references: [spec!.references], dedupe: [] });
  }
  return tables;
}

/** By child table: the column of the records its key holds, where that is not the id. */
function namedBy(children: readonly ChildTable[]): { readonly references?: string }[] {
  return children.map(({ references: [column] = [] }) =>
    column === undefined ? {} : { references: column },
  );
}

/** The golden record without the columns nothing went into. */
function compacted(whole: MergedCluster, { base, possible, overflow }: Merged): WholeCluster {
  const isWritten = (_: string, at: number): boolean => at < base || overflow.includes(possible[at - base]!);
  return { ...whole, golden: { ...whole.golden, cells: whole.golden.cells.filter(isWritten) } };
}

function resultOf(job: {
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly merged: Merged;
  readonly clusters: readonly WholeCluster[];
  readonly earlier: EarlierCrosswalk | undefined;
  readonly audit: RejectBook;
  readonly world: ReturnType<typeof worldOf>;
  readonly options: MergeClustersOptions;
  readonly mergeOptions: MergeOptions;
  readonly names: readonly string[];
}): MergeResult {
  const { opened, found, merged, clusters, earlier, options, names, world } = job;
  const { store, tally } = found;
  const ref = openRefs(store, names);
  const targets = targetsOf(found, merged, earlier);
  const marks = markedIds(found, merged, opened.plan);
  const { plan } = withAdded(mergedPlan(opened.plan, merged), merged, marks.size > 0);
  const [losers, survivors] = [new Map<number, WholeCluster>(), new Map<number, WholeCluster>()];
  for (const each of clusters)
    for (const record of each.cluster.members)
      (record === each.survivor ? survivors : losers).set(record, each);
  const columns = plan.output.map(({ name }) => name);
  const whole = { ...opened.plan, output: [...opened.plan.output, ...merged.overflow] };
  const before = openLaidOut(whole);
  for (const column of options.references ?? [])
    if (!columns.includes(column))
      throw usageError('layout/unknown-column', {
        column,
        file: names.join(', '),
        nearest: nearestWord(column, columns),
        columns: columns.join(', '),
      });

  async function* rows(): AsyncGenerator<MergedRecord> {
    const { targetOf } = targets;
    const selfKeys = options.references ?? [];
    const fateOf = openMergedRows({
      opened,
      plan,
      found,
      merged: { ...merged, losers, survivors },
      marks,
      targetOf,
      selfKeys,
    });
    const readChunk = openChunkReader(plan.sources);
    for await (const chunk of readAll(opened, world, 'step/write')) {
      const records = readChunk(chunk);
      for (const { row, code } of records.rejects) {
        const line: CrosswalkLine = {
          oldSource: names[chunk.source]!,
          oldId: '',
          oldRow: row,
          survivingId: '',
          role: 'rejected',
          clusterId: '',
          rule: code,
          score: undefined,
          decidedBy: 'auto',
        };
        yield { role: 'rejected', record: undefined, crosswalk: line };
      }
      for (let i = 0; i < records.rows.length; i++) {
        const { line, cells } = fateOf(chunk.source, records.rows[i]!, records.numbers[i]!);
        if (cells === undefined)
          yield { role: 'merged', record: before(chunk.source, records.rows[i]!), crosswalk: line };
        else
          yield {
            role: line.role === 'survivor' ? 'survivor' : 'unchanged',
            record: toRecord(columns, cells),
            crosswalk: line,
          };
      }
    }
  }

  return {
    columns,
    golden: clusters.map(({ cluster, survivor, survivingId, masterRule, golden }) => ({
      clusterId: cluster.id,
      survivingId,
      survivor: ref(survivor),
      members: cluster.members.map(ref),
      masterRule,
      record: toRecord(
        columns,
        golden.cells.filter((_, at) => !merged.dropped.has(at)),
      ),
    })),
    report: clusters.flatMap((cluster) => [...clusterLines(cluster, merged.fields)]),
    blocked: [...blockedClusters(found, merged, names)],
    figures: {
      in: tally.rowsIn,
      out: tally.rowsIn - tally.rejected - merged.losers.size,
      merged: merged.losers.size,
      rejected: tally.rejected,
      mergedClusters: merged.clusters.length,
      blockedClusters: merged.blocked.length,
      clustersWithConflicts: clusters.filter(({ golden }) => golden.outcomes.some(({ conflict }) => conflict))
        .length,
    },
    rejected: job.audit.rejected(),
    staleDecisions: staleOf(options, found),
    notices: world.notices,
    rows,
    async *records() {
      for await (const row of rows())
        if (row.role === 'survivor' || row.role === 'unchanged') yield row.record;
    },
    async *crosswalk() {
      const nowOf = survivingIds(found, merged, plan);
      for await (const { role, crosswalk: line } of rows()) {
        const { oldSource: source, oldId: id, survivingId } = line;
        if (role !== 'rejected') earlier?.meet({ source, id, survivingId, isKept: role !== 'merged' }, nowOf);
        yield line;
      }
      if (earlier) for await (const line of earlier.carried(nowOf)) yield toLine(line);
    },
  };
}

function staleOf({ decisions = [] }: MergeClustersOptions, { staleDecisions }: Duplicates): Decision[] {
  const keyOf = (left: string, right: string): string => JSON.stringify([left, right]);
  const stale = new Set(staleDecisions.map(({ leftId, rightId }) => keyOf(leftId, rightId)));
  const idOf = (name: RecordName): string => (typeof name === 'string' ? name : name.id);
  return decisions.filter(({ left, right }) => stale.has(keyOf(idOf(left), idOf(right))));
}

function openLaidOut(plan: TablePlan): (source: number, row: readonly string[]) => OutputRecord {
  const names = plan.output.map(({ name }) => name);
  return (source, row) =>
    toRecord(
      names,
      plan.output.map(({ added, from }) => {
        const at = from[source] ?? -1;
        return added === 'source' ? plan.sources[source]!.info.name : at < 0 ? '' : row[at]!;
      }),
    );
}

function toRecord(columns: readonly string[], cells: readonly string[]): OutputRecord {
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
}
