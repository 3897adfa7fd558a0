// Cuts a stream of bytes at record boundaries, so that whole chunks can be parsed on any thread. It follows the same
// rules as csv-parse.ts but looks only for quotes, delimiters and line ends. Every encoding it is given keeps those
// as single ASCII bytes (UTF-8, GB18030, Big5, Shift_JIS, EUC-KR, windows-125x; UTF-16 is transcoded before).
import type { Dialect } from '../model/record.ts';

/** Whole records, with where they stand in the file. */
export interface RecordBytes {
  readonly kind: 'records';
  readonly bytes: Uint8Array;
  /** 1-based number of the first record among the file's records, header included, blank lines not. */
  readonly firstRecord: number;
  /** 1-based physical line of the first byte. */
  readonly firstLine: number;
}

/** One physical line that starts a quoted cell which never ends properly: it is set aside, the rest goes on. */
export interface BrokenLine {
  readonly kind: 'broken';
  readonly bytes: Uint8Array;
  readonly record: number;
  readonly line: number;
}

const LF = 10;
const CR = 13;

/** A quoted cell longer than this is taken for a forgotten quote. Excel holds 32,767 characters in a cell. */
const MAX_QUOTED_BYTES = 1 << 20;
const MAX_QUOTED_LINES = 2_000;

const STATE = { cellStart: 0, plain: 1, quoted: 2, quoteInQuoted: 3 } as const;

export class RecordCutter {
  readonly #comma: number;
  readonly #mark: number;
  readonly #feed: number;
  #carry: Uint8Array = new Uint8Array(0);
  /** Next byte of the carry to look at, and the state there. */
  #scanned = 0;
  #state: number = STATE.cellStart;
  #recordStart = 0;
  #quoteStart = 0;
  #quoteStartLine = 0;
  #record = 1;
  #line = 1;

  constructor(dialect: Dialect) {
    this.#comma = dialect.delimiter.charCodeAt(0);
    this.#mark = dialect.quote.charCodeAt(0);
    this.#feed = dialect.eol === '\r' ? CR : LF;
  }

  /** Feeds bytes; yields the whole records they complete. */
  *push(bytes: Uint8Array): Generator<RecordBytes | BrokenLine> {
    // A plain view: the slice() of a Buffer would share its memory, which is about to be given away.
    if (this.#carry.length === 0) this.#carry = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    else {
      const joined = new Uint8Array(this.#carry.length + bytes.length);
      joined.set(this.#carry);
      joined.set(bytes, this.#carry.length);
      this.#carry = joined;
    }
    yield* this.#scan(false);
  }

  /** The end of the file: yields what is left. */
  *end(): Generator<RecordBytes | BrokenLine> {
    yield* this.#scan(true);
  }

  /** How many records there were, broken ones included: known after {@link end}. */
  get records(): number {
    return this.#record - 1;
  }

  *#scan(atEnd: boolean): Generator<RecordBytes | BrokenLine> {
    const bytes = this.#carry;
    const { length } = bytes;
    const comma = this.#comma;
    const mark = this.#mark;
    const feed = this.#feed;
    let state = this.#state;
    let at = this.#scanned;
    let recordStart = this.#recordStart;
    let record = this.#record;
    let line = this.#line;
    // Where the chunk being gathered starts, with its first record and line.
    let chunkStart = 0;
    let chunkRecord = this.#chunkRecord;
    let chunkLine = this.#chunkLine;
    for (;;) {
      let broken = false;
      while (at < length) {
        const code = bytes[at]!;
        if (state === STATE.quoted) {
          const close = bytes.indexOf(mark, at);
          const stop = close < 0 ? length : close;
          for (let i = at; i < stop; i++) if (bytes[i] === feed) line++;
          at = stop;
          if (at - this.#quoteStart > MAX_QUOTED_BYTES || line - this.#quoteStartLine > MAX_QUOTED_LINES) {
            broken = true;
            break;
          }
          if (at < length) {
            state = STATE.quoteInQuoted;
            at++;
          }
          continue;
        }
        if (state === STATE.quoteInQuoted) {
          if (code === mark) {
            state = STATE.quoted;
            at++;
            continue;
          }
          // After the closing quote only a delimiter or line end may come. Within one line the quotes are then
          // ordinary characters; over several lines a quote was forgotten somewhere and the line is set aside.
          if (code === CR && feed === LF && at + 1 >= length && !atEnd) break; // the next bytes tell
          const ends =
            code === comma || code === feed || (code === CR && (at + 1 >= length || bytes[at + 1] === feed));
          if (!ends && line > this.#quoteStartLine) {
            broken = true;
            break;
          }
          state = STATE.plain;
          continue;
        }
        if (code === comma) state = STATE.cellStart;
        else if (code === feed) {
          line++;
          if (at > recordStart && !(at === recordStart + 1 && bytes[recordStart] === CR)) record++;
          recordStart = at + 1;
          state = STATE.cellStart;
        } else if (code === mark && state === STATE.cellStart) {
          state = STATE.quoted;
          this.#quoteStart = at;
          this.#quoteStartLine = line;
        } else state = STATE.plain;
        at++;
      }
      if (!broken && atEnd && state === STATE.quoted) broken = true;
      if (!broken) break;
      // Give out what came before, then the first physical line of the broken record, and go on after it.
      if (recordStart > chunkStart)
        yield this.#records(bytes, chunkStart, recordStart, chunkRecord, chunkLine);
      const feedAt = bytes.indexOf(feed, recordStart);
      const lineEnd = feedAt < 0 ? length : feedAt;
      const startLine = line - countFeeds(bytes, recordStart, at, feed);
      yield { kind: 'broken', bytes: bytes.slice(recordStart, lineEnd), record, line: startLine };
      record++;
      line = startLine + (feedAt < 0 ? 0 : 1);
      at = recordStart = feedAt < 0 ? length : feedAt + 1;
      state = STATE.cellStart;
      chunkStart = at;
      chunkRecord = record;
      chunkLine = line;
    }
    // A last line without a line end; a lone CR there is a line end, not a record.
    if (atEnd && length > recordStart && !(length === recordStart + 1 && bytes[recordStart] === CR)) record++;
    const cut = atEnd ? length : recordStart;
    if (cut > chunkStart) {
      yield this.#records(bytes, chunkStart, cut, chunkRecord, chunkLine);
      this.#chunkRecord = record;
      this.#chunkLine = line - countFeeds(bytes, cut, at, feed);
      chunkStart = cut;
    } else {
      this.#chunkRecord = chunkRecord;
      this.#chunkLine = chunkLine;
    }
    this.#carry = bytes.subarray(chunkStart);
    this.#scanned = at - chunkStart;
    this.#recordStart = recordStart - chunkStart;
    this.#quoteStart -= chunkStart;
    this.#state = state;
    this.#record = record;
    this.#line = line;
  }

  #chunkRecord = 1;
  #chunkLine = 1;

  /** A copy, so that the chunk can be handed to another thread while the carry stays here. */
  #records(bytes: Uint8Array, from: number, to: number, firstRecord: number, firstLine: number): RecordBytes {
    return { kind: 'records', bytes: bytes.slice(from, to), firstRecord, firstLine };
  }
}

function countFeeds(bytes: Uint8Array, from: number, to: number, feed: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === feed) count++;
  return count;
}
