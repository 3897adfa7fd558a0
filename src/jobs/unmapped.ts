// Values that no list of standard values knows: how often they stand in the data, and what each is probably meant for.
import { suggestStandard } from '../fields/listed/enum.ts';
import type { Tally } from '../model/events.ts';
import type { UnmappedValue } from '../report/data.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { TablePlan } from './plan.ts';

/** By output column; the commonest value first. */
export type Unmapped = Readonly<Record<string, readonly UnmappedValue[]>>;

export function unmappedValues({ sources, output }: TablePlan, { unmapped }: Tally): Unmapped {
  const found = Object.create(null) as Record<string, UnmappedValue[]>;
  for (const field of Object.keys(unmapped).sort()) {
    const target = output.findIndex((column) => column.name === field);
    const columns = sources.flatMap((source) => source.columns.filter((column) => column.target === target));
    // Not by assignment: a standard value may be called `__proto__`.
    const values = Object.fromEntries(
      columns.flatMap((column) => Object.entries(column.settings.values ?? {})),
    );
    found[field] = Object.entries(unmapped[field]!)
      .map(([value, count]) => ({ value, count, suggestion: suggestStandard(value, values) ?? '' }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return found;
}

/** unmapped.csv: what the list of a column lacks. */
export function renderUnmapped(unmapped: Unmapped): string {
  const lines = Object.entries(unmapped).flatMap(([field, values]) =>
    values.map(({ value, count, suggestion }) => csvRow([field, value, count, suggestion])),
  );
  return `field,value,count,suggestion\n${lines.join('')}`;
}
