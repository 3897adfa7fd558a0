import type { Cluster, Clustering } from '../linkage/cluster.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import type { ClusterView, LinkView, ScanFigures } from '../report/data.ts';
import { maskValue } from '../text/mask.ts';
import type { Duplicates, MatchOptions } from './find-duplicates.ts';
import type { Members } from './members.ts';
import { namedEvidence } from './named-evidence.ts';
import type { TablePlan } from './plan.ts';

const LISTED_CLUSTERS = 40;
const COMMON_VALUES = 12;
const LEAST_COMMON = 3;

/** What the report of a scan shows. */
export function scanFigures(
  options: MatchOptions,
  plan: TablePlan,
  found: Duplicates,
  members: Members,
): ScanFigures {
  const { store, match, clustering } = found;
  const sources = plan.sources.map((source) => source.info.name);
  return {
    scoreHistogram: match.found.scoreHistogram(20),
    auto: options.auto ?? 0.99,
    reviewAt: options.reviewAt ?? 0.8,
    sizes: { auto: countSizes(clustering.auto), review: countSizes(clustering.review) },
    sources,
    sourceMatrix: matrix(store, sources.length, [...clustering.auto, ...clustering.review]),
    clusters: listedClusters(clustering).map((cluster) =>
      clusterView(cluster, store, match.prior, sources, members),
    ),
    commonValues: commonValues(store),
  };
}

/** The clusters the report shows. */
export function listedClusters({ auto, review }: Clustering): Cluster[] {
  return [...review.slice(0, LISTED_CLUSTERS), ...auto.slice(0, LISTED_CLUSTERS)];
}

function countSizes(clusters: readonly Cluster[]): Record<string, number> {
  const sizes = new Map<number, number>();
  for (const { members } of clusters) sizes.set(members.length, (sizes.get(members.length) ?? 0) + 1);
  return Object.fromEntries([...sizes].sort(([a], [b]) => a - b));
}

function matrix(store: RecordStore, count: number, clusters: readonly Cluster[]): number[][] {
  const cells = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const { members } of clusters) {
    const source = store.sources[members[0]!]!;
    if (members.every((record) => store.sources[record] === source)) {
      if (members.length > 1) cells[source]![source]!++;
      continue;
    }
    const present = [...new Set(members.map((record) => store.sources[record]!))];
    const perSource = (source: number): number =>
      members.filter((record) => store.sources[record] === source).length;
    for (const a of present) for (const b of present) if (a !== b || perSource(a) > 1) cells[a]![b]!++;
  }
  return cells;
}

export function clusterView(
  cluster: Cluster,
  store: RecordStore,
  prior: number,
  sources: readonly string[],
  members: Members,
): ClusterView {
  return {
    id: cluster.id,
    band: cluster.band,
    oversized: cluster.oversized,
    members: cluster.members.slice(0, 20).map((record) => ({
      id: store.ids.at(record),
      source: sources[store.sources[record]!]!,
      row: store.rows[record]!,
      cells: members.get(record) ?? [],
    })),
    links: cluster.links.slice(0, 20).map((link): LinkView => ({
      left: store.ids.at(link.left),
      right: store.ids.at(link.right),
      rule: link.rule,
      score: link.score,
      bits: link.bits,
      prior: link.decidedBy === 'person' ? 0 : prior,
      evidence: namedEvidence(store, link.evidence),
    })),
  };
}

/** How many records a value has that may be listed: of equally common ones all may. */
function leastOfCommonest(counts: Uint32Array): number {
  const commonest: number[] = [];
  for (const records of counts) {
    if (records < LEAST_COMMON || (commonest.length === COMMON_VALUES && records <= commonest.at(-1)!))
      continue;
    commonest.push(records);
    commonest.sort((a, b) => b - a).splice(COMMON_VALUES);
  }
  return commonest.length < COMMON_VALUES ? LEAST_COMMON : commonest.at(-1)!;
}

function commonValues(store: RecordStore): ScanFigures['commonValues'] {
  const common: { field: string; value: string; records: number }[] = [];
  for (const field of store.fields) {
    if (field.type !== 'phone' && field.type !== 'email' && field.type !== 'name' && field.type !== 'company')
      continue;
    const least = leastOfCommonest(field.counts);
    field.counts.forEach((records, value) => {
      if (records >= least)
        common.push({ field: field.name, value: maskValue(field.dictionary.at(value), field.type), records });
    });
  }
  return common.sort((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1)).slice(0, COMMON_VALUES);
}
