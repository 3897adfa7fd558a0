// One pass over a file before anything is decided about it: its hash, and samples for the encoding decision. The first Chinese byte may stand at row 90,000, so a look at the head is not enough.
import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { inputError } from '../model/user-error.ts';

const BLOCK_BYTES = 1 << 20;
const SAMPLE_BYTES = 1 << 16;
const TAIL_BYTES = 1 << 14;
const MAX_SAMPLES = 24;

export interface Survey {
  readonly bytes: number;
  readonly sha256: string;
  readonly gzip: boolean;
  /** The first bytes of the content (uncompressed). */
  readonly head: Uint8Array;
  /** The last bytes of the content, and where they start in it. */
  readonly tail: Uint8Array;
  readonly tailStart: number;
  /** Valid UTF-8 from end to end, with characters of three bytes or more: that is no accident of another encoding. */
  readonly wideUtf8: boolean;
  /** The head, then pieces around non-ASCII bytes. */
  readonly samples: readonly Uint8Array[];
}

/** Reads the whole file once (about 0.3 s per 100 MB). */
export async function surveyFile(file: string): Promise<Survey> {
  const hash = createHash('sha256');
  let bytes = 0;
  const gzip = isGzip(await headOf(file, 2));
  const samples: Uint8Array[] = [];
  let head: Uint8Array = new Uint8Array(0);
  let valid = true;
  let wide = false;
  let cut: Uint8Array = new Uint8Array(0);
  let tail: Uint8Array = new Uint8Array(0);
  let length = 0;
  const raw = fs.createReadStream(file, { highWaterMark: BLOCK_BYTES });
  raw.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  for await (const block of unpacked(raw, gzip, file)) {
    if (head.length < 4 * SAMPLE_BYTES)
      head = Buffer.concat([head, block.subarray(0, 4 * SAMPLE_BYTES - head.length)]);
    length += block.length;
    tail =
      block.length >= TAIL_BYTES
        ? block.subarray(-TAIL_BYTES)
        : Buffer.concat([tail, block]).subarray(-TAIL_BYTES);
    if (isAscii(block)) {
      valid &&= cut.length === 0;
      continue;
    }
    // A character cut by the block's edge is judged with the next block.
    const joined = cut.length > 0 ? Buffer.concat([cut, block]) : block;
    const end = completeUtf8(joined);
    valid &&= isUtf8(joined.subarray(0, end));
    wide ||= joined.some((byte) => byte >= 0xe2 && byte <= 0xf4);
    cut = joined.subarray(end);
    if (samples.length < MAX_SAMPLES) {
      const first = block.findIndex((byte) => byte >= 0x80);
      samples.push(Buffer.from(block.subarray(Math.max(0, first - 200), first + SAMPLE_BYTES)));
    }
  }
  return {
    bytes,
    sha256: hash.digest('hex'),
    gzip,
    head,
    tail: Buffer.from(tail),
    tailStart: length - tail.length,
    wideUtf8: valid && wide && cut.length === 0,
    samples: [head.subarray(0, SAMPLE_BYTES), ...samples],
  };
}

/** The content of a file as blocks of about a megabyte, unpacked when it is a gzip. */
export function openBytes(file: string, gzip: boolean): AsyncIterable<Uint8Array> {
  return unpacked(fs.createReadStream(file, { highWaterMark: BLOCK_BYTES }), gzip, file);
}

async function* unpacked(raw: Readable, gzip: boolean, file: string): AsyncGenerator<Uint8Array> {
  try {
    if (!gzip) {
      for await (const block of raw) yield block as Uint8Array;
      return;
    }
    const inflated = createGunzip({ chunkSize: BLOCK_BYTES });
    raw.once('error', (error) => inflated.destroy(error));
    for await (const block of raw.pipe(inflated)) yield block as Uint8Array;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') === true) throw inputError('io/damaged-gzip', { file });
    if (code === 'EISDIR' || code === 'EACCES' || code === 'EIO')
      throw inputError('io/unreadable', { file, code });
    throw error;
  }
}

export async function headOf(file: string, length: number): Promise<Uint8Array> {
  const handle = await fs.promises.open(file, 'r').catch((error: unknown) => {
    throw inputError('io/unreadable', { file, code: (error as NodeJS.ErrnoException).code ?? '' });
  });
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Where the last complete UTF-8 character ends. */
function completeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
