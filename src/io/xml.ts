// A pull reader for XML that comes in pieces of text. It makes no objects: the token it stands on is described by
// offsets into `text`, valid until the next call. Names are compared without their namespace prefix, because the
// same part comes as `row`, `x:row` or in the strict namespaces, depending on who wrote it.
import { inputError } from '../model/user-error.ts';
import { bomb, damaged, type Part } from './xlsx-faults.ts';
import type { XmlPiece } from './xml-encoding.ts';
import { decodeText, normalizeLineEnds } from './xml-text.ts';

export const TOKEN = { open: 1, close: 2, text: 3, literal: 4 } as const;

/** A tag or a run of text longer than this is no data. */
export const MAX_TOKEN = 8 * 2 ** 20;
const MAX_ATTRIBUTES = 64;

const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const BLANK = 32;

export class XmlScanner {
  readonly part: Part;
  /** Of {@link bytes}, when there are any, each as one character: {@link decode} gives what stands there. */
  text = '';
  bytes: Buffer | undefined;
  kind = 0;
  /** Of a tag's local name, or of a run of text. */
  start = 0;
  end = 0;
  /** Four offsets per attribute: local name from, to; value from, to. */
  readonly attributes = new Int32Array(MAX_ATTRIBUTES * 4);
  attributeCount = 0;
  /** Offset of what comes next; a reader that knows better may move it, past whole elements only. */
  at = 0;
  /** Nothing in `text` has to be decoded: asked once for the whole piece, not for each of its thousand values. */
  #isPlain = false;
  /** Something in `text` may be one of Excel's `_xHHHH_`. */
  hasEscapes = false;
  #depth = 0;
  #isEmpty = false;
  #hasRoot = false;
  /** The depth at which a skipped element is over; -1 when none is being skipped. */
  #skipTo = -1;

  constructor(part: Part) {
    this.part = part;
  }

  feed({ text, bytes }: XmlPiece): void {
    const rest = this.text.slice(this.at);
    if (rest.length > MAX_TOKEN) throw bomb(this.part);
    this.text = rest === '' ? text : rest + text;
    // The bytes of the piece before are gone by now, but its characters are the same.
    this.bytes = rest === '' || !bytes ? bytes : Buffer.concat([Buffer.from(rest, 'latin1'), bytes]);
    this.at = 0;
    this.hasEscapes = this.text.includes('_x');
    this.#isPlain = !this.text.includes('&') && !this.text.includes('\r');
  }

  /** The part is over: everything opened must be closed, and an empty part is none. */
  finish(): void {
    if (!this.#hasRoot || this.#depth !== 0 || this.text.slice(this.at).trim() !== '')
      throw damaged(this.part);
  }

  /** Moves to the next token; false when more text is needed. An empty element is opened and closed. */
  next(): boolean {
    const { text } = this;
    const { length } = text;
    if (this.#isEmpty) {
      this.#isEmpty = false;
      if (this.#closes()) return true;
    }
    while (this.at < length) {
      const at = this.at;
      let isToken: boolean;
      if (text.charCodeAt(at) !== LT) {
        const end = text.indexOf('<', at);
        if (end < 0) return false;
        this.kind = TOKEN.text;
        this.start = at;
        this.end = this.at = end;
        isToken = this.#skipTo < 0;
      } else {
        if (at + 1 >= length) return false;
        const code = text.charCodeAt(at + 1);
        if (code === SLASH) {
          const end = text.indexOf('>', at);
          if (end < 0) return false;
          this.at = end + 1;
          this.#closeTag(at + 2, end);
          isToken = this.#closes();
        } else if (code === 33 || code === 63) {
          const skipped = this.#aside(at, code);
          if (skipped === undefined) return false;
          isToken = !skipped && this.#skipTo < 0;
        } else {
          if (!this.#openTag(at)) return false;
          isToken = this.#opens();
        }
      }
      if (isToken) return true;
    }
    return false;
  }

  /** On an opened element: nothing in it is of interest, its end included. */
  skip(): void {
    this.#skipTo = this.#depth - 1;
  }

  /** By an ASCII name, as all of them are. */
  isNamed(name: string): boolean {
    return this.end - this.start === name.length && this.text.startsWith(name, this.start);
  }

  /** The run of text the scanner stands on, references resolved. */
  value(): string {
    if (this.kind !== TOKEN.literal) return this.decode(this.start, this.end);
    return normalizeLineEnds(this.#raw(this.start, this.end));
  }

  /** What stands between two offsets, references resolved. `isAscii`: known to be. */
  decode(from: number, to: number, isAscii = false): string {
    const raw = isAscii ? this.text.slice(from, to) : this.#raw(from, to);
    return this.#isPlain ? raw : decodeText(raw, this.part);
  }

  #raw(from: number, to: number): string {
    const { bytes } = this;
    if (bytes === undefined) return this.text.slice(from, to);
    for (let at = from; at < to; at++) if (bytes[at]! >= 0x80) return bytes.toString('utf8', from, to);
    return this.text.slice(from, to);
  }

  /** An attribute of the opened element by its local name; undefined when there is none. */
  attribute(called: string): string | undefined {
    const isAscii = this.bytes === undefined || called.charCodeAt(0) < 0x80;
    const name = isAscii ? called : Buffer.from(called).toString('latin1');
    for (let i = 0; i < this.attributeCount * 4; i += 4) {
      const from = this.attributes[i]!;
      if (this.attributes[i + 1]! - from === name.length && this.text.startsWith(name, from)) {
        return this.decode(this.attributes[i + 2]!, this.attributes[i + 3]!);
      }
    }
    return undefined;
  }

  /** Enters an element; false when it lies in what is skipped. */
  #opens(): boolean {
    this.#hasRoot = true;
    this.kind = TOKEN.open;
    if (this.#skipTo < 0) {
      this.#depth++;
      return true;
    }
    if (this.#isEmpty) this.#isEmpty = false;
    else this.#depth++;
    return false;
  }

  /** Leaves an element; true when its end is a token, false when it ends or lies in what is skipped. */
  #closes(): boolean {
    if (--this.#depth < 0) throw damaged(this.part);
    this.kind = TOKEN.close;
    if (this.#skipTo < 0) return true;
    if (this.#depth === this.#skipTo) this.#skipTo = -1;
    return false;
  }

  #closeTag(from: number, to: number): void {
    const { text } = this;
    this.start = from;
    this.end = to;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === COLON) this.start = at + 1;
      else if (code <= BLANK) {
        this.end = at;
        return;
      }
    }
  }

  /** Reads the tag at `at`; false when its end is not there yet. */
  #openTag(at: number): boolean {
    const { text, attributes } = this;
    const { length } = text;
    let i = at + 1;
    let start = i;
    let code: number;
    for (; ; i++) {
      if (i >= length) return false;
      code = text.charCodeAt(i);
      if (code <= BLANK || code === GT || code === SLASH) break;
      if (code === COLON) start = i + 1;
    }
    const end = i;
    if (end === start) throw damaged(this.part);
    let count = 0;
    let isEmpty = false;
    for (;;) {
      while (code <= BLANK) {
        if (++i >= length) return false;
        code = text.charCodeAt(i);
      }
      if (code === GT) break;
      if (code === SLASH) {
        if (++i >= length) return false;
        code = text.charCodeAt(i);
        if (code !== GT) throw damaged(this.part);
        isEmpty = true;
        break;
      }
      let nameStart = i;
      while (code > BLANK && code !== EQUALS) {
        if (code === COLON) nameStart = i + 1;
        else if (code === LT || code === GT) throw damaged(this.part);
        if (++i >= length) return false;
        code = text.charCodeAt(i);
      }
      const nameEnd = i;
      while (code <= BLANK || code === EQUALS) {
        if (++i >= length) return false;
        code = text.charCodeAt(i);
      }
      const quote = code;
      if (quote !== 34 && quote !== 39) throw damaged(this.part);
      const valueStart = i + 1;
      do {
        if (++i >= length) return false;
        code = text.charCodeAt(i);
        if (code === LT) throw damaged(this.part);
      } while (code !== quote);
      if (count < MAX_ATTRIBUTES) {
        const slot = count++ * 4;
        attributes[slot] = nameStart;
        attributes[slot + 1] = nameEnd;
        attributes[slot + 2] = valueStart;
        attributes[slot + 3] = i;
      }
      if (++i >= length) return false;
      code = text.charCodeAt(i);
    }
    this.start = start;
    this.end = end;
    this.attributeCount = count;
    this.#isEmpty = isEmpty;
    this.at = i + 1;
    return true;
  }

  /** What stands between `<!` or `<?` and its end: true when it says nothing, false for CDATA, undefined if cut. */
  #aside(at: number, code: number): boolean | undefined {
    const { text } = this;
    if (code === 63) return this.#past(text.indexOf('?>', at + 2), 2);
    // `<![CDATA[` is the longest of the openings; a shorter rest may still become any of them.
    if (text.length - at < 9) return undefined;
    if (text.startsWith('<!--', at)) return this.#past(text.indexOf('-->', at + 4), 3);
    if (!text.startsWith('<![CDATA[', at)) {
      throw inputError('xlsx/dtd', { file: this.part.file, part: this.part.name });
    }
    const end = text.indexOf(']]>', at + 9);
    if (end < 0) return undefined;
    this.kind = TOKEN.literal;
    this.start = at + 9;
    this.end = end;
    this.at = end + 3;
    return false;
  }

  #past(end: number, length: number): true | undefined {
    if (end < 0) return undefined;
    this.at = end + length;
    return true;
  }
}

/** Walks a whole part, token by token. */
export async function scanXml(
  pieces: AsyncIterable<XmlPiece>,
  part: Part,
  visit: (xml: XmlScanner) => void,
): Promise<void> {
  const xml = new XmlScanner(part);
  for await (const piece of pieces) {
    xml.feed(piece);
    while (xml.next()) visit(xml);
  }
  xml.finish();
}
