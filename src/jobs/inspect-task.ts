// The work of `inspect` on one chunk: every cell is cleaned as `normalize` would clean it, counted, and forgotten.
import type { Answer, Task } from '../engine/executor.ts';
import type { Chunk } from '../io/source.ts';
import { count, emptyTally, type Tally } from '../model/events.ts';
import type { RecordRule } from '../model/record-rule.ts';
import { Ledger, type Stamp } from '../report/ledger.ts';
import { openRecordRules } from '../rulepack/record-rules.ts';
import type { Requirement } from '../rulepack/requirements.ts';
import { SUSPECT_TEST } from '../rulepack/trial-record.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { csvText } from '../text/csv-cell.ts';
import { DistinctCounter, type DistinctPart } from '../text/distinct.ts';
import { CellJudge, isUsable, KEEPS_ALL, TALLIES, type Outcome } from './cell-outcome.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import { reconsider } from './reconsider.ts';
import { recordId } from './record-id.ts';
import { recordChange, recordFindings, takeCounts } from './record-outcome.ts';
import { TrialFinder } from './trial-finder.ts';
import { openSelection } from './selection.ts';

export interface InspectSetup {
  readonly plan: TablePlan;
  readonly stamp: Stamp;
  readonly where: string | undefined;
  readonly requirements: readonly Requirement[];
}

/** What was found in one output column. */
export interface ColumnFindings {
  readonly issues: Record<string, number>;
  /** Those of cells that are invalid. */
  readonly wrong: Record<string, number>;
  /** A few cells for each issue, as they stand. */
  readonly examples: Record<string, { readonly row: number; readonly cell: string }[]>;
  readonly distinct: DistinctPart;
}

export interface InspectedChunk {
  readonly flags: Uint8Array;
  readonly rejects: Uint8Array;
  /** Lines of incomplete.csv. */
  readonly incomplete: Uint8Array;
  readonly incompleteRows: number;
  /** Records by completeness: 0–9, 10–19, …, 90–99, 100 per cent. */
  readonly completeness: readonly number[];
  readonly tally: Tally;
  readonly columns: readonly ColumnFindings[];
  readonly weight: number;
}

export const INCOMPLETE_HEADER = 'source,row,id,completeness,missing,invalid\n';
export const EXAMPLES_PER_ISSUE = 3;
export const COMPLETENESS_BANDS = 11;

/** Until this row a thread keeps every value it meets; further down a column of many values is only estimated. */
const EXACT_ROWS = 1 << 16;
const EXACT_LATER = 2_048;
const EMPTY_TALLY = TALLIES.indexOf('empty');
const INVALID_TALLY = TALLIES.indexOf('invalid');

export const inspectTask: Task<InspectSetup, Chunk, InspectedChunk> = {
  name: 'inspect',
  open(setup) {
    const { plan } = setup;
    const read = openPackedReader(plan.sources);
    const fields = plan.output.map((column) => column.name);
    const ledger = new Ledger(setup.stamp, fields, emptyTally(fields.length));
    const inspectors = plan.sources.map((_, index) => new SourceInspector(index, setup, ledger));
    return (chunk) => {
      ledger.tally = emptyTally(fields.length);
      const records = read(chunk);
      const { name } = plan.sources[chunk.source]!.info;
      ledger.tally.rowsIn += records.count + records.rejects.length;
      for (const reject of records.rejects) ledger.rejected(name, reject);
      const answer = inspectors[chunk.source]!.inspect(records, chunk);
      doneWithChunk(chunk);
      return answer;
    };
  },
};

class SourceInspector {
  readonly #index: number;
  readonly #source: SourcePlan;
  readonly #setup: InspectSetup;
  readonly #ledger: Ledger;
  readonly #judges: readonly CellJudge[];
  readonly #rules: readonly RecordRule[];
  readonly #select: ReturnType<typeof openSelection>;
  readonly #trials: TrialFinder;
  /** Every column. */
  readonly #all: readonly number[];
  /** Per requirement: the source's columns that may meet it. */
  readonly #required: readonly (readonly number[])[];
  readonly #incomplete = new ByteWriter(1 << 10);
  readonly #outcomes: Outcome[] = [];
  #findings: Omit<ColumnFindings, 'distinct'>[] = [];
  #distinct: DistinctCounter[] = [];
  #completeness: number[] = [];
  #incompleteRows = 0;
  /** Cells of the chunk, by column and tally. */
  readonly #counts: Uint32Array;

  constructor(index: number, setup: InspectSetup, ledger: Ledger) {
    const { plan, requirements } = setup;
    const source = plan.sources[index]!;
    this.#index = index;
    this.#source = source;
    this.#setup = setup;
    this.#ledger = ledger;
    this.#judges = source.columns.map((column) => new CellJudge(column, KEEPS_ALL));
    this.#rules = openRecordRules(source.columns);
    this.#counts = new Uint32Array(source.columns.length * TALLIES.length);
    this.#select = openSelection(setup.where, plan);
    this.#trials = new TrialFinder(source.columns);
    this.#all = source.columns.map((_, c) => c);
    this.#required = requirements.map(({ columns }) =>
      source.columns.flatMap(({ target }, c) => (columns.includes(target) ? [c] : [])),
    );
  }

  inspect(records: PackedRecords, chunk: Chunk): Answer<InspectedChunk> {
    const ledger = this.#ledger;
    const { columns } = this.#source;
    const exact = chunk.firstRow <= EXACT_ROWS ? undefined : EXACT_LATER;
    this.#findings = columns.map(() => ({
      issues: dictionary(),
      wrong: dictionary(),
      examples: dictionary(),
    }));
    this.#distinct = columns.map(() => new DistinctCounter(exact));
    this.#completeness = new Array<number>(COMPLETENESS_BANDS).fill(0);
    this.#incompleteRows = 0;
    const { tally } = ledger;
    for (let i = 0; i < records.count; i++) {
      if (this.#select !== undefined && !this.#select(this.#index, rowOf(records, i, this.#source))) {
        tally.notSelected++;
        continue;
      }
      this.#inspectRow(records, i);
      tally.rowsOut++;
    }
    takeCounts(this.#counts, this.#source, tally);
    return this.#answer(chunk.weight);
  }

  #inspectRow(records: PackedRecords, i: number): void {
    const { columns } = this.#source;
    const outcomes = this.#outcomes;
    const base = records.first[i]!;
    let odd = false;
    let usable = 0;
    for (let c = 0; c < columns.length; c++) outcomes[c] = this.#judges[c]!.judge(records, base + c);
    for (const rule of this.#rules) reconsider(rule, records, base, outcomes, this.#judges);
    for (let c = 0; c < columns.length; c++) {
      const outcome = outcomes[c]!;
      const { tally, plain } = outcome;
      this.#counts[c * TALLIES.length + tally]!++;
      if (isUsable(outcome)) usable++;
      if (!plain) odd = true;
      if (tally !== EMPTY_TALLY)
        this.#distinct[c]!.add(records.bytes, records.starts[base + c]!, records.ends[base + c]!);
    }
    if (odd) this.#record(records, i);
    this.#lookForTrial(records, i);
    this.#judgeWhole(records, i, columns.length === 0 ? 1 : usable / columns.length);
  }

  #open(records: PackedRecords, i: number): void {
    const cells = rowOf(records, i, this.#source);
    const number = records.numbers[i]!;
    this.#ledger.record(this.#source.info.name, number, recordId(this.#source, cells, number));
  }

  #record(records: PackedRecords, i: number): void {
    const ledger = this.#ledger;
    const base = records.first[i]!;
    this.#open(records, i);
    this.#source.columns.forEach(({ target }, c) => {
      const outcome = this.#outcomes[c]!;
      if (outcome.plain) return;
      recordFindings(ledger, this.#setup.plan, target, outcome);
      const { issues, wrong, examples } = this.#findings[c]!;
      for (const code of outcome.issues) {
        count(issues, code);
        if (outcome.tally === INVALID_TALLY) count(wrong, code);
        const kept = (examples[code] ??= []);
        if (kept.length < EXAMPLES_PER_ISSUE)
          kept.push({ row: records.numbers[i]!, cell: records.cell(base + c) });
      }
      if (outcome.changed) recordChange(ledger, records, base + c, target, outcome);
    });
    // What would change is counted and shown; no list of it is written, because nothing was changed.
    ledger.changes.cut(0);
  }

  #lookForTrial(records: PackedRecords, i: number): void {
    const at = this.#trials.find(records, records.first[i]!, this.#outcomes, this.#all);
    if (at < 0) return;
    this.#open(records, i);
    this.#ledger.flagged(this.#source.columns[at]!.target, SUSPECT_TEST);
  }

  /** How complete the record is: by what it must have, or, when nothing was said, by how many of its cells are usable. */
  #judgeWhole(records: PackedRecords, i: number, filled: number): void {
    const { requirements } = this.#setup;
    const missing: string[] = [];
    this.#required.forEach((columns, r) => {
      if (!columns.some((c) => isUsable(this.#outcomes[c]!))) missing.push(requirements[r]!.text);
    });
    const share = requirements.length === 0 ? filled : 1 - missing.length / requirements.length;
    const percent = Math.floor(share * 100 + 1e-9);
    this.#completeness[Math.floor(percent / 10)]!++;
    if (missing.length === 0) return;
    this.#incompleteRows++;
    const { info, columns } = this.#source;
    const number = records.numbers[i]!;
    const wrong = columns.flatMap(({ name }, c) => {
      const kind = TALLIES[this.#outcomes[c]!.tally]!;
      return kind === 'invalid' || kind === 'damaged' ? [name] : [];
    });
    const id = recordId(this.#source, rowOf(records, i, this.#source), number);
    const cells = [info.name, String(number), id, String(percent), missing.join('; '), wrong.join('; ')];
    this.#incomplete.text(`${cells.map(csvText).join(',')}\n`);
  }

  #answer(weight: number): Answer<InspectedChunk> {
    const { plan } = this.#setup;
    const ledger = this.#ledger;
    const columns = plan.output.map((_, target): ColumnFindings => {
      const c = this.#source.columns.findIndex((column) => column.target === target);
      const found = this.#findings[c];
      if (found === undefined)
        return { issues: {}, wrong: {}, examples: {}, distinct: { few: new Float64Array(0) } };
      return { ...found, distinct: this.#distinct[c]!.take() };
    });
    const [flags, rejects, incomplete] = [
      ledger.flags.take(),
      ledger.rejects.take(),
      this.#incomplete.take(),
    ];
    const counted = columns.map(({ distinct }) =>
      'few' in distinct ? distinct.few.buffer : distinct.registers.buffer,
    );
    const transfer = [flags.buffer, rejects.buffer, incomplete.buffer, ...counted] as ArrayBuffer[];
    const result: InspectedChunk = {
      flags,
      rejects,
      incomplete,
      incompleteRows: this.#incompleteRows,
      completeness: this.#completeness,
      tally: ledger.tally,
      columns,
      weight,
    };
    return { result, transfer };
  }
}

/** No prototype: a code or column called `constructor` counts like any other. */
function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
