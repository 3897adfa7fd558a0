import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  parseDecisionWord,
  renderReviewCsv,
  renderReviewWorkbook,
  REVIEW_COLUMNS,
  type ReviewSheet,
} from '../../src/report/review-sheet.ts';
import { guardFormula } from '../../src/text/formula-guard.ts';
import { say, type Lang } from '../../src/words/catalogue.ts';

const DECISIONS = ['merge', 'not-duplicate', 'mark', 'delete', 'later'] as const;

function sheetOf(text: string): ReviewSheet {
  const row = (
    rowKey: string,
    cells: readonly string[],
  ): ReviewSheet['clusters'][number]['rows'][number] => ({
    rowKey,
    score: 0.91,
    why: 'phone: same, exactly\nname: homophone',
    cells,
  });
  return {
    fields: ['id', 'name', 'note'],
    clusters: [
      {
        id: 'c1',
        band: 'review',
        rows: [row('crm:1', ['1', '张伟', text]), row('crm:2', ['2', '张玮', text])],
      },
      { id: 'c2', band: 'auto', rows: [row('crm:3', ['3', 'Anna', '']), row('shop:4', ['4', 'Anna', text])] },
    ],
  };
}

async function readBack(sheet: ReviewSheet, lang: Lang): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await renderReviewWorkbook(sheet, lang)) as unknown as ExcelJS.Buffer);
  return workbook.worksheets[0]!;
}

afterEach(() => vi.useRealTimers());

describe('words of decisions', () => {
  test.each(DECISIONS)('%s comes back from both languages', (decision) => {
    for (const lang of ['en', 'zh'] as const)
      expect(parseDecisionWord(say(lang, `decision/${decision}`))).toBe(decision);
  });

  test.each<[string, string | undefined, string]>([
    ['', 'later', 'nothing decided'],
    ['  \u3000 ', 'later', 'blanks only'],
    ['ＭＥＲＧＥ', 'merge', 'full width'],
    ['Not Duplicate', 'not-duplicate', 'a blank for the hyphen'],
    ['not_duplicate', 'not-duplicate', 'an underscore for the hyphen'],
    ['not‐duplicate', 'not-duplicate', 'the hyphen of a word processor'],
    ['合 并', 'merge', 'a blank inside'],
    ['\ufeff合并\u200b', 'merge', 'invisible characters'],
    ['合併', 'merge', 'traditional characters'],
    ['不重复', 'not-duplicate', 'said otherwise'],
    ['keep', 'not-duplicate', 'said otherwise'],
    ['删除', 'delete', 'cut short'],
    ['标记', 'mark', 'cut short'],
    ['是', undefined, 'yes to what?'],
    ['合并吗', undefined, 'a question'],
    ['merge later', undefined, 'two words at once'],
    ['constructor', undefined, 'a name objects inherit'],
  ])('%j → %s: %s', (word, decision) => {
    expect(parseDecisionWord(word)).toBe(decision);
  });
});

describe('the sheet as CSV', () => {
  test('the five locked columns hold no comma, so that commas alone tell them apart', () => {
    const lines = renderReviewCsv(sheetOf('a,b')).trimEnd().split('\n');
    expect(lines[0]).toBe('cluster_id,row_key,band,score,why,decision,master,split,comment,id,name,note');
    expect(lines[1]!.split(',').slice(0, 10)).toEqual([
      'c1',
      'crm:1',
      'review',
      '0.9100',
      'phone: same; exactly; name: homophone',
      '',
      '',
      '',
      '',
      '1',
    ]);
  });

  test('records come back as they went, but for what begins like a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const rows: string[][] = parse(renderReviewCsv(sheetOf(text)));
        expect(rows.map((row) => row.length)).toEqual([12, 12, 12, 12, 12]);
        expect(rows[1]!.at(-1)).toBe(guardFormula(text));
      }),
    );
  });

  test.each([
    ['=1+1', "'=1+1", 'a formula'],
    ['+cmd|x', "'+cmd|x", 'one that calls a program'],
    ['-2+3', "'-2+3", 'one that begins with a sign'],
    ['@SUM(1)', "'@SUM(1)", 'as old programs begin one'],
    ['  =1', "'  =1", 'behind blanks'],
    ['\u200b=1', "'\u200b=1", 'behind an invisible character'],
    ['\t=1', "'\t=1", 'behind a tab'],
    ['\nx', "'\nx", 'a line break in front'],
    ['＝1+1', "'＝1+1", 'in full width'],
    ['+8613800138000', '+8613800138000', 'a phone number'],
    ['+86 (10) 6277-0000', '+86 (10) 6277-0000', 'a phone number with signs'],
    ['-12.50', '-12.50', 'an amount'],
    ['张伟', '张伟', 'a name'],
    ['a=b', 'a=b', 'the sign further on'],
    ['', '', 'nothing'],
  ])('%j → %j: %s', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
  });
});

describe('the sheet as a workbook', () => {
  test.each([
    ['en', '"merge,not-duplicate,mark,delete,later"'],
    ['zh', '"合并,非重复,仅标记,删除副本,稍后"'],
  ] as const)('%s: protected, but for the columns to fill in', async (lang, list) => {
    const sheet = await readBack(sheetOf('=1+1'), lang);
    const { sheetProtection } = sheet as unknown as { sheetProtection: { sheet?: boolean } };
    expect(sheetProtection.sheet).toBe(true);
    expect(sheet.getRow(1).values).toEqual([undefined, ...REVIEW_COLUMNS, 'id', 'name', 'note']);
    const locked = (row: number): (boolean | undefined)[] =>
      REVIEW_COLUMNS.map(
        (_, column) => (sheet.getCell(row, column + 1).protection as ExcelJS.Protection | undefined)?.locked,
      );
    for (const row of [2, 5])
      expect(locked(row).map((state) => state !== false)).toEqual([
        true,
        true,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
      ]);
    expect(sheet.getCell('F2').dataValidation.formulae).toEqual([list]);
    expect(sheet.getCell('F5').dataValidation.formulae).toEqual([list]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 6, ySplit: 1 });
  });

  test('text stays text, scores are numbers, nothing is decided beforehand', async () => {
    const sheet = await readBack(sheetOf('=1+1'), 'zh');
    expect(sheet.getCell('L2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('L2').value).toBe('=1+1');
    expect(sheet.getCell('D2').value).toBe(0.91);
    expect(sheet.getCell('F2').value).toBeNull();
  });

  test('what differs is coloured, clusters alternate, ids always differ and are not', async () => {
    const sheet = await readBack(sheetOf(''), 'en');
    const colour = (cell: string): string | undefined => {
      const { fill } = sheet.getCell(cell);
      return fill.type === 'pattern' ? fill.fgColor?.argb : undefined;
    };
    expect(['J2', 'K2', 'K3', 'K4'].map(colour)).toEqual([undefined, 'FFFDF4E1', 'FFFDF4E1', 'FFF0F3F4']);
  });

  test('the same clusters give the same bytes on any day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2025, 0, 1) });
    const first = await renderReviewWorkbook(sheetOf('x'), 'zh');
    vi.setSystemTime(Date.UTC(2031, 6, 7, 8, 9, 10));
    expect(Buffer.from(await renderReviewWorkbook(sheetOf('x'), 'zh')).equals(Buffer.from(first))).toBe(true);
  });

  test('more rows than a worksheet holds are refused, not cut', async () => {
    const [row] = sheetOf('').clusters[0]!.rows;
    const rows = new Array<NonNullable<typeof row>>(100_001).fill(row!);
    const sheet = { fields: [], clusters: [{ id: 'c', band: 'auto', rows }] };
    await expect(renderReviewWorkbook(sheet, 'en')).rejects.toMatchObject({
      code: 'review/too-many-rows',
      exit: 5,
    });
  });
});
