// Learns the weights from the data itself, without labels: u from pairs drawn at random, m by expectation maximisation
// over candidate pairs, and what two fields have in common by chance from pairs that share one of them. Nothing here
// depends on the order of the rows: pairs are drawn by a hash of the records' ids.
import { countPairs, type BlockIndex } from './blocks.ts';
import { walkCandidates } from './candidates.ts';
import { defaultModel, groupLift, Scorer, type FieldModel, type MatchModel } from './match-model.ts';
import { CODES, levelOf, type ComparedField, type PairLevels } from './pair-levels.ts';
import type { RecordStore } from './record-store.ts';

/** Below so many records the weights the comparisons come with are the better guess. */
const LEAST_RECORDS = 200;
const RANDOM_PAIRS = 300_000;
const CANDIDATE_PAIRS = 400_000;
const CONTEXT_PAIRS = 8_000;
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
  readonly levels: PairLevels;
  readonly indexes: readonly BlockIndex[];
  /** Most records name a person. */
  readonly people: boolean;
}

/** Pairs within one source and pairs across two have priors of their own: a source may be free of duplicates. */
export function pairClass(store: RecordStore, left: number, right: number): 0 | 1 {
  return store.origins[left] === store.origins[right] ? 0 : 1;
}

export function trainModel(training: Training): MatchModel {
  const { store, compared } = training;
  const totals = countClasses(store);
  const filled = compared.map(({ field }) => countFilled(store, field));
  const first = defaultModel(
    compared,
    filled,
    totals.map((total) => Math.min(0.5, total === 0 ? 0 : (0.2 * store.count) / (totals[0] + totals[1]))),
  );
  if (store.count < LEAST_RECORDS || compared.length === 0) return first;
  const order = hashOrder(store);
  const random = drawRandom(training, order);
  const { rows: candidates, share } = drawCandidates(training, order);
  const contexts = compared.map((field) => drawContext(training, order, field.field));
  const sharing = compared.map(({ field }) => countSharing(store, field));
  let certainty = CLEARLY_ONE;
  const start: MatchModel = { ...first, fields: fieldsFrom(training, first, random, first, filled) };
  let model = start;
  for (let round = 0; round < ROUNDS; round++) {
    const scorer = new Scorer(compared, model);
    const posterior = posteriors(candidates, scorer, model, training.people);
    const matches = [0, 0];
    candidates.each((_, row) => {
      // Many that are hardly likely are not a few that are.
      if (certainty === 0 || posterior[row]! >= 0.5)
        matches[candidates.classes[row]!]! += posterior[row]! * candidates.weights[row]!;
    });
    // Where hardly anything is certain, errors are many: then what is likely has to teach.
    if (round === SURE_ROUNDS && (matches[0]! + matches[1]!) / share < store.count * FEW_MATCHES) {
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
      candidates.each((codes, row) => {
        const code = codes[row * compared.length + at]!;
        if (code === 0) return;
        // Pairs in doubt would draw the weights towards whatever is common among them: sister companies, neighbours.
        const weight = posterior[row]! >= certainty ? posterior[row]! * candidates.weights[row]! : 0;
        m[levelOf(code)]! += weight;
        if (((code - 1) & 15) > 0) same += weight;
      });
      scale(m);
      const u = learnU(compared[at]!, first.fields[at]!, random, randomPosterior, at, compared.length);
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
      };
    });
    const next: MatchModel = { fields, lambda, lift: model.lift, learned: true };
    model = round === INDEPENDENT_ROUNDS ? { ...next, lift: learnLift(training, next, contexts) } : next;
  }
  return model;
}

/** Distinct rows of codes with how often each was drawn. */
class Rows {
  readonly codes: Uint16Array;
  readonly weights: Float64Array;
  readonly classes: Uint8Array;
  readonly count: number;

  constructor(codes: Uint16Array, classes: Uint8Array, width: number) {
    const drawn = classes.length;
    const order = Uint32Array.from({ length: drawn }, (_, row) => row).sort((a, b) => {
      const byClass = classes[a]! - classes[b]!;
      if (byClass !== 0) return byClass;
      for (let i = 0; i < width; i++) {
        const difference = codes[a * width + i]! - codes[b * width + i]!;
        if (difference !== 0) return difference;
      }
      return 0;
    });
    const distinct = new Uint16Array(codes.length);
    const weights: number[] = [];
    const kept: number[] = [];
    for (const row of order) {
      const last = weights.length - 1;
      let equal = last >= 0 && kept[last] === classes[row];
      for (let i = 0; equal && i < width; i++) equal = distinct[last * width + i] === codes[row * width + i];
      if (equal) weights[last]!++;
      else {
        distinct.set(codes.subarray(row * width, (row + 1) * width), weights.length * width);
        weights.push(1);
        kept.push(classes[row]!);
      }
    }
    this.count = weights.length;
    this.codes = distinct.slice(0, weights.length * width);
    this.weights = Float64Array.from(weights);
    this.classes = Uint8Array.from(kept);
  }

  each(visit: (codes: Uint16Array, row: number) => void): void {
    for (let row = 0; row < this.count; row++) visit(this.codes, row);
  }
}

/** Probability that each row's pairs are one customer. */
function posteriors(
  rows: Rows,
  scorer: Scorer,
  { lambda }: MatchModel,
  people: boolean,
  guarded = true,
): Float64Array {
  const width = rows.count === 0 ? 0 : rows.codes.length / rows.count;
  const prior = lambda.map((share) => Math.log2(share / (1 - share)));
  return Float64Array.from({ length: rows.count }, (_, row) => {
    const bits = scorer.score(rows.codes, row * width, people);
    return guarded && scorer.twoPeople ? 0 : 1 / (1 + 2 ** -(prior[rows.classes[row]!]! + bits));
  });
}

function fieldsFrom(
  { compared, people }: Training,
  first: MatchModel,
  random: Rows,
  model: MatchModel,
  filled: readonly number[],
): FieldModel[] {
  const posterior = posteriors(random, new Scorer(compared, model), model, people);
  return first.fields.map((field, at) => ({
    ...field,
    u: compared[at]!.generic ? learnU(compared[at]!, field, random, posterior, at, compared.length) : field.u,
    filled: Math.max(1, filled[at]!),
    kappa: 1,
  }));
}

function learnU(
  { generic }: ComparedField,
  first: FieldModel,
  random: Rows,
  posterior: Float64Array,
  at: number,
  width: number,
): Float64Array {
  const imagined = generic ? IMAGINED_RANDOM.generic : IMAGINED_RANDOM.typed;
  const u = Float64Array.from(first.u, (share) => share * imagined);
  random.each((codes, row) => {
    const code = codes[row * width + at]!;
    if (code > 0) u[levelOf(code)]! += (1 - posterior[row]!) * random.weights[row]!;
  });
  scale(u);
  return u;
}

/** How much more often field j agrees among two customers who share field i. */
function learnLift(
  { compared, people }: Training,
  model: MatchModel,
  contexts: readonly Rows[],
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
      if (lift[i * width + j]! > 0) continue;
      let both = usual[j]! * IMAGINED_CONTEXT;
      let present = IMAGINED_CONTEXT;
      rows.each((codes, row) => {
        const code = codes[row * width + j]!;
        if (code === 0) return;
        // Those in doubt would teach that matches agree by chance.
        if (posterior[row]! > CLEARLY_TWO) return;
        const weight = rows.weights[row]!;
        present += weight;
        if (agrees[j]![code] === 1) both += weight;
      });
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

function countClasses({ count, origins }: RecordStore): [number, number] {
  const sizes = new Map<number, number>();
  for (const origin of origins) sizes.set(origin, (sizes.get(origin) ?? 0) + 1);
  let within = 0;
  for (const size of sizes.values()) within += (size * (size - 1)) / 2;
  return [within, (count * (count - 1)) / 2 - within];
}

function countFilled({ count, fields }: RecordStore, field: number): number {
  const { offsets } = fields[field]!;
  let filled = 0;
  for (let record = 0; record < count; record++) if (offsets[record]! < offsets[record + 1]!) filled++;
  return filled;
}

/** Pairs of records that share a value, and the chance that any two do. */
function countSharing({ fields }: RecordStore, field: number): { pairs: number; chance: number } {
  const { counts, values } = fields[field]!;
  let pairs = 0;
  for (const count of counts) pairs += (count * (count - 1)) / 2;
  const all = (values.length * (values.length - 1)) / 2;
  return { pairs, chance: all === 0 ? 0 : pairs / all };
}

/** Records in an order that only their ids decide. */
function hashOrder(store: RecordStore): Uint32Array {
  const hashes = Uint32Array.from(store.ids, hashOf);
  return Uint32Array.from({ length: store.count }, (_, record) => record).sort(
    (a, b) =>
      hashes[a]! - hashes[b]! || (store.ids[a]! < store.ids[b]! ? -1 : store.ids[a]! > store.ids[b]! ? 1 : 0),
  );
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A row of codes for every pair asked for, grown as needed. */
class Drawn {
  readonly #training: Training;
  readonly #width: number;
  #codes: Uint16Array;
  #classes: Uint8Array;
  count = 0;

  constructor(training: Training, expected: number) {
    this.#training = training;
    this.#width = training.compared.length;
    this.#codes = new Uint16Array(Math.max(16, expected) * this.#width);
    this.#classes = new Uint8Array(Math.max(16, expected));
  }

  add(left: number, right: number): void {
    if (this.count === this.#classes.length) {
      const codes = new Uint16Array(this.#codes.length * 2);
      codes.set(this.#codes);
      this.#codes = codes;
      const classes = new Uint8Array(this.#classes.length * 2);
      classes.set(this.#classes);
      this.#classes = classes;
    }
    this.#training.levels.read(left, right, this.#codes, this.count * this.#width);
    this.#classes[this.count++] = pairClass(this.#training.store, left, right);
  }

  rows(): Rows {
    return new Rows(
      this.#codes.slice(0, this.count * this.#width),
      this.#classes.slice(0, this.count),
      this.#width,
    );
  }
}

function drawRandom(training: Training, order: Uint32Array): Rows {
  const { count } = training.store;
  const drawn = new Drawn(training, Math.min(RANDOM_PAIRS, (count * (count - 1)) / 2));
  if ((count * (count - 1)) / 2 <= RANDOM_PAIRS) {
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) drawn.add(order[i]!, order[j]!);
  } else {
    // Each record with those 1, 2, 4, … places on: no two draws are the same pair.
    for (let step = 1; drawn.count < RANDOM_PAIRS; step = Math.ceil(step * 1.618) + 1)
      for (let i = 0; i < count && drawn.count < RANDOM_PAIRS; i++)
        drawn.add(order[i]!, order[(i + (step % count || 1)) % count]!);
  }
  return drawn.rows();
}

function drawCandidates(training: Training, order: Uint32Array): { rows: Rows; share: number } {
  const { store, indexes } = training;
  const rank = new Uint32Array(store.count);
  order.forEach((record, at) => {
    rank[record] = Math.imul(at + 1, 0x9e3779b1) >>> 0;
  });
  const most = indexes.reduce((sum, index) => sum + countPairs(index), 0);
  const share = Math.min(1, CANDIDATE_PAIRS / Math.max(1, most));
  const limit = share * 2 ** 32;
  const drawn = new Drawn(training, Math.min(CANDIDATE_PAIRS, most));
  walkCandidates(indexes, store.count, (left, right) => {
    if (share === 1 || Math.imul(rank[left]! ^ rank[right]!, 0x85ebca6b) >>> 0 < limit)
      drawn.add(left, right);
  });
  return { rows: drawn.rows(), share };
}

/** Pairs that share a value of one field: each record with the next that carries it. */
function drawContext(training: Training, order: Uint32Array, field: number): Rows {
  const { offsets, values, counts } = training.store.fields[field]!;
  const drawn = new Drawn(training, CONTEXT_PAIRS);
  const last = new Map<number, number>();
  for (const record of order) {
    if (drawn.count >= CONTEXT_PAIRS) break;
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      const value = values[at]!;
      if (counts[value]! < 2) continue;
      const other = last.get(value);
      if (other !== undefined && other !== record) drawn.add(other, record);
      last.set(value, record);
    }
  }
  return drawn.rows();
}
