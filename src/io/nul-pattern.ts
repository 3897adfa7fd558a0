// What NUL bytes give away: text in UTF-16 has them beside every ASCII character, other text has none.
import { decodeWhole } from './decoder.ts';

const MAX_NUL_SHARE = 0.01;
/** In a short file even a single NUL is a large share. */
const STRAY_NULS = 4;
const MAX_CONTROL_SHARE = 0.05;
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip, xlsx, docx
  [0xd0, 0xcf, 0x11, 0xe0], // xls, doc
  [0x25, 0x50, 0x44, 0x46], // pdf
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x1f, 0x8b, 0x08], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // rar
];

export type NulPattern = 'none' | 'utf-16le' | 'utf-16be' | 'utf-32' | 'binary';

/** Nothing of what tells text and other files apart: no NUL, no control character but line ends, tabs and escapes. */
export function hasOnlyTextControls(head: Uint8Array): boolean {
  if (MAGIC.some((magic) => magic.every((byte, index) => head[index] === byte))) return false;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return !/[\0-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
}

/** Nothing here reads UTF-32. `none`: go on; a stray NUL is a matter of one record. */
export function nulPattern(head: Uint8Array): NulPattern {
  if (MAGIC.some((magic) => magic.every((byte, index) => head[index] === byte))) return 'binary';
  const nuls = [0, 0, 0, 0];
  let controls = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0) nuls[at & 3]!++;
    else if (isControl(byte)) controls++;
  }
  const [first, second, third, fourth] = nuls as [number, number, number, number];
  const even = first + third;
  const odd = second + fourth;
  if (even + odd > MAX_NUL_SHARE * head.length) {
    const order = odd > even ? 'utf-16le' : 'utf-16be';
    if (isProse(head, order)) return order;
    const quarter = head.length / 4;
    if (even + odd <= STRAY_NULS) return controls > MAX_CONTROL_SHARE * head.length ? 'binary' : 'none';
    const isUtf32 = Math.max(first, fourth) > 0.9 * quarter && third > 0.5 * quarter;
    return isUtf32 || (second > 0.5 * quarter && first > 0.9 * quarter) ? 'utf-32' : 'binary';
  }
  return controls > MAX_CONTROL_SHARE * head.length ? 'binary' : 'none';
}

function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b);
}

/**
 * Decoded as UTF-16 in this order, is it text: no lone surrogates, hardly a control character, ASCII in it, and line ends?
 * Other text with a stray NUL comes out as rare characters whose halves are the line ends.
 */
function isProse(head: Uint8Array, order: 'utf-16le' | 'utf-16be'): boolean {
  const { text } = decodeWhole(head.subarray(0, head.length & ~1), order);
  let ascii = 0;
  let odd = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (isControl(unit)) odd++;
      else ascii++;
    } else if (unit < 0xa0 || (unit >= 0xe000 && unit < 0xf900) || unit >= 0xfffd) odd++;
  }
  const endsLines =
    /[\n\r]/.test(text) || (!head.includes(0x0a) && !head.includes(0x0d) && ascii > 0.2 * text.length);
  return ascii > 0 && endsLines && odd <= 0.01 * text.length;
}
