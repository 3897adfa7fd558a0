// Writes a workbook for people row by row: colours, widths, filters, links within it. Memory does not grow with rows.
import { ByteWriter, wordsOf } from '../text/byte-writer.ts';
import type { StyledBook, StyledCell, StyledSheet } from '../model/styled-sheet.ts';
import { LookBook } from './styled-looks.ts';
import { MAX_ROWS } from './xlsx-rows.ts';
import { columnLetters, ROOT_RELATIONSHIPS, workbookRelationships } from './xlsx-write-parts.ts';
import { encodeAttribute, encodeText } from './xml-text.ts';
import { openZipWriter, type ByteSink, type ZipWriter } from './zip-write.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Half the time of level 4, for a seventh more bytes. */
const LEVEL = 1;
const BLOCK_BYTES = 1 << 18;
/** Excel opens no more on a sheet. */
const MOST_LINKS = 65_000;
const MAX_CELL_LENGTH = 32_767;

interface Finished {
  readonly name: string;
  /** `A1:L200001` of a sheet with a header. */
  readonly range: string | undefined;
}

/** The sink stays open. Rows beyond what a sheet can hold are left out: whoever makes them must know how many there are. */
export async function writeStyledBook(sink: ByteSink, book: StyledBook): Promise<void> {
  const zip = openZipWriter(sink, LEVEL);
  const looks = new LookBook(book.font);
  await zip.add('_rels/.rels', rootRelationships());
  const finished = new Map<number, Finished>();
  const order = [...book.sheets.keys()].sort((a, b) => Number(a === book.last) - Number(b === book.last));
  for (const at of order) finished.set(at, await writeSheet(zip, book.sheets[at]!, at, looks));
  const sheets = book.sheets.map((_, at) => finished.get(at)!);
  await zip.add('xl/styles.xml', looks.xml());
  await zip.add('xl/workbook.xml', workbookXml(sheets));
  const parts = sheets.map(({ name }) => ({ name, range: '' }));
  await zip.add('xl/_rels/workbook.xml.rels', workbookRelationships(parts));
  await zip.add('docProps/core.xml', coreXml(book));
  await zip.add('[Content_Types].xml', contentTypes(sheets.length));
  await zip.end();
}

async function writeSheet(
  zip: ZipWriter,
  sheet: StyledSheet,
  at: number,
  looks: LookBook,
): Promise<Finished> {
  const part = await zip.begin(`xl/worksheets/sheet${at + 1}.xml`);
  const links: string[] = [];
  const xml = new ByteWriter(BLOCK_BYTES + (BLOCK_BYTES >> 2));
  xml.text(sheetHead(sheet, at === 0));
  let row = 0;
  for (const { cells, height } of sheet.rows) {
    if (row >= MAX_ROWS) break;
    row++;
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    xml.text(`<row r="${row}"${tall}>`);
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column]!;
      putCell(xml, column, row, cell, looks);
      if (cell.leadsTo !== undefined && links.length < MOST_LINKS)
        links.push(linkXml(`${letters(column)}${row}`, cell.leadsTo));
    }
    xml.text('</row>');
    if (xml.length < BLOCK_BYTES) continue;
    await part.write(xml.take());
  }
  const { header } = sheet;
  const range = header === 0 || row === 0 ? undefined : `A1:${letters(header - 1)}${row}`;
  const last = letters(Math.max(0, sheet.widths.length - 1));
  const width = sheet.widths.reduce((sum, each) => sum + each, 0);
  xml.text(sheetTail(range, links, `A1:${last}${Math.max(1, row)}`, width));
  await part.write(xml.take());
  await part.end();
  return { name: sheet.name, range };
}

const known: string[] = [];
const letters = (column: number): string => (known[column] ??= columnLetters(column));

const pieces = (text: string): DataView => wordsOf(Buffer.from(text));
const CELL = pieces('<c r="');
const STYLE = pieces('" s="');
const NUMBER = pieces('"><v>');
const NUMBER_END = pieces('</v></c>');
const EMPTY = pieces('"/>');
const TEXT = pieces('" t="inlineStr"><is><t xml:space="preserve">');
const TEXT_END = pieces('</t></is></c>');

function putCell(
  xml: ByteWriter,
  column: number,
  row: number,
  { value, look }: StyledCell,
  looks: LookBook,
): void {
  xml.copy(CELL);
  xml.text(letters(column));
  xml.number(row);
  xml.copy(STYLE);
  xml.number(looks.indexOf(look, typeof value === 'number'));
  if (typeof value === 'number') {
    xml.copy(NUMBER);
    xml.text(String(value));
    xml.copy(NUMBER_END);
    return;
  }
  if (value === '') {
    xml.copy(EMPTY);
    return;
  }
  const held = value.length > MAX_CELL_LENGTH ? `${value.slice(0, MAX_CELL_LENGTH - 1)}…` : value;
  xml.copy(TEXT);
  xml.text(encodeText(held));
  xml.copy(TEXT_END);
}

function linkXml(place: string, { sheet, cell }: NonNullable<StyledCell['leadsTo']>): string {
  const location = encodeAttribute(`'${sheet.replaceAll("'", "''")}'!${cell}`);
  return `<hyperlink ref="${place}" location="${location}"/>`;
}

function sheetHead({ widths, header }: StyledSheet, isFirst: boolean): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane =
    header === 0
      ? ''
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>';
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>`
  );
}

/** Characters across a page that can still be read. */
const LEGIBLE = 240;

/** A4 on its side, as wide as the table or, of a wide one, its part. Ids stored as text are meant so: no green triangle in every cell. */
function sheetTail(range: string | undefined, links: readonly string[], all: string, width: number): string {
  return (
    '</sheetData>' +
    (range === undefined ? '' : `<autoFilter ref="${range}"/>`) +
    (links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`) +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" ' +
    `fitToWidth="${Math.max(1, Math.ceil(width / LEGIBLE))}" fitToHeight="0"/>` +
    `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

function workbookXml(sheets: readonly Finished[]): string {
  const names = sheets.flatMap(({ name, range }, at) => {
    if (range === undefined) return [];
    const sheet = encodeAttribute(`'${name.replaceAll("'", "''")}'`);
    const fixed = range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${sheet}!${fixed}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`,
    ];
  });
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>` +
    sheets
      .map(({ name }, i) => `<sheet name="${encodeAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('') +
    `</sheets>${names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`}</workbook>`
  );
}

function rootRelationships(): string {
  const core = `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;
  return ROOT_RELATIONSHIPS.replace('</Relationships>', `${core}</Relationships>`);
}

function coreXml({ creator, date }: StyledBook): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : '1970-01-01T00:00:00Z';
  const stamp = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:creator>${encodeText(creator)}</dc:creator>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
  );
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}.xml" ContentType="${type}+xml"/>`;
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('xl/workbook', `${CONTENT}.sheet.main`) +
    Array.from({ length: sheets }, (_, at) =>
      part(`xl/worksheets/sheet${at + 1}`, `${CONTENT}.worksheet`),
    ).join('') +
    part('xl/styles', `${CONTENT}.styles`) +
    part('docProps/core', 'application/vnd.openxmlformats-package.core-properties') +
    '</Types>'
  );
}
