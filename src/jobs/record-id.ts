import type { SourcePlan } from './plan.ts';

/** A record's id: its id cells joined by `+`, or its row number where there is no id column or the cell is blank. */
export function recordId(
  { idColumns }: Pick<SourcePlan, 'idColumns'>,
  row: readonly string[],
  number: number,
): string {
  if (idColumns.length === 0) return String(number);
  if (idColumns.length === 1) {
    const id = row[idColumns[0]!]!.trim();
    return id === '' ? String(number) : id;
  }
  return idColumns.map((index) => row[index]!.trim()).join('+');
}
