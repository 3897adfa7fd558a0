// Reads a ZIP by its central directory. Parts are asked for by name and streamed: nothing is unpacked to disk, and
// names in local headers are never looked at, so a path in an archive can lead nowhere.
import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { inputError } from '../model/user-error.ts';
import { bomb, damaged, truncated, type Part } from './xlsx-faults.ts';
import {
  END64_BYTES, END64_LOCATOR_BYTES, END_BYTES, LOCAL_BYTES, METHOD, SIGNATURE,
  needsZip64, parseDirectory, parseEnd, parseEnd64, type Directory, type ZipEntry,
} from './zip-records.ts'; // prettier-ignore

export interface ZipLimits {
  /** What all parts together may expand to. */
  readonly expandedBytes: number;
  /** Expanded over compressed, asked only of parts larger than `ratioFromBytes`. Deflate cannot exceed 1,032. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly entries: number;
}

export const ZIP_LIMITS: ZipLimits = {
  expandedBytes: 16 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 50_000_000,
  entries: 100_000,
};

const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;
const MAX_COMMENT_BYTES = 0xffff;
/** Small, so that what is read and thrown away stays in the youngest part of the heap. */
const READ_BYTES = 1 << 15;
const CHUNK_BYTES = 1 << 15;
const SEARCH_BYTES = 1 << 18;

const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

export interface Zip {
  readonly file: string;
  readonly entries: readonly ZipEntry[];
  /** Names are found without regard to case, leading slashes and the direction of slashes. */
  has(name: string): boolean;
  /**
   * The part's bytes, expanded, checked against its size and CRC when the last one has been given out. A buffer is
   * valid until the next is asked for. `meter` counts the packed bytes behind them.
   */
  read(name: string, meter?: Meter): AsyncGenerator<Buffer>;
  /** The size of the part in the archive; 0 when there is none. */
  packedBytes(name: string): number;
}

export interface Meter {
  bytes: number;
}

export async function openZip(file: string, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { directory, shift } = await findDirectory(handle, file, size);
    const whole: Part = { file, name: 'zip' };
    if (directory.entries > limits.entries || directory.bytes > MAX_DIRECTORY_BYTES) throw bomb(whole);
    const bytes = await readAt(handle, directory.offset + shift, directory.bytes);
    const entries = parseDirectory(bytes, directory.entries);
    if (entries === undefined) throw damaged(whole);
    if (entries.reduce((sum, entry) => sum + entry.expandedBytes, 0) > limits.expandedBytes)
      throw bomb(whole);
    if (overlap(entries)) throw bomb(whole);
    const byName = groupByName(entries);
    return {
      file,
      entries,
      has: (name) => byName.has(foldName(name)),
      packedBytes: (name) => byName.get(foldName(name))?.[0]?.compressedBytes ?? 0,
      read: (name, meter) => {
        const [entry, ...others] = byName.get(foldName(name)) ?? [];
        if (entry === undefined) throw inputError('xlsx/missing-part', { file, part: name });
        // Readers disagree about which of two is meant, so neither can be.
        const isSame = (other: ZipEntry): boolean =>
          other.crc === entry.crc && other.expandedBytes === entry.expandedBytes;
        if (!others.every(isSame)) throw inputError('xlsx/part-twice', { file, part: name });
        return expand({ file, name: entry.name }, entry, shift, limits, meter);
      },
    };
  } finally {
    await handle.close();
  }
}

function groupByName(entries: readonly ZipEntry[]): Map<string, ZipEntry[]> {
  const groups = new Map<string, ZipEntry[]>();
  for (const entry of entries) {
    const name = foldName(entry.name);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return groups;
}

function foldName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Whether two entries share bytes: that is how a small archive is made to hold far more than it weighs. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  return inOrder.some((entry, at) => {
    const next = inOrder[at + 1];
    return next !== undefined && entry.offset + LOCAL_BYTES + entry.compressedBytes > next.offset;
  });
}

interface FoundDirectory {
  readonly directory: Directory;
  /** Bytes that were put before the archive: every offset in it is short by them. */
  readonly shift: number;
}

async function findDirectory(handle: FileHandle, file: string, size: number): Promise<FoundDirectory> {
  const head = await readAt(handle, 0, Math.min(size, OLE2.length));
  if (head.equals(OLE2)) {
    throw inputError((await contains(handle, size, ENCRYPTED_PACKAGE)) ? 'xlsx/encrypted' : 'xlsx/old-xls', {
      file,
    });
  }
  const tailBytes = Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
  const tailAt = size - tailBytes;
  const tail = await readAt(handle, tailAt, tailBytes);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail[at] !== 0x50) continue;
    const narrow = parseEnd(tail, at);
    if (narrow === undefined) continue;
    let directory = narrow;
    let end = tailAt + at;
    if (needsZip64(narrow)) {
      const wide = await findEnd64(handle, end);
      if (wide !== undefined) ({ directory, at: end } = wide);
    }
    if (directory.offset + directory.bytes > end) throw truncated(file);
    const isInPlace =
      directory.entries === 0 ||
      (await readAt(handle, directory.offset, 4)).equals(signatureBytes(SIGNATURE.central));
    return { directory, shift: isInPlace ? 0 : end - directory.bytes - directory.offset };
  }
  if (head.subarray(0, 4).equals(signatureBytes(SIGNATURE.local))) throw truncated(file);
  throw inputError('xlsx/not-a-zip', { file });
}

async function findEnd64(
  handle: FileHandle,
  endAt: number,
): Promise<{ directory: Directory; at: number } | undefined> {
  if (endAt < END64_LOCATOR_BYTES + END64_BYTES) return undefined;
  const locator = await readAt(handle, endAt - END64_LOCATOR_BYTES, END64_LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== SIGNATURE.end64Locator) return undefined;
  // The record stands right before its locator unless it was extended; the locator itself may be shifted.
  for (const at of [endAt - END64_LOCATOR_BYTES - END64_BYTES, Number(locator.readBigUInt64LE(8))]) {
    if (at < 0 || at + END64_BYTES > endAt) continue;
    const directory = parseEnd64(await readAt(handle, at, END64_BYTES));
    if (directory !== undefined) return { directory, at };
  }
  return undefined;
}

function signatureBytes(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

async function contains(handle: FileHandle, size: number, needle: Buffer): Promise<boolean> {
  for (let at = 0; at < size; at += SEARCH_BYTES) {
    if ((await readAt(handle, at, SEARCH_BYTES + needle.length)).includes(needle)) return true;
  }
  return false;
}

async function* expand(
  part: Part,
  entry: ZipEntry,
  shift: number,
  limits: ZipLimits,
  meter?: Meter,
): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw inputError('xlsx/encrypted', { file: part.file });
  if (entry.method !== METHOD.stored && entry.method !== METHOD.deflated) {
    throw inputError('xlsx/compression', { file: part.file, method: entry.method });
  }
  // What the directory declares can be trusted: the loop below gives out no byte more.
  const declared = entry.expandedBytes;
  if (declared > limits.ratioFromBytes && declared > entry.compressedBytes * limits.ratio) throw bomb(part);
  let crc = 0;
  let expanded = 0;
  for await (const chunk of entryBytes(part, entry, shift, meter)) {
    expanded += chunk.length;
    if (expanded > declared) throw damaged(part);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (expanded !== declared || crc !== entry.crc) throw damaged(part);
}

async function* entryBytes(
  part: Part,
  entry: ZipEntry,
  shift: number,
  meter?: Meter,
): AsyncGenerator<Buffer> {
  const handle = await open(part.file, 'r');
  try {
    const header = await readAt(handle, entry.offset + shift, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES) throw truncated(part.file);
    if (header.readUInt32LE(0) !== SIGNATURE.local) throw damaged(part);
    const start = entry.offset + shift + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.compressedBytes > (await handle.stat()).size) throw truncated(part.file);
    const blocks = readBlocks(handle, start, entry.compressedBytes, meter);
    if (entry.method === METHOD.stored) yield* blocks;
    else if (entry.compressedBytes > 0) yield* inflated(blocks);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true) throw damaged(part);
    throw error;
  } finally {
    await handle.close();
  }
}

/** All of one buffer: each block is gone when the next is read. */
async function* readBlocks(
  handle: FileHandle,
  start: number,
  length: number,
  meter?: Meter,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(READ_BYTES, length));
  for (let done = 0; done < length;) {
    const wanted = Math.min(buffer.length, length - done);
    const { bytesRead } = await handle.read(buffer, 0, wanted, start + done);
    if (bytesRead === 0) return;
    done += bytesRead;
    if (meter) meter.bytes += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* inflated(blocks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // An error or an early end leaves a write without an answer.
  let goOn = (): void => undefined;
  inflate.once('close', () => {
    goOn();
  });
  const feeding = (async () => {
    for await (const block of blocks) {
      // The block is read over by the next, so the next waits until all of this one is expanded.
      await new Promise<void>((resolve) => {
        goOn = resolve;
        inflate.write(block, () => {
          resolve();
        });
      });
      if (inflate.destroyed) return;
    }
    inflate.end();
  })();
  feeding.catch((error: unknown) => inflate.destroy(error as Error));
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } finally {
    inflate.destroy();
    // The file must not be closed under a read.
    await feeding.catch(() => undefined);
  }
}
