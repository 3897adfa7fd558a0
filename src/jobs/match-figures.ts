// What matching found, in numbers.
import { ONE_PER_SOURCE } from '../linkage/cluster.ts';
import type { Duplicates } from './find-duplicates.ts';

export interface MatchFigures {
  /** Of both bands. */
  readonly clusters: number;
  readonly recordsInClusters: number;
  readonly autoClusters: number;
  readonly reviewClusters: number;
  /** Clusters with records of two sources or more. */
  readonly crossSourceClusters: number;
  /** Review clusters of more records than a cluster may have. */
  readonly oversizedClusters: number;
  /** Pairs that two different values of a field kept apart. */
  readonly vetoedPairs: number;
  /** Pairs of records that were compared. */
  readonly candidatePairs: number;
  /** Matched pairs by the rule that brought them together. */
  readonly matches: Readonly<Record<string, number>>;
  /** Compared pairs by blocking rule. */
  readonly blocking: Readonly<Record<string, number>>;
  /** By blocking rule: values so common that their records were not paired one by one. */
  readonly oversizedBlocks: Readonly<Record<string, number>>;
}

export function matchFigures({
  store,
  match,
  clustering,
}: Pick<Duplicates, 'store' | 'match' | 'clustering'>): MatchFigures {
  const clusters = [...clustering.auto, ...clustering.review];
  const records = new Set(clusters.flatMap((cluster) => cluster.members));
  const crossing = clusters.filter(
    (cluster) => new Set(cluster.members.map((record) => store.sources[record])).size > 1,
  );
  const rules = new Map<string, number>();
  for (const edge of match.edges) rules.set(edge.rule, (rules.get(edge.rule) ?? 0) + 1);
  return {
    clusters: clusters.length,
    recordsInClusters: records.size,
    autoClusters: clustering.auto.length,
    reviewClusters: clustering.review.length,
    crossSourceClusters: crossing.length,
    oversizedClusters: clustering.review.filter((cluster) => cluster.oversized).length,
    vetoedPairs:
      match.vetoed.length +
      clustering.refused.filter(({ because }) => because !== 'decision' && because !== ONE_PER_SOURCE).length,
    candidatePairs: match.candidatePairs,
    matches: Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))),
    blocking: Object.fromEntries(match.pairsByRule),
    oversizedBlocks: Object.fromEntries([...match.oversizedBlocks].filter(([, count]) => count > 0)),
  };
}

/** The figures under the names summary.json gives them. */
export function matchCounts(found: Duplicates): Record<string, unknown> {
  const figures = matchFigures(found);
  return {
    clusters: figures.clusters,
    records_in_clusters: figures.recordsInClusters,
    auto_clusters: figures.autoClusters,
    review_clusters: figures.reviewClusters,
    cross_source_clusters: figures.crossSourceClusters,
    oversized_clusters: figures.oversizedClusters,
    vetoed_pairs: figures.vetoedPairs,
    candidate_pairs: figures.candidatePairs,
    matches: figures.matches,
    blocking: figures.blocking,
    oversized_blocks: figures.oversizedBlocks,
  };
}
