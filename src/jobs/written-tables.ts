// How a run writes its tables, so that they are read again as they were written and not as they may look.
import { PLAIN_CSV } from '../io/csv-write.ts';
import type { Source } from '../io/source.ts';
import { dialectFor, formatOf } from '../io/table-writer.ts';
import type { Dialect } from '../model/record.ts';
import { sourceDialect } from './normalize.ts';
import type { Opened } from './sources.ts';

/** The dialect of an output of this name; undefined for JSON Lines and Parquet, which say themselves what they hold. */
export function outputDialect(opened: Opened, target: string): Dialect | undefined {
  const format = target === '-' ? 'csv' : formatOf(target);
  if (format === 'xlsx') return PLAIN_CSV;
  if (format !== 'csv') return undefined;
  return sourceDialect(opened, target).dialect ?? dialectFor(target);
}

/** The dialect of what is written of a child table. */
export function childDialect({ info }: Source): Dialect {
  return info.format === 'csv' ? info.dialect : PLAIN_CSV;
}
