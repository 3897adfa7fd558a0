// The column `dup_of`: what a person marked as a copy stays, and names the record it is a copy of.
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { rowKey } from './decisions.ts';
import type { TablePlan } from './plan.ts';

/** Marked record → the id of the record it is a copy of, as it is called after the merge. */
export function markedIds(
  { store, marked }: Pick<Duplicates, 'store' | 'marked'>,
  merged: Pick<Merged, 'losers' | 'qualify'>,
  plan: TablePlan,
): Map<number, string> {
  const nameOf = (record: number): string => {
    const id = store.ids.at(record);
    return merged.qualify ? rowKey(plan.sources[store.sources[record]!]!.info.name, id) : id;
  };
  return new Map(
    [...marked].map(([record, copyOf]) => [record, merged.losers.get(copyOf)?.survivingId ?? nameOf(copyOf)]),
  );
}
