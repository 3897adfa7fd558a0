import { best, candidatesOf, distinctKeys, eligible, groupOf } from './candidates.ts';
import type { Candidate, Group } from './candidates.ts';
import type { FieldRule, Member, Settings, Typed } from './group.ts';
import { planOf } from './plan.ts';
import type { Plan, Together } from './plan.ts';
import { row } from './policies/kind.ts';
import type { Answer, Question } from './policies/kind.ts';
import { POLICIES } from './policies/registry.ts';
import { policyOf } from './policy.ts';
import type { Policy, PolicyName } from './policy.ts';
import { decideTie } from './tie-chain.ts';
import type { Winner } from './tie-chain.ts';

/** What a policy made of one field, before other fields take in what it lost. */
export interface Decision {
  readonly value: string;
  /** -1 when the value is nobody's own. */
  readonly from: number;
  readonly policy: string;
  readonly tieStep: Winner['tieStep'];
  readonly review: boolean;
  readonly distinct: number;
  /** Keys of the values the field now holds. */
  readonly kept: readonly string[];
  readonly lost: readonly Candidate[];
  /** Those that could have won; none when the answer is a figure rather than a choice. */
  readonly rivals: readonly Candidate[];
}

type Row = Extract<Answer, { kind: 'row' }>;

/** The decisions of one group, each taken when first asked for, because a field may follow another. */
export interface Deciding {
  readonly group: Group;
  readonly plan: Plan;
  readonly decisions: Map<number, Decision | undefined>;
  readonly rows: Map<Together, Row>;
}

export function startDeciding(
  members: readonly Member[],
  master: number,
  fields: readonly FieldRule[],
  settings: Settings,
): Deciding {
  return {
    group: groupOf(members, master, settings),
    plan: planOf(fields),
    decisions: new Map(),
    rows: new Map(),
  };
}

/** Undefined when nobody holds anything the master does not. */
export function decisionOn(deciding: Deciding, rule: FieldRule): Decision | undefined {
  const { decisions } = deciding;
  if (decisions.has(rule.index)) return decisions.get(rule.index);
  const decision = decide(deciding, rule);
  decisions.set(rule.index, decision);
  return decision;
}

function decide(deciding: Deciding, rule: FieldRule): Decision | undefined {
  const typed = deciding.group.settings.typed?.get(rule.index);
  return typed === undefined ? byPolicy(deciding, rule) : byHand(deciding.group, rule.index, typed);
}

/** The policy of a field that holds what a person typed. */
export const MANUAL = 'manual';

/** As it was typed: from a member only where that one writes it the same. */
function byHand(group: Group, field: number, { value, key }: Typed): Decision {
  const all = candidatesOf(group, field);
  const { master } = group;
  const same = all.filter(({ text }) => text === value && value !== '');
  return {
    value,
    from: (same.find(({ at }) => at === master) ?? same[0])?.at ?? -1,
    policy: MANUAL,
    tieStep: '',
    review: false,
    distinct: distinctKeys(all.filter((candidate) => candidate.key !== '')),
    kept: key === '' ? [] : [key],
    lost: all.filter((candidate) => isLost(candidate, { value, kept: [key] })),
    rivals: [],
  };
}

function byPolicy(deciding: Deciding, rule: FieldRule): Decision | undefined {
  const { group, plan } = deciding;
  const policy = plan.togetherOf.get(rule.index)?.policy ?? rule.policy;
  const kind = POLICIES[policy.name];
  if (!asksWhenEqual(policy) && nothingBesideMaster(group, rule.index)) return undefined;
  const all = candidatesOf(group, rule.index);
  const rivals = policy.allowBlank === true ? unlessInvalid(all) : eligible(all);
  const reason: Reason = { text: policy.text, name: policy.name };
  const answer =
    rivals.length === 0 ? row(group.master) : kind.answer(rivals, question(deciding, rule, policy, reason));
  const settled = settle(answer, rule, reason.name, group, all);
  return {
    ...settled,
    policy: reason.text,
    distinct: distinctKeys(all.filter(({ key }) => key !== '')),
    lost: all.filter((candidate) => isLost(candidate, settled)),
    rivals: kind.computes === true ? [] : rivals,
  };
}

/** What decided in the end: a condition hands on to another policy. */
interface Reason {
  text: string;
  name: PolicyName;
}

type Settled = Pick<Decision, 'value' | 'from' | 'tieStep' | 'review' | 'kept'>;

function settle(
  answer: Answer,
  rule: FieldRule,
  policy: PolicyName,
  group: Group,
  all: readonly Candidate[],
): Settled {
  if (answer.kind === 'combined')
    return { value: answer.value, from: -1, tieStep: '', review: false, kept: [...answer.keys] };
  if (answer.kind === 'row') {
    const chosen = all.find(({ at }) => at === answer.at);
    return { ...held(chosen), tieStep: answer.tieStep, review: answer.review };
  }
  const masterKey = policy === 'overwrite' ? '' : (group.members[group.master]?.keys[rule.index] ?? '');
  const { candidate, tieStep, review } = decideTie(answer.candidates, group, { field: rule.name, masterKey });
  return { ...held(candidate), tieStep, review: review || answer.asksPerson === true };
}

function held(candidate: Candidate | undefined): Pick<Settled, 'value' | 'from' | 'kept'> {
  if (candidate === undefined) return { value: '', from: -1, kept: [] };
  return { value: candidate.text, from: candidate.at, kept: [candidate.key] };
}

/** A word that only stands for a blank cannot win, but it is text: it does not vanish unlisted either. */
function isLost({ key, text }: Candidate, { value, kept }: Pick<Settled, 'value' | 'kept'>): boolean {
  return key === '' ? text.trim() !== '' && text.trim() !== value.trim() : !kept.includes(key);
}

/** The usual case, and the cheap one. */
function nothingBesideMaster({ members, master }: Group, field: number): boolean {
  const own = members[master]?.cells[field] ?? '';
  for (const { cells } of members) {
    const text = cells[field] ?? '';
    if (text !== own && text !== '') return false;
  }
  return true;
}

function asksWhenEqual({ name, when, allowBlank }: Policy): boolean {
  if (allowBlank === true) return true;
  return when === undefined
    ? POLICIES[name].asksWhenEqual === true
    : asksWhenEqual(when.then) || asksWhenEqual(when.otherwise);
}

/** Blanks stay: the policy may find that the latest word is none. */
function unlessInvalid(all: readonly Candidate[]): readonly Candidate[] {
  const kept = all.filter(({ key, valid }) => key === '' || valid);
  return kept.some(({ key }) => key !== '') ? kept : all;
}

function question(
  deciding: Deciding,
  rule: FieldRule,
  policy: Policy,
  reason: Reason = { text: '', name: policy.name },
): Question {
  const { group, plan } = deciding;
  return {
    ask(other, candidates, because) {
      reason.text = because;
      reason.name = other.name;
      return POLICIES[other.name].answer(candidates, question(deciding, rule, other, reason));
    },
    group,
    rule,
    policy,
    winnerOf: (field) => winnerOf(deciding, field),
    rowTogether: () => rowTogether(deciding, rule, plan.togetherOf.get(rule.index)),
  };
}

function winnerOf(deciding: Deciding, field: number): number {
  const { group, plan } = deciding;
  const rule = plan.ruleOf.get(field);
  let decision = rule && decisionOn(deciding, rule);
  // A value of a person's own is nobody's: what follows it goes with the record the policy would have taken.
  if (rule && decision?.policy === MANUAL && decision.from < 0) decision = byPolicy(deciding, rule);
  if (decision) return decision.value.trim() === '' ? -1 : decision.from;
  return (group.members[group.master]?.keys[field] ?? '') === '' ? -1 : group.master;
}

function rowTogether(deciding: Deciding, rule: FieldRule, together: Together | undefined): Row {
  const { group, rows } = deciding;
  if (together === undefined) return row(group.master);
  const known = rows.get(together);
  if (known) return known;
  const found = chooseRow(deciding, rule, together);
  rows.set(together, found);
  return found;
}

/** The record with the most of the fields filled and valid; among equals, the one the policy or the chain prefers. */
function chooseRow(deciding: Deciding, rule: FieldRule, { fields, policy }: Together): Row {
  const { group } = deciding;
  const by = policy.by ?? policyOf('fill');
  const keyOf = ({ keys }: Member): string => JSON.stringify(fields.map((field) => keys[field] ?? ''));
  const records = group.standing.flatMap((at) => {
    const member = group.members[at]!;
    if (fields.every((field) => (member.keys[field] ?? '') === '')) return [];
    return [{ at, member, key: keyOf(member), text: '', valid: true }];
  });
  if (records.length === 0) return row(group.master);
  const fullest = best(records, ({ member }) => validIn(member, fields));
  const answer = POLICIES[by.name].answer(fullest, question(deciding, rule, by));
  if (answer.kind === 'row') return answer;
  const masterKey = by.name === 'overwrite' ? '' : keyOf(group.members[group.master]!);
  const rivals = answer.kind === 'choice' ? answer.candidates : fullest;
  const { candidate, tieStep, review } = decideTie(rivals, group, { field: rule.name, masterKey });
  return { kind: 'row', at: candidate?.at ?? -1, tieStep, review };
}

function validIn({ keys, valid }: Member, fields: readonly number[]): number {
  return fields.filter((field) => (keys[field] ?? '') !== '' && valid[field] !== false).length;
}
