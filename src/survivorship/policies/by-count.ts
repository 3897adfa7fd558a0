import { best, filledFields } from '../candidates.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

/** In a pair of different values each occurs once: that is a tie. */
export const mostFrequent: PolicyKind = {
  takes: 'nothing',
  ranksRows: true,
  answer(candidates) {
    const counts = new Map<string, number>();
    for (const { key } of candidates) counts.set(key, (counts.get(key) ?? 0) + 1);
    return choice(best(candidates, ({ key }) => counts.get(key)));
  },
};

export const mostComplete: PolicyKind = {
  takes: 'nothing',
  ranksRows: true,
  answer: (candidates) => choice(best(candidates, ({ member }) => filledFields(member))),
};
