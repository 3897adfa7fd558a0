// What matching found, in numbers.
import { ONE_PER_SOURCE } from '../linkage/cluster.ts';
import type { Duplicates } from './find-duplicates.ts';
import { speedCounts } from './forecast.ts';
import { memoryCounts } from './heed-memory.ts';

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
  /** Pairs that matched and were kept apart, by a person and a clean source not counted. */
  readonly vetoedPairs: number;
  /** All of them by what kept them apart: a field's name, `weak-link`, `decision`, `one-per-source`. */
  readonly keptApart: Readonly<Record<string, number>>;
  /** Pairs of records that were compared. */
  readonly candidatePairs: number;
  /** Matched pairs by the rule that brought them together. */
  readonly matches: Readonly<Record<string, number>>;
  /** Compared pairs by blocking rule. */
  readonly blocking: Readonly<Record<string, number>>;
  /** By blocking rule: values so common that their records were not paired one by one. */
  readonly oversizedBlocks: Readonly<Record<string, number>>;
}

const DECIDED = 'decision';

/** Pairs that matched and did not come together, by what kept them apart. */
function keptApart(
  vetoes: ReadonlyMap<string, number>,
  { refused }: Duplicates['clustering'],
): Map<string, number> {
  const pairs = new Map(vetoes);
  for (const { because } of refused) pairs.set(because, (pairs.get(because) ?? 0) + 1);
  return pairs;
}

export function matchFigures({
  store,
  match,
  clustering,
}: Pick<Duplicates, 'store' | 'match' | 'clustering'>): MatchFigures {
  const isMember = new Uint8Array(store.count);
  let [records, crossing] = [0, 0];
  for (const { members } of [...clustering.auto, ...clustering.review]) {
    const source = store.sources[members[0]!];
    if (members.some((record) => store.sources[record] !== source)) crossing++;
    for (const record of members) {
      if (isMember[record] === 0) records++;
      isMember[record] = 1;
    }
  }
  const { rules, vetoes } = match.found.counts();
  const apart = keptApart(vetoes, clustering);
  return {
    clusters: clustering.auto.length + clustering.review.length,
    recordsInClusters: records,
    autoClusters: clustering.auto.length,
    reviewClusters: clustering.review.length,
    crossSourceClusters: crossing,
    oversizedClusters: clustering.review.filter((cluster) => cluster.oversized).length,
    vetoedPairs: [...apart].reduce(
      (sum, [because, pairs]) => (because === DECIDED || because === ONE_PER_SOURCE ? sum : sum + pairs),
      0,
    ),
    keptApart: Object.fromEntries([...apart].sort(([a], [b]) => (a < b ? -1 : 1))),
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
    kept_apart: figures.keptApart,
    candidate_pairs: figures.candidatePairs,
    matches: figures.matches,
    blocking: figures.blocking,
    oversized_blocks: figures.oversizedBlocks,
    ...memoryCounts(found.memory),
    ...speedCounts(found.speed),
  };
}
