// Delimited text as a source: encoding, dialect, header and preamble decided from samples, then chunks of whole records.
import type { Dialect } from '../model/record.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { RecordCutter } from './csv-cut.ts';
import { detectDialect } from './csv-dialect.ts';
import { parseCsv } from './csv-parse.ts';
import { createDecoder } from './decoder.ts';
import { detectEncoding, parseEncoding, type Encoding } from './encoding.ts';
import { makeHeader, repeatedNames } from './header.ts';
import { packingOf, readContent, type Content } from './content.ts';
import { SAMPLE_RECORDS, singleSource, type Chunk, type Source, type SourceSpec } from './source-model.ts';
import { surveyContent, type Survey } from './survey.ts';

export async function openTextSource(spec: SourceSpec, content: Content, label: string): Promise<Source> {
  const { file } = content;
  const survey = await surveyContent(content);
  if (survey.head.length === 0) throw inputError('io/empty', { file });
  const encoding = decideEncoding(spec, file, survey);
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
  const header = makeHeader(headerCells);
  const part = {
    file,
    label,
    format: 'csv' as const,
    encoding,
    dialect,
    header,
    headerRow,
    bytes: survey.bytes,
    sha256: survey.sha256,
    packed: packingOf(content),
    date1904: false,
  };
  return singleSource(spec.name, part, {
    path: content.path,
    sample,
    notices: repeatedNames(header).length > 0 ? ['io/repeated-columns'] : [],
    chunks: (index) => textChunks(part, content, index),
  });
}

export function decideEncoding(spec: SourceSpec, file: string, survey: Survey): Encoding {
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

async function* textChunks(
  part: { readonly dialect: Dialect; readonly encoding: Encoding; readonly headerRow: number },
  content: Content,
  index: number,
): AsyncGenerator<Chunk, number> {
  const cutter = new RecordCutter(part.dialect);
  for await (const block of asciiCompatible(readContent(content), part.encoding)) {
    const pieces = block === undefined ? cutter.end() : cutter.push(block);
    for (const piece of pieces) {
      const record = piece.kind === 'records' ? piece.firstRecord : piece.record;
      const line = piece.kind === 'records' ? piece.firstLine : piece.line;
      const common = {
        source: index,
        part: 0,
        firstRow: record - part.headerRow,
        firstLine: line,
        weight: piece.bytes.length,
      };
      yield { kind: piece.kind === 'records' ? 'bytes' : 'broken', bytes: piece.bytes, ...common };
    }
  }
  return cutter.records - part.headerRow;
}

/** Bytes in which quotes and line ends are single bytes: UTF-16 becomes UTF-8, a byte order mark goes. */
export async function* asciiCompatible(
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
