// scanRecords: what `onerow scan` finds, found by the same code, of records in memory or on their way through.
import type { Cluster } from '../linkage/cluster.ts';
import type { Column } from '../model/field-type.ts';
import { findDuplicates, type Duplicates } from '../jobs/find-duplicates.ts';
import { matchFigures, type MatchFigures } from '../jobs/match-figures.ts';
import {
  householdMembers,
  linkLine,
  openRefs,
  pairLines,
  weakestLink,
  type HouseholdMember,
  type LinkLine,
  type PairLine,
  type RecordRef,
} from '../jobs/scan-lines.ts';
import type { TablePlan } from '../jobs/plan.ts';
import type { SavedWeights } from '../rulepack/model-file.ts';
import { openMatching, type Decision, type MatchRecordsOptions, type RejectedRecord } from './matching.ts';
import type { Sources } from './records.ts';
import type { Notice } from './world.ts';

/** Records that are one customer, or may be. */
export interface FoundCluster {
  /** Hash of the sorted member ids: the same members have the same id in every scan. */
  readonly id: string;
  /** `auto`: certain, a record is in at most one; `review`: what would come together if every possible match were one. */
  readonly band: 'auto' | 'review';
  readonly members: readonly RecordRef[];
  /** What holds it together, strongest first. */
  readonly links: readonly LinkLine[];
  /** Score of its least certain link, 0..1. */
  readonly weakest: number;
  /** More records than one customer may have. */
  readonly oversized: boolean;
}

/** Different people who share a line or an address: a relation, never a merge. */
export interface Household {
  readonly members: readonly {
    readonly record: RecordRef;
    /** The field whose value it shares with another of them. */
    readonly field: string;
  }[];
}

export interface ScanFigures extends MatchFigures {
  readonly records: number;
  readonly rejected: number;
  /** Records that `where` left out. */
  readonly notSelected: number;
}

export interface ScanResult {
  /** What every column was taken for, by source. */
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  readonly pairs: readonly PairLine[];
  /** Certain ones first. */
  readonly clusters: readonly FoundCluster[];
  readonly households: readonly Household[];
  readonly figures: ScanFigures;
  /** The weights it matched by, for another scan or a file; undefined where rules decided. */
  readonly weights: SavedWeights | undefined;
  readonly rejected: readonly RejectedRecord[];
  /** Decisions that name records which are not there. */
  readonly staleDecisions: readonly Decision[];
  readonly notices: readonly Notice[];
}

/**
 * Finds the records that are one customer: within a source and across sources. One pass; held are the keys records are
 * matched by, not the records. The same records in any order give the same clusters, on any number of threads.
 *
 * Throws a UserError for an unknown column, thresholds out of order, records without a column to match by, and what
 * {@link Sources} cannot hold.
 */
export async function scanRecords(sources: Sources, options: MatchRecordsOptions): Promise<ScanResult> {
  const matching = await openMatching(sources, options, { passes: 'one' });
  if (matching === undefined) return NOTHING;
  const { world, opened, audit, decisions, sources: names, start } = matching;
  const asked = { ...matching.options, learnsFromDecisions: true };
  const found = await findDuplicates(asked, world, audit, opened, decisions, asked.where, {
    started: start(),
  });
  const stale = new Set(found.staleDecisions);
  return {
    columns: columnsOf(opened.plan),
    pairs: [...pairLines(found, names)],
    clusters: clustersOf(found, names),
    households: householdsOf(found, names),
    figures: figuresOf(found),
    weights: await weightsOf(found, options.weights),
    rejected: audit.rejected(),
    staleDecisions: (options.decisions ?? []).filter((_, at) => stale.has(decisions[at]!)),
    notices: world.notices,
  };
}

export function columnsOf({ sources }: TablePlan): Record<string, readonly Column[]> {
  return Object.fromEntries(
    sources.map(({ info, columns }) => [
      info.name,
      columns.map((column): Column => {
        const { name, index, type, role, confidence, decidedBy, evidence } = column;
        return { name, index, type, role, confidence, decidedBy, ...(evidence && { evidence }) };
      }),
    ]),
  );
}

export function clustersOf(
  { store, clustering }: Pick<Duplicates, 'store' | 'clustering'>,
  sources: readonly string[],
): FoundCluster[] {
  const ref = openRefs(store, sources);
  return [...clustering.auto, ...clustering.review].map((cluster: Cluster) => ({
    id: cluster.id,
    band: cluster.band,
    members: cluster.members.map(ref),
    links: cluster.links.map((link) => linkLine(store, ref, link)),
    weakest: weakestLink(cluster),
    oversized: cluster.oversized,
  }));
}

function householdsOf(found: Duplicates, sources: readonly string[]): Household[] {
  const byNumber = new Map<number, HouseholdMember[]>();
  for (const member of householdMembers(found, sources)) {
    const own = byNumber.get(member.household);
    if (own) own.push(member);
    else byNumber.set(member.household, [member]);
  }
  return [...byNumber.values()].map((members) => ({
    members: members.map(({ record, field }) => ({ record, field })),
  }));
}

function figuresOf(found: Duplicates): ScanFigures {
  const { rejected, notSelected } = found.tally;
  return { records: found.store.count, rejected, notSelected, ...matchFigures(found) };
}

async function weightsOf(
  { store, insight }: Duplicates,
  given: SavedWeights | undefined,
): Promise<SavedWeights | undefined> {
  if (insight === undefined) return undefined;
  const { weightsOf: render } = await import('../rulepack/model-file.ts');
  const { kinds, model, learned } = insight;
  const training = { store, compared: kinds.map(({ compared }) => compared), people: false };
  return render(training, kinds, model, given?.learned ?? learned);
}

const NOTHING: ScanResult = {
  columns: {},
  pairs: [],
  clusters: [],
  households: [],
  figures: {
    records: 0,
    rejected: 0,
    notSelected: 0,
    clusters: 0,
    recordsInClusters: 0,
    autoClusters: 0,
    reviewClusters: 0,
    crossSourceClusters: 0,
    oversizedClusters: 0,
    vetoedPairs: 0,
    keptApart: {},
    candidatePairs: 0,
    matches: {},
    blocking: {},
    oversizedBlocks: {},
  },
  weights: undefined,
  rejected: [],
  staleDecisions: [],
  notices: [],
};
