import type { Merged } from './golden-records.ts';
import type { TablePlan } from './plan.ts';

/** The columns that are written: those read but the dropped ones, and the overflow columns that hold anything. */
export function mergedPlan(
  plan: TablePlan,
  { overflow, dropped }: Pick<Merged, 'overflow' | 'dropped'>,
): TablePlan {
  const output = [...plan.output, ...overflow];
  if (dropped.size === 0) return { ...plan, output };
  const kept = output.flatMap((_, at) => (dropped.has(at) ? [] : [at]));
  return {
    ...plan,
    output: kept.map((at) => output[at]!),
    sources: plan.sources.map((source) => ({
      ...source,
      columns: source.columns.map((column) => ({ ...column, target: kept.indexOf(column.target) })),
    })),
  };
}
