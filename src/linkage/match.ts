// Candidate pairs in, matches out: by the rules a person gave, or by weighing the evidence of all fields.
import { distance } from 'fastest-levenshtein';
import type { Bits, Comparison } from '../model/comparison.ts';
import { countPairs, indexBlocks, oversizedBlocks, type BlockIndex } from './blocks.ts';
import type { Edge } from './cluster.ts';
import { walkCandidates } from './candidates.ts';
import { listsPeople, PairWeigher, probability } from './evidence.ts';
import { defaultModel, type MatchModel } from './match-model.ts';
import { PairLevels, type ComparedField } from './pair-levels.ts';
import { pairClass, trainModel } from './train-model.ts';
import { combineKeys, deriveKeys, withoutKeys } from './key-lists.ts';
import { numbersOf, type KeyLists, type RecordStore } from './record-store.ts';

/** One part of a blocking key: a field's keys, or what `derive` makes of them. */
export interface BlockingPart {
  readonly field: number;
  readonly derive?: (key: string) => readonly string[];
}

export interface BlockingRule {
  readonly name: string;
  readonly parts: readonly BlockingPart[];
  readonly cap: number;
}

/** A rule a person gave: every part must hold. */
export interface MatchRule {
  readonly name: string;
  readonly parts: readonly RulePart[];
}

export interface RulePart {
  readonly field: number;
  readonly fuzzy: boolean;
  /** Least similarity (0..1) of a fuzzy part; undefined: any comparison level with positive weight. */
  readonly least: number | undefined;
  readonly comparison: Comparison;
  /** How records are brought together when the part is fuzzy. */
  readonly derive: (key: string) => readonly string[];
}

export interface MatchSettings {
  readonly compared: readonly ComparedField[];
  /** Store fields whose different values forbid a match. */
  readonly vetoFields: readonly number[];
  readonly rules: readonly MatchRule[];
  /** Used when there are no rules. */
  readonly blocking: readonly BlockingRule[];
  /** Keys that are no evidence of identity, per store field (ignore lists, public lines). */
  readonly ignored: readonly ((number: number) => boolean)[];
  readonly auto: number;
  readonly reviewAt: number;
  /** Set when a person chose --auto: then good fuzzy matches may be automatic too. */
  readonly autoGiven: boolean;
  /** Pairs further than these are not compared in one block. */
  readonly progress?: (done: number, total: number) => void;
}

export interface MatchResult {
  readonly edges: readonly Edge[];
  /** Pairs that would have matched but for a veto. */
  readonly vetoed: readonly (Omit<Edge, 'band'> & { readonly veto: string })[];
  /** Different people who share a line or an address. */
  readonly households: readonly { readonly left: number; readonly right: number; readonly field: number }[];
  /** Bits before any evidence; 0 when rules decided. */
  readonly prior: number;
  readonly model: MatchModel;
  /** Bits for or against any two records being one customer; undefined when rules decided. */
  readonly weigh?: (left: number, right: number) => Bits;
  readonly candidatePairs: number;
  readonly pairsByRule: ReadonlyMap<string, number>;
  /** Blocks too large to compare pair by pair, per blocking rule. */
  readonly oversizedBlocks: ReadonlyMap<string, number>;
}

const EXACT_RULE_CAP = 200;
const FUZZY_RULE_CAP = 500;

export function matchRecords(store: RecordStore, settings: MatchSettings): MatchResult {
  return settings.rules.length > 0 ? matchByRules(store, settings) : matchByEvidence(store, settings);
}

/** The walk and its books, shared by both ways of matching. */
class Matcher {
  readonly edges: Edge[] = [];
  readonly vetoed: (Omit<Edge, 'band'> & { veto: string })[] = [];
  readonly households: { left: number; right: number; field: number }[] = [];
  readonly #indexes: readonly BlockIndex[];
  readonly #settings: MatchSettings;

  readonly #prior: number;
  readonly #model: MatchModel;

  constructor(indexes: readonly BlockIndex[], settings: MatchSettings, prior: number, model: MatchModel) {
    this.#prior = prior;
    this.#model = model;
    this.#indexes = indexes;
    this.#settings = settings;
  }

  walk(records: number, visit: (left: number, right: number, rule: number) => void): MatchResult {
    const total = this.#indexes.reduce((sum, index) => sum + countPairs(index), 0);
    let done = 0;
    const counts = walkCandidates(this.#indexes, records, (left, right, rule) => {
      if ((++done & 0xffff) === 0) this.#settings.progress?.(done, total);
      visit(left, right, rule);
    });
    const named = (values: Float64Array): Map<string, number> =>
      new Map(this.#indexes.map((index, at) => [index.name, values[at]!]));
    return {
      edges: this.edges,
      vetoed: this.vetoed,
      households: this.households,
      prior: this.#prior,
      model: this.#model,
      candidatePairs: counts.pairs.reduce((sum, pairs) => sum + pairs, 0),
      pairsByRule: named(counts.pairs),
      oversizedBlocks: named(counts.oversized),
    };
  }
}

function matchByRules(store: RecordStore, settings: MatchSettings): MatchResult {
  const model = defaultModel(
    settings.compared,
    settings.compared.map(({ field }) => store.fields[field]!.values.length),
    [0.5, 0.5],
  );
  const weigher = new PairWeigher(store, settings.compared, model);
  const indexes = settings.rules.map((rule) => indexRule(store, rule, settings));
  const matcher = new Matcher(indexes, settings, 0, model);
  const add = (left: number, right: number, rule: MatchRule, similarity: number): void => {
    const evidence = weigher.evidence(weigher.weigh(left, right));
    const fuzzy = rule.parts.some((part) => part.fuzzy);
    const found = {
      left,
      right,
      rule: rule.name,
      score: fuzzy ? Math.min(similarity, 0.999) : 1,
      evidence,
      decidedBy: 'auto' as const,
    };
    const veto = evidence.veto || differing(store, settings.vetoFields, left, right);
    if (veto !== '') matcher.vetoed.push({ ...found, veto });
    else if (!fuzzy || (settings.autoGiven && similarity >= settings.auto))
      matcher.edges.push({ ...found, band: 'auto' });
    else matcher.edges.push({ ...found, band: 'review' });
  };
  // Everyone who shares an exact key is linked to the first: the cluster is over any cap and goes to a person whole.
  indexes.forEach((index, at) => {
    const rule = settings.rules[at]!;
    if (rule.parts.some((part) => part.fuzzy)) return;
    for (const members of oversizedBlocks(index))
      for (let i = 1; i < members.length; i++) add(members[0]!, members[i]!, rule, 1);
  });
  return matcher.walk(store.count, (left, right) => {
    // The pair was brought together by one rule's blocks; the first rule that holds is the one that matches it.
    for (const rule of settings.rules) {
      const similarity = ruleHolds(store, rule, settings, left, right);
      if (similarity === undefined) continue;
      add(left, right, rule, similarity);
      break;
    }
  });
}

function indexRule(store: RecordStore, rule: MatchRule, settings: MatchSettings): BlockIndex {
  const exact = rule.parts.filter((part) => !part.fuzzy);
  if (exact.length > 0) {
    const cap = exact.length === rule.parts.length ? EXACT_RULE_CAP : FUZZY_RULE_CAP;
    return indexBlocks(
      rule.name,
      exact.map((part) => listsOf(store, part.field, settings)).reduce(combineKeys),
      cap,
    );
  }
  // Every part must hold, so the pairs of any one part are enough: the one that makes the fewest.
  const choices = rule.parts.map((part) => {
    const { dictionary } = store.fields[part.field]!;
    return indexBlocks(
      rule.name,
      deriveKeys(listsOf(store, part.field, settings), dictionary, part.derive),
      FUZZY_RULE_CAP,
    );
  });
  return choices.reduce((best, choice) => (countPairs(choice) < countPairs(best) ? choice : best));
}

function listsOf(store: RecordStore, field: number, settings: MatchSettings): KeyLists {
  const ignored = settings.ignored[field];
  return ignored ? withoutKeys(store.fields[field]!, ignored) : store.fields[field]!;
}

/** Masked and damaged values say something in a comparison; nobody is found by them. */
function wholeKeys(store: RecordStore, field: number, lists: KeyLists): KeyLists {
  const { dictionary } = store.fields[field]!;
  const isPart = Uint8Array.from(dictionary, (key) => (key.includes('*') || key.endsWith('?') ? 1 : 0));
  return isPart.includes(1) ? withoutKeys(lists, (number) => isPart[number] === 1) : lists;
}

/** The least similarity over the rule's parts, or undefined when one does not hold. */
function ruleHolds(
  store: RecordStore,
  rule: MatchRule,
  settings: MatchSettings,
  left: number,
  right: number,
): number | undefined {
  let least = 1;
  for (const part of rule.parts) {
    const similarity = partSimilarity(store, part, settings, left, right);
    if (similarity === undefined) return undefined;
    least = Math.min(least, similarity);
  }
  return least;
}

function partSimilarity(
  store: RecordStore,
  part: RulePart,
  settings: MatchSettings,
  left: number,
  right: number,
): number | undefined {
  const field = store.fields[part.field]!;
  let best: number | undefined;
  for (const a of numbersOf(field, left)) {
    for (const b of numbersOf(field, right)) {
      if (a === b) {
        if (settings.ignored[part.field]?.(a) === true) continue;
        return 1;
      }
      if (!part.fuzzy) continue;
      const keyA = field.dictionary[a]!;
      const keyB = field.dictionary[b]!;
      const similarity = 1 - distance(keyA, keyB) / Math.max(keyA.length, keyB.length, 1);
      const level =
        part.comparison.levels[
          part.comparison.compare(part.comparison.prepare(keyA), part.comparison.prepare(keyB))
        ];
      const holds =
        part.least === undefined ? level !== undefined && level.bits > 0 : similarity >= part.least;
      if (holds) best = Math.max(best ?? 0, similarity, level?.agrees === true ? 0.9 : 0.5);
    }
  }
  return best;
}

function differing(store: RecordStore, fields: readonly number[], left: number, right: number): string {
  for (const at of fields) {
    const field = store.fields[at]!;
    const a = numbersOf(field, left);
    const b = numbersOf(field, right);
    if (a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value))) return field.name;
  }
  return '';
}

/** Of two records picked at random, as many are one customer as if one in ten had a duplicate: where nothing is learned. */
function matchByEvidence(store: RecordStore, settings: MatchSettings): MatchResult {
  const levels = new PairLevels(store, settings.compared);
  const indexes = settings.blocking.map((rule) => {
    const lists = rule.parts.map(({ field, derive }) => {
      const own = wholeKeys(store, field, listsOf(store, field, settings));
      return derive ? deriveKeys(own, store.fields[field]!.dictionary, derive) : own;
    });
    return indexBlocks(rule.name, lists.reduce(combineKeys), rule.cap);
  });
  const model = trainModel({
    store,
    compared: settings.compared,
    levels,
    indexes,
    people: listsPeople(store),
  });
  const priors = model.lambda.map((share) => Math.log2(share / (1 - share)));
  const weigher = new PairWeigher(store, settings.compared, model, levels);
  const matcher = new Matcher(indexes, settings, priors[0]!, model);
  const found = matcher.walk(store.count, (left, right, rule) => {
    const bits = weigher.weigh(left, right);
    const { twoNames, twoPeople, sureName, agreeing } = weigher.scorer;
    if (twoPeople) {
      const field = weigher.agreeingField();
      if (field >= 0) matcher.households.push({ left, right, field });
      return;
    }
    const score = probability(priors[pairClass(store, left, right)]! + bits);
    if (score < settings.reviewAt) return;
    const evidence = weigher.evidence(bits);
    const pair = { left, right, rule: indexes[rule]!.name, score, evidence, decidedBy: 'auto' as const };
    const veto = evidence.veto || differing(store, settings.vetoFields, left, right);
    if (veto !== '') matcher.vetoed.push({ ...pair, veto });
    else
      matcher.edges.push({
        ...pair,
        band: score >= settings.auto && agreeing >= (sureName ? 2 : 4) && !twoNames ? 'auto' : 'review',
      });
  });
  const likelier = Math.max(...priors.filter((prior) => prior > -Infinity));
  return {
    ...found,
    weigh(left, right) {
      const bits = weigher.weigh(left, right);
      if (weigher.scorer.twoPeople) return -TWO_PEOPLE_BITS;
      return bits + Math.max(-TWO_PEOPLE_BITS, priors[pairClass(store, left, right)]! - likelier);
    },
  };
}

const TWO_PEOPLE_BITS = 10;
