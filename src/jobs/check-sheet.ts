import type { Cluster } from '../linkage/cluster.ts';
import { inputError } from '../model/user-error.ts';
import { rowKey, type Decisions, type PairDecision } from './decisions.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { MergeOptions } from './merge.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';
import type { World } from './world.ts';

/** A spreadsheet takes twelve digits, or 12e3456789ab cut short, for a number: its rows still name the cluster. */
const LOOKS_LIKE_A_NUMBER = /^[-+]?[\d.,]+(?:e[-+]?\d+)?$/i;

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
  const idOf = (key: string): string =>
    opened.plan.sources.length > 1 ? key : key.slice(key.indexOf(':') + 1);
  const nameOf = (record: number): string =>
    idOf(rowKey(opened.plan.sources[before.store.sources[record]!]!.info.name, before.store.ids.at(record)));
  let byMember: Map<string, Cluster> | undefined;
  for (const [id, keys] of decisions.sheet) {
    if (!known.has(id) && LOOKS_LIKE_A_NUMBER.test(id))
      byMember ??= new Map([...known.values()].flatMap((each) => each.members.map((member) => [nameOf(member), each]))); // prettier-ignore
    const cluster = known.get(id) ?? byMember?.get(idOf(keys[0] ?? ''));
    if (!cluster) throw inputError('review/unknown-cluster', { cluster: id, file: options.decisions ?? '' });
    const names = new Set(cluster.members.map(nameOf));
    if (keys.some((key) => !names.has(idOf(key))))
      throw inputError('review/changed-keys', { cluster: id, file: options.decisions ?? '' });
  }
}
