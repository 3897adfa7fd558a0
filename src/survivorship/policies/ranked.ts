import type { Candidate } from '../candidates.ts';
import { least } from '../candidates.ts';
import { fold } from '../fold.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

export const priority: PolicyKind = {
  takes: 'values',
  answer: (candidates, { policy }) => choice(firstOf(candidates, policy.ranked)),
};

/** The same list the other way round: a customer who got further along does not go back. */
export const furthest: PolicyKind = {
  takes: 'values',
  answer(candidates, { policy: { ranked } }) {
    const listed = candidates.filter((candidate) => isListed(candidate, ranked));
    return choice(listed.length > 0 ? firstOf(listed, ranked.toReversed()) : candidates);
  },
};

function isListed({ text, key }: Candidate, ranked: readonly string[]): boolean {
  return ranked.some((value) => fold(value) === fold(text) || fold(value) === fold(key));
}

export const source: PolicyKind = {
  takes: 'sources?',
  ranksRows: true,
  answer: (candidates, { policy }) =>
    choice(least(candidates, ({ member }) => sourceRank(member.source, member.sourceRank, policy.ranked))),
};

/** Those that hold the value listed first; values not listed rank behind all that are. */
export function firstOf(candidates: readonly Candidate[], ranked: readonly string[]): readonly Candidate[] {
  const ranks = new Map(ranked.map((value, rank) => [fold(value), rank]));
  return least(candidates, ({ text, key }) => ranks.get(fold(text)) ?? ranks.get(fold(key)) ?? ranked.length);
}

/** Without a list of its own, the ranks of the configuration. */
export function sourceRank(source: string, configured: number, ranked: readonly string[]): number {
  if (ranked.length === 0) return configured;
  const rank = ranked.indexOf(source);
  return rank < 0 ? ranked.length : rank;
}
