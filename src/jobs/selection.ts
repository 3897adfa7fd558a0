import { parseIsoDate } from '../calendar/plain-date.ts';
import { compileExpression } from '../expression/expression.ts';
import type { Scope } from '../expression/scope.ts';
import { dateText } from '../rulepack/date-text.ts';
import type { TablePlan } from './plan.ts';

/** Names and types an expression may use: the output's columns. */
export function scopeOf(plan: TablePlan, children: readonly string[] = []): Scope {
  return {
    columns: plan.output.map((column) => column.name),
    typeOf: (index) => plan.output[index]!.type,
    today: parseIsoDate(plan.today) ?? { year: 1970, month: 1, day: 1 },
    dateOf: dateText(plan.today),
    children,
  };
}

/** Which records --where chooses, by their cells as read; undefined when it chooses all. */
export function openSelection(
  where: string | undefined,
  plan: TablePlan,
): ((source: number, row: readonly string[]) => boolean) | undefined {
  if (where === undefined) return undefined;
  const holds = compileExpression(where, scopeOf(plan));
  const layouts = plan.sources.map((_, source) => plan.output.map((column) => column.from[source] ?? -1));
  return (source, row) => holds({ cells: layouts[source]!.map((from) => (from < 0 ? '' : row[from]!)) });
}
