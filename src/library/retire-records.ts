import { recordId } from '../jobs/record-id.ts';
import { openChunkReader } from '../jobs/read-chunk.ts';
import { openRetention } from '../jobs/retention-rule.ts';
import { planSources, readAll } from '../jobs/sources.ts';
import { parseDuration } from '../calendar/plain-date.ts';
import { usageError } from '../model/user-error.ts';
import type { OutputRecord } from './merge-clusters.ts';
import { sharedOptions, worldOf, type RecordsOptions } from './options.ts';
import { ONLY_SOURCE, openAll, type Records } from './records.ts';

export interface RetireOptions extends RecordsOptions {
  /** Retired is who was not active for longer than this: `3y`, `18m`, `90d`; both this and `where` must hold. */
  readonly inactive?: string | undefined;
  /** Columns of dates, the latest of which counts; those that are headed as last activity when absent. */
  readonly by?: readonly string[] | undefined;
  /** Records without any date: `keep` when absent. */
  readonly unknown?: 'keep' | 'include' | undefined;
}

export interface RetentionJudgement {
  readonly record: OutputRecord;
  readonly id: string;
  /** 1-based data row. */
  readonly row: number;
  readonly retire: boolean;
  /** `where`, `retention/inactive`, `retention/active`, `retention/future-date`, `retention/unknown-activity`; ''. */
  readonly because: string;
}

/**
 * Says of every record whether the rule of `archive` retires it, and why. Calendar units: three years before 2026-02-28 is
 * 2023-02-28, and who was active that day is not retired. Throws a UserError for an unknown column and without a rule.
 */
export async function* retireRecords(
  records: Records,
  options: RetireOptions,
): AsyncGenerator<RetentionJudgement> {
  const { inactive, where, by = [], unknown = 'keep' } = options;
  if (inactive === undefined && where === undefined) throw usageError('archive/no-rule');
  if (inactive !== undefined && !parseDuration(inactive))
    throw usageError('library/inactive', { value: inactive });
  const world = worldOf(options);
  const shared = sharedOptions('archive', options);
  const read = await openAll({ [ONLY_SOURCE]: records }, { passes: 'one', signal: options.signal });
  if (read.length === 0) return;
  const opened = planSources(read, shared, world);
  const { plan } = opened;
  const source = plan.sources[0]!;
  const judge = openRetention({ today: shared.today, where, inactive, by, unknown }, plan);
  const names = plan.output.map(({ name }) => name);
  const readChunk = openChunkReader(plan.sources);
  for await (const chunk of readAll(opened, world, 'step/judge')) {
    const { rows, numbers } = readChunk(chunk);
    for (const [i, row] of rows.entries())
      yield {
        record: Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])),
        id: recordId(source, row, numbers[i]!),
        row: numbers[i]!,
        ...judge(row),
      };
  }
}
