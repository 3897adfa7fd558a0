// Workbooks polluted as a whole and cell by cell, through the reader the commands use; and cells that are hard to write.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { openSource } from '../../src/io/source.ts';
import { openTableWriter } from '../../src/io/table-writer.ts';
import type { ColumnKind } from '../../src/io/xlsx-write.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { EXIT, UserError } from '../../src/model/user-error.ts';
import {
  ByteList, MAIN, XML, rowsXml, storedZip, stringsOf, tabsOf, usualParts, workbookOf, zipBytes, type Parts,
} from '../unit/xlsx-handmade.ts'; // prettier-ignore
import type { FormatCase, Outcome } from './format-case.ts';

type Cells = readonly string[];
type Rows = readonly Cells[];

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const HEADER: Cells = ['编号', '姓名', '手机', '城市', '备注'];
const ROWS: Rows = Array.from('伟芳娜敏静丽强磊军洋勇艳', (given, at) => [
  `C${1001 + at}`,
  `${'王李张刘陈杨'[at % 6]!}${given}`,
  `139${String(10_000_000 + at * 791_919).padStart(8, '0')}`,
  ['上海', '北京', 'São Paulo'][at % 3]!,
  ['老客户', '电话联系', 'ok'][at % 3]!,
]);
/** Where the row is that something is wrong with, and its cell. */
const DIRTY = 5;
const DIRTY_CELL = 4;
const REST = ROWS.filter((_, at) => at !== DIRTY);

/** Rows of a sheet from the first on; a row without cells is not there. */
const numbered = (rows: Rows, attributes: Readonly<Record<number, string>> = {}): string =>
  rowsXml(
    Object.fromEntries(rows.flatMap((cells, at) => (cells.length === 0 ? [] : [[at + 1, cells]]))),
    attributes,
  );

const sheetXml = (rows: string, before = '', after = ''): string =>
  `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

const merged = (...ranges: Cells): string =>
  `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;

const bookOf = (sheet: string, more: Parts = {}): Parts => ({
  ...usualParts,
  'xl/styles.xml': STYLES,
  [SHEET]: sheet,
  ...more,
});

/** The clean table, with its whole sheet. */
const PLAIN = sheetXml(numbered([HEADER, ...ROWS]));

const tabs = (...sheets: readonly (readonly [name: string, state: string, rows: Rows])[]): Parts =>
  tabsOf(...sheets.map(([name, state, rows]) => [name, state, sheetXml(numbered(rows))] as const));

interface Found {
  readonly names: Cells;
  readonly original: Cells;
  readonly rows: Rows;
  readonly rejects: readonly { readonly code: string; readonly raw: string }[];
  readonly notices: Cells;
}

/** Reads a workbook that lies alone in a folder; `strays` are files that were not there before. */
async function readBook(bytes: Uint8Array): Promise<Found & { readonly strays: Cells }> {
  const outer = mkdtempSync(path.join(tmpdir(), 'onerow-formats-'));
  const file = path.join(outer, 'inner', 'book.xlsx');
  try {
    mkdirSync(path.dirname(file));
    writeFileSync(file, bytes);
    const source = await openSource({ name: 'book', file });
    const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
    const rows: Cells[] = [];
    const rejects: { code: string; raw: string }[] = [];
    for await (const chunk of source.chunks(0)) {
      const found = read(chunk);
      rows.push(...found.rows);
      rejects.push(...found.rejects);
    }
    const notices = [...source.notices, ...(source.lateNotices?.() ?? [])].map(({ code }) => code);
    const { names, original } = source.info.header;
    const known = new Set(['inner', path.join('inner', 'book.xlsx')]);
    const strays = readdirSync(outer, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !known.has(name),
    );
    return { names, original, rows, rejects, notices, strays };
  } finally {
    rmSync(outer, { recursive: true, force: true });
  }
}

interface Expected {
  /** Rows with nothing wrong, as they must come out. */
  readonly clean: Rows;
  readonly header?: Cells;
  /** The row that something is wrong with: found again by its first cell, all but one of its cells as they were. */
  readonly dirty?: Cells;
  /** Rows that are no records: they may be set aside, but not disappear. */
  readonly aside?: Cells;
}

function judge(found: Found & { readonly strays: Cells }, expected: Expected): Outcome {
  const { clean, header = HEADER, dirty, aside = [] } = expected;
  const said: string[] = [];
  const left = new Map<string, number>();
  for (const row of found.rows) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  let lost = 0;
  for (const row of clean) {
    const count = left.get(keyOf(row)) ?? 0;
    if (count === 0) lost++;
    else left.set(keyOf(row), count - 1);
  }
  const surplus = found.rows.filter((row) => (left.get(keyOf(row)) ?? 0) > 0);
  if (lost > 0) said.push(`${clean.length - lost} of ${clean.length} clean rows are read`);
  else if (!dirty) said.push('all rows are read');

  const others = surplus.filter((row) => row[0] !== dirty?.[0]);
  if (dirty) {
    const kept = surplus.filter((row) => row[0] === dirty[0]);
    const isAside = found.rejects.some(({ raw }) => raw.includes(dirty[0]!));
    for (const row of kept) {
      said.push(`the row is kept, the cell reads ${shown(row[DIRTY_CELL] ?? '')}`);
      if (dirty.some((cell, column) => column !== DIRTY_CELL && row[column] !== cell)) lost++;
    }
    if (kept.length !== (isAside ? 0 : 1)) lost++;
  }
  if (others.length > 0)
    said.push(`as records too: ${others.map((row) => shown(row.join(' ').trim())).join(', ')}`);
  const somewhere = [...found.rejects.map(({ raw }) => raw), ...others.map((row) => row.join('\t'))];
  lost += aside.filter((text) => !somewhere.some((row) => row.includes(text))).length;
  const codes = [...new Set(found.rejects.map(({ code }) => code))];
  if (codes.length > 0) said.push(`in rejects.csv: ${codes.join(', ')}`);
  if (keyOf(found.original) !== keyOf(header)) {
    lost++;
    said.push(`header ${found.original.join(', ')}`);
  }
  if (keyOf(found.names) !== keyOf(header)) said.push(`columns ${found.names.join(', ')}`);
  if (found.notices.length > 0) said.push(`notice ${[...new Set(found.notices)].join(', ')}`);
  if (found.strays.length > 0) {
    lost++;
    said.push(`files appear: ${found.strays.join(', ')}`);
  }
  return { answer: said.join('; '), lost };
}

const keyOf = (cells: Cells): string => JSON.stringify(cells);

/** A cell for the page: as it is, or in JSON when something in it cannot be seen. */
function shown(text: string): string {
  if (text === '') return 'blank';
  return text === text.trim() && /^[^\p{Cc}]*$/u.test(text) ? `\`${text}\`` : `\`${JSON.stringify(text)}\``;
}

function refusal(error: unknown): Outcome {
  if (!(error instanceof UserError)) throw error;
  const verb = error.exit === EXIT.usage ? 'stops and asks' : 'the file is refused';
  return { answer: `${verb} (${error.code})`, lost: 0 };
}

const reading = (
  pollution: string,
  make: () => Promise<Uint8Array> | Uint8Array,
  expected: Expected = { clean: ROWS },
): FormatCase => ({
  door: 'XLSX',
  direction: 'reading',
  pollution,
  async run() {
    const bytes = await make();
    return readBook(bytes).then((found) => judge(found, expected), refusal);
  },
});

const book = (pollution: string, parts: Parts, expected?: Expected): FormatCase =>
  reading(pollution, () => zipBytes(parts), expected);

const table = (pollution: string, rows: Rows, expected?: Expected): FormatCase =>
  book(pollution, bookOf(sheetXml(numbered(rows))), expected);

/** One cell of one row is not what its column holds. */
function cell(pollution: string, xml: string, more: Parts = {}): FormatCase {
  const dirty = ROWS[DIRTY]!;
  const rows = ROWS.map((row, at) => (at === DIRTY ? row.with(DIRTY_CELL, xml) : row));
  return book(pollution, bookOf(sheetXml(numbered([HEADER, ...rows])), more), { clean: REST, dirty });
}

const everyPart = (parts: Parts, change: (xml: string) => string): Parts =>
  Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, change(xml as string)]));

const prefixed = (xml: string): string =>
  xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="');

const withDtd = (dtd: string): Parts =>
  bookOf(PLAIN, {
    [STRINGS]: `<?xml version="1.0"?><!DOCTYPE sst ${dtd}><sst xmlns="${MAIN}"><si><t>&x;</t></si></sst>`,
  });

const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(stream, 'utf16le')]);

/** Rows whose cell lies under the merged one above. */
const COVERED = [DIRTY, DIRTY + 1];
const SUM: Cells = ['合计', '', '', '', '2,310.50'];
const DATE_1904 = workbookOf('<sheet name="Sheet1" sheetId="1" r:id="rId1"/>', '<workbookPr date1904="1"/>');

const READ: readonly FormatCase[] = [
  table('a title, a date and a blank row above the header', [['客户清单'], ['导出日期：', '2024-01-01'], [], HEADER, ...ROWS]),
  table('blank rows above the header', [[], [], [], HEADER, ...ROWS]),
  book(
    'a header of two lines, merged over and down',
    bookOf(
      sheetXml(
        numbered([['编号', '姓名', '联系方式', '', '备注'], ['', '', '手机', '城市', ''], ...ROWS]),
        '',
        merged('A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'),
      ),
    ),
  ),
  table('a row of sums and a remark at the end', [HEADER, ...ROWS, SUM, [], ['制表人：张三']], {
    clean: ROWS,
    aside: ['合计', '制表人：张三'],
  }),
  table('a row of sums in the middle', [HEADER, ...ROWS.slice(0, DIRTY), SUM, ...ROWS.slice(DIRTY)], {
    clean: ROWS,
    aside: ['合计'],
  }),
  table('the header once more in the middle', [HEADER, ...ROWS.slice(0, DIRTY), HEADER, ...ROWS.slice(DIRTY)], {
    clean: ROWS,
    aside: ['编号'],
  }),
  table('blank rows between the records', [HEADER, ...ROWS.flatMap((row) => [row, []])]),
  table('a value beside the last column', [HEADER, ...ROWS.map((row, at) => (at === DIRTY ? [...row, '', 'x'] : row))], {
    clean: ROWS.map((row, at) => [...row, '', at === DIRTY ? 'x' : '']),
    header: [...HEADER, '', ''],
  }),
  book(
    'cells of three records merged',
    bookOf(
      sheetXml(
        numbered([HEADER, ...ROWS.map((row, at) => (COVERED.includes(at) ? row.with(DIRTY_CELL, '') : row))]),
        '',
        merged(`E${DIRTY + 1}:E${DIRTY + 3}`),
      ),
    ),
    { clean: ROWS.map((row, at) => (COVERED.includes(at) ? row.with(DIRTY_CELL, '') : row)) },
  ),
  book('hidden rows', bookOf(sheetXml(numbered([HEADER, ...ROWS], { 4: ' hidden="1"', 8: ' hidden="1"' })))),
  book('a hidden column', bookOf(sheetXml(numbered([HEADER, ...ROWS]), '<cols><col min="3" max="3" hidden="1"/></cols>'))),
  book('a hidden sheet beside', tabs(['客户', 'visible', [HEADER, ...ROWS]], ['旧', 'hidden', [HEADER, ...ROWS]])),
  book('only a hidden sheet holds anything', tabs(['客户', 'visible', []], ['旧', 'hidden', [HEADER, ...ROWS]])),
  book('several filled sheets', tabs(['客户', 'visible', [HEADER, ...ROWS]], ['供应商', 'visible', [HEADER, ...ROWS]])),
  cell('a formula with its result', '<c ? t="str"><f>A2&amp;"x"</f><v>C1001x</v></c>'),
  cell('a formula without a result', '<c ?><f>A2&amp;"x"</f></c>'),
  cell('an 18-digit number', '<c ?><v>110101199003078515</v></c>'),
  cell('an 18-digit number that Excel has rounded (`1.1E+17`)', '<c ?><v>1.1E+17</v></c>'),
  cell('a phone number as `1.3800138E10`', '<c ?><v>1.3800138E10</v></c>'),
  cell('noise of binary fractions (`0.30000000000000004`)', '<c ?><v>0.30000000000000004</v></c>'),
  cell('a date (45292)', '<c ? s="1"><v>45292</v></c>'),
  cell('a date in a workbook that counts from 1904 (42735)', '<c ? s="1"><v>42735</v></c>', { 'xl/workbook.xml': DATE_1904 }),
  cell('an ISO date (`2024-01-01T10:11:12.5Z`)', '<c ? t="d"><v>2024-01-01T10:11:12.5Z</v></c>'),
  cell('a boolean', '<c ? t="b"><v>1</v></c>'),
  cell('an error', '<c ? t="e"><v>#N/A</v></c>'),
  cell('rich text in the cell', '<c ? t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r></is></c>'),
  cell('`_x000D_` in the text', '<c ? t="inlineStr"><is><t>one_x000D_\ntwo</t></is></c>'),
  cell('`_x005F_x0041_` in the text', '<c ? t="inlineStr"><is><t>_x005F_x0041_</t></is></c>'),
  cell('blanks at both ends', '<c ? t="inlineStr"><is><t>  x </t></is></c>'),
  cell('a phonetic guide', '<c ? t="s"><v>0</v></c>', {
    [STRINGS]: stringsOf('<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'),
  }),
  cell('an index beyond the shared strings', '<c ? t="s"><v>7</v></c>', { [STRINGS]: stringsOf('<si><t>x</t></si>') }),
  cell('two values for one cell', '<c ?><v>1</v></c><c r="E7"><v>2</v></c>'),
  cell('a reference to another row', '<c r="E99"><v>1</v></c>'),
  book('cells without references', bookOf(PLAIN.replaceAll(/ r="[A-Z]*\d+"/g, ''))),
  table('two columns of one name', [HEADER.with(3, '手机'), ...ROWS], { clean: ROWS, header: HEADER.with(3, '手机') }),
  table('a column without a name', [HEADER.with(3, ''), ...ROWS], { clean: ROWS, header: HEADER.with(3, '') }),
  book('names with prefixes (`x:row`)', everyPart(bookOf(PLAIN), prefixed)),
  book('a DTD with entities', withDtd('[<!ENTITY a "aaaa"><!ENTITY x "&a;&a;">]')),
  book('a DTD from outside', withDtd('SYSTEM "file:///etc/hostname"')),
  reading('a file cut in half', async () => {
    const whole = await zipBytes(bookOf(PLAIN));
    return whole.subarray(0, whole.length >> 1);
  }),
  reading('one letter changed in the archive', () => {
    const whole = storedZip(bookOf(PLAIN));
    whole[whole.indexOf('C1005') + 4] = 0x39;
    return whole;
  }),
  reading('a password', () => ole('EncryptedPackage')),
  reading('an old workbook (`.xls`) called `.xlsx`', () => ole('Workbook')),
  reading('a web page called `.xlsx`', () => Buffer.from('<html><table><tr><td>编号</td></tr></table></html>')),
  book('entries called `../x` beside', bookOf(PLAIN, { '../escaped.txt': 'x', '..\\escaped.txt': 'x', '../inner/new.txt': 'x' })),
]; // prettier-ignore

/** One cell written among others: what another program sees in it, and what our reader reads back. */
async function write(text: string, kind: ColumnKind): Promise<Outcome> {
  const header = ['id', 'value', 'end'];
  const rows = Array.from({ length: 5 }, (_, i) => [`C${i}`, i === 2 ? text : 'plain', `x${i}`]);
  const list = new ByteList();
  const output = { path: 'out.xlsx', write: (data: string | Uint8Array) => list.write(Buffer.from(data)) };
  try {
    const writer = await openTableWriter(output, 'xlsx', { header, kinds: ['text', kind, 'text'] });
    await writer.rows(rows);
    await writer.end();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { row, column } = error.params;
    return { answer: `the run stops and names row ${row} and column ${column} (${error.code})`, lost: 0 };
  }
  const bytes = list.bytes();
  const back = await readBook(bytes);
  let lost = rows.filter((row, at) => keyOf(back.rows[at] ?? []) !== keyOf(row)).length;
  lost += Math.abs(back.rows.length - rows.length) + back.rejects.length;
  const read = back.rows[2]?.[1] ?? '';
  const result = read === text ? 'reads back as it was' : `reads back as ${shown(read)}`;
  return { answer: `written as ${await kindSeen(bytes, 'B4')}, and ${result}`, lost };
}

/** What exceljs, which is not ours, takes a cell of the first sheet for. */
async function kindSeen(bytes: Buffer, reference: string): Promise<string> {
  const seen = new ExcelJS.Workbook();
  // Its types know only the Buffer of an older Node.
  await seen.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const { type, numFmt } = seen.worksheets[0]!.getCell(reference);
  const name = type === ExcelJS.ValueType.String ? 'text' : ExcelJS.ValueType[type].toLowerCase();
  return numFmt ? `${name} in the format \`${numFmt}\`` : name;
}

const writing = (pollution: string, text: string, kind: ColumnKind = 'text'): FormatCase => ({
  door: 'XLSX',
  direction: 'writing',
  pollution,
  run: () => write(text, kind),
});

export const cases: readonly FormatCase[] = [
  ...READ,
  writing('text that looks like a formula', '=HYPERLINK("http://example.com","x")'),
  writing('text that looks like a formula, with a blank before it', ' =1+1'),
  writing('leading zeros', '0012'),
  writing('leading zeros in a column of numbers', '0012', 'number'),
  writing('18 digits', '110101199003078515'),
  writing('18 digits in a column of numbers', '110101199003078515', 'number'),
  writing('an exponent in a column of numbers', '1E5', 'number'),
  writing('a day that is none in a column of dates', '2023-02-29', 'date'),
  writing('a control character', 'a\u0007b'),
  writing('a NUL', 'a\0b'),
  writing('half a character', 'a\ud83db'),
  writing('text that looks like an escape', '_x0041_'),
  writing('blanks at both ends', '  x '),
  writing('a cell with LF', 'two\nlines'),
  writing('a cell with CRLF', 'two\r\nlines'),
  writing('a cell with a lone CR', 'two\rlines'),
  writing('markup', '<b>R&D</b> ]]>'),
  writing('a cell of 32,767 characters', '客'.repeat(32_767)),
  writing('a cell of 32,768 characters', '客'.repeat(32_768)),
];
