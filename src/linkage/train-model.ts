// Learns the weights from the data itself, without labels: u from pairs drawn at random, m by expectation maximisation
// over candidate pairs, and what two fields have in common by chance from pairs that share one of them.
import { learnSharing, othersOfBins } from './learn-sharing.ts';
import {
  defaultModel,
  groupLift,
  LEAST_SHARED,
  Scorer,
  type FieldModel,
  type MatchModel,
} from './match-model.ts';
import { CODES, isSameValue, levelOf, type ComparedField } from './pair-levels.ts';
import type { PairRows } from './pair-rows.ts';
import { countFilled, type RecordStore } from './record-store.ts';

/** Below so many records the weights the comparisons come with are the better guess. */
export const LEAST_RECORDS = 200;
const ROUNDS = 12;
/** First the fields are taken for independent; what they share by chance is learned once, when the matches
 * stand out: learned again and again from what it has taken away, it would take away everything. */
const INDEPENDENT_ROUNDS = 8;
/** So many imagined pairs that fall as the table says stand behind the first real one. */
const IMAGINED = 20;
const IMAGINED_RANDOM = { typed: 2_000, generic: 10 } as const;
const IMAGINED_CONTEXT = 60;
const CLEARLY_TWO = 0.1;
const CLEARLY_ONE = 0.9;
const SURE_ROUNDS = 4;
/** Of the records. */
const FEW_MATCHES = 0.02;

export interface Training {
  readonly store: RecordStore;
  readonly compared: readonly ComparedField[];
  /** Most records name a person. */
  readonly people: boolean;
}

/** What is learned from. */
export interface Drawings {
  /** Any two records. */
  readonly random: PairRows;
  readonly candidates: PairRows;
  /** Of all candidate pairs, how many were drawn: 0..1. */
  readonly share: number;
  /** By compared field: pairs that share a value of it. */
  readonly contexts: readonly PairRows[];
}

/** What is known before the data has spoken. */
export function untrainedModel({ store, compared }: Training): MatchModel {
  const totals = countPairClasses(store);
  return defaultModel(
    compared,
    compared.map(({ field }) => countFilled(store.fields[field]!)),
    totals.map((total) => Math.min(0.5, total === 0 ? 0 : (0.2 * store.fresh) / (totals[0] + totals[1]))),
  );
}

export function trainModel(
  training: Training,
  { random, candidates, share, contexts }: Drawings,
): MatchModel {
  const { store, compared } = training;
  const first = untrainedModel(training);
  const totals = countPairClasses(store);
  const filled = compared.map(({ field }) => countFilled(store.fields[field]!));
  const sharing = compared.map(({ field }) => countSharing(store, field));
  let certainty = CLEARLY_ONE;
  const start: MatchModel = { ...first, fields: fieldsFrom(training, first, random, first, filled) };
  if (isBareList(compared)) return bareListModel(training, random, start);
  let model = start;
  for (let round = 0; round < ROUNDS; round++) {
    const scorer = new Scorer(compared, model);
    const posterior = posteriors(candidates, scorer, model, training.people);
    const matches = [0, 0];
    for (let row = 0; row < candidates.count; row++) {
      // Many that are hardly likely are not a few that are.
      if (certainty === 0 || posterior[row]! >= 0.5)
        matches[candidates.classes[row]!]! += posterior[row]! * candidates.weights[row]!;
    }
    // Where hardly anything is certain, errors are many: then what is likely has to teach.
    if (round === SURE_ROUNDS && (matches[0]! + matches[1]!) / share < store.fresh * FEW_MATCHES) {
      certainty = 0;
      model = start;
      continue;
    }
    const lambda = totals.map((total, at) => (total === 0 ? 0 : Math.max(0.5, matches[at]! / share) / total));
    const randomPosterior = posteriors(random, scorer, model, training.people);
    const fields = model.fields.map((_, at): FieldModel => {
      const { levels } = compared[at]!.comparison;
      const m = Float64Array.from(levels, (level) => level.m * IMAGINED);
      let same = 0;
      for (let row = 0; row < candidates.count; row++) {
        const code = candidates.codes[row * compared.length + at]!;
        // Pairs in doubt would draw the weights towards whatever is common among them: sister companies, neighbours.
        if (code === 0 || posterior[row]! < certainty) continue;
        const weight = posterior[row]! * candidates.weights[row]!;
        m[levelOf(code)]! += weight;
        if (isSameValue(code)) same += weight;
      }
      scale(m);
      const u = learnU(compared[at]!, first.fields[at]!, random, randomPosterior, at);
      const { pairs, chance } = sharing[at]!;
      const kappa = pairs === 0 ? 0 : Math.min(1, same / share / pairs);
      const floor = compared[at]!.generic ? 0.05 / Math.max(1, filled[at]!) : first.fields[at]!.floor;
      const top = (1 - kappa) * chance;
      u[0] = Math.max(floor, top);
      return {
        m,
        u,
        filled: Math.max(1, filled[at]!),
        kappa: compared[at]!.generic ? kappa : Math.max(kappa, 1),
        floor,
        sharing: model.fields[at]!.sharing,
      };
    });
    model = { fields, lambda, lift: model.lift };
    if (round === INDEPENDENT_ROUNDS) {
      model = { ...model, lift: learnLift(training, model, contexts) };
      const sharing = learnSharing(store, compared, training.people, model, contexts);
      model = { ...model, fields: fields.map((field, at) => ({ ...field, sharing: sharing[at] })) };
    }
  }
  return model;
}

/** One column tells customers apart: nothing in the data says how often two who agree in it are one. */
function isBareList(compared: readonly ComparedField[]): boolean {
  return compared.filter(({ comparison }) => comparison.levels.length > 2).length === 1;
}

/** Of two records in a bare list that have the same rare value, so many are one. */
const SAME_RARE = 0.85;
/** More records than these that share a value are more than one customer's. */
const RARE_CARRIERS = 4;

/**
 * The lists people keep have duplicates, and what is the same and rare is worth a look (never more than a look: one
 * agreement alone is not certain). How much looser levels say, random pairs tell.
 */
function bareListModel(
  { store, compared, people }: Training,
  random: PairRows,
  start: MatchModel,
): MatchModel {
  const posterior = posteriors(random, new Scorer(compared, start), start, people);
  const lambda = Math.max(...start.lambda);
  const odds = SAME_RARE / (1 - SAME_RARE);
  let prior = 0;
  const fields = start.fields.map((field, at): FieldModel => {
    const u = learnU(compared[at]!, field, random, posterior, at);
    const others = othersOfBins(store, compared[at]!);
    const rare = Math.max((field.m[0]! * (lambda / (1 - lambda))) / odds, LEAST_SHARED / field.filled);
    const sharing = others.map((count) =>
      count < RARE_CARRIERS ? rare : Math.max(rare, count / field.filled),
    );
    // No value is rarer than so: where that is not enough, any two are likelier one.
    if (compared[at]!.comparison.levels.length > 2) prior = (odds * rare) / field.m[0]!;
    return { ...field, u, sharing };
  });
  const likelier = start.lambda.map((share) => Math.max(share, prior / (1 + prior)));
  return { ...start, fields, lambda: likelier };
}

/** Probability that each row's pairs are one customer. */
function posteriors(
  rows: PairRows,
  scorer: Scorer,
  { lambda }: MatchModel,
  people: boolean,
  guarded = true,
): Float64Array {
  const prior = lambda.map((share) => Math.log2(share / (1 - share)));
  const posterior = new Float64Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    const bits = scorer.score(rows.codes, row * rows.width, people);
    if (!guarded || !scorer.twoPeople) posterior[row] = 1 / (1 + 2 ** -(prior[rows.classes[row]!]! + bits));
  }
  return posterior;
}

function fieldsFrom(
  { compared, people }: Training,
  first: MatchModel,
  random: PairRows,
  model: MatchModel,
  filled: readonly number[],
): FieldModel[] {
  const posterior = posteriors(random, new Scorer(compared, model), model, people);
  return first.fields.map((field, at) => ({
    ...field,
    u: compared[at]!.generic ? learnU(compared[at]!, field, random, posterior, at) : field.u,
    filled: Math.max(1, filled[at]!),
    kappa: 1,
  }));
}

function learnU(
  { generic }: ComparedField,
  first: FieldModel,
  random: PairRows,
  posterior: Float64Array,
  at: number,
): Float64Array {
  const imagined = generic ? IMAGINED_RANDOM.generic : IMAGINED_RANDOM.typed;
  const u = Float64Array.from(first.u, (share) => share * imagined);
  for (let row = 0; row < random.count; row++) {
    const code = random.codes[row * random.width + at]!;
    if (code > 0) u[levelOf(code)]! += (1 - posterior[row]!) * random.weights[row]!;
  }
  scale(u);
  return u;
}

/** How much more often field j agrees among two customers who share field i. */
function learnLift(
  { compared, people }: Training,
  model: MatchModel,
  contexts: readonly PairRows[],
): Float64Array {
  const width = compared.length;
  const lift = groupLift(compared);
  const scorer = new Scorer(compared, model);
  const agrees = compared.map(({ comparison: { levels } }) =>
    Uint8Array.from({ length: CODES }, (_, code) =>
      code > 0 && levels[levelOf(code)]?.agrees === true ? 1 : 0,
    ),
  );
  const usual = compared.map(({ comparison: { levels } }, at) =>
    levels.reduce((sum, level, index) => (level.agrees ? sum + model.fields[at]!.u[index]! : sum), 0),
  );
  contexts.forEach((rows, i) => {
    const posterior = posteriors(rows, scorer, model, people, false);
    for (let j = 0; j < width; j++) {
      if (i === j || usual[j] === 0) continue;
      // Fields of one group are known to say the same: pairs that share both are no help to find out.
      if (compared[i]!.group === compared[j]!.group) continue;
      let both = usual[j]! * IMAGINED_CONTEXT;
      let present = IMAGINED_CONTEXT;
      for (let row = 0; row < rows.count; row++) {
        const code = rows.codes[row * width + j]!;
        // Those in doubt would teach that matches agree by chance.
        if (code === 0 || posterior[row]! > CLEARLY_TWO) continue;
        const weight = rows.weights[row]!;
        present += weight;
        if (agrees[j]![code] === 1) both += weight;
      }
      lift[i * width + j] = Math.max(0, Math.log2(both / present / usual[j]!));
    }
  });
  return lift;
}

function scale(shares: Float64Array): void {
  let sum = 0;
  for (const share of shares) sum += share;
  for (let at = 0; at < shares.length; at++) shares[at] = Math.min(0.999, Math.max(1e-7, shares[at]! / sum));
}

/** Pairs of records within one origin, and across two; of existing records those with a new one. */
export function countPairClasses({ count, fresh, origins }: RecordStore): [number, number] {
  const sizes = new Map<number, { all: number; fresh: number }>();
  for (let record = 0; record < count; record++) {
    const size = sizes.get(origins[record]!) ?? { all: 0, fresh: 0 };
    sizes.set(origins[record]!, size);
    size.all++;
    if (record < fresh) size.fresh++;
  }
  const pairs = (size: { all: number; fresh: number }): number =>
    size.fresh * (size.all - (size.fresh + 1) / 2);
  let within = 0;
  for (const size of sizes.values()) within += pairs(size);
  return [within, pairs({ all: count, fresh }) - within];
}

/** Pairs of records that share a value, and the chance that any two do. */
function countSharing({ fields }: RecordStore, field: number): { pairs: number; chance: number } {
  const { counts, values } = fields[field]!;
  let pairs = 0;
  for (const count of counts) pairs += (count * (count - 1)) / 2;
  const all = (values.length * (values.length - 1)) / 2;
  return { pairs, chance: all === 0 ? 0 : pairs / all };
}
