// Reads every source once, keeps only what matching needs, and finds the clusters. `scan` reports them, `merge` applies them.
import { stopThreads, type Threads } from '../engine/executor.ts';
import { letGo } from '../engine/let-go.ts';
import { clusterRecords, type Clustering } from '../linkage/cluster.ts';
import { valueRows, type SharedKind } from '../linkage/pair-levels.ts';
import { matchByRules } from '../linkage/match-by-rules.ts';
import type { MatchResult, MatchRule } from '../linkage/match.ts';
import { viewByRules } from '../linkage/rule-view.ts';
import { RecordStoreBuilder, type RecordStore, type StoredField } from '../linkage/record-store.ts';
import { classifySharedValues } from '../linkage/shared-values.ts';
import { addTally, emptyTally, type Tally } from '../model/events.ts';
import { usageError } from '../model/user-error.ts';
import { matchKind } from '../rulepack/comparisons.ts';
import type { SavedModel } from '../rulepack/model-file.ts';
import { TWO_PEOPLE } from '../rulepack/compared-fields.ts';
import { fuzzyDerive } from '../rulepack/blocking-passes.ts';
import type { Stamp } from '../report/ledger.ts';
import { applyDecisions } from './apply-decisions.ts';
import type { PairDecision } from './decisions.ts';
import { openExecutor, startForBytes } from './execute.ts';
import { Forecast, type Speed } from './forecast.ts';
import { readLinks } from './found-links.ts';
import { heedMemory, refuseHopeless, type MemoryFigures } from './heed-memory.ts';
import { keysTask } from './keys-task.ts';
import { ignoredKeys } from './ignored-keys.ts';
import { matchTask, planMatching, type MatchSetup } from './match-task.ts';
import { matchByEvidence, type BlockLimits } from './match-evidence.ts';
import type { MatchInsight, PairInsight } from './match-insight.ts';
import { checkWeights, labelledPairs, savedWeights } from './match-weights.ts';
import { chooseMatchFields, countedFields, indexOfField, type MatchFields } from './match-fields.ts';
import type { SharedOptions } from './options.ts';
import type { TablePlan } from './plan.ts';
import type { DupLimit } from './repeated-values.ts';
import { heedDifferences, refuseRepeatedIds, sourcesNamed } from './screen-input.ts';
import { readAll, type Opened } from './sources.ts';
import { tellTooCommon, tellUseless } from './useless-fields.ts';
import type { World } from './world.ts';

export interface MatchOptions extends SharedOptions {
  readonly rules: readonly string[];
  readonly veto: readonly string[];
  readonly ignoreValues: readonly string[];
  readonly auto: number | undefined;
  readonly reviewAt: number | undefined;
  readonly maxCluster: number;
  /** Sources that hold every customer once: no two records of one are ever merged by themselves. */
  readonly clean?: readonly string[];
  /** The source, last of all, that the others are held against: its records are not compared with each other. */
  readonly against?: string | undefined;
  /** Columns whose repeated values are counted, and how many there may be. */
  readonly dupLimits?: readonly DupLimit[];
  /** Weights another run saved; undefined: they are learned from the records. */
  readonly model?: SavedModel | undefined;
  /**
   * Decisions improve the weights, too. Not where clusters are applied: nothing is merged that was not certain when a
   * person looked.
   */
  readonly learnsFromDecisions?: boolean;
  /** What a scan of these very records found: nothing is matched again. */
  readonly links?: string | undefined;
  /** When pairs are thinned out; the usual limits unless told. */
  readonly blockLimits?: BlockLimits | undefined;
  /** Single pairs will be asked about when matching is done. */
  readonly asksAboutPairs?: boolean;
}

export interface Duplicates {
  readonly store: RecordStore;
  /** By limit: the column it is about. */
  readonly limited: readonly StoredField[];
  readonly matchFields: MatchFields;
  readonly match: MatchResult;
  readonly clustering: Clustering;
  readonly tally: Tally;
  /** Records a person wants gone: they join their cluster and give nothing to it. */
  readonly deleted: ReadonlySet<number>;
  /** Records a person marked → the ones they are copies of. */
  readonly marked: ReadonlyMap<number, number>;
  /** Values a person decided on that name records that are not there any more. */
  readonly staleDecisions: readonly PairDecision[];
  /** Of a run without rules. */
  readonly insight?: MatchInsight | undefined;
  readonly memory?: MemoryFigures | undefined;
  readonly speed?: Speed | undefined;
  /** When {@link MatchOptions.asksAboutPairs}. */
  readonly pairs?: PairInsight | undefined;
}

/** Who reads along: how audit lines are stamped, and where those about records that were set aside go. */
export interface ReadingAudit {
  readonly stamp: Stamp;
  audit(): { readonly rejects: { write(lines: Uint8Array): unknown } };
}

/** What the threads of {@link findDuplicates} are asked to do. */
export const MATCH_TASKS = [keysTask, matchTask];

/** p ≥ 0.99 merges by itself, p ≥ 0.80 asks a person. */
export const AUTO = 0.99;
export const REVIEW = 0.8;

export async function findDuplicates(
  options: MatchOptions,
  world: World,
  run: ReadingAudit | undefined,
  opened: Opened,
  decisions: readonly PairDecision[],
  where: string | undefined,
  { again = false, started }: { readonly again?: boolean; readonly started?: Threads | undefined } = {},
): Promise<Duplicates> {
  const threads = started ?? startForBytes(MATCH_TASKS, opened.bytes, options.threads);
  try {
    return await findOn(threads, options, world, again ? undefined : run, opened, decisions, where);
  } finally {
    if (threads) await stopThreads(threads);
  }
}

async function findOn(
  threads: Threads | undefined,
  options: MatchOptions,
  world: World,
  run: ReadingAudit | undefined,
  opened: Opened,
  decisions: readonly PairDecision[],
  where: string | undefined,
): Promise<Duplicates> {
  const { plan } = opened;
  checkWeights(options);
  const auto = options.auto ?? AUTO;
  const reviewAt = options.reviewAt ?? Math.min(REVIEW, auto);
  if (reviewAt > auto) throw usageError('match/thresholds', { review: reviewAt, auto });
  const matchFields = chooseMatchFields(
    plan,
    options.rules,
    options.veto,
    opened.sources.map((source) => source.sample),
  );
  if (matchFields.fields.length === 0)
    throw usageError('match/nothing-to-match', { file: opened.sources[0]?.info.file ?? '' });
  if (where === undefined && options.links === undefined) refuseHopeless(options, opened, matchFields);
  const clean = sourcesNamed(plan, options.clean ?? []);
  const existing = plan.sources.findIndex(({ info }) => info.name === options.against);
  if (existing >= 0) heedDifferences(plan, matchFields, existing, world, options.lang);
  const counted = countedFields(
    plan,
    matchFields.fields,
    (options.dupLimits ?? []).map(({ column }) => column),
  );
  const forecast = new Forecast(world, options.lang);
  const own = counted.filter((field) => typeof field !== 'number');
  const { store: whole, tally } = await readKeys(
    threads,
    options,
    world,
    run,
    opened,
    { ...matchFields, fields: [...matchFields.fields, ...own] },
    where,
    existing,
  );
  const store = { ...whole, fields: whole.fields.slice(0, matchFields.fields.length) };
  const limited = counted.map((field) =>
    typeof field === 'number'
      ? store.fields[field]!
      : whole.fields[store.fields.length + own.indexOf(field)]!,
  );
  if (run) tellUseless(store, matchFields, tally, plan, world);
  if (existing >= 0) refuseRepeatedIds(store, plan.sources[existing]!.info);
  const shared = sharedValues(store, matchFields, options);
  const setup: MatchSetup = {
    store,
    fields: matchFields.fields,
    shared,
    lexicons: options.lexicons,
    ignoreValues: options.ignoreValues,
  };
  const { kinds } = planMatching(setup);
  if (options.rules.length === 0 && kinds.every((kind) => kind.generic === 'category'))
    throw usageError('match/nothing-to-match', { file: opened.sources[0]?.info.file ?? '' });
  const compared = kinds.map((kind) => kind.compared);
  // In a list of people an employer's number says nothing against two records being one person.
  const hasNames = matchFields.fields.some((field) => field.type === 'name');
  const vetoFields = [
    ...compared
      .filter((field) => field.veto && !(field.organisation && hasNames))
      .map((field) => field.field),
    ...options.veto.map((word) => indexOfField(matchFields.fields, plan, word)),
  ];
  const quiet = run === undefined ? { ...world, tell: () => undefined, warn: () => undefined } : world;
  const saved =
    options.links === undefined
      ? undefined
      : await readLinks(options.links, store, compared, valueRows(store, compared));
  const memory = saved
    ? { figures: undefined, threads: 1, started: undefined }
    : await heedMemory(setup, matchFields, options, threads, quiet);
  const settings = {
    vetoFields,
    auto,
    reviewAt,
    progress: (done: number, total: number, pairs = done): void => forecast.progress(done, total, pairs),
  };
  const sourceNames = identityNames(plan);
  const byRules =
    options.rules.length === 0 || saved
      ? undefined
      : {
          ...settings,
          compared,
          rules: matchRules(matchFields, options.lexicons),
          ignored: ignoredKeys(store, options.ignoreValues),
          autoGiven: options.auto !== undefined,
        };
  const byEvidence =
    byRules === undefined && !saved
      ? await matchByEvidence(setup, {
          ...settings,
          threads: memory.threads,
          started: memory.started,
          limits: options.blockLimits,
          counted: (pairs) => forecast.counted(pairs),
          model: await savedWeights(options, world),
          labels: options.learnsFromDecisions === true ? labelledPairs(store, sourceNames, decisions) : [],
          keeps: options.asksAboutPairs === true,
        })
      : undefined;
  const match = saved ?? byEvidence ?? matchByRules(store, byRules!);
  const speed = forecast.done(store.count);
  if (run) tellTooCommon(matchFields, match, world);
  // What they remember is not needed any more.
  if (threads) await stopThreads(threads);
  letGo();
  const isDecided = decisions.length > 0;
  const decided = applyDecisions(store, sourceNames, decisions, isDecided ? match.edges : []);
  const { apart, edges, stale, deleted, marked } = decided;
  const clustering = clusterRecords(store, isDecided ? edges : match.found, sourceNames, {
    maxCluster: options.maxCluster,
    vetoFields,
    apart,
    clean: existing < 0 ? clean : new Set([...clean, existing]),
    clearly: Math.log2(auto / (1 - auto)),
    weigh: match.weigh,
    comparisons: new Map(
      compared.flatMap(({ veto, field, comparison }) =>
        veto && 'prepare' in comparison ? [[field, comparison]] : [],
      ),
    ),
  });
  return {
    store,
    limited,
    matchFields,
    match,
    clustering,
    tally,
    deleted,
    marked,
    staleDecisions: stale,
    insight: byEvidence?.insight,
    memory: memory.figures,
    speed,
    pairs:
      byRules && options.asksAboutPairs === true
        ? { view: viewByRules(store, byRules), blocking: [], isUnfit: byRules.ignored }
        : byEvidence?.insight.pairs,
  };
}

/** A second reading writes no audit lines: the first one has. */
const NO_STAMP: Stamp = { run: '', time: '', operator: '', command: '' };

async function readKeys(
  threads: Threads | undefined,
  options: SharedOptions,
  world: World,
  run: ReadingAudit | undefined,
  opened: Opened,
  { fields, origin }: MatchFields,
  where: string | undefined,
  existing: number,
): Promise<{ store: RecordStore; tally: Tally }> {
  const { plan, bytes } = opened;
  const builder = new RecordStoreBuilder(fields);
  const tally = emptyTally(plan.output.length);
  const executor = openExecutor(
    keysTask,
    { plan, fields, stamp: run?.stamp ?? NO_STAMP, where, existing },
    { threads: options.threads, bytes, started: threads, keep: true },
  );
  const rejects = run?.audit().rejects;
  try {
    for await (const part of executor.run(readAll(opened, world, 'step/read'))) {
      builder.add(part.keys);
      addTally(tally, part.tally);
      if (part.rejects.length > 0) void rejects?.write(part.rejects);
    }
  } finally {
    await executor.close();
  }
  return { store: builder.done(origin, existing, letGo), tally };
}

/** By field: phones and mailboxes that records with different names share. */
function sharedValues(
  store: RecordStore,
  { fields }: MatchFields,
  options: MatchOptions,
): ReadonlyMap<number, SharedKind>[] {
  const nameAt = fields.findIndex((field) => field.type === 'name');
  const name =
    nameAt < 0
      ? undefined
      : {
          field: nameAt,
          comparison: matchKind('name', 'name', options.lexicons).comparison,
          twoPeople: TWO_PEOPLE,
        };
  return fields.map(({ type }, field) =>
    options.rules.length === 0 && (type === 'phone' || type === 'email')
      ? classifySharedValues(store, field, name)
      : new Map(),
  );
}

function matchRules(
  { fields, rules, ruleFields }: MatchFields,
  lexicons: SharedOptions['lexicons'],
): MatchRule[] {
  return rules.map((rule, at) => ({
    name: rule.name,
    parts: rule.parts.map((part, index) => {
      const field = ruleFields[at]![index]!;
      const { type, role } = fields[field]!;
      return {
        field,
        fuzzy: part.fuzzy,
        least: part.least,
        comparison: matchKind(type, role, lexicons).comparison,
        derive: fuzzyDerive(type, lexicons),
      };
    }),
  }));
}

/**
 * What tells apart records with the same id: the source's name where there are several. A single export may be called
 * jan.csv today and feb.csv tomorrow; clusters and decisions must not care.
 */
function identityNames(plan: TablePlan): string[] {
  return plan.sources.map((source) => (plan.sources.length > 1 ? source.info.name : ''));
}
