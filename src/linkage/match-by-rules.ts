// Pairs that a rule a person gave brings together.
import { distance } from 'fastest-levenshtein';
import { countPairs, indexBlocks, mergeBlocks, oversizedBlocks, type BlockIndex } from './blocks.ts';
import { CandidateWalk } from './candidates.ts';
import { PairWeigher } from './evidence.ts';
import { combineKeys, deriveKeys, sharedKeys } from './key-lists.ts';
import type { MatchResult, MatchRule, MatchSettings, RulePart } from './match.ts';
import { defaultModel } from './match-model.ts';
import { FoundPairs } from './found-pairs.ts';
import { PairBook } from './pair-book.ts';
import { numbersOf, type RecordStore } from './record-store.ts';

export interface RuleSettings extends MatchSettings {
  readonly rules: readonly MatchRule[];
  /** Set when a person chose --auto: then good fuzzy matches may be automatic too. */
  readonly autoGiven: boolean;
  readonly progress?: (done: number, total: number) => void;
}

/** Of a value that more records share each is linked to the first only. */
export const EXACT_CAP = 200;
/** Where likeness is asked for, records that share a commoner value are not compared. */
export const FUZZY_CAP = 500;
/** Similarity is no certainty, however high. */
const MOST_SIMILAR = 0.999;

export function matchByRules(store: RecordStore, settings: RuleSettings): MatchResult {
  const { compared, rules } = settings;
  const weigher = weigherBesideRules(store, settings);
  const indexes = rules.map((rule) => indexRule(store, rule, settings));
  const book = new PairBook(compared.length);
  const add = (left: number, right: number, rule: number, similarity: number): void => {
    const bits = weigher.weigh(left, right);
    const { score, certain } = judgeByRule(rules[rule]!, similarity, settings);
    const veto = weigher.forbiddenBy(settings.vetoFields);
    book.add({ left, right, rule, score, bits, certain, people: weigher.people, veto }, weigher.codes);
  };
  // Everyone who shares an exact key is linked to the first: the cluster is over any cap and goes to a person whole.
  indexes.forEach((index, rule) => {
    if (rules[rule]!.parts.some((part) => part.fuzzy)) return;
    for (const members of oversizedBlocks(index))
      for (let i = 1; i < members.length && members[0]! < store.fresh; i++)
        add(members[0]!, members[i]!, rule, 1);
  });
  const blocks = mergeBlocks(indexes, store.count, undefined, store.fresh);
  const total = indexes.reduce((sum, index) => sum + countPairs(index), 0);
  let done = 0;
  settings.progress?.(0, total);
  const range = { from: 0, to: store.fresh };
  const made = new CandidateWalk(blocks).over(range, (left, right) => {
    if ((++done & 0xffff) === 0) settings.progress?.(done, total);
    // The pair was brought together by one rule's blocks; the first rule that holds is the one that matches it.
    for (let rule = 0; rule < rules.length; rule++) {
      const similarity = ruleHolds(store, rules[rule]!, settings, left, right);
      if (similarity === undefined) continue;
      add(left, right, rule, similarity);
      break;
    }
  });
  const ruleNames = rules.map(({ name }) => name);
  const fieldNames = store.fields.map(({ name }) => name);
  const reading = { compared, scorer: weigher.scorer, ruleNames, fieldNames };
  const found = new FoundPairs([book.done()], reading);
  return {
    found,
    get edges() {
      return found.edges;
    },
    get vetoed() {
      return found.vetoed;
    },
    households: [],
    prior: 0,
    candidatePairs: done,
    pairsByRule: new Map(indexes.map((index, at) => [index.name, made[at]!])),
    oversizedBlocks: new Map(blocks.rules.map(({ name, oversized }) => [name, oversized])),
  };
}

/** The evidence of the fields, told beside a rule that decides. */
export function weigherBesideRules(
  store: RecordStore,
  { compared }: Pick<RuleSettings, 'compared'>,
): PairWeigher {
  const filled = compared.map(({ field }) => store.fields[field]!.values.length);
  return new PairWeigher(store, compared, defaultModel(compared, filled, [0.5, 0.5]));
}

/** Exact rules on equal keys are certain; likeness is when a person said from where on. */
export function judgeByRule(
  rule: MatchRule,
  similarity: number,
  { auto, autoGiven }: Pick<RuleSettings, 'auto' | 'autoGiven'>,
): { readonly score: number; readonly certain: boolean } {
  const fuzzy = rule.parts.some((part) => part.fuzzy);
  return {
    score: fuzzy ? Math.min(similarity, MOST_SIMILAR) : 1,
    certain: !fuzzy || (autoGiven && similarity >= auto),
  };
}

function indexRule(store: RecordStore, rule: MatchRule, settings: RuleSettings): BlockIndex {
  const exact = rule.parts.filter((part) => !part.fuzzy);
  if (exact.length > 0) {
    const cap = exact.length === rule.parts.length ? EXACT_CAP : FUZZY_CAP;
    const lists = exact.map(({ field }) =>
      sharedKeys(store.fields[field]!, (number) => settings.ignored(field, number), store.fresh),
    );
    return indexBlocks(rule.name, lists.reduce(combineKeys), cap);
  }
  // Every part must hold, so the pairs of any one part are enough: the one that makes the fewest.
  const choices = rule.parts.map(({ field, derive }) => {
    const stored = store.fields[field]!;
    const keys = deriveKeys(
      stored,
      stored.dictionary,
      (number) => settings.ignored(field, number),
      { derive },
      store.fresh,
    );
    return indexBlocks(rule.name, keys, FUZZY_CAP);
  });
  return choices.reduce((best, choice) => (countPairs(choice) < countPairs(best) ? choice : best));
}

/** The least similarity over the rule's parts, or undefined when one does not hold. */
export function ruleHolds(
  store: RecordStore,
  rule: MatchRule,
  settings: RuleSettings,
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
  settings: RuleSettings,
  left: number,
  right: number,
): number | undefined {
  const field = store.fields[part.field]!;
  let best: number | undefined;
  for (const a of numbersOf(field, left)) {
    for (const b of numbersOf(field, right)) {
      if (a === b) {
        if (settings.ignored(part.field, a)) continue;
        return 1;
      }
      if (!part.fuzzy) continue;
      const keyA = field.dictionary.at(a);
      const keyB = field.dictionary.at(b);
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
