// What merging decided, line by line: merge-report.csv and blocked.csv are these lines written down, and the library gives
// the very same ones.
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
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

export function* reportLines(merged: Pick<Merged, 'clusters' | 'fields'>): Generator<ReportLine> {
  for (const { cluster, survivingId, golden, members } of merged.clusters) {
    for (const outcome of golden.outcomes) {
      const { value, fromMember, policy, tieStep, distinct, conflict } = outcome;
      yield {
        clusterId: cluster.id,
        survivingId,
        field: merged.fields[outcome.field]!.name,
        keptValue: value,
        keptFromId: fromMember < 0 ? '' : members[fromMember]!.id,
        policy,
        tieStep,
        distinct,
        lost: outcome.lost.map((lost) => {
          const { id, source } = members[lost.memberIndex]!;
          return { id, source, value: lost.value };
        }),
        conflict,
      };
    }
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
