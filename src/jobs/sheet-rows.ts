// Whether the records a review sheet shows are still the records of this input, row by row.
import { createHash } from 'node:crypto';
import type { Normalizer } from '../model/cleaned.ts';
import { ROW_STATE } from '../report/review-sheet.ts';
import { guardFormula } from '../text/formula-guard.ts';
import { openColumn } from './clean-column.ts';
import { rowKey, type SheetCheck } from './decisions.ts';
import type { TablePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { isSameValue } from './same-value.ts';
import { readAll, type Opened } from './sources.ts';
import { QUIET } from './world.ts';

/** A row of the sheet against the input: as it was shown, of other values, or not there any more. */
export type RowState = 'same' | 'changed' | 'gone';

/** What a record held when the sheet was written, in a word no spreadsheet takes for a number. */
export function stateOf({ output }: Pick<TablePlan, 'output'>, cells: readonly string[]): string {
  const held = output.flatMap(({ name, added }, at) => (added === 'source' ? [] : [[name, cells[at] ?? '']]));
  return `r${createHash('sha256').update(JSON.stringify(held)).digest('hex').slice(0, 12)}`;
}

export interface ShownRow {
  readonly rowKey: string;
  readonly cells: readonly string[];
}

/**
 * Judges rows of a sheet with this header. A row is the same when the word in `row_state` still fits its record, or, where
 * that is gone or does not, when every column of the input that the sheet shows says the same: dates a spreadsheet wrote
 * in its own way are the same date. Reads the sources once. `unseen`: rows of a sheet that shows nothing of them any more.
 */
async function judgeRows(
  opened: Opened,
  header: readonly string[],
  rows: readonly ShownRow[],
  unseen: RowState,
): Promise<RowState[]> {
  const { plan } = opened;
  const nameOf = (key: string): string => (plan.sources.length > 1 ? key : key.slice(key.indexOf(':') + 1));
  const held = await recordsOf(opened, new Set(rows.map(({ rowKey: key }) => nameOf(key))), nameOf);
  const stateAt = header.indexOf(ROW_STATE);
  const shown = plan.output.flatMap(({ name, added }, at) =>
    added === 'source' || !header.includes(name) ? [] : [{ at, column: header.indexOf(name) }],
  );
  const same = openSame(plan);
  return rows.map(({ rowKey: key, cells }) => {
    const record = held.get(nameOf(key));
    if (record === undefined) return 'gone';
    if (stateAt >= 0 && cells[stateAt]?.trim() === stateOf(plan, record)) return 'same';
    if (stateAt < 0 && shown.length === 0) return unseen;
    const isSame =
      shown.length > 0 && shown.every(({ at, column }) => same(at, cells[column] ?? '', record[at] ?? ''));
    return isSame ? 'same' : 'changed';
  });
}

/** Holds the rows of a sheet against these sources. */
export function sheetCheck(opened: Opened, acceptsStale: boolean): SheetCheck {
  return {
    acceptsStale,
    judge: (header, rows) => judgeRows(opened, header, rows, acceptsStale ? 'changed' : 'same'),
  };
}

/** The records of these names, in the output's layout. */
async function recordsOf(
  opened: Opened,
  wanted: ReadonlySet<string>,
  nameOf: (key: string) => string,
): Promise<Map<string, readonly string[]>> {
  const { plan } = opened;
  const read = openChunkReader(plan.sources);
  const layouts = plan.sources.map((_, source) => plan.output.map(({ from }) => from[source] ?? -1));
  const found = new Map<string, readonly string[]>();
  for await (const chunk of readAll(opened, QUIET, 'step/members')) {
    const source = plan.sources[chunk.source]!;
    const { rows, numbers } = read(chunk);
    rows.forEach((row, i) => {
      const name = nameOf(rowKey(source.info.name, recordId(source, row, numbers[i]!)));
      if (!wanted.has(name)) return;
      found.set(
        name,
        layouts[chunk.source]!.map((from) => (from < 0 ? '' : row[from]!)),
      );
    });
  }
  return found;
}

/** Does the sheet's cell say what the record's does, though a spreadsheet wrote it? */
function openSame({ sources, output }: TablePlan): (at: number, shown: string, own: string) => boolean {
  const normalizers = new Map<number, Normalizer | undefined>();
  const normalizerOf = (at: number): Normalizer | undefined => {
    if (!normalizers.has(at)) {
      const column = sources.flatMap(({ columns }) => columns).find(({ target }) => target === at);
      normalizers.set(at, column && openColumn(column));
    }
    return normalizers.get(at);
  };
  return (at, shown, own) => {
    if (shown.trim() === own.trim() || shown === guardFormula(own)) return true;
    const normalizer = normalizerOf(at);
    return (
      normalizer !== undefined &&
      isSameValue(output[at]!.type, normalizer, normalizer.clean(shown), normalizer.clean(own))
    );
  };
}
