// sources → cleaned records → one table, with every change on record
import { ownKey } from '../model/own-key.ts';
import { inputFiles } from '../io/source.ts';
import { formatOf, noSuchCharacter, openTableWriter, type TableWriter } from '../io/table-writer.ts';
import type { Dialect } from '../model/record.ts';
import { addTally, emptyTally } from '../model/events.ts';
import { usageError } from '../model/user-error.ts';
import { giveBack } from '../text/spare-bytes.ts';
import { countsOf } from './counts.ts';
import { openExecutor, startEarly } from './execute.ts';
import { normalizeTask, type NormalizeSetup } from './normalize-task.ts';
import type { SharedOptions } from './options.ts';
import { outputEncoding } from './output-encoding.ts';
import type { TablePlan } from './plan.ts';
import { withRun, type RunResult } from './run.ts';
import { openSources, readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface NormalizeOptions extends SharedOptions {
  readonly extensionColumn: boolean;
  readonly keepRaw: boolean;
  /** Province, city, district, code and confidence of every address in columns of their own. */
  readonly splitAddress?: boolean;
  readonly onInvalid: NormalizeSetup['onInvalid'];
  readonly onUnknown: NormalizeSetup['onUnknown'];
  /** Words for nothing and numbers typed to get past a form are written as blank cells. */
  readonly blanksPlaceholders?: boolean | undefined;
  /** Columns whose value lists were given on the command line: they must be there. A rule pack's may not. */
  readonly enumFields: readonly string[];
  /** Byte order mark for Excel. */
  readonly excel: boolean;
}

export async function runNormalize(options: NormalizeOptions, world: World): Promise<RunResult> {
  const files = inputFiles(options.sources);
  return withRun(options, world, files, async (run) => {
    const added = {
      more: true,
      extension: options.extensionColumn,
      raw: options.keepRaw,
      parts: options.splitAddress === true,
    };
    const started = startEarly([normalizeTask], files, options.threads);
    const opened = await openSources(options, run, added);
    const { plan, bytes } = opened;
    checkEnums(plan, options);
    const path = run.mainPath('cleaned.csv');
    const format = path === '-' ? 'csv' : formatOf(path);
    const inputs = plan.sources.map(({ info }) => info);
    const encoding = outputEncoding(options.outEncoding, inputs, format);
    const table = await openTableWriter(run.outputs.open(path, { ours: options.out === undefined }), format, {
      header: headerOf(plan),
      bom: options.excel,
      encoding,
      ...sourceDialect(opened, path),
      kinds: plan.output.map(() => 'text' as const),
    });
    const setup: NormalizeSetup = {
      plan,
      stamp: run.stamp,
      dialect: table.dialect,
      encoding,
      where: options.where,
      onInvalid: options.onInvalid,
      onUnknown: options.onUnknown,
      blanksPlaceholders: options.blanksPlaceholders,
    };
    const audit = run.audit();
    const tally = emptyTally(plan.output.length);
    const executor = openExecutor(normalizeTask, setup, { threads: options.threads, bytes, started });
    try {
      for await (const part of executor.run(readAll(opened, world, 'step/normalize'))) {
        if (part.unwritable) {
          const { character, place } = part.unwritable;
          throw noSuchCharacter(character, encoding, place);
        }
        await writePart(table, part);
        void audit.changes.write(part.changes);
        void audit.flags.write(part.flags);
        void audit.rejects.write(part.rejects);
        addTally(tally, part.tally);
        for (const bytes of [part.output, part.changes, part.flags, part.rejects])
          if (bytes) giveBack(bytes.buffer);
      }
    } finally {
      await executor.close();
    }
    await table.end();
    const { rowsOut, rejected } = tally;
    const tripped = options.failOn.includes('rejects') && rejected > 0;
    return {
      plan,
      tally,
      counts: countsOf(tally),
      rows: new Map([[path, rowsOut]]),
      exit: tripped ? 1 : 0,
      reason: tripped ? 'gate/rejects' : '',
    };
  });
}

async function writePart(
  table: TableWriter,
  part: { output: Uint8Array | undefined; rows: readonly (readonly string[])[] | undefined },
): Promise<void> {
  if (part.output) await table.bytes(part.output);
  if (part.rows && part.rows.length > 0) await table.rows(part.rows);
}

/** The header as it is written: one source's own header cells, or the names of the common table. */
export function headerOf(plan: TablePlan): string[] {
  const only = plan.sources.length === 1 ? plan.sources[0] : undefined;
  return plan.output.map((column) => {
    const from = only && column.added === undefined ? column.from[0]! : -1;
    const own = only?.columns[from];
    return own?.name === column.name ? (only?.info.header.original[from] ?? column.name) : column.name;
  });
}

/** One delimited source keeps its quotes and line ends, and its delimiter unless the output's name asks for another. */
export function sourceDialect({ sources }: Opened, path: string): { dialect?: Dialect } {
  const info = sources[0]?.info;
  if (sources.length !== 1 || info?.format !== 'csv') return {};
  const { dialect } = info;
  if (/\.(tsv|tab)$/i.test(path)) return { dialect: { ...dialect, delimiter: '\t' } };
  // Cells of a TSV without quotes may hold commas.
  if (/\.csv$/i.test(path) && dialect.delimiter === '\t')
    return { dialect: { ...dialect, delimiter: ',', quote: '"' } };
  return { dialect };
}

/** Value lists of columns that are not there would silently do nothing. */
function checkEnums(plan: TablePlan, options: NormalizeOptions): void {
  for (const field of options.enumFields) {
    const values = ownKey(options.values, field) ?? {};
    const known =
      plan.output.some((column) => column.name === field) ||
      plan.sources.some((source) => source.columns.some((column) => column.name === field));
    if (!known) {
      const columns = plan.output.map((column) => column.name);
      throw usageError('layout/unknown-column', {
        column: field,
        file: options.sources[0]?.file ?? '',
        nearest: '',
        columns: columns.join(', '),
      });
    }
    const standards = new Map<string, string>();
    for (const [standard, synonyms] of Object.entries(values)) {
      for (const synonym of synonyms) {
        const other = standards.get(synonym);
        if (other !== undefined && other !== standard)
          throw usageError('cli/enum-ambiguous', { field, value: synonym, first: other, second: standard });
        standards.set(synonym, standard);
      }
    }
  }
}
