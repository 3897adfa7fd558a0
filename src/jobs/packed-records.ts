// A chunk of a source as offsets into UTF-8 bytes: most cells are never made into strings. What the scanner cannot take
// apart (workbook rows, quotes out of order) is read the long way and packed, so that there is one kind to work on.
import { isUtf8 } from 'node:buffer';
import { isRegular } from '../io/csv-dialect.ts';
import { csvLine, PLAIN_CSV } from '../io/csv-write.ts';
import { DOUBLED, RecordScanner } from '../io/csv-scan.ts';
import { lineCounter } from '../io/physical-lines.ts';
import { chunkEncoding, type Chunk, type PartInfo, type SourceInfo } from '../io/source.ts';
import type { Dialect, Rejected } from '../model/record.ts';
import { ByteWriter, wordsOf } from '../text/byte-writer.ts';
import { giveBack } from '../text/spare-bytes.ts';
import type { SourcePlan } from './plan.ts';
import { lineEndOf, ofPart, type ChunkRecords } from './chunk-records.ts';
import { chunkDecoder, openChunkReader, openJudge, openSeat, type Judge } from './read-chunk.ts';

export interface PackedRecords {
  readonly source: number;
  /** Set when the source has several parts: which one the lines are of. */
  readonly part: string | undefined;
  readonly count: number;
  readonly rejects: readonly Rejected[];
  /** Where the cells are. */
  readonly bytes: Buffer;
  /** The same, to copy from. */
  readonly words: DataView;
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
  /** The line end of record i; empty where {@link recordEnds} says where it stands, and at the end of a file. */
  lineEnd(i: number): string;
  /** True when {@link original} can be written in place of the cells: nothing was left out of them. */
  isWhole(i: number): boolean;
}

/** Reads chunks of the planned sources as packed records, valid until the next chunk is read. Each thread opens its own. */
export function openPackedReader(sources: readonly SourcePlan[]): (chunk: Chunk) => PackedRecords {
  const readers = sources.map(({ info }) => info.parts.map((part) => new PackedReader(info, part)));
  const readLong = openChunkReader(sources);
  return (chunk) => {
    const reader = readers[chunk.source]![chunk.part]!;
    const packed = chunk.kind === 'bytes' ? reader.scan(chunk) : undefined;
    return packed ?? reader.pack(readLong(chunk));
  };
}

/** The records read from a chunk are needed no more: its memory, which came with it, is free. */
export function doneWithChunk(chunk: Chunk): void {
  if (chunk.kind === 'bytes' || chunk.kind === 'broken') giveBack(chunk.bytes.buffer);
}

/** The cells of record i as text. */
export function rowOf(records: PackedRecords, i: number, { columns }: SourcePlan): string[] {
  const base = records.first[i]!;
  return columns.map((_, c) => records.cell(base + c));
}

class PackedReader {
  readonly #dialect: Dialect;
  readonly #judge: Judge;
  readonly #label: string | undefined;
  /** Lengths of the lines that are no records: a record of another length is none of them. */
  readonly #footers: ReadonlySet<number>;
  /** Undefined where the cells do not stand in the bytes as they will be written: then rows are packed. */
  readonly #scanner: RecordScanner | undefined;
  readonly #packer = new RecordScanner(PLAIN_CSV);
  readonly #decode: ReturnType<typeof chunkDecoder>;
  readonly #isUtf8: boolean;
  readonly #writer = new ByteWriter(1 << 16);
  /** What a record that repeats the header begins with. */
  readonly #header: Buffer | undefined;
  #numbers = new Int32Array(1 << 10);

  constructor(info: SourceInfo, part: PartInfo) {
    const { dialect } = part;
    const encoding = chunkEncoding(part.encoding, dialect);
    const { copies, label } = openSeat(info, part);
    this.#dialect = dialect;
    this.#label = label;
    this.#judge = openJudge(part);
    const scans = copies && part.format === 'csv' && isRegular(dialect);
    this.#scanner = scans ? new RecordScanner(dialect) : undefined;
    this.#footers = new Set(this.#judge.footer.map((line) => Buffer.byteLength(line)));
    this.#decode = chunkDecoder(encoding);
    this.#isUtf8 = encoding === 'utf-8';
    this.#header = this.#judge.first === undefined ? undefined : Buffer.from(this.#judge.first);
  }

  /** The fast way; undefined when a quote is out of order, or bytes are no text. */
  scan(chunk: Extract<Chunk, { kind: 'bytes' }>): PackedRecords | undefined {
    const scanner = this.#scanner;
    if (scanner === undefined || chunk.eol !== undefined) return undefined;
    let bytes = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length);
    if (!this.#isUtf8) {
      const decoded = this.#decode(bytes);
      if (decoded.damaged) return undefined;
      bytes = Buffer.from(decoded.text, 'utf8');
    } else if (!isUtf8(bytes)) return undefined;
    if (!scanner.scan(bytes)) return undefined;
    const { first, recordStarts, recordEnds, starts, ends, kinds } = scanner;
    const judge = this.#judge;
    const dialect = this.#dialect;
    const numbers = this.#numbersFor(scanner.records);
    const rejects: Rejected[] = [];
    const lineAt = openLineCounter(bytes, chunk.firstLine, dialect);
    const cell = (k: number): string => cellText(bytes, scanner, k, dialect);
    const before = chunk.before ?? 0;
    const label = this.#label;
    let count = 0;
    for (let i = 0; i < scanner.records; i++) {
      const number = chunk.firstRow + i;
      if (number <= before) continue;
      const from = first[i]!;
      const cells = first[i + 1]! - from;
      const start = recordStarts[i]!;
      let end = recordEnds[i]!;
      if (
        cells !== judge.width ||
        this.#footers.has(end - start) ||
        this.#mayBeHeader(bytes, starts[from]!, ends[from]!)
      ) {
        const row = Array.from({ length: cells }, (_, c) => cell(from + c));
        const raw = bytes.toString('utf8', start, end);
        const code = judge.codeOf(row, raw);
        if (code !== '') {
          rejects.push({ line: lineAt(start), row: number, code, raw, ...ofPart(label) });
          continue;
        }
        if (cells !== judge.width) end = -1;
      }
      first[count] = from;
      recordStarts[count] = start;
      recordEnds[count] = end;
      numbers[count++] = number;
    }
    return {
      source: chunk.source,
      part: label,
      count,
      rejects,
      bytes,
      words: wordsOf(bytes),
      first,
      starts,
      ends,
      kinds,
      numbers,
      dialect,
      recordStarts,
      recordEnds,
      cell,
      lineOf: (i) => lineAt(recordStarts[i]!),
      lineEnd: () => '',
      isWhole: (i) => recordEnds[i]! >= 0,
      original: (i) => {
        const end = recordEnds[i]!;
        return bytes.toString('utf8', recordStarts[i], end < 0 ? endOfRow(scanner, i, judge.width) : end);
      },
    };
  }

  #mayBeHeader(bytes: Buffer, start: number, end: number): boolean {
    const header = this.#header;
    if (header?.length !== end - start) return false;
    for (let at = 0; at < header.length; at++) if (header[at] !== bytes[start + at]) return false;
    return true;
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
      part: records.part,
      count: records.rows.length,
      rejects: records.rejects,
      bytes,
      words: wordsOf(bytes),
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
      lineEnd: (i) => (records.raw === undefined ? '' : lineEndOf(records.raw, i)),
      isWhole: (i) => (records.raw?.ends[i] ?? -1) >= 0,
      original: (i) => records.original(i),
    };
  }

  #numbersFor(count: number): Int32Array {
    if (this.#numbers.length < count) this.#numbers = new Int32Array(count * 2);
    return this.#numbers;
  }
}

function cellText(bytes: Buffer, scanner: RecordScanner, k: number, { quote }: Dialect): string {
  const text = bytes.toString('utf8', scanner.starts[k], scanner.ends[k]);
  return scanner.kinds[k] === DOUBLED ? text.replaceAll(quote + quote, quote) : text;
}

/** Where the last of the record's `width` cells ends. */
function endOfRow(scanner: RecordScanner, i: number, width: number): number {
  const last = scanner.first[i]! + width - 1;
  return scanner.ends[last]! + (scanner.kinds[last] === 0 ? 0 : 1);
}

/** Physical lines by byte. Line ends are the same bytes whatever the others are taken for. */
function openLineCounter(bytes: Buffer, firstLine: number, { eol }: Dialect): (position: number) => number {
  let count: ((position: number) => number) | undefined;
  return (position) => (count ??= lineCounter(bytes.toString('latin1'), firstLine, eol))(position);
}
