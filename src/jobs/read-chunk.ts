// A chunk of a source as records: decoded, cut into cells, unusable rows set aside.
import { parseCsv } from '../io/csv-parse.ts';
import { decodeWhole } from '../io/decoder.ts';
import type { Encoding } from '../io/encoding.ts';
import { chunkEncoding, type Chunk } from '../io/source.ts';
import type { Rejected } from '../model/record.ts';
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
  const decoders = sources.map(({ info }) => chunkDecoder(chunkEncoding(info.encoding)));
  return (chunk) => {
    const { info } = sources[chunk.source]!;
    const width = info.header.names.length;
    if (chunk.kind === 'broken') {
      const { text: raw } = decoders[chunk.source]!(chunk.bytes);
      const reject = { line: chunk.firstLine, row: chunk.firstRow, code: 'row/unclosed-quote', raw };
      return {
        source: chunk.source,
        rows: [],
        numbers: [],
        rejects: [reject],
        lineOf: () => chunk.firstLine,
        raw: undefined,
      };
    }
    if (chunk.kind === 'rows') return readRows(chunk, width);
    const { text, damaged } = decoders[chunk.source]!(chunk.bytes);
    const parsed = parseCsv(text, info.dialect);
    const rows: (readonly string[])[] = [];
    const numbers: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const rejects: Rejected[] = [];
    for (let i = 0; i < parsed.rows.length; i++) {
      const number = chunk.firstRow + i;
      if (number < 1) continue;
      const row = parsed.rows[i]!;
      const start = parsed.starts[i]!;
      const end = parsed.ends[i]!;
      let code = row.length === width ? '' : rowProblem(row, width);
      if (damaged && code === '' && text.slice(start, end).includes('\ufffd')) code = 'row/invalid-bytes';
      if (code !== '') {
        const line = chunk.firstLine + lineFeeds(text, start);
        rejects.push({ line, row: number, code, raw: text.slice(start, end) });
        continue;
      }
      rows.push(row.length === width ? row : row.slice(0, width));
      numbers.push(number);
      starts.push(start);
      ends.push(row.length === width ? end : -1);
    }
    const lineOf = (i: number): number => chunk.firstLine + lineFeeds(text, starts[i]!);
    return { source: chunk.source, rows, numbers, rejects, lineOf, raw: { text, starts, ends } };
  };
}

/**
 * Bytes as text, and whether some of them are none in this encoding. UTF-8 goes the fast way; the platform's decoders of
 * other encodings are silently wrong here and there, so those go through ours.
 */
function chunkDecoder(encoding: Encoding): (bytes: Uint8Array) => { text: string; damaged: boolean } {
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
    const code = chunk.aside ?? (row.length === width ? '' : rowProblem(row, width));
    if (code === '') {
      rows.push(row.length === width ? row : row.slice(0, width));
      numbers.push(chunk.firstRow + i);
    } else rejects.push({ line: chunk.lines[i]!, row: chunk.firstRow + i, code, raw: row.join('\t') });
  });
  const lineOf = (i: number): number => chunk.lines[numbers[i]! - chunk.firstRow]!;
  return { source: chunk.source, rows, numbers, rejects, lineOf, raw: undefined };
}

/** Surplus cells that are all blank lose nothing; anything else out of line is set aside. */
function rowProblem(row: readonly string[], width: number): string {
  if (row.length < width) return 'row/too-few-cells';
  return row.slice(width).some((cell) => cell.trim() !== '') ? 'row/too-many-cells' : '';
}

function lineFeeds(text: string, until: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
