// Delimited text as a source: encoding, dialect, header and preamble decided from samples, then chunks of whole records.
import { inputError, usageError } from '../model/user-error.ts';
import type { Dialect, Header } from '../model/record.ts';
import { asciiBytes, textOf } from './ascii-bytes.ts';
import { RecordCutter } from './csv-cut.ts';
import { detectDialect, isRegular } from './csv-dialect.ts';
import { findFooter } from './csv-footer.ts';
import { IrregularReader } from './csv-irregular.ts';
import { findLayout, NAMED_DELIMITER, type HeadRecord, type Layout } from './csv-layout.ts';
import { parseCsv } from './csv-parse.ts';
import { doneWith, headOf, packingOf, readContent, type Content } from './content.ts';
import { createDecoder } from './decoder.ts';
import { detectEncoding, parseEncoding, type Encoding } from './encoding.ts';
import { makeHeader, numberedHeader, repeatedNames } from './header.ts';
import {
  SAMPLE_RECORDS,
  singleSource,
  watch,
  type Chunk,
  type Notice,
  type PartInfo,
  type Source,
  type SourceSpec,
} from './source-model.ts';
import { countLineEnds, lineCounter } from './physical-lines.ts';
import { glanceAt, surveyContent, type Survey } from './survey.ts';

/** A header and a record of cells as long as cells may be. */
const MAX_HEAD_BYTES = 32 << 20;

type Part = Omit<PartInfo, 'columns' | 'rows'>;

export async function openTextSource(spec: SourceSpec, content: Content, label: string): Promise<Source> {
  const { file } = content;
  const unchanged = watch(content.path);
  const isOurs = spec.ours === true && spec.encoding !== undefined && packingOf(content) === 'no';
  const survey = isOurs ? await glanceAt(content.path) : await surveyContent(content);
  if (survey.head.length === 0) throw inputError('io/empty', { file });
  const encoding = decideEncoding(spec, file, survey);
  checkDelimiter(spec.delimiter);
  const { dialect, layout, records } = await readHead(survey, content, encoding, spec);
  const headerRecord = layout.header === undefined ? undefined : records[layout.header];
  const cells = headerRecord?.cells;
  const unread = cells?.filter((cell) => cell.includes('\ufffd')).length ?? 0;
  if (cells && spec.encoding !== undefined && unread * 2 > cells.length)
    throw inputError('io/wrong-encoding', { file, encoding });
  const data = dataOf(records, layout);
  const header: Header = cells ? makeHeader(cells.slice(0, layout.width)) : numberedHeader(layout.width);
  const footer = spec.written ? [] : findFooter(tailText(survey, encoding), dialect, layout.width);
  const part: Part = {
    file,
    label,
    format: 'csv',
    encoding,
    dialect,
    header,
    headerRow: layout.first,
    hasHeader: cells !== undefined,
    bytes: survey.bytes,
    sha256: survey.sha256,
    packed: packingOf(content),
    date1904: false,
    ...(footer.length > 0 ? { footer } : {}),
  };
  return singleSource(spec.name, part, {
    path: content.path,
    unchanged,
    sample: data.slice(0, SAMPLE_RECORDS).map((record) => record.cells),
    notices: noticesOf(part, records, layout, spec),
    chunks: (index) => textChunks(part, content, index),
  });
}

function checkDelimiter(value: string | undefined): void {
  if (value === undefined) return;
  // Several letters are a word that was misspelt, not a delimiter.
  if (value === '' || value.length > 8 || /["\r\n]/.test(value) || /^[\p{L}\p{N}]{2,}$/u.test(value))
    throw usageError('cli/delimiter', { value });
}

interface Head {
  readonly layout: Layout;
  readonly records: HeadRecord[];
}

/** What the file's first bytes tell; more of them when they hold no record of data, because its first cells are long. */
async function readHead(
  survey: Survey,
  content: Content,
  encoding: Encoding,
  spec: SourceSpec,
): Promise<Head & { readonly dialect: Dialect }> {
  const { file } = content;
  const length = survey.tailStart + survey.tail.length;
  for (let head = survey.head; ;) {
    const text = createDecoder(encoding).write(head);
    const told = spec.delimiter === undefined ? {} : { delimiter: spec.delimiter };
    const dialect = spec.written ?? detectDialect(text, told);
    // The last record of the head may be cut off in its middle; it is read only when it is the file's last.
    const isWhole = head.length >= length;
    const found = recordsOf(text, dialect, isWhole, { ...spec, file });
    const isEnough = isWhole || head.length >= MAX_HEAD_BYTES;
    if (isEnough || dataOf(found.records, found.layout).length > 0) return { dialect, ...found };
    head = await headOf(content, head.length * 8);
  }
}

function dataOf(records: readonly HeadRecord[], { first }: Layout): HeadRecord[] {
  return records.slice(first).filter((record) => !record.broken);
}

/** The head's records and where the table stands among them, as the chunks will number them. */
function recordsOf(text: string, dialect: Dialect, isWhole: boolean, spec: SourceSpec): Head {
  const first = headRecords(text, dialect, 0, isWhole);
  const layout = layoutOf(first, spec, dialect);
  // Knowing the width, broken quotes and odd line ends are found that could not be before.
  const records = headRecords(text, dialect, layout.width, isWhole);
  const again = (index: number): number => {
    const line = first[index]?.line ?? Infinity;
    const found = records.findIndex((record) => record.line >= line);
    return found < 0 ? records.length : found;
  };
  const header = layout.header === undefined ? undefined : again(layout.header);
  return {
    layout: { ...layout, header, first: header === undefined ? again(layout.first) : header + 1 },
    records,
  };
}

function layoutOf(
  records: readonly HeadRecord[],
  { file, headerRow, written }: SourceSpec,
  { eol }: Dialect,
): Layout {
  if (written) return { header: 0, first: 1, width: records[0]?.cells.length ?? 0 };
  if (headerRow === undefined) return findLayout(records);
  if (headerRow === 0) return { ...findLayout(records), ...withoutHeader(records) };
  const header = records.findLastIndex((candidate) => candidate.line <= headerRow);
  const record = records[header];
  if (!record || headerRow > record.line + countLineEnds(record.text, eol))
    throw inputError('io/no-header', { file });
  return { header, first: header + 1, width: record.cells.length };
}

/** Without a header the table starts at the first record that is of the usual width. */
function withoutHeader(records: readonly HeadRecord[]): { header: undefined; first: number } {
  const { header, first } = findLayout(records);
  return { header: undefined, first: header ?? first };
}

function headRecords(text: string, dialect: Dialect, width: number, isWhole: boolean): HeadRecord[] {
  const records: HeadRecord[] = [];
  if (!isRegular(dialect)) {
    const reader = new IrregularReader(dialect, width);
    for (const part of isWhole ? [reader.push(text), reader.end()] : [reader.push(text)])
      part.rows.forEach((cells, i) => {
        const raw = part.text.slice(part.starts[i], part.ends[i]);
        records.push({ cells, line: part.lines[i]!, text: raw, broken: part.broken[i]! });
      });
    return records;
  }
  const cutter = new RecordCutter(dialect, width);
  const pieces = [...cutter.push(Buffer.from(text)), ...(isWhole ? cutter.end() : [])];
  for (const piece of pieces) {
    const part = Buffer.from(piece.bytes).toString();
    if (piece.kind === 'broken') {
      records.push({ cells: [part], line: piece.line, text: part, broken: true });
      continue;
    }
    const parsed = parseCsv(part, piece.eol === undefined ? dialect : { ...dialect, eol: piece.eol });
    const lineAt = lineCounter(part, piece.firstLine, dialect.eol);
    parsed.rows.forEach((cells, i) => {
      const raw = part.slice(parsed.starts[i], parsed.ends[i]);
      records.push({ cells, line: lineAt(parsed.starts[i]!), text: raw, broken: false });
    });
  }
  return records;
}

function tailText(survey: Survey, encoding: Encoding): string {
  // Two-byte units are whole again when the start is even; of other encodings the first line may be garbled, and goes.
  const bytes = survey.tail.subarray(survey.tailStart % 2);
  const decoder = createDecoder(encoding);
  const text = decoder.write(bytes) + decoder.end();
  return survey.tailStart === 0 ? text : text.slice(text.search(/[\r\n]/) + 1);
}

function noticesOf(
  { header }: Part,
  records: readonly HeadRecord[],
  layout: Layout,
  spec: SourceSpec,
): Omit<Notice, 'file'>[] {
  const notices: Omit<Notice, 'file'>[] = [];
  if (repeatedNames(header).length > 0) notices.push({ code: 'io/repeated-columns' });
  const start = layout.header ?? layout.first;
  const first = records.slice(0, start).find((record) => !NAMED_DELIMITER.test(record.text))?.line;
  if (first !== undefined && !spec.headerRow) {
    const last = (records[start]?.line ?? 0) - 1;
    const code = last > first ? 'io/lines-above-header' : 'io/line-above-header';
    notices.push({ code, params: { first, last } });
  }
  if (layout.header === undefined && spec.headerRow === undefined)
    notices.push({ code: 'io/no-header-row', params: { line: records[layout.first]?.line ?? 1 } });
  return notices;
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
  if (detected.mixed) {
    const [first, second] = detected.candidates.map(({ encoding, sample }) => `${encoding} (${sample})`);
    throw inputError('io/mixed-encodings', { file, first: first ?? '', second: second ?? '' });
  }
  const candidates = detected.candidates
    .map((candidate) => `${candidate.encoding}: ${candidate.sample}`)
    .join(' | ');
  throw inputError('io/encoding-unclear', { file, candidates });
}

async function* textChunks(part: Part, content: Content, index: number): AsyncGenerator<Chunk, number> {
  const blocks = readContent(content);
  const width = part.header.names.length;
  if (!isRegular(part.dialect)) {
    return yield* irregularChunks(blocks, part, index);
  }
  const cutter = new RecordCutter(part.dialect, width);
  for await (const block of asciiBytes(blocks, part.encoding, part.dialect)) {
    const pieces = block === undefined ? cutter.end() : cutter.push(block);
    for (const piece of pieces) {
      const weight = piece.bytes.length;
      const { bytes } = piece;
      if (piece.kind === 'broken') {
        const firstRow = piece.record - part.headerRow;
        yield { kind: 'broken', source: index, part: 0, bytes, firstRow, firstLine: piece.line, weight };
        continue;
      }
      const { firstRecord, firstLine, eol } = piece;
      const firstRow = firstRecord - part.headerRow;
      const chunk = { kind: 'bytes' as const, source: index, part: 0, bytes, firstRow, firstLine, weight };
      yield eol === undefined ? chunk : { ...chunk, eol };
    }
    if (block !== undefined) doneWith(content, block);
  }
  return cutter.records - part.headerRow;
}

async function* irregularChunks(
  blocks: AsyncIterable<Uint8Array>,
  part: Part,
  index: number,
): AsyncGenerator<Chunk, number> {
  const reader = new IrregularReader(part.dialect, part.header.names.length);
  let firstRow = 1 - part.headerRow;
  for await (const text of textOf(blocks, part.encoding)) {
    const records = text === undefined ? reader.end() : reader.push(text);
    if (records.rows.length === 0) continue;
    const firstLine = records.lines[0]!;
    yield {
      kind: 'records',
      source: index,
      part: 0,
      records,
      firstRow,
      firstLine,
      weight: records.text.length,
    };
    firstRow += records.rows.length;
  }
  return firstRow - 1;
}
