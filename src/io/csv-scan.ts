// Finds the cells of delimited text without taking them out: offsets into the bytes, nothing allocated per cell. Same
// rules as csv-parse.ts, for text in which every quoted cell is closed properly; anything else is left to that parser.
import type { Dialect } from '../model/record.ts';
import { wordsOf } from '../text/byte-writer.ts';
import { pastCrs } from './physical-lines.ts';

const LF = 10;
const CR = 13;

/** The first place not before `from` where one of two bytes stands; the end where there is none. Looks at four at a time. */
function placeOf(words: DataView, from: number, one: number, other: number): number {
  const { byteLength } = words;
  const ones = one * ONES;
  const others = other * ONES;
  let at = from;
  for (; at + 4 <= byteLength; at += 4) {
    const word = words.getInt32(at, true);
    const found = zerosIn(word ^ ones) | zerosIn(word ^ others);
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
  }
  for (; at < byteLength; at++) {
    const byte = words.getUint8(at);
    if (byte === one || byte === other) break;
  }
  return at;
}

/** A byte times this is the byte four times. */
const ONES = 0x0101_0101;

/** The lowest bit set is the highest of the first byte of the word that is zero; 0 where none is. */
function zerosIn(word: number): number {
  return (word - ONES) & ~word & 0x8080_8080;
}

/** How a cell stands in the file: bare, in quotes, or in quotes with doubled quotes inside. */
export const BARE = 0;
export const QUOTED = 1;
export const DOUBLED = 2;

/** Finds records in one piece of UTF-8 (or any ASCII-compatible) text after the other; its arrays are used again. */
export class RecordScanner {
  readonly #comma: number;
  readonly #mark: number;
  readonly #feed: number;
  /** Cell k stands in the bytes from `starts[k]` up to `ends[k]`, without its quotes. */
  starts = new Int32Array(1 << 12);
  ends = new Int32Array(1 << 12);
  kinds = new Uint8Array(1 << 12);
  cells = 0;
  /** Record i has the cells from `first[i]` up to `first[i + 1]`. */
  first = new Int32Array(1 << 10);
  /** Record i stands from `recordStarts[i]` up to `recordEnds[i]`, without its line end. */
  recordStarts = new Int32Array(1 << 10);
  recordEnds = new Int32Array(1 << 10);
  records = 0;

  constructor(dialect: Dialect) {
    this.#comma = dialect.delimiter.charCodeAt(0);
    this.#mark = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#feed = dialect.eol === '\r' ? CR : LF;
  }

  /** False when a quote is out of order: the arrays then hold only what came before it. */
  scan(bytes: Uint8Array): boolean {
    const comma = this.#comma;
    const mark = this.#mark;
    const feed = this.#feed;
    const { length } = bytes;
    const words = wordsOf(bytes);
    let { starts, ends, kinds, first } = this;
    let cells = 0;
    let records = 0;
    let at = 0;
    while (at < length) {
      const opening = bytes[at]!;
      if (opening === feed) {
        at++;
        continue;
      }
      if (opening === CR || opening === LF) {
        // The CRs of a blank line, or the LF of a CRLF in a file of CRs.
        const after = opening === CR ? pastCrs(bytes, at) : at;
        if (opening === LF ? at > 0 && bytes[at - 1] === CR : after >= length || bytes[after] === LF) {
          at = after + 1;
          continue;
        }
      }
      if (records + 1 >= first.length) first = this.#growRecords();
      const recordStart = at;
      first[records] = cells;
      let recordEnd: number;
      for (;;) {
        if (cells === starts.length) ({ starts, ends, kinds } = this.#growCells());
        if (at < length && bytes[at] === mark) {
          let i = at + 1;
          let kind = QUOTED;
          for (;;) {
            i = placeOf(words, i, mark, mark);
            if (i >= length) return false;
            if (bytes[i + 1] !== mark) break;
            kind = DOUBLED;
            i += 2;
          }
          starts[cells] = at + 1;
          ends[cells] = i;
          kinds[cells++] = kind;
          at = recordEnd = i + 1;
        } else {
          const i = placeOf(words, at, comma, feed);
          recordEnd = i;
          if (feed === LF && (i === length || bytes[i] === feed))
            while (recordEnd > at && bytes[recordEnd - 1] === CR) recordEnd--;
          starts[cells] = at;
          ends[cells] = recordEnd;
          kinds[cells++] = BARE;
          at = i;
        }
        if (at >= length) break;
        const byte = bytes[at]!;
        if (byte === comma) {
          at++;
          continue;
        }
        if (byte === feed) {
          at++;
          break;
        }
        // Only a quoted cell can end before anything else, and only a line end may follow it.
        if (byte !== CR || feed !== LF) return false;
        at = pastCrs(bytes, at);
        if (at < length && bytes[at] !== LF) return false;
        at++;
        break;
      }
      this.recordStarts[records] = recordStart;
      this.recordEnds[records] = recordEnd;
      records++;
    }
    first[records] = cells;
    this.cells = cells;
    this.records = records;
    return true;
  }

  #growCells(): {
    starts: Int32Array<ArrayBuffer>;
    ends: Int32Array<ArrayBuffer>;
    kinds: Uint8Array<ArrayBuffer>;
  } {
    const size = this.starts.length * 2;
    const { starts, ends, kinds } = this;
    this.starts = new Int32Array(size);
    this.starts.set(starts);
    this.ends = new Int32Array(size);
    this.ends.set(ends);
    this.kinds = new Uint8Array(size);
    this.kinds.set(kinds);
    return this;
  }

  #growRecords(): Int32Array<ArrayBuffer> {
    const size = this.first.length * 2;
    const { first, recordStarts, recordEnds } = this;
    this.first = new Int32Array(size);
    this.first.set(first);
    this.recordStarts = new Int32Array(size);
    this.recordStarts.set(recordStarts);
    this.recordEnds = new Int32Array(size);
    this.recordEnds.set(recordEnds);
    return this.first;
  }
}
