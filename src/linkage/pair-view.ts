// Any pair of records looked at closely: what each field says, how likely the two are one customer, what a run makes of
// them, and whether anything brings them together at all. Gives exactly the bits that matching gives.
import type { Bits } from '../model/comparison.ts';
import type { CandidateBlocks } from './blocks.ts';
import { CandidateWalk } from './candidates.ts';
import { pairClass } from './draw-pairs.ts';
import { probability, PairWeigher, type PairEvidence } from './evidence.ts';
import { isCertain, priorsOf } from './match-by-evidence.ts';
import type { Thresholds } from './match.ts';
import type { MatchModel } from './match-model.ts';
import type { ComparedField } from './pair-levels.ts';
import type { RecordStore } from './record-store.ts';

/**
 * What a run makes of a pair that was looked at: certain, doubtful, forbidden by two identity numbers, two customers who
 * share a line or an address, or not likely enough.
 */
export type Verdict = 'auto' | 'review' | 'veto' | 'two-people' | 'below';

export interface PairView {
  readonly left: number;
  readonly right: number;
  readonly verdict: Verdict;
  /** Name of the first blocking rule, or of the rule, that made the pair; undefined: it was never compared. */
  readonly rule: string | undefined;
  /** 0..1 */
  readonly score: number;
  /** Bits before any evidence; 0 when rules decide. */
  readonly prior: Bits;
  readonly evidence: PairEvidence;
  /** Name of the field that forbids the match; ''. */
  readonly veto: string;
}

/** Looks at pairs in any number; those asked for together are looked up in one walk. */
export type ViewPairs = (pairs: readonly (readonly [left: number, right: number])[]) => PairView[];

export interface Matching {
  readonly store: RecordStore;
  readonly compared: readonly ComparedField[];
  readonly model: MatchModel;
  readonly blocks: CandidateBlocks;
  readonly vetoFields: readonly number[];
  readonly thresholds: Thresholds;
}

export function viewByEvidence(matching: Matching): ViewPairs {
  const { store, compared, model, blocks, vetoFields, thresholds } = matching;
  const weigher = new PairWeigher(store, compared, model);
  const priors = priorsOf(model);
  return (pairs) => {
    const rules = rulesThatMake(blocks, pairs);
    return pairs.map(([left, right], at): PairView => {
      const bits = weigher.weigh(left, right);
      const prior = priors[pairClass(store, left, right)]!;
      const score = probability(prior + bits);
      const forbidden = weigher.forbiddenBy(vetoFields);
      const rule = rules[at]!;
      return {
        left,
        right,
        verdict: verdictOf(weigher, score, forbidden, thresholds),
        rule: rule < 0 ? undefined : blocks.rules[rule]!.name,
        score,
        prior,
        evidence: evidenceOf(weigher, compared, bits),
        veto: forbidden < 0 ? '' : store.fields[forbidden]!.name,
      };
    });
  };
}

function verdictOf(
  { scorer }: PairWeigher,
  score: number,
  forbidden: number,
  { auto, reviewAt }: Thresholds,
): Verdict {
  if (scorer.twoPeople) return 'two-people';
  if (score < reviewAt) return 'below';
  if (forbidden >= 0) return 'veto';
  return isCertain(scorer, score, auto) ? 'auto' : 'review';
}

/** What each field adds to the pair weighed last. */
export function evidenceOf(
  { codes, scorer }: PairWeigher,
  compared: readonly ComparedField[],
  bits: Bits,
): PairEvidence {
  const fields = scorer.contributions(codes, 0).map(({ field, level, bits: own }) => ({
    field: compared[field]!.field,
    level: compared[field]!.comparison.levels[level]!,
    bits: own,
  }));
  return { fields, bits };
}

/** By pair, the first blocking rule that makes it; -1: none does. One walk over the blocks of the records asked about. */
export function rulesThatMake(
  blocks: CandidateBlocks,
  pairs: readonly (readonly [left: number, right: number])[],
): Int32Array {
  const found = new Int32Array(pairs.length).fill(-1);
  const wanted = new Map<number, Map<number, number>>();
  pairs.forEach(([a, b], at) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const others = wanted.get(low) ?? new Map<number, number>();
    others.set(high, at);
    wanted.set(low, others);
  });
  const walk = new CandidateWalk(blocks);
  for (const low of [...wanted.keys()].sort((a, b) => a - b)) {
    const others = wanted.get(low)!;
    walk.over({ from: low, to: low + 1 }, (_, right, rule) => {
      const at = others.get(right);
      if (at !== undefined) found[at] = rule;
    });
  }
  return found;
}
