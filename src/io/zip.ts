// Reads a ZIP by its central directory. Parts are asked for by name and streamed: nothing is unpacked to disk, and
// names in local headers are never looked at, so a path in an archive can lead nowhere.
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
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
const READ_BYTES = 1 << 18;
const CHUNK_BYTES = 1 << 17;

const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

export interface Zip {
  readonly file: string;
  readonly entries: readonly ZipEntry[];
  /** Names are found without regard to case, leading slashes and the direction of slashes. */
  has(name: string): boolean;
  /** The part's bytes, expanded, checked against its size and CRC when the last one has been given out. */
  read(name: string): AsyncGenerator<Buffer>;
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
    const byName = new Map(entries.map((entry) => [foldName(entry.name), entry]));
    return {
      file,
      entries,
      has: (name) => byName.has(foldName(name)),
      read: (name) => {
        const entry = byName.get(foldName(name));
        if (entry === undefined) throw inputError('xlsx/missing-part', { file, part: name });
        return expand({ file, name: entry.name }, entry, shift, limits);
      },
    };
  } finally {
    await handle.close();
  }
}

function foldName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
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
  for (let at = 0; at < size; at += READ_BYTES) {
    if ((await readAt(handle, at, READ_BYTES + needle.length)).includes(needle)) return true;
  }
  return false;
}

async function* expand(
  part: Part,
  entry: ZipEntry,
  shift: number,
  limits: ZipLimits,
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
  for await (const chunk of entryBytes(part, entry, shift)) {
    expanded += chunk.length;
    if (expanded > declared) throw damaged(part);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (expanded !== declared || crc !== entry.crc) throw damaged(part);
}

async function* entryBytes(part: Part, entry: ZipEntry, shift: number): AsyncGenerator<Buffer> {
  const handle = await open(part.file, 'r');
  try {
    const header = await readAt(handle, entry.offset + shift, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES) throw truncated(part.file);
    if (header.readUInt32LE(0) !== SIGNATURE.local) throw damaged(part);
    const start = entry.offset + shift + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.compressedBytes > (await handle.stat()).size) throw truncated(part.file);
    if (entry.compressedBytes === 0) return;
    const source = handle.createReadStream({
      start,
      end: start + entry.compressedBytes - 1,
      autoClose: false,
      highWaterMark: READ_BYTES,
    });
    if (entry.method === METHOD.stored) {
      yield* source as AsyncIterable<Buffer>;
      return;
    }
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    // Its errors come out of the loop below; the callback only keeps them from being thrown a second time.
    pipeline(source, inflate, () => undefined);
    yield* inflate as AsyncIterable<Buffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true) throw damaged(part);
    throw error;
  } finally {
    await handle.close();
  }
}
