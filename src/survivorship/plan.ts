import { usageError } from '../model/user-error.ts';
import type { FieldRule } from './group.ts';
import type { Policy } from './policy.ts';

/** How the fields of a layout hang together: worked out once, used for every group. */
export interface Plan {
  /** The fields decided by a policy, by index. Overflow fields are filled afterwards and are not among them. */
  readonly rules: readonly FieldRule[];
  readonly ruleOf: ReadonlyMap<number, FieldRule>;
  readonly togetherOf: ReadonlyMap<number, Together>;
}

/** Fields that are taken from one record. */
export interface Together {
  readonly policy: Policy;
  readonly fields: readonly number[];
}

const plans = new WeakMap<readonly FieldRule[], Plan>();

export function planOf(fields: readonly FieldRule[]): Plan {
  const known = plans.get(fields);
  if (known) return known;
  const overflow = new Set(fields.flatMap((rule) => rule.overflow));
  const rules = fields
    .filter(({ index }) => !overflow.has(index))
    .sort((left, right) => left.index - right.index);
  const ruleOf = new Map(rules.map((rule) => [rule.index, rule]));
  const plan = { rules, ruleOf, togetherOf: groupsOf(rules) };
  refuseCircles(plan);
  plans.set(fields, plan);
  return plan;
}

/** A field that several groups name belongs to the first. */
function groupsOf(rules: readonly FieldRule[]): ReadonlyMap<number, Together> {
  const named = new Set(rules.map(({ index }) => index));
  const unlisted = rules.filter(({ policy }) => policy.name === 'group' && policy.together.length === 0);
  const groups = new Map<number, Together>();
  for (const { index, policy } of rules) {
    if (policy.name !== 'group' || groups.has(index)) continue;
    const listed =
      policy.together.length > 0 ? [index, ...policy.together] : unlisted.map((rule) => rule.index);
    const fields = [...new Set(listed)].filter((field) => named.has(field) && !groups.has(field));
    for (const field of fields) groups.set(field, { policy, fields });
  }
  return groups;
}

function refuseCircles({ rules, ruleOf, togetherOf }: Plan): void {
  for (const rule of rules) {
    const seen = new Set<number>();
    let next: FieldRule | undefined = rule;
    while (next?.policy.name === 'follow' && !togetherOf.has(next.index)) {
      if (seen.has(next.index)) throw usageError('policy/follow-circle', { field: rule.name });
      seen.add(next.index);
      next = ruleOf.get(next.policy.field);
    }
  }
}
