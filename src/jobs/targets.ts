// Where an id leads after the merge.
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';

export interface Targets {
  /** The id a merged one stands for now; undefined for ids that stayed or were never seen. */
  readonly targetOf: (id: string) => string | undefined;
  readonly known: ReadonlySet<string>;
}

export function targetsOf(
  { store }: Pick<Duplicates, 'store'>,
  merged: Merged,
  earlier: EarlierCrosswalk | undefined,
): Targets {
  const survivorOf = new Map<string, string>();
  for (const [record, cluster] of merged.losers)
    survivorOf.set(store.ids.at(record), store.ids.at(cluster.survivor));
  const known = new Set(store.ids);
  return {
    known,
    targetOf(id) {
      const target = survivorOf.get(id) ?? (known.has(id) ? undefined : earlier?.finalOf(id));
      return target === undefined ? undefined : (survivorOf.get(target) ?? target);
    },
  };
}
