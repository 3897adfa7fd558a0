// What a person should know about the columns matching goes by: a rule that can hardly hold, a column that says nothing.
import type { RecordStore, StoredField } from '../linkage/record-store.ts';
import { countFilled, hasValue } from '../linkage/record-store.ts';
import { FUZZY_CAP } from '../linkage/match-by-rules.ts';
import type { MatchResult } from '../linkage/match.ts';
import type { Tally } from '../model/events.ts';
import type { MatchField, MatchFields } from './match-fields.ts';
import type { TablePlan } from './plan.ts';
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
  tally: Tally,
  plan: TablePlan,
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
  const blank: string[] = [];
  matched.forEach(({ type, name, columns }, at) => {
    const field = fields[at]!;
    if (!OWN.has(type) || name === 'document' || columns.every((list) => list.length === 0)) return;
    if (count > 0 && field.values.length === 0) {
      // A column nobody ever filled is no mistake: one line names all of them.
      if (isBlank(columns, tally, plan)) blank.push(name);
      else world.warn('match/field-empty', { field: name });
    } else if (isConstant(field, count)) world.warn('match/field-constant', { field: name, count });
  });
  if (blank.length > 0) world.tell('match/fields-blank', { fields: blank.join(', ') });
}

/** No cell of any of the columns holds anything. */
function isBlank(columns: MatchField['columns'], tally: Tally, { sources }: TablePlan): boolean {
  return columns.every((list, source) =>
    list.every((column) => {
      const counts = tally.fields[sources[source]!.columns[column]!.target];
      return counts === undefined || counts.valid + counts.suspect + counts.invalid + counts.damaged === 0;
    }),
  );
}

/** A fuzzy rule looks at nobody who shares too common a value: that is told, by how many values. */
export function tellTooCommon({ rules }: MatchFields, { oversizedBlocks }: MatchResult, world: World): void {
  for (const { name, parts } of rules) {
    const count = oversizedBlocks.get(name) ?? 0;
    if (count > 0 && parts.some(({ fuzzy }) => fuzzy))
      world.warn('match/rule-too-common', { rule: name, most: FUZZY_CAP, count });
  }
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
