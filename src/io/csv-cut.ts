// Cuts a stream of bytes at record boundaries, so that whole chunks can be parsed on any thread. It follows the same
// rules as csv-parse.ts but looks only for quotes, delimiters and line ends. What it is given keeps those as single
// ASCII bytes; other encodings are transcoded before (ascii-bytes.ts).
import type { Dialect } from '../model/record.ts';
import { lendBytes } from '../text/spare-bytes.ts';
import { MAX_QUOTED_LENGTH, MAX_QUOTED_LINES, parseCsv } from './csv-parse.ts';
import { RecordScanner } from './csv-scan.ts';
import { pastCrs } from './physical-lines.ts';

/** Whole records, with where they stand in the file. */
export interface RecordBytes {
  readonly kind: 'records';
  readonly bytes: Uint8Array;
  /** 1-based number of the first record among the file's records, header included, blank lines not. */
  readonly firstRecord: number;
  /** 1-based physical line of the first byte. A line is what physical-lines.ts says. */
  readonly firstLine: number;
  /** Set when these records end in another way than the rest of the file. */
  readonly eol?: Dialect['eol'];
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

const STATE = { plain: 0, quoted: 1, quoteInQuoted: 2 } as const;

export class RecordCutter {
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #scanner: RecordScanner;
  readonly #comma: number;
  readonly #mark: number;
  readonly #feed: number;
  /** The line end that is not the file's own: CR, or LF in a file of CRs. */
  readonly #other: number;
  #carry: Uint8Array = new Uint8Array(0);
  /** Next byte of the carry to look at, and the state there. */
  #scanned = 0;
  #state: number = STATE.plain;
  #recordStart = 0;
  #recordLine = 1;
  #quoteStart = 0;
  #quoteStartLine = 0;
  #record = 1;
  #line = 1;

  /**
   * With `width`, the number of cells a record should have, two more accidents cost only what they touch: a forgotten
   * quote that finds a closing one lines later, and a record that ends in another line end than the rest.
   */
  constructor(dialect: Dialect, width = 0) {
    this.#dialect = dialect;
    this.#width = width;
    this.#scanner = new RecordScanner(dialect);
    this.#comma = dialect.delimiter.charCodeAt(0);
    this.#mark = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#feed = dialect.eol === '\r' ? CR : LF;
    this.#other = dialect.eol === '\r' ? LF : CR;
  }

  /** Feeds bytes; yields the whole records they complete. */
  *push(bytes: Uint8Array): Generator<RecordBytes | BrokenLine> {
    const { length } = this.#carry;
    const { buffer } = lendBytes(length + bytes.length);
    // A plain view: the slice() of a Buffer would share its memory, which is about to be given away.
    const joined = new Uint8Array(buffer, 0, length + bytes.length);
    joined.set(this.#carry);
    joined.set(bytes, length);
    this.#carry = joined;
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
    const other = this.#other;
    // A Buffer's search is several times as fast as that of a plain array.
    const searched = Buffer.from(bytes.buffer, bytes.byteOffset, length);
    const find = (byte: number, from: number): number => {
      const found = byte < 0 ? -1 : searched.indexOf(byte, from);
      return found < 0 ? length : found;
    };
    let state = this.#state;
    let at = this.#scanned;
    let recordStart = this.#recordStart;
    let recordLine = this.#recordLine;
    let record = this.#record;
    let line = this.#line;
    // Where the chunk being gathered starts, with its first record and line.
    let chunkStart = 0;
    let chunkRecord = this.#chunkRecord;
    let chunkLine = this.#chunkLine;
    // The next line end, quote and other line end not before `at`; `length` when there is none.
    let nextFeed = find(feed, at);
    let nextMark = find(mark, at);
    let nextOther = find(other, recordStart);
    for (;;) {
      let broken = false;
      let apart = false;
      let contentEnd = 0;
      let nextStart = 0;
      for (;;) {
        if (state === STATE.quoted) {
          if (nextMark < at) nextMark = find(mark, at);
          while (nextFeed < nextMark) {
            line++;
            nextFeed = find(feed, nextFeed + 1);
          }
          at = nextMark;
          broken =
            at - this.#quoteStart > MAX_QUOTED_LENGTH ||
            line - this.#quoteStartLine > MAX_QUOTED_LINES ||
            (atEnd && at >= length);
          if (broken || at >= length) break;
          state = STATE.quoteInQuoted;
          at++;
          continue;
        }
        if (state === STATE.quoteInQuoted) {
          if (at >= length && !atEnd) break;
          const code = bytes[at];
          if (code === mark) {
            state = STATE.quoted;
            at++;
            continue;
          }
          // After the closing quote only a delimiter or line end may come. Within one line the quotes are then
          // ordinary characters; over several lines a quote was forgotten somewhere and the line is set aside.
          let ends = code === undefined || code === comma || code === feed;
          if (code === CR && feed === LF) {
            const after = pastCrs(bytes, at);
            if (after >= length && !atEnd) break; // the next bytes tell
            ends = after >= length || bytes[after] === LF;
          }
          broken = !ends && line > this.#quoteStartLine;
          if (broken) break;
          state = STATE.plain;
          continue;
        }
        if (nextMark < at) nextMark = find(mark, at);
        if (nextMark < nextFeed) {
          if (nextMark === recordStart || bytes[nextMark - 1] === comma) {
            state = STATE.quoted;
            this.#quoteStart = nextMark;
            this.#quoteStartLine = line;
          }
          at = nextMark + 1;
          continue;
        }
        if (nextFeed >= length && (!atEnd || recordStart >= length)) {
          at = length;
          break;
        }
        if (feed === CR && nextFeed + 1 >= length && !atEnd) break; // the next byte may be its LF
        // A record ends here.
        contentEnd = feed === LF ? beforeCrs(bytes, recordStart, nextFeed) : nextFeed;
        nextStart = Math.min(length, nextFeed + 1);
        if (feed === CR && bytes[nextStart] === LF) nextStart++;
        broken = line > recordLine && this.#swallowed(bytes, recordStart, contentEnd);
        if (broken) break;
        line++;
        if (nextOther < nextStart) {
          if (nextOther < contentEnd) {
            line += lonely(bytes, recordStart, contentEnd, other);
            apart = this.#pieces(bytes, recordStart, contentEnd) > 0;
            if (apart) break;
          }
          nextOther = find(other, nextStart);
        }
        if (contentEnd > recordStart) record++;
        at = recordStart = nextStart;
        recordLine = line;
        nextFeed = find(feed, at);
      }
      if (!broken && !apart) break;
      if (recordStart > chunkStart)
        yield this.#records(bytes, chunkStart, recordStart, chunkRecord, chunkLine);
      if (apart) {
        const eol = other === CR ? '\r' : '\n';
        yield { ...this.#records(bytes, recordStart, contentEnd, record, recordLine), eol };
        record += this.#pieces(bytes, recordStart, contentEnd);
      } else {
        // The first physical line of the broken record is set aside; the rest goes on after it.
        const feedAt = find(feed, recordStart);
        contentEnd = feed === LF ? beforeCrs(bytes, recordStart, feedAt) : feedAt;
        nextStart = Math.min(length, feedAt + 1);
        if (feed === CR && bytes[nextStart] === LF) nextStart++;
        yield { kind: 'broken', bytes: bytes.slice(recordStart, contentEnd), record, line: recordLine };
        record++;
        line = recordLine + 1 + lonely(bytes, recordStart, contentEnd, other);
      }
      state = STATE.plain;
      at = recordStart = chunkStart = nextStart;
      recordLine = chunkLine = line;
      chunkRecord = record;
      nextFeed = find(feed, at);
      nextMark = find(mark, at);
      nextOther = find(other, at);
    }
    const cut = atEnd ? length : recordStart;
    const isWhole = cut > chunkStart;
    const kept = isWhole ? cut : chunkStart;
    this.#chunkRecord = isWhole ? record : chunkRecord;
    this.#chunkLine = isWhole ? recordLine : chunkLine;
    // The memory goes with the chunk: what is left of it is copied first.
    this.#carry = isWhole ? bytes.slice(kept) : bytes.subarray(kept);
    this.#scanned = at - kept;
    this.#recordStart = recordStart - kept;
    this.#recordLine = recordLine;
    this.#quoteStart -= kept;
    this.#state = state;
    this.#record = record;
    this.#line = line;
    if (!isWhole) return;
    const whole = bytes.subarray(chunkStart, cut);
    yield { kind: 'records', bytes: whole, firstRecord: chunkRecord, firstLine: chunkLine };
  }

  #chunkRecord = 1;
  #chunkLine = 1;

  /** A copy, so that the chunk can be handed to another thread while the rest stays here. */
  #records(bytes: Uint8Array, from: number, to: number, firstRecord: number, firstLine: number): RecordBytes {
    return { kind: 'records', bytes: bytes.slice(from, to), firstRecord, firstLine };
  }

  /** Whether a record of several lines has the wrong number of cells, while one of its later lines has the right one. */
  #swallowed(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#width < 2 || this.#cells(bytes, from, to) === this.#width) return false;
    for (let start = bytes.indexOf(this.#feed, from) + 1; start > 0 && start < to;) {
      const found = bytes.indexOf(this.#feed, start);
      const end = found < 0 || found > to ? to : found;
      if (this.#cells(bytes, start, end) === this.#width) return true;
      start = end + 1;
    }
    return false;
  }

  #cells(bytes: Uint8Array, from: number, to: number): number {
    const scanner = this.#scanner;
    if (scanner.scan(bytes.subarray(from, to))) return scanner.records === 1 ? scanner.cells : 0;
    const rows = parseCsv(latin1(bytes, from, to), this.#dialect).rows;
    return rows.length === 1 ? rows[0]!.length : 0;
  }

  /** How many records a record becomes when the other line end counts too: 0 unless each then has the right width. */
  #pieces(bytes: Uint8Array, from: number, to: number): number {
    if (this.#width < 2 || this.#cells(bytes, from, to) === this.#width) return 0;
    const eol = this.#other === CR ? '\r' : '\n';
    const { rows } = parseCsv(latin1(bytes, from, to), { ...this.#dialect, eol });
    return rows.length > 1 && rows.every((row) => row.length === this.#width) ? rows.length : 0;
  }
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}

function beforeCrs(bytes: Uint8Array, from: number, end: number): number {
  let before = end;
  while (before > from && bytes[before - 1] === CR) before--;
  return before;
}

/** Line ends of the other kind between two places: CRs that no LF follows, or LFs that no CR precedes. */
function lonely(bytes: Uint8Array, from: number, to: number, other: number): number {
  let count = 0;
  for (let at = bytes.indexOf(other, from); at >= 0 && at < to; at = bytes.indexOf(other, at + 1)) {
    if (other === LF) {
      if (bytes[at - 1] !== CR) count++;
    } else {
      const after = pastCrs(bytes, at);
      if (bytes[after] !== LF) count += after - at;
      at = after - 1;
    }
  }
  return count;
}
