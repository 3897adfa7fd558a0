// What merging decided, line by line: merge-report.csv and blocked.csv are these lines written down, and the library gives
// the very same ones.
import type { Duplicates } from './find-duplicates.ts';
import type { FieldRule } from '../survivorship/group.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import { openRefs, type RecordRef } from './scan-lines.ts';

export interface LostCell {
  readonly id: string;
  readonly source: string;
  readonly value: string;
}

/** One field of one customer whose records differed, or were filled. */
export interface ReportLine {
  readonly clusterId: string;
  readonly survivingId: string;
  readonly field: string;
  readonly keptValue: string;
  /** The record it was taken from; '' when it was combined from several, or from none. */
  readonly keptFromId: string;
  /** As written, or `overflow`. */
  readonly policy: string;
  /** The step of the tie chain that decided between values the policy left; '' when it left one. */
  readonly tieStep: string;
  /** How many different values the records hold. */
  readonly distinct: number;
  readonly lost: readonly LostCell[];
  /** A value as good as the kept one was lost, and a person might know better. */
  readonly conflict: boolean;
}

/** What a cluster says in merge-report.csv. */
export function* clusterLines(
  { cluster, survivingId, golden, members }: MergedCluster,
  fields: readonly FieldRule[],
): Generator<ReportLine> {
  for (const { field, value, fromMember, policy, tieStep, distinct, conflict, lost } of golden.outcomes) {
    yield {
      clusterId: cluster.id,
      survivingId,
      field: fields[field]!.name,
      keptValue: value,
      keptFromId: fromMember < 0 ? '' : members[fromMember]!.id,
      policy,
      tieStep,
      distinct,
      lost: lost.map(({ memberIndex, value: own }) => {
        const { id, source } = members[memberIndex]!;
        return { id, source, value: own };
      }),
      conflict,
    };
  }
}

/** A cluster left as it is, and why: `review`, `oversized`, `tie: FIELD` or `block-if: CONDITION`. */
export interface BlockedCluster {
  readonly clusterId: string;
  readonly because: string;
  readonly members: readonly RecordRef[];
}

export function* blockedClusters(
  { store }: Pick<Duplicates, 'store'>,
  merged: Pick<Merged, 'blocked'>,
  sources: readonly string[],
): Generator<BlockedCluster> {
  const ref = openRefs(store, sources);
  for (const { cluster, because } of merged.blocked)
    yield { clusterId: cluster.id, because, members: cluster.members.map(ref) };
}
