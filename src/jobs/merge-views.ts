import type { MergedView } from '../report/data.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import type { Members } from './members.ts';
import { mergedView } from './merge-figures.ts';
import type { Opened } from './sources.ts';

/** Every merged cluster as reports show it, those with conflicts first; each is made when it is asked for. */
export function openMergedViews(
  opened: Opened,
  found: Duplicates,
  merged: Merged,
  members: Members,
): () => Iterable<MergedView> {
  const sources = opened.plan.sources.map((source) => source.info.name);
  const hasConflict = ({ golden }: MergedCluster): boolean =>
    golden.outcomes.some((outcome) => outcome.conflict);
  return function* views() {
    for (const wanted of [true, false])
      for (const cluster of merged.clusters)
        if (hasConflict(cluster) === wanted) yield mergedView(cluster, merged, found, sources, members);
  };
}
