// One sheet of a workbook as a source.
import { UserError } from '../model/user-error.ts';
import { fingerprint, packingOf, type Content } from './content.ts';
import { makeHeader, repeatedNames } from './header.ts';
import { openSheet } from './sheet-table.ts';
import { sampleSize, singleSource, watch, type Source, type SourceSpec } from './source-model.ts';

/** `file` is where the workbook lies unpacked; `sheetName` undefined: the only sheet that holds anything. */
export async function openXlsxSource(
  spec: SourceSpec,
  content: Content,
  label: string,
  file: string,
  sheetName: string | undefined,
): Promise<Source> {
  const unchanged = watch(content.path);
  const sheet = await namedAs(content.file, file, () =>
    openSheet(file, {
      sheet: sheetName,
      headerRow: spec.written ? 1 : spec.headerRow,
      sampleRows: sampleSize,
      everyRow: spec.written !== undefined,
    }),
  );
  const part = {
    file: content.file,
    label,
    format: 'xlsx' as const,
    encoding: 'utf-8' as const,
    dialect: { delimiter: ',', quote: '"', eol: '\n' as const },
    sheet: sheet.name,
    header: makeHeader(sheet.header),
    headerRow: sheet.headerRow,
    hasHeader: sheet.hasHeader,
    ...(await fingerprint(content.path)),
    packed: packingOf(content),
    date1904: sheet.date1904,
  };
  return singleSource(spec.name, part, {
    path: content.path,
    unchanged,
    sample: sheet.sample,
    notices: [...sheet.notes, ...(repeatedNames(part.header).length > 0 ? ['io/repeated-columns'] : [])],
    lateNotices: () => sheet.lateNotes(),
    async *chunks(source) {
      let firstRow = 1;
      for await (const batch of sheet.batches()) {
        const lines = batch.rows.map(({ row }) => row);
        yield {
          kind: 'rows',
          source,
          part: 0,
          rows: batch.rows.map(({ cells }) => cells),
          lines,
          ...(batch.aside === undefined ? {} : { aside: batch.aside }),
          firstRow,
          firstLine: lines[0] ?? 0,
          weight: Math.round(batch.share * part.bytes),
        };
        firstRow += lines.length;
      }
      return firstRow - 1;
    },
  });
}

/** Errors name the file the person named, not where it lies unpacked. */
export async function namedAs<T>(name: string, file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof UserError) || error.params['file'] !== file) throw error;
    throw new UserError(error.exit, error.code, { ...error.params, file: name }, error.place);
  }
}
