// A file read as the commands read it: opened, cut, decoded, sifted.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { textOf } from '../../src/io/ascii-bytes.ts';
import type { Encoding } from '../../src/io/encoding.ts';
import { parseCsv } from '../../src/io/csv-parse.ts';
import { openSource, type SourceInfo, type SourceSpec } from '../../src/io/source.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';

export interface TableRecord {
  readonly number: number;
  readonly line: number;
  /** As it stands in the file. */
  readonly text: string;
  /** Empty for a record that can be used. */
  readonly code: string;
  readonly cells: readonly string[];
}

/** Every data record of a delimited file in order, used or rejected. */
export async function readTable(
  file: string,
  spec: Partial<SourceSpec> = {},
): Promise<{ info: SourceInfo; notices: string[]; records: TableRecord[] }> {
  const source = await openSource({ name: 'table', file, ...spec });
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  const records: TableRecord[] = [];
  for await (const chunk of source.chunks(0)) {
    const { rows, numbers, rejects, raw, lineOf } = read(chunk);
    rows.forEach((cells, i) => {
      const start = raw!.starts[i]!;
      // Records with surplus blank cells are not copied as text and have no end.
      const known = raw!.ends[i]!;
      const end =
        known < 0 ? start + parseCsv(raw!.text.slice(start), source.info.dialect, 1).ends[0]! : known;
      const text = raw!.text.slice(start, end);
      records.push({ number: numbers[i]!, line: lineOf(i), text, code: '', cells });
    });
    for (const { row, line, code, raw: text } of rejects)
      records.push({ number: row, line, text, code, cells: [] });
  }
  records.sort((a, b) => a.number - b.number);
  const notices = source.notices.map((notice) => (typeof notice === 'string' ? notice : notice.code));
  return { info: source.info, notices, records };
}

/** The whole text of a file, without its byte order mark. */
export async function textOfFile(file: string, encoding: Encoding): Promise<string> {
  const bytes = readFileSync(file);
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  let text = '';
  for await (const part of textOf(blocksOf(unpacked), encoding)) text += part ?? '';
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

async function* blocksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
