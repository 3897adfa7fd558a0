import { best, dateIn, filledFields, least } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { Member, Settings } from './group.ts';
import { naturalOrder } from './natural-order.ts';
import { extremes } from './policies/amounts.ts';
import { codePoints } from './policies/by-length.ts';
import { firstOf, sourceRank } from './policies/ranked.ts';

export type MasterRuleName =
  | 'manual' | 'source' | 'where' | 'has' | 'most-children' | 'most-complete' | 'most-valid' | 'most-data' | 'modal'
  | 'newest' | 'oldest' | 'max' | 'min' | 'priority' | 'id' | 'id:lowest' | 'first' | 'crosswalk'; // prettier-ignore

/** One rule for choosing the record that survives. */
export interface MasterRule {
  readonly name: MasterRuleName;
  /** As written, and as reports quote it. */
  readonly text: string;
  readonly field: number;
  /** The fields that count; none means all. */
  readonly fields: readonly number[];
  /** Values or sources, best first. */
  readonly ranked: readonly string[];
  /** The expression of `where:`, the id of `id:` and `manual:`, the table of `most-children:`. */
  readonly value: string;
}

export function masterRuleOf(name: MasterRuleName, more: Partial<MasterRule> = {}): MasterRule {
  return { name, text: name, field: -1, fields: [], ranked: [], value: '', ...more };
}

export interface MasterRuleKind {
  /** What may stand behind the colon; a `?` makes it optional. */
  readonly takes:
    | 'nothing'
    | 'sources?'
    | 'expression'
    | 'field'
    | 'field?'
    | 'fields?'
    | 'ranking'
    | 'id'
    | 'id?'
    | 'table?';
  /** Those the rule prefers, in the order given. None or all of them means that it cannot tell. */
  keep(members: readonly Member[], rule: MasterRule, settings: Settings): readonly Member[];
}

/** Every rule a person may name with --master. */
export const MASTER_RULES: Readonly<Record<MasterRuleName, MasterRuleKind>> = {
  manual: {
    takes: 'id?',
    keep: (members, { value }, settings) =>
      members.filter((member) =>
        value === '' ? satisfies('manual', member, settings) : member.id === value,
      ),
  },
  source: {
    takes: 'sources?',
    keep: (members, { ranked }) =>
      least(members, (member) => sourceRank(member.source, member.sourceRank, ranked)),
  },
  where: {
    takes: 'expression',
    keep: (members, { value }, settings) => members.filter((member) => satisfies(value, member, settings)),
  },
  has: {
    takes: 'field',
    keep: (members, { field }) => members.filter(({ keys }) => (keys[field] ?? '') !== ''),
  },
  'most-children': {
    takes: 'table?',
    keep: (members, { value }) =>
      best(members, (member) => (value === '' ? member.children : (member.childrenIn?.(value) ?? 0))),
  },
  'most-complete': {
    takes: 'fields?',
    keep: (members, { fields }) =>
      best(members, (member) => (fields.length === 0 ? filledFields(member) : filledAmong(member, fields))),
  },
  'most-valid': { takes: 'nothing', keep: (members) => best(members, validFields) },
  'most-data': { takes: 'nothing', keep: (members) => best(members, textLength) },
  modal: { takes: 'nothing', keep: (members) => best(members, sharedValues(members)) },
  newest: {
    takes: 'field?',
    keep: (members, { field }, settings) =>
      best(members, (member) => dateIn(member, field < 0 ? settings.updated : field, settings)),
  },
  oldest: {
    takes: 'field?',
    keep: (members, { field }, settings) =>
      least(members, (member) => dateIn(member, field < 0 ? settings.created : field, settings)),
  },
  max: { takes: 'field', keep: (members, { field }, settings) => extremeIn(members, field, settings, 1) },
  min: { takes: 'field', keep: (members, { field }, settings) => extremeIn(members, field, settings, -1) },
  priority: {
    takes: 'ranking',
    keep: (members, { field, ranked }) => membersOf(firstOf(filledIn(members, field), ranked)),
  },
  id: { takes: 'id', keep: (members, { value }) => members.filter(({ id }) => id === value) },
  'id:lowest': { takes: 'nothing', keep: lowestIds },
  first: { takes: 'nothing', keep: (members) => members.slice(0, 1) },
  /** Ids stay the same from run to run: one that others point to already, else one that does not point elsewhere. */
  crosswalk: {
    takes: 'nothing',
    keep: (members, _rule, settings) =>
      best(members, (member) => STANDINGS.indexOf(settings.standing?.(member) ?? 'unknown')),
  },
};

const STANDINGS = ['merged', 'unknown', 'survivor'] as const;

function satisfies(name: string, member: Member, settings: Settings): boolean {
  return settings.matches?.(name, member) ?? false;
}

function filledAmong({ keys }: Member, fields: readonly number[]): number {
  return fields.filter((field) => (keys[field] ?? '') !== '').length;
}

function validFields({ keys, valid }: Member): number {
  return keys.filter((key, field) => key !== '' && valid[field] !== false).length;
}

function textLength({ cells }: Member): number {
  return cells.reduce((total, cell) => total + codePoints(cell), 0);
}

/** In how many fields a member agrees with the value most of the group holds; a value held once is nobody's. */
function sharedValues(members: readonly Member[]): (member: Member) => number {
  const width = Math.max(0, ...members.map(({ keys }) => keys.length));
  const modes = Array.from({ length: width }, (_, field) => modesIn(members, field));
  return ({ keys }) => keys.filter((key, field) => modes[field]?.has(key)).length;
}

function modesIn(members: readonly Member[], field: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { keys } of members) {
    const key = keys[field] ?? '';
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const top = Math.max(2, ...counts.values());
  return new Set([...counts].filter(([, count]) => count === top).map(([key]) => key));
}

function extremeIn(
  members: readonly Member[],
  field: number,
  settings: Settings,
  direction: 1 | -1,
): readonly Member[] {
  return membersOf(extremes(filledIn(members, field), 'text', settings, direction));
}

function filledIn(members: readonly Member[], field: number): readonly Candidate[] {
  return members.flatMap((member, at) => {
    const key = member.keys[field] ?? '';
    return key === ''
      ? []
      : [{ at, member, key, text: member.cells[field] ?? '', valid: member.valid[field] ?? true }];
  });
}

function membersOf(candidates: readonly Candidate[]): readonly Member[] {
  return candidates.map(({ member }) => member);
}

function lowestIds(members: readonly Member[]): readonly Member[] {
  const lowest = members.reduce((left, right) => (naturalOrder(right.id, left.id) < 0 ? right : left));
  return members.filter(({ id }) => id === lowest.id);
}
