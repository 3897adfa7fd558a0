// Reads .xlsx workbooks, everything as text. Our own, because of what others do to a customer's data in silence:
// exceljs' streaming reader breaks Chinese characters at the edges of chunks, loses all but the last run of formatted
// text, returns nothing for prefixed workbooks and shifts 1904 dates; every library rounds 18-digit IDs.
import { usageError, inputError } from '../model/user-error.ts';
import { newFacts, type Merge, type SheetFacts } from './sheet-facts.ts';
import { decodeXml } from './xml-encoding.ts';
import { XmlScanner } from './xml.ts';
import { findParts, type SheetPart, type WorkbookParts } from './xlsx-parts.ts';
import { SheetScanner, type SheetContext, type SheetRow } from './xlsx-rows.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import type { Part } from './xlsx-faults.ts';
import { readMerges } from './xlsx-merges.ts';
import { openZip, ZIP_LIMITS, type Meter, type Zip, type ZipLimits } from './zip.ts';

export type { Meter, SheetRow };

export interface Workbook {
  /** In the order of the workbook's tabs. */
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  /**
   * The rows of a sheet in small batches. What is read counts only when the last batch came: damage shows at the end.
   * `facts` is filled and `meter` runs meanwhile.
   */
  rows(sheetName: string, facts?: SheetFacts, meter?: Meter): AsyncGenerator<readonly SheetRow[]>;
  /** The merged cells of a sheet, without its rows: takes about as long as unpacking it. */
  merges(sheetName: string): Promise<readonly Merge[]>;
  /** What {@link rows} will have put on its meter in the end. */
  packedBytes(sheetName: string): number;
}

export async function openWorkbook(file: string, limits: ZipLimits = ZIP_LIMITS): Promise<Workbook> {
  const zip = await openZip(file, limits);
  const parts = await findParts(zip);
  let tables: Promise<Omit<SheetContext, 'facts'>> | undefined;
  return {
    sheets: parts.sheets,
    date1904: parts.date1904,
    rows: async function* (sheetName, facts = newFacts(), meter) {
      const sheet = findSheet(file, parts, sheetName);
      tables ??= readTables(zip, parts);
      yield* sheetRows(zip, sheet.path, { ...(await tables), facts }, meter);
    },
    merges: async (sheetName) => readMerges(zip, findSheet(file, parts, sheetName).path),
    packedBytes: (sheetName) => zip.packedBytes(findSheet(file, parts, sheetName).path),
  };
}

function findSheet(file: string, { sheets }: WorkbookParts, name: string): SheetPart {
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) {
    const names = sheets.map((one) => one.name).join(', ');
    throw usageError('xlsx/no-such-sheet', { file, sheet: name, sheets: names });
  }
  if (sheet.kind === 'other') throw usageError('xlsx/sheet-without-cells', { file, sheet: name });
  if (sheet.path === '') throw inputError('xlsx/missing-sheet', { file, sheet: name });
  return sheet;
}

async function readTables(zip: Zip, parts: WorkbookParts): Promise<Omit<SheetContext, 'facts'>> {
  const part = (name = ''): Part => ({ file: zip.file, name });
  const chunks = (name: string | undefined): AsyncIterable<Buffer> | undefined =>
    name !== undefined && zip.has(name) ? zip.read(name) : undefined;
  return {
    strings: await readSharedStrings(chunks(parts.strings), part(parts.strings)),
    formats: await readStyles(chunks(parts.styles), part(parts.styles)),
    date1904: parts.date1904,
  };
}

async function* sheetRows(
  zip: Zip,
  name: string,
  context: SheetContext,
  meter?: Meter,
): AsyncGenerator<readonly SheetRow[]> {
  const part: Part = { file: zip.file, name };
  const xml = new XmlScanner(part);
  const sheet = new SheetScanner(xml, context);
  for await (const piece of decodeXml(zip.read(name, meter), part)) {
    xml.feed(piece);
    while (sheet.fill()) yield sheet.take();
  }
  xml.finish();
  const rest = sheet.take();
  if (rest.length > 0) yield rest;
}
