// One pass over a file before anything is decided about it: its hash, and samples for the encoding decision. The first
// Chinese byte may stand at row 90,000, so a look at the head is not enough.
import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { doneWith, fingerprint, readContent, type Content } from './content.ts';
import { wholeUtf8 } from './decoder.ts';

const SAMPLE_BYTES = 1 << 16;
const TAIL_BYTES = 1 << 14;
const MAX_SAMPLES = 24;

/** `bytes` and `sha256` are of the file as it lies on the disk. */
export interface Survey {
  readonly bytes: number;
  readonly sha256: string;
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

/** Of a file this program wrote, and knows the encoding of: its ends only. Nobody asks for its hash, which is ''. */
export async function glanceAt(file: string): Promise<Survey> {
  const handle = await fs.promises.open(file);
  try {
    const { size } = await handle.stat();
    const piece = async (from: number, length: number): Promise<Uint8Array> => {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, from);
      return bytes.subarray(0, bytesRead);
    };
    const head = await piece(0, Math.min(size, 4 * SAMPLE_BYTES));
    const tailStart = Math.max(0, size - TAIL_BYTES);
    const tail = await piece(tailStart, size - tailStart);
    return { bytes: size, sha256: '', head, tail, tailStart, wideUtf8: false, samples: [head] };
  } finally {
    await handle.close();
  }
}

/** Reads the whole content once (about 0.3 s per 100 MB). */
export async function surveyContent(content: Content): Promise<Survey> {
  const hash = createHash('sha256');
  let bytes = 0;
  const samples: Uint8Array[] = [];
  let head: Uint8Array = new Uint8Array(0);
  let valid = true;
  let wide = false;
  let cut: Uint8Array = new Uint8Array(0);
  let tail: Uint8Array = new Uint8Array(0);
  let length = 0;
  const raw = (block: Uint8Array): void => {
    hash.update(block);
    bytes += block.length;
  };
  for await (const block of readContent(content, raw)) {
    if (head.length < 4 * SAMPLE_BYTES)
      head = Buffer.concat([head, block.subarray(0, 4 * SAMPLE_BYTES - head.length)]);
    length += block.length;
    tail =
      block.length >= TAIL_BYTES
        ? Buffer.from(block.subarray(-TAIL_BYTES))
        : Buffer.concat([tail, block]).subarray(-TAIL_BYTES);
    if (isAscii(block)) {
      valid &&= cut.length === 0;
      doneWith(content, block);
      continue;
    }
    // A character cut by the block's edge is judged with the next block.
    const joined = cut.length > 0 ? Buffer.concat([cut, block]) : block;
    const end = wholeUtf8(joined);
    valid &&= isUtf8(joined.subarray(0, end));
    wide ||= joined.some((byte) => byte >= 0xe2 && byte <= 0xf4);
    cut = Buffer.from(joined.subarray(end));
    if (samples.length < MAX_SAMPLES) {
      const first = block.findIndex((byte) => byte >= 0x80);
      samples.push(Buffer.from(block.subarray(Math.max(0, first - 200), first + SAMPLE_BYTES)));
    }
    doneWith(content, block);
  }
  return {
    ...(content.entry === undefined
      ? { bytes, sha256: hash.digest('hex') }
      : await fingerprint(content.path)),
    head,
    tail: Buffer.from(tail),
    tailStart: length - tail.length,
    wideUtf8: valid && wide && cut.length === 0,
    samples: [head.subarray(0, SAMPLE_BYTES), ...samples],
  };
}
