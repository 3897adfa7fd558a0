import type { Cluster } from '../linkage/cluster.ts';
import { clusterId } from '../linkage/cluster-id.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { RecordNames } from '../jobs/record-names.ts';
import { inputError } from '../model/user-error.ts';
import { nameParts, type RecordName } from './matching.ts';
import type { GivenCluster } from './merge-clusters.ts';

/** Clusters a caller gave, by numbers of the store's records; those of one record mean nothing. */
export function findClusters(
  store: RecordStore,
  sources: readonly string[],
  clusters: Iterable<GivenCluster>,
): { readonly auto: readonly Cluster[]; readonly review: readonly Cluster[] } {
  const names = new RecordNames(store, sources);
  const identity = sources.length > 1 ? sources : [''];
  const find = (name: RecordName): number => {
    const { id, source } = nameParts(name);
    const found = names.find(id, source);
    if (found === 'unknown') throw inputError('library/unknown-record', { id, records: store.count });
    if (found === 'ambiguous') throw inputError('library/ambiguous-record', { id });
    return found;
  };
  const taken = new Set<number>();
  const auto: Cluster[] = [];
  const review: Cluster[] = [];
  for (const { id, band = 'auto', members: named, links = [], oversized = false } of clusters) {
    const members = [...new Set(named.map(find))].sort((a, b) => a - b);
    if (members.length < 2) continue;
    if (band === 'auto')
      for (const record of members) {
        if (taken.has(record)) throw inputError('library/two-clusters', { id: store.ids.at(record) });
        taken.add(record);
      }
    (band === 'auto' ? auto : review).push({
      id: id ?? clusterId(store, identity, members),
      band,
      members,
      oversized,
      links: links.map(({ left, right, rule, score, bits, decidedBy }): Edge => ({
        left: find(left),
        right: find(right),
        rule,
        band,
        score,
        bits,
        evidence: { fields: [], bits },
        decidedBy,
      })),
    });
  }
  return { auto, review };
}
