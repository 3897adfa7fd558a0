import { csvText } from './csv-cell.ts';
import { giveBack, lendBytes } from './spare-bytes.ts';

/** Text gathered as UTF-8 bytes. Short pieces are written by hand: a native call costs more than they do. */
export class ByteWriter {
  #bytes: Buffer<ArrayBuffer> = NOTHING;
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

  /** Bytes `from` up to `to` of another array. */
  copy(source: Uint8Array, from = 0, to = source.length): void {
    const count = to - from;
    if (this.#length + count > this.#bytes.length) this.#grow(count);
    const target = this.#bytes;
    let at = this.#length;
    if (count <= BY_HAND) for (let i = from; i < to; i++) target[at++] = source[i]!;
    else target.set(new Uint8Array(source.buffer, source.byteOffset + from, count), at);
    this.#length += count;
  }

  /** Everything another writer holds. */
  append(other: ByteWriter): void {
    this.copy(other.#bytes, 0, other.#length);
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
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let at = this.#length + digits;
    this.#length = at;
    for (let rest = value; at > this.#length - digits;) {
      const next = Math.floor(rest / 10);
      this.#bytes[--at] = 48 + (rest - next * 10);
      rest = next;
    }
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

  /** What was gathered; the writer starts anew with other memory, so the bytes may be given away. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.#length === 0) return new Uint8Array(0);
    const taken = new Uint8Array(this.#bytes.buffer, 0, this.#length);
    this.#room = Math.max(this.#first, this.#length + (this.#length >> 3));
    this.#bytes = NOTHING;
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
  }
}

const NOTHING = Buffer.allocUnsafeSlow(0);

/** In characters of text, and in bytes that are copied. */
const SHORT = 48;
const BY_HAND = 80;
const [COMMA, QUOTE, LINE_FEED, CARRIAGE_RETURN] = [44, 34, 10, 13] as const;
