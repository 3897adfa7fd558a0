import { limitError, usageError } from '../model/user-error.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import type { MergeOptions } from './merge.ts';
import type { World } from './world.ts';

/** Asks a person before records go, and stops where more would than may. */
export async function confirmRemoval(
  options: MergeOptions,
  world: World,
  { store }: Duplicates,
  merged: Merged,
): Promise<void> {
  const removed = merged.losers.size;
  const { count } = store;
  if (!options.dryRun) refuseTooMany(removed, count, options.maxRemoved);
  if (options.yes || options.dryRun) return;
  const answer = await world.confirm('merge/confirm', {
    removed,
    total: count,
    share: percent(count === 0 ? 0 : removed / count),
    clusters: merged.clusters.length,
  });
  if (answer !== true) throw usageError('run/not-confirmed');
}

/** `limit`: the largest share, 0..1, of the records that may be merged away. */
export function refuseTooMany(removed: number, total: number, limit: number): void {
  const share = total === 0 ? 0 : removed / total;
  if (share > limit)
    throw limitError('limit/max-removed', { removed, total, share: percent(share), limit: percent(limit) });
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
