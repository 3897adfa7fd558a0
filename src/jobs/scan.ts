// sources → match keys → pairs → clusters → files a person can review
import { coverageCounts, coverageFigures } from './coverage-figures.ts';
import { inputFiles } from '../io/source.ts';
import { writeReviewFile } from './review-file.ts';
import {
  DECISIONS_HEADER,
  decisionLine,
  joinDecisions,
  NO_DECISIONS,
  readDecisions,
  type Decisions,
  type PairDecision,
} from './decisions.ts';
import { startEarly } from './execute.ts';
import { findDuplicates, MATCH_TASKS, type Duplicates, type MatchOptions } from './find-duplicates.ts';
import { writeLinks } from './found-links.ts';
import { matchCounts } from './match-figures.ts';
import { readMembers } from './members.ts';
import { withRun, type Outcome, type Run, type RunResult } from './run.ts';
import { isOver, percent, type Repetition } from './repeated-values.ts';
import { repetitionsOf, writeScanFiles } from './scan-files.ts';
import { countVerdicts, screenRecords, writeScreen } from './screen.ts';
import { countSince, readEarlierRun, splitBySince, writeResolved, type EarlierRun } from './since-run.ts';
import { listedClusters, scanFigures } from './scan-figures.ts';
import { checkWeights, claimModelFile, writeModelFile } from './match-weights.ts';
import { judgeByTruth, shownRecords, truthCounts, truthFigures, writeMisses } from './truth.ts';
import { readTruth } from './truth-file.ts';
import type { TruthFigures } from '../report/truth-figures.ts';
import { openSources, type Opened } from './sources.ts';
import { countsOf } from './counts.ts';
import type { World } from './world.ts';

export interface ScanOptions extends MatchOptions {
  /** Review sheet to write, .xlsx or .csv. */
  readonly review: string | undefined;
  /** Decisions already made: their pairs are not asked again. */
  readonly decisions: string | undefined;
  /** Column the review's clusters are sorted by, descending when it starts with `-`. */
  readonly sort: string | undefined;
  /** Of the review sheet: so many clusters at most, and of all that there are this share (0..1), drawn by their ids. */
  readonly limit?: number | undefined;
  readonly sample?: number | undefined;
  /** Folder of an earlier run: what it has shown is not shown again. */
  readonly sinceRun?: string | undefined;
  /** A table of known answers the run is measured by. */
  readonly truth?: string | undefined;
  /** Where the weights are written to. */
  readonly saveModel?: string | undefined;
}

export async function runScan(options: ScanOptions, world: World): Promise<RunResult> {
  const files = inputFiles(options.sources);
  return withRun(options, world, files, async (run) => {
    if (options.review !== undefined) {
      run.outputs.check(options.review);
      run.outputs.lock(options.review);
    }
    claimModelFile(run, options);
    checkWeights(options);
    const truth = options.truth === undefined ? undefined : await readTruth(options.truth);
    const started = startEarly(MATCH_TASKS, files, options.threads);
    const opened = await openSources(options, run);
    const earlier = options.sinceRun === undefined ? undefined : await readEarlierRun(options.sinceRun);
    const decisions = await decisionsOf(options, earlier);
    const wanted = { ...options, learnsFromDecisions: true, asksAboutPairs: truth !== undefined };
    const all = await findDuplicates(wanted, world, run, opened, decisions.pairs, options.where, {
      started,
    });
    keepDecisions(run, world, decisions, all);
    const judgement = truth && judgeByTruth(truth, all, opened.plan, world);
    const since = earlier === undefined ? undefined : splitBySince(all, opened.plan, earlier);
    const found = since === undefined ? all : { ...all, clustering: { ...all.clustering, ...since.fresh } };
    const repetitions = repetitionsOf(found, options.dupLimits ?? []);
    const households = writeScanFiles(run, opened.plan, found, since?.known, repetitions);
    writeLinks(run, options, opened, all);
    if (since) writeResolved(run, since.resolved);
    const screened = options.against === undefined ? undefined : screenRecords(all);
    if (screened) writeScreen(run, opened.plan, all, screened, options.lang);
    await writeModelFile(run, options, all);
    const shown = judgement === undefined ? [] : shownRecords(judgement);
    const listed = shownMembers(found, options.review !== undefined, shown);
    const members = await readMembers(opened, world, found, listed);
    const { leftOut, sortedBy } =
      options.review === undefined
        ? NO_REVIEW
        : await writeReviewFile(run, options, opened.plan, found, members);
    if (leftOut > 0) world.warn('review/left-out', { count: leftOut });
    if (sortedBy !== '') world.tell('review/sorted-by', { column: sortedBy });
    if (judgement) writeMisses(run, judgement, all, opened.plan);
    const figures = judgement && truthFigures(judgement, all, opened.plan, members);
    const told = {
      ...(screened === undefined ? {} : { screen: countVerdicts(screened) }),
      ...(leftOut === 0 ? {} : { left_out_of_review: leftOut }),
      ...(households.households === 0 ? {} : households),
      ...(since === undefined ? {} : { since: countSince(options.sinceRun!, since) }),
    };
    return outcome(options, opened, found, members, { repetitions, told, truth: figures });
  });
}

const NO_REVIEW = { leftOut: 0, sortedBy: '' };

/** What people decided: told now, and in the runs before. */
async function decisionsOf(options: ScanOptions, earlier: EarlierRun | undefined): Promise<Decisions> {
  const read = async (file: string | undefined): Promise<Decisions> =>
    file === undefined ? NO_DECISIONS : readDecisions(file, options.operator, options.today);
  return joinDecisions(await read(earlier?.decisions), await read(options.decisions));
}

/** decisions.csv goes on from run to run; what in it is about records that are gone is listed apart, too. */
function keepDecisions(run: Run, world: World, { pairs }: Decisions, { staleDecisions }: Duplicates): void {
  const write = (name: string, list: readonly PairDecision[]): void => {
    if (list.length === 0) return;
    const output = run.open(name);
    void output.write(DECISIONS_HEADER);
    for (const pair of list) void output.write(decisionLine(pair));
  };
  write('decisions.csv', pairs);
  write('stale-decisions.csv', staleDecisions);
  if (staleDecisions.length > 0) world.warn('review/stale-decisions', { count: staleDecisions.length });
}

/** The records that are looked at whole: a review sheet lists all clusters, the report a few of them, and `others`. */
function shownMembers({ clustering }: Duplicates, all: boolean, others: readonly number[]): Set<number> {
  const records = new Set<number>(others);
  const clusters = all ? [...clustering.review, ...clustering.auto] : listedClusters(clustering);
  for (const { members } of clusters) for (const record of members) records.add(record);
  return records;
}

function outcome(
  options: ScanOptions,
  opened: Opened,
  found: Duplicates,
  members: Awaited<ReturnType<typeof readMembers>>,
  {
    repetitions,
    told,
    truth,
  }: {
    readonly repetitions: readonly Repetition[];
    readonly told: Readonly<Record<string, unknown>>;
    readonly truth: TruthFigures | undefined;
  },
): Outcome {
  const { tally, clustering } = found;
  const coverage = coverageFigures(found);
  const figures = { ...matchCounts(found), ...coverageCounts(coverage), ...(truth && truthCounts(truth)) };
  const duplicates = clustering.auto.length + clustering.review.length;
  const over = repetitions.filter(isOver);
  const tripped =
    (options.failOn.includes('duplicates') && duplicates > 0 && 'gate/duplicates') ||
    (options.failOn.includes('limits') && over.length > 0 && 'gate/limits') ||
    (options.failOn.includes('review') && clustering.review.length > 0 && 'gate/review') ||
    (options.failOn.includes('rejects') && tally.rejected > 0 && 'gate/rejects') ||
    '';
  return {
    plan: opened.plan,
    tally,
    counts: countsOf(tally),
    extra: { ...told, ...figures, ...limitFigures(repetitions) },
    limits: over.map(({ field, limit = 0 }) => `dup-limit:${field}=${percent(limit)}`),
    exit: tripped === '' ? 0 : 1,
    reason: tripped,
    report: {
      fields: opened.plan.output.map((column) => column.name),
      scan: { ...scanFigures(options, opened.plan, found, members), truth, coverage },
    },
  };
}

/** Of the columns a limit was set for. */
function limitFigures(repetitions: readonly Repetition[]): Readonly<Record<string, unknown>> {
  const limited = repetitions.filter(({ limit }) => limit !== undefined);
  if (limited.length === 0) return {};
  const entries = limited.map((one) => {
    const { records, distinct, share, limit = 0 } = one;
    const figures = { records, distinct, share: percent(share), limit: percent(limit), over: isOver(one) };
    return [one.field, figures] as const;
  });
  return { repeated: Object.fromEntries(entries) };
}
