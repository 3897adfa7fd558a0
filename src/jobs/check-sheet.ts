import { inputError } from '../model/user-error.ts';
import { rowKey, type Decisions, type PairDecision } from './decisions.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { MergeOptions } from './merge.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';
import type { World } from './world.ts';

/** `earlier`: what people had decided before the sheet was written. The sheet must speak of this input: clusters it names that this scan does not find are from another file or run. */
export async function checkSheet(
  options: MergeOptions,
  world: World,
  run: Run,
  opened: Opened,
  decisions: Decisions,
  earlier: readonly PairDecision[] = [],
): Promise<void> {
  if (decisions.sheet.size === 0) return;
  const before = await findDuplicates(
    options,
    { ...world, progress: () => ({ update: () => undefined, stop: () => undefined }) },
    run,
    opened,
    earlier,
    options.where,
    { again: true },
  );
  const known = new Map(
    [...before.clustering.auto, ...before.clustering.review].map((cluster) => [cluster.id, cluster]),
  );
  for (const [id, keys] of decisions.sheet) {
    const cluster = known.get(id);
    if (!cluster) throw inputError('review/unknown-cluster', { cluster: id, file: options.decisions ?? '' });
    const idOf = (key: string): string =>
      opened.plan.sources.length > 1 ? key : key.slice(key.indexOf(':') + 1);
    const names = new Set(
      cluster.members.map((record) => {
        const source = opened.plan.sources[before.store.sources[record]!]!.info.name;
        return idOf(rowKey(source, before.store.ids.at(record)));
      }),
    );
    if (keys.some((key) => !names.has(idOf(key))))
      throw inputError('review/changed-keys', { cluster: id, file: options.decisions ?? '' });
  }
}
