import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { newFacts } from '../../src/io/sheet-facts.ts';
import { plainNumber } from '../../src/io/xlsx-cells.ts';
import { dateText } from '../../src/io/xlsx-dates.ts';
import { FORMAT, paddedWidth, parseFormat } from '../../src/io/xlsx-formats.ts';
import { openWorkbook } from '../../src/io/xlsx-read.ts';
import { decodeXml } from '../../src/io/xml-encoding.ts';
import { XmlScanner, TOKEN } from '../../src/io/xml.ts';
import { openZip, ZIP_LIMITS } from '../../src/io/zip.ts';
import {
  MAIN, TempFolder, XML, readSheet, refusal, relationships, sheetOf, stringsOf, usualParts, usualSheet, workbookOf,
  storedZip, zipBytes, type Parts,
} from './xlsx-handmade.ts'; // prettier-ignore

const folder = new TempFolder();
afterAll(() => folder.remove());

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="4">` +
  '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>' +
  '<numFmt numFmtId="166" formatCode="000000"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
  [0, 14, 164, 165, 21, 166, 49, 2, 167].map((id) => `<xf numFmtId="${id}"/>`).join('') +
  '</cellXfs></styleSheet>';

const STRINGS = stringsOf(
  '<si><t>张伟</t></si>' +
    '<si><r><rPr><b/></rPr><t xml:space="preserve">张 </t></r><r><t>三</t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>' +
    '<si><t>  two blanks </t></si><si><t>a&amp;b &lt;c&gt; &quot;d&quot; &apos;e&apos; &#x1F600;&#20013;</t></si>' +
    '<si><t>first_x000D_\nsecond</t></si><si><t>_x005F_x0041_</t></si><si><t><![CDATA[a < b &amp; c]]></t></si><si/>' +
    '<si><t>before<!-- aside -->after</t></si>',
);

describe('every kind of cell', () => {
  // [cell, what must be read, why]; `?` stands for the reference.
  const CELLS: [string, string, string][] = [
    ['<c ? t="s"><v>0</v></c>', '张伟', 'shared string'],
    ['<c ? t="s"><v>1</v></c>', '张 三', 'rich text: all runs, with the blank between'],
    ['<c ? t="s"><v>2</v></c>', '東京', 'the phonetic guide is no text'],
    ['<c ? t="s"><v>3</v></c>', '  two blanks ', 'blanks are kept without xml:space'],
    ['<c ? t="s"><v>4</v></c>', `a&b <c> "d" 'e' 😀中`, 'entities and numeric references'],
    ['<c ? t="s"><v>5</v></c>', 'first\r\nsecond', 'Excel escapes CR'],
    ['<c ? t="s"><v>6</v></c>', '_x0041_', 'an escaped underscore'],
    ['<c ? t="s"><v>7</v></c>', 'a < b &amp; c', 'CDATA is literal'],
    ['<c ? t="s"><v>8</v></c>', '', 'an empty shared string'],
    ['<c ? t="s"><v>9</v></c>', 'beforeafter', 'a comment within text'],
    ['<c ? t="s"><v> 0 </v></c>', '张伟', 'blanks around an index'],
    ['<c ? t="inlineStr"><is><t>inline</t></is></c>', 'inline', 'inline string'],
    [
      '<c ? t="inlineStr"><is><r><t>张</t></r><r><rPr/><t> 三</t></r></is></c>',
      '张 三',
      'inline rich text: exceljs keeps the last run only',
    ],
    ['<c ?><is><t>untyped</t></is></c>', 'untyped', 'an inline string that does not say so'],
    [
      '<c ? t="str"><f>A1&amp;"x"</f><v>cached &amp; kept</v></c>',
      'cached & kept',
      'formula with a text result',
    ],
    ['<c ? t="s"><is><t>misnamed</t></is></c>', 'misnamed', 'an inline string that says something else'],
    ['<c ? t="inlineStr"><v>as value</v></c>', 'as value', 'an inline string in the wrong element'],
    ['<c ? t="str"><v>a\r\nb\rc</v></c>', 'a\nb\nc', 'line ends as XML wants them'],
    ['<c ?><f>1+1</f><v>2</v></c>', '2', 'formula with a number'],
    ['<c ? t="b"><v>1</v></c>', 'TRUE', 'boolean'],
    ['<c ? t="b"><v>0</v></c>', 'FALSE', 'boolean'],
    ['<c ? t="e"><v>#N/A</v></c>', '#N/A', 'error'],
    ['<c ?><v>110101199003078515</v></c>', '110101199003078515', 'an 18-digit id keeps all its digits'],
    ['<c ? t="n"><v>1.10105E+17</v></c>', '1.10105E+17', 'a lost id must look lost'],
    ['<c ?><v>1.3800138E10</v></c>', '13800138000', 'a phone number as Java writes it'],
    ['<c ?><v>0.30000000000000004</v></c>', '0.3', 'noise of binary fractions'],
    ['<c ? s="7"><v>12.50</v></c>', '12.50', 'a decimal stays as it is written'],
    ['<c ? s="6"><v>00123</v></c>', '00123', 'digits under the text format'],
    ['<c ? s="5"><v>10020</v></c>', '010020', 'a postcode under the format 000000'],
    ['<c ? s="1"><v>45292</v></c>', '2024-01-01', 'built-in date format'],
    [
      '<c ? s="2"><v>45292.604166666664</v></c>',
      '2024-01-01 14:30:00',
      'custom Chinese date with a time in it',
    ],
    ['<c ? s="3"><v>45292</v></c>', '2024-01-01 00:00:00', 'a format that shows the time'],
    ['<c ? s="4"><v>0.604166666666667</v></c>', '14:30:00', 'time only'],
    ['<c ? s="8"><v>1.5</v></c>', '36:00:00', 'elapsed hours'],
    ['<c ? s="1"><f>TODAY()</f><v>45292</v></c>', '2024-01-01', 'date from a formula'],
    ['<c ? s="1" t="d"><v>2024-01-01T00:00:00.000</v></c>', '2024-01-01', 'ISO date: exceljs reads 1905'],
    [
      '<c ? t="d"><v>2024-01-01T10:11:12.5Z</v></c>',
      '2024-01-01 10:11:12.5',
      'ISO date and time, with its fraction',
    ],
    ['<c ? s="1" t="s"><v>0</v></c>', '张伟', 'text under a date format is text'],
    ['<c ? s="99"><v>7</v></c>', '7', 'a style that does not exist'],
    ['<c ? s="1"/>', '', 'a blank cell with a format'],
    ['<c ? t="s"/>', '', 'a blank cell that says it is text'],
    ['<c ? t="s"><v></v></c>', '', 'an empty value'],
    ['<c ?><v/></c>', '', 'an empty value'],
    ["<c s='1' ?><v>45292</v></c>", '2024-01-01', 'another order, other quotes'],
    [
      '<c ? cm="1" s="1" vm=">"><extLst><ext><v>9</v></ext></extLst><v>45292</v></c>',
      '2024-01-01',
      'extensions',
    ],
  ];

  test('is read as text', async () => {
    const rows = CELLS.map(([cell], i) => {
      const row = i + 1;
      return `<row r="${row}">${cell.replace('?', `r="A${row}"`)}<c r="B${row}" t="str"><v>end</v></c></row>`;
    });
    const file = await folder.book(
      usualSheet(rows.join(''), { 'xl/sharedStrings.xml': STRINGS, 'xl/styles.xml': STYLES }),
    );
    const read = await readSheet(file);
    const found = CELLS.map(([cell, , why], i) => [why, cell, read.get(i + 1)]);
    expect(found).toEqual(CELLS.map(([cell, text, why]) => [why, cell, [text, 'end']]));
  });

  test('in a 1904 workbook', async () => {
    for (const flag of ['1', 'true']) {
      const file = await folder.book(
        usualSheet('<row r="1"><c r="A1" s="1"><v>42735</v></c><c r="B1" s="1"><v>0</v></c></row>', {
          'xl/styles.xml': STYLES,
          'xl/workbook.xml': workbookOf(
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>',
            `<workbookPr date1904="${flag}"/>`,
          ),
        }),
      );
      expect((await openWorkbook(file)).date1904).toBe(true);
      expect(await readSheet(file)).toEqual(new Map([[1, ['2021-01-01', '1904-01-01']]]));
    }
  });

  test('line ends come as XML wants them, in a sheet that holds nothing else to decode', async () => {
    const cell = (r: string, text: string): string => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const file = await folder.book(
      usualSheet(`<row r="1">${cell('A1', 'a\r\nb')}${cell('B1', 'c\rd')}</row>`),
    );
    expect(await readSheet(file)).toEqual(new Map([[1, ['a\nb', 'c\nd']]]));
  });

  test('a formula nobody has computed is blank, and said to be', async () => {
    const file = await folder.book(
      usualSheet(
        '<row r="3"><c r="B3"><f>A1</f><v></v></c><c r="C3" t="str"><f>A2</f><v></v></c><c r="D3"><v>1</v></c></row>',
      ),
    );
    const facts = newFacts();
    const read = await readSheet(file, undefined, facts);
    expect(read).toEqual(new Map([[3, ['', '', '', '1']]]));
    expect(facts).toMatchObject({ uncomputed: 1, firstUncomputed: { row: 3, column: 2 } });
  });
});

describe('numbers', () => {
  test.each([
    ['42', '42', ''],
    ['-0.5', '-0.5', ''],
    ['6222021234567890123', '6222021234567890123', 'a card number of 19 digits'],
    ['1234.5600000000002', '1234.56', 'noise of a sum'],
    ['6.255519999999999', '6.25552', 'noise below'],
    ['1.414973347970818', '1.414973347970818', 'a measured value has digits to the end'],
    ['1.1000000000000001', '1.1', 'Excel writes 17 digits'],
    ['0.000012345', '0.000012345', 'leading zeros are no digits'],
    ['1.5E-3', '0.0015', 'small fraction'],
    ['1E-7', '1E-7', 'too small to spell out'],
    ['1E3', '1000', ''],
    ['1e3', '1000', ''],
    ['-2.5E2', '-250', ''],
    ['1.10101199003079E+17', '1.10101199003079E+17', 'beyond 15 digits: lost'],
    ['1E+400', '1E+400', 'no number of ours'],
    ['', '', ''],
    ['nonsense', 'nonsense', 'kept as it stands'],
  ])('%s → %s %s', (raw, text) => {
    expect(plainNumber(raw)).toBe(text);
  });

  test('whole numbers of any length and decimals of 15 digits are never touched', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,40}$/), (digits) => {
        expect(plainNumber(digits)).toBe(digits);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,7}\.\d{1,8}$/), (decimal) => {
        expect(plainNumber(decimal)).toBe(decimal);
      }),
    );
  });

  test('no finite number changes by more than its 15th digit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const raw = String(value).replace('e', 'E');
        const back = Number(plainNumber(raw));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
      }),
    );
  });
});

describe('dates', () => {
  const { date, time, elapsed } = FORMAT;
  test.each([
    ['1', date, false, '1900-01-01', 'day 1'],
    ['59', date, false, '1900-02-28', ''],
    ['60', date, false, '1900-02-29', 'the day that never was, as Excel shows it'],
    ['61', date, false, '1900-03-01', ''],
    ['25569', date, false, '1970-01-01', ''],
    ['2958465', date, false, '9999-12-31', 'last day'],
    ['2958466', date, false, '2958466', 'Excel shows ####'],
    ['-1', date, false, '-1', 'Excel shows ####'],
    ['0', date, false, '0', 'no day'],
    ['0', date | time, false, '00:00:00', ''],
    ['0.5', date, false, '12:00:00', 'no day, but a time'],
    ['0', date, true, '1904-01-01', 'day 0 is a day'],
    ['45292.9999999', date, false, '2024-01-02', 'seven decimals say a second, rounded into the next day'],
    ['45292.58641', date | time, false, '2024-01-01 14:04:26', 'five decimals cannot say more'],
    ['45811.586805555555', date | time, false, '2025-06-03 14:05:00', 'a whole second, as a double has it'],
    ['45811.586808449073', date | time, false, '2025-06-03 14:05:00.25', ''],
    ['4.5811586808449073E4', date, false, '2025-06-03 14:05:00.25', 'written with an exponent'],
    ['45292.9999999942', date | time, false, '2024-01-01 23:59:59.999', 'the last moment of the day'],
    ['45292.99999999999', date | time, false, '2024-01-02 00:00:00', 'less than half a millisecond from it'],
    ['0.5000000116', time, false, '12:00:00.001', ''],
    ['1.5000057870370371', time | elapsed, false, '36:00:00.5', ''],
    ['45292.5', time, false, '2024-01-01 12:00:00', 'a date under a time format is not lost'],
    ['0.999988425925926', time, false, '23:59:59', ''],
    ['2.25', time | elapsed, false, '54:00:00', ''],
    ['text', date, false, 'text', ''],
    ['', date, false, '', ''],
  ])('%s (format %i, 1904 %s) → %s %s', (raw, format, date1904, text) => {
    expect(dateText(raw, format, date1904)).toBe(text);
  });
});

describe('number formats', () => {
  const { plain, date, time, elapsed } = FORMAT;
  test.each([
    ['General', plain, ''],
    ['G/通用格式', plain, 'General as WPS writes it'],
    ['0.00', plain, ''],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', plain, 'the d of Red is no day'],
    ['"days"0', plain, 'quoted'],
    ['0.00E+00', plain, 'an exponent is no era year'],
    ['0.00 EUR', plain, 'a unit somebody forgot to quote'],
    ['_-* #,##0.00\\ "€"_-', plain, ''],
    ['@', plain, ''],
    ['yyyy-mm-dd', date, ''],
    ['[$-804]yyyy"年"m"月"d"日";@', date, ''],
    ['[DBNum1][$-804]m"月"d"日"', date, ''],
    ['mmm-yy', date, ''],
    ['m', date, 'a month alone'],
    ['[$-411]ggge"年"', date, 'Japanese era'],
    ['aaaa', date, 'weekday'],
    ['h:mm AM/PM', time, ''],
    ['上午/下午h"时"mm"分"', time, ''],
    ['mm:ss.0', time, 'minutes, not months'],
    ['[h]:mm', time | elapsed, ''],
    ['[mm]:ss', time | elapsed, ''],
    ['yyyy/m/d h:mm', date | time, ''],
    ['yyyy\\-mm\\-dd\\Thh:mm:ss.000', date | time, ''],
    ['mmm h:mm', date | time, 'three m are a month'],
    ['0;yyyy', plain, 'only the first section counts'],
  ])('%s → %i %s', (code, format) => {
    expect(parseFormat(code)).toBe(format);
  });

  test.each([
    ['000000', 6],
    ['00000;@', 5],
    ['0', 0],
    ['0.00', 0],
    ['yyyy', 0],
  ])('%s pads to %i digits', (code, width) => {
    expect(paddedWidth(parseFormat(code))).toBe(width);
  });
});

describe('references', () => {
  const one = (value: number): string => `<v>${value}</v></c>`;
  test.each([
    [
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      { 1: ['1', '2'], 2: ['3'] },
      'none at all',
    ],
    [
      '<row r="5"><c><v>1</v></c><c r="D5"><v>2</v></c><c><v>3</v></c></row>',
      { 5: ['1', '', '', '2', '3'] },
      'some',
    ],
    [
      '<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row>',
      { 7: ['', '1'], 8: ['2'] },
      'only in cells',
    ],
    [`<row r="1"><c r="C1">${one(3)}<c r="A1">${one(1)}</row>`, { 1: ['1', '', '3'] }, 'out of order'],
    [
      `<row r="1048576"><c r="XFD1048576">${one(1)}</row>`,
      { 1048576: [...Array<string>(16_383).fill(''), '1'] },
      'last cell',
    ],
    [
      '<row r="2"/><row r="4"><c r="A4" s="1"/></row><row r="6"><c r="A6"><v>1</v></c></row>',
      { 6: ['1'] },
      'blank rows',
    ],
  ] as [string, Record<string, string[]>, string][])('%s', async (rows, expected) => {
    const file = await folder.book(usualSheet(rows));
    expect(Object.fromEntries(await readSheet(file))).toEqual(expected);
  });

  test.each([
    ['<row r="1"><c r="ZZZZZ99999999"><v>1</v></c></row>', 'hostile'],
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', 'one column too far'],
    ['<row r="1048577"><c><v>1</v></c></row>', 'one row too far'],
    ['<row r="0"><c><v>1</v></c></row>', 'no row 0'],
    ['<row r="-1"/>', ''],
    ['<row r="x"/>', ''],
    ['<row r="1"><c r="A2"><v>1</v></c></row>', 'a cell that is somewhere else'],
    ['<row r="1"><c r="1"><v>1</v></c></row>', 'no column'],
    ['<row r="1"><c r="A"><v>1</v></c></row>', 'no row'],
    ['<row r="1"><c r="A1$"><v>1</v></c></row>', ''],
    ['<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'two values for one cell'],
  ])('%s is refused: %s', async (rows) => {
    expect(await refusal(await folder.book(usualSheet(rows)))).toBe('xlsx/bad-cell-reference');
  });
});

describe('the plain reading of a cell agrees with the token reading', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '中', '😀', '&amp;', '&#65;', '_x0041_', '\n', '\r', '>', '"'),
  });
  const cell = fc.oneof(
    fc.record({ t: fc.constant(' t="inlineStr"'), body: text.map((t) => `<is><t>${t}</t></is>`) }),
    fc.record({
      t: fc.constant(' t="inlineStr"'),
      body: text.map((t) => `<is><t xml:space="preserve">${t}</t></is>`),
    }),
    fc.record({ t: fc.constant(' t="s"'), body: fc.nat(9).map((n) => `<v>${n}</v>`) }),
    fc.record({
      t: fc.constantFrom('', ' t="s"', ' t="n"'),
      body: fc.constantFrom('<is><t>1E3</t></is>', '<is><t xml:space="preserve">7</t></is>'),
    }),
    fc.record({
      t: fc.constantFrom('', ' t="n"'),
      body: fc.stringMatching(/^\d{1,18}(\.\d{1,17})?$/).map((n) => `<v>${n}</v>`),
    }),
    fc.record({
      t: fc.constantFrom(' t="str"', ' t="b"', ' t="e"'),
      body: fc.constantFrom('<v>1</v>', '<f>A1</f><v>0</v>'),
    }),
    fc.record({ t: fc.constantFrom('', ' t="s"', ' t="n"'), body: fc.constant('') }),
  );
  const style = fc.constantFrom('', ' s="0"', ' s="1"', ' s="5"', ' s="8"', ' s="12"');
  const rows = fc.array(fc.array(fc.tuple(cell, style, fc.nat(2)), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 5,
  });
  const tables: Parts = { 'xl/sharedStrings.xml': STRINGS, 'xl/styles.xml': STYLES };

  test('whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const render = (spell: (reference: string, s: string, t: string, body: string) => string): string =>
          table
            .map((cells, row) => {
              let column = -1;
              const spelled = cells.map(([{ t, body }, s, gap]) => {
                column += gap + 1;
                return spell(`${String.fromCharCode(65 + column)}${row + 1}`, s, t, body);
              });
              return `<row r="${row + 1}">${spelled.join('')}</row>`;
            })
            .join('');
        const plain = render((r, s, t, body) =>
          body === '' ? `<c r="${r}"${s}${t}/>` : `<c r="${r}"${s}${t}>${body}</c>`,
        );
        const other = render((r, s, t, body) => `<c${t}${s} r="${r}" >${body}</c>`);
        const read = await readSheet(await folder.book(usualSheet(plain, tables)));
        expect(read).toEqual(await readSheet(await folder.book(usualSheet(other, tables))));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the shape of the workbook', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const strings = { 'xl/sharedStrings.xml': STRINGS };

  const prefixed = (xml: string): string =>
    xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(` xmlns="${MAIN}"`, ` xmlns:x="${MAIN}"`);
  const strict = (xml: string): string =>
    xml
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006',
        'http://purl.oclc.org/ooxml/officeDocument',
      )
      .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main');
  const utf16 =
    (littleEndian: boolean) =>
    (xml: string): Uint8Array => {
      const bytes = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
      return littleEndian ? bytes : bytes.swap16();
    };
  const everyPart = (change: (xml: string) => string | Uint8Array): Parts =>
    Object.fromEntries(
      Object.entries(usualSheet(rows, strings)).map(([name, xml]) => [name, change(xml as string)]),
    );

  test.each([
    ['namespace prefixes (.NET)', everyPart(prefixed)],
    ['strict OOXML', everyPart(strict)],
    ['UTF-16 little endian', everyPart(utf16(true))],
    ['UTF-16 big endian', everyPart(utf16(false))],
    ['UTF-8 with a byte order mark', everyPart((xml) => `\ufeff${xml}`)],
    ['UTF-8 that says UTF-16', everyPart((xml) => xml.replace('UTF-8', 'utf-16'))],
    [
      'GB18030 that says so',
      everyPart((xml) =>
        Buffer.concat([
          Buffer.from(xml.replace('UTF-8', 'GB18030').split('张伟')[0]!, 'latin1'),
          xml.includes('张伟')
            ? Buffer.from([0xd5, 0xc5, 0xce, 0xb0, ...Buffer.from('</t></si></sst>')])
            : Buffer.alloc(0),
        ]),
      ),
    ],
    [
      'upper-case part names',
      Object.fromEntries(Object.entries(usualSheet(rows, strings)).map(([n, x]) => [n.toUpperCase(), x])),
    ],
    [
      'backslashes in part names',
      Object.fromEntries(
        Object.entries(usualSheet(rows, strings)).map(([n, x]) => [n.replaceAll('/', '\\'), x]),
      ),
    ],
    [
      'leading slashes',
      Object.fromEntries(Object.entries(usualSheet(rows, strings)).map(([n, x]) => [`/${n}`, x])),
    ],
    [
      'absolute and roundabout targets',
      {
        ...usualSheet(rows, strings),
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
          ['rId2', 'sharedStrings', '../xl/./sharedStrings.xml'],
        ]),
      },
    ],
    [
      'no root relationships',
      Object.fromEntries(Object.entries(usualSheet(rows, strings)).filter(([n]) => n !== '_rels/.rels')),
    ],
    [
      'comments, processing instructions and blanks',
      everyPart((xml) => xml.replace(/></g, '>\n  <!-- <row> --><?pi ?>\t<')),
    ],
  ] as [string, Parts][])('%s', async (_, parts) => {
    expect(await readSheet(await folder.book(parts))).toEqual(new Map([[1, ['张伟']]]));
  });

  test('sheets come in the order of the tabs, with what is hidden and what has no cells', async () => {
    const file = await folder.book({
      ...usualParts,
      'xl/workbook.xml': workbookOf(
        '<sheet name="客户 &amp; 订单" sheetId="7" r:id="rId9"/><sheet name="old" sheetId="1" state="veryHidden" r:id="rId1"/>' +
          '<sheet name="chart" sheetId="3" r:id="rId3"/><sheet name="gone" sheetId="4" r:id="rId4"/>',
      ),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId9', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId3', 'chartsheet', 'chartsheets/sheet1.xml'],
        ['rId4', 'worksheet', 'worksheets/sheet4.xml'],
      ]),
      'xl/worksheets/sheet2.xml': sheetOf('<row r="1"><c r="A1"><v>2</v></c></row>'),
      'xl/chartsheets/sheet1.xml': `${XML}<chartsheet xmlns="${MAIN}"/>`,
    });
    const { sheets } = await openWorkbook(file);
    expect(sheets).toEqual([
      { name: '客户 & 订单', hidden: false, kind: 'cells', path: 'xl/worksheets/sheet2.xml' },
      { name: 'old', hidden: true, kind: 'cells', path: 'xl/worksheets/sheet1.xml' },
      { name: 'chart', hidden: false, kind: 'other', path: 'xl/chartsheets/sheet1.xml' },
      { name: 'gone', hidden: false, kind: 'cells', path: '' },
    ]);
    expect(await readSheet(file, '客户 & 订单')).toEqual(new Map([[1, ['2']]]));
    await expect(readSheet(file, 'chart')).rejects.toMatchObject({ code: 'xlsx/sheet-without-cells' });
    await expect(readSheet(file, 'gone')).rejects.toMatchObject({ code: 'xlsx/missing-sheet' });
    await expect(readSheet(file, 'other')).rejects.toMatchObject({ code: 'xlsx/no-such-sheet' });
  });

  test('rows come in batches, and a reader may leave early', async () => {
    const many = Array.from(
      { length: 20_001 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
    );
    const file = await folder.book(usualSheet(many.join('')));
    const workbook = await openWorkbook(file);
    const sizes: number[] = [];
    for await (const batch of workbook.rows('Sheet1')) sizes.push(batch.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20_001);
    expect(Math.max(...sizes)).toBe(50);
    for (let i = 0; i < 50; i++) {
      for await (const batch of workbook.rows('Sheet1')) {
        expect(batch[0]).toEqual({ row: 1, cells: ['0'] });
        break;
      }
    }
  });
});

describe('rows with a value in the last column', () => {
  const far = (count: number): string =>
    Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
      '',
    );

  test('come in small batches', async () => {
    const workbook = await openWorkbook(await folder.book(usualSheet(far(100))));
    let rows = 0;
    for await (const batch of workbook.rows('Sheet1')) {
      expect(batch.length).toBeLessThan(8);
      rows += batch.length;
    }
    expect(rows).toBe(100);
  });

  test('are a bomb when there are many', async () => {
    const workbook = await openWorkbook(await folder.book(usualSheet(far(2_100))));
    const reading = async (): Promise<void> => {
      for await (const batch of workbook.rows('Sheet1')) expect(batch.length).toBeGreaterThan(0);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'xlsx/bomb' });
  });
});

describe('text that comes in pieces', () => {
  async function* pieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      if (cut > from) yield bytes.subarray(from, cut);
      from = Math.max(from, cut);
    }
    if (from < bytes.length) yield bytes.subarray(from);
  }
  const part = { file: 'f', name: 'p' };
  const document = `${XML}<a 客户='1>2'><b>四川省&amp;成都市 😀 _x000D_</b><!-- 注 --><c/><![CDATA[<d>锦江区]]>ascii only</a>`;

  async function tokens(chunks: AsyncIterable<Buffer>): Promise<string[]> {
    const xml = new XmlScanner(part);
    const seen: string[] = [];
    for await (const text of decodeXml(chunks, part)) {
      xml.feed(text);
      while (xml.next()) {
        const isText = xml.kind === TOKEN.text || xml.kind === TOKEN.literal;
        seen.push(`${xml.kind}:${isText ? xml.value() : xml.text.slice(xml.start, xml.end)}`);
        if (xml.isNamed('a') && xml.kind === TOKEN.open) seen.push(xml.attribute('客户') ?? '');
      }
    }
    xml.finish();
    return seen;
  }

  test.each([
    ['utf-8', Buffer.from(document)],
    ['utf-16', Buffer.from(`\ufeff${document}`, 'utf16le')],
  ])('is the same wherever it is cut: %s', async (_, bytes) => {
    const whole = await tokens(pieces(bytes, []));
    expect(whole).toEqual([
      ...(_ === 'utf-8' ? [] : ['3:\ufeff']),
      '3:\n', '1:a', '1>2', '1:b', '3:四川省&成都市 😀 _x000D_', '2:b', '1:c', '2:c', '4:<d>锦江区', '3:ascii only', '2:a',
    ]); // prettier-ignore
    // The first piece holds at least the four bytes that show the encoding.
    for (let at = 4; at < bytes.length; at++)
      expect(await tokens(pieces(bytes, [at])), `cut at ${at}`).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 4, max: bytes.length })), async (cuts) => {
        expect(await tokens(pieces(bytes, cuts))).toEqual(whole);
      }),
    );
  });

  test.each([
    ['<a>', 'never closed'],
    ['<a></a></a>', 'closed twice'],
    ['<a><b', 'cut in a tag'],
    ['<a>&nbsp;</a>', 'an entity XML does not know'],
    ['<a>R&D</a>', 'a bare ampersand'],
    ['<a>&#0;</a>', 'no character'],
    ['<a>&#xD800;</a>', 'half a character'],
    ['<a b=c></a>', 'no quotes'],
    ['<a b="<"></a>', ''],
    ['', 'nothing'],
    ['text only', ''],
  ])('%s is damage: %s', async (xml) => {
    await expect(tokens(pieces(Buffer.from(xml), []))).rejects.toMatchObject({ code: 'xlsx/damaged' });
  });

  test('bytes that are no UTF-8 are damage, not U+FFFD', async () => {
    const bytes = Buffer.from('<a>\xd5\xc5\xce\xb0</a>', 'latin1');
    await expect(tokens(pieces(bytes, []))).rejects.toMatchObject({ code: 'xlsx/damaged' });
    // Half a character before a tag, its other half after: no decoder may put them together.
    const halves = Buffer.from('<a>\xe5\x9b<b/>\x9b</a>', 'latin1');
    await expect(tokens(pieces(halves, [3, 5, 9]))).rejects.toMatchObject({ code: 'xlsx/damaged' });
    const cut = Buffer.from('<a>四</a>').subarray(0, 5);
    await expect(tokens(pieces(cut, []))).rejects.toMatchObject({ code: 'xlsx/damaged' });
  });
});

describe('refusals', () => {
  const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const DTD = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`;
  const sharedCell = (index: string): string => `<row r="1"><c r="A1" t="s"><v>${index}</v></c></row>`;

  const REFUSED: [string, () => Buffer | Promise<Buffer>, string][] = [
    [
      'not-a-zip',
      () => Buffer.from('<html><table><tr><td>客户</td></tr></table></html>'),
      'a web page called .xlsx',
    ],
    ['not-a-zip', () => Buffer.alloc(0), 'an empty file'],
    [
      'encrypted',
      () => Buffer.concat([OLE2, Buffer.alloc(300_000), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password',
    ],
    ['old-xls', () => Buffer.concat([OLE2, Buffer.alloc(1000), Buffer.from('Workbook', 'utf16le')]), '.xls'],
    ['not-a-workbook', () => zipBytes({ 'data.csv': 'a,b' }), 'a ZIP of CSV'],
    [
      'not-a-workbook',
      () =>
        zipBytes({
          '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
          'word/document.xml': '<w:document xmlns:w="w"/>',
        }),
      'a Word file',
    ],
    [
      'binary-workbook',
      () =>
        zipBytes({
          '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.bin']]),
          'xl/workbook.bin': 'x',
        }),
      '.xlsb',
    ],
    [
      'part-twice',
      () =>
        storedZip({
          ...usualSheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
          'XL/worksheets/sheet1.xml': sheetOf(''),
        }),
      'two parts of one name',
    ],
    ['dtd', () => zipBytes({ ...usualParts, 'xl/workbook.xml': DTD + workbookOf('') }), 'in the workbook'],
    [
      'dtd',
      () => zipBytes(usualSheet('', { 'xl/worksheets/sheet1.xml': `${DTD}<worksheet/>` })),
      'in the sheet',
    ],
    ['dtd', () => zipBytes(usualSheet('', { 'xl/sharedStrings.xml': `${DTD}<sst/>` })), 'in the strings'],
    [
      'no-such-text',
      () => zipBytes(usualSheet(sharedCell('3'), { 'xl/sharedStrings.xml': stringsOf('<si><t>x</t></si>') })),
      'no such string',
    ],
    ['no-such-text', () => zipBytes(usualSheet(sharedCell('0'))), 'no strings at all'],
    [
      'no-such-text',
      () => zipBytes(usualSheet(sharedCell('1e0'), { 'xl/sharedStrings.xml': STRINGS })),
      'no index',
    ],
    [
      'damaged',
      () => zipBytes(usualSheet('', { 'xl/worksheets/sheet1.xml': sheetOf('<row r="1">').slice(0, -20) })),
      'XML cut short',
    ],
    ['damaged', () => zipBytes(usualSheet('', { 'xl/sharedStrings.xml': '<html/>' })), 'something else'],
    [
      'bomb',
      () => zipBytes(usualSheet(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(1_100_000)}</v></c></row>`)),
      'a cell of a megabyte',
    ],
    [
      'bomb',
      () =>
        zipBytes(
          usualSheet('', { 'xl/sharedStrings.xml': stringsOf(`<si><t>${'x'.repeat(9_000_000)}</t></si>`) }),
        ),
      'a string of nine',
    ],
    ['bomb', () => zipBytes(usualSheet(`<!--${'x'.repeat(20_000_000)}-->`)), 'a comment of 20 MB'],
    [
      'bomb',
      () => zipBytes(usualSheet('', { 'xl/worksheets/sheet1.xml': sheetOf('<row/>'.repeat(10_000_000)) })),
      'ratio over 200',
    ],
  ];

  test.each(REFUSED.map(([code, make, why]) => [code, why, make] as const))(
    'xlsx/%s: %s',
    async (code, _, make) => {
      expect(await refusal(folder.put(await make()))).toBe(`xlsx/${code}`);
    },
  );

  test('a file cut anywhere is refused', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i * 7919}</v></c></row>`,
    );
    const whole = await zipBytes(usualSheet(rows.join('')));
    for (let length = 40; length < whole.length; length += 97) {
      expect(await refusal(folder.put(whole.subarray(0, length))), `first ${length} bytes`).toBe(
        'xlsx/truncated',
      );
    }
    expect(await refusal(folder.put(whole))).toBe('');
  });

  test('a changed byte is never read as data', async () => {
    const text = '<row r="1"><c r="A1" t="inlineStr"><is><t>110101199003078515</t></is></c></row>';
    const whole = await zipBytes(usualSheet(text));
    const file = folder.put(whole);
    const right = await readSheet(file);
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x15;
      const name = folder.put(changed);
      if ((await refusal(name)) === '') expect(await readSheet(name), `byte ${at}`).toEqual(right);
    }
  });
});

describe('archives', () => {
  test('with bytes in front of them', async () => {
    const bytes = await zipBytes(usualSheet('<row r="1"><c r="A1"><v>1</v></c></row>'));
    expect(await readSheet(folder.put(Buffer.concat([Buffer.from('#!/bin/sh\n'), bytes])))).toEqual(
      new Map([[1, ['1']]]),
    );
  });

  test('with a comment behind them that looks like an end', async () => {
    const bytes = await zipBytes(usualSheet('<row r="1"><c r="A1"><v>1</v></c></row>'));
    bytes.writeUInt16LE(12, bytes.length - 2);
    expect(await readSheet(folder.put(Buffer.concat([bytes, Buffer.from('PK\x05\x06 comment')])))).toEqual(
      new Map([[1, ['1']]]),
    );
  });

  test('of more than 65,535 entries, which need zip64', async () => {
    const sheet = usualSheet('<row r="1"><c r="A1"><v>1</v></c></row>');
    const junk = Object.fromEntries(Array.from({ length: 65_600 }, (_, i) => [`junk/${i}`, '']));
    const bytes = storedZip({ ...junk, ...sheet });
    const file = folder.put(bytes);
    expect(await readSheet(file)).toEqual(new Map([[1, ['1']]]));
    const shifted = folder.put(Buffer.concat([Buffer.from('in front'), bytes]));
    expect(await readSheet(shifted)).toEqual(new Map([[1, ['1']]]));
    await expect(openZip(file, { ...ZIP_LIMITS, entries: 65_000 })).rejects.toMatchObject({
      code: 'xlsx/bomb',
    });
  });

  test('limits hold, whatever the directory declares', async () => {
    const sheet = '<row r="1"><c r="A1"><v>1</v></c></row>'.padEnd(5000);
    const bytes = await zipBytes(usualSheet(sheet));
    const file = folder.put(bytes);
    await expect(openZip(file, { ...ZIP_LIMITS, expandedBytes: 4000 })).rejects.toMatchObject({
      code: 'xlsx/bomb',
    });
    // The sheet's entry is the last: its declared size, made small.
    const central = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(200, central + 24);
    const lying = folder.put(bytes);
    expect(await refusal(lying)).toBe('xlsx/damaged');
    let given = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of (await openZip(lying)).read('xl/worksheets/sheet1.xml'))
        given += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'xlsx/damaged' });
    expect(given).toBe(0);
  });

  test('compression nobody uses in workbooks, and ZIP passwords', async () => {
    const bytes = await zipBytes(usualParts);
    const central = bytes.indexOf(Buffer.from('504b0102', 'hex'));
    const strange = Buffer.from(bytes);
    strange.writeUInt16LE(9, central + 10);
    expect(await refusal(folder.put(strange))).toBe('xlsx/compression');
    bytes.writeUInt16LE(0x0801, central + 8);
    expect(await refusal(folder.put(bytes))).toBe('xlsx/encrypted');
  });
});
