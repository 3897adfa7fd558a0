// How a run did where the answers are known: figures and misses, as reports show them.
import type { ClusterView, LinkView } from './data.ts';
import type { MeetingState } from '../linkage/blocking-keys.ts';

export interface TruthScore {
  /** 0..1; null: nothing was found. */
  readonly precision: number | null;
  /** 0..1; null: there is nothing to find. */
  readonly recall: number | null;
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly true: number;
}

/** Why a true pair was not found, or how two customers came together. */
export type MissReason =
  | 'not-compared'
  | 'below'
  | 'two-people'
  | 'veto'
  | 'refused'
  | 'decided'
  | 'no-rule'
  /** Both in a link of their own. */
  | 'linked'
  /** Only by way of other records. */
  | 'chained';

export interface TruthMiss {
  readonly kind: 'false-merge' | 'missed';
  /** Of a false merge. */
  readonly band: 'auto' | 'review' | 'none';
  readonly reason: MissReason;
  readonly link: LinkView;
  /** Cells are there for those the report shows. */
  readonly members: ClusterView['members'];
  /** The field of a veto, or what refused the link; ''. */
  readonly because: string;
  /** Of a pair that was not compared: what became of it under the blocking rules that came nearest. */
  readonly nearest: readonly NearestRule[];
}

export interface NearestRule {
  readonly rule: string;
  readonly state: MeetingState;
  readonly missing: readonly string[];
  readonly records: number;
}

export interface TruthFigures {
  /** As the user named it. */
  readonly file: string;
  readonly kind: 'clusters' | 'pairs' | 'judged';
  readonly records: number;
  readonly unknown: number;
  readonly auto: TruthScore;
  /** Certain and doubtful clusters together. */
  readonly all: TruthScore;
  /** Of the pairs only doubtful clusters bring together: how many are right. */
  readonly review: { readonly right: number; readonly found: number };
  /** By reason, of those asked about. */
  readonly missed: Readonly<Partial<Record<MissReason, number>>>;
  readonly missedPairs: number;
  readonly falseMerges: { readonly auto: number; readonly review: number };
  /** Of how many missed pairs it was asked why. */
  readonly asked: number;
  /** Records the answers say nothing about: each counts as a customer of its own. */
  readonly unlisted: number;
  /** Links by twentieths of the score, 0–0.05 first: how many join one customer, how many two. */
  readonly links: { readonly right: readonly number[]; readonly wrong: readonly number[] };
  /** The worst: most certain false merges, likeliest missed pairs. */
  readonly worst: readonly TruthMiss[];
}
