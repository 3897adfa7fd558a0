// Candidate pairs in, matches out, by weighing the evidence of all fields.
import type { Bits } from '../model/comparison.ts';
import type { CandidateBlocks } from './blocks.ts';
import { CandidateWalk, type RecordRange } from './candidates.ts';
import { pairClass } from './draw-pairs.ts';
import { probability, type PairWeigher } from './evidence.ts';
import type { HouseholdPair, Thresholds } from './match.ts';
import type { MatchModel, Scorer } from './match-model.ts';
import { PairBook, type PairColumns } from './pair-book.ts';
import type { RecordStore } from './record-store.ts';

/** What a walk over some records found. */
export interface FoundInRange {
  readonly pairs: PairColumns;
  /** left, right, field; left, right, field; … */
  readonly households: Uint32Array;
  /** Pairs looked at, per blocking rule: a pair belongs to the first rule that makes it. */
  readonly made: Float64Array;
}

/** Independent groups of fields that must agree before a pair is certain; more where the names or a birthday leave a doubt. */
const LEAST_AGREEING = 2;
const LEAST_AGREEING_UNSURE = 4;

/** Weighs the candidate pairs of one range of records after the other. */
export class EvidenceWalk {
  readonly #store: RecordStore;
  readonly #weigher: PairWeigher;
  readonly #walk: CandidateWalk;
  readonly #priors: readonly Bits[];
  readonly #vetoFields: readonly number[];
  readonly #thresholds: Thresholds;

  constructor(
    store: RecordStore,
    weigher: PairWeigher,
    model: MatchModel,
    blocks: CandidateBlocks,
    vetoFields: readonly number[],
    thresholds: Thresholds,
  ) {
    this.#store = store;
    this.#weigher = weigher;
    this.#walk = new CandidateWalk(blocks);
    this.#priors = priorsOf(model);
    this.#vetoFields = vetoFields;
    this.#thresholds = thresholds;
  }

  over(range: RecordRange): FoundInRange {
    const weigher = this.#weigher;
    const book = new PairBook(weigher.codes.length);
    const households: number[] = [];
    const { auto, reviewAt } = this.#thresholds;
    const least = Math.log2(reviewAt / (1 - reviewAt));
    const made = this.#walk.over(range, (left, right, rule) => {
      const prior = this.#priors[pairClass(this.#store, left, right)]!;
      const bits = weigher.weighIfHopeful(left, right, least - prior);
      if (bits === -Infinity) return;
      if (weigher.scorer.twoPeople) {
        const field = weigher.contactField();
        if (field >= 0) households.push(left, right, field);
        return;
      }
      const score = probability(prior + bits);
      if (score < reviewAt) return;
      const certain = isCertain(weigher.scorer, score, auto);
      const veto = weigher.forbiddenBy(this.#vetoFields);
      book.add({ left, right, rule, score, bits, certain, people: weigher.people, veto }, weigher.codes);
    });
    return { pairs: book.done(), households: Uint32Array.from(households), made };
  }
}

/** May the pair scored last be merged without anybody looking? */
export function isCertain(
  { agreeing, sureName, twoNames, ownDiffers }: Scorer,
  score: number,
  auto: number,
): boolean {
  const enough = sureName && !ownDiffers ? LEAST_AGREEING : LEAST_AGREEING_UNSURE;
  return score >= auto && agreeing >= enough && !twoNames;
}

export function priorsOf({ lambda }: MatchModel): Bits[] {
  return lambda.map((share) => Math.log2(share / (1 - share)));
}

/** Read again whenever they are gone through. */
export function householdPairs(found: readonly FoundInRange[]): Iterable<HouseholdPair> {
  const lists = found.map(({ households }) => households);
  return {
    *[Symbol.iterator]() {
      for (const list of lists)
        for (let at = 0; at < list.length; at += 3)
          yield { left: list[at]!, right: list[at + 1]!, field: list[at + 2]! };
    },
  };
}

/** Two names speak against a cluster as loudly as any one pair may. */
const TWO_PEOPLE_BITS = 10;

/**
 * Bits for or against any two records being one customer, for clusters that no link speaks for. `known`: what the evidence
 * of the two is worth, where they have been weighed before.
 */
export function openWeighing(
  store: RecordStore,
  weigher: PairWeigher,
  model: MatchModel,
): (left: number, right: number, known?: Bits) => Bits {
  const priors = priorsOf(model);
  const likelier = Math.max(...priors.filter((prior) => prior > -Infinity));
  return (left, right, known) => {
    const bits = known ?? weigher.weigh(left, right);
    if (known === undefined && weigher.scorer.twoPeople) return -TWO_PEOPLE_BITS;
    return bits + Math.max(-TWO_PEOPLE_BITS, priors[pairClass(store, left, right)]! - likelier);
  };
}
