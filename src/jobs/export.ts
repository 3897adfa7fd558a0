// sources → the chosen records and columns → one file in the wanted format
import { inputFiles } from '../io/source.ts';
import { formatOf, openTableWriter, type TableFormat } from '../io/table-writer.ts';
import { emptyTally } from '../model/events.ts';
import type { Dialect } from '../model/record.ts';
import { usageError } from '../model/user-error.ts';
import { rejectLine } from '../report/ledger.ts';
import { guardFormula, startsFormula } from '../text/formula-guard.ts';
import { nearestWord } from '../text/nearest.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import type { SharedOptions } from './options.ts';
import type { TablePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';
import { COPIED, DROPPED, RowRenderer } from './render-rows.ts';
import { withRun, type RunResult } from './run.ts';
import { openSelection } from './selection.ts';
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
    const opened = await openSources(options, run);
    const { plan } = opened;
    const chosen = chooseColumns(plan, options.columns);
    const path = run.mainPath(`export.${options.format ?? 'csv'}`);
    const format = options.format ?? (path === '-' ? 'csv' : formatOf(path));
    const guards = options.for === 'spreadsheet' && format !== 'jsonl';
    const names = headerOf(plan);
    const kept = sourceDialect(opened, path).dialect;
    const dialect: Dialect | undefined =
      options.eol === undefined ? kept : { ...(kept ?? { delimiter: ',', quote: '"' }), eol: options.eol };
    const header = chosen.map((index) => (guards ? guardFormula(names[index]!) : names[index]!));
    const table = await openTableWriter(run.outputs.open(path, { ours: options.out === undefined }), format, {
      header,
      bom: options.bom,
      ...(dialect ? { dialect } : {}),
    });
    const all = chosen.length === plan.output.length && chosen.every((index, at) => index === at);
    const renderers = plan.sources.map((source, at) => new RowRenderer(source, at, plan, table.dialect));
    const read = openChunkReader(plan.sources);
    const select = openSelection(options.where, plan);
    const { rejects } = run.audit();
    const tally = emptyTally(plan.output.length);
    let formulas = 0;
    for await (const chunk of readAll(opened, world, 'step/export')) {
      const records = read(chunk);
      const { name } = plan.sources[chunk.source]!.info;
      tally.rowsIn += records.rows.length + records.rejects.length;
      for (const reject of records.rejects) {
        tally.rejected++;
        tally.rejects[reject.code] = (tally.rejects[reject.code] ?? 0) + 1;
        void rejects.write(rejectLine(name, reject));
      }
      const renderer = renderers[chunk.source]!;
      const rendered = renderer.render(records, (i) => {
        const row = records.rows[i]!;
        if (select && !select(chunk.source, row)) {
          tally.notSelected++;
          return DROPPED;
        }
        tally.rowsOut++;
        const suspicious = row.some(startsFormula);
        if (suspicious) formulas += row.filter(startsFormula).length;
        if (all && !(suspicious && guards)) return COPIED;
        const cells = renderer.layOut(row);
        return chosen.map((index) => (guards ? guardFormula(cells[index]!) : cells[index]!));
      });
      if ('text' in rendered) await table.bytes(rendered.text);
      else if (rendered.rows.length > 0) await table.rows(rendered.rows);
    }
    await table.end();
    const notes =
      formulas > 0
        ? [{ code: guards ? 'note/formulas-guarded' : 'note/formulas-kept', params: { count: formulas } }]
        : [];
    return {
      plan,
      tally,
      counts: {
        in: tally.rowsIn,
        out: tally.rowsOut,
        rejected: tally.rejected,
        removed: 0,
        merged: 0,
        archived: 0,
        erased: 0,
        not_selected: tally.notSelected,
      },
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
