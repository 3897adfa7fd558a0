import { TextIndex, indexTexts } from '../linkage/text-index.ts';
import { inputError } from '../model/user-error.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Opened } from './sources.ts';

/** Ids must name one record of their source; the same id in two sources is told apart by its source. */
export function checkIds(
  opened: Pick<Opened, 'plan'>,
  { store }: Pick<Duplicates, 'store'>,
): { clash: string | undefined } {
  const index = new TextIndex(indexTexts(store.ids));
  let clash: string | undefined;
  for (let record = 0; record < store.count; record++) {
    // Of equal ids the first is found.
    const other = index.find(store.ids.at(record));
    if (other === record) continue;
    const name = (at: number): string => opened.plan.sources[store.sources[at]!]!.info.name;
    if (store.sources[other] === store.sources[record]) {
      throw inputError('merge/duplicate-ids', {
        source: name(record),
        first: store.rows[other]!,
        second: store.rows[record]!,
      });
    }
    clash ??= `${name(other)}, ${name(record)}`;
  }
  return { clash };
}
