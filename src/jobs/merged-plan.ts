import { addedColumn, DUP_OF, OWN_ID } from './added-columns.ts';
import type { Merged } from './golden-records.ts';
import type { OutputColumn, TablePlan } from './plan.ts';

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

/** Columns behind those: how rows are called now where two sources use the same ids, and what a marked copy is a copy of. */
export function withAdded(
  kept: TablePlan,
  { qualify }: Pick<Merged, 'qualify'>,
  hasMarks: boolean,
): { readonly plan: TablePlan; readonly added: readonly OutputColumn[] } {
  const added = [
    ...(qualify ? [addedColumn(kept, OWN_ID)] : []),
    ...(hasMarks ? [addedColumn(kept, DUP_OF)] : []),
  ];
  return { plan: { ...kept, output: [...kept.output, ...added] }, added };
}
