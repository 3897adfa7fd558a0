// One sheet of a workbook as a source.
import { inputError } from '../model/user-error.ts';
import { makeHeader } from './header.ts';
import { openSheet, type SheetSource } from './sheet-table.ts';
import { SAMPLE_RECORDS, watch, type Source, type SourceInfo, type SourceSpec } from './source-model.ts';

export async function openXlsxSource(spec: SourceSpec, bytes: number): Promise<Source> {
  const unchanged = watch(spec.file);
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
    unchanged,
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
