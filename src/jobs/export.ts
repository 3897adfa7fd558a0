// sources → the chosen records and columns → one file in the wanted format
import { inputFiles } from '../io/source.ts';
import { formatOf, noSuchCharacter, openTableWriter, type TableFormat } from '../io/table-writer.ts';
import { addTally, emptyTally } from '../model/events.ts';
import type { Dialect } from '../model/record.ts';
import { usageError } from '../model/user-error.ts';
import { giveBack } from '../text/spare-bytes.ts';
import { guardFormula } from '../text/formula-guard.ts';
import { nearestWord } from '../text/nearest.ts';
import { countsOf } from './counts.ts';
import { openExecutor, startEarly } from './execute.ts';
import { exportTask, type ExportSetup } from './export-task.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import type { SharedOptions } from './options.ts';
import { outputEncoding } from './output-encoding.ts';
import type { TablePlan } from './plan.ts';
import { withRun, type RunResult } from './run.ts';
import { openSources, readAll } from './sources.ts';
import type { World } from './world.ts';

export interface ExportOptions extends SharedOptions {
  readonly columns: readonly string[];
  readonly format: TableFormat | undefined;
  /** `spreadsheet`: formulas are made harmless; `import`: cells stay as they are and are counted. */
  readonly for: 'spreadsheet' | 'import';
  readonly bom: boolean;
  readonly eol: '\n' | '\r\n' | undefined;
}

export async function runExport(options: ExportOptions, world: World): Promise<RunResult> {
  const files = inputFiles(options.sources);
  return withRun(options, world, files, async (run) => {
    const started = startEarly([exportTask], files, options.threads);
    const opened = await openSources(options, run);
    const { plan } = opened;
    const chosen = chooseColumns(plan, options.columns);
    const path = run.mainPath(`export.${options.format ?? 'csv'}`);
    const format = options.format ?? (path === '-' ? 'csv' : formatOf(path));
    // A workbook's cells are text and never run; an apostrophe in front would be shown.
    const guards = options.for === 'spreadsheet' && format === 'csv';
    const names = headerOf(plan);
    const kept = sourceDialect(opened, path).dialect;
    const dialect: Dialect | undefined =
      options.eol === undefined ? kept : { ...(kept ?? { delimiter: ',', quote: '"' }), eol: options.eol };
    const header = chosen.map((index) => (guards ? guardFormula(names[index]!) : names[index]!));
    const inputs = plan.sources.map(({ info }) => info);
    const encoding = outputEncoding(options.outEncoding, inputs, format, options.bom);
    const table = await openTableWriter(run.outputs.open(path, { ours: options.out === undefined }), format, {
      header,
      bom: options.bom,
      encoding,
      ...(dialect ? { dialect } : {}),
    });
    const setup: ExportSetup = {
      plan: { ...plan, output: chosen.map((index) => plan.output[index]!) },
      all: plan,
      dialect: table.dialect,
      encoding,
      oneLineEnd: options.eol !== undefined,
      where: options.where,
      guards,
    };
    const { rejects } = run.audit();
    const tally = emptyTally(plan.output.length);
    let formulas = 0;
    const executor = openExecutor(exportTask, setup, {
      threads: options.threads,
      bytes: opened.bytes,
      started,
    });
    try {
      for await (const part of executor.run(readAll(opened, world, 'step/export'))) {
        if (part.unwritable)
          throw noSuchCharacter(part.unwritable.character, encoding, part.unwritable.place);
        addTally(tally, part.tally);
        formulas += part.formulas;
        void rejects.write(part.rejects);
        if ('lines' in part.written) {
          await table.bytes(part.written.lines);
          giveBack(part.written.lines.buffer);
        } else if (part.written.rows.length > 0) await table.rows(part.written.rows);
      }
    } finally {
      await executor.close();
    }
    await table.end();
    const notes =
      formulas > 0 && format !== 'xlsx'
        ? [{ code: guards ? 'note/formulas-guarded' : 'note/formulas-kept', params: { count: formulas } }]
        : [];
    return {
      plan,
      tally,
      counts: countsOf(tally),
      extra: { formulas, notes },
      rows: new Map([[path, tally.rowsOut]]),
    };
  });
}

function chooseColumns(plan: TablePlan, wanted: readonly string[]): number[] {
  const names = plan.output.map((column) => column.name);
  if (wanted.length === 0) return names.map((_, index) => index);
  return wanted.map((name) => {
    const index = names.indexOf(name);
    if (index < 0)
      throw usageError('layout/unknown-column', {
        column: name,
        file: plan.sources[0]?.info.file ?? '',
        nearest: nearestWord(name, names),
        columns: names.join(', '),
      });
    return index;
  });
}
