// One export as the rest of the program sees it: a header, a sample, and its records in chunks.
import fs from 'node:fs';
import path from 'node:path';
import type { Dialect, Header } from '../model/record.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { RecordCutter } from './csv-cut.ts';
import { detectDialect } from './csv-dialect.ts';
import { parseCsv } from './csv-parse.ts';
import { createDecoder } from './decoder.ts';
import { detectEncoding, parseEncoding, type Encoding } from './encoding.ts';
import { makeHeader, repeatedNames } from './header.ts';
import { headOf, openBytes, surveyFile } from './survey.ts';
import { openSheet, type SheetSource } from './xlsx-source.ts';

export interface SourceSpec {
  readonly name: string;
  readonly file: string;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** 1-based record that holds the header; the records above it are left out. */
  readonly headerRow?: number | undefined;
}

/** Plain data about an opened source: it goes into plans, summaries and worker threads. */
export interface SourceInfo {
  readonly name: string;
  readonly file: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly sheet?: string;
  readonly header: Header;
  readonly headerRow: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly gzip: boolean;
  readonly date1904: boolean;
}

/** A piece of a source that can be worked on alone. `firstRow` is the 1-based data row of its first record. */
export type Chunk =
  | {
      readonly kind: 'bytes';
      readonly source: number;
      readonly bytes: Uint8Array;
      readonly firstRow: number;
      readonly firstLine: number;
      /** Bytes of the file this chunk stands for, for progress. */
      readonly weight: number;
    }
  | {
      readonly kind: 'rows';
      readonly source: number;
      readonly rows: readonly (readonly string[])[];
      readonly firstRow: number;
      readonly firstLine: number;
      readonly weight: number;
    }
  | {
      readonly kind: 'broken';
      readonly source: number;
      readonly bytes: Uint8Array;
      readonly firstRow: number;
      readonly firstLine: number;
      readonly weight: number;
    };

export interface Source {
  readonly info: SourceInfo;
  /** The first data records, as read. */
  readonly sample: readonly (readonly string[])[];
  /** False when the file is not the one that was opened any more. */
  unchanged(): boolean;
  /** Codes of things worth saying about the file as a whole. */
  readonly notices: readonly string[];
  /** Where the bytes are: the file itself, or where standard input is kept meanwhile. */
  readonly path: string;
  /** Every record, from the start; may be called again for another pass. */
  chunks(index: number): AsyncGenerator<Chunk>;
}

const SAMPLE_RECORDS = 2_000;

export async function openSource(spec: SourceSpec): Promise<Source> {
  const stat = fs.statSync(spec.file, { throwIfNoEntry: false });
  if (!stat) throw inputError('io/not-found', { file: spec.file, nearest: nearestFile(spec.file) });
  if (stat.isDirectory()) throw inputError('io/is-directory', { file: spec.file });
  if (stat.size === 0) throw inputError('io/empty', { file: spec.file });
  const magic = await headOf(spec.file, 8);
  const isZip = magic[0] === 0x50 && magic[1] === 0x4b && (magic[2] === 3 || magic[2] === 5);
  const isOle = magic[0] === 0xd0 && magic[1] === 0xcf && magic[2] === 0x11 && magic[3] === 0xe0;
  if (isZip || isOle) return openXlsxSource(spec, stat.size);
  return openTextSource(spec);
}

async function openXlsxSource(spec: SourceSpec, bytes: number): Promise<Source> {
  const sheet: SheetSource = await openSheet(spec.file, { sheet: spec.sheet, headerRow: spec.headerRow });
  const info: SourceInfo = {
    name: spec.name,
    file: spec.file,
    format: 'xlsx',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quote: '"', eol: '\n' },
    sheet: sheet.name,
    header: makeHeader(sheet.header),
    headerRow: sheet.headerRow,
    bytes,
    sha256: sheet.sha256,
    gzip: false,
    date1904: sheet.date1904,
  };
  const sample: (readonly string[])[] = [];
  const notices = new Set<string>();
  for await (const batch of sheet.rows((code) => notices.add(code))) {
    for (const { cells } of batch) if (sample.length < SAMPLE_RECORDS) sample.push(cells);
    if (sample.length >= SAMPLE_RECORDS) break;
  }
  if (sample.length === 0) throw inputError('io/no-records', { file: spec.file });
  return {
    info,
    path: spec.file,
    unchanged: watch(spec.file),
    sample,
    notices: [...notices],
    async *chunks(index) {
      let firstRow = 1;
      for await (const batch of sheet.rows()) {
        const rows = batch.map(({ cells }) => cells);
        const weight = 0;
        yield { kind: 'rows', source: index, rows, firstRow, firstLine: batch[0]?.row ?? 0, weight };
        firstRow += rows.length;
      }
    },
  };
}

async function openTextSource(spec: SourceSpec): Promise<Source> {
  const { file } = spec;
  const survey = await surveyFile(file);
  if (survey.head.length === 0) throw inputError('io/empty', { file });
  const encoding = decideEncoding(spec, survey);
  const headText = decodeHead(survey.head, encoding);
  if (spec.delimiter?.length !== undefined && spec.delimiter.length !== 1) {
    throw usageError('cli/delimiter', { value: spec.delimiter });
  }
  const dialect = detectDialect(headText, spec.delimiter === undefined ? {} : { delimiter: spec.delimiter });
  const headerRow = spec.headerRow ?? 1;
  const head = parseCsv(headText, dialect, headerRow + SAMPLE_RECORDS).rows;
  const headerCells = head[headerRow - 1];
  if (!headerCells) throw inputError('io/no-header', { file });
  const unread = headerCells.filter((cell) => cell.includes('\ufffd')).length;
  if (spec.encoding !== undefined && unread * 2 > headerCells.length)
    throw inputError('io/wrong-encoding', { file, encoding });
  // The last record of the head may be cut off in its middle; it is sampled only when it is the file's last.
  const wholeFile = survey.head.length < 4 * (1 << 16);
  const sample = head.slice(headerRow, wholeFile ? undefined : -1);
  if (head.length <= headerRow) throw inputError('io/no-records', { file });
  const info: SourceInfo = {
    name: spec.name,
    file,
    format: 'csv',
    encoding,
    dialect,
    header: makeHeader(headerCells),
    headerRow,
    bytes: survey.bytes,
    sha256: survey.sha256,
    gzip: survey.gzip,
    date1904: false,
  };
  const notices = repeatedNames(info.header).length > 0 ? ['io/repeated-columns'] : [];
  return {
    info,
    path: file,
    unchanged: watch(file),
    sample,
    notices,
    chunks: (index) => textChunks(info, index),
  };
}

function decideEncoding(spec: SourceSpec, survey: Awaited<ReturnType<typeof surveyFile>>): Encoding {
  const { file } = spec;
  if (spec.encoding !== undefined) {
    const named = parseEncoding(spec.encoding);
    if (!named) throw usageError('cli/encoding', { value: spec.encoding });
    return named;
  }
  const detected = detectEncoding(survey.samples);
  if (detected.certain) return detected.encoding;
  if (detected.binary) throw inputError('io/binary', { file });
  if (survey.wideUtf8) return 'utf-8';
  const candidates = detected.candidates
    .map((candidate) => `${candidate.encoding}: ${candidate.sample}`)
    .join(' | ');
  throw inputError('io/encoding-unclear', { file, candidates });
}

function decodeHead(head: Uint8Array, encoding: Encoding): string {
  // A character that the end of the sample cuts in half stays undecoded.
  return createDecoder(encoding).write(head);
}

async function* textChunks(info: SourceInfo, index: number): AsyncGenerator<Chunk> {
  const cutter = new RecordCutter(info.dialect);
  const blocks = openBytes(info.file, info.gzip);
  for await (const block of asciiCompatible(blocks, info.encoding)) {
    const pieces = block === undefined ? cutter.end() : cutter.push(block);
    for (const piece of pieces) {
      const record = piece.kind === 'records' ? piece.firstRecord : piece.record;
      const line = piece.kind === 'records' ? piece.firstLine : piece.line;
      const common = {
        source: index,
        firstRow: record - info.headerRow,
        firstLine: line,
        weight: piece.bytes.length,
      };
      yield { kind: piece.kind === 'records' ? 'bytes' : 'broken', bytes: piece.bytes, ...common };
    }
  }
}

/** Bytes in which quotes and line ends are single bytes: UTF-16 becomes UTF-8, a byte order mark goes. */
async function* asciiCompatible(
  blocks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array | undefined> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const decoder = wide ? new TextDecoder(encoding) : undefined;
  let first = true;
  for await (const block of blocks) {
    if (decoder) yield Buffer.from(decoder.decode(block, { stream: true }));
    else if (first && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) yield block.subarray(3);
    else yield block;
    first = false;
  }
  if (decoder) yield Buffer.from(decoder.decode());
  yield undefined;
}

/** How the bytes of a chunk are to be read: UTF-16 has become UTF-8 on the way. */
export function chunkEncoding(encoding: Encoding): Encoding {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-8' : encoding;
}

/** Remembers a file's size and time of change; the function tells whether they are still the same. */
function watch(file: string): () => boolean {
  const before = fs.statSync(file);
  return () => {
    const now = fs.statSync(file, { throwIfNoEntry: false });
    return now?.size === before.size && now.mtimeMs === before.mtimeMs;
  };
}

/** Names of the files a person might have meant. */
function files(directory: string): string[] {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
}

function nearestFile(file: string): string {
  const directory = path.dirname(file);
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return '';
  const name = nearestWord(path.basename(file), files(directory));
  return name === '' ? '' : path.join(directory, name);
}
