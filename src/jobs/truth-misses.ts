// Where a run and the known answers differ: customers it took for one, and pairs it did not find, each with its why.
import { meetingsOf, type Meeting } from '../linkage/blocking-keys.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { PairView } from '../linkage/pair-view.ts';
import type { MissReason, NearestRule, TruthMiss } from '../report/truth-figures.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { KnownAnswers } from './known-answers.ts';
import type { PairInsight } from './match-insight.ts';

/** Groups of records by number, as certain clusters make them and as all clusters do. */
export interface Found {
  readonly auto: Int32Array;
  readonly all: Int32Array;
}

export type Pair = readonly [left: number, right: number];

export interface Miss extends Omit<TruthMiss, 'link' | 'members'> {
  readonly view: PairView;
}

/** Of so many missed pairs it is asked why, and so many of either kind are listed. */
const ASKED = 200_000;
export const LISTED = 1_000;
const NEAREST = 3;

export interface Misses {
  readonly falseMerges: readonly Miss[];
  /** The likeliest first. */
  readonly missed: readonly Miss[];
  readonly reasons: Readonly<Partial<Record<MissReason, number>>>;
  readonly asked: number;
}

export function findMisses(answers: KnownAnswers, found: Found, duplicates: Duplicates): Misses {
  const insight = duplicates.pairs!;
  const { match, clustering } = duplicates;
  const edges = new Map(
    [...match.edges, ...clustering.auto.flatMap(({ links }) => links)].map((edge) => [keyOf(edge), edge]),
  );
  const missed = missedPairs(answers, found, duplicates, insight, edges);
  return { falseMerges: falseMerges(answers, found, insight, edges), ...missed };
}

const keyOf = ({ left, right }: { readonly left: number; readonly right: number }): string =>
  left < right ? `${left},${right}` : `${right},${left}`;

function falseMerges(
  answers: KnownAnswers,
  found: Found,
  { view }: PairInsight,
  edges: ReadonlyMap<string, Edge>,
): Miss[] {
  const linked: Pair[] = [];
  const chained: Pair[] = [];
  for (const [left, right] of wronglyJoined(answers, found)) {
    const list = edges.has(keyOf({ left, right })) ? linked : chained;
    if (list.length < ASKED) list.push([left, right]);
  }
  const views = [...view(linked), ...view(chained)];
  return views
    .map((seen): Miss => {
      const { left, right, veto } = seen;
      const edge = edges.get(keyOf(seen));
      return {
        kind: 'false-merge',
        band: found.auto[left] === found.auto[right] ? 'auto' : 'review',
        reason: edge === undefined ? 'chained' : edge.decidedBy === 'person' ? 'decided' : 'linked',
        view: seen,
        because: veto,
        nearest: [],
      };
    })
    .sort(
      (a, b) =>
        Number(a.band === 'review') - Number(b.band === 'review') ||
        Number(a.reason === 'chained') - Number(b.reason === 'chained') ||
        likelier(a.view, b.view),
    )
    .slice(0, LISTED);
}

const likelier = (a: PairView, b: PairView): number =>
  b.score - a.score || b.evidence.bits - a.evidence.bits || a.left - b.left || a.right - b.right;

/** Pairs the run has together that are two customers. */
function* wronglyJoined(answers: KnownAnswers, { all }: Found): Generator<Pair> {
  if (answers.judged) {
    for (const { left, right, same } of answers.judged)
      if (!same && all[left] === all[right]) yield [left, right];
    return;
  }
  yield* pairsAcross(all, answers.entities);
}

/** True pairs the run has apart. */
function* wronglyParted(answers: KnownAnswers, { all }: Found): Generator<Pair> {
  if (answers.judged) {
    for (const { left, right, same } of answers.judged)
      if (same && all[left] !== all[right]) yield [left, right];
    return;
  }
  yield* pairsAcross(answers.entities, all);
}

/** Pairs of one group that are of two parts. */
function* pairsAcross(groups: Int32Array, parts: Int32Array): Generator<Pair> {
  const members = new Map<number, number[]>();
  groups.forEach((group, record) => {
    if (group === record) return;
    const own = members.get(group);
    if (own) own.push(record);
    else members.set(group, [group, record]);
  });
  for (const own of members.values())
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++)
        if (parts[own[i]!] !== parts[own[j]!]) yield [own[i]!, own[j]!];
}

function missedPairs(
  answers: KnownAnswers,
  found: Found,
  { store, clustering }: Duplicates,
  { view, blocking, isUnfit }: PairInsight,
  edges: ReadonlyMap<string, Edge>,
): Omit<Misses, 'falseMerges'> {
  const pairs: Pair[] = [];
  for (const pair of wronglyParted(answers, found)) if (pairs.push(pair) === ASKED) break;
  const refused = new Map(clustering.refused.map(({ edge, because }) => [keyOf(edge), because]));
  const reasons: Partial<Record<MissReason, number>> = {};
  const misses = view(pairs).map((seen): Miss => {
    const because = refused.get(keyOf(seen));
    const reason = reasonOf(seen, because, edges.has(keyOf(seen)), blocking.length === 0);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    return { kind: 'missed', band: 'none', reason, view: seen, because: because ?? seen.veto, nearest: [] };
  });
  const listed = misses.sort((a, b) => likelier(a.view, b.view)).slice(0, LISTED);
  const notCompared = listed.filter(({ reason }) => reason === 'not-compared');
  const meetings = meetingsOf(
    store,
    blocking,
    notCompared.map(({ view: { left, right } }) => [left, right] as const),
    notCompared.map(() => false),
    isUnfit,
  );
  const nearest = new Map(
    notCompared.map((miss, at) => [miss, nearestFirst(meetings[at]!).slice(0, NEAREST)]),
  );
  return {
    missed: listed.map((miss) => ({ ...miss, nearest: nearest.get(miss) ?? [] })),
    reasons,
    asked: pairs.length,
  };
}

function reasonOf(
  { rule, verdict }: PairView,
  refused: string | undefined,
  linked: boolean,
  byRules: boolean,
): MissReason {
  if (refused === 'decision') return 'decided';
  if (refused !== undefined) return 'refused';
  if (rule === undefined) return byRules ? 'no-rule' : 'not-compared';
  if (verdict === 'below' || verdict === 'two-people' || verdict === 'veto') return verdict;
  // A rule that holds for two whom no key brought together; else it matched, and a person said no.
  return byRules && !linked ? 'not-compared' : 'decided';
}

const CLOSENESS: Readonly<Record<Meeting['state'], number>> = {
  meets: 0,
  'one-field': 1,
  thinned: 2,
  crowded: 3,
  different: 4,
  missing: 5,
};

/** The rules that bring two together, or come near to it, first; of those with nothing in common in their own order. */
export function nearestFirst(meetings: readonly Meeting[]): NearestRule[] {
  return meetings.toSorted((a, b) => CLOSENESS[a.state] - CLOSENESS[b.state]);
}
