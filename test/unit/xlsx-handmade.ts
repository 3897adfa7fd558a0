// Workbooks made by hand for the tests: every part can be replaced, left out or spelled in another way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { columnLetters } from '../../src/io/xlsx-write-parts.ts';
import { encodeText } from '../../src/io/xml-text.ts';
import { centralRecord, endRecords, localHeader, METHOD } from '../../src/io/zip-records.ts';
import { openZipWriter } from '../../src/io/zip-write.ts';
import type { SheetFacts } from '../../src/io/sheet-facts.ts';
import { openWorkbook } from '../../src/io/xlsx-read.ts';
import { UserError } from '../../src/model/user-error.ts';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function relationships(
  list: readonly (readonly [id: string, kind: string, target: string])[],
): string {
  const items = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`;
}

export const sheetOf = (rows: string): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

export const stringsOf = (items: string): string => `${XML}<sst xmlns="${MAIN}">${items}</sst>`;

export const workbookOf = (sheets: string, properties = ''): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${properties}<sheets>${sheets}</sheets></workbook>`;

/** A whole workbook of one sheet, as Excel lays it out. */
export const usualParts: Parts = {
  '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': workbookOf('<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'),
  'xl/_rels/workbook.xml.rels': relationships([
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'sharedStrings', 'sharedStrings.xml'],
    ['rId3', 'styles', 'styles.xml'],
  ]),
  'xl/worksheets/sheet1.xml': sheetOf(''),
};

export const usualSheet = (rows: string, more: Parts = {}): Parts => ({
  ...usualParts,
  'xl/worksheets/sheet1.xml': sheetOf(rows),
  ...more,
});

/** Rows by number, each cell a text; `<c…` is XML with `?` for its reference, and `''` is left out. */
export function rowsXml(
  grid: Readonly<Record<number, readonly string[]>>,
  attributes: Readonly<Record<number, string>> = {},
): string {
  const cellXml = (cell: string, at: string): string =>
    cell.startsWith('<c')
      ? cell.replace('?', `r="${at}"`)
      : `<c r="${at}" t="inlineStr"><is><t>${encodeText(cell)}</t></is></c>`;
  return Object.entries(grid)
    .map(([row, cells]) => {
      const inner = cells.map((cell, column) =>
        cell === '' ? '' : cellXml(cell, `${columnLetters(column)}${row}`),
      );
      return `<row r="${row}"${attributes[Number(row)] ?? ''}>${inner.join('')}</row>`;
    })
    .join('');
}

/** A workbook of several sheets, each with the XML of its part; `undefined` makes it a chart sheet. */
export function tabsOf(
  ...sheets: readonly (readonly [name: string, state: string, xml: string | undefined])[]
): Parts {
  const part = (at: number): string => `worksheets/sheet${at + 1}.xml`;
  return {
    ...usualParts,
    'xl/workbook.xml': workbookOf(
      sheets
        .map(
          ([name, state], at) =>
            `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
        )
        .join(''),
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      sheets.map(([, , xml], at) => [
        `rId${at + 1}`,
        xml === undefined ? 'chartsheet' : 'worksheet',
        part(at),
      ]),
    ),
    ...Object.fromEntries(
      sheets.map(([, , xml], at) => [`xl/${part(at)}`, xml === undefined ? `${XML}<chartsheet/>` : xml]),
    ),
  };
}

export class ByteList {
  readonly chunks: Uint8Array[] = [];

  write(chunk: Uint8Array): void {
    this.chunks.push(chunk);
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

export async function zipBytes(parts: Parts): Promise<Buffer> {
  const list = new ByteList();
  const zip = openZipWriter(list, 6);
  for (const [name, content] of Object.entries(parts)) await zip.add(name, content);
  await zip.end();
  return list.bytes();
}

/** The same archive without compression. */
export function storedZip(parts: Parts): Buffer {
  const stored = (record: Buffer, methodAt: number): Buffer => {
    record.writeUInt16LE(METHOD.stored, methodAt);
    return record;
  };
  const data: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const sizes = { crc: crc32(bytes), compressedBytes: bytes.length, expandedBytes: bytes.length };
    const header = stored(localHeader(name, sizes), 8);
    directory.push(stored(centralRecord({ name, offset, descriptor: false, ...sizes }), 10));
    data.push(header, bytes);
    offset += header.length + bytes.length;
  }
  const bytes = directory.reduce((sum, record) => sum + record.length, 0);
  return Buffer.concat([...data, ...directory, endRecords({ entries: directory.length, bytes, offset })]);
}

/** A folder of one test file; {@link TempFolder.remove} belongs in afterAll. */
export class TempFolder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), 'onerow-xlsx-'));
  #count = 0;

  put(bytes: Uint8Array): string {
    const file = path.join(this.path, `book-${++this.#count}.xlsx`);
    writeFileSync(file, bytes);
    return file;
  }

  async book(parts: Parts): Promise<string> {
    return this.put(await zipBytes(parts));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** All rows of a sheet (the first when not named), by row number. */
export async function readSheet(
  file: string,
  name?: string,
  facts?: SheetFacts,
): Promise<Map<number, readonly string[]>> {
  const workbook = await openWorkbook(file);
  const rows = new Map<number, readonly string[]>();
  for await (const batch of workbook.rows(name ?? workbook.sheets[0]!.name, facts)) {
    for (const { row, cells } of batch) rows.set(row, cells);
  }
  return rows;
}

/** The code of the UserError that reading ends with; '' when it ends well. Anything else thrown is passed on. */
export async function refusal(file: string): Promise<string> {
  try {
    await readSheet(file);
    return '';
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}
