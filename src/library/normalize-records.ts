// normalizeRecords: what `onerow normalize` writes, made by the same code.
import { parseCsv } from '../io/csv-parse.ts';
import { normalizeTask, type NormalizeSetup } from '../jobs/normalize-task.ts';
import { planSources, readAll } from '../jobs/sources.ts';
import type { Column } from '../model/field-type.ts';
import { inlineExecutor } from '../engine/executor.ts';
import { RejectBook, type RejectedRecord } from './matching.ts';
import { sharedOptions, worldOf, type RecordsOptions } from './options.ts';
import type { OutputRecord } from './merge-clusters.ts';
import { openAll, type Sources } from './records.ts';
import { columnsOf } from './scan-records.ts';
import type { Notice } from './world.ts';

/** A cell that was written anew. */
export interface ChangedCell {
  readonly source: string;
  /** 1-based data row. */
  readonly row: number;
  readonly id: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  /** The rule that did it, `area/what`. */
  readonly rule: string;
}

/** Something about a cell, or about a record (then `field` is ''), that deserves a look. */
export interface Flag {
  readonly source: string;
  readonly row: number;
  readonly id: string;
  readonly field: string;
  /** `area/what` */
  readonly code: string;
  /** What was likely meant, where that is not certain enough to be written; ''. */
  readonly suggestion: string;
}

export interface NormalizeRecordsOptions extends RecordsOptions {
  /** What becomes of cells that cannot be what their column says; `keep` when absent. */
  readonly onInvalid?: NormalizeSetup['onInvalid'] | undefined;
  /** The same of values that stand in no list of {@link RecordsOptions.values}. */
  readonly onUnknown?: NormalizeSetup['onUnknown'] | undefined;
  /** Adds `phone_ext` beside phones. */
  readonly extensionColumn?: boolean | undefined;
  /** Adds the cells as they were, `NAME_raw`. */
  readonly keepRaw?: boolean | undefined;
  readonly onChange?: ((change: ChangedCell) => void) | undefined;
  readonly onFlag?: ((flag: Flag) => void) | undefined;
  readonly onReject?: ((reject: RejectedRecord) => void) | undefined;
}

export interface NormalizedRecords {
  /** What every column was taken for, by source. */
  readonly understood: Readonly<Record<string, readonly Column[]>>;
  /** Columns of the output: those of all sources, one meaning in one column. */
  readonly columns: readonly string[];
  readonly notices: readonly Notice[];
  /** The cleaned records, in order, as they are asked for; changes and flags are told before the record comes out. */
  readonly records: AsyncIterable<OutputRecord>;
}

/**
 * Understands the columns of records by their names and the first 2,000 of them, and cleans them as they stream by; several
 * sources come out as one list. Held are the records it looks at first.
 *
 * Throws a UserError for an unknown column, for a column of check digits nearly all of which fail, and what
 * {@link Sources} cannot hold.
 */
export async function normalizeRecords(
  sources: Sources,
  options: NormalizeRecordsOptions,
): Promise<NormalizedRecords> {
  const world = worldOf(options);
  const shared = sharedOptions('normalize', options);
  const read = await openAll(sources, { passes: 'one', signal: options.signal });
  const { notices } = world;
  if (read.length === 0) return { understood: {}, columns: [], notices, records: nothing() };
  const opened = planSources(read, shared, world, {
    more: true,
    extension: options.extensionColumn ?? false,
    raw: options.keepRaw ?? false,
  });
  const { plan } = opened;
  const columns = plan.output.map(({ name }) => name);
  const setup: NormalizeSetup = {
    plan,
    stamp: new RejectBook().stamp,
    dialect: undefined,
    encoding: 'utf-8',
    where: options.where,
    onInvalid: options.onInvalid ?? 'keep',
    onUnknown: options.onUnknown ?? 'keep',
  };

  async function* records(): AsyncGenerator<OutputRecord> {
    const executor = inlineExecutor(normalizeTask, setup);
    for await (const part of executor.run(readAll(opened, world, 'step/normalize'))) {
      tell(part, options);
      for (const cells of part.rows ?? [])
        yield Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    }
  }

  return { understood: columnsOf(plan), columns, notices, records: records() };
}

const DIALECT = { delimiter: ',', quote: '"', eol: '\n' } as const;

/** The audit lines of one piece of work, to those who asked for them. */
function tell(
  part: { readonly changes: Uint8Array; readonly flags: Uint8Array; readonly rejects: Uint8Array },
  { onChange, onFlag, onReject }: NormalizeRecordsOptions,
): void {
  const rowsOf = (lines: Uint8Array): readonly (readonly string[])[] =>
    lines.length === 0 ? [] : parseCsv(new TextDecoder().decode(lines), DIALECT).rows;
  if (onChange)
    for (const [, , , , rule = '', source = '', row = '', id = '', field = '', old = '', now = ''] of rowsOf(
      part.changes,
    ))
      onChange({ source, row: Number(row), id, field, old, new: now, rule });
  if (onFlag)
    for (const [id = '', row = '', field = '', code = '', source = '', suggestion = ''] of rowsOf(part.flags))
      onFlag({ source, row: Number(row), id, field, code, suggestion });
  if (onReject)
    for (const [source = '', row = '', , code = ''] of rowsOf(part.rejects))
      onReject({ source, row: Number(row), code });
}

async function* nothing(): AsyncGenerator<OutputRecord> {
  // No record, no columns.
}
