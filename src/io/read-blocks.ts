// Files as blocks that are as large as a file deserves: a megabyte for a few hundred bytes is memory the collector has to
// come for, dozens of times in a run that reads its own small files again.
import fs from 'node:fs';

const BLOCK_BYTES = 1 << 20;
const SMALLEST = 1 << 12;

/** How many bytes to ask for at a time. A pipe has no size; a file that grows is read in more steps. */
export function blockBytes({ size }: { readonly size: number }): number {
  return size === 0 ? BLOCK_BYTES : Math.min(BLOCK_BYTES, Math.max(SMALLEST, size + 1));
}

/** The file from its start, in blocks of up to a megabyte. */
export function readBlocks(file: string): fs.ReadStream {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return fs.createReadStream(file, { highWaterMark: blockBytes({ size }) });
}
