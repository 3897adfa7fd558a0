import { choice, row } from './kind.ts';
import type { PolicyKind } from './kind.ts';

export const master: PolicyKind = {
  takes: 'nothing',
  ranksRows: true,
  answer: (_candidates, { group }) => row(group.master),
};

/** For ids and owners: not even a blank is filled. */
export const never: PolicyKind = { ...master };

export const fill: PolicyKind = {
  takes: 'nothing',
  ranksRows: true,
  answer(candidates, { group }) {
    const own = candidates.find(({ at }) => at === group.master);
    return choice(own ? [own] : candidates);
  },
};

/** The best other row wins even over the master. */
export const overwrite: PolicyKind = {
  takes: 'nothing',
  ranksRows: true,
  answer(candidates, { group }) {
    const others = candidates.filter(({ at }) => at !== group.master);
    return choice(others.length > 0 ? others : candidates);
  },
};
