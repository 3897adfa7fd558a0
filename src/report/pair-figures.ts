// One pair of records explained: what `explain pair` prints and gives as JSON.
import type { Verdict } from '../linkage/pair-view.ts';
import type { FieldType } from '../model/field-type.ts';
import type { NearestRule } from './truth-figures.ts';

export interface PairFigures {
  readonly left: RecordFigure;
  readonly right: RecordFigure;
  /** What a run makes of the pair alone. */
  readonly verdict: Verdict;
  /** The first rule that brings the two together; null: they are never compared. */
  readonly rule: string | null;
  /** What became of them in the end. */
  readonly fate: Fate;
  /** 0..1 */
  readonly score: number;
  readonly auto: number;
  readonly reviewAt: number;
  /** Bits before any evidence; 0 where rules decide. */
  readonly prior: number;
  readonly bits: number;
  readonly fields: readonly PairField[];
  /** The field that forbids a merge; ''. */
  readonly veto: string;
  /** Every blocking rule, those that bring the two together first; none where a person gave the rules. */
  readonly blocking: readonly NearestRule[];
}

export interface RecordFigure {
  readonly id: string;
  readonly source: string;
  readonly row: number;
}

/** In one certain or doubtful cluster, apart, or kept apart by a constraint of the clusters. */
export interface Fate {
  readonly kind: 'auto' | 'review' | 'apart' | 'refused' | 'decided-one' | 'decided-two';
  /** Id of the cluster; ''. */
  readonly cluster: string;
  /** Records in it; 0. */
  readonly size: number;
  /** What refused the link; ''. */
  readonly because: string;
}

export interface PairField {
  readonly field: string;
  readonly type: FieldType;
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** ''; one of the two has no value. */
  readonly level: string;
  readonly bits: number;
}
