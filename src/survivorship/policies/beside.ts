// A value chosen by what stands beside it in the same record, or by where the record stands.
import type { Candidate } from '../candidates.ts';
import { best, dateIn } from '../candidates.ts';
import { fold } from '../fold.ts';
import type { Settings } from '../group.ts';
import type { Trust } from '../policy.ts';
import { extremes } from './amounts.ts';
import { choice } from './kind.ts';
import type { Answer, PolicyKind, Question } from './kind.ts';

const extremeBeside = (direction: 1 | -1): PolicyKind => ({
  takes: 'field',
  answer: (candidates, question) => choice(besideExtreme(candidates, question, direction)),
});

/** From the record whose other column is greatest. */
export const maxOther: PolicyKind = extremeBeside(1);
export const minOther: PolicyKind = extremeBeside(-1);

export const equalsOther: PolicyKind = {
  takes: 'field=value',
  answer(candidates, { policy: { field, value = '' } }) {
    const equal = candidates.filter(
      ({ member }) =>
        fold(member.cells[field] ?? '') === fold(value) || fold(member.keys[field] ?? '') === fold(value),
    );
    return choice(equal.length > 0 ? equal : candidates);
  },
};

function besideExtreme(
  candidates: readonly Candidate[],
  { policy: { field }, group: { settings } }: Question,
  direction: 1 | -1,
): readonly Candidate[] {
  const beside = candidates.flatMap((candidate): Candidate[] => {
    const key = candidate.member.keys[field] ?? '';
    return key === '' ? [] : [{ ...candidate, key, text: candidate.member.cells[field] ?? '' }];
  });
  const kept = new Set(extremes(beside, 'text', settings, direction).map(({ at }) => at));
  return kept.size === 0 ? candidates : candidates.filter(({ at }) => kept.has(at));
}

/** `from:best-score`: the record that is most surely the same customer as the master; the master's own value first. */
export const fromBestScore: PolicyKind = {
  takes: 'best-score',
  ranksRows: true,
  answer(candidates, { group: { master, members, settings } }) {
    const own = candidates.filter(({ at }) => at === master);
    if (own.length > 0) return choice(own);
    return choice(best(candidates, ({ member }) => settings.scoreOf?.(member, members[master]!)));
  },
};

/** Sources without a score come last; a record without a date is as old as can be. */
export const trust: PolicyKind = {
  takes: 'trusts',
  ranksRows: true,
  answer: (candidates, { group: { settings }, policy: { trusts } }) =>
    choice(
      best(candidates, ({ member }) => {
        const known = trusts?.get(member.source);
        return known && trustNow(known, dateIn(member, settings.updated, settings), settings);
      }),
    ),
};

const DAY = 86_400_000;

function trustNow({ most, least, days }: Trust, date: string | undefined, { today }: Settings): number {
  if (days === 0) return most;
  if (date === undefined || today === undefined) return least;
  const age = (Date.parse(today) - Date.parse(date.slice(0, 10))) / DAY;
  return least + (most - least) * Math.max(0, 1 - age / days);
}

/** Those who satisfy the condition are asked one policy, the whole group another where nobody does. */
export const when: PolicyKind = {
  takes: 'condition',
  answer(candidates, question): Answer {
    const { policy, group } = question;
    const { settings, members } = group;
    const { expression, any, then, otherwise } = policy.when!;
    const holds = (member: Candidate['member']): boolean => settings.matches?.(expression, member) ?? false;
    const chosen = any
      ? members.some(holds)
        ? candidates
        : []
      : candidates.filter(({ member }) => holds(member));
    return chosen.length > 0
      ? question.ask(then, chosen, `${then.text} (when ${expression})`)
      : question.ask(otherwise, candidates, `${otherwise.text} (else)`);
  },
};

/** Never decided by rule: records that differ wait for a person, who is shown what `fill` would do. */
export const review: PolicyKind = {
  takes: 'nothing',
  answer(candidates, { group }) {
    const own = candidates.filter(({ at }) => at === group.master);
    const proposed = own.length > 0 ? own : candidates;
    return candidates.every(({ key }) => key === candidates[0]!.key)
      ? choice(proposed)
      : { kind: 'choice', candidates: proposed, asksPerson: true };
  },
};
