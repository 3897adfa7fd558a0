// Names of clusters: a hash of who is in them.
import { hash } from 'node:crypto';
import type { RecordStore } from './record-store.ts';

/** The same for the same members, whatever order and run they come in. `sourceNames`: '' where there is one source. */
export function clusterId(
  store: Pick<RecordStore, 'sources' | 'ids'>,
  sourceNames: readonly string[],
  members: readonly number[],
): string {
  return idOf(store, identitiesOf(sourceNames), members);
}

/** What identities in a source begin with: `["source",`. */
export function identitiesOf(sourceNames: readonly string[]): string[] {
  return sourceNames.map((name) => `[${JSON.stringify(name)},`);
}

/** As {@link clusterId}, with what identities begin with made once. */
export function idOf(
  { sources, ids }: Pick<RecordStore, 'sources' | 'ids'>,
  identities: readonly string[],
  members: readonly number[],
): string {
  const keys = members
    .map((record) => `${identities[sources[record]!]!}${JSON.stringify(ids.at(record))}]`)
    .sort();
  return hash('sha256', keys.join('\n'), 'hex').slice(0, 12);
}
