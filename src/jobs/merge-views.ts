import type { MergedView } from '../report/data.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import type { Members } from './members.ts';
import type { MergedShelf } from './merged-shelf.ts';
import { lazyMergedView } from './merge-figures.ts';
import type { Opened } from './sources.ts';

/** Every merged cluster as reports show it, those with conflicts first; each is made when it is asked for. */
export function openMergedViews(
  opened: Opened,
  found: Duplicates,
  merged: Merged,
  members: Members,
  shelf: MergedShelf,
): () => Iterable<MergedView> {
  const sources = opened.plan.sources.map((source) => source.info.name);
  return function* views() {
    for (const wanted of [true, false])
      for (const cluster of shelf.those(wanted))
        yield lazyMergedView(cluster, merged, found, sources, members);
  };
}
