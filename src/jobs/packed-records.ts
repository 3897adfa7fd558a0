// A chunk of a source as offsets into UTF-8 bytes: most cells are never made into strings. What the scanner cannot take
// apart (workbook rows, quotes out of order) is read the long way and packed, so that there is one kind to work on.
import { isUtf8 } from 'node:buffer';
import { csvLine, PLAIN_CSV } from '../io/csv-write.ts';
import { DOUBLED, RecordScanner } from '../io/csv-scan.ts';
import { chunkEncoding, type Chunk } from '../io/source.ts';
import type { Dialect, Rejected } from '../model/record.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import type { SourcePlan } from './plan.ts';
import { chunkDecoder, openChunkReader, rowProblem, type ChunkRecords } from './read-chunk.ts';

export interface PackedRecords {
  readonly source: number;
  readonly count: number;
  readonly rejects: readonly Rejected[];
  /** Where the cells are. */
  readonly bytes: Buffer;
  /** Cell c of record i is number `first[i] + c` of the arrays below. */
  readonly first: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  /** The 1-based data row of each record. */
  readonly numbers: Int32Array;
  /** The dialect in which the cells stand in the bytes. */
  readonly dialect: Dialect;
  /** Where the record's own text stands in the bytes, without its line end; `recordEnds[i]` is -1 where it does not. */
  readonly recordStarts: Int32Array;
  readonly recordEnds: Int32Array;
  /** A cell as text. */
  cell(k: number): string;
  /** The 1-based physical line (or sheet row) on which record i starts. */
  lineOf(i: number): number;
  /** The record as it stood in the file. */
  original(i: number): string;
  /** True when {@link original} can be written in place of the cells: nothing was left out of them. */
  isWhole(i: number): boolean;
}

/** Reads chunks of the planned sources as packed records, valid until the next chunk is read. Each thread opens its own. */
export function openPackedReader(sources: readonly SourcePlan[]): (chunk: Chunk) => PackedRecords {
  const readers = sources.map((source) => new PackedReader(source));
  const readLong = openChunkReader(sources);
  return (chunk) => {
    const reader = readers[chunk.source]!;
    const packed = chunk.kind === 'bytes' ? reader.scan(chunk) : undefined;
    return packed ?? reader.pack(readLong(chunk));
  };
}

/** The cells of record i as text. */
export function rowOf(records: PackedRecords, i: number, { columns }: SourcePlan): string[] {
  const base = records.first[i]!;
  return columns.map((_, c) => records.cell(base + c));
}

class PackedReader {
  readonly #source: SourcePlan;
  readonly #width: number;
  readonly #scanner: RecordScanner;
  readonly #packer = new RecordScanner(PLAIN_CSV);
  readonly #decode: ReturnType<typeof chunkDecoder>;
  readonly #isUtf8: boolean;
  readonly #writer = new ByteWriter(1 << 16);
  #numbers = new Int32Array(1 << 10);

  constructor(source: SourcePlan) {
    const encoding = chunkEncoding(source.info.encoding, source.info.dialect);
    this.#source = source;
    this.#width = source.info.header.names.length;
    this.#scanner = new RecordScanner(source.info.dialect);
    this.#decode = chunkDecoder(encoding);
    this.#isUtf8 = encoding === 'utf-8';
  }

  /** The fast way; undefined when a quote is out of order. */
  scan(chunk: Extract<Chunk, { kind: 'bytes' }>): PackedRecords | undefined {
    const scanner = this.#scanner;
    let bytes = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length);
    let damaged = false;
    if (!this.#isUtf8 || !isUtf8(bytes)) {
      const decoded = this.#decode(bytes);
      damaged = decoded.damaged;
      bytes = Buffer.from(decoded.text, 'utf8');
    }
    if (!scanner.scan(bytes)) return undefined;
    const { first, recordStarts, recordEnds, starts, ends, kinds } = scanner;
    const width = this.#width;
    const numbers = this.#numbersFor(scanner.records);
    const rejects: Rejected[] = [];
    const lines = new LineCounter(bytes, chunk.firstLine, this.#source.info.dialect);
    let count = 0;
    for (let i = 0; i < scanner.records; i++) {
      const number = chunk.firstRow + i;
      if (number < 1) continue;
      const from = first[i]!;
      const cells = first[i + 1]! - from;
      const start = recordStarts[i]!;
      let end = recordEnds[i]!;
      let code = '';
      if (cells !== width) {
        const row = Array.from({ length: cells }, (_, c) =>
          cellText(bytes, scanner, from + c, this.#source.info.dialect),
        );
        code = rowProblem(row, width);
      }
      if (damaged && code === '' && bytes.subarray(start, end).includes(REPLACEMENT))
        code = 'row/invalid-bytes';
      if (code !== '') {
        rejects.push({ line: lines.at(start), row: number, code, raw: bytes.toString('utf8', start, end) });
        continue;
      }
      if (cells !== width) end = -1;
      first[count] = from;
      recordStarts[count] = start;
      recordEnds[count] = end;
      numbers[count++] = number;
    }
    const { dialect } = this.#source.info;
    return {
      source: chunk.source,
      count,
      rejects,
      bytes,
      first,
      starts,
      ends,
      kinds,
      numbers,
      dialect,
      recordStarts,
      recordEnds,
      cell: (k) => cellText(bytes, scanner, k, dialect),
      lineOf: (i) => lines.at(recordStarts[i]!),
      isWhole: (i) => recordEnds[i]! >= 0,
      original: (i) => {
        const end = recordEnds[i]!;
        return bytes.toString('utf8', recordStarts[i], end < 0 ? endOfRow(scanner, i, width) : end);
      },
    };
  }

  /** The long way: rows that were read as strings, written as plain CSV and found again there. */
  pack(records: ChunkRecords): PackedRecords {
    const scanner = this.#packer;
    const writer = this.#writer;
    writer.cut(0);
    for (const row of records.rows) writer.text(csvLine(row, PLAIN_CSV));
    const bytes = Buffer.from(writer.peek());
    if (!scanner.scan(bytes) || scanner.records !== records.rows.length)
      throw new Error('packed rows do not read back');
    const numbers = this.#numbersFor(records.rows.length);
    numbers.set(records.numbers);
    const { first, starts, ends, kinds, recordStarts, recordEnds } = scanner;
    recordEnds.fill(-1, 0, records.rows.length);
    return {
      source: records.source,
      count: records.rows.length,
      rejects: records.rejects,
      bytes,
      first,
      starts,
      ends,
      kinds,
      numbers,
      dialect: PLAIN_CSV,
      recordStarts,
      recordEnds,
      cell: (k) => cellText(bytes, scanner, k, PLAIN_CSV),
      lineOf: (i) => records.lineOf(i),
      isWhole: (i) => (records.raw?.ends[i] ?? -1) >= 0,
      original: (i) =>
        records.raw
          ? records.raw.text.slice(records.raw.starts[i], records.raw.ends[i])
          : records.rows[i]!.join('\t'),
    };
  }

  #numbersFor(count: number): Int32Array {
    if (this.#numbers.length < count) this.#numbers = new Int32Array(count * 2);
    return this.#numbers;
  }
}

const REPLACEMENT = Buffer.from('\ufffd');

function cellText(bytes: Buffer, scanner: RecordScanner, k: number, { quote }: Dialect): string {
  const text = bytes.toString('utf8', scanner.starts[k], scanner.ends[k]);
  return scanner.kinds[k] === DOUBLED ? text.replaceAll(quote + quote, quote) : text;
}

/** Where the last of the record's `width` cells ends. */
function endOfRow(scanner: RecordScanner, i: number, width: number): number {
  const last = scanner.first[i]! + width - 1;
  return scanner.ends[last]! + (scanner.kinds[last] === 0 ? 0 : 1);
}

/** Physical lines by byte; cheap when asked for in ascending order. */
class LineCounter {
  readonly #bytes: Buffer;
  readonly #firstLine: number;
  readonly #feed: number;
  #line: number;
  #at = 0;

  constructor(bytes: Buffer, firstLine: number, { eol }: Dialect) {
    this.#bytes = bytes;
    this.#line = this.#firstLine = firstLine;
    this.#feed = eol === '\r' ? 13 : 10;
  }

  at(until: number): number {
    if (until < this.#at) [this.#line, this.#at] = [this.#firstLine, 0];
    let next = this.#bytes.indexOf(this.#feed, this.#at);
    for (; next >= 0 && next < until; next = this.#bytes.indexOf(this.#feed, next + 1)) this.#line++;
    this.#at = until;
    return this.#line;
  }
}
