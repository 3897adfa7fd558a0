// What people decided about pairs improves the weights that were learned without them. Their words are few beside the
// data, so they move the model as far as so many pairs can and no further: levels by counts beside those already there,
// and the prior by the one shift that fits the decisions best, held back towards none.
import { pairClass } from './draw-pairs.ts';
import { PairWeigher } from './evidence.ts';
import { priorsOf } from './match-by-evidence.ts';
import type { MatchModel } from './match-model.ts';
import { levelOf } from './pair-levels.ts';
import { countPairClasses, type Training } from './train-model.ts';

export interface LabelledPair {
  readonly left: number;
  readonly right: number;
  /** A person says the two are one customer; else that they are two. */
  readonly same: boolean;
}

/** The levels of at least so many imagined matches stand beside those of the decisions. */
const LEAST_MATCHES = 200;
/** Standard deviation of the prior's shift as expected before anybody decided, in bits. */
const USUAL_SHIFT = 0.5;
/** Bits the odds may rise or fall by: what is merged by mistake costs more than what is asked once more. */
const MOST_RISE = 1;
const MOST_FALL = 3;

/** The model with the decisions taken in; without any, the very same model. */
export function teachModel(
  training: Training,
  model: MatchModel,
  labels: readonly LabelledPair[],
): MatchModel {
  if (labels.length === 0 || training.compared.length === 0) return model;
  const taught = { ...model, fields: levelsTaught(training, model, labels) };
  return { ...taught, lambda: shifted(taught.lambda, shiftOf(training, taught, labels)) };
}

/** m is learned from pairs that are all but certain: what people say of the others is what it has not seen. */
function levelsTaught(
  training: Training,
  model: MatchModel,
  labels: readonly LabelledPair[],
): MatchModel['fields'] {
  const { store, compared } = training;
  const weigher = new PairWeigher(store, compared, model);
  const counts = model.fields.map(({ m }) => new Float64Array(m.length));
  for (const { left, right, same } of labels) {
    if (!same) continue;
    weigher.weigh(left, right);
    weigher.codes.forEach((code, field) => {
      if (code > 0) counts[field]![levelOf(code)]!++;
    });
  }
  const totals = countPairClasses(store);
  const expected = model.lambda.reduce((sum, share, at) => sum + share * totals[at]!, 0);
  const before = Math.max(LEAST_MATCHES, expected);
  return model.fields.map((field, at) => {
    const own = counts[at]!;
    const all = before + own.reduce((sum, count) => sum + count, 0);
    return { ...field, m: field.m.map((share, level) => (share * before + own[level]!) / all) };
  });
}

/** In bits: by how much the odds of all pairs were too low (or, below zero, too high), as far as decisions tell. */
function shiftOf(training: Training, model: MatchModel, labels: readonly LabelledPair[]): number {
  const { store, compared } = training;
  const weigher = new PairWeigher(store, compared, model);
  const priors = priorsOf(model);
  const pairs = labels.flatMap(({ left, right, same }) => {
    const bits = weigher.weigh(left, right) + priors[pairClass(store, left, right)]!;
    // Two names that are two people's are no question of odds.
    return weigher.scorer.twoPeople || !Number.isFinite(bits) ? [] : [{ logit: bits * Math.LN2, same }];
  });
  const spread = USUAL_SHIFT * Math.LN2;
  let shift = 0;
  for (let turn = 0; turn < 25; turn++) {
    let slope = -shift / spread ** 2;
    let bend = 1 / spread ** 2;
    for (const { logit, same } of pairs) {
      const p = 1 / (1 + Math.exp(-logit - shift));
      slope += (same ? 1 : 0) - p;
      bend += p * (1 - p);
    }
    shift += Math.max(-1, Math.min(1, slope / bend));
  }
  return Math.max(-MOST_FALL, Math.min(MOST_RISE, shift / Math.LN2));
}

function shifted(lambda: readonly number[], bits: number): number[] {
  return lambda.map((share) => {
    if (share <= 0 || share >= 1) return share;
    const odds = (share / (1 - share)) * 2 ** bits;
    return Math.min(0.5, odds / (1 + odds));
  });
}
