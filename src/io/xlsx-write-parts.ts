// The fixed text of the workbooks we write: everything around the cells.
import { encodeAttribute } from './xml-text.ts';

export type ColumnKind = 'text' | 'number' | 'date';

/** Indexes into `cellXfs` below. */
export const STYLE = { plain: 0, header: 1, text: 2, date: 3, dateTime: 4 } as const;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const ROOT_RELATIONSHIPS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

// Text cells carry the format "@" (49): a person who edits a phone number in Excel then still has text, not a number.
export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  [49, 164, 165]
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export interface WrittenSheet {
  readonly name: string;
  /** `A1:L200001`: header and rows. */
  readonly range: string;
}

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${CONTENT}.${type}+xml"/>`;
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    sheets.map((_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')).join('') +
    part('styles', 'styles') +
    '</Types>'
  );
}

export function workbookRelationships(sheets: readonly WrittenSheet[]): string {
  const relationship = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    sheets
      .map((_, index) => relationship(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join('') +
    relationship(sheets.length + 1, 'styles', 'styles.xml') +
    '</Relationships>'
  );
}

export function workbookXml(sheets: readonly WrittenSheet[]): string {
  // Excel expects the range of an autofilter under this hidden name, and adds it when it is missing.
  const filters = sheets.map(({ name, range }, index) => {
    const [from = '', to = from] = range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2').split(':');
    const sheet = encodeAttribute(`'${name.replaceAll("'", "''")}'`);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${sheet}!${from}:${to}</definedName>`;
  });
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>` +
    sheets
      .map(({ name }, i) => `<sheet name="${encodeAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('') +
    `</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

/** All that comes before the rows: the header row stays in view, columns are as wide as what they show. */
export function sheetHead(widths: readonly number[], kinds: readonly ColumnKind[], isFirst: boolean): string {
  const columns = widths.map((width, index) => {
    const style = kinds[index] === 'number' || kinds[index] === 'date' ? STYLE.plain : STYLE.text;
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>` +
    `${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>`
  );
}

/** All that comes after the rows. Ids stored as text are meant so: no green triangle in every cell. */
export function sheetTail(range: string): string {
  return (
    `</sheetData><autoFilter ref="${range}"/>` +
    `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

const MAX_NAME = 31;

/** A name Excel accepts for a sheet, made from `wanted`; the second and later parts of a long table are numbered. */
export function sheetName(wanted: string, index: number): string {
  const suffix = index === 0 ? '' : ` (${index + 1})`;
  const clean = wanted
    .replace(/[[\]:*?/\\]|\p{Cc}/gu, '_')
    .replace(/^'+|'+$/g, '')
    .slice(0, MAX_NAME - suffix.length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  // Excel keeps "History" for itself.
  return (
    (clean === '' || /^history$/i.test(clean) ? `data${clean === '' ? '' : `_${clean}`}` : clean) + suffix
  );
}

const FIRST_WIDE = 0x1100;
const MIN_WIDTH = 6;
const MAX_WIDTH = 50;

/** Width in characters of the widest of some cells; Han, kana and Hangul take two. */
export function columnWidth(cells: readonly string[]): number {
  let widest = 0;
  for (const cell of cells) {
    let width = 0;
    for (let at = 0; at < cell.length && width < MAX_WIDTH; at++)
      width += cell.charCodeAt(at) < FIRST_WIDE ? 1 : 2;
    widest = Math.max(widest, width);
  }
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, widest + 2));
}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
