// sources → duplicates → golden records → one row per customer, with everything needed to explain, verify and undo it
import path from 'node:path';
import { stopThreads, type Threads } from '../engine/executor.ts';
import { letGo } from '../engine/let-go.ts';
import { inputFiles } from '../io/source.ts';
import { openTableWriter, formatOf } from '../io/table-writer.ts';
import { limitError, inputError, usageError } from '../model/user-error.ts';
import { countsOf } from './counts.ts';
import { Backup, backUpInputs, carryBackups, type BackedUp } from './backup-inputs.ts';
import type { ChildSpec } from './child-spec.ts';
import { childTask } from './child-task.ts';
import {
  countChildren,
  holdChildren,
  openChildren,
  refuseAmbiguousKeys,
  repointChild,
  type ChildPass,
  type ChildResult,
  type CountedChild,
  type ChildTable,
} from './children.ts';
import {
  DECISIONS_HEADER,
  decisionLine,
  NO_DECISIONS,
  readDecisions,
  rowKey,
  type Decisions,
} from './decisions.ts';
import { EarlierCrosswalk } from './earlier-crosswalk.ts';
import { startEarly, startForBytes } from './execute.ts';
import type { FieldWishes } from './field-rules.ts';
import { addedColumn, DUP_OF, OWN_ID } from './added-columns.ts';
import { markedIds } from './dup-of.ts';
import { findDuplicates, MATCH_TASKS, type Duplicates, type MatchOptions } from './find-duplicates.ts';
import { decideClusters, type Merged } from './golden-records.ts';
import { decisionsAfter, MadeBefore } from './leave-alone.ts';
import { matchCounts } from './match-figures.ts';
import { readMembers } from './members.ts';
import { leadKeys, openKeys, type KeyBook } from './key-book.ts';
import { membersTask } from './members-task.ts';
import { MergeBookBuilder, type MergeBook } from './merge-book.ts';
import { MergeWatch } from './merge-figures.ts';
import { MergeFiles, writeBlocked, writeDeletions } from './merge-files.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import { NOT_APPLIED, writeNotApplied, writeTypedChanges } from './not-applied.ts';
import { outputEncoding } from './output-encoding.ts';
import { mergedPlan } from './merged-plan.ts';
import { refuseOtherReferences, splitOwn } from './own-references.ts';
import { checkIds } from './record-ids.ts';
import { withRun, type Outcome, type Run, type RunResult } from './run.ts';
import { saveSettings, type LeftAlone, type RunSettings } from './run-settings.ts';
import { openSources, type Opened } from './sources.ts';
import { writeSurvivors, type Written } from './survivors.ts';
import { survivorsTask } from './survivors-task.ts';
import type { MergedView, MergeFigures } from '../report/data.ts';
import { verifyBefore } from './verify-before.ts';
import { TypedValues } from './typed-values.ts';
import { writeStyledBook } from '../io/styled-book.ts';
import { mergeWorkbook } from '../report/merge-workbook.ts';
import { openMergedViews } from './merge-views.ts';
import type { World } from './world.ts';
import { FileOutput, type Output } from '../io/outputs.ts';

export interface MergeOptions extends MatchOptions, FieldWishes {
  readonly decisions: string | undefined;
  readonly only: 'exact' | 'auto' | 'decided';
  readonly master: readonly string[];
  readonly tie: 'chain' | 'review' | 'blank' | 'error';
  readonly blockIf: string | undefined;
  readonly children: readonly ChildSpec[];
  /** Columns of child tables in which rows of one customer must agree to be one row. */
  readonly childDedupe?: readonly string[] | undefined;
  /** crosswalk.csv of an earlier run: the ids it knows are carried on. */
  readonly crosswalkIn?: string | undefined;
  /** Largest share (0..1) of the records that may be merged away. */
  readonly maxRemoved: number;
  /** Source name → rank, 0 most trusted; sources not named follow in the order given. */
  readonly ranks: Readonly<Record<string, number>>;
  /** Set when a finished merge is done once more. */
  readonly again?: Again | undefined;
}

/** A merge done once more from its own backups, some of its clusters left alone. */
export interface Again {
  /** Its folder. */
  readonly of: string;
  readonly settings: RunSettings;
  /** Those left alone before, and those left alone now. */
  readonly leftAlone: readonly LeftAlone[];
  /** Set when the output is not the table as it comes. */
  readonly rework?: Rework | undefined;
}

export interface Rework {
  /** A private folder for the table as it comes. */
  readonly scratch: string;
  /** Writes the output; `table` is where the finished table lies. */
  write(table: string, output: Output): Promise<void>;
}

export async function runMerge(options: MergeOptions, world: World): Promise<RunResult> {
  refuseUnconfirmed(options, world);
  const files = inputFiles([...options.sources, ...options.children]);
  return withRun(options, world, files, async (run) => {
    const started = startEarly(MATCH_TASKS, inputFiles(options.sources), options.threads);
    const opened = await openSources(options, run);
    const { again } = options;
    const decider = again?.settings.options.operator ?? options.operator;
    const typed = new TypedValues(opened.plan);
    const decisions =
      options.decisions === undefined
        ? NO_DECISIONS
        : await readDecisions(options.decisions, decider, options.today, {
            values: typed,
            fields: opened.plan.output.map(({ name }) => name),
          });
    const { own, specs } = splitOwn(options.children, opened);
    const selfKeys = own.map(({ foreignKey }) => foreignKey);
    const children = await openChildren(specs, options.childDedupe, options.readFrom);
    refuseOtherReferences(options.children, opened);
    const earlier =
      options.crosswalkIn === undefined
        ? undefined
        : await EarlierCrosswalk.open(
            options.crosswalkIn,
            opened.plan.sources.map(({ info }) => info.name),
          );
    const found = await findDuplicates(options, world, run, opened, decisions.pairs, options.where, {
      started,
    });
    await checkSheet(options, world, run, opened, decisions);
    const ids = checkIds(opened, found);
    refuseAmbiguousKeys(ids.clash, options.children);
    if (ids.clash !== undefined) world.warn('merge/ids-qualified', { sources: ids.clash, column: OWN_ID });
    const chosen = chooseClusters(options, found);
    const inputBytes = opened.bytes + children.reduce((sum, child) => sum + child.source.info.bytes, 0);
    const backup = new Backup();
    const passes = startForBytes([membersTask, survivorsTask, childTask], inputBytes, options.threads);
    try {
      const pass = { run, world, started: passes };
      const members = await readMembers(
        opened,
        world,
        found,
        new Set([...chosen, ...found.clustering.review].flatMap((cluster) => cluster.members)),
        { folder: run.folder, started: passes, threads: options.threads },
      );
      const ownKeys = openKeys(found, earlier);
      const counted = await countChildren(children, found, ownKeys, pass);
      const childrenOf = await holdChildren(
        counted,
        options.blockIf === undefined
          ? new Set()
          : new Set(chosen.flatMap((cluster) => cluster.members.map((record) => found.store.ids.at(record)))),
        options.blockIf ?? '',
      );
      const qualify = ids.clash !== undefined;
      const book = new MergeBookBuilder(found.store.count);
      const files = new MergeFiles(run, found, qualify);
      const watch = new MergeWatch(run.folder);
      const made = again && new MadeBefore(again);
      const merged = decideClusters({
        options,
        opened,
        found,
        clusters: chosen,
        members,
        childrenOf,
        childTables: children,
        masters: decisions.masters,
        typed,
        qualify,
        earlier,
        possible: made && ((cluster, fields) => made.add(cluster, fields)),
        left: new Set((again?.leftAlone ?? []).map(({ cluster }) => cluster)),
        decided(cluster, fields) {
          book.add(cluster);
          files.add(cluster, fields);
          watch.add(cluster, fields);
          writeTypedChanges(run, opened.plan, cluster);
        },
      });
      typed.close();
      for (const { field, unreadable, future } of merged.dates)
        world.warn('merge/unusable-dates', { column: field, unreadable, future });
      await made?.refuseOthers();
      await confirmRemoval(options, world, found, merged);
      letGo();
      const notApplied = writeNotApplied(run, options.lang, opened, found, merged, typed);
      if (notApplied > 0) world.warn('review/not-applied', { count: notApplied, file: NOT_APPLIED });

      if (!options.dryRun) backup.start(() => packInputs(run, opened, children, decisions, backup.signal));
      const keys = leadKeys(ownKeys, found, merged, earlier);
      const written = await writeMain({
        run,
        options,
        opened,
        found,
        merged,
        book: book.done(),
        earlier,
        world,
        keys,
        selfKeys,
        started: passes,
      });
      const results = await repointChildren(
        counted.map((child) => ({ ...child, books: child.books.map(() => keys) })),
        pass,
      );
      writeBlocked(run, opened, found, merged);
      const kept = run.open('decisions.csv');
      void kept.write(DECISIONS_HEADER);
      const after = again ? decisionsAfter(decisions, again.leftAlone, found, opened.plan) : decisions;
      for (const pair of after.pairs) void kept.write(decisionLine(pair));
      const backups = await backup.done();
      const figures = watch.figures(opened, found, merged, members, results);
      const outcome = await finish(
        run,
        options,
        opened,
        found,
        merged,
        written,
        results,
        figures,
        watch.conflicts,
        openMergedViews(opened, found, merged, members, watch.shelf),
      );
      watch.shelf.close();
      members.close();
      if (passes) await stopThreads(passes);
      letGo();
      if (backups) {
        await verifyBefore({ run, opened, children, outcome, backups, table: written.table });
        writeDeletions(run, opened, found, merged);
      }
      return outcome;
    } finally {
      await backup.stop();
      if (passes) await stopThreads(passes);
    }
  });
}

async function packInputs(
  run: Run,
  opened: Opened,
  children: readonly ChildTable[],
  { pairs }: Decisions,
  signal: AbortSignal,
): Promise<BackedUp> {
  const options = run.options as MergeOptions;
  if (options.again) return carryBackups(run, options.again);
  const packed = await backUpInputs(run, opened, children, signal);
  await saveSettings(run, options, pairs);
  return packed;
}

function refuseUnconfirmed(options: MergeOptions, world: World): void {
  if (!options.yes && !options.dryRun && !world.interactive)
    throw usageError('run/needs-yes', { command: options.command });
}

/** The sheet must speak of this input: clusters it names that this scan does not find are from another file or run. */
async function checkSheet(
  options: MergeOptions,
  world: World,
  run: Run,
  opened: Opened,
  decisions: Decisions,
): Promise<void> {
  if (decisions.sheet.size === 0) return;
  const before = await findDuplicates(
    options,
    { ...world, progress: () => ({ update: () => undefined, stop: () => undefined }) },
    run,
    opened,
    [],
    options.where,
    { again: true },
  );
  const known = new Map(
    [...before.clustering.auto, ...before.clustering.review].map((cluster) => [cluster.id, cluster]),
  );
  for (const [id, keys] of decisions.sheet) {
    const cluster = known.get(id);
    if (!cluster) throw inputError('review/unknown-cluster', { cluster: id, file: options.decisions ?? '' });
    const idOf = (key: string): string =>
      opened.plan.sources.length > 1 ? key : key.slice(key.indexOf(':') + 1);
    const names = new Set(
      cluster.members.map((record) => {
        const source = opened.plan.sources[before.store.sources[record]!]!.info.name;
        return idOf(rowKey(source, before.store.ids.at(record)));
      }),
    );
    if (keys.some((key) => !names.has(idOf(key))))
      throw inputError('review/changed-keys', { cluster: id, file: options.decisions ?? '' });
  }
}

/** The clusters that are to be merged, of those found. */
export function chooseClusters(
  options: MergeOptions,
  { clustering, match }: Duplicates,
): Duplicates['clustering']['auto'] {
  const fuzzy = new Set(match.edges.filter((edge) => edge.score < 1).map((edge) => edge.rule));
  switch (options.only) {
    case 'auto':
      return clustering.auto;
    case 'decided':
      return clustering.auto.filter((cluster) => cluster.links.some((link) => link.decidedBy === 'person'));
    case 'exact':
      return clustering.auto.filter((cluster) =>
        cluster.links.every((link) => link.decidedBy === 'person' || !fuzzy.has(link.rule)),
      );
  }
}

async function confirmRemoval(
  options: MergeOptions,
  world: World,
  { store }: Duplicates,
  merged: Merged,
): Promise<void> {
  const removed = merged.losers.size;
  const share = store.count === 0 ? 0 : removed / store.count;
  const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;
  if (share > options.maxRemoved && !options.dryRun) {
    throw limitError('limit/max-removed', {
      removed,
      total: store.count,
      share: percent(share),
      limit: percent(options.maxRemoved),
    });
  }
  if (options.yes || options.dryRun) return;
  const answer = await world.confirm('merge/confirm', {
    removed,
    total: store.count,
    share: percent(share),
    clusters: merged.clusters.length,
  });
  if (answer !== true) throw usageError('run/not-confirmed');
}

async function writeMain(job: {
  readonly run: Run;
  readonly options: MergeOptions;
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly merged: Merged;
  readonly book: MergeBook;
  readonly earlier: EarlierCrosswalk | undefined;
  readonly world: World;
  readonly keys: KeyBook;
  readonly selfKeys: readonly string[];
  readonly started: Threads | undefined;
}): Promise<Written & { readonly encoding: string; readonly table?: string }> {
  const { run, options, opened, merged } = job;
  const target = run.mainPath('merged.csv');
  const marks = markedIds(job.found, merged, opened.plan);
  const kept = mergedPlan(opened.plan, merged);
  const added = [
    ...(merged.qualify ? [addedColumn(kept, OWN_ID)] : []),
    ...(marks.size > 0 ? [addedColumn(kept, DUP_OF)] : []),
  ];
  const plan = { ...kept, output: [...kept.output, ...added] };
  const format = target === '-' ? 'csv' : formatOf(target);
  const names = [...headerOf(opened.plan), ...merged.overflow.map((column) => column.name)];
  const encoding = outputEncoding(
    options.outEncoding,
    plan.sources.map(({ info }) => info),
    format,
  );
  const { rework } = options.again ?? {};
  const output = run.outputs.open(target, { ours: options.out === undefined });
  const plain = rework && new FileOutput(path.join(rework.scratch, 'table'));
  const table = await openTableWriter(plain ?? output, format, {
    header: [...names.filter((_, at) => !merged.dropped.has(at)), ...added.map((column) => column.name)],
    ...sourceDialect(opened, target),
    encoding,
  });
  const written = await writeSurvivors({ ...job, plan, marks, table, encoding });
  await table.end();
  plain?.finish();
  if (plain) await rework.write(plain.temporary, output);
  return { ...written, path: target, encoding, ...(plain ? { table: plain.temporary } : {}) };
}

async function repointChildren(children: readonly CountedChild[], pass: ChildPass): Promise<ChildResult[]> {
  if (children.length === 0) return [];
  const { run } = pass;
  run.makeFolder('children');
  const orphans = run.open('orphans.csv');
  void orphans.write('child,row,foreign_key,cells\n');
  const removed = children.some(({ dedupe }) => dedupe.length > 0)
    ? run.open('children-removed.csv')
    : undefined;
  void removed?.write('child,row,same_as_row,cells\n');
  let twice: Output | undefined;
  const repeated = (): Output => {
    if (twice === undefined) {
      twice = run.open('child-repeated-ids.csv');
      void twice.write('child,row,id,first_row\n');
    }
    return twice;
  };
  const results: ChildResult[] = [];
  for (const child of children)
    results.push(
      await repointChild(child, { orphans, rejects: run.audit().rejects, removed, repeated }, pass),
    );
  return results;
}

async function finish(
  run: Run,
  options: MergeOptions,
  opened: Opened,
  found: Duplicates,
  merged: Merged,
  written: Written & { readonly encoding: string },
  children: readonly ChildResult[],
  figures: MergeFigures,
  conflicts: number,
  views: () => Iterable<MergedView>,
): Promise<Outcome> {
  const { tally } = found;
  const outcome: Outcome = {
    plan: opened.plan,
    tally,
    counts: countsOf(tally, { out: written.rows, merged: merged.losers.size, not_selected: 0 }),
    extra: {
      ...matchCounts(found),
      merged_clusters: merged.clusters.length,
      blocked_clusters: merged.blocked.length,
      ...(merged.dropped.size === 0
        ? {}
        : { dropped_fields: [...merged.dropped].map((at) => opened.plan.output[at]!.name) }),
      ...(merged.qualify ? { ids_qualified: true } : {}),
      ...(written.encoding === 'utf-8' ? {} : { output_encoding: written.encoding }),
      ...(written.repointed.size === 0 ? {} : { self_references: Object.fromEntries(written.repointed) }),
      ...(written.carried === undefined ? {} : { crosswalk_carried: written.carried }),
      clusters_with_conflicts: conflicts,
      ...(merged.dates.length === 0 ? {} : { unusable_dates: merged.dates }),
      children: children.map(childFacts),
    },
    exit: options.failOn.includes('review') && found.clustering.review.length > 0 ? 1 : 0,
    reason: options.failOn.includes('review') && found.clustering.review.length > 0 ? 'gate/review' : '',
    rows: new Map([[written.path, written.rows]]),
    report: {
      fields: [...opened.plan.output, ...merged.overflow].map((column) => column.name),
      merge: figures,
    },
  };
  if (!options.dryRun)
    await writeStyledBook(run.open('merge-report.xlsx'), mergeWorkbook(run.reportData(outcome), views));
  return outcome;
}

function childFacts(child: ChildResult): Readonly<Record<string, unknown>> {
  const { name, foreignKeys, rows, repointed, orphans, rejected, duplicates } = child;
  const { idColumn, repeatedIds, idRepeats } = child;
  return {
    name,
    foreign_key: foreignKeys.join('+'),
    ...(foreignKeys.length > 1 ? { foreign_keys: foreignKeys } : {}),
    rows,
    repointed,
    orphans,
    rejected,
    ...(duplicates > 0 ? { duplicates } : {}),
    ...(repeatedIds > 0 ? { repeated_ids: { column: idColumn, rows: repeatedIds } } : {}),
    ...(idRepeats === true ? { repeated_ids: { column: idColumn, rows: 'many' } } : {}),
  };
}
