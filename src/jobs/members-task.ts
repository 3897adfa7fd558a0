// The cells of the records that are looked at whole, packed. Runs on any thread.
import type { Task } from '../engine/executor.ts';
import type { Chunk } from '../io/source.ts';
import { TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import { doneWithChunk, openPackedReader } from './packed-records.ts';
import type { TablePlan } from './plan.ts';
import { openRecordNumbers, type StoredRows } from './record-numbers.ts';

export interface MembersSetup {
  readonly plan: TablePlan;
  readonly rows: StoredRows;
  /** By record: 1 where it is wanted. */
  readonly wanted: Uint8Array;
}

export interface MemberCells {
  readonly records: Uint32Array;
  /** The cells of each, in the output's layout, one after the other. */
  readonly cells: PackedTexts;
}

export const membersTask: Task<MembersSetup, Chunk, MemberCells> = {
  name: 'members',
  open({ plan, rows, wanted }) {
    const read = openPackedReader(plan.sources);
    const layouts = plan.sources.map((_, source) => plan.output.map((column) => column.from[source] ?? -1));
    const recordAt = openRecordNumbers(rows);
    return (chunk) => {
      const records = read(chunk);
      const layout = layouts[chunk.source]!;
      const numbers: number[] = [];
      const cells = new TextPacker(1 << 10);
      for (let i = 0; i < records.count; i++) {
        const record = recordAt(chunk.source, records.numbers[i]!);
        if (record < 0 || wanted[record] === 0) continue;
        numbers.push(record);
        const base = records.first[i]!;
        for (const from of layout) cells.add(from < 0 ? '' : records.cell(base + from));
      }
      doneWithChunk(chunk);
      const packed = cells.done();
      return {
        result: { records: Uint32Array.from(numbers), cells: packed },
        transfer: [packed.bytes.buffer as ArrayBuffer, packed.starts.buffer as ArrayBuffer],
      };
    };
  },
};
