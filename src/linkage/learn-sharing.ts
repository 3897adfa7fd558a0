// How much it says that two records have the very same value. Of those who carry it some are one customer and some are not,
// and how many are, the other fields tell: among people who share a rare name nearly all pairs agree elsewhere, too, among
// those of a common one hardly any. What is told apart so needs no guess at how often strangers share a value.
import { Scorer, type MatchModel } from './match-model.ts';
import { BINS, CARRIERS, isSameValue, type ComparedField } from './pair-levels.ts';
import type { PairRows } from './pair-rows.ts';
import type { RecordStore } from './record-store.ts';

const ROUNDS = 30;
/** So many imagined pairs that fall as {@link guessedShare} says stand behind the first real one. */
const IMAGINED = 10;
/** Other fields say at most so much for or against. */
const MOST_BITS = 30;

/** Others who carry a value, by bin: the middle of what the bin holds. */
export function othersOfBins(store: RecordStore, { field, shared }: ComparedField): Float64Array {
  const others = Float64Array.from({ length: BINS }, (_, bin) => Math.max(1, (CARRIERS[bin] ?? 2) - 1));
  const { counts } = store.fields[field]!;
  (['household', 'public'] as const).forEach((kind, at) => {
    let pairs = 0;
    let carriers = 0;
    for (const [value, known] of shared) {
      if (known !== kind) continue;
      pairs += counts[value]! * (counts[value]! - 1);
      carriers += counts[value]!;
    }
    // Of a pair that shares a line, how many others share it.
    if (carriers > 0) others[BINS - 2 + at] = pairs / carriers;
  });
  return others;
}

/** One of the others is the same customer, before anything is known; a valid identity number is nobody else's. */
function guessedShare(others: number, { strong }: ComparedField): number {
  return strong ? 0.999 : Math.min(0.9, 1 / others);
}

/** By field and bin: the probability that the record of another customer carries a value of that bin. */
export function learnSharing(
  store: RecordStore,
  compared: readonly ComparedField[],
  people: boolean,
  model: MatchModel,
  contexts: readonly PairRows[],
): Float64Array[] {
  const scorer = new Scorer(compared, model);
  return contexts.map((rows, field) => {
    const others = othersOfBins(store, compared[field]!);
    const evidence = Array.from({ length: BINS }, (): { odds: number; weight: number }[] => []);
    for (let row = 0; row < rows.count; row++) {
      const code = rows.codes[row * rows.width + field]!;
      if (!isSameValue(code)) continue;
      const all = scorer.score(rows.codes, row * rows.width, people);
      const bits = scorer.twoPeople ? -MOST_BITS : all - scorer.ownBits(field, code, people);
      const odds = 2 ** Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
      evidence[(code - 1) & (BINS - 1)]!.push({ odds, weight: rows.weights[row]! });
    }
    const { filled } = model.fields[field]!;
    return others.map((carriers, bin) => {
      const share = shareOfOne(evidence[bin]!, guessedShare(carriers, compared[field]!));
      return Math.min(1, (carriers * (1 - share)) / Math.max(1, filled));
    });
  });
}

/** How many of the pairs are one customer, by expectation maximisation over what their other fields say. */
function shareOfOne(pairs: readonly { odds: number; weight: number }[], guess: number): number {
  let share = guess;
  for (let round = 0; round < ROUNDS; round++) {
    let one = guess * IMAGINED;
    let all = IMAGINED;
    for (const { odds, weight } of pairs) {
      one += (weight * share * odds) / (share * odds + 1 - share);
      all += weight;
    }
    share = one / all;
  }
  return share;
}
