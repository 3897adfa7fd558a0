// A chunk of a source as records: decoded, cut into cells, unusable rows set aside.
import { parseCsv } from '../io/csv-parse.ts';
import { decodeWhole } from '../io/decoder.ts';
import type { Encoding } from '../io/encoding.ts';
import { arrange } from '../io/joined-source.ts';
import { openJsonReader, type JsonRecords } from '../io/json-records.ts';
import { chunkEncoding, type Chunk, type PartInfo, type SourceInfo } from '../io/source.ts';
import type { Rejected } from '../model/record.ts';
import type { SourcePlan } from './plan.ts';

export interface ChunkRecords {
  readonly source: number;
  /** Cells in the source's columns, whichever part the chunk is from. */
  readonly rows: readonly (readonly string[])[];
  /** The 1-based data row of each record. */
  readonly numbers: readonly number[];
  readonly rejects: readonly Rejected[];
  /** Set when the source has several parts: which one the lines are of. */
  readonly part: string | undefined;
  /** The 1-based physical line (or sheet row) on which record i starts. */
  lineOf(i: number): number;
  /** Record i as it stood in the file. */
  original(i: number): string;
  /** The decoded text and where each record stands in it, when it is laid out as the source is; else undefined. */
  readonly raw:
    | { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }
    | undefined;
}

type Reader = (chunk: Chunk) => ChunkRecords;

/** Reads chunks of the planned sources. Each thread opens its own. */
export function openChunkReader(sources: readonly SourcePlan[]): Reader {
  const readers = sources.map(({ info }) => info.parts.map((part) => openPart(info, part)));
  return (chunk) => readers[chunk.source]![chunk.part]!(chunk);
}

function openPart(info: SourceInfo, part: PartInfo): Reader {
  const decode = chunkDecoder(chunkEncoding(part.encoding));
  const label = info.parts.length > 1 ? part.label : undefined;
  const width = part.header.names.length;
  const isWhole = part.columns.length === width && part.columns.every((from, at) => from === at);
  const lay = (row: readonly string[]): readonly string[] => (isWhole ? row : arrange(row, part.columns));
  const parseJson = part.layout && openJsonReader(part.header.original, part.layout);
  return (chunk) => {
    if (chunk.kind === 'rows') return readRows(chunk, width, label, lay);
    const { text, damaged } = decode(chunk.bytes);
    if (chunk.kind === 'broken') return brokenLine(chunk, text, label);
    return parseJson
      ? readJsonRecords(chunk, text, damaged, label, lay, parseJson(text))
      : readText(chunk, text, damaged);
  };

  function readText(chunk: Chunk, text: string, damaged: boolean): ChunkRecords {
    const parsed = parseCsv(text, part.dialect);
    const rows: (readonly string[])[] = [];
    const numbers: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    /** As {@link ends}, but -1 where the record cannot be copied as it stands. */
    const copyEnds: number[] = [];
    const rejects: Rejected[] = [];
    const before = chunk.before ?? 0;
    for (let i = 0; i < parsed.rows.length; i++) {
      const number = chunk.firstRow + i;
      if (number <= before) continue;
      const row = parsed.rows[i]!;
      const start = parsed.starts[i]!;
      const end = parsed.ends[i]!;
      let code = row.length === width ? '' : rowProblem(row, width);
      if (damaged && code === '' && text.slice(start, end).includes('\ufffd')) code = 'row/invalid-bytes';
      if (code !== '') {
        const line = chunk.firstLine + lineFeeds(text, start);
        rejects.push({ line, row: number, code, raw: text.slice(start, end), ...ofPart(label) });
        continue;
      }
      rows.push(isWhole ? (row.length === width ? row : row.slice(0, width)) : lay(row));
      numbers.push(number);
      starts.push(start);
      ends.push(end);
      copyEnds.push(row.length === width ? end : -1);
    }
    const { delimiter, quote } = info.dialect;
    const copies = isWhole && part.dialect.delimiter === delimiter && part.dialect.quote === quote;
    return {
      source: chunk.source,
      rows,
      numbers,
      rejects,
      part: label,
      lineOf: (i) => chunk.firstLine + lineFeeds(text, starts[i]!),
      original: (i) => text.slice(starts[i], ends[i]),
      raw: copies ? { text, starts, ends: copyEnds } : undefined,
    };
  }
}

function ofPart(part: string | undefined): { readonly part?: string } {
  return part === undefined ? {} : { part };
}

function brokenLine(chunk: Chunk, raw: string, part: string | undefined): ChunkRecords {
  const code = 'row/unclosed-quote';
  return {
    source: chunk.source,
    rows: [],
    numbers: [],
    rejects: [{ line: chunk.firstLine, row: chunk.firstRow, code, raw, ...ofPart(part) }],
    part,
    lineOf: () => chunk.firstLine,
    original: () => raw,
    raw: undefined,
  };
}

function readJsonRecords(
  chunk: Chunk,
  text: string,
  damaged: boolean,
  part: string | undefined,
  lay: (row: readonly string[]) => readonly string[],
  parsed: JsonRecords,
): ChunkRecords {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const places: number[] = [];
  const rejects: Rejected[] = [];
  const original = (place: number): string => text.slice(parsed.starts[place], parsed.ends[place]);
  const lineAt = (place: number): number => chunk.firstLine + lineFeeds(text, parsed.starts[place]!);
  parsed.rows.forEach((row, i) => {
    const isDamaged = damaged && original(i).includes('\ufffd');
    if (typeof row !== 'string' && !isDamaged) {
      rows.push(lay(row));
      numbers.push(chunk.firstRow + i);
      places.push(i);
      return;
    }
    const code = typeof row === 'string' ? row : 'row/invalid-bytes';
    rejects.push({ line: lineAt(i), row: chunk.firstRow + i, code, raw: original(i), ...ofPart(part) });
  });
  return {
    source: chunk.source,
    rows,
    numbers,
    rejects,
    part,
    lineOf: (i) => lineAt(places[i]!),
    original: (i) => original(places[i]!),
    raw: undefined,
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

function readRows(
  chunk: Extract<Chunk, { kind: 'rows' }>,
  width: number,
  part: string | undefined,
  lay: (row: readonly string[]) => readonly string[],
): ChunkRecords {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const rejects: Rejected[] = [];
  const lineAt = (place: number): number => chunk.lines?.[place] ?? chunk.firstLine + place;
  chunk.rows.forEach((row, i) => {
    const number = chunk.firstRow + i;
    const code = row.length === width ? '' : rowProblem(row, width);
    if (code === '') {
      rows.push(lay(row.length === width ? row : row.slice(0, width)));
      numbers.push(number);
    } else rejects.push({ line: lineAt(i), row: number, code, raw: row.join('\t'), ...ofPart(part) });
  });
  return {
    source: chunk.source,
    rows,
    numbers,
    rejects,
    part,
    lineOf: (i) => lineAt(numbers[i]! - chunk.firstRow),
    original: (i) => chunk.rows[numbers[i]! - chunk.firstRow]!.join('\t'),
    raw: undefined,
  };
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
