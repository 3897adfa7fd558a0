// What matching found, line by line, under the ids people know: pairs.csv, clusters.csv and households.csv are these lines
// written down, and the library gives the very same ones.
import type { Cluster } from '../linkage/cluster.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import type { Duplicates } from './find-duplicates.ts';
import { namedEvidence, type NamedEvidence } from './named-evidence.ts';

/** A record as files and reports name it. */
export interface RecordRef {
  /** Name of its source. */
  readonly source: string;
  /** Its id; the row number where it has none. */
  readonly id: string;
  /** 1-based data row in its source. */
  readonly row: number;
}

/** Why two records belong together, or would. */
export interface LinkLine {
  readonly left: RecordRef;
  readonly right: RecordRef;
  /** The rule, or the blocking rule, that brought the two together; `decision`: a person did. */
  readonly rule: string;
  /** Probability, 0..1, that the two are one customer; 1 for a rule that holds exactly. */
  readonly score: number;
  /** log2 of how much more likely the evidence is for one customer than for two; prior not included. */
  readonly bits: number;
  readonly evidence: readonly NamedEvidence[];
  readonly decidedBy: 'auto' | 'person';
}

/** A pair that matched, or one that would have but for what forbids it. */
export type PairLine =
  | (LinkLine & { readonly band: 'auto' | 'review' })
  /** `veto`: the field that forbids the pair, or `cluster:` and what kept it out of a cluster. */
  | (LinkLine & { readonly band: 'none'; readonly veto: string });

/** Records by the names of their sources. */
export function openRefs(store: RecordStore, sources: readonly string[]): (record: number) => RecordRef {
  return (record) => ({
    source: sources[store.sources[record]!]!,
    id: store.ids.at(record),
    row: store.rows[record]!,
  });
}

export function linkLine(
  store: RecordStore,
  ref: (record: number) => RecordRef,
  { left, right, rule, score, bits, evidence, decidedBy }: Omit<Edge, 'band'>,
): LinkLine {
  const said = namedEvidence(store, evidence);
  return { left: ref(left), right: ref(right), rule, score, bits, evidence: said, decidedBy };
}

/** Matches first, then what a field forbade, then what could not join its cluster. */
export function* pairLines(
  found: Pick<Duplicates, 'store' | 'match' | 'clustering'>,
  sources: readonly string[],
): Generator<PairLine> {
  const { store, match } = found;
  const ref = openRefs(store, sources);
  for (const edge of match.edges) yield { ...linkLine(store, ref, edge), band: edge.band };
  for (const pair of match.vetoed) yield { ...linkLine(store, ref, pair), band: 'none', veto: pair.veto };
  yield* refusedLines(found, sources);
}

/** Pairs that could not join their cluster. */
export function* refusedLines(
  { store, clustering }: Pick<Duplicates, 'store' | 'clustering'>,
  sources: readonly string[],
): Generator<PairLine> {
  const ref = openRefs(store, sources);
  for (const { edge, because } of clustering.refused)
    yield { ...linkLine(store, ref, edge), band: 'none', veto: `cluster:${because}` };
}

/** Score of the least certain link of a cluster, 0..1. */
export function weakestLink({ links }: Pick<Cluster, 'links'>): number {
  return links.reduce((least, { score }) => Math.min(least, score), 1);
}

/** Different people who share a line or an address. */
export interface HouseholdMember {
  readonly household: number;
  readonly record: RecordRef;
  /** The field whose value they share. */
  readonly field: string;
}

export function* householdMembers(
  { store, match }: Pick<Duplicates, 'store' | 'match'>,
  sources: readonly string[],
): Generator<HouseholdMember> {
  const ref = openRefs(store, sources);
  const household = new Uint32Array(store.count);
  let number = 0;
  for (const { left, right, field } of match.households) {
    const id = household[left]! || household[right]! || ++number;
    for (const record of [left, right]) {
      if (household[record] !== 0) continue;
      household[record] = id;
      yield { household: id, record: ref(record), field: store.fields[field]!.name };
    }
  }
}
