// Delimited text as a source: encoding, dialect, header and preamble decided from samples, then chunks of whole records.
import { inputError, usageError } from '../model/user-error.ts';
import { RecordCutter } from './csv-cut.ts';
import { detectDialect } from './csv-dialect.ts';
import { parseCsv } from './csv-parse.ts';
import { createDecoder } from './decoder.ts';
import { detectEncoding, parseEncoding, type Encoding } from './encoding.ts';
import { makeHeader, repeatedNames } from './header.ts';
import {
  SAMPLE_RECORDS,
  watch,
  type Chunk,
  type Source,
  type SourceInfo,
  type SourceSpec,
} from './source-model.ts';
import { openBytes, surveyFile } from './survey.ts';

export async function openTextSource(spec: SourceSpec): Promise<Source> {
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
  const notices = repeatedNames(info.header).length > 0 ? [{ file, code: 'io/repeated-columns' }] : [];
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
