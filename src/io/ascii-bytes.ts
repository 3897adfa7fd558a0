// A stream of bytes in which delimiters, quotes and line ends are single bytes that stand for nothing else. UTF-16 is
// not, and East Asian encodings are not for delimiters such as `|`, which is also the second half of characters.
import type { Dialect } from '../model/record.ts';
import { createDecoder } from './decoder.ts';
import type { Encoding } from './encoding.ts';

const TWO_BYTES: readonly Encoding[] = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];

/** How the bytes that {@link asciiBytes} gives are to be read. */
export function chunkEncoding(encoding: Encoding, dialect: Dialect): Encoding {
  return needsUtf8(encoding, dialect) ? 'utf-8' : encoding;
}

function needsUtf8(encoding: Encoding, { delimiter, quote }: Dialect): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return true;
  return TWO_BYTES.includes(encoding) && /[\x40-\x7e]/.test(delimiter + quote);
}

/** The bytes of a file, as UTF-8 where its own encoding would not do; undefined at the end. A byte order mark goes. */
export async function* asciiBytes(
  blocks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  dialect: Dialect,
): AsyncGenerator<Uint8Array | undefined> {
  if (needsUtf8(encoding, dialect)) {
    const invalid = encoding.startsWith('utf-16') ? /(\p{Surrogate})/u : /(\ufffd)/u;
    for await (const text of textOf(blocks, encoding))
      yield text === undefined ? undefined : utf8(text, invalid);
    return;
  }
  let first = true;
  for await (const block of blocks) {
    yield first && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? block.subarray(3) : block;
    first = false;
  }
  yield undefined;
}

/**
 * The text of a file, undefined at the end. What its bytes do not say comes out as a lone surrogate (UTF-16) or as U+FFFD.
 */
export async function* textOf(
  blocks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string | undefined> {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    yield* wideText(blocks, encoding === 'utf-16be');
    yield undefined;
    return;
  }
  const decoder = createDecoder(encoding);
  for await (const block of blocks) yield decoder.write(block);
  yield decoder.end();
  yield undefined;
}

/** UTF-16 unit by unit: the platform's decoder would replace an unpaired surrogate without a word. */
async function* wideText(blocks: AsyncIterable<Uint8Array>, swap: boolean): AsyncGenerator<string> {
  let held = Buffer.alloc(0);
  let first = true;
  for await (const block of blocks) {
    const bytes = Buffer.concat([held, block]);
    let end = bytes.length & ~1;
    // Half of a pair waits for the other half.
    const high = end >= 2 ? bytes[swap ? end - 2 : end - 1]! : 0;
    if (high >= 0xd8 && high <= 0xdb) end -= 2;
    held = Buffer.from(bytes.subarray(end));
    const units = Buffer.from(bytes.subarray(0, end));
    const text = (swap ? units.swap16() : units).toString('utf16le');
    yield first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first &&= text === '';
  }
  // An odd byte at the end is half a character: it comes out as one that cannot be.
  const whole = Buffer.from(held.subarray(0, held.length & ~1));
  yield (swap ? whole.swap16() : whole).toString('utf16le') + (held.length % 2 === 1 ? '\udfff' : '');
}

/** As UTF-8; what `invalid` matches becomes a byte that no UTF-8 has, so that its row is found and set aside. */
function utf8(text: string, invalid: RegExp): Uint8Array {
  const bytes = Buffer.from(text);
  // Buffer.from has written a lone surrogate as U+FFFD.
  if (!bytes.includes(REPLACEMENT)) return bytes;
  const pieces = text.split(invalid);
  return Buffer.concat(pieces.map((piece, i) => (i % 2 === 0 ? Buffer.from(piece) : NO_UTF8)));
}

const REPLACEMENT = Buffer.from('\ufffd');
const NO_UTF8 = Buffer.of(0xff);
