// What a run knows about how it matched, for those who ask: the model, what was not compared, and single pairs.
import type { PlannedRule, Unfit } from '../linkage/blocking-keys.ts';
import type { MatchModel } from '../linkage/match-model.ts';
import type { Coverage } from '../linkage/not-compared.ts';
import type { ViewPairs } from '../linkage/pair-view.ts';
import type { FieldKind } from '../rulepack/compared-fields.ts';

/** Of a run without rules: how it weighed and what it looked at. */
export interface MatchInsight {
  readonly kinds: readonly FieldKind[];
  readonly model: MatchModel;
  /** False where there were too few records to learn from. */
  readonly learned: boolean;
  readonly coverage: Coverage;
  readonly blocking: readonly PlannedRule[];
  readonly isUnfit: Unfit;
  /** Set when it was asked for beforehand (it keeps the blocks). */
  readonly pairs?: PairInsight;
}

/** What answers questions about single pairs. */
export interface PairInsight {
  readonly view: ViewPairs;
  /** None where a person gave the rules. */
  readonly blocking: readonly PlannedRule[];
  readonly isUnfit: Unfit;
}
