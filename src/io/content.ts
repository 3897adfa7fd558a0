// The bytes of a table, wherever they are kept: a file, one entry of an archive, either of them packed with gzip.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { inputError } from '../model/user-error.ts';
import { giveBack, lendBytes } from '../text/spare-bytes.ts';
import { blockBytes, readBlocks } from './read-blocks.ts';
import { temporaryIn } from './temporary.ts';
import { ZIP_LIMITS } from './zip.ts';
import { readEntry } from './zip-tables.ts';

const BLOCK_BYTES = 1 << 20;

export interface Content {
  /** As the person named it, for messages. */
  readonly file: string;
  /** Where the bytes are. */
  readonly path: string;
  /** Name of the entry when the file is an archive. */
  readonly entry: string | undefined;
  readonly gzip: boolean;
}

/** How a summary names what the table was wrapped in. */
export function packingOf({ entry, gzip }: Content): 'no' | 'gzip' | 'zip' {
  return entry !== undefined ? 'zip' : gzip ? 'gzip' : 'no';
}

/** The content as blocks of up to a megabyte. `raw` hears of the blocks as they lie in the file, unless it is an archive. */
export async function* readContent(
  content: Content,
  raw?: (block: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const { file, entry, gzip } = content;
  try {
    const blocks = entry === undefined ? fileBlocks(content.path, raw) : readEntry(content.path, file, entry);
    if (!gzip) {
      yield* blocks;
      return;
    }
    const inflated = createGunzip({ chunkSize: BLOCK_BYTES });
    // Its errors come out of the loop below; the callback only keeps them from being thrown a second time.
    pipe(Readable.from(blocks, { objectMode: false }), inflated, () => undefined);
    for await (const block of inflated) yield block as Uint8Array;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') === true) throw inputError('io/damaged-gzip', { file });
    if (code === 'EISDIR' || code === 'EACCES' || code === 'EIO')
      throw inputError('io/unreadable', { file, code });
    throw error;
  }
}

/** Each block is memory of its own, lent: who has read it may give it back. The next one is read meanwhile. */
async function* fileBlocks(file: string, raw?: (block: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const handle = await fs.promises.open(file);
  const size = blockBytes(fs.fstatSync(handle.fd));
  const readBlock = async (): Promise<Uint8Array> => {
    const memory = lendBytes(size);
    const { bytesRead } = await handle.read(memory, 0, size, null);
    return memory.subarray(0, bytesRead);
  };
  let next = readBlock();
  try {
    for (let block = await next; block.length > 0; block = await next) {
      next = readBlock();
      // It is awaited only when the block at hand is done with.
      next.catch(() => undefined);
      raw?.(block);
      yield block;
    }
  } finally {
    await next.catch(() => undefined);
    await handle.close();
  }
}

/** Done with a block of {@link readContent}. Unpacked blocks are the unpacker's: they may share their memory. */
export function doneWith(content: Content, block: Uint8Array): void {
  if (content.entry === undefined && !content.gzip) giveBack(block.buffer);
}

/** The first bytes of the content. */
export async function headOf(content: Content, length: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  for await (const block of readContent(content)) {
    head = head.length === 0 ? block : Buffer.concat([head, block]);
    if (head.length >= length) break;
  }
  return head.subarray(0, length);
}

/** Size and hash of the file itself, packed as it is. */
export async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const block of readBlocks(file)) {
    hash.update(block as Buffer);
    bytes += (block as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

const kept = new Set<string>();

/** A new private file for bytes that are needed for as long as the program runs; it goes when the program ends. */
export function scratchFile(folder: string): string {
  let place = folder;
  while (!fs.existsSync(place)) place = path.dirname(place);
  const file = temporaryIn(place);
  if (kept.size === 0) process.once('exit', removeKept);
  kept.add(file);
  return file;
}

function removeKept(): void {
  for (const file of kept) fs.rmSync(file, { force: true });
  kept.clear();
}

/**
 * A path where the content lies as a plain file: workbooks and Parquet are read out of order, so one that is packed is
 * unpacked into `folder` (a private file that goes when the program ends).
 */
export async function plainFile(content: Content, folder = os.tmpdir()): Promise<string> {
  if (content.entry === undefined && !content.gzip) return content.path;
  const file = scratchFile(folder);
  const limited = withinLimits(content, fs.statSync(content.path).size);
  await pipeline(limited, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return file;
}

/** The limits of archives hold for everything that is unpacked to disk. */
async function* withinLimits(content: Content, packedBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const block of readContent(content)) {
    bytes += block.length;
    const tooMuch = bytes > ZIP_LIMITS.expandedBytes;
    if (tooMuch || (bytes > ZIP_LIMITS.ratioFromBytes && bytes > packedBytes * ZIP_LIMITS.ratio))
      throw inputError('zip/bomb', { file: content.file, part: content.entry ?? 'gzip' });
    yield block;
  }
}

/** The byte order mark a file of UTF-8 begins with, if it does. */
export function utf8Mark(file: string): Uint8Array | undefined {
  const start = Buffer.alloc(3);
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.readSync(descriptor, start, 0, 3, 0);
  } finally {
    fs.closeSync(descriptor);
  }
  return start.equals(Buffer.of(0xef, 0xbb, 0xbf)) ? start : undefined;
}
