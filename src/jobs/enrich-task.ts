// The work of `enrich` on one chunk: records in, looked up in the reference, blanks filled. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { Chunk } from '../io/source.ts';
import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import { emptyTally, type Tally } from '../model/events.ts';
import type { Dialect } from '../model/record.ts';
import { Ledger, type Stamp } from '../report/ledger.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { openColumn } from './clean-column.ts';
import { openKeyReader } from './key-reader.ts';
import { openLineEncoder, type Unwritable } from './output-lines.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import { PackedWriter } from './packed-writer.ts';
import type { TablePlan } from './plan.ts';
import { recordId } from './record-id.ts';
import { ReferenceIndex, SAYS, type ReferenceData } from './reference-index.ts';
import type { ReadAs } from './reference-task.ts';
import { isSameValue } from './same-value.ts';
import { openSelection } from './selection.ts';

export const ENRICH_HEADER = 'source,row,id,outcome,field,old,reference,reference_row\n';

/** What became of a record (the first four) and of each of its cells that was looked up. */
export const OUTCOMES = [
  'found',
  'not_found',
  'no_key',
  'ambiguous',
  'filled',
  'agreed',
  'disagreed',
  'overwritten',
  'kept',
  'blank',
  'invalid',
] as const;
export type EnrichOutcome = (typeof OUTCOMES)[number];

export type EnrichFigures = Record<EnrichOutcome, number>;

export function noFigures(): EnrichFigures {
  return Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as EnrichFigures;
}

export interface EnrichSetup {
  readonly plan: TablePlan;
  readonly stamp: Stamp;
  /** How lines are written; undefined: cells are given back for another kind of file. */
  readonly dialect: Dialect | undefined;
  readonly encoding: OutputEncoding;
  readonly where: string | undefined;
  /** Per source: what its records are looked up by. */
  readonly on: readonly (readonly ReadAs[])[];
  /** Columns to fill: where they stand in the output, and per source how its own cell is read (none: it has no such column). */
  readonly fill: readonly { readonly target: number; readonly from: readonly (ReadAs | undefined)[] }[];
  readonly reference: ReferenceData;
  readonly overwrites: boolean;
}

export interface EnrichedChunk {
  readonly output: Uint8Array | undefined;
  readonly rows: readonly (readonly string[])[] | undefined;
  readonly changes: Uint8Array;
  readonly flags: Uint8Array;
  readonly rejects: Uint8Array;
  readonly found: Uint8Array;
  readonly tally: Tally;
  /** Of records and cells together, then of the cells of each column to fill. */
  readonly figures: readonly EnrichFigures[];
  readonly unwritable: Unwritable | undefined;
}

export const enrichTask: Task<EnrichSetup, Chunk, EnrichedChunk> = {
  name: 'enrich',
  open(setup) {
    const { plan } = setup;
    const read = openPackedReader(plan.sources);
    const encode = openLineEncoder(setup.encoding);
    const ledger = new Ledger(
      setup.stamp,
      plan.output.map((column) => column.name),
      emptyTally(plan.output.length),
    );
    const index = new ReferenceIndex(setup.reference);
    const enrichers = plan.sources.map((_, at) => new Enricher(at, setup, index, ledger));
    return (chunk) => {
      ledger.tally = emptyTally(plan.output.length);
      const records = read(chunk);
      const source = plan.sources[chunk.source]!;
      ledger.tally.rowsIn += records.count + records.rejects.length;
      for (const reject of records.rejects) ledger.rejected(source.info.name, reject);
      const enricher = enrichers[chunk.source]!;
      const written = enricher.enrich(records);
      const { lines, unwritable } = encode(written, records, source.info);
      doneWithChunk(chunk);
      const result: EnrichedChunk = {
        output: lines,
        rows: 'rows' in written ? written.rows : undefined,
        changes: ledger.changes.take(),
        flags: ledger.flags.take(),
        rejects: ledger.rejects.take(),
        found: enricher.lines.take(),
        tally: ledger.tally,
        figures: enricher.figures,
        unwritable,
      };
      return answer(result);
    };
  },
};

function answer(result: EnrichedChunk): Answer<EnrichedChunk> {
  const { output, changes, flags, rejects, found } = result;
  const transfer = [output, changes, flags, rejects, found].flatMap((bytes) =>
    bytes ? [bytes.buffer as ArrayBuffer] : [],
  );
  return { result, transfer };
}

interface Filler {
  readonly target: number;
  /** The source's column; -1: it has none. */
  readonly from: number;
  readonly type: ReadAs['type'];
  readonly normalizer: Normalizer;
  readonly name: string;
}

const BLANK: Cleaned = { value: '', status: 'empty', rule: '', issues: [] };

class Enricher {
  readonly #setup: EnrichSetup;
  readonly #at: number;
  readonly #index: ReferenceIndex;
  readonly #ledger: Ledger;
  readonly #writer: PackedWriter;
  readonly #keysOf: ReturnType<typeof openKeyReader>;
  readonly #on: readonly number[];
  readonly #fillers: readonly Filler[];
  readonly #inOrder: readonly Filler[];
  readonly #select: ReturnType<typeof openSelection>;
  /** New text of the record at hand, by output column. */
  readonly #news = new Map<number, string>();
  readonly lines = new ByteWriter(1 << 12);
  figures: EnrichFigures[] = [];

  constructor(at: number, setup: EnrichSetup, index: ReferenceIndex, ledger: Ledger) {
    const { plan, on, fill, dialect } = setup;
    this.#setup = setup;
    this.#at = at;
    this.#index = index;
    this.#ledger = ledger;
    this.#writer = new PackedWriter(plan.sources[at]!, at, plan, dialect);
    this.#keysOf = openKeyReader(on[at]!);
    this.#on = on[at]!.map((column) => column.index);
    this.#fillers = fill.map(({ target, from }) => {
      const column = from[at] ?? from.find((each) => each !== undefined)!;
      return {
        target,
        from: from[at]?.index ?? -1,
        type: column.type,
        normalizer: openColumn(column),
        name: plan.output[target]!.name,
      };
    });
    this.#inOrder = this.#fillers.toSorted((a, b) => a.from - b.from);
    this.#select = openSelection(setup.where, plan);
  }

  enrich(records: PackedRecords): ReturnType<PackedWriter['finish']> {
    this.figures = [noFigures(), ...this.#fillers.map(noFigures)];
    const { tally } = this.#ledger;
    const source = this.#setup.plan.sources[this.#at]!;
    const writer = this.#writer;
    writer.begin(records);
    for (let i = 0; i < records.count; i++) {
      if (this.#select !== undefined && !this.#select(this.#at, rowOf(records, i, source))) {
        tally.notSelected++;
        continue;
      }
      tally.rowsOut++;
      this.#lookUp(records, i);
      if (this.#news.size === 0) writer.copy(i);
      else if (writer.patches(i)) this.#patch(records, i);
      else writer.write(i, (at) => this.#news.get(at));
    }
    return writer.finish();
  }

  #patch(records: PackedRecords, i: number): void {
    const writer = this.#writer;
    writer.beginPatch(i);
    for (const { target, from } of this.#inOrder) {
      const text = this.#news.get(target);
      if (text !== undefined) writer.patch(records.first[i]! + from, text);
    }
    writer.endPatch(i);
  }

  #lookUp(records: PackedRecords, i: number): void {
    this.#news.clear();
    const [all] = this.figures;
    const base = records.first[i]!;
    const keys = this.#keysOf(this.#on.map((index) => records.cell(base + index)));
    if (keys.length === 0) {
      all!.no_key++;
      this.#line(records, i, 'no-key', '', '', '', '');
      return;
    }
    const found = this.#index.find(keys);
    if (found.length === 0) {
      all!.not_found++;
      this.#line(records, i, 'not-found', '', '', '', '');
      return;
    }
    const clash = this.#index.clash(found);
    if (clash !== undefined) {
      all!.ambiguous++;
      this.#openRecord(records, i);
      this.#ledger.flagged(this.#fillers[0]!.target, 'enrich/ambiguous');
      this.#line(records, i, 'ambiguous', '', '', '', `${clash[0]}; ${clash[1]}`);
      return;
    }
    all!.found++;
    this.#fillers.forEach((filler, at) => {
      this.#compare(records, i, filler, at, found);
    });
  }

  #compare(records: PackedRecords, i: number, filler: Filler, at: number, keys: readonly number[]): void {
    const { says, value, row } = this.#index.at(keys, at);
    const { from, normalizer, name, target } = filler;
    const cell = from < 0 ? '' : records.cell(records.first[i]! + from);
    const own = from < 0 ? BLANK : normalizer.clean(cell);
    const count = (outcome: EnrichOutcome): void => {
      this.figures[0]![outcome]++;
      this.figures[at + 1]![outcome]++;
    };
    const isBlank = own.status === 'empty' || cell.trim() === '';
    if (says === SAYS.nothing) {
      count(isBlank ? 'blank' : 'kept');
      return;
    }
    if (says === SAYS.invalid) {
      count('invalid');
      this.#line(records, i, 'invalid', name, cell, value, String(row));
      return;
    }
    if (isBlank) {
      count('filled');
      this.#write(records, i, target, 'enrich/filled', cell, value);
      this.#line(records, i, 'filled', name, cell, value, String(row));
      return;
    }
    if (isSameValue(filler.type, normalizer, own, normalizer.clean(value))) {
      count('agreed');
      return;
    }
    count('disagreed');
    const overwrites = this.#setup.overwrites;
    this.#openRecord(records, i);
    this.#ledger.flagged(target, 'enrich/disagreed', value);
    if (overwrites) {
      count('overwritten');
      this.#write(records, i, target, 'enrich/overwritten', cell, value);
    }
    this.#line(records, i, overwrites ? 'overwritten' : 'disagreed', name, cell, value, String(row));
  }

  #write(records: PackedRecords, i: number, target: number, rule: string, old: string, value: string): void {
    this.#openRecord(records, i);
    this.#ledger.changed(target, rule, old, value);
    this.#news.set(target, value);
  }

  #openRecord(records: PackedRecords, i: number): void {
    this.#ledger.record(this.#name, records.numbers[i]!, this.#idOf(records, i));
  }

  get #name(): string {
    return this.#setup.plan.sources[this.#at]!.info.name;
  }

  #idOf(records: PackedRecords, i: number): string {
    const source = this.#setup.plan.sources[this.#at]!;
    const cells: string[] = [];
    for (const index of source.idColumns) cells[index] = records.cell(records.first[i]! + index);
    return recordId(source, cells, records.numbers[i]!);
  }

  #line(
    records: PackedRecords,
    i: number,
    outcome: string,
    field: string,
    old: string,
    value: string,
    row: string,
  ): void {
    const { lines } = this;
    const cells = [this.#name, String(records.numbers[i]!), this.#idOf(records, i), outcome, field, old, value, row]; // prettier-ignore
    cells.forEach((cell, at) => {
      if (at > 0) lines.byte(44);
      lines.cell(cell);
    });
    lines.byte(10);
  }
}
