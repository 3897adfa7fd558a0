// The work of `normalize` on one chunk: records in, cleaned records and their audit lines out. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import { BARE } from '../io/csv-scan.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { Chunk } from '../io/source.ts';
import { emptyTally, type Tally } from '../model/events.ts';
import type { RecordRule } from '../model/record-rule.ts';
import type { Dialect } from '../model/record.ts';
import { isPlain, Ledger, type Stamp } from '../report/ledger.ts';
import { openRecordRules } from '../rulepack/record-rules.ts';
import { SUSPECT_TEST } from '../rulepack/trial-record.ts';
import { CellJudge, TALLIES, type Outcome } from './cell-outcome.ts';
import { openLineEncoder, type Unwritable } from './output-lines.ts';
import { ofPart } from './chunk-records.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import { PackedWriter } from './packed-writer.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import { reconsider } from './reconsider.ts';
import { recordId } from './record-id.ts';
import { recordChange, recordFindings, takeCounts } from './record-outcome.ts';
import { openSelection } from './selection.ts';
import { TrialFinder } from './trial-finder.ts';

export interface NormalizeSetup {
  readonly plan: TablePlan;
  readonly stamp: Stamp;
  /** How lines are written; undefined: cells are given back for another kind of file. */
  readonly dialect: Dialect | undefined;
  /** What those lines are written in. */
  readonly encoding: OutputEncoding;
  readonly where: string | undefined;
  readonly onInvalid: 'keep' | 'blank' | 'reject';
  readonly onUnknown: 'keep' | 'blank' | 'reject';
  readonly blanksPlaceholders?: boolean | undefined;
}

export interface NormalizedChunk {
  readonly output: Uint8Array | undefined;
  readonly rows: readonly (readonly string[])[] | undefined;
  readonly changes: Uint8Array;
  readonly flags: Uint8Array;
  readonly rejects: Uint8Array;
  readonly tally: Tally;
  readonly weight: number;
  /** A character that the output's encoding does not have; then there is no output. */
  readonly unwritable: Unwritable | undefined;
}

export const normalizeTask: Task<NormalizeSetup, Chunk, NormalizedChunk> = {
  name: 'normalize',
  open(setup) {
    const { plan } = setup;
    const encode = openLineEncoder(setup.encoding);
    const read = openPackedReader(plan.sources);
    const fields = plan.output.map((column) => column.name);
    const ledger = new Ledger(setup.stamp, fields, emptyTally(fields.length));
    const cleaners = plan.sources.map((_, index) => new RowCleaner(index, setup, ledger));
    return (chunk) => {
      ledger.tally = emptyTally(fields.length);
      const records = read(chunk);
      const { name } = plan.sources[chunk.source]!.info;
      ledger.tally.rowsIn += records.count + records.rejects.length;
      for (const reject of records.rejects) ledger.rejected(name, reject);
      const written = cleaners[chunk.source]!.clean(records);
      const { lines, unwritable } = encode(written, records, plan.sources[chunk.source]!.info);
      doneWithChunk(chunk);
      return answer(written, lines, unwritable, ledger, chunk.weight);
    };
  },
};

function answer(
  written: ReturnType<PackedWriter['finish']>,
  output: Uint8Array<ArrayBuffer> | undefined,
  unwritable: Unwritable | undefined,
  ledger: Ledger,
  weight: number,
): Answer<NormalizedChunk> {
  const rows = 'rows' in written ? written.rows : undefined;
  const changes = ledger.changes.take();
  const flags = ledger.flags.take();
  const rejects = ledger.rejects.take();
  const transfer = [output, changes, flags, rejects].flatMap((bytes) => (bytes ? [bytes.buffer] : []));
  const result = { output, rows, changes, flags, rejects, tally: ledger.tally, weight, unwritable };
  return { result, transfer };
}

/** Cleans the records of one source and lays them out as the output's columns. */
class RowCleaner {
  readonly #setup: NormalizeSetup;
  readonly #source: SourcePlan;
  readonly #index: number;
  readonly #ledger: Ledger;
  readonly #judges: readonly CellJudge[];
  readonly #rules: readonly RecordRule[];
  readonly #trials: TrialFinder;
  readonly #writer: PackedWriter;
  /** True when every record gets cells its source does not have. */
  readonly #adds: boolean;
  readonly #select: ReturnType<typeof openSelection>;
  /** The outcomes of the record at hand, by column. */
  readonly #outcomes: Outcome[] = [];
  /** Its columns with something to write or say: the first so many of the list. */
  readonly #odd: Int32Array;
  #odds = 0;
  /** Cells of the chunk, by column and tally. */
  readonly #counts: Uint32Array;
  /** By output column: the source's column that fills it or that it belongs to, and further values beside it. */
  readonly #from: readonly number[];
  readonly #room: readonly number[];

  constructor(index: number, setup: NormalizeSetup, ledger: Ledger) {
    const { plan, onInvalid, onUnknown, blanksPlaceholders } = setup;
    const source = plan.sources[index]!;
    const { output } = plan;
    this.#setup = setup;
    this.#source = source;
    this.#index = index;
    this.#ledger = ledger;
    const splits = new Set(output.flatMap(({ added, of }) => (added === 'extension' ? [of ?? -1] : [])));
    this.#judges = source.columns.map(
      (column) =>
        new CellJudge(column, {
          onInvalid,
          onUnknown,
          blanksPlaceholders,
          splitsExtension: splits.has(column.target),
        }),
    );
    this.#rules = openRecordRules(source.columns);
    this.#trials = new TrialFinder(source.columns);
    this.#odd = new Int32Array(source.columns.length);
    this.#counts = new Uint32Array(source.columns.length * TALLIES.length);
    this.#writer = new PackedWriter(source, index, plan, setup.dialect);
    this.#adds = output.some((column) => column.added === 'raw');
    this.#select = openSelection(setup.where, plan);
    // By name or place in a table: a sheet may have 16,384 columns.
    const fills = new Map(source.columns.map(({ target }, column) => [target, column] as const).reverse());
    this.#from = output.map(({ added, of }, at) => fills.get(added === undefined ? at : (of ?? -1)) ?? -1);
    const room = new Array<number>(output.length).fill(0);
    for (const { added, of } of output) if (added === 'more' && of !== undefined) room[of]!++;
    this.#room = room;
  }

  clean(records: PackedRecords): ReturnType<PackedWriter['finish']> {
    const tally = this.#ledger.tally;
    this.#writer.begin(records);
    for (let i = 0; i < records.count; i++) {
      if (this.#select !== undefined && !this.#select(this.#index, rowOf(records, i, this.#source))) {
        tally.notSelected++;
        continue;
      }
      if (this.#cleanRow(records, i)) tally.rowsOut++;
    }
    takeCounts(this.#counts, this.#source, tally);
    return this.#writer.finish();
  }

  /** False when the record was set aside. */
  #cleanRow(records: PackedRecords, i: number): boolean {
    const { columns } = this.#source;
    const outcomes = this.#outcomes;
    const base = records.first[i]!;
    const counts = this.#counts;
    const odd = this.#odd;
    let odds = 0;
    let writes = this.#adds;
    let rejected = '';
    const judges = this.#judges;
    for (let c = 0; c < judges.length; c++) {
      const outcome = judges[c]!.judge(records, base + c);
      outcomes[c] = outcome;
      if (outcome.plain) counts[c * TALLIES.length + outcome.tally]!++;
      else odd[odds++] = c;
    }
    const rules = this.#rules;
    for (let r = 0; r < rules.length; r++) {
      const rule = rules[r]!;
      const { column } = rule;
      const alone = outcomes[column]!;
      if (!reconsider(rule, records, base, outcomes, judges)) continue;
      if (alone.plain) counts[column * TALLIES.length + alone.tally]!--;
      if (outcomes[column]!.plain) counts[column * TALLIES.length + outcomes[column]!.tally]!++;
      odds = 0;
      for (let c = 0; c < judges.length; c++) if (!outcomes[c]!.plain) odd[odds++] = c;
    }
    this.#odds = odds;
    for (let at = 0; at < odds; at++) {
      const c = odd[at]!;
      const outcome = outcomes[c]!;
      counts[c * TALLIES.length + outcome.tally]!++;
      writes ||=
        outcome.changed ||
        outcome.more !== undefined ||
        outcome.extension !== undefined ||
        outcome.parts !== undefined;
      if (rejected === '') rejected = outcome.rejects;
    }
    const trial = this.#trials.find(records, base, outcomes, odd, odds);
    if (odds > 0 || trial >= 0) this.#record(records, i, rejected);
    if (trial >= 0) this.#ledger.flagged(columns[trial]!.target, SUSPECT_TEST);
    if (rejected !== '') return false;
    if (!writes) this.#writer.copy(i);
    else if (!this.#writer.patches(i)) this.#writer.write(i, (at) => this.#newCell(records, base, at));
    else this.#patch(records, i);
    return true;
  }

  /** Writes the record's own line with new text in some of its cells. */
  #patch(records: PackedRecords, i: number): void {
    const base = records.first[i]!;
    const writer = this.#writer;
    writer.beginPatch(i);
    for (let at = 0; at < this.#odds; at++) {
      const c = this.#odd[at]!;
      const text = this.#ownCell(records, base + c, c, this.#outcomes[c]!);
      if (text !== undefined) writer.patch(base + c, text);
    }
    writer.endPatch(i);
  }

  /** Puts flags and changes on record; a record that is set aside changes nothing. */
  #record(records: PackedRecords, i: number, rejected: string): void {
    const { columns, info } = this.#source;
    const ledger = this.#ledger;
    const base = records.first[i]!;
    openRecord(ledger, records, i, this.#source);
    for (let at = 0; at < this.#odds; at++) {
      const c = this.#odd[at]!;
      const outcome = this.#outcomes[c]!;
      const { target } = columns[c]!;
      recordFindings(ledger, this.#setup.plan, target, outcome);
      if (!outcome.changed || rejected !== '') continue;
      // What is put on record is what is written: further values may have stayed in the cell.
      const written =
        outcome.more === undefined ? undefined : this.#ownCell(records, base + c, target, outcome);
      recordChange(ledger, records, base + c, target, written === undefined ? outcome : { ...outcome, value: written }); // prettier-ignore
    }
    if (rejected === '') return;
    const [line, row, raw] = [records.lineOf(i), records.numbers[i]!, records.original(i)];
    ledger.rejected(info.name, { line, row, code: rejected, raw, ...ofPart(records.part) });
  }

  /** The text of output column `at` where it is not the record's own cell. */
  #newCell(records: PackedRecords, base: number, at: number): string | undefined {
    const { added, nth } = this.#setup.plan.output[at]!;
    const from = this.#from[at]!;
    if (from < 0) return undefined;
    const outcome = this.#outcomes[from]!;
    if (added === undefined) return this.#ownCell(records, base + from, at, outcome);
    if (added === 'raw') return records.cell(base + from);
    if (added === 'part') return outcome.parts?.[nth ?? 0] ?? '';
    return (added === 'extension' ? outcome.extension : outcome.more?.[nth ?? 0]) ?? '';
  }

  /** Further values that found no column of their own stay in their cell: nothing vanishes. */
  #ownCell(records: PackedRecords, k: number, at: number, outcome: Outcome): string | undefined {
    const { plain, changed, more, value } = outcome;
    if (plain) return undefined;
    const rest = more === undefined ? [] : more.slice(this.#room[at]);
    if (rest.length === 0) return changed ? value : undefined;
    return [changed ? value : records.cell(k), ...rest].join('; ');
  }
}

/** Opens the ledger on a record: with the bytes of its id where they can be copied, which is nearly always. */
function openRecord(ledger: Ledger, records: PackedRecords, i: number, source: SourcePlan): void {
  const base = records.first[i]!;
  const { bytes, words, kinds, starts, ends } = records;
  const { idColumns, info } = source;
  const number = records.numbers[i]!;
  if (idColumns.length === 1) {
    const k = base + idColumns[0]!;
    const start = starts[k]!;
    const end = ends[k]!;
    if (kinds[k] === BARE && isTrimmed(bytes, start, end) && isPlain(bytes, start, end)) {
      ledger.recordBytes(info.name, number, words, start, end);
      return;
    }
  }
  const cells: string[] = [];
  for (const index of idColumns) cells[index] = records.cell(base + index);
  ledger.record(info.name, number, recordId(source, cells, number));
}

/** Visible ASCII at both ends. */
function isTrimmed(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return false;
  const first = bytes[start]!;
  const last = bytes[end - 1]!;
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}
