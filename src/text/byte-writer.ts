import { csvText } from './csv-cell.ts';
import { giveBack, lendBytes } from './spare-bytes.ts';

/** Text gathered as UTF-8 bytes. Short pieces are written by hand: a native call costs more than they do. */
export class ByteWriter {
  #bytes: Buffer<ArrayBuffer> = NOTHING;
  #words: DataView = wordsOf(NOTHING);
  #length = 0;
  /** Bytes to make room for with the next piece. */
  #room: number;
  readonly #first: number;

  constructor(capacity = 1 << 12) {
    this.#first = this.#room = capacity;
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** Bytes `from` up to `to` of other memory ({@link wordsOf}), four at a time unless they are many. */
  copy(source: DataView, from = 0, to = source.byteLength): void {
    const count = to - from;
    if (this.#length + count > this.#bytes.length) this.#grow(count);
    let at = this.#length;
    this.#length += count;
    if (count > BY_HAND) {
      this.#bytes.set(new Uint8Array(source.buffer, source.byteOffset + from, count), at);
      return;
    }
    const target = this.#words;
    let i = from;
    for (; i + 4 <= to; i += 4, at += 4) target.setInt32(at, source.getInt32(i, true), true);
    for (; i < to; i++) target.setUint8(at++, source.getUint8(i));
  }

  /** What another writer holds, `from` up to its end. */
  append(other: ByteWriter, from = 0): void {
    this.copy(other.#words, from, other.#length);
  }

  /** A lone surrogate becomes U+FFFD, as in every UTF-8. */
  text(text: string): void {
    const { length } = text;
    if (this.#length + length * 3 > this.#bytes.length) this.#grow(length * 3);
    const target = this.#bytes;
    if (length <= SHORT) {
      let at = this.#length;
      let i = 0;
      for (; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code < 0x80) target[at++] = code;
        else if (code < 0x800) {
          target[at++] = 0xc0 | (code >> 6);
          target[at++] = 0x80 | (code & 0x3f);
        } else if (code < 0xd800 || code > 0xdfff) {
          target[at++] = 0xe0 | (code >> 12);
          target[at++] = 0x80 | ((code >> 6) & 0x3f);
          target[at++] = 0x80 | (code & 0x3f);
        } else break;
      }
      if (i === length) {
        this.#length = at;
        return;
      }
    }
    this.#length += target.write(text, this.#length, 'utf8');
  }

  /** A whole number not below zero, in digits. */
  number(value: number): void {
    if (this.#length + 16 > this.#bytes.length) this.#grow(16);
    const target = this.#bytes;
    let rest = value;
    let at = this.#length;
    for (let power = 10; power <= rest; power *= 10) at++;
    this.#length = at + 1;
    // Whole numbers of 32 bits are divided without a division.
    for (; rest > 0x7fff_ffff; rest = Math.floor(rest / 10)) target[at--] = 48 + (rest % 10);
    for (rest |= 0; rest >= 10; at--) {
      const tens = (rest / 10) | 0;
      target[at] = 48 + rest - tens * 10;
      rest = tens;
    }
    target[at] = 48 + rest;
  }

  /** One cell of comma-separated text, in quotes when it must be. */
  cell(text: string): void {
    const { length } = text;
    if (length > SHORT) {
      this.text(csvText(text));
      return;
    }
    if (this.#length + length * 3 > this.#bytes.length) this.#grow(length * 3);
    const target = this.#bytes;
    let at = this.#length;
    let seen = 0;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (
        code <= COMMA &&
        (code === COMMA || code === QUOTE || code === LINE_FEED || code === CARRIAGE_RETURN)
      ) {
        this.text(csvText(text));
        return;
      }
      seen |= code;
      target[at++] = code;
    }
    // Written by hand as far as it is ASCII; otherwise once more.
    if (seen <= 0x7f) this.#length = at;
    else this.text(text);
  }

  /**
   * The same of text that stands in bytes, one for each character up to U+00FF. False, and nothing is written, where it is
   * not ASCII or needs quotes: then {@link cell} has to do it.
   */
  plainCell(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#length + to - from > this.#bytes.length) this.#grow(to - from);
    const target = this.#bytes;
    let at = this.#length;
    for (let i = from; i < to; i++) {
      const code = bytes[i]!;
      if (
        code > 0x7f ||
        (code <= COMMA &&
          (code === COMMA || code === QUOTE || code === LINE_FEED || code === CARRIAGE_RETURN))
      )
        return false;
      target[at++] = code;
    }
    this.#length = at;
    return true;
  }

  /** What was gathered; the writer starts anew with other memory, so the bytes may be given away. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.#length === 0) return new Uint8Array(0);
    const taken = new Uint8Array(this.#bytes.buffer, 0, this.#length);
    this.#room = Math.max(this.#first, this.#length + (this.#length >> 3));
    this.#bytes = NOTHING;
    this.#words = wordsOf(NOTHING);
    this.#length = 0;
    return taken;
  }

  /** What was gathered, to be read before the next write; the memory stays. */
  peek(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Back to what was there when the length was `length`. */
  cut(length: number): void {
    this.#length = length;
  }

  #grow(count: number): void {
    const larger = lendBytes(Math.max(this.#bytes.length * 2, this.#length + count, this.#room));
    this.#bytes.copy(larger, 0, 0, this.#length);
    giveBack(this.#bytes.buffer);
    this.#bytes = larger;
    this.#words = wordsOf(larger);
  }
}

/** The same memory as a view that reads and writes several bytes at once, wherever they stand. */
export function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

const NOTHING = Buffer.allocUnsafeSlow(0);

/** In characters of text, and in bytes that are copied. */
const SHORT = 48;
const BY_HAND = 256;
const [COMMA, QUOTE, LINE_FEED, CARRIAGE_RETURN] = [44, 34, 10, 13] as const;
