// Cuts a stream of JSON bytes between records, so that chunks can be parsed on any thread: at line ends when every line
// is a record, else by brackets and quotes.
import { inputError } from '../model/user-error.ts';
import type { JsonLayout } from './source-model.ts';

export interface JsonPiece {
  readonly bytes: Uint8Array;
  /** 1-based. */
  readonly firstRecord: number;
  readonly firstLine: number;
  readonly records: number;
}

const LF = 10;
const QUOTE = 34;
const BACKSLASH = 92;

/** One record of more than this is no record. */
const MAX_RECORD_BYTES = 64 << 20;

export class JsonCutter {
  readonly #file: string;
  readonly #layout: JsonLayout;
  #carry: Uint8Array = new Uint8Array(0);
  #scanned = 0;
  #record = 1;
  #line = 1;
  #depth = 0;
  #inString = false;
  /** Brackets around the records: 1 in a list. */
  #base = 0;
  #started = false;
  #over = false;

  constructor(layout: JsonLayout, file: string) {
    this.#layout = layout;
    this.#file = file;
  }

  get records(): number {
    return this.#record - 1;
  }

  push(bytes: Uint8Array): JsonPiece | undefined {
    if (this.#carry.length === 0) this.#carry = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    else {
      const joined = new Uint8Array(this.#carry.length + bytes.length);
      joined.set(this.#carry);
      joined.set(bytes, this.#carry.length);
      this.#carry = joined;
    }
    const cut = this.#layout === 'lines' ? this.#carry.lastIndexOf(LF) + 1 : 0;
    const piece = this.#layout === 'lines' ? this.#lines(cut) : this.#list();
    if (this.#carry.length > MAX_RECORD_BYTES)
      throw inputError('json/record-too-long', { file: this.#file, line: this.#line });
    return piece;
  }

  end(): JsonPiece | undefined {
    if (this.#layout === 'lines') return this.#lines(this.#carry.length);
    const piece = this.#list();
    const rest = this.#carry.some((byte) => byte > 32);
    if (this.#inString || this.#depth !== 0 || (rest && !this.#over))
      throw inputError('json/unfinished', { file: this.#file, line: this.#line });
    return piece;
  }

  #lines(cut: number): JsonPiece | undefined {
    if (cut === 0) return undefined;
    const bytes = this.#carry.slice(0, cut);
    this.#carry = this.#carry.subarray(cut);
    let records = 0;
    let lines = 0;
    for (let at = 0; at < cut;) {
      const feed = bytes.indexOf(LF, at);
      const end = feed < 0 ? cut : feed;
      let first = at;
      while (first < end && bytes[first]! <= 32) first++;
      if (first < end) records++;
      if (feed >= 0) lines++;
      at = end + 1;
    }
    return this.#piece(bytes, records, lines);
  }

  #piece(bytes: Uint8Array, records: number, lines: number): JsonPiece {
    const piece = { bytes, firstRecord: this.#record, firstLine: this.#line, records };
    this.#record += records;
    this.#line += lines;
    return piece;
  }

  /** The records that end within the carry. The list's own brackets are blanked: a chunk holds records and commas. */
  #list(): JsonPiece | undefined {
    const bytes = this.#carry;
    let records = 0;
    let cut = 0;
    let at = this.#scanned;
    for (; at < bytes.length; at++) {
      const code = bytes[at]!;
      if (this.#inString) {
        if (code === BACKSLASH) at++;
        else if (code === QUOTE) this.#inString = false;
        continue;
      }
      if (code <= 32) continue;
      if (this.#over) throw inputError('json/unfinished', { file: this.#file, line: this.#lineAt(at) });
      if (!this.#started) {
        this.#started = true;
        if (code === 91) {
          this.#base = this.#depth = 1;
          bytes[at] = 32;
          continue;
        }
      }
      if (code === QUOTE && this.#depth > this.#base) this.#inString = true;
      else if (code === 123 || code === 91) this.#depth++;
      else if (code === 125 || code === 93) {
        this.#depth--;
        if (this.#depth === this.#base) {
          records++;
          cut = at + 1;
        } else if (this.#depth < this.#base) {
          if (code !== 93 || this.#base === 0)
            throw inputError('json/unfinished', { file: this.#file, line: this.#lineAt(at) });
          bytes[at] = 32;
          this.#over = true;
          this.#base = 0;
        }
      } else if (this.#depth === this.#base && code !== 44) {
        // A bare number or word where a record should be: no table.
        throw inputError('json/not-records', { file: this.#file, line: this.#lineAt(at) });
      }
    }
    if (cut === 0) {
      this.#scanned = at;
      return undefined;
    }
    const own = bytes.slice(0, cut);
    this.#carry = bytes.subarray(cut);
    this.#scanned = at - cut;
    return this.#piece(own, records, count(own, own.length));
  }

  #lineAt(at: number): number {
    return this.#line + count(this.#carry, at);
  }
}

function count(bytes: Uint8Array, until: number): number {
  let feeds = 0;
  for (let at = bytes.indexOf(LF); at >= 0 && at < until; at = bytes.indexOf(LF, at + 1)) feeds++;
  return feeds;
}
