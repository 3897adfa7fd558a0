// From a data row of a source to the record of the store it is. Plain data, read by every thread.
import type { RecordStore } from '../linkage/record-store.ts';

export interface StoredRows {
  /** 1-based data row per record; those of a source ascend. */
  readonly rows: Uint32Array;
  /** By source: its first record and the one behind its last. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export function storedRows({ rows, sources, count }: RecordStore, howMany: number): StoredRows {
  const ranges = Array.from({ length: howMany }, (): [number, number] => [0, 0]);
  for (let record = 0; record < count; record++) {
    const range = ranges[sources[record]!]!;
    if (range[0] === range[1]) range[0] = record;
    range[1] = record + 1;
  }
  return { rows, ranges };
}

/** (source, row) → the record, or -1 for rows that did not take part. Quick when rows are asked for in order. */
export function openRecordNumbers({ rows, ranges }: StoredRows): (source: number, row: number) => number {
  const next = ranges.map(([from]) => from);
  return (source, row) => {
    const [from, to] = ranges[source]!;
    let at = next[source]!;
    // Far from where the last row was: this thread got a chunk further on.
    if (at >= to || at < from || rows[at]! > row || rows[at]! + FAR < row) {
      let [low, high] = [from, to];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (rows[middle]! < row) low = middle + 1;
        else high = middle;
      }
      at = low;
    }
    while (at < to && rows[at]! < row) at++;
    next[source] = at;
    return at < to && rows[at] === row ? at : -1;
  };
}

const FAR = 64;
