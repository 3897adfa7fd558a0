// Reports travel by mail and hang on walls; an identity number in full has no business there. The files of the run
// keep the whole value.
import type { Summary } from '../model/summary.ts';

/** Whole values in, what a report may show out. */
export type ShowValue = (field: string, value: string) => string;

/** Hides the middle of values in columns of identity numbers. */
export function maskIds({ fields, columns }: Pick<Summary, 'fields' | 'columns'>): ShowValue {
  const masked = new Set<string>();
  for (const [name, { type }] of Object.entries(fields)) if (type === 'cn-id') masked.add(name);
  for (const { field, type } of columns) if (type === 'cn-id') masked.add(field);
  return (field, value) => (masked.has(field) ? maskId(value) : value);
}

// What a spreadsheet leaves of an ID number: it names a district at most, and people should see the damage.
const ROUNDED = /^\d\.\d{1,6}E\+\d{1,2}$/i;

/** First six (the district) and last four; of a shorter value a quarter at either end. */
export function maskId(value: string): string {
  if (ROUNDED.test(value)) return value;
  const characters = Array.from(value);
  const { length } = characters;
  const front = length > 11 ? 6 : Math.floor(length / 4);
  const back = length > 11 ? 4 : Math.floor(length / 4);
  return (
    characters.slice(0, front).join('') +
    '*'.repeat(length - front - back) +
    characters.slice(length - back).join('')
  );
}
