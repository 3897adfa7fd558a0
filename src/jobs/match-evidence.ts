// Matching by evidence from the stored keys to matched pairs: blocking, learning, weighing, on all threads.
import type { Executor, Threads } from '../engine/executor.ts';
import { letGo } from '../engine/let-go.ts';
import type { PlannedRule } from '../linkage/blocking-keys.ts';
import { mergeBlocks, withinBudget, type BlockIndex, type CandidateBlocks } from '../linkage/blocks.ts';
import { splitRecords } from '../linkage/candidates.ts';
import {
  candidateLimit,
  candidateShare,
  hashOrder,
  longestList,
  type ShortList,
} from '../linkage/draw-pairs.ts';
import { listsPeople, PairWeigher } from '../linkage/evidence.ts';
import { householdPairs, openWeighing, priorsOf, type FoundInRange } from '../linkage/match-by-evidence.ts';
import type { MatchResult, Thresholds } from '../linkage/match.ts';
import type { MatchModel } from '../linkage/match-model.ts';
import { CoverageBook, type Coverage } from '../linkage/not-compared.ts';
import { FoundPairs } from '../linkage/found-pairs.ts';
import { PairLevels, type ComparedField } from '../linkage/pair-levels.ts';
import { viewByEvidence } from '../linkage/pair-view.ts';
import { PairRows, type DrawnPairs } from '../linkage/pair-rows.ts';
import type { KeyLists, RecordStore } from '../linkage/record-store.ts';
import { teachModel, type LabelledPair } from '../linkage/teach-model.ts';
import { LEAST_RECORDS, trainModel, untrainedModel, type Training } from '../linkage/train-model.ts';
import type { FieldKind } from '../rulepack/compared-fields.ts';
import { unfitKeys } from './ignored-keys.ts';
import { openThreadsFor } from './execute.ts';
import type { MatchInsight } from './match-insight.ts';
import {
  matchTask,
  planMatching,
  withValues,
  type MatchAnswer,
  type MatchSetup,
  type MatchStep,
} from './match-task.ts';

export interface EvidenceOptions extends Thresholds {
  readonly threads: number;
  readonly started: Threads | undefined;
  readonly vetoFields: readonly number[];
  /** So many candidate pairs there are; told before they are weighed, where weights are learned. */
  readonly counted?: (pairs: number) => void;
  /** Of the candidate pairs, and how many were weighed. */
  readonly progress: (done: number, total: number, pairs: number) => void;
  readonly limits?: BlockLimits | undefined;
  /** A model to weigh by; undefined: one is learned. */
  readonly model?: ((training: Training, kinds: readonly FieldKind[]) => MatchModel) | undefined;
  /** Pairs people decided on: they improve a model that is learned. */
  readonly labels?: readonly LabelledPair[];
  /** Somebody will ask about single pairs: what answers is kept. */
  readonly keeps?: boolean;
}

/** Fewer records are matched before threads have loaded. */
const WORTH_THREADS = 4_000;

export interface BlockLimits {
  /** Of more records, pairs that only larger blocks than `smallBlock` make must share keys of two fields. */
  readonly smallStore: number;
  readonly smallBlock: number;
  /** Most that one blocking rule may make in such a file. */
  readonly pairsPerRecord: number;
}

const LIMITS: BlockLimits = { smallStore: 60_000, smallBlock: 12, pairsPerRecord: 2 };
/** Ranges per thread: the slowest should not be waited for long. */
const RANGES = 12;

export async function matchByEvidence(
  given: MatchSetup,
  options: EvidenceOptions,
): Promise<MatchResult & { readonly insight: MatchInsight }> {
  const setup = withValues(given);
  const { store } = setup;
  const { kinds, rules } = planMatching(setup);
  const compared = kinds.map((kind) => kind.compared);
  const steps = new Steps(
    openThreadsFor(matchTask, setup, {
      threads: options.threads,
      started: options.started,
      keep: true,
      ahead: 16,
      isMuch: store.count >= WORTH_THREADS,
      transferOf: (step) => (step.step === 'index' ? step.moved : []),
    }),
  );
  try {
    const { blocks, coverage, usedCaps } = await planBlocks(steps, rules, store, options.limits ?? LIMITS);
    letGo();
    const ranges = splitRecords(blocks, options.threads * RANGES, store.fresh);
    const training: Training = { store, compared, people: listsPeople(store) };
    const { vetoFields, auto, reviewAt, labels = [] } = options;
    const learned = store.count >= LEAST_RECORDS && compared.length > 0;
    const model =
      options.model?.(training, kinds) ??
      teachModel(
        training,
        learned ? await learn(steps, training, blocks, ranges, options) : untrainedModel(training),
        labels,
      );
    const found: FoundInRange[] = [];
    let [done, weighed] = [0, 0];
    options.progress(done, ranges.length, weighed);
    for await (const answer of steps.each(
      ranges.map((range) => ({
        step: 'walk',
        model,
        blocks,
        vetoFields,
        thresholds: { auto, reviewAt },
        range,
      })),
    )) {
      const range = answer as FoundInRange;
      found.push(range);
      weighed += range.made.reduce((sum, pairs) => sum + pairs, 0);
      options.progress(++done, ranges.length, weighed);
    }
    const levels = new PairLevels(store, compared, setup.values);
    const blocking = rules.map((rule, at): PlannedRule => ({ ...rule, usedCap: usedCaps[at]! }));
    const isUnfit = unfitKeys(store, setup.ignoreValues);
    const known: MatchInsight = { kinds, model, learned, coverage, blocking, isUnfit };
    const thresholds = { auto, reviewAt };
    const view = options.keeps === true ? viewByEvidence({ store, compared, model, blocks, vetoFields, thresholds }) : undefined; // prettier-ignore
    const insight = view === undefined ? known : { ...known, pairs: { view, blocking, isUnfit } };
    const weigher = new PairWeigher(store, compared, model, levels);
    return resultOf(store, weigher, compared, blocks, found, insight);
  } finally {
    await steps.close();
  }
}

/** Sends steps out and gives the answers back in order. */
class Steps {
  readonly #executor: Executor<MatchStep, MatchAnswer>;

  constructor(executor: Executor<MatchStep, MatchAnswer>) {
    this.#executor = executor;
  }

  each(steps: readonly MatchStep[]): AsyncGenerator<MatchAnswer> {
    return this.#executor.run(unhurried(steps));
  }

  async all<Out extends MatchAnswer>(steps: readonly MatchStep[]): Promise<Out[]> {
    const answers: Out[] = [];
    for await (const answer of this.each(steps)) answers.push(answer as Out);
    return answers;
  }

  close(): Promise<void> {
    return this.#executor.close();
  }
}

/** Between two steps a signal is heard, also where all of them are taken on this thread. */
async function* unhurried(steps: readonly MatchStep[]): AsyncGenerator<MatchStep> {
  for (const step of steps) {
    await new Promise((resolve) => setImmediate(resolve));
    yield step;
  }
}

/** The indexes of single rules are large and end here. */
async function planBlocks(
  steps: Steps,
  rules: ReturnType<typeof planMatching>['rules'],
  { count, fresh }: RecordStore,
  { smallStore, smallBlock, pairsPerRecord }: BlockLimits,
): Promise<{ blocks: CandidateBlocks; coverage: Coverage; usedCaps: readonly number[] }> {
  const isSmall = count <= smallStore;
  const book = new CoverageBook(count);
  const used = (await indexAll(steps, rules)).map((index) => {
    const thinned = isSmall ? index : withinBudget(index, pairsPerRecord * count);
    book.add(index, thinned.cap);
    return thinned;
  });
  return {
    blocks: mergeBlocks(used, count, isSmall ? undefined : smallBlock, fresh),
    coverage: book.done(),
    usedCaps: used.map(({ cap }) => cap),
  };
}

/** Rules share parts: a field's last four digits are cut once, whatever they are combined with. */
async function indexAll(
  steps: Steps,
  rules: ReturnType<typeof planMatching>['rules'],
): Promise<BlockIndex[]> {
  const wanted = new Map<string, { rule: number; part: number }>();
  const nameOf = ({ field, name }: { field: number; name: string }): string => `${field} ${name}`;
  rules.forEach(({ parts }, rule) => {
    parts.forEach((part, at) => {
      if (!wanted.has(nameOf(part))) wanted.set(nameOf(part), { rule, part: at });
    });
  });
  const lists = await steps.all<KeyLists>([...wanted.values()].map((where) => ({ step: 'keys', ...where })));
  const byName = new Map([...wanted.keys()].map((name, at) => [name, lists[at]!]));
  const lastRule = new Map(rules.flatMap(({ parts }, rule) => parts.map((part) => [nameOf(part), rule])));
  return steps.all<BlockIndex>(
    rules.map(({ parts }, rule) => ({
      step: 'index',
      rule,
      parts: parts.map((part) => byName.get(nameOf(part))!),
      moved: parts
        .filter((part) => lastRule.get(nameOf(part)) === rule)
        .flatMap((part) => buffersOf(byName.get(nameOf(part))!)),
    })),
  );
}

function buffersOf({ offsets, values }: KeyLists): ArrayBuffer[] {
  return [offsets.buffer as ArrayBuffer, values.buffer as ArrayBuffer];
}

async function learn(
  steps: Steps,
  training: Training,
  blocks: CandidateBlocks,
  ranges: ReturnType<typeof splitRecords>,
  { threads, counted: tell }: EvidenceOptions,
): Promise<MatchModel> {
  const { store, compared } = training;
  const width = compared.length;
  const order = hashOrder(store);
  const longest = longestList(ranges.length);
  const lists = await steps.all<ShortList>(
    ranges.map((range) => ({ step: 'shortlist', order, blocks, range, longest })),
  );
  const all = lists.reduce((sum, { made }) => sum + made, 0);
  tell?.(all);
  const limit = candidateLimit(all);
  const tooStrict = [...lists.keys()].filter((at) => lists[at]!.limit < limit);
  const again = await steps.all<ShortList>(
    tooStrict.map((at) => ({ step: 'relist', order, blocks, range: ranges[at]!, limit })),
  );
  tooStrict.forEach((at, next) => (lists[at] = again[next]!));
  const contexts: MatchStep[] = compared.map(({ field }) => ({ step: 'context', order, field }));
  const random: MatchStep[] = Array.from({ length: threads }, (_, part) => ({
    step: 'random',
    order,
    part,
    parts: threads,
  }));
  const candidates: MatchStep[] = lists.map(({ pairs }) => ({ step: 'candidates', order, pairs, limit }));
  const drawn = await steps.all<DrawnPairs>([...contexts, ...random, ...candidates]);
  return trainModel(training, {
    contexts: drawn.slice(0, width).map((pairs) => new PairRows([pairs], width)),
    random: new PairRows(drawn.slice(width, width + threads), width),
    candidates: new PairRows(drawn.slice(width + threads), width),
    share: candidateShare(all),
  });
}

function resultOf(
  store: RecordStore,
  weigher: PairWeigher,
  compared: readonly ComparedField[],
  { rules }: CandidateBlocks,
  ranges: readonly FoundInRange[],
  insight: MatchInsight,
): MatchResult & { readonly insight: MatchInsight } {
  const { model } = insight;
  const ruleNames = rules.map(({ name }) => name);
  const fieldNames = store.fields.map(({ name }) => name);
  const found = new FoundPairs(
    ranges.map(({ pairs }) => pairs),
    { compared, scorer: weigher.scorer, ruleNames, fieldNames },
  );
  const made = rules.map((_, rule) => ranges.reduce((sum, range) => sum + range.made[rule]!, 0));
  return {
    insight,
    found,
    get edges() {
      return found.edges;
    },
    get vetoed() {
      return found.vetoed;
    },
    households: householdPairs(ranges),
    prior: priorsOf(model)[0]!,
    weigh: openWeighing(store, weigher, model),
    candidatePairs: made.reduce((sum, pairs) => sum + pairs, 0),
    pairsByRule: new Map(ruleNames.map((name, rule) => [name, made[rule]!])),
    oversizedBlocks: new Map(rules.map(({ name, oversized }) => [name, oversized])),
  };
}
