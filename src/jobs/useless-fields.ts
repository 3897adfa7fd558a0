// What a person should know about the columns matching goes by: a rule that can hardly hold, a column that says nothing.
import type { RecordStore, StoredField } from '../linkage/record-store.ts';
import { countFilled, hasValue } from '../linkage/record-store.ts';
import type { MatchFields } from './match-fields.ts';
import { percent } from './repeated-values.ts';
import type { World } from './world.ts';

/** A rule that fewer records than this share (0..1) can meet is told. */
const MOSTLY = 0.5;
/** In fewer records one value everywhere is no wonder. */
const LEAST_RECORDS = 20;
/** Types of which every customer has a value of their own: the same everywhere, or none anywhere, is a mistake. */
const OWN: ReadonlySet<string> = new Set([
  'cn-id',
  'uscc',
  'name',
  'company',
  'phone',
  'email',
  'qq',
  'wechat',
  'id',
]);

export function tellUseless(
  { count, fields }: RecordStore,
  { rules, ruleFields, fields: matched }: MatchFields,
  world: World,
): void {
  rules.forEach((rule, at) => {
    const parts = [...new Set(ruleFields[at])].map((field) => fields[field]!);
    const able = countAll(parts, count);
    if (count > 0 && able < MOSTLY * count)
      world.warn('match/rule-mostly-empty', {
        rule: rule.name,
        share: percent(1 - able / count),
        count: able,
      });
    if (parts.every((field) => isConstant(field, count)))
      world.warn('match/rule-constant', { rule: rule.name });
  });
  if (rules.length > 0) return;
  matched.forEach(({ type, name, columns }, at) => {
    const field = fields[at]!;
    if (!OWN.has(type) || name === 'document' || columns.every((list) => list.length === 0)) return;
    if (count > 0 && field.values.length === 0) world.warn('match/field-empty', { field: name });
    else if (isConstant(field, count)) world.warn('match/field-constant', { field: name, count });
  });
}

function isConstant(field: StoredField, count: number): boolean {
  return count >= LEAST_RECORDS && field.size === 1 && field.counts[0] === count;
}

/** Records that have a value of every field. */
function countAll(fields: readonly StoredField[], count: number): number {
  if (fields.length === 1) return countFilled(fields[0]!);
  let all = 0;
  for (let record = 0; record < count; record++) if (fields.every((field) => hasValue(field, record))) all++;
  return all;
}
