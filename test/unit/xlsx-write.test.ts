import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '../../src/io/xlsx-read.ts';
import { columnLetters, columnWidth, sheetName } from '../../src/io/xlsx-write-parts.ts';
import { openXlsxWriter, type ColumnKind, type XlsxOptions } from '../../src/io/xlsx-write.ts';
import { decodeEscapes, decodeText, encodeText } from '../../src/io/xml-text.ts';
import {
  centralRecord, dataDescriptor, endRecords, needsZip64, parseDirectory, parseEnd, parseEnd64,
} from '../../src/io/zip-records.ts'; // prettier-ignore
import type { Row } from '../../src/model/record.ts';
import { ByteList, TempFolder, readSheet } from './xlsx-handmade.ts';

const folder = new TempFolder();
afterAll(() => folder.remove());

async function write(options: XlsxOptions, ...batches: (readonly Row[])[]): Promise<Buffer> {
  const list = new ByteList();
  const writer = await openXlsxWriter(list, options);
  for (const batch of batches) await writer.rows(batch);
  await writer.end();
  return list.bytes();
}

async function rowsBack(options: XlsxOptions, rows: readonly Row[]): Promise<readonly string[][]> {
  const read = await readSheet(folder.put(await write(options, rows)));
  read.delete(1);
  return [...read.values()].map((row) => [...row]);
}

const TRICKY = [
  '110101199003078515', '013800138000', '+8613800138000', '=1+1', '@SUM(A1)', ' leading', 'trailing ', '  ', '\t', '\n',
  'line\r\nline', '\r', '_x0041_', '_x005F_', '_x0041', '_x', '_', 'x0041_', '\u0000', '\u0007', '\u001b[31m', '\ufffe',
  '\ud83d', '\ude00', '😀', '四川省成都市', '<a href="x">&amp;</a>', ']]>', '\u007f', '\u0085', '\u2028', '\ufeff', 'TRUE', '1E5',
]; // prettier-ignore

describe('what is written is read back', () => {
  test.each(TRICKY.map((text) => [JSON.stringify(text), text]))('%s', async (_, text) => {
    expect(await rowsBack({ header: ['a', 'b'] }, [[text, 'end']])).toEqual([[text, 'end']]);
  });

  test('whatever stands in the cells', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...TRICKY), { maxLength: 4 }).map((parts) => parts.join('')),
      fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
      fc.stringMatching(/^\d{18}$/),
    );
    const kinds = fc.array(fc.constantFrom<ColumnKind[]>('text', 'number', 'date'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }),
        kinds,
        async (rows, columns) => {
          const expected = rows
            .map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1))
            .filter((row) => row.length > 0);
          expect(await rowsBack({ header: ['a', 'b', 'c'], kinds: columns }, rows)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('columns of numbers and dates give the same text again', async () => {
    const number = fc.stringMatching(/^-?(0|[1-9]\d{0,6})(\.\d{1,8})?$/);
    const clock = fc.nat(86_399).map((s) => new Date(s * 1000).toISOString().slice(11, 19));
    const date = fc
      .tuple(fc.integer({ min: 61 - 25_569, max: 2_932_896 }), fc.option(clock))
      .map(([day, time]) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        return time === null ? text : `${text} ${time}`;
      });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(number, date), { minLength: 1 }), async (rows) => {
        expect(await rowsBack({ header: ['n', 'd'], kinds: ['number', 'date'] }, rows)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe('as another reader sees it', () => {
  // exceljs reads whole workbooks correctly; here it stands for "a program that is not ours".
  async function load(options: XlsxOptions, ...batches: (readonly Row[])[]): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(folder.put(await write(options, ...batches)));
    return book;
  }

  test('header, panes, filter and widths', async () => {
    const book = await load({ header: ['客户编号', 'note'], sheetName: '客户' }, [
      ['C1', 'x'.repeat(99)],
      ['C2', ''],
    ]);
    const sheet = book.getWorksheet('客户')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:B3');
    expect(sheet.getRow(1).values).toEqual([undefined, '客户编号', 'note']);
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect(sheet.getCell('A2').font.bold).not.toBe(true);
    expect(sheet.getColumn(1).width).toBe(10);
    expect(sheet.getColumn(2).width).toBe(50);
  });

  test('text is text, in a format that keeps it text', async () => {
    const book = await load(
      { header: ['a'] },
      TRICKY.filter((t) => /^[ -~]/.test(t)).map((text) => [text]),
    );
    book.worksheets[0]!.eachRow((row) => {
      expect(row.getCell(1).type).toBe(ExcelJS.ValueType.String);
      expect(row.getCell(1).numFmt).toBe('@');
    });
  });

  test.each([
    ['number', '42', 42, ''],
    ['number', '-0.5', -0.5, ''],
    ['number', '12.50', 12.5, 'money'],
    ['number', '123456789012345', 123456789012345, '15 digits'],
    ['number', '1234567890123456', '1234567890123456', '16 digits would be rounded'],
    ['number', '12345678.90123456', '12345678.90123456', '16 digits with a point'],
    ['number', '007', '007', 'a leading zero is part of a code'],
    ['number', '+7', '+7', ''],
    ['number', '1,234', '1,234', ''],
    ['number', '1E5', '1E5', ''],
    ['number', '-0', '-0', 'would lose its sign'],
    ['number', '.5', '.5', ''],
    ['number', '5.', '5.', ''],
    ['number', ' 5', ' 5', ''],
    ['date', '2024-02-29', new Date(Date.UTC(2024, 1, 29)), ''],
    ['date', '2024-02-29 13:14:15', new Date(Date.UTC(2024, 1, 29, 13, 14, 15)), ''],
    ['date', '2023-02-29', '2023-02-29', 'no such day'],
    ['date', '1900-02-28', '1900-02-28', 'before the false leap day programs disagree'],
    ['date', '1899-12-31', '1899-12-31', 'before Excel'],
    ['date', '2024-1-5', '2024-1-5', 'not canonical'],
    ['date', '2024-02-29T13:14:15', '2024-02-29T13:14:15', 'not canonical'],
    ['date', '2024-02-29 24:00:00', '2024-02-29 24:00:00', 'no such hour'],
    ['text', '42', '42', 'nobody asked for a number'],
  ] as [ColumnKind, string, unknown, string][])(
    'a %s column holds %s as %s %s',
    async (kind, text, value) => {
      const book = await load({ header: ['h'], kinds: [kind] }, [[text]]);
      expect(book.worksheets[0]!.getCell('A2').value).toEqual(value);
    },
  );

  test('a long table goes on in further sheets, each with the header', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => [String(i)]);
    const book = await load(
      { header: ['h'], sheetName: 'data', maxRows: 4 },
      rows.slice(0, 2),
      rows.slice(2),
    );
    const found = book.worksheets.map((sheet) => [
      sheet.name,
      sheet.getColumn(1).values.slice(1).map(String),
      sheet.autoFilter,
    ]);
    expect(found).toEqual([
      ['data', ['h', '0', '1', '2'], 'A1:A4'],
      ['data (2)', ['h', '3', '4', '5'], 'A1:A4'],
      ['data (3)', ['h', '6'], 'A1:A2'],
    ]);
  });

  test('a table that fits exactly makes no empty sheet, and an empty table is a header', async () => {
    expect((await load({ header: ['h'], maxRows: 3 }, [['1'], ['2']])).worksheets).toHaveLength(1);
    const empty = await load({ header: ['a', 'b'] });
    expect(empty.worksheets[0]!.getRow(1).values).toEqual([undefined, 'a', 'b']);
  });
});

describe('limits', () => {
  test('a cell of 32,767 characters is the longest', async () => {
    const long = '😀'.repeat(16_383) + 'x';
    expect(await rowsBack({ header: ['a'] }, [[long]])).toEqual([[long]]);
    await expect(write({ header: ['a', 'note'] }, [['1'], ['2', `${long}y`]])).rejects.toMatchObject({
      code: 'xlsx/cell-too-long',
      exit: 4,
      params: { row: 3, column: 'note' },
    });
  });

  test('16,384 columns', async () => {
    const wide = Array<string>(16_384).fill('x');
    expect(await rowsBack({ header: [] }, [wide])).toEqual([wide]);
    await expect(write({ header: [...wide, 'x'] })).rejects.toMatchObject({ code: 'xlsx/too-many-columns' });
  });

  test('a sink that fails ends the writing', async () => {
    const writer = await openXlsxWriter(
      { write: (chunk) => (chunk.length > 10_000 ? Promise.reject(new Error('disk full')) : undefined) },
      { header: ['a'] },
    );
    const rows = Array.from({ length: 300_000 }, (_, i) => [`${i * 7919}`]);
    await expect(writer.rows(rows)).rejects.toThrow('disk full');
  });
});

test('the same rows give the same bytes, however they are batched', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`C${i}`, '备注'.repeat(i % 40), `${i * 1.5}`]);
  const options = { header: ['id', 'note', 'n'], kinds: ['text', 'text', 'number'] as const };
  const whole = await write(options, rows);
  expect((await write(options, rows.slice(0, 1000), rows.slice(1000))).equals(whole)).toBe(true);
  expect(whole.readUInt32LE(10)).toBe(0x00210000); // 1980-01-01 00:00
});

test('a table larger than a block is read back whole', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [`C${i}`, '四川省成都市锦江区', String(i)]);
  const file = folder.put(await write({ header: ['id', 'address', 'n'] }, rows));
  const workbook = await openWorkbook(file);
  const read: string[][] = [];
  for await (const batch of workbook.rows(workbook.sheets[0]!.name))
    read.push(...batch.map(({ cells }) => cells));
  expect(read.slice(1)).toEqual(rows);
});

describe('escapes', () => {
  test.each([
    ['a\u0001b', 'a_x0001_b', 'a control character'],
    ['\r\n', '_x000D_\n', 'a reader of XML would drop the CR'],
    ['_x0041_', '_x005F_x0041_', 'looks like an escape'],
    ['_x0041', '_x0041', 'does not'],
    ['_x0041\u0001', '_x005F_x0041_x0001_', 'would become one through the next escape'],
    ['\ud83d', '_xD83D_', 'half a character'],
    ['😀', '😀', 'a whole one'],
    ['R&D <x> "q"', 'R&amp;D &lt;x&gt; "q"', 'XML'],
  ])('%j is written %s: %s', (text, written) => {
    expect(encodeText(text)).toBe(written);
  });

  test('decoding undoes encoding', () => {
    const piece = fc.constantFrom(
      '_',
      'x',
      '0041',
      '_x005F_',
      '\u0001',
      '\r',
      '&',
      '<',
      '\ud83d',
      '\ude00',
      '客',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(decodeEscapes(decodeText(encodeText(text), { file: '', name: '' }))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('names and widths', () => {
  test.each([
    ['客户', 0, '客户', ''],
    ['a/b:c*[d]?\\', 0, 'a_b_c__d___', 'characters Excel refuses'],
    ["'quoted'", 0, 'quoted', 'no apostrophe at either end'],
    ['', 0, 'data', ''],
    ['History', 0, 'data_History', 'a name Excel keeps'],
    ['x'.repeat(40), 0, 'x'.repeat(31), 'longest'],
    ['x'.repeat(40), 9, `${'x'.repeat(26)} (10)`, 'room for the number'],
    ['x'.repeat(30) + '😀', 0, 'x'.repeat(30), 'never half a character'],
  ])('%s, sheet %i → %s %s', (wanted, index, name) => {
    expect(sheetName(wanted, index)).toBe(name);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  test('Han takes two', () => {
    expect(columnWidth(['客户编号', 'abc'])).toBe(10);
    expect(columnWidth([''])).toBe(6);
    expect(columnWidth(['x'.repeat(1000)])).toBe(50);
  });
});

describe('archives beyond 4 GB', () => {
  const size = fc.oneof(fc.nat(1000), fc.constantFrom(0xfffffffe, 0xffffffff, 2 ** 32, 5 * 2 ** 30));

  test('entries say their sizes and places in 64 bits', () => {
    const entry = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      crc: fc.nat(0xffffffff),
      compressedBytes: size,
      expandedBytes: size,
      offset: size,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, fc.boolean())), (entries) => {
        const records = entries.map(([one, descriptor]) => centralRecord({ ...one, descriptor }));
        const expected = entries.map(([one]) => ({ ...one, method: 8, encrypted: false }));
        expect(parseDirectory(Buffer.concat(records), records.length)).toEqual(expected);
      }),
    );
  });

  test('the end says where the directory is', () => {
    fc.assert(
      fc.property(fc.record({ entries: fc.nat(200_000), bytes: size, offset: size }), (directory) => {
        const records = endRecords(directory);
        const end = parseEnd(records, records.length - 22)!;
        expect(needsZip64(end) ? parseEnd64(records) : end).toEqual(directory);
      }),
    );
  });

  test('descriptors grow with what they describe', () => {
    expect(dataDescriptor({ crc: 1, compressedBytes: 2, expandedBytes: 3 })).toHaveLength(16);
    expect(dataDescriptor({ crc: 1, compressedBytes: 2, expandedBytes: 2 ** 32 })).toHaveLength(24);
  });
});
