// sources → duplicates → golden records → one row per customer, with everything needed to explain, verify and undo it
import path from 'node:path';
import { stopThreads, type Threads } from '../engine/executor.ts';
import { letGo } from '../engine/let-go.ts';
import { inputFiles } from '../io/source.ts';
import { openTableWriter, formatOf } from '../io/table-writer.ts';
import type { Dialect } from '../model/record.ts';
import { usageError } from '../model/user-error.ts';
import { Backup, backUpInputs, carryBackups, type BackedUp } from './backup-inputs.ts';
import type { ChildSpec } from './child-spec.ts';
import { childTask } from './child-task.ts';
import {
  countChildren,
  holdChildren,
  openChildren,
  refuseAmbiguousKeys,
  type ChildTable,
} from './children.ts';
import { goOnFrom, openClustersRun, refuseOtherInputs } from './clusters-run.ts';
import {
  DECISIONS_HEADER,
  decisionLine,
  joinDecisions,
  NO_DECISIONS,
  readDecisions,
  type Decisions,
} from './decisions.ts';
import { EarlierCrosswalk } from './earlier-crosswalk.ts';
import { startEarly, startForBytes } from './execute.ts';
import type { FieldWishes } from './field-rules.ts';
import { OWN_ID } from './added-columns.ts';
import { markedIds } from './dup-of.ts';
import { findDuplicates, MATCH_TASKS, type Duplicates, type MatchOptions } from './find-duplicates.ts';
import { decideClusters, type Merged } from './golden-records.ts';
import { decisionsAfter, MadeBefore } from './leave-alone.ts';
import { readMembers } from './members.ts';
import { leadKeys, openKeys, type KeyBook } from './key-book.ts';
import { membersTask } from './members-task.ts';
import { MergeBookBuilder, type MergeBook } from './merge-book.ts';
import { checkSheet } from './check-sheet.ts';
import { confirmRemoval } from './confirm-removal.ts';
import { MergeWatch } from './merge-figures.ts';
import { outcomeOf } from './merge-outcome.ts';
import { MergeFiles, writeBlocked, writeDeletions } from './merge-files.ts';
import { headerOf } from './normalize.ts';
import { NOT_APPLIED, writeNotApplied, writeTypedChanges } from './not-applied.ts';
import { outputEncoding } from './output-encoding.ts';
import { mergedPlan, withAdded } from './merged-plan.ts';
import { splitOwn } from './own-references.ts';
import { readReferenced, ReferencedClusters, resolveReferences } from './referenced-columns.ts';
import { repointChildren } from './repoint-children.ts';
import { checkIds } from './record-ids.ts';
import { withRun, type Run, type RunResult } from './run.ts';
import { sheetCheck } from './sheet-rows.ts';
import { saveSettings, type LeftAlone, type RunSettings } from './run-settings.ts';
import { openSources, type Opened } from './sources.ts';
import { writeSurvivors, type SelfKey, type Written } from './survivors.ts';
import { survivorsTask } from './survivors-task.ts';
import { verifyBefore } from './verify-before.ts';
import { TypedValues } from './typed-values.ts';
import { writeStyledBook } from '../io/styled-book.ts';
import { mergeWorkbook } from '../report/merge-workbook.ts';
import { openMergedViews } from './merge-views.ts';
import type { World } from './world.ts';
import { outputDialect } from './written-tables.ts';
import { FileOutput, type Output } from '../io/outputs.ts';

export interface MergeOptions extends MatchOptions, FieldWishes {
  readonly decisions: string | undefined;
  /** Folder of a scan whose clusters are merged; nothing is matched again. */
  readonly clusters?: string | undefined;
  /** What people had decided when that scan was made. */
  readonly scanDecisions?: string | undefined;
  /** Of a review sheet about an input that has changed, rows that are as they were count; without it it is refused. */
  readonly acceptStale?: boolean | undefined;
  readonly only: 'exact' | 'auto' | 'decided';
  readonly master: readonly string[];
  readonly tie: 'chain' | 'review' | 'blank' | 'error';
  readonly blockIf: string | undefined;
  /** Records of different owners are left to a person: by the column known as the owner's, or by the one named. */
  readonly respectOwner?: boolean | string | undefined;
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
  /**
   * Writes the output; `table` is where the finished table lies, written in that encoding and, by the name of its file,
   * in that dialect.
   */
  write(table: string, output: Output, told: Told): Promise<void>;
}

interface Told {
  readonly encoding: string;
  readonly dialectOf: (file: string) => Dialect | undefined;
}

export async function runMerge(asked: MergeOptions, world: World): Promise<RunResult> {
  refuseUnconfirmed(asked, world);
  const scanned =
    asked.clusters === undefined ? undefined : await openClustersRun(asked.clusters, asked.decisions);
  const options = scanned ? { ...asked, ...goOnFrom(scanned) } : asked;
  const files = inputFiles([...options.sources, ...options.children]);
  return withRun(options, world, files, async (run) => {
    const started = startEarly(MATCH_TASKS, inputFiles(options.sources), options.threads);
    const opened = await openSources(options, run);
    if (scanned) refuseOtherInputs(scanned, opened);
    const { again } = options;
    const decider = again?.settings.options.operator ?? options.operator;
    const typed = new TypedValues(opened.plan);
    const before =
      options.scanDecisions === undefined
        ? NO_DECISIONS
        : await readDecisions(options.scanDecisions, decider, options.today);
    const now =
      options.decisions === undefined
        ? NO_DECISIONS
        : await readDecisions(
            options.decisions,
            decider,
            options.today,
            { values: typed, fields: opened.plan.output.map(({ name }) => name) },
            sheetCheck(opened, options.acceptStale === true),
          );
    const decisions = joinDecisions(before, now);
    const named = resolveReferences(options.children, opened);
    const { own, specs } = splitOwn(named, opened);
    const children = await openChildren(specs, options.childDedupe, options.readFrom, opened.sources);
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
    await checkSheet(options, world, run, opened, decisions, before.pairs);
    const ids = checkIds(opened, found);
    refuseAmbiguousKeys(ids.clash, named);
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
      const reading = { world, started: passes, threads: options.threads };
      const columns = await readReferenced(named, opened, found, reading);
      const bookOf = (column: string | undefined): KeyBook =>
        column === undefined ? ownKeys : columns.get(column)!.book;
      const counted = await countChildren(children, bookOf, pass);
      const childrenOf = await holdChildren(
        counted,
        options.blockIf === undefined ? [] : chosen.flatMap((cluster) => cluster.members),
        options.blockIf ?? '',
      );
      const referenced = new ReferencedClusters(columns);
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
          referenced.add(cluster);
          writeTypedChanges(run, opened.plan, cluster);
        },
      });
      typed.close();
      for (const { field, unreadable, future } of merged.dates)
        world.warn('merge/unusable-dates', { column: field, unreadable, future });
      await made?.refuseOthers();
      await confirmRemoval(options, world, found, merged);
      letGo();
      const notApplied = writeNotApplied(run, options.lang, opened, found, merged, typed, decisions.stale);
      if (notApplied > 0) world.warn('review/not-applied', { count: notApplied, file: NOT_APPLIED });

      if (!options.dryRun) backup.start(() => packInputs(run, opened, children, decisions, backup.signal));
      const keys = leadKeys(ownKeys, found, merged, earlier);
      const led = referenced.lead(merged.dropped);
      const ledBook = (column: string | undefined): KeyBook =>
        column === undefined ? keys : led.get(column)!;
      const written = await writeMain({
        run,
        options,
        opened,
        found,
        merged,
        book: book.done(),
        earlier,
        world,
        selfKeys: own.map(({ foreignKey, references }) => ({
          name: foreignKey,
          book: ledBook(references),
        })),
        started: passes,
      });
      const results = await repointChildren(
        counted.map((child) => ({
          ...child,
          books: child.books.map((_, at) => ledBook(child.references?.[at])),
        })),
        pass,
      );
      writeBlocked(run, opened, found, merged);
      const kept = run.open('decisions.csv');
      void kept.write(DECISIONS_HEADER);
      const after = again ? decisionsAfter(decisions, again.leftAlone, found, opened.plan) : decisions;
      for (const pair of after.pairs) void kept.write(decisionLine(pair));
      const backups = await backup.done();
      const figures = watch.figures(opened, found, merged, members, results);
      const outcome = outcomeOf({
        options,
        opened,
        found,
        merged,
        written,
        children: results,
        own,
        figures,
        conflicts: watch.conflicts,
      });
      if (!options.dryRun) {
        const views = openMergedViews(opened, found, merged, members, watch.shelf);
        await writeStyledBook(run.open('merge-report.xlsx'), mergeWorkbook(run.reportData(outcome), views));
      }
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

async function writeMain(job: {
  readonly run: Run;
  readonly options: MergeOptions;
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly merged: Merged;
  readonly book: MergeBook;
  readonly earlier: EarlierCrosswalk | undefined;
  readonly world: World;
  readonly selfKeys: readonly SelfKey[];
  readonly started: Threads | undefined;
}): Promise<Written & { readonly encoding: string; readonly table?: string }> {
  const { run, options, opened, merged } = job;
  const target = run.mainPath('merged.csv');
  const marks = markedIds(job.found, merged, opened.plan);
  const { plan, added } = withAdded(mergedPlan(opened.plan, merged), merged, marks.size > 0);
  const format = target === '-' ? 'csv' : formatOf(target);
  const names = [...headerOf(opened.plan), ...merged.overflow.map((column) => column.name)];
  const encoding = outputEncoding(
    options.outEncoding,
    plan.sources.map(({ info }) => info),
    format,
  );
  const { rework } = options.again ?? {};
  const output = run.outputs.open(target, { ours: options.out === undefined });
  const dialectOf = (file: string): Dialect | undefined => outputDialect(opened, file);
  const dialect = dialectOf(target);
  const plain = rework && new FileOutput(path.join(rework.scratch, 'table'));
  const table = await openTableWriter(plain ?? output, format, {
    header: [...names.filter((_, at) => !merged.dropped.has(at)), ...added.map((column) => column.name)],
    ...(dialect ? { dialect } : {}),
    encoding,
  });
  const written = await writeSurvivors({ ...job, plan, marks, table, encoding });
  await table.end();
  plain?.finish();
  if (plain) await rework.write(plain.temporary, output, { encoding, dialectOf });
  return { ...written, path: target, encoding, ...(plain ? { table: plain.temporary } : {}) };
}
