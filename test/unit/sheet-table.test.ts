// A sheet as a table: which sheet, which row is the header, what is a footer, and what is said about it.
import { afterAll, describe, expect, test } from 'vitest';
import { findFooter } from '../../src/io/csv-footer.ts';
import { findHeader, needsMerges } from '../../src/io/sheet-header.ts';
import { isFooterRow } from '../../src/io/footer-rules.ts';
import { parseMerge } from '../../src/io/sheet-facts.ts';
import { openSheet, type SheetSource } from '../../src/io/sheet-table.ts';
import { TempFolder, MAIN, XML, rowsXml, sheetOf, tabsOf, usualParts, workbookOf } from './xlsx-handmade.ts';

const folder = new TempFolder();
afterAll(() => folder.remove());

type Grid = Readonly<Record<number, readonly string[]>>;

const rowsOf = (grid: Grid): { row: number; cells: readonly string[] }[] =>
  Object.entries(grid).map(([row, cells]) => ({ row: Number(row), cells }));

const bookOf = async (
  grid: Grid,
  after = '',
  attributes: Readonly<Record<number, string>> = {},
): Promise<string> =>
  folder.book({
    ...usualParts,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rowsXml(grid, attributes)}</sheetData>${after}</worksheet>`,
  });

const open = async (file: string, more: { sheet?: string; headerRow?: number } = {}): Promise<SheetSource> =>
  openSheet(file, { sampleRows: () => 2000, ...more });

async function readAll(
  sheet: SheetSource,
): Promise<{ rows: string[][]; aside: [number, string][]; share: number }> {
  const rows: string[][] = [];
  const aside: [number, string][] = [];
  let share = 0;
  for await (const batch of sheet.batches()) {
    share += batch.share;
    for (const { row, cells } of batch.rows) {
      if (batch.aside === undefined) rows.push([...cells]);
      else aside.push([row, batch.aside]);
    }
  }
  return { rows, aside, share };
}

const DATA = { a: ['1', '张三', '13800138000', '上海'], b: ['2', '李四', '13900139000', '北京'] };
const HEADER = ['编号', '姓名', '手机', '城市'];

describe('the header row', () => {
  const CASES: [string, Grid, string[], string, number, string[]][] = [
    ['the first row', { 1: HEADER, 2: DATA.a, 3: DATA.b }, [], '1', 1, HEADER],
    ['after blank rows', { 4: HEADER, 5: DATA.a }, [], '4', 4, HEADER],
    ['below a title', { 1: ['客户清单'], 2: HEADER, 3: DATA.a }, ['A1:D1'], '2', 2, HEADER],
    ['below a title nobody merged', { 1: ['客户清单'], 2: HEADER, 3: DATA.a }, [], '2', 2, HEADER],
    [
      'below a title, a date and a blank row',
      { 1: ['Customer list'], 2: ['Exported:', '2024-01-01'], 4: HEADER, 5: DATA.a, 6: DATA.b, 7: DATA.a },
      [],
      '4',
      4,
      HEADER,
    ],
    [
      'years are names',
      { 1: ['Sales'], 3: ['city', '2023', '2024'], 4: ['上海', '1', '2'] },
      [],
      '3',
      3,
      ['city', '2023', '2024'],
    ],
    [
      'a table of two columns keeps a header with one name',
      { 1: ['姓名', ''], 2: ['张三', '上海'], 3: ['李四', '北京'] },
      [],
      '1',
      1,
      ['姓名'],
    ],
    ['one column', { 1: ['phone'], 2: ['13800138000'] }, [], '1', 1, ['phone']],
    [
      'two lines, merged over and down',
      { 1: ['编号', '联系方式', '', '城市'], 2: ['', '手机', '邮箱', ''], 3: ['1', '138', 'a@b.cn', '上海'] },
      ['A1:A2', 'B1:C1', 'D1:D2'],
      '1',
      2,
      ['编号', '手机', '邮箱', '城市'],
    ],
    [
      'two lines that need both to be told apart',
      {
        1: ['编号', '本人', '', '配偶', ''],
        2: ['', '姓名', '手机', '姓名', '手机'],
        3: ['1', '张三', '13800138000', '李四', '13900139000'],
      },
      ['A1:A2', 'B1:C1', 'D1:E1'],
      '1',
      2,
      ['编号', '本人 姓名', '本人 手机', '配偶 姓名', '配偶 手机'],
    ],
    [
      'groups wider than what they name, below a title',
      {
        1: ['客户明细表'],
        2: ['基本信息', '', '', '联系方式', '', ''],
        3: ['编号', '姓名', '性别', '手机', '邮箱', '地址'],
        4: ['1', '张三', '男', '138', 'a@b.cn', '中山路1号'],
      },
      ['A1:F1', 'A2:C2', 'D2:F2'],
      '2',
      3,
      ['编号', '姓名', '性别', '手机', '邮箱', '地址'],
    ],
    [
      'two lines without merges: names below blanks, blanks below names',
      {
        1: ['编号', '姓名', '联系方式', ''],
        2: ['', '', '手机', '邮箱'],
        3: ['1', '张三', '13800138000', 'a@b.cn'],
      },
      [],
      '1',
      2,
      ['编号', '姓名', '手机', '邮箱'],
    ],
    [
      'a merged pair of data cells is no header',
      { 1: HEADER, 2: DATA.a, 3: DATA.b },
      ['D2:D3'],
      '1',
      1,
      HEADER,
    ],
    [
      'a header whose data are words only',
      { 1: ['姓名', '', '城市'], 2: ['张三', '先生', '上海'], 3: ['李四', '女士', '北京'] },
      [],
      '1',
      1,
      ['姓名', '', '城市'],
    ],
  ];

  test.each(CASES)('%s', (_, grid, merges, from, to, cells) => {
    const found = findHeader(
      rowsOf(grid),
      merges.map((merge) => parseMerge(merge)!),
    );
    expect(found).toMatchObject({ from: Number(from), to, cells });
  });

  test('the merges are asked for when the first rows have gaps, and only then', () => {
    expect(needsMerges(rowsOf({ 1: HEADER, 2: DATA.a }))).toBe(false);
    expect(needsMerges(rowsOf({ 1: ['客户清单'], 2: HEADER, 3: DATA.a }))).toBe(false);
    expect(needsMerges(rowsOf({ 1: ['编号', '联系方式', ''], 2: ['', '手机', '邮箱'] }))).toBe(true);
  });

  test('rows above it are named, the merges found in the file', async () => {
    const grid = {
      1: ['客户明细表'],
      3: ['基本信息', '', '联系方式', ''],
      4: ['编号', '姓名', '手机', '邮箱'],
      5: ['1', '张三', '13800138000', 'a@b.cn'],
    };
    const merges = '<mergeCells count="2"><mergeCell ref="A3:B3"/><mergeCell ref="C3:D3"/></mergeCells>';
    const sheet = await open(await bookOf(grid, merges));
    expect(sheet.header).toEqual(['编号', '姓名', '手机', '邮箱']);
    expect(sheet.notes).toEqual([
      { code: 'xlsx/rows-above-header', params: { count: 1, rows: '1', row: 3 } },
      { code: 'xlsx/header-of-several-rows', params: { rows: '3–4' } },
    ]);
    expect((await readAll(sheet)).rows).toEqual([grid[5]]);
    const told = await open(await bookOf(grid, merges), { headerRow: 5 });
    expect(told.header).toEqual(grid[5]);
    expect(told.notes).toEqual([]);
  });

  test.each<[string, Grid, number | undefined, unknown]>([
    [
      'no row names anything: all are records',
      { 1: DATA.a, 2: DATA.b },
      undefined,
      { header: 4, rows: [DATA.a, DATA.b], notes: [{ code: 'xlsx/no-header-row', params: { row: 1 } }] },
    ],
    [
      'numbers in one column',
      { 1: ['7.5'], 2: ['1.25'], 3: ['2.5'] },
      undefined,
      {
        header: 1,
        rows: [['7.5'], ['1.25'], ['2.5']],
        notes: [{ code: 'xlsx/no-header-row', params: { row: 1 } }],
      },
    ],
    [
      'told that there is none',
      { 1: ['客户清单'], 2: HEADER, 3: DATA.a },
      0,
      {
        header: 4,
        rows: [HEADER, DATA.a],
        notes: [{ code: 'xlsx/rows-above-table', params: { count: 1, rows: '1' } }],
      },
    ],
    [
      'told that it is the header after all',
      { 1: DATA.a, 2: DATA.b },
      1,
      { header: DATA.a, rows: [DATA.b], notes: [] },
    ],
    [
      'a filter of a pivot table above it',
      {
        1: ['Date', '(Multiple Items)'],
        3: ['Row Labels', 'Count', 'Sum', 'Mean'],
        4: ['f', '1', '2', '3.5'],
        5: ['g', '1', '4', '4.5'],
      },
      undefined,
      {
        header: ['Row Labels', 'Count', 'Sum', 'Mean'],
        rows: [
          ['f', '1', '2', '3.5'],
          ['g', '1', '4', '4.5'],
        ],
        notes: [{ code: 'xlsx/rows-above-header', params: { count: 1, rows: '1', row: 3 } }],
      },
    ],
  ])('%s', async (_, grid, headerRow, expected) => {
    const sheet = await open(await bookOf(grid), headerRow === undefined ? {} : { headerRow });
    const { hasHeader, header, notes } = sheet;
    const { rows } = await readAll(sheet);
    expect({ header: hasHeader ? header : header.length, rows, notes }).toEqual(expected);
    if (!hasHeader) expect(header[0]).toBe('column 1');
  });

  test('a header row that is blank or not there is refused', async () => {
    const file = await bookOf({ 1: HEADER, 2: DATA.a });
    for (const headerRow of [3, 9])
      await expect(open(file, { headerRow })).rejects.toMatchObject({ code: 'io/no-header' });
  });
});

describe('footers', () => {
  test.each([
    [['合计', '', '', '2,310.50'], 4, false, true],
    [['合计', '100', '200'], 3, false, true],
    [['', '总计：', '12'], 5, false, true],
    [['共计（元）', '500'], 2, false, true],
    [['Total', '', '12.50'], 3, false, true],
    [['Grand total:', '', '12.50'], 3, false, true],
    [['Total', '13800138000'], 2, false, false],
    [['Total Energies', '', 'Paris'], 3, false, false],
    [['合计科技有限公司', '', ''], 3, false, false],
    [['合计', '张三', '13800138000'], 3, false, false],
    [['制表人：张三'], 4, false, true],
    [['共 1234 条记录'], 4, false, true],
    [['--- end of report ---'], 4, false, true],
    [['张三'], 4, false, false],
    [['张三'], 4, true, true],
    [['张三'], 2, true, false],
    [['张三', '13800138000'], 4, true, false],
    [['', '', '10:30'], 4, false, false],
    [['', 'https://a.example/b'], 4, false, false],
    [['制作部门：', ''], 4, false, true],
  ])('%j of %i columns, after a blank row %s: %s', (cells, width, isApart, expected) => {
    expect(isFooterRow(cells, width, { isShort: false, isApart })).toBe(expected);
  });

  test('more than twenty are records, in text too', async () => {
    const note = ['共 3 条'];
    const grid = (count: number): Grid =>
      Object.fromEntries([HEADER, DATA.a, DATA.b, ...new Array<string[]>(count).fill(note)].map((row, at) => [at + 1, row])); // prettier-ignore
    for (const [count, aside] of [
      [20, 20],
      [21, 0],
      [45, 0],
    ] as const) {
      const found = await readAll(await open(await bookOf(grid(count))));
      expect(found.aside.length).toBe(aside);
      const text = Object.values(grid(count)).map((cells) => `${cells.join(',')}\n`).join(''); // prettier-ignore
      expect(findFooter(text, { delimiter: ',', quote: '"', eol: '\n' }, 4).length).toBe(aside);
    }
  });

  test('a remark parted from the table by a blank line is one in text too', () => {
    const dialect = { delimiter: ',', quote: '"', eol: '\r\n' } as const;
    const text = 'a,b,c\r\n1,2,3\r\n\r\n王五\r\n制表人：王五\r\n\r\n';
    expect(findFooter(text, dialect, 3)).toEqual(['制表人：王五', '王五']);
    expect(findFooter(text.replace('\r\n\r\n王五', '\r\n王五'), dialect, 3)).toEqual(['制表人：王五']);
  });

  test('are set aside at the end; in the middle they are records', async () => {
    const total = ['合计', '', '', '2'];
    const sheet = await open(
      await bookOf({ 1: HEADER, 2: DATA.a, 3: total, 4: DATA.b, 5: total, 7: ['制表人：王五'] }),
    );
    const { rows, aside } = await readAll(sheet);
    expect(rows).toEqual([DATA.a, total, DATA.b]);
    expect(aside).toEqual([
      [5, 'row/footer'],
      [7, 'row/footer'],
    ]);
    expect(sheet.sample).toEqual(rows);
  });
});

describe('which sheet', () => {
  const tabs = async (
    ...sheets: readonly (readonly [name: string, state: string, grid: Grid | 'chart'])[]
  ): Promise<string> =>
    folder.book(
      tabsOf(
        ...sheets.map(
          ([name, state, grid]) =>
            [name, state, grid === 'chart' ? undefined : sheetOf(rowsXml(grid))] as const,
        ),
      ),
    );
  const table: Grid = { 1: HEADER, 2: DATA.a, 3: DATA.b };

  test('the only one with data, whatever charts, blank and hidden ones stand beside it', async () => {
    const file = await tabs(
      ['图', 'visible', 'chart'],
      ['空', 'visible', {}],
      ['客户', 'visible', table],
      ['旧', 'veryHidden', table],
    );
    const sheet = await open(file);
    expect(sheet.name).toBe('客户');
    expect(sheet.notes).toEqual([{ code: 'xlsx/hidden-sheet-left-out', params: { sheet: '旧' } }]);
    expect((await open(file, { sheet: '旧' })).notes).toEqual([
      { code: 'xlsx/hidden-sheet', params: { sheet: '旧' } },
    ]);
    await expect(open(file, { sheet: '图' })).rejects.toMatchObject({ code: 'xlsx/sheet-without-cells' });
  });

  test('of several, one has to be chosen: by name, or by number', async () => {
    const file = await tabs(
      ['客户', 'visible', table],
      ['2', 'visible', { 1: ['a', 'b'], 2: ['1', '2'] }],
      ['供应商', 'visible', table],
    );
    await expect(open(file)).rejects.toMatchObject({
      code: 'xlsx/choose-sheet',
      params: { sheets: '客户 (3), 2 (2), 供应商 (3)' },
    });
    expect((await open(file, { sheet: '1' })).name).toBe('客户');
    expect((await open(file, { sheet: '3' })).name).toBe('供应商');
    // A name is a name first.
    expect((await open(file, { sheet: '2' })).name).toBe('2');
    await expect(open(file, { sheet: '4' })).rejects.toMatchObject({ code: 'xlsx/no-such-sheet' });
    await expect(open(file, { sheet: '供货商' })).rejects.toMatchObject({
      code: 'xlsx/no-such-sheet',
      params: { nearest: '供应商' },
    });
  });

  test('hidden data alone is not read unasked, and a workbook may be blank', async () => {
    await expect(open(await tabs(['a', 'visible', {}], ['b', 'hidden', table]))).rejects.toMatchObject({
      code: 'xlsx/only-hidden',
    });
    await expect(open(await tabs(['a', 'visible', {}]))).rejects.toMatchObject({ code: 'io/empty' });
    await expect(
      open(await folder.book({ ...usualParts, 'xl/workbook.xml': workbookOf('') })),
    ).rejects.toMatchObject({ code: 'xlsx/no-sheets' });
  });
});

describe('what is said about a sheet', () => {
  test('hidden rows and columns, merges and formulas without a result, once, after a whole pass', async () => {
    const rows =
      rowsXml({ 1: HEADER, 2: DATA.a }) +
      `<row r="3" hidden="1"><c r="A3"><f>A2+1</f></c><c r="B3"><v>5</v></c></row>` +
      rowsXml({ 4: DATA.b });
    const file = await folder.book({
      ...usualParts,
      'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="B3:C3"/></mergeCells></worksheet>`,
    });
    const sheet = await open(file);
    expect(sheet.lateNotes()).toEqual([]);
    expect((await readAll(sheet)).rows).toEqual([DATA.a, ['', '5', '', ''], DATA.b]);
    expect(sheet.lateNotes()).toEqual([
      { code: 'xlsx/formula-without-value', params: { count: 1, cell: 'A3' } },
      { code: 'xlsx/hidden-rows', params: { count: 1, row: 3 } },
      { code: 'xlsx/hidden-columns', params: { columns: 'B' } },
      { code: 'xlsx/merged-cells', params: { count: 1, row: 3 } },
    ]);
    await readAll(sheet);
    expect(sheet.lateNotes()).toEqual([]);
  });

  test('values beside the last name make columns without one', async () => {
    const sheet = await open(await bookOf({ 1: HEADER, 2: [...DATA.a, '', '备注'], 3: DATA.b }));
    expect(sheet.header).toEqual([...HEADER, '', '']);
    expect(sheet.notes).toEqual([{ code: 'xlsx/columns-without-name', params: { columns: 'E, F' } }]);
    expect((await readAll(sheet)).rows[1]).toEqual([...DATA.b, '', '']);
  });

  test('batches say how far they are', async () => {
    const grid = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [
        i + 1,
        i === 0 ? HEADER : [String(i), `名${i}`, String(i * 7919), '上海'],
      ]),
    );
    const { rows, share } = await readAll(await open(await bookOf(grid)));
    expect(rows.length).toBe(4999);
    expect(share).toBeCloseTo(1, 6);
  });
});
