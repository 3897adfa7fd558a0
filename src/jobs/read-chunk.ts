// A chunk of a source as records: decoded, cut into cells, unusable rows set aside.
import { misfitCode } from '../io/csv-footer.ts';
import { parseCsv } from '../io/csv-parse.ts';
import { decodeWhole } from '../io/decoder.ts';
import type { Encoding } from '../io/encoding.ts';
import { lineCounter } from '../io/physical-lines.ts';
import { chunkEncoding, type Chunk } from '../io/source.ts';
import type { Dialect, Rejected } from '../model/record.ts';
import type { SourcePlan } from './plan.ts';

export interface ChunkRecords {
  readonly source: number;
  readonly rows: readonly (readonly string[])[];
  /** The 1-based data row of each record. */
  readonly numbers: readonly number[];
  readonly rejects: readonly Rejected[];
  /** The 1-based physical line (or sheet row) on which record i starts. */
  lineOf(i: number): number;
  /** The decoded text and where each record stands in it; undefined for workbooks. */
  readonly raw:
    | { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }
    | undefined;
}

/** Reads chunks of the planned sources. Each thread opens its own. */
export function openChunkReader(sources: readonly SourcePlan[]): (chunk: Chunk) => ChunkRecords {
  const readers = sources.map(({ info }) => ({
    decode: chunkDecoder(chunkEncoding(info.encoding, info.dialect)),
    judge: openJudge(info),
  }));
  return (chunk) => {
    const { info } = sources[chunk.source]!;
    const { decode, judge } = readers[chunk.source]!;
    if (chunk.kind === 'broken') return brokenLine(chunk, decode(chunk.bytes).text);
    if (chunk.kind === 'rows') return readRows(chunk, info.header.names.length);
    if (chunk.kind === 'records') {
      const { records } = chunk;
      const lineAt = (i: number): number => records.lines[i]!;
      const isDamaged = (i: number): boolean =>
        NO_TEXT.test(records.text.slice(records.starts[i], records.ends[i]));
      return sift(chunk, records, { judge, lineAt, isDamaged, broken: records.broken });
    }
    const { text, damaged } = decode(chunk.bytes);
    const dialect = chunk.eol === undefined ? info.dialect : { ...info.dialect, eol: chunk.eol };
    const parsed = { text, ...parseCsv(text, dialect) };
    const positions = lineCounter(text, chunk.firstLine, info.dialect.eol);
    const lineAt = (i: number): number => positions(parsed.starts[i]!);
    const isDamaged = damaged ? damageOf(chunk.bytes, parsed, dialect, decode) : undefined;
    return sift(chunk, parsed, { judge, lineAt, isDamaged });
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
  chunk: { readonly source: number; readonly firstRow: number },
  { text, rows: all, starts: from, ends: to }: Parsed,
  about: {
    readonly judge: Judge;
    lineAt(i: number): number;
    readonly isDamaged: ((i: number) => boolean) | undefined;
    readonly broken?: readonly boolean[];
  },
): ChunkRecords {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const places: number[] = [];
  const rejects: Rejected[] = [];
  const { judge, isDamaged, broken } = about;
  const { width } = judge;
  for (let i = 0; i < all.length; i++) {
    const number = chunk.firstRow + i;
    if (number < 1) continue;
    const row = all[i]!;
    let code = '';
    if (broken?.[i] === true) code = 'row/unclosed-quote';
    else if (row.length !== width || judge.isOdd(row)) code = judge.codeOf(row, text.slice(from[i], to[i]));
    if (code === '' && isDamaged?.(i) === true) code = 'row/invalid-bytes';
    if (code !== '') {
      rejects.push({ line: about.lineAt(i), row: number, code, raw: text.slice(from[i], to[i]) });
      continue;
    }
    rows.push(row.length === width ? row : row.slice(0, width));
    numbers.push(number);
    starts.push(from[i]!);
    ends.push(row.length === width ? to[i]! : -1);
    places.push(i);
  }
  const lineOf = (i: number): number => about.lineAt(places[i]!);
  return { source: chunk.source, rows, numbers, rejects, lineOf, raw: { text, starts, ends } };
}

/** Says which records of a source are none although they can be read. */
export interface Judge {
  readonly width: number;
  /** What a record that repeats the header begins with, if one can be told. */
  readonly first: string | undefined;
  /** Some lines are known to be no records. */
  readonly hasFooter: boolean;
  /** A quick look: true when {@link codeOf} has to say. */
  isOdd(row: readonly string[]): boolean;
  /** The reason a record cannot be used, or an empty string. */
  codeOf(row: readonly string[], raw: string): string;
}

export function openJudge({ header, footer = [] }: SourcePlan['info']): Judge {
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
    hasFooter: footers.size > 0,
    isOdd: (row) => row[0] === first || footers.size > 0,
    codeOf(row, raw) {
      if (footers.has(raw)) return 'row/footer';
      if (row.length >= width && !row.slice(width).some((cell) => cell.trim() !== ''))
        return isHeader(row) ? 'row/repeated-header' : '';
      return misfitCode(row, raw, width);
    },
  };
}

function brokenLine(chunk: Extract<Chunk, { kind: 'broken' }>, raw: string): ChunkRecords {
  const { source, firstLine: line, firstRow: row } = chunk;
  // What is above the header is left out, whatever its quotes.
  const rejects = row < 1 ? [] : [{ line, row, code: 'row/unclosed-quote', raw }];
  return { source, rows: [], numbers: [], rejects, lineOf: () => line, raw: undefined };
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

function readRows(chunk: Extract<Chunk, { kind: 'rows' }>, width: number): ChunkRecords {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const rejects: Rejected[] = [];
  chunk.rows.forEach((row, i) => {
    const code = row.length === width ? '' : rowProblem(row, width);
    if (code === '') {
      rows.push(row.length === width ? row : row.slice(0, width));
      numbers.push(chunk.firstRow + i);
    } else rejects.push({ line: chunk.firstLine + i, row: chunk.firstRow + i, code, raw: row.join('\t') });
  });
  const lineOf = (i: number): number => chunk.firstLine + numbers[i]! - chunk.firstRow;
  return { source: chunk.source, rows, numbers, rejects, lineOf, raw: undefined };
}

/** Surplus cells that are all blank lose nothing; anything else out of line is set aside. */
function rowProblem(row: readonly string[], width: number): string {
  if (row.length < width) return 'row/too-few-cells';
  return row.slice(width).some((cell) => cell.trim() !== '') ? 'row/too-many-cells' : '';
}
