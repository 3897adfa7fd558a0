// A chunk of a source as records: decoded, cut into cells, unusable rows set aside.
import { arrange } from '../io/joined-source.ts';
import { openJsonReader } from '../io/json-records.ts';
import { misfitCode } from '../io/csv-footer.ts';
import { parseCsv } from '../io/csv-parse.ts';
import { decodeWhole } from '../io/decoder.ts';
import type { Encoding } from '../io/encoding.ts';
import { lineCounter } from '../io/physical-lines.ts';
import { chunkEncoding, type Chunk, type PartInfo, type SourceInfo } from '../io/source.ts';
import type { Dialect } from '../model/record.ts';
import { ofPart, Sieve, type ChunkRecords } from './chunk-records.ts';
import type { SourcePlan } from './plan.ts';
import { siftJson } from './read-json-chunk.ts';

type Reader = (chunk: Chunk) => ChunkRecords;

/** Reads chunks of the planned sources. Each thread opens its own. */
export function openChunkReader(sources: readonly SourcePlan[]): Reader {
  const readers = sources.map(({ info }) => info.parts.map((part) => openPart(info, part)));
  return (chunk) => readers[chunk.source]![chunk.part]!(chunk);
}

/** What makes the records of one part records of its source. */
export interface Seat {
  readonly label: string | undefined;
  /** The part's row in the source's columns. */
  readonly lay: (row: readonly string[]) => readonly string[];
  /** True when a record can be copied as the text it was read as. */
  readonly copies: boolean;
}

/** Where the records of a part go in its source. */
export function openSeat(info: SourceInfo, part: PartInfo): Seat {
  const width = part.header.names.length;
  const isWhole = part.columns.length === width && part.columns.every((from, at) => from === at);
  const { delimiter, quote, escape, eol } = info.dialect;
  const isSameDialect =
    part.dialect.delimiter === delimiter &&
    part.dialect.quote === quote &&
    part.dialect.escape === escape &&
    part.dialect.eol === eol;
  return {
    label: info.parts.length > 1 ? part.label : undefined,
    lay: (row) => (isWhole ? row : arrange(row, part.columns)),
    copies: isWhole && isSameDialect,
  };
}

function openPart(info: SourceInfo, part: PartInfo): Reader {
  const decode = chunkDecoder(chunkEncoding(part.encoding, part.dialect));
  const judge = openJudge(part);
  const seat = openSeat(info, part);
  const parseJson = part.layout && openJsonReader(part.header.original, part.layout);
  return (chunk) => {
    if (chunk.kind === 'broken') return brokenLine(chunk, decode(chunk.bytes).text, seat);
    if (chunk.kind === 'rows') return readRows(chunk, judge, seat);
    if (chunk.kind === 'records') {
      const { records } = chunk;
      const lineAt = (i: number): number => records.lines[i]!;
      const isDamaged = (i: number): boolean =>
        NO_TEXT.test(records.text.slice(records.starts[i], records.ends[i]));
      const { eol } = part.dialect;
      return sift(chunk, records, seat, { judge, eol, lineAt, isDamaged, broken: records.broken });
    }
    const { text, damaged } = decode(chunk.bytes);
    if (parseJson) return siftJson(chunk, text, damaged, seat, parseJson(text));
    const dialect = chunk.eol === undefined ? part.dialect : { ...part.dialect, eol: chunk.eol };
    const parsed = { text, ...parseCsv(text, dialect) };
    const positions = lineCounter(text, chunk.firstLine, part.dialect.eol);
    const lineAt = (i: number): number => positions(parsed.starts[i]!);
    const isDamaged = damaged ? damageOf(chunk.bytes, parsed, dialect, decode) : undefined;
    return sift(chunk, parsed, seat, { judge, eol: dialect.eol, lineAt, isDamaged });
  };
}

/** What is no text: half a character, or what a decoder puts in place of one. */
const NO_TEXT = /\p{Surrogate}|\ufffd/u;

interface Parsed {
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Parts the records that can be used from those that cannot. */
function sift(
  chunk: Chunk,
  { text, rows: all, starts: from, ends: to }: Parsed,
  { label, lay, copies }: Seat,
  about: {
    readonly judge: Judge;
    readonly eol: Dialect['eol'];
    readonly lineAt: (i: number) => number;
    readonly isDamaged: ((i: number) => boolean) | undefined;
    readonly broken?: readonly boolean[];
  },
): ChunkRecords {
  const starts: number[] = [];
  const ends: number[] = [];
  const { judge, eol, isDamaged, broken } = about;
  const original = (i: number): string => text.slice(from[i], to[i]);
  const sieve = new Sieve(chunk, label, { lineAt: about.lineAt, original });
  const { width } = judge;
  const before = chunk.before ?? 0;
  for (let i = 0; i < all.length; i++) {
    if (chunk.firstRow + i <= before) continue;
    const row = all[i]!;
    let code = '';
    if (broken?.[i] === true) code = 'row/unclosed-quote';
    else if (row.length !== width || judge.isOdd(row)) code = judge.codeOf(row, original(i));
    if (code === '' && isDamaged?.(i) === true) code = 'row/invalid-bytes';
    if (code !== '') {
      sieve.reject(i, code);
      continue;
    }
    sieve.keep(i, lay(row.length === width ? row : row.slice(0, width)));
    starts.push(from[i]!);
    ends.push(row.length === width ? to[i]! : -1);
  }
  return sieve.records(copies ? { text, starts, ends, eol } : undefined);
}

/** Says which records of a source are none although they can be read. */
export interface Judge {
  readonly width: number;
  /** What a record that repeats the header begins with, if one can be told. */
  readonly first: string | undefined;
  /** Lines known to be no records. */
  readonly footer: readonly string[];
  /** A quick look: true when {@link codeOf} has to say. */
  isOdd(row: readonly string[]): boolean;
  /** The reason a record cannot be used, or an empty string. */
  codeOf(row: readonly string[], raw: string): string;
}

export function openJudge({ header, footer = [] }: PartInfo): Judge {
  const { original } = header;
  const width = header.names.length;
  const footers = new Set(footer);
  // A file joined from several has its header again and again. Years and blanks could be values, too.
  const isTelling = width > 1 && original.every((cell) => /\p{L}/u.test(cell));
  const first = isTelling ? original[0] : undefined;
  const isHeader = (row: readonly string[]): boolean =>
    first !== undefined && original.every((cell, column) => cell === row[column]);
  return {
    width,
    first,
    footer,
    isOdd: (row) => row[0] === first || footers.size > 0,
    codeOf(row, raw) {
      if (footers.has(raw)) return 'row/footer';
      if (row.length >= width && !row.slice(width).some((cell) => cell.trim() !== ''))
        return isHeader(row) ? 'row/repeated-header' : '';
      return misfitCode(row, raw, width);
    },
  };
}

function brokenLine(chunk: Chunk, raw: string, { label }: Seat): ChunkRecords {
  const { source, firstLine: line, firstRow: row, before = 0 } = chunk;
  // What is above the header is left out, whatever its quotes.
  const rejects = row <= before ? [] : [{ line, row, code: 'row/unclosed-quote', raw, ...ofPart(label) }];
  const lineOf = (): number => line;
  return { source, rows: [], numbers: [], rejects, part: label, lineOf, original: () => raw, raw: undefined };
}

/** Tells the records whose bytes are damaged from those that hold U+FFFD as a character of their own. */
function damageOf(
  bytes: Uint8Array,
  { text, starts, ends }: Parsed,
  dialect: Dialect,
  decode: (bytes: Uint8Array) => { damaged: boolean },
): (i: number) => boolean {
  // Cut as single bytes, the same records have their places in the bytes.
  const places = parseCsv(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    dialect,
  );
  return (i) =>
    text.slice(starts[i], ends[i]).includes('\ufffd') &&
    decode(bytes.subarray(places.starts[i], places.ends[i])).damaged;
}

/**
 * Bytes as text, and whether some of them are none in this encoding. UTF-8 goes the fast way; the platform's decoders of
 * other encodings are silently wrong here and there, so those go through ours.
 */
export function chunkDecoder(encoding: Encoding): (bytes: Uint8Array) => { text: string; damaged: boolean } {
  if (encoding !== 'utf-8') {
    return (bytes) => {
      const { text, invalid } = decodeWhole(bytes, encoding);
      return { text, damaged: invalid > 0 };
    };
  }
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => {
    try {
      return { text: strict.decode(bytes), damaged: false };
    } catch {
      return { text: lenient.decode(bytes), damaged: true };
    }
  };
}

function readRows(chunk: Extract<Chunk, { kind: 'rows' }>, judge: Judge, { label, lay }: Seat): ChunkRecords {
  const { width } = judge;
  const sieve = new Sieve(chunk, label, {
    lineAt: (i) => chunk.lines?.[i] ?? chunk.firstLine + i,
    original: (i) => chunk.rows[i]!.join('\t'),
  });
  chunk.rows.forEach((row, i) => {
    const odd = row.length === width && judge.isOdd(row);
    const code = chunk.aside ?? (odd ? judge.codeOf(row, '') : rowProblem(row, width));
    if (code === '') sieve.keep(i, lay(row.length === width ? row : row.slice(0, width)));
    else sieve.reject(i, code);
  });
  return sieve.records();
}

/** Surplus cells that are all blank lose nothing; anything else out of line is set aside. */
function rowProblem(row: readonly string[], width: number): string {
  if (row.length < width) return 'row/too-few-cells';
  return row.slice(width).some((cell) => cell.trim() !== '') ? 'row/too-many-cells' : '';
}
