import type { Candidate } from './candidates.ts';
import { decisionOn, MANUAL, startDeciding } from './decision.ts';
import type { Deciding, Decision } from './decision.ts';
import type { FieldOutcome, FieldRule, GoldenRecord, LostValue, Member, Settings } from './group.ts';
import { MAX_CELL } from './policies/lists.ts';
import { spread } from './overflow.ts';
import type { Slot } from './overflow.ts';

/**
 * Makes one record of a group. Every value that is not in it, nor equal to what is by its key, is listed as lost;
 * the answer does not depend on the order of the members.
 */
export function survive(
  members: readonly Member[],
  master: number,
  fields: readonly FieldRule[],
  settings: Settings,
): GoldenRecord {
  const deciding = startDeciding(members, master, fields, settings);
  const cells = [...(members[master]?.cells ?? [])];
  const outcomes: FieldOutcome[] = [];
  for (const rule of deciding.plan.rules) {
    for (const outcome of outcomesOf(rule, deciding, cells)) {
      cells[outcome.field] = outcome.value;
      outcomes.push(outcome);
    }
  }
  writeNotes(deciding, cells, outcomes);
  outcomes.sort((left, right) => left.field - right.field);
  return { cells, outcomes };
}

/** Values a `note` field lost are written to the column it names; they stay listed as lost where they were. */
function writeNotes({ group, plan }: Deciding, cells: string[], outcomes: FieldOutcome[]): void {
  for (const { index, name, policy } of plan.rules) {
    const lost = outcomes.find(({ field }) => field === index)?.lost ?? [];
    if (policy.name !== 'note' || lost.length === 0) continue;
    const before = cells[policy.field] ?? '';
    const lines = lost.map(({ memberIndex, value }) => {
      const { source, id } = group.members[memberIndex]!;
      return `${name}: ${value.trim()} [${source}#${id}]`;
    });
    const value = [
      ...(before === '' ? [] : [before]),
      ...lines.filter((line) => !before.includes(line)),
    ].join(' | ');
    if (value === before || value.length > MAX_CELL) continue;
    cells[policy.field] = value;
    const at = outcomes.findIndex(({ field }) => field === policy.field);
    const known = outcomes[at];
    const common = { field: policy.field, value, fromMember: -1, policy: `note:${name}`, tieStep: '' };
    const outcome = known
      ? { ...known, value, fromMember: -1 }
      : { ...common, distinct: 1, lost: [], conflict: false, review: false };
    if (at < 0) outcomes.push(outcome);
    else outcomes[at] = outcome;
  }
}

function outcomesOf(rule: FieldRule, deciding: Deciding, cells: readonly string[]): readonly FieldOutcome[] {
  const decision = decisionOn(deciding, rule);
  if (rule.overflow.length === 0 || (decision === undefined && !anyOverflow(rule, deciding)))
    return decision ? mainOutcome(rule, decision, decision.lost, cells) : [];
  const { group } = deciding;
  const kept = decision?.kept ?? [group.members[group.master]?.keys[rule.index] ?? ''];
  const { lost, slots } = spread(rule, group, kept, decision?.lost ?? []);
  return [
    ...(decision ? mainOutcome(rule, decision, lost, cells) : []),
    ...slots.flatMap((slot) => slotOutcome(slot, cells)),
  ];
}

/** Does anybody hold or want something in the overflow fields that the master does not? */
function anyOverflow({ overflow }: FieldRule, { group: { members, master, settings } }: Deciding): boolean {
  return overflow.some((field) => {
    if (settings.typed?.has(field) === true) return true;
    const own = members[master]?.cells[field] ?? '';
    return members.some(({ cells }) => (cells[field] ?? '') !== '' && cells[field] !== own);
  });
}

function mainOutcome(
  { index, role }: FieldRule,
  decision: Decision,
  lost: readonly Candidate[],
  cells: readonly string[],
): readonly FieldOutcome[] {
  const { value, from, policy, tieStep, distinct, review, rivals } = decision;
  if (value === cells[index] && distinct < 2 && lost.length === 0) return [];
  const conflict = role !== 'id' && lost.some((candidate) => rivals.includes(candidate));
  return [
    {
      field: index,
      value,
      fromMember: from,
      policy,
      tieStep,
      distinct,
      lost: listed(lost),
      conflict,
      review,
    },
  ];
}

function slotOutcome(
  { field, value, from, distinct, lost, isTyped }: Slot,
  cells: readonly string[],
): readonly FieldOutcome[] {
  if (value === cells[field] && lost.length === 0) return [];
  const policy = isTyped ? MANUAL : 'overflow';
  const common = { field, value, fromMember: from, policy, tieStep: '', distinct, review: false };
  return [{ ...common, lost: listed(lost), conflict: lost.some(({ key, valid }) => key !== '' && valid) }];
}

function listed(lost: readonly Candidate[]): readonly LostValue[] {
  return lost.map(({ at, text }) => ({ memberIndex: at, value: text }));
}
