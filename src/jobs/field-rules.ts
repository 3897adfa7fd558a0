// How every column of the merged table is decided, and who said so: a flag, the configuration, its role, its type.
import { usageError } from '../model/user-error.ts';
import type { FieldRule } from '../survivorship/group.ts';
import { defaultPolicy, defaultPolicyBy, parsePolicy } from '../survivorship/parse-policy.ts';
import type { Policy } from '../survivorship/policy.ts';
import { nearestWord } from '../text/nearest.ts';
import type { OutputColumn, TablePlan } from './plan.ts';

/** What was said about fields, in the order in which later words win. */
export interface FieldWishes {
  /** `FIELD=POLICY`, later ones win. */
  readonly policies: readonly {
    readonly field: string;
    readonly policy: string;
    readonly by?: 'config' | 'flag';
  }[];
  readonly defaultPolicy: string | undefined;
  /** Fields that survive together. */
  readonly groups: readonly (readonly string[])[];
  /** By field: the columns its further values go to. */
  readonly overflow?: Readonly<Record<string, readonly string[]>>;
}

/** The columns survivorship works on: those of the output, then those it may add. */
export interface MergeLayout {
  readonly columns: readonly OutputColumn[];
  /** Columns that appear only when something goes into them. */
  readonly possible: readonly OutputColumn[];
  readonly rules: readonly FieldRule[];
}

const OVERFLOW_COLUMNS = 3;

export function mergeLayout(plan: TablePlan, wishes: FieldWishes): MergeLayout {
  const wanted = overflowWishes(plan, wishes);
  const possible = overflowColumns(plan, wanted);
  const columns = [...plan.output, ...possible];
  return { columns, possible, rules: fieldRules(columns, wishes, wanted) };
}

/** By output column: the names of the columns its further values go to, where somebody named any. */
function overflowWishes(plan: TablePlan, wishes: FieldWishes): Map<number, readonly string[]> {
  const named = new Map<number, readonly string[]>();
  for (const [field, columns] of Object.entries(wishes.overflow ?? {}))
    named.set(fieldNamed(field, plan.output), columns);
  const names = plan.output.map((column) => column.name);
  for (const { field, policy } of wishes.policies) {
    const index = fieldNamed(field, plan.output, true);
    if (index < 0 || !/^\s*overflow\s*[:：]/i.test(policy)) continue;
    named.set(index, parsePolicy(policy, names).overflow ?? []);
  }
  return named;
}

/** The columns named, and phone2, phone3 … for phones and e-mail addresses that do not have them. */
function overflowColumns(plan: TablePlan, wanted: ReadonlyMap<number, readonly string[]>): OutputColumn[] {
  const columns: OutputColumn[] = [];
  const taken = new Set(plan.output.map((column) => column.name));
  plan.output.forEach((column, of) => {
    const isContact =
      (column.type === 'phone' || column.type === 'email') &&
      column.added === undefined &&
      !isNumbered(column.name, plan);
    const usual = Array.from({ length: OVERFLOW_COLUMNS - 1 }, (_, at) => `${column.name}${at + 2}`);
    for (const name of wanted.get(of) ?? (isContact ? usual : [])) {
      if (taken.has(name)) continue;
      taken.add(name);
      const { type, role } = column;
      columns.push({ name, type, role, from: plan.sources.map(() => -1), added: 'more', of });
    }
  });
  return columns;
}

/** phone2 beside phone: it takes further values of phone and is no field of its own. */
function isNumbered(name: string, plan: TablePlan): boolean {
  const base = baseOf(name);
  return base !== undefined && plan.output.some((column) => column.name === base);
}

function baseOf(name: string): string | undefined {
  return /^(.*?)[ _-]?[2-9]$/.exec(name)?.[1];
}

function fieldRules(
  layout: readonly OutputColumn[],
  wishes: FieldWishes,
  wanted: ReadonlyMap<number, readonly string[]>,
): FieldRule[] {
  const names = layout.map((column) => column.name);
  const policies = new Map(wishes.policies.map((wish) => [fieldNamed(wish.field, layout), wish]));
  const groups = new Map(
    wishes.groups.flatMap((group) => group.map((field) => [fieldNamed(field, layout), group] as const)),
  );
  const rules = layout.map((column, index): FieldRule => {
    const { type, role, name } = column;
    const { policy, setBy } = decide(index);
    const overflow = wanted.get(index)?.map((other) => names.indexOf(other)) ?? usualOverflow(index);
    return { index, name, type, role, policy, setBy, overflow: overflow.filter((at) => at !== index) };
  });
  return rules;

  function decide(index: number): { policy: Policy; setBy: string } {
    const { added, type, role } = layout[index]!;
    if (added === 'source') return { policy: parsePolicy('master', names), setBy: 'type' };
    const wish = policies.get(index);
    if (wish !== undefined) return { policy: parsePolicy(wish.policy, names), setBy: wish.by ?? 'config' };
    const group = groups.get(index);
    if (group !== undefined)
      return { policy: parsePolicy(`group(${group.join(',')})`, names), setBy: 'field_groups' };
    const policy = defaultPolicy(type, role);
    if (wishes.defaultPolicy !== undefined && policy.name === 'fill')
      return { policy: parsePolicy(wishes.defaultPolicy, names), setBy: 'merge.default' };
    return { policy, setBy: defaultPolicyBy(type, role) };
  }

  function usualOverflow(index: number): number[] {
    const column = layout[index]!;
    if (column.type !== 'phone' && column.type !== 'email') return [];
    const named = new Set([...wanted.values()].flat());
    return layout.flatMap((other, at) => {
      if (at === index || other.type !== column.type || named.has(other.name)) return [];
      if (other.added === 'more') return other.of === index ? [at] : [];
      return baseOf(other.name) === column.name && column.added === undefined ? [at] : [];
    });
  }
}

/** A column by its name, its type or its role. */
function fieldNamed(word: string, layout: readonly OutputColumn[], maybe = false): number {
  const byName = layout.findIndex((column) => column.name === word);
  if (byName >= 0) return byName;
  const byType = layout.findIndex((column) => column.type === word || column.role === word);
  if (byType >= 0 || maybe) return byType;
  const names = layout.map((column) => column.name);
  throw usageError('policy/unknown-field', {
    text: word,
    field: word,
    near: word,
    nearest: nearestWord(word, names),
    fields: names.join(', '),
  });
}

/** Every condition the policies ask about a record. */
export function conditionsOf(rules: readonly FieldRule[]): string[] {
  const from = ({ when, by }: Policy): string[] => [
    ...(when ? [when.expression, ...from(when.then), ...from(when.otherwise)] : []),
    ...(by ? from(by) : []),
  ];
  return rules.flatMap(({ policy }) => from(policy));
}
