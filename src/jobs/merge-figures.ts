import type { MergeFigures, MergedView } from '../report/data.ts';
import type { ChildResult } from './children.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import type { Members } from './members.ts';
import { clusterView } from './scan-figures.ts';
import type { Opened } from './sources.ts';

/** More than a page shows; every cluster is in the workbook and in merge-report.csv. */
const LISTED = 200;

/** What the reports of a merge show: the page the first few dozen of the clusters listed. */
export function mergeFigures(
  opened: Opened,
  found: Duplicates,
  merged: Merged,
  members: Members,
  children: readonly ChildResult[],
): MergeFigures {
  const sources = opened.plan.sources.map((source) => source.info.name);
  const perField = new Map<string, { policy: string; differed: number; lost: number; conflicts: number }>();
  for (const { golden } of merged.clusters) {
    for (const outcome of golden.outcomes) {
      const name = merged.fields[outcome.field]!.name;
      const counts = perField.get(name) ?? { policy: outcome.policy, differed: 0, lost: 0, conflicts: 0 };
      counts.differed++;
      if (outcome.lost.length > 0) counts.lost++;
      if (outcome.conflict) counts.conflicts++;
      perField.set(name, counts);
    }
  }
  // Clusters with something to look at come first when not all of them fit.
  const hasConflict = ({ golden }: MergedCluster): boolean =>
    golden.outcomes.some((outcome) => outcome.conflict);
  const listed =
    merged.clusters.length <= LISTED
      ? merged.clusters
      : [
          ...merged.clusters.filter(hasConflict),
          ...merged.clusters.filter((cluster) => !hasConflict(cluster)),
        ].slice(0, LISTED);
  return {
    clusters: listed.map((cluster) => mergedView(cluster, merged, found, sources, members)),
    omitted: merged.clusters.length - listed.length,
    fields: [...perField].map(([field, counts]) => ({ field, ...counts })),
    blocked: merged.blocked.map(({ cluster, because }) => ({
      id: cluster.id,
      because,
      members: cluster.members.map((record) => found.store.ids.at(record)),
    })),
    children,
  };
}

export function mergedView(
  merged: MergedCluster,
  { fields }: Merged,
  { store, match }: Duplicates,
  sources: readonly string[],
  members: Members,
): MergedView {
  const { cluster, golden, survivingId, masterRule } = merged;
  return {
    ...clusterView(cluster, store, match.prior, sources, members),
    survivingId,
    masterRule,
    golden: golden.cells,
    outcomes: golden.outcomes.map((outcome) => ({
      field: fields[outcome.field]!.name,
      kept: outcome.value,
      keptFrom: outcome.fromMember < 0 ? '' : merged.members[outcome.fromMember]!.id,
      policy: outcome.policy,
      tieStep: outcome.tieStep,
      distinct: outcome.distinct,
      lost: outcome.lost.map(({ memberIndex, value }) => {
        const { id, source, row } = merged.members[memberIndex]!;
        return { id, source, row, value };
      }),
      conflict: outcome.conflict,
    })),
  };
}
