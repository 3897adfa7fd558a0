// sources → match keys → pairs → clusters → files a person can review
import { inputFiles } from '../io/source.ts';
import { writeReviewFile } from './review-file.ts';
import { NO_DECISIONS, readDecisions } from './decisions.ts';
import { startEarly } from './execute.ts';
import { findDuplicates, MATCH_TASKS, type Duplicates, type MatchOptions } from './find-duplicates.ts';
import { readMembers } from './members.ts';
import { withRun, type Outcome, type RunResult } from './run.ts';
import { writeScanFiles } from './scan-files.ts';
import { scanFigures } from './scan-figures.ts';
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
}

export async function runScan(options: ScanOptions, world: World): Promise<RunResult> {
  const files = inputFiles(options.sources);
  return withRun(options, world, files, async (run) => {
    if (options.review !== undefined) {
      run.outputs.check(options.review);
      run.outputs.lock(options.review);
    }
    const started = startEarly(MATCH_TASKS, files, options.threads);
    const opened = await openSources(options, run);
    const decisions =
      options.decisions === undefined
        ? NO_DECISIONS
        : await readDecisions(options.decisions, options.operator, options.today);
    const found = await findDuplicates(options, world, run, opened, decisions.pairs, options.where, {
      started,
    });
    if (found.staleDecisions.length > 0)
      world.warn('review/stale-decisions', { count: found.staleDecisions.length });
    writeScanFiles(run, opened.plan, found);
    const members = await readMembers(opened, world, found, listedClusters(found));
    if (options.review !== undefined) await writeReviewFile(run, options, opened.plan, found, members);
    return outcome(options, opened, found, members);
  });
}

/** Every cluster that some file or page shows record by record. */
function listedClusters({ clustering }: Duplicates): Set<number> {
  const records = new Set<number>();
  for (const cluster of [...clustering.review, ...clustering.auto])
    for (const record of cluster.members) records.add(record);
  return records;
}

function outcome(
  options: ScanOptions,
  opened: Opened,
  found: Duplicates,
  members: Awaited<ReturnType<typeof readMembers>>,
): Outcome {
  const { tally, clustering } = found;
  const figures = matchCounts(found);
  const duplicates = clustering.auto.length + clustering.review.length;
  const tripped =
    (options.failOn.includes('duplicates') && duplicates > 0 && 'gate/duplicates') ||
    (options.failOn.includes('review') && clustering.review.length > 0 && 'gate/review') ||
    (options.failOn.includes('rejects') && tally.rejected > 0 && 'gate/rejects') ||
    '';
  return {
    plan: opened.plan,
    tally,
    counts: countsOf(tally),
    extra: figures,
    exit: tripped === '' ? 0 : 1,
    reason: tripped,
    report: {
      fields: opened.plan.output.map((column) => column.name),
      scan: scanFigures(options, opened.plan, found, members),
    },
  };
}

/** The figures of matching, under the names summary.json gives them. */
export function matchCounts({ store, match, clustering }: Duplicates): Record<string, unknown> {
  const clusters = [...clustering.auto, ...clustering.review];
  const records = new Set(clusters.flatMap((cluster) => cluster.members));
  const crossing = clusters.filter(
    (cluster) => new Set(cluster.members.map((record) => store.sources[record])).size > 1,
  );
  const rules = new Map<string, number>();
  for (const edge of match.edges) rules.set(edge.rule, (rules.get(edge.rule) ?? 0) + 1);
  return {
    clusters: clusters.length,
    records_in_clusters: records.size,
    auto_clusters: clustering.auto.length,
    review_clusters: clustering.review.length,
    cross_source_clusters: crossing.length,
    oversized_clusters: clustering.review.filter((cluster) => cluster.oversized).length,
    vetoed_pairs:
      match.vetoed.length + clustering.refused.filter((link) => link.because !== 'decision').length,
    candidate_pairs: match.candidatePairs,
    matches: Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))),
    blocking: Object.fromEntries(match.pairsByRule),
    oversized_blocks: Object.fromEntries([...match.oversizedBlocks].filter(([, count]) => count > 0)),
  };
}
