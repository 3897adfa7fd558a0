// The work of `export` on one chunk: records in, the chosen ones with the chosen columns out. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { Chunk } from '../io/source.ts';
import { count, emptyTally, type Tally } from '../model/events.ts';
import type { Dialect } from '../model/record.ts';
import { rejectLine } from '../report/ledger.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { guardFormula, mayStartFormula, startsFormula } from '../text/formula-guard.ts';
import { openLineEncoder, type Unwritable } from './output-lines.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import { PackedWriter, type WrittenRecords } from './packed-writer.ts';
import type { TablePlan } from './plan.ts';
import { openSelection } from './selection.ts';

export interface ExportSetup {
  /** Its output columns are the chosen ones. */
  readonly plan: TablePlan;
  /** The columns that conditions may name. */
  readonly all: TablePlan;
  readonly dialect: Dialect | undefined;
  readonly encoding: OutputEncoding;
  /** Every line ends as the dialect says. */
  readonly oneLineEnd: boolean;
  readonly where: string | undefined;
  /** Formulas get an apostrophe; otherwise they are counted and stay. */
  readonly guards: boolean;
}

export interface ExportedChunk {
  readonly written: WrittenRecords;
  readonly rejects: Uint8Array;
  readonly formulas: number;
  readonly tally: Tally;
  /** A character that the output's encoding does not have; then there are no lines. */
  readonly unwritable: Unwritable | undefined;
}

export const exportTask: Task<ExportSetup, Chunk, ExportedChunk> = {
  name: 'export',
  open({ plan, all, dialect, encoding, oneLineEnd, where, guards }) {
    const read = openPackedReader(plan.sources);
    const writers = plan.sources.map(
      (source, index) => new PackedWriter(source, index, plan, dialect, { oneLineEnd }),
    );
    const layouts = plan.sources.map((_, index) => plan.output.map((column) => column.from[index] ?? -1));
    const select = openSelection(where, all);
    const rejects = new ByteWriter(1 << 10);
    const encode = openLineEncoder(encoding);
    return (chunk) => {
      const tally = emptyTally(all.output.length);
      const records = read(chunk);
      const source = plan.sources[chunk.source]!;
      const layout = layouts[chunk.source]!;
      const writer = writers[chunk.source]!;
      let formulas = 0;
      tally.rowsIn = records.count + records.rejects.length;
      for (const reject of records.rejects) {
        rejects.text(rejectLine(source.info.name, reject));
        tally.rejected++;
        count(tally.rejects, reject.code);
      }
      writer.begin(records);
      for (let i = 0; i < records.count; i++) {
        if (select !== undefined && !select(chunk.source, rowOf(records, i, source))) {
          tally.notSelected++;
          continue;
        }
        tally.rowsOut++;
        const found = formulasOf(records, i, layout);
        formulas += found;
        if (found === 0 || !guards) writer.copy(i);
        else writer.write(i, (at) => guarded(records, records.first[i]! + layout[at]!, layout[at]!));
      }
      const finished = writer.finish();
      const { lines, unwritable } = encode(finished, records, source.info);
      doneWithChunk(chunk);
      const written = lines ? { lines } : 'rows' in finished ? finished : { rows: [] };
      return answer({ written, rejects: rejects.take(), formulas, tally, unwritable });
    };
  },
};

function formulasOf(records: PackedRecords, i: number, layout: readonly number[]): number {
  const { bytes, starts, ends } = records;
  const base = records.first[i]!;
  let formulas = 0;
  for (let at = 0; at < layout.length; at++) {
    const from = layout[at]!;
    const k = base + from;
    if (from < 0 || !mayStartFormula(bytes, starts[k]!, ends[k]!)) continue;
    if (startsFormula(records.cell(k))) formulas++;
  }
  return formulas;
}

function guarded(records: PackedRecords, k: number, from: number): string | undefined {
  if (from < 0) return undefined;
  const cell = records.cell(k);
  return startsFormula(cell) ? guardFormula(cell) : undefined;
}

function answer(result: ExportedChunk): Answer<ExportedChunk> {
  const { written, rejects } = result;
  const transfer = 'lines' in written ? [written.lines.buffer, rejects.buffer] : [rejects.buffer];
  return { result, transfer: transfer as ArrayBuffer[] };
}
