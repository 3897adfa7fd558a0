import type { JsonRecords } from '../io/json-records.ts';
import { lineCounter } from '../io/physical-lines.ts';
import type { Chunk } from '../io/source.ts';
import { Sieve, type ChunkRecords } from './chunk-records.ts';
import type { Seat } from './read-chunk.ts';

/** Parts the JSON records that can be used from those that cannot. */
export function siftJson(
  chunk: Chunk,
  text: string,
  damaged: boolean,
  { label, lay }: Seat,
  parsed: JsonRecords,
): ChunkRecords {
  const original = (i: number): string => text.slice(parsed.starts[i], parsed.ends[i]);
  const positions = lineCounter(text, chunk.firstLine, '\n');
  const sieve = new Sieve(chunk, label, { lineAt: (i) => positions(parsed.starts[i]!), original });
  parsed.rows.forEach((row, i) => {
    if (typeof row === 'string') sieve.reject(i, row);
    else if (damaged && original(i).includes('\ufffd')) sieve.reject(i, 'row/invalid-bytes');
    else sieve.keep(i, lay(row));
  });
  return sieve.records();
}
