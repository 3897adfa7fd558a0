// The work of reading a reference file: records in, what they are looked up by and what they have to say out. Any thread.
import type { Task } from '../engine/executor.ts';
import type { Chunk } from '../io/source.ts';
import { TextPacker } from '../linkage/text-list.ts';
import { openColumn } from './clean-column.ts';
import { openKeyReader } from './key-reader.ts';
import { SAYS, type ReferenceChunk } from './reference-index.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';

/** A column and how its cells are read here. */
export type ReadAs = Pick<ColumnPlan, 'index' | 'type' | 'settings'>;

export interface ReferenceSetup {
  readonly source: SourcePlan;
  readonly on: readonly ReadAs[];
  readonly fill: readonly ReadAs[];
}

export interface ReferenceAnswer {
  readonly chunk: ReferenceChunk;
  readonly rejected: number;
}

export const referenceTask: Task<ReferenceSetup, Chunk, ReferenceAnswer> = {
  name: 'reference',
  open({ source, on, fill }) {
    const read = openChunkReader([source]);
    const keysOf = openKeyReader(on);
    const normalizers = fill.map(openColumn);
    return (chunk) => {
      const records = read(chunk);
      const count = records.rows.length;
      const keys = new TextPacker(count);
      const values = new TextPacker(count * fill.length);
      const offsets = new Uint32Array(count + 1);
      const says = new Uint8Array(count * fill.length);
      let size = 0;
      records.rows.forEach((row, i) => {
        const own = new Set(keysOf(on.map(({ index }) => row[index]!)));
        for (const key of own) keys.add(key);
        size += own.size;
        offsets[i + 1] = size;
        fill.forEach(({ index }, at) => {
          const { value, status, more } = normalizers[at]!.clean(row[index]!);
          const isInvalid = status === 'invalid' || status === 'lossy';
          says[i * fill.length + at] =
            status === 'empty' || value === '' ? SAYS.nothing : isInvalid ? SAYS.invalid : SAYS.value;
          values.add(more === undefined ? value : [value, ...more].join('; '));
        });
      });
      const rows = Uint32Array.from(records.numbers);
      const result = { count, rows, offsets, keys: keys.done(), values: values.done(), says };
      const arrays = [rows, offsets, says, result.keys.bytes, result.keys.starts, result.values.bytes, result.values.starts]; // prettier-ignore
      return {
        result: { chunk: result, rejected: records.rejects.length },
        transfer: arrays.map((array) => array.buffer as ArrayBuffer),
      };
    };
  },
};
