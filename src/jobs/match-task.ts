// The steps of matching by evidence that threads share: blocking keys and indexes, pairs to learn from, and the walk over
// all candidate pairs. A thread reads the store in shared memory and keeps what it has prepared from step to step.
import type { Answer, Task } from '../engine/executor.ts';
import { indexBlocks, type BlockIndex, type CandidateBlocks } from '../linkage/blocks.ts';
import type { RecordRange } from '../linkage/candidates.ts';
import {
  CandidateLists,
  drawContext,
  drawListed,
  drawRandom,
  type Drawing,
  type ShortList,
} from '../linkage/draw-pairs.ts';
import { PairWeigher } from '../linkage/evidence.ts';
import type { PhraseWords } from '../linkage/generic/phrase-words.ts';
import { combineKeys, deriveKeys, sharedKeys } from '../linkage/key-lists.ts';
import { EvidenceWalk, type FoundInRange } from '../linkage/match-by-evidence.ts';
import type { BlockingRule, Thresholds } from '../linkage/match.ts';
import type { MatchModel } from '../linkage/match-model.ts';
import { columnsOf } from '../linkage/pair-book.ts';
import { PairLevels, valueRows, type SharedKind } from '../linkage/pair-levels.ts';
import type { DrawnPairs } from '../linkage/pair-rows.ts';
import { receivedStore, type KeyLists, type RecordStore } from '../linkage/record-store.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import { compareFields, type FieldKind } from '../rulepack/compared-fields.ts';
import { planBlocking } from '../rulepack/default-blocking.ts';
import { unfitKeys } from './ignored-keys.ts';
import type { MatchField } from './match-fields.ts';

export interface MatchSetup {
  readonly store: RecordStore;
  readonly fields: readonly MatchField[];
  /** By field of the store: values that people who are not one share. */
  readonly shared: readonly ReadonlyMap<number, SharedKind>[];
  readonly lexicons: FieldSettings['lexicons'];
  readonly ignoreValues: readonly string[];
  /** As {@link valueRows} gives them, where threads share them. */
  readonly values?: Uint32Array;
  /** By field of the store, where threads share them. */
  readonly words?: readonly (PhraseWords | undefined)[];
}

/** Ranges of records are sent in ascending order. */
export type MatchStep =
  | { readonly step: 'keys'; readonly rule: number; readonly part: number }
  | {
      readonly step: 'index';
      readonly rule: number;
      readonly parts: readonly KeyLists[];
      /** Of the parts, what no later step needs. */
      readonly moved: ArrayBuffer[];
    }
  | {
      readonly step: 'shortlist';
      readonly order: Uint32Array;
      readonly blocks: CandidateBlocks;
      readonly range: RecordRange;
      readonly longest: number;
    }
  /** Of a range whose list became too strict. */
  | {
      readonly step: 'relist';
      readonly order: Uint32Array;
      readonly blocks: CandidateBlocks;
      readonly range: RecordRange;
      readonly limit: number;
    }
  | { readonly step: 'random'; readonly order: Uint32Array; readonly part: number; readonly parts: number }
  | { readonly step: 'context'; readonly order: Uint32Array; readonly field: number }
  | {
      readonly step: 'candidates';
      readonly order: Uint32Array;
      readonly pairs: Uint32Array;
      readonly limit: number;
    }
  | {
      readonly step: 'walk';
      readonly model: MatchModel;
      readonly blocks: CandidateBlocks;
      readonly vetoFields: readonly number[];
      readonly thresholds: Thresholds;
      readonly range: RecordRange;
    };

export type MatchAnswer = KeyLists | BlockIndex | ShortList | DrawnPairs | FoundInRange;

interface MatchPlan {
  readonly kinds: readonly FieldKind[];
  readonly rules: readonly BlockingRule[];
}

const plans = new WeakMap<MatchSetup, MatchPlan>();

/** Which columns are compared and how records are brought together: the same on every thread, once for each. */
export function planMatching(setup: MatchSetup): MatchPlan {
  const known = plans.get(setup);
  if (known) return known;
  const { store, fields, shared, lexicons, words } = setup;
  const kinds = compareFields(
    store,
    fields,
    (field) => shared[field]!,
    lexicons,
    (field) => words?.[field],
  );
  const plan = { kinds, rules: planBlocking(store, kinds, lexicons) };
  plans.set(setup, plan);
  return plan;
}

/** With what all threads read of the records. */
export function withValues(setup: MatchSetup): MatchSetup & { readonly values: Uint32Array } {
  const plan = planMatching(setup);
  const compared = plan.kinds.map((kind) => kind.compared);
  const words: (PhraseWords | undefined)[] = [];
  for (const kind of plan.kinds) words[kind.field] = kind.words;
  const whole = { ...setup, values: valueRows(setup.store, compared), words };
  plans.set(whole, plan);
  return whole;
}

export const matchTask: Task<MatchSetup, MatchStep, MatchAnswer> = {
  name: 'match',
  open(setup) {
    // What has come through a message is read anew.
    const own = plans.has(setup) ? setup : { ...setup, store: receivedStore(setup.store) };
    const steps = new MatchSteps(own);
    return (step) => steps.take(step);
  },
};

class MatchSteps {
  readonly #setup: MatchSetup;
  readonly #store: RecordStore;
  readonly #kinds: readonly FieldKind[];
  readonly #rules: readonly BlockingRule[];
  readonly #levels: PairLevels;
  readonly #unfit = new Map<number, (value: number) => boolean>();
  #lists: CandidateLists | undefined;
  #walk: EvidenceWalk | undefined;

  constructor(setup: MatchSetup) {
    this.#setup = setup;
    this.#store = setup.store;
    const { kinds, rules } = planMatching(setup);
    this.#kinds = kinds;
    this.#rules = rules;
    this.#levels = new PairLevels(
      setup.store,
      kinds.map((kind) => kind.compared),
      setup.values,
    );
  }

  take(step: MatchStep): Answer<MatchAnswer> {
    switch (step.step) {
      case 'keys':
        return movedArrays(this.#keysOf(step.rule, step.part), ({ offsets, values }) => [offsets, values]);
      case 'index': {
        const { name, cap, parts } = this.#rules[step.rule]!;
        const fields = parts.map(({ field }) => field);
        const index = indexBlocks(name, step.parts.reduce(combineKeys), cap, fields);
        return movedArrays(index, ({ starts, members }) => [starts, members]);
      }
      case 'shortlist': {
        this.#lists ??= new CandidateLists(this.#drawing(step.order), step.blocks);
        return movedArrays(this.#lists.over(step.range, step.longest), ({ pairs }) => [pairs]);
      }
      case 'relist': {
        const lists = new CandidateLists(this.#drawing(step.order), step.blocks);
        return movedArrays(lists.over(step.range, Infinity, step.limit), ({ pairs }) => [pairs]);
      }
      case 'random':
        return moved(drawRandom(this.#drawing(step.order), step.part, step.parts));
      case 'context':
        return moved(drawContext(this.#drawing(step.order), this.#store.fields[step.field]!));
      case 'candidates':
        this.#lists = undefined;
        return moved(drawListed(this.#drawing(step.order), step.pairs, step.limit));
      case 'walk': {
        this.#lists = undefined;
        this.#walk ??= this.#openWalk(step);
        const found = this.#walk.over(step.range);
        const arrays = [...columnsOf(found.pairs), found.households, found.made];
        return { result: found, transfer: arrays.map((array) => array.buffer as ArrayBuffer) };
      }
    }
  }

  #openWalk({ model, blocks, vetoFields, thresholds }: MatchStep & { step: 'walk' }): EvidenceWalk {
    const compared = this.#kinds.map((kind) => kind.compared);
    const weigher = new PairWeigher(this.#store, compared, model, this.#levels);
    return new EvidenceWalk(this.#store, weigher, model, blocks, vetoFields, thresholds);
  }

  #drawing(order: Uint32Array): Drawing {
    return { store: this.#store, levels: this.#levels, width: this.#kinds.length, order };
  }

  #keysOf(rule: number, part: number): KeyLists {
    const { field, derive, inPairs } = this.#rules[rule]!.parts[part]!;
    const stored = this.#store.fields[field]!;
    const unfit = this.#unfitOf(field);
    const { fresh } = this.#store;
    return derive
      ? deriveKeys(stored, stored.dictionary, unfit, { derive, inPairs }, fresh)
      : sharedKeys(stored, unfit, fresh);
  }

  #unfitOf(field: number): (value: number) => boolean {
    const known = this.#unfit.get(field);
    if (known) return known;
    const isUnfit = unfitKeys(this.#store, this.#setup.ignoreValues);
    const unfit = Uint8Array.from({ length: this.#store.fields[field]!.size }, (_, value) =>
      isUnfit(field, value) ? 1 : 0,
    );
    const found = (value: number): boolean => unfit[value] === 1;
    this.#unfit.set(field, found);
    return found;
  }
}

function moved(drawn: DrawnPairs): Answer<DrawnPairs> {
  return movedArrays(drawn, ({ codes, classes }) => [codes, classes]);
}

function movedArrays<T>(result: T, arraysOf: (result: T) => readonly ArrayBufferView[]): Answer<T> {
  return { result, transfer: arraysOf(result).map((array) => array.buffer as ArrayBuffer) };
}
