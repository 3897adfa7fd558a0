// Which columns take part in matching, and as what: one match field may gather several columns (phone, phone2, fax).
import type { FieldType, Role } from '../model/field-type.ts';
import { isFieldType } from '../model/field-type.ts';
import { parseRule, type RuleText } from '../rulepack/match-rules.ts';
import type { TablePlan } from './plan.ts';

/** Plain data: goes to worker threads. */
export interface MatchField {
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** Per source, the columns whose keys the field gathers. */
  readonly columns: readonly (readonly number[])[];
  /** Set when the columns of a source are the parts of one name: given name, then surname. */
  readonly composed: boolean;
}

/** Types and roles a run without rules compares, in the order their evidence is told. */
const COMPARED: readonly {
  readonly name: string;
  readonly type: FieldType;
  readonly roles?: readonly Role[];
  /** Read also when a person gave the rules: as evidence shown, or because it can forbid a match. */
  readonly always?: true;
}[] = [
  { name: 'cn-id', type: 'cn-id', always: true },
  { name: 'uscc', type: 'uscc', always: true },
  { name: 'name', type: 'name', roles: ['name'], always: true },
  { name: 'phone', type: 'phone', roles: ['phone', 'landline', 'other'], always: true },
  { name: 'email', type: 'email', always: true },
  { name: 'company', type: 'company', always: true },
  { name: 'birthday', type: 'date', roles: ['birthday'] },
  { name: 'gender', type: 'gender' },
  { name: 'address', type: 'address' },
  { name: 'city', type: 'region', roles: ['city'] },
  { name: 'postcode', type: 'postcode' },
  { name: 'qq', type: 'qq' },
  { name: 'wechat', type: 'wechat' },
];

export interface MatchFields {
  readonly fields: readonly MatchField[];
  readonly rules: readonly RuleText[];
  /** Per rule and part, the index of its field. */
  readonly ruleFields: readonly (readonly number[])[];
}

/** The fields a run matches by: the usual ones that are there, and those its rules and vetoes name. */
export function chooseMatchFields(
  plan: TablePlan,
  ruleTexts: readonly string[],
  vetoes: readonly string[],
): MatchFields {
  const compared = ruleTexts.length === 0 ? COMPARED : COMPARED.filter((field) => field.always);
  const fields: MatchField[] = compared.flatMap(({ name, type, roles }) => {
    const columns = plan.sources.map((source) =>
      source.columns
        .filter(
          (column) =>
            column.confidence >= 0.4 &&
            ((column.type === type && (roles === undefined || roles.includes(column.role))) ||
              // An identity number tells the day of birth, too.
              (name === 'birthday' && column.type === 'cn-id')),
        )
        .map((column) => column.index),
    );
    return columns.some((list) => list.length > 0)
      ? [{ name, type, role: roles?.[0] ?? 'other', columns, composed: false }]
      : [];
  });
  const composed = composedName(plan);
  if (composed && !fields.some((field) => field.name === 'name')) fields.unshift(composed);
  const names = nameable(plan);
  const fieldFor = (word: string): number => {
    const index = resolveField(plan, fields, word);
    if (typeof index === 'number') return index;
    return fields.push(index) - 1;
  };
  const rules = ruleTexts.map((text) => parseRule(text, names));
  const ruleFields = rules.map((rule) => rule.parts.map((part) => fieldFor(part.field)));
  for (const veto of vetoes) fieldFor(parseRule(veto, names).parts[0]!.field);
  return { fields, rules, ruleFields };
}

/** The index of the match field a word means, for vetoes. */
export function indexOfField(fields: readonly MatchField[], plan: TablePlan, word: string): number {
  const found = resolveField(plan, fields, word);
  return typeof found === 'number' ? found : fields.findIndex((field) => field.name === word);
}

function nameable(plan: TablePlan): string[] {
  const words = new Set<string>();
  for (const column of plan.output) if (column.added === undefined) words.add(column.name);
  for (const source of plan.sources) {
    for (const column of source.columns) {
      words.add(column.name);
      if (column.confidence >= 0.4) words.add(column.type);
    }
  }
  if (composedName(plan)) words.add('name');
  return [...words];
}

/**
 * A column's name means that column; when it is the only one of its type, the usual field of that type. A type means all
 * columns of the type.
 */
function resolveField(plan: TablePlan, fields: readonly MatchField[], word: string): number | MatchField {
  const own = fields.findIndex((field) => field.name === word);
  const target = plan.output.findIndex((column) => column.added === undefined && column.name === word);
  const bySource = plan.sources.map((source) =>
    source.columns.filter((column) => column.name === word || column.target === target),
  );
  const columns = bySource.flat();
  if (columns.length === 0) return own >= 0 ? own : missing(fields, plan, word);
  const { type, role } = columns[0]!;
  const usual = fields.findIndex((field) => field.type === type && field.role === role && !field.composed);
  const usualColumns = usual < 0 ? [] : fields[usual]!.columns;
  const same =
    usual >= 0 &&
    bySource.every((list, at) =>
      sameMembers(
        list.map((column) => column.index),
        usualColumns[at] ?? [],
      ),
    );
  if (same) return usual;
  if (
    own >= 0 &&
    fields[own]!.columns.every((list, at) =>
      sameMembers(
        list,
        bySource[at]!.map((column) => column.index),
      ),
    )
  )
    return own;
  const name = own >= 0 ? `${word} (${role})` : word;
  return {
    name,
    type,
    role,
    columns: bySource.map((list) => list.map((column) => column.index)),
    composed: false,
  };
}

function missing(fields: readonly MatchField[], plan: TablePlan, word: string): number | MatchField {
  if (!isFieldType(word)) return 0;
  const columns = plan.sources.map((source) =>
    source.columns.filter((column) => column.type === word).map((column) => column.index),
  );
  return { name: word, type: word, role: 'other', columns, composed: false };
}

function sameMembers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}

/** Given name and surname in two columns are one name. */
function composedName(plan: TablePlan): MatchField | undefined {
  const columns = plan.sources.map((source) => {
    const given = source.columns.find((column) => column.role === 'given-name');
    const surname = source.columns.find((column) => column.role === 'surname');
    return given && surname ? [given.index, surname.index] : [];
  });
  if (columns.every((list) => list.length === 0)) return undefined;
  return { name: 'name', type: 'name', role: 'name', columns, composed: true };
}
