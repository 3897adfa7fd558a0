// JSON Lines, or a list of JSON objects, as a source. The columns are all keys of all records, found in a pass over the
// whole file: the key that first appears in the last record is a column too.
import { inputError } from '../model/user-error.ts';
import type { Dialect } from '../model/record.ts';
import { asciiBytes, chunkEncoding } from './ascii-bytes.ts';
import { packingOf, readContent, type Content } from './content.ts';
import { decodeWhole } from './decoder.ts';
import type { Encoding } from './encoding.ts';
import { makeHeader } from './header.ts';
import { JsonCutter, type JsonPiece } from './json-cut.ts';
import { readJson } from './json-records.ts';
import { JsonScanner } from './json-scan.ts';
import {
  sampleSize,
  singleSource,
  watch,
  type Chunk,
  type JsonLayout,
  type Source,
  type SourceSpec,
} from './source-model.ts';
import { surveyContent } from './survey.ts';
import { decideEncoding } from './text-source.ts';

/** More keys than a sheet has columns: then the keys are data (an object per customer, named by id). */
const MAX_KEYS = 16_384;

/** What must be a byte of its own: in GBK a brace is also the second half of characters. */
const BRACES: Dialect = { delimiter: '{', quote: '"', eol: '\n' };

export async function openJsonSource(spec: SourceSpec, content: Content, label: string): Promise<Source> {
  const { file } = content;
  const unchanged = watch(content.path);
  const survey = await surveyContent(content);
  const encoding = decideEncoding(spec, file, survey);
  const layout = layoutOf(Buffer.from(survey.head).toString(encoding === 'utf-16le' ? 'utf16le' : 'utf8'));
  const scanner = new JsonScanner([], true);
  const sample: string[][] = [];
  const decode = textOf(chunkEncoding(encoding, BRACES));
  let records = 0;
  let lastRow: readonly string[] | undefined;
  for await (const piece of pieces(content, encoding, layout)) {
    records += piece.records;
    const { rows } = readJson(scanner, decode(piece.bytes), layout);
    if (scanner.keys.length > MAX_KEYS) throw inputError('json/too-many-keys', { file, most: MAX_KEYS });
    for (const row of rows) {
      if (typeof row === 'string') continue;
      lastRow = row;
      if (sample.length < sampleSize(row.length)) sample.push(row);
    }
  }
  if (records === 0) throw inputError('io/no-records', { file });
  if (lastRow === undefined) throw inputError('json/not-records', { file, line: 1 });
  const wrapped = records === 1 ? lastRow.findIndex((cell) => cell.startsWith('[{')) : -1;
  if (wrapped >= 0) throw inputError('json/wrapped', { file, key: scanner.keys[wrapped]! });
  if (scanner.keys.length === 0) throw inputError('io/no-header', { file });
  const width = scanner.keys.length;
  for (const row of sample) while (row.length < width) row.push('');
  const part = {
    file,
    label,
    format: 'jsonl' as const,
    encoding,
    dialect: BRACES,
    layout,
    header: makeHeader(scanner.keys),
    headerRow: 0,
    hasHeader: true,
    bytes: survey.bytes,
    sha256: survey.sha256,
    packed: packingOf(content),
    date1904: false,
  };
  return singleSource(spec.name, part, {
    path: content.path,
    unchanged,
    sample,
    async *chunks(source): AsyncGenerator<Chunk, number> {
      let rows = 0;
      for await (const piece of pieces(content, encoding, layout)) {
        rows += piece.records;
        const place = { source, part: 0, firstRow: piece.firstRecord, firstLine: piece.firstLine };
        yield { kind: 'bytes', ...place, bytes: piece.bytes, weight: piece.bytes.length };
      }
      return rows;
    },
  });
}

/** One record a line, unless the text starts a list or its first record goes on over the line's end. */
function layoutOf(head: string): JsonLayout {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (!text.startsWith('{')) return text.startsWith('[') ? 'list' : 'lines';
  const scanner = new JsonScanner([], true);
  scanner.open(text);
  const end = scanner.endOf(0);
  const feed = text.indexOf('\n');
  return feed < 0 || (end > 0 && end <= feed) || !/^\{\s*\n/.test(text) ? 'lines' : 'list';
}

async function* pieces(content: Content, encoding: Encoding, layout: JsonLayout): AsyncGenerator<JsonPiece> {
  const cutter = new JsonCutter(layout, content.file);
  for await (const block of asciiBytes(readContent(content), encoding, BRACES)) {
    const piece = block === undefined ? cutter.end() : cutter.push(block);
    if (piece) yield piece;
  }
}

function textOf(encoding: Encoding): (bytes: Uint8Array) => string {
  if (encoding !== 'utf-8') return (bytes) => decodeWhole(bytes, encoding).text;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}
