import { limitError } from '../model/user-error.ts';
import { best, dateIn, distinctKeys, filledFields, least } from './candidates.ts';
import type { Candidate, Group } from './candidates.ts';
import { naturalOrder } from './natural-order.ts';

export type TieStep = 'master' | 'newest' | 'most-complete' | 'source-rank' | 'id' | 'first';

interface Step {
  readonly name: TieStep;
  keep(candidates: readonly Candidate[], group: Group, masterKey: string): readonly Candidate[];
}

/** Each step keeps the best and hands on what it could not tell apart. The last one always can. */
const CHAIN: readonly Step[] = [
  { name: 'master', keep: agreeingWithMaster },
  {
    name: 'newest',
    keep: (all, { settings }) => best(all, ({ member }) => dateIn(member, settings.updated, settings)),
  },
  { name: 'most-complete', keep: (all) => best(all, ({ member }) => filledFields(member)) },
  { name: 'source-rank', keep: (all) => least(all, ({ member }) => member.sourceRank) },
  { name: 'id', keep: smallestId },
  { name: 'first', keep: (all) => all.slice(0, 1) },
];

export interface Winner {
  /** None when ties are left blank. */
  readonly candidate: Candidate | undefined;
  readonly tieStep: TieStep | 'blank' | '';
  readonly review: boolean;
}

interface Tie {
  readonly field: string;
  /** What the master holds; '' when that is nothing, or shall not count. */
  readonly masterKey: string;
}

/** Ends on one candidate. Equal values are no tie: between them only the spelling is chosen. */
export function decideTie(candidates: readonly Candidate[], group: Group, tie: Tie): Winner {
  const { settings, members, master } = group;
  const tied = distinctKeys(candidates) > 1;
  if (tied && settings.tie === 'blank') return { candidate: undefined, tieStep: 'blank', review: false };
  if (tied && settings.tie === 'error') {
    const { source, row } = members[master]!;
    throw limitError('survivorship/tie', { field: tie.field, source, row });
  }
  let left = candidates;
  let tieStep: TieStep | '' = '';
  for (const step of CHAIN) {
    if (left.length < 2) break;
    const kept = step.keep(left, group, tie.masterKey);
    if (tied && tieStep === '' && distinctKeys(kept) === 1) tieStep = step.name;
    left = kept;
    const own = distinctKeys(left) > 1 ? undefined : left.find(({ at }) => at === master);
    if (own) left = [own];
  }
  return { candidate: left[0], tieStep, review: tied && settings.tie === 'review' };
}

function agreeingWithMaster(
  candidates: readonly Candidate[],
  _group: Group,
  masterKey: string,
): readonly Candidate[] {
  const agreeing = candidates.filter(({ key }) => key === masterKey);
  return agreeing.length > 0 ? agreeing : candidates;
}

function smallestId(candidates: readonly Candidate[]): readonly Candidate[] {
  const smallest = candidates.reduce((left, right) =>
    naturalOrder(right.member.id, left.member.id) < 0 ? right : left,
  );
  return candidates.filter(({ member }) => member.id === smallest.member.id);
}
