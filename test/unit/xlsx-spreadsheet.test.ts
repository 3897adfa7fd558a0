// Ten thousand values that spreadsheets like to change (reliability.md D5): written as a workbook, read back by our
// reader, by exceljs and, where it is installed, by LibreOffice. The text must come back as it was.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { openXlsxWriter } from '../../src/io/xlsx-write.ts';
import { ByteList, TempFolder, readSheet } from './xlsx-handmade.ts';

const folder = new TempFolder();
afterAll(() => folder.remove());

const soffice = spawnSync('soffice', ['--version']).status === 0;
afterAll(() => {
  if (!soffice) process.stderr.write('xlsx-spreadsheet: SKIPPED LibreOffice, there is no soffice\n');
});

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Twenty kinds, 500 of each. */
const KINDS: readonly ((i: number) => string)[] = [
  (i) => `00${i}`,
  (i) => `1101011990${pad(i * 7919, 8)}`,
  (i) => `6222021${pad(i * 104_729, 12)}`,
  (i) => `${1 + (i % 9)}E${i}`,
  (i) => `1.10E+${10 + i}`,
  (i) => `${1 + (i % 12)}-${1 + (i % 28)}`,
  (i) => `${1 + (i % 12)}/${1 + (i % 28)}/${1990 + (i % 30)}`,
  (i) => ['TRUE', 'false', '真', 'NULL', '#N/A', '#REF!', 'NaN', 'Inf'][i % 8]! + (i < 8 ? '' : String(i)),
  (i) => `+86138${pad(i, 8)}`,
  (i) => `${i + 1},234,567`,
  (i) => `${i}.10`,
  (i) => `0.${'1234567890'.repeat(2)}${i}`,
  (i) => ['٣', '１２３', '一二三', '½', '²', 'Ⅷ'][i % 6]!.repeat(1 + (i % 3)),
  (i) => `${['=', '+', '-', '@', '\t=', ' ='][i % 6]}SUM(A${i})`,
  (i) => `${i % 100}%`,
  (i) => `  lead and trail ${' '.repeat(1 + (i % 4))}`,
  (i) => `"quoted" & <tag> ]]> ${i}`,
  (i) => `line one ${i}\nline two`,
  (i) => `_x00${pad(i % 100, 2)}_ and _x and __`,
  (i) => `四川省成都市锦江区😀𠮷${'　'.repeat(i % 3)}${i}`,
];
const COLUMNS = 10;
const values = Array.from({ length: 10_000 }, (_, i) =>
  KINDS[i % KINDS.length]!(Math.floor(i / KINDS.length)),
);
const rows = Array.from({ length: values.length / COLUMNS }, (_, row) =>
  values.slice(row * COLUMNS, (row + 1) * COLUMNS),
);

async function write(kind: 'text' | 'number' | 'date'): Promise<string> {
  const list = new ByteList();
  const header = Array.from({ length: COLUMNS }, (_, i) => `c${i}`);
  const writer = await openXlsxWriter(list, { header, kinds: header.map(() => kind) });
  await writer.rows(rows);
  await writer.end();
  return folder.put(list.bytes());
}

const differences = (found: readonly (readonly (string | undefined)[])[]): unknown[] =>
  rows.flatMap((row, at) =>
    row.flatMap((value, column) =>
      found[at]?.[column] === value ? [] : [[at, column, value, found[at]?.[column]]],
    ),
  );

describe('ten thousand nasty values', () => {
  test.each(['text', 'number', 'date'] as const)('in %s columns, read by us', async (kind) => {
    const read = await readSheet(await write(kind));
    expect(differences([...read.values()].slice(1))).toEqual([]);
  });

  test('read by exceljs', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await write('text'));
    const found = rows.map((row, at) =>
      row.map((_, column) => {
        const { value } = book.worksheets[0]!.getRow(at + 2).getCell(column + 1);
        // It knows no _x005F_.
        return typeof value === 'string' ? value.replaceAll('_x005F_', '_') : JSON.stringify(value);
      }),
    );
    expect(differences(found)).toEqual([]);
  });

  test.skipIf(!soffice)('read by LibreOffice', async () => {
    const file = await write('text');
    const profile = `-env:UserInstallation=file://${path.join(folder.path, 'profile')}`;
    // Comma, double quote, UTF-8, every text in quotes, values as they are stored.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false';
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder.path, file], {
      stdio: 'ignore',
    });
    const text = readFileSync(file.replace(/xlsx$/, 'csv'), 'utf8');
    const found = parse(text, { relax_column_count: true });
    expect(differences(found.slice(1))).toEqual([]);
  });
});
