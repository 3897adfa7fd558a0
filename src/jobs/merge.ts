// sources → duplicates → golden records → one row per customer, with everything needed to explain, verify and undo it
import { inputFiles } from '../io/source.ts';
import { openTableWriter, formatOf } from '../io/table-writer.ts';
import { limitError, inputError, usageError } from '../model/user-error.ts';
import { countsOf } from './counts.ts';
import { backUpInputs } from './backup-inputs.ts';
import type { ChildSpec } from './child-spec.ts';
import {
  countChildren,
  openChildren,
  refuseAmbiguousKeys,
  repointChild,
  type ChildResult,
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
import { startEarly } from './execute.ts';
import type { FieldWishes } from './field-rules.ts';
import { dupOfColumn, markedIds } from './dup-of.ts';
import { findDuplicates, MATCH_TASKS, type Duplicates, type MatchOptions } from './find-duplicates.ts';
import { decideClusters, type Merged } from './golden-records.ts';
import { matchCounts } from './match-figures.ts';
import { readMembers } from './members.ts';
import { mergeFigures } from './merge-figures.ts';
import { writeMergeFiles } from './merge-files.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import { outputEncoding } from './output-encoding.ts';
import { mergedPlan } from './merged-plan.ts';
import { refuseOtherReferences, splitOwn } from './own-references.ts';
import { checkIds } from './record-ids.ts';
import { withRun, type Outcome, type Run, type RunResult } from './run.ts';
import { openSources, type Opened } from './sources.ts';
import { writeSurvivors, type Written } from './survivors.ts';
import { targetsOf, type Targets } from './targets.ts';
import { renderMergeWorkbook } from '../report/merge-workbook.ts';
import type { World } from './world.ts';

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
}

export async function runMerge(options: MergeOptions, world: World): Promise<RunResult> {
  refuseUnconfirmed(options, world);
  const files = inputFiles([...options.sources, ...options.children]);
  return withRun(options, world, files, async (run) => {
    const started = startEarly(MATCH_TASKS, inputFiles(options.sources), options.threads);
    const opened = await openSources(options, run);
    const decisions =
      options.decisions === undefined
        ? NO_DECISIONS
        : await readDecisions(options.decisions, options.operator, options.today);
    const { own, specs } = splitOwn(options.children, opened);
    const selfKeys = own.map(({ foreignKey }) => foreignKey);
    const children = await openChildren(specs, options.childDedupe);
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
    if (found.staleDecisions.length > 0)
      world.warn('review/stale-decisions', { count: found.staleDecisions.length });

    const chosen = chooseClusters(options, found);
    const members = await readMembers(
      opened,
      world,
      found,
      new Set([...chosen, ...found.clustering.review].flatMap((cluster) => cluster.members)),
    );
    const childrenOf = await countChildren(
      children,
      new Set(chosen.flatMap((cluster) => cluster.members.map((record) => found.store.ids.at(record)))),
      options.blockIf,
    );
    const merged = decideClusters({
      options,
      opened,
      found,
      clusters: chosen,
      members,
      childrenOf,
      childTables: children,
      masters: decisions.masters,
      qualify: ids.clash !== undefined,
      earlier,
    });
    await confirmRemoval(options, world, found, merged);

    if (!options.dryRun) await backUpInputs(run, opened, children);
    const targets = targetsOf(found, merged, earlier);
    const written = await writeMain({
      run,
      options,
      opened,
      found,
      merged,
      earlier,
      world,
      targets,
      selfKeys,
    });
    const results = await repointChildren(run, children, merged, found, targets);
    writeMergeFiles(run, opened, found, merged);
    const kept = run.open('decisions.csv');
    void kept.write(DECISIONS_HEADER);
    for (const pair of decisions.pairs) void kept.write(decisionLine(pair));
    return finish(run, options, opened, found, merged, written, results, members);
  });
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

function chooseClusters(
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
  readonly earlier: EarlierCrosswalk | undefined;
  readonly world: World;
  readonly targets: Targets;
  readonly selfKeys: readonly string[];
}): Promise<Written & { readonly encoding: string }> {
  const { run, options, opened, merged } = job;
  const target = run.mainPath('merged.csv');
  const marks = markedIds(job.found, merged, opened.plan);
  const kept = mergedPlan(opened.plan, merged);
  const added = marks.size > 0 ? [dupOfColumn(kept)] : [];
  const plan = { ...kept, output: [...kept.output, ...added] };
  const format = target === '-' ? 'csv' : formatOf(target);
  const names = [...headerOf(opened.plan), ...merged.overflow.map((column) => column.name)];
  const encoding = outputEncoding(
    options.outEncoding,
    plan.sources.map(({ info }) => info),
    format,
  );
  const table = await openTableWriter(run.outputs.open(target, { ours: options.out === undefined }), format, {
    header: [...names.filter((_, at) => !merged.dropped.has(at)), ...added.map((column) => column.name)],
    ...sourceDialect(opened, target),
    encoding,
  });
  const written = await writeSurvivors({ ...job, plan, marks, table });
  await table.end();
  return { ...written, path: target, encoding };
}

async function repointChildren(
  run: Run,
  children: Awaited<ReturnType<typeof openChildren>>,
  merged: Merged,
  { store }: Duplicates,
  targets: Targets,
): Promise<ChildResult[]> {
  if (children.length === 0) return [];
  run.makeFolder('children');
  const orphans = run.open('orphans.csv');
  void orphans.write('child,row,foreign_key,cells\n');
  const { targetOf, known } = targets;
  const removed = children.some(({ dedupe }) => dedupe.length > 0)
    ? run.open('children-removed.csv')
    : undefined;
  void removed?.write('child,row,same_as_row,cells\n');
  const met = new Set([...merged.survivors.keys()].map((record) => store.ids.at(record)));
  const results: ChildResult[] = [];
  for (const child of children)
    results.push(
      await repointChild(run, child, {
        targetOf,
        exists: (id) => known.has(id),
        isMerged: (id) => met.has(id),
        orphans,
        rejects: run.audit().rejects,
        removed,
      }),
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
  members: Awaited<ReturnType<typeof readMembers>>,
): Promise<Outcome> {
  const { tally } = found;
  const lostConflict = merged.clusters.filter((cluster) =>
    cluster.golden.outcomes.some((outcome) => outcome.conflict),
  ).length;
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
      clusters_with_conflicts: lostConflict,
      children: children.map(({ name, foreignKeys, rows, repointed, orphans, rejected, duplicates }) => ({
        name,
        foreign_key: foreignKeys.join('+'),
        ...(foreignKeys.length > 1 ? { foreign_keys: foreignKeys } : {}),
        rows,
        repointed,
        orphans,
        rejected,
        ...(duplicates > 0 ? { duplicates } : {}),
      })),
    },
    exit: options.failOn.includes('review') && found.clustering.review.length > 0 ? 1 : 0,
    reason: options.failOn.includes('review') && found.clustering.review.length > 0 ? 'gate/review' : '',
    rows: new Map([[written.path, written.rows]]),
    report: {
      fields: [...opened.plan.output, ...merged.overflow].map((column) => column.name),
      merge: mergeFigures(opened, found, merged, members, children),
    },
  };
  if (!options.dryRun)
    await run.open('merge-report.xlsx').write(await renderMergeWorkbook(run.reportData(outcome)));
  return outcome;
}
