import type { JsonRecords } from '../io/json-records.ts';
import { lineCounter } from '../io/physical-lines.ts';
import type { Chunk } from '../io/source.ts';
import type { Rejected } from '../model/record.ts';
import { ofPart, type ChunkRecords, type Seat } from './read-chunk.ts';

/** Parts the JSON records that can be used from those that cannot. */
export function siftJson(
  chunk: Chunk,
  text: string,
  damaged: boolean,
  { label, lay }: Seat,
  parsed: JsonRecords,
): ChunkRecords {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const places: number[] = [];
  const rejects: Rejected[] = [];
  const original = (place: number): string => text.slice(parsed.starts[place], parsed.ends[place]);
  const positions = lineCounter(text, chunk.firstLine, '\n');
  const lineAt = (place: number): number => positions(parsed.starts[place]!);
  parsed.rows.forEach((row, i) => {
    const isDamaged = damaged && original(i).includes('\ufffd');
    if (typeof row !== 'string' && !isDamaged) {
      rows.push(lay(row));
      numbers.push(chunk.firstRow + i);
      places.push(i);
      return;
    }
    const code = typeof row === 'string' ? row : 'row/invalid-bytes';
    rejects.push({ line: lineAt(i), row: chunk.firstRow + i, code, raw: original(i), ...ofPart(label) });
  });
  return {
    source: chunk.source,
    rows,
    numbers,
    rejects,
    part: label,
    lineOf: (i) => lineAt(places[i]!),
    original: (i) => original(places[i]!),
    raw: undefined,
  };
}
