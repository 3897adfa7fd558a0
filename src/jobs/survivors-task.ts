// The last pass over one chunk: every record is kept, changed, or left out, and the crosswalk gets a line for each,
// rejected ones included. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import { DOUBLED } from '../io/csv-scan.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { Chunk } from '../io/source.ts';
import { TextList, TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import type { Dialect } from '../model/record.ts';
import { isPlain } from '../report/ledger.ts';
import { ByteWriter, wordsOf } from '../text/byte-writer.ts';
import { csvRow, csvText } from '../text/csv-cell.ts';
import { rowKey } from './decisions.ts';
import { KeyReader, type KeyBook } from './key-book.ts';
import type { Changes, MergeBook } from './merge-book.ts';
import { openLineEncoder, type Unwritable } from './output-lines.ts';
import { doneWithChunk, openPackedReader, type PackedRecords } from './packed-records.ts';
import { PackedWriter, type WrittenRecords } from './packed-writer.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import { recordId } from './record-id.ts';
import { openRecordNumbers, type StoredRows } from './record-numbers.ts';

export interface SurvivorsSetup {
  /** With the columns that are written. */
  readonly plan: TablePlan;
  /** With every column, also those left out: what removed.csv tells. */
  readonly whole: TablePlan;
  /** By column of the layout survivorship works on: its place in the written plan, or -1. */
  readonly places: readonly number[];
  readonly dialect: Dialect | undefined;
  readonly encoding: OutputEncoding;
  readonly rows: StoredRows;
  readonly ids: PackedTexts;
  readonly sources: Uint16Array;
  readonly book: MergeBook;
  /** Ids are written `source:id`. */
  readonly qualify: boolean;
  /** Columns of the output that name other records, and what each of them may say. */
  readonly selfKeys: readonly number[];
  readonly keys: readonly KeyBook[];
  /** The column that says how a record is called now, or -1. */
  readonly ownIdAt: number;
  /** Record → the id it is a copy of, for the last column of the plan; empty: there is no such column. */
  readonly marks: ReadonlyMap<number, string>;
  /** Somebody wants to know of every record what became of it. */
  readonly tells: boolean;
}

export interface SurvivorsAnswer {
  readonly source: number;
  readonly rows: number;
  readonly written: WrittenRecords;
  readonly crosswalk: Uint8Array<ArrayBuffer>;
  readonly removed: Uint8Array<ArrayBuffer>;
  readonly upsert: Uint8Array<ArrayBuffer>;
  /** By column of {@link SurvivorsSetup.selfKeys}. */
  readonly repointed: readonly number[];
  readonly told: Told | undefined;
  readonly unwritable: Unwritable | undefined;
}

/** What became of the records of a chunk, in order. */
export interface Told {
  readonly ids: PackedTexts;
  readonly survivingIds: PackedTexts;
  readonly kept: Uint8Array;
}

export const survivorsTask: Task<SurvivorsSetup, Chunk, SurvivorsAnswer> = {
  name: 'survivors',
  open(setup) {
    const read = openPackedReader(setup.plan.sources);
    const writers = setup.plan.sources.map((_, source) => new SurvivorWriter(setup, source));
    return (chunk) => {
      const answer = writers[chunk.source]!.write(read(chunk));
      doneWithChunk(chunk);
      return answer;
    };
  },
};

class SurvivorWriter {
  readonly #setup: SurvivorsSetup;
  readonly #index: number;
  readonly #source: SourcePlan;
  readonly #layout: readonly number[];
  readonly #wholeLayout: readonly number[];
  readonly #writer: PackedWriter;
  readonly #encode: ReturnType<typeof openLineEncoder>;
  readonly #recordAt: (source: number, row: number) => number;
  readonly #ids: TextList;
  readonly #tails: TextList;
  readonly #changes: TextList;
  /** By column of {@link SurvivorsSetup.selfKeys}. */
  readonly #keys: readonly KeyReader[];
  /** The source's name with the comma behind it. */
  readonly #name: DataView;
  readonly #crosswalk = new ByteWriter(1 << 15);
  readonly #removed = new ByteWriter(1 << 12);
  readonly #upsert = new ByteWriter(1 << 12);
  readonly #id = new ByteWriter(64);
  /** New texts of the record at hand, by output column. */
  readonly #texts: (string | undefined)[];
  #repointed: number[] = [];

  constructor(setup: SurvivorsSetup, index: number) {
    const { plan, whole, dialect, book } = setup;
    this.#setup = setup;
    this.#index = index;
    this.#source = plan.sources[index]!;
    this.#layout = plan.output.map((column) => column.from[index] ?? -1);
    this.#wholeLayout = whole.output.map((column) => column.from[index] ?? -1);
    this.#writer = new PackedWriter(this.#source, index, plan, dialect);
    this.#encode = openLineEncoder(setup.encoding);
    this.#recordAt = openRecordNumbers(setup.rows);
    this.#ids = new TextList(setup.ids);
    this.#tails = new TextList(book.tails);
    this.#changes = new TextList(book.changes);
    this.#keys = setup.keys.map((book) => new KeyReader(book));
    this.#name = wordsOf(Buffer.from(`${csvText(this.#source.info.name)},`));
    this.#texts = plan.output.map(() => undefined);
  }

  write(records: PackedRecords): Answer<SurvivorsAnswer> {
    const { book, qualify, tells, selfKeys } = this.#setup;
    const { name } = this.#source.info;
    const crosswalk = this.#crosswalk;
    const writer = this.#writer;
    const told = tells ? new Telling() : undefined;
    this.#repointed = selfKeys.map(() => 0);
    for (const reject of records.rejects)
      crosswalk.text(csvRow([name, '', reject.row, '', 'rejected', '', reject.code, '', 'auto']));
    writer.begin(records);
    let rows = 0;
    for (let i = 0; i < records.count; i++) {
      const number = records.numbers[i]!;
      const record = this.#recordAt(this.#index, number);
      const entry = record < 0 ? 0 : book.entries[record]!;
      const id = this.#beginLine(records, i, number);
      const survivor = entry === 0 ? -1 : book.survivors[record]! - 1;
      if (entry > 0 && survivor !== record) {
        const survivingId = this.#nameOf(survivor);
        crosswalk.cell(survivingId);
        crosswalk.text(',merged,');
        crosswalk.text(this.#tails.at(entry - 1));
        told?.add(this.#idText(records, i, number), survivingId, false);
        this.#remove(records, i, number, survivingId);
        continue;
      }
      rows++;
      if (qualify) crosswalk.cell(rowKey(name, this.#idText(records, i, number)));
      else crosswalk.append(id);
      if (entry > 0) {
        crosswalk.text(',survivor,');
        crosswalk.text(this.#tails.at(entry - 1));
      } else crosswalk.text(',unchanged,,,,\n');
      if (told) {
        const own = this.#idText(records, i, number);
        told.add(own, qualify ? rowKey(name, own) : own, true);
      }
      this.#keep(records, i, record, entry === 0 ? '' : this.#changes.at(entry - 1));
    }
    const finished = writer.finish();
    const { lines, unwritable } = this.#encode(finished, records, this.#source.info);
    const result: SurvivorsAnswer = {
      source: this.#index,
      rows,
      written: lines ? { lines } : 'rows' in finished ? finished : { rows: [] },
      crosswalk: crosswalk.take(),
      removed: this.#removed.take(),
      upsert: this.#upsert.take(),
      repointed: this.#repointed,
      told: told?.done(),
      unwritable,
    };
    const given = [result.crosswalk, result.removed, result.upsert, ...(lines ? [lines] : [])];
    return { result, transfer: given.filter(({ length }) => length > 0).map(({ buffer }) => buffer) };
  }

  /** Source, id and row of the record's line in the crosswalk; gives the id's cell. */
  #beginLine(records: PackedRecords, i: number, number: number): ByteWriter {
    const crosswalk = this.#crosswalk;
    const id = this.#id;
    id.cut(0);
    this.#putId(id, records, i, number);
    crosswalk.copy(this.#name);
    crosswalk.append(id);
    crosswalk.byte(COMMA);
    crosswalk.number(number);
    crosswalk.byte(COMMA);
    return id;
  }

  #putId(to: ByteWriter, records: PackedRecords, i: number, number: number): void {
    const { idColumns } = this.#source;
    if (idColumns.length === 1) {
      const k = records.first[i]! + idColumns[0]!;
      const { bytes, kinds, starts, ends } = records;
      const [start, end] = [starts[k]!, ends[k]!];
      if (kinds[k] !== DOUBLED && isTrimmed(bytes, start, end) && isPlain(bytes, start, end)) {
        to.copy(records.words, start, end);
        return;
      }
    }
    to.cell(this.#idText(records, i, number));
  }

  #idText(records: PackedRecords, i: number, number: number): string {
    const { idColumns } = this.#source;
    const cells: string[] = [];
    for (const index of idColumns) cells[index] = records.cell(records.first[i]! + index);
    return recordId(this.#source, cells, number);
  }

  /** A record's id as the output names it. */
  #nameOf(record: number): string {
    const id = this.#ids.at(record);
    const { qualify, sources, plan } = this.#setup;
    return qualify ? rowKey(plan.sources[sources[record]!]!.info.name, id) : id;
  }

  #remove(records: PackedRecords, i: number, number: number, survivingId: string): void {
    const removed = this.#removed;
    removed.copy(this.#name);
    removed.number(number);
    removed.byte(COMMA);
    removed.cell(survivingId);
    this.#wholeLayout.forEach((from, at) => {
      removed.byte(COMMA);
      this.#putCell(removed, records, i, from, this.#setup.whole.output[at]!.added === 'source');
    });
    removed.byte(LINE_FEED);
  }

  #putCell(to: ByteWriter, records: PackedRecords, i: number, from: number, isSource: boolean): void {
    if (from < 0) {
      if (isSource) to.cell(this.#source.info.name);
      return;
    }
    const k = records.first[i]! + from;
    const { bytes, words, kinds, starts, ends } = records;
    if (kinds[k] !== DOUBLED && isPlain(bytes, starts[k]!, ends[k]!)) to.copy(words, starts[k], ends[k]);
    else to.text(csvText(records.cell(k)));
  }

  #keep(records: PackedRecords, i: number, record: number, changed: string): void {
    const { plan, marks, places, ownIdAt } = this.#setup;
    const texts = this.#texts;
    let isWritten = changed !== '';
    if (isWritten) {
      const changes = JSON.parse(changed) as Changes;
      for (let at = 0; at < changes.length; at += 2) {
        const place = places[changes[at] as number]!;
        if (place >= 0) texts[place] = changes[at + 1] as string;
      }
    }
    if (this.#repoint(records, i)) isWritten = true;
    const copyOf = marks.get(record);
    if (copyOf !== undefined) {
      texts[plan.output.length - 1] = copyOf;
      isWritten = true;
    }
    if (ownIdAt >= 0)
      texts[ownIdAt] = rowKey(this.#source.info.name, this.#idText(records, i, records.numbers[i]!));
    const writer = this.#writer;
    if (!isWritten && ownIdAt < 0) {
      writer.copy(i);
      return;
    }
    if (isWritten) this.#tellChange(records, i);
    if (writer.patches(i)) {
      const base = records.first[i]!;
      writer.beginPatch(i);
      for (let at = 0; at < texts.length; at++)
        if (texts[at] !== undefined) writer.patch(base + this.#layout[at]!, texts[at]!);
      writer.endPatch(i);
    } else writer.write(i, (at) => texts[at]);
    texts.fill(undefined);
  }

  #repoint(records: PackedRecords, i: number): boolean {
    const { selfKeys } = this.#setup;
    let isMoved = false;
    selfKeys.forEach((column, at) => {
      const keys = this.#keys[at]!;
      const own = this.#layout[column]!;
      const text = this.#texts[column];
      const key =
        text === undefined && own >= 0
          ? keys.keyIn(records, records.first[i]! + own)
          : keys.find((text ?? '').trim());
      const target = keys.targetOf(key);
      if (target === undefined) return;
      this.#texts[column] = target;
      this.#repointed[at]!++;
      isMoved = true;
    });
    return isMoved;
  }

  /** The record as it is written now, for those who bring another system up to date. */
  #tellChange(records: PackedRecords, i: number): void {
    const upsert = this.#upsert;
    this.#layout.forEach((from, at) => {
      if (at > 0) upsert.byte(COMMA);
      const text = this.#texts[at];
      if (text !== undefined) upsert.cell(text);
      else this.#putCell(upsert, records, i, from, this.#setup.plan.output[at]!.added === 'source');
    });
    upsert.byte(LINE_FEED);
  }
}

class Telling {
  readonly #ids = new TextPacker();
  readonly #survivingIds = new TextPacker();
  readonly #kept: number[] = [];

  add(id: string, survivingId: string, isKept: boolean): void {
    this.#ids.add(id);
    this.#survivingIds.add(survivingId);
    this.#kept.push(isKept ? 1 : 0);
  }

  done(): Told {
    return {
      ids: this.#ids.done(),
      survivingIds: this.#survivingIds.done(),
      kept: Uint8Array.from(this.#kept),
    };
  }
}

/** Visible ASCII at both ends. */
function isTrimmed(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return false;
  const first = bytes[start]!;
  const last = bytes[end - 1]!;
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}

const [COMMA, LINE_FEED] = [44, 10] as const;
