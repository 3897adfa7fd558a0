// Whether the row that names a sheet's columns really does. Delimited text is asked the same question by the same
// function (csv-layout.ts): what is read from a workbook and written as text must read as the same table.
import { findLayout, type HeadRecord } from './csv-layout.ts';
import { headerAt, noHeader, type SheetHeader } from './sheet-header.ts';
import type { SheetRow } from './xlsx-read.ts';

/** The first records below a header, padded to one width, with the rows they stand in. */
export interface SheetSample {
  readonly rows: readonly SheetRow[];
  readonly width: number;
}

/** Each turn goes down at least a row. */
const MAX_TURNS = 8;

/**
 * The header as found, or a lower one, or none when its row certainly is data; with the sample below it. `below` reads
 * the sample for a header.
 */
export async function settleHeader(
  found: SheetHeader,
  below: (header: SheetHeader) => Promise<SheetSample>,
): Promise<{ readonly header: SheetHeader; readonly sample: SheetSample }> {
  let header = found;
  for (let turn = 1; ; turn++) {
    const sample = await below(header);
    const next = turn > MAX_TURNS || header.isMissing ? undefined : instead(header, sample);
    if (next === undefined) return { header, sample };
    header = next;
  }
}

/** What is the header when this one is none; undefined when it is one. */
function instead(header: SheetHeader, { rows, width }: SheetSample): SheetHeader | undefined {
  const cells = Array.from({ length: width }, (_, column) => header.cells[column] ?? '');
  const records = [record({ row: header.from, cells }), ...rows.map(record)];
  const { header: at, first } = findLayout(records);
  if (at === 0) return undefined;
  const start = at ?? first;
  if (start === 0) return noHeader(header.from, width, header.above);
  const row = records[start]!.line;
  const above = [...header.above, ...records.slice(0, start).map(({ line }) => line)];
  return at === undefined ? noHeader(row, width, above) : { ...headerAt(rows, row)!, above };
}

function record({ row, cells }: SheetRow): HeadRecord {
  return { cells, line: row, text: '', broken: false };
}
