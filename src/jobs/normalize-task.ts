// The work of `normalize` on one chunk: records in, cleaned records and their audit lines out. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import type { Chunk } from '../io/source.ts';
import { emptyTally, count, type Tally } from '../model/events.ts';
import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import type { Dialect, Rejected } from '../model/record.ts';
import { Ledger, type Stamp } from '../report/ledger.ts';
import { openColumn } from './clean-column.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import { openChunkReader, type ChunkRecords } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { COPIED, DROPPED, RowRenderer, type Fate, type Rendered } from './render-rows.ts';
import { openSelection } from './selection.ts';

export interface NormalizeSetup {
  readonly plan: TablePlan;
  readonly stamp: Stamp;
  /** How lines are written; undefined: cells are given back for another kind of file. */
  readonly dialect: Dialect | undefined;
  readonly where: string | undefined;
  readonly onInvalid: 'keep' | 'blank' | 'reject';
  readonly onUnknown: 'keep' | 'blank' | 'reject';
}

export interface NormalizedChunk {
  readonly output: Uint8Array | undefined;
  readonly rows: readonly (readonly string[])[] | undefined;
  readonly changes: Uint8Array;
  readonly flags: Uint8Array;
  readonly rejects: Uint8Array;
  readonly tally: Tally;
  readonly weight: number;
}

export const normalizeTask: Task<NormalizeSetup, Chunk, NormalizedChunk> = {
  name: 'normalize',
  open(setup) {
    const read = openChunkReader(setup.plan.sources);
    const cleaners = setup.plan.sources.map((source) => new RowCleaner(source, setup));
    return (chunk) => {
      const ledger = new Ledger(setup.stamp, emptyTally(setup.plan.output.length));
      const records = read(chunk);
      const cleaner = cleaners[chunk.source]!;
      const name = setup.plan.sources[chunk.source]!.info.name;
      ledger.tally.rowsIn += records.rows.length + records.rejects.length;
      for (const reject of records.rejects) ledger.rejected(name, reject);
      const written = cleaner.clean(records, ledger);
      return answer(written, ledger, chunk.weight);
    };
  },
};

function answer(written: Rendered, ledger: Ledger, weight: number): Answer<NormalizedChunk> {
  const output = 'text' in written ? encode(written.text) : undefined;
  const changes = encode(ledger.changes);
  const flags = encode(ledger.flags);
  const rejects = encode(ledger.rejects);
  const rows = 'rows' in written ? written.rows : undefined;
  const transfer = [output, changes, flags, rejects].flatMap((bytes) =>
    bytes ? [bytes.buffer as ArrayBuffer] : [],
  );
  return { result: { output, rows, changes, flags, rejects, tally: ledger.tally, weight }, transfer };
}

const encoder = new TextEncoder();

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Cleans the records of one source and lays them out as the output's columns. */
class RowCleaner {
  readonly #setup: NormalizeSetup;
  readonly #source: SourcePlan;
  readonly #normalizers: readonly Normalizer[];
  readonly #renderer: RowRenderer;
  /** Output columns whose extensions have a column of their own. */
  readonly #splits: ReadonlySet<number>;
  /** True when every record gets cells its source does not have. */
  readonly #adds: boolean;
  readonly #width: number;
  readonly #select: ReturnType<typeof openSelection>;

  constructor(source: SourcePlan, setup: NormalizeSetup) {
    this.#setup = setup;
    this.#source = source;
    this.#normalizers = source.columns.map(openColumn);
    this.#width = setup.plan.output.length;
    const index = setup.plan.sources.indexOf(source);
    this.#renderer = new RowRenderer(source, index, setup.plan, setup.dialect);
    this.#splits = new Set(
      setup.plan.output.flatMap((column) => (column.added === 'extension' ? [column.of ?? -1] : [])),
    );
    this.#adds = setup.plan.output.some((column) => column.added === 'raw');
    this.#select = openSelection(setup.where, setup.plan);
  }

  clean(records: ChunkRecords, ledger: Ledger): Rendered {
    return this.#renderer.render(records, (i) => {
      const fate = this.#cleanRow(records.rows[i]!, records.numbers[i]!, records, i, ledger);
      if (fate !== DROPPED) ledger.tally.rowsOut++;
      return fate;
    });
  }

  #cleanRow(row: readonly string[], number: number, records: ChunkRecords, at: number, ledger: Ledger): Fate {
    const { columns, info } = this.#source;
    const { onInvalid, onUnknown } = this.#setup;
    const { fields } = ledger.tally;
    let id: string | undefined;
    let cells: string[] | undefined;
    let further: (Cleaned | undefined)[] | undefined;
    if (this.#select !== undefined && !this.#select(records.source, row)) {
      ledger.tally.notSelected++;
      return DROPPED;
    }
    for (let index = 0; index < columns.length; index++) {
      const cell = row[index]!;
      const column = columns[index]!;
      const cleaned = this.#normalizers[index]!.clean(cell);
      const tally = fields[column.target]!;
      let { value } = cleaned;
      let { rule } = cleaned;
      switch (cleaned.status) {
        case 'ok':
        case 'fixed':
          tally.valid++;
          break;
        case 'empty':
          tally.empty++;
          break;
        case 'lossy':
          tally.damaged++;
          break;
        case 'invalid':
          tally.invalid++;
          break;
        case 'suspect':
          tally.suspect++;
          break;
      }
      if (cleaned.extension !== undefined && this.#splits.has(column.target)) {
        value = withoutExtension(value, cleaned.extension);
      }
      const { issues } = cleaned;
      const unmapped = column.type === 'enum' && issues.includes('enum/unmapped');
      if (issues.length > 0) {
        id ??= recordId(this.#source, row, number);
        const field = this.#setup.plan.output[column.target]!.name;
        for (const code of issues)
          ledger.flagged({ kind: 'flagged', source: info.name, row: number, id, field, code });
        if (unmapped)
          count((ledger.tally.unmapped[field] ??= Object.create(null) as Record<string, number>), value);
      }
      const action = cleaned.status === 'invalid' ? onInvalid : unmapped ? onUnknown : 'keep';
      if (action === 'reject') {
        const code = unmapped ? 'row/unknown-value' : 'row/invalid-value';
        ledger.rejected(info.name, this.#reject(records, at, number, code));
        return DROPPED;
      }
      if (action === 'blank') {
        value = '';
        rule = unmapped ? 'policy/unknown-blanked' : 'policy/invalid-blanked';
      }
      if (cleaned.more !== undefined || cleaned.extension !== undefined) (further ??= [])[index] = cleaned;
      if (value !== cell) {
        cells ??= [...row];
        cells[index] = value;
        id ??= recordId(this.#source, row, number);
        const field = this.#setup.plan.output[column.target]!.name;
        ledger.changed(
          { kind: 'changed', source: info.name, row: number, id, field, old: cell, new: value, rule },
          column.target,
        );
      }
    }
    if (cells === undefined && further === undefined && !this.#adds) return COPIED;
    return this.#layOut(cells ?? row, row, further);
  }

  #reject(records: ChunkRecords, at: number, row: number, code: string): Rejected {
    const { part } = records;
    return {
      line: records.lineOf(at),
      row,
      code,
      raw: records.original(at),
      ...(part === undefined ? {} : { part }),
    };
  }

  /** The record's cells in the output's columns. */
  #layOut(
    cells: readonly string[],
    raw: readonly string[],
    further: readonly (Cleaned | undefined)[] | undefined,
  ): string[] {
    const { columns, info } = this.#source;
    const { output } = this.#setup.plan;
    const laid = new Array<string>(this.#width).fill('');
    for (let index = 0; index < columns.length; index++) laid[columns[index]!.target] = cells[index]!;
    for (let at = 0; at < output.length; at++) {
      const { added, of, nth } = output[at]!;
      if (added === undefined) continue;
      if (added === 'source') {
        laid[at] = info.name;
        continue;
      }
      const from = columns.findIndex((column) => column.target === of);
      if (from < 0) continue;
      if (added === 'raw') laid[at] = raw[from]!;
      else if (added === 'extension') laid[at] = further?.[from]?.extension ?? '';
      else laid[at] = further?.[from]?.more?.[nth ?? 0] ?? '';
    }
    if (further) this.#keepTheRest(further, laid);
    return laid;
  }

  /** Further values that found no column of their own stay in their cell: nothing vanishes. */
  #keepTheRest(further: readonly (Cleaned | undefined)[], laid: string[]): void {
    const { output } = this.#setup.plan;
    further.forEach((cleaned, index) => {
      if (cleaned?.more === undefined) return;
      const { target } = this.#source.columns[index]!;
      const room = output.filter((column) => column.added === 'more' && column.of === target).length;
      const rest = cleaned.more.slice(room);
      if (rest.length > 0) laid[target] = [laid[target], ...rest].join('; ');
    });
  }
}

/** `+862162345678 ext 801` → `+862162345678`: the extension stands in its own column. */
function withoutExtension(phone: string, extension: string): string {
  return phone.endsWith(extension) ? phone.slice(0, -extension.length).replace(/(?: ext |转|-)$/, '') : phone;
}
