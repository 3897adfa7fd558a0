// Columns a merge writes behind those it read.
import type { OutputColumn, TablePlan } from './plan.ts';

/** What a person marked as a copy stays and names the record it is a copy of. */
export const DUP_OF = 'dup_of';
/** Where two sources use the same ids, no column that was read tells rows apart: this one does, and every file agrees. */
export const OWN_ID = 'onerow_id';

/** The column, under a name no other has. */
export function addedColumn(plan: TablePlan, wanted: string): OutputColumn {
  const taken = new Set(plan.output.map(({ name }) => name));
  let name = wanted;
  for (let again = 2; taken.has(name); again++) name = `${wanted}#${again}`;
  return { name, type: 'text', role: 'other', from: plan.sources.map(() => -1), added: 'part' };
}

/** How many of the last columns of an output are added ones: none of them is among those that were read. */
export function countAdded(header: readonly string[], read: readonly string[]): number {
  let count = 0;
  for (const name of header.toReversed()) {
    if (read.includes(name) || !/^(?:dup_of|onerow_id)(?:#\d+)?$/.test(name)) break;
    count++;
  }
  return count;
}
