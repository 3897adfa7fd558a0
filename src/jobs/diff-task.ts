// The work of `diff` on one chunk: of every record its id and a hash of its cells; in the second pass the cells of the records
// that differ. Runs on any thread.
import type { Task } from '../engine/executor.ts';
import { DOUBLED } from '../io/csv-scan.ts';
import type { Chunk } from '../io/source.ts';
import { TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import type { TablePlan } from './plan.ts';
import { openSelection } from './selection.ts';

export interface DiffSetup {
  readonly plan: TablePlan;
  /** Per source: the columns that are compared, in the same order in both; -1 in neither. */
  readonly columns: readonly (readonly number[])[];
  readonly where: string | undefined;
  /** Per source: 1 at the data rows whose cells are wanted; none: ids and hashes are. */
  readonly wanted: readonly Uint8Array[] | undefined;
}

export interface DiffChunk {
  readonly source: number;
  readonly count: number;
  /** Data rows. */
  readonly rows: Uint32Array;
  /** Ids; in the second pass cells, as many to a record as there are columns. */
  readonly texts: PackedTexts;
  /** Two numbers to a record; none in the second pass. */
  readonly hashes: Uint32Array;
  readonly notSelected: number;
  readonly rejected: number;
  /** Two sums over the lines that cannot be read, which do not depend on their order. */
  readonly rejectedHash: readonly [number, number];
}

export const diffTask: Task<DiffSetup, Chunk, DiffChunk> = {
  name: 'diff',
  open({ plan, columns, where, wanted }) {
    const read = openPackedReader(plan.sources);
    const select = openSelection(where, plan);
    const hash = new RowHash();
    return (chunk) => {
      const records = read(chunk);
      const { source } = chunk;
      const own = columns[source]!;
      const { idColumns } = plan.sources[source]!;
      const texts = new TextPacker(records.count);
      const rows: number[] = [];
      const hashes: number[] = [];
      let notSelected = 0;
      for (let i = 0; i < records.count; i++) {
        const row = records.numbers[i]!;
        if (wanted !== undefined && wanted[source]![row] !== 1) continue;
        if (select !== undefined && !select(source, rowOf(records, i, plan.sources[source]!))) {
          notSelected++;
          continue;
        }
        rows.push(row);
        const base = records.first[i]!;
        if (wanted !== undefined) {
          for (const column of own) texts.add(records.cell(base + column));
          continue;
        }
        texts.add(idOf(records, base, idColumns, row));
        hash.begin();
        for (const column of own) hash.cell(records, base + column);
        hashes.push(hash.first, hash.second);
      }
      const rejectedHash: [number, number] = [0, 0];
      for (const { raw } of records.rejects) {
        hash.begin();
        hash.text(raw);
        rejectedHash[0] = (rejectedHash[0] + hash.first) >>> 0;
        rejectedHash[1] = (rejectedHash[1] + hash.second) >>> 0;
      }
      doneWithChunk(chunk);
      const result: DiffChunk = {
        source,
        count: rows.length,
        rows: Uint32Array.from(rows),
        texts: texts.done(),
        hashes: Uint32Array.from(hashes),
        notSelected,
        rejected: records.rejects.length,
        rejectedHash,
      };
      const arrays = [result.rows, result.texts.bytes, result.texts.starts, result.hashes];
      return { result, transfer: arrays.map((array) => array.buffer as ArrayBuffer) };
    };
  },
};

/** Parts of an id of several columns are kept apart by a sign no cell of a table holds. */
const BETWEEN = '\u001f';

/** What a record is found by in the other file; without id columns its place. */
function idOf(records: PackedRecords, base: number, columns: readonly number[], row: number): string {
  if (columns.length === 0) return String(row);
  if (columns.length === 1) return records.cell(base + columns[0]!).trim();
  const parts = columns.map((column) => records.cell(base + column).trim());
  return parts.every((part) => part === '') ? '' : parts.join(BETWEEN);
}

/** An id as it is shown. */
export function shownId(id: string): string {
  return id.replaceAll(BETWEEN, '+');
}

/** 64 bits over the cells of a row. Two rows are only ever held against each other by it, never all against all. */
class RowHash {
  first = 0;
  second = 0;

  begin(): void {
    this.first = 0x811c9dc5;
    this.second = 0x9747b28c;
  }

  cell(records: PackedRecords, k: number): void {
    if (records.kinds[k] === DOUBLED) {
      this.text(records.cell(k));
      return;
    }
    this.#bytes(records.bytes, records.starts[k]!, records.ends[k]!);
  }

  text(text: string): void {
    const bytes = Buffer.from(text);
    this.#bytes(bytes, 0, bytes.length);
  }

  /** The length goes in as well, so that no cell can run into the next one. */
  #bytes(bytes: Uint8Array, start: number, end: number): void {
    let [first, second] = [this.first ^ (end - start), this.second ^ (end - start)];
    first = Math.imul(first, 0x01000193);
    for (let at = start; at < end; at++) {
      first = Math.imul(first ^ bytes[at]!, 0x01000193);
      second = Math.imul(second ^ bytes[at]!, 0x85ebca6b);
      second ^= second >>> 13;
    }
    second = Math.imul(second, 0xc2b2ae35);
    this.first = (first ^ (first >>> 15)) >>> 0;
    this.second = (second ^ (second >>> 16)) >>> 0;
  }
}
