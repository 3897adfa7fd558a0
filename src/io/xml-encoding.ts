import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { bomb, damaged, type Part } from './xlsx-faults.ts';
import { MAX_TOKEN } from './xml.ts';

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;
const GT = 0x3e;
const MIN_BUFFER = 1 << 15;

/** A piece of an XML part. Valid until the next one is asked for. */
export interface XmlPiece {
  /**
   * Its characters; or, when there are `bytes`, one character (0 to 255) for each of them, so that offsets are the same
   * in both. Markup is ASCII and can be read from either; what stands in a cell has to be decoded.
   */
  readonly text: string;
  /** UTF-8, checked; undefined in other encodings. */
  readonly bytes: Buffer | undefined;
}

/**
 * The text of an XML part. Characters may be cut anywhere by the edges of chunks; bytes that are not text in the
 * part's encoding are damage, never U+FFFD.
 */
export async function* decodeXml(chunks: AsyncIterable<Buffer>, part: Part): AsyncGenerator<XmlPiece> {
  let decoder: TextDecoder | undefined;
  let cutsAtTags = false;
  // What is left of a chunk stands at the head of this buffer, before the next one.
  let held = Buffer.alloc(0);
  let rest = 0;
  try {
    for await (const chunk of chunks) {
      if (decoder === undefined) {
        // A byte order mark stays in: text before the first tag means nothing to the scanner.
        decoder = new TextDecoder(encodingOf(chunk), { fatal: true, ignoreBOM: true });
        cutsAtTags = decoder.encoding === 'utf-8';
      }
      const size = rest + chunk.length;
      if (size > held.length) {
        if (size > MAX_TOKEN) throw bomb(part);
        const larger = Buffer.allocUnsafeSlow(Math.max(MIN_BUFFER, size * 2));
        held.copy(larger, 0, 0, rest);
        held = larger;
      }
      chunk.copy(held, rest);
      // A piece that ends with a tag leaves the scanner nothing to put in front of the next one: joined strings are
      // slower to read, character by character, than the one the decoder makes.
      const tag = chunk.lastIndexOf(GT);
      const cut = !cutsAtTags ? size : tag < 0 ? 0 : rest + tag + 1;
      rest = size - cut;
      if (cut === 0) continue;
      const bytes = held.subarray(0, cut);
      // Most of a sheet is markup: copying it is several times faster than decoding it, and half the memory.
      yield cutsAtTags
        ? utf8Piece(bytes, part)
        : { text: decoder.decode(bytes, { stream: true }), bytes: undefined };
      held.copyWithin(0, cut, size);
    }
    const last = held.subarray(0, rest);
    if (cutsAtTags && rest > 0) yield utf8Piece(last, part);
    const text = cutsAtTags ? '' : (decoder?.decode(last) ?? '');
    if (text !== '') yield { text, bytes: undefined };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw damaged(part);
    throw error;
  }
}

function utf8Piece(bytes: Buffer, part: Part): XmlPiece {
  if (!isUtf8(bytes)) throw damaged(part);
  return { text: bytes.toString('latin1'), bytes };
}

/**
 * XML is UTF-8 unless a byte order mark, the width of its first `<` or its declaration says otherwise. A declaration
 * that is readable as ASCII and says UTF-16 is wrong: .NET writes it so when it had the text in a string first.
 */
function encodingOf(chunk: Buffer): string {
  const [first, second] = chunk;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const declared =
    DECLARED.exec(chunk.toString('latin1', 0, 200).replace('\xef\xbb\xbf', ''))?.[1] ?? 'utf-8';
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
