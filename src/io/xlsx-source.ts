// One sheet of a workbook as a source.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inputError } from '../model/user-error.ts';
import { makeHeader, repeatedNames } from './header.ts';
import { openSheet, type SheetNote } from './sheet-table.ts';
import {
  SAMPLE_RECORDS,
  watch,
  type Notice,
  type Source,
  type SourceInfo,
  type SourceSpec,
} from './source-model.ts';

const BLOCK_BYTES = 1 << 20;

export async function openXlsxSource(spec: SourceSpec, bytes: number): Promise<Source> {
  const { file } = spec;
  const unchanged = watch(file);
  const sheet = await openSheet(file, {
    sheet: spec.sheet,
    headerRow: spec.headerRow,
    sampleRows: SAMPLE_RECORDS,
  });
  const info: SourceInfo = {
    name: spec.name,
    file,
    format: 'xlsx',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quote: '"', eol: '\n' },
    sheet: sheet.name,
    header: makeHeader(sheet.header),
    headerRow: sheet.headerRow,
    bytes,
    sha256: await hashOf(file),
    gzip: false,
    date1904: sheet.date1904,
  };
  if (sheet.sample.length === 0) throw inputError('io/no-records', { file });
  const notice = (note: SheetNote): Notice => ({ file, ...note });
  const repeated = repeatedNames(info.header).length > 0 ? [{ file, code: 'io/repeated-columns' }] : [];
  return {
    info,
    path: file,
    unchanged,
    sample: sheet.sample,
    notices: [...sheet.notes.map(notice), ...repeated],
    lateNotices: () => sheet.lateNotes().map(notice),
    async *chunks(index) {
      let firstRow = 1;
      for await (const batch of sheet.batches()) {
        const lines = batch.rows.map(({ row }) => row);
        yield {
          kind: 'rows',
          source: index,
          rows: batch.rows.map(({ cells }) => cells),
          lines,
          ...(batch.aside === undefined ? {} : { aside: batch.aside }),
          firstRow,
          firstLine: lines[0] ?? 0,
          weight: Math.round(batch.share * bytes),
        };
        firstRow += lines.length;
      }
    },
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of fs.createReadStream(file, { highWaterMark: BLOCK_BYTES }))
    hash.update(block as Buffer);
  return hash.digest('hex');
}
