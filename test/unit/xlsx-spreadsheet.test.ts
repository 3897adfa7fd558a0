// Ten thousand values that spreadsheets like to change (reliability.md D5): written as a workbook, read back by our
// reader, by exceljs and, where it is installed, by LibreOffice. The text must come back as it was.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { openXlsxWriter } from '../../src/io/xlsx-write.ts';
import { nastyValues } from './nasty-values.ts';
import { ByteList, TempFolder, readSheet } from './xlsx-handmade.ts';

const folder = new TempFolder();
afterAll(() => folder.remove());

const soffice = spawnSync('soffice', ['--version']).status === 0;
afterAll(() => {
  if (!soffice) process.stderr.write('xlsx-spreadsheet: SKIPPED LibreOffice, there is no soffice\n');
});

const COLUMNS = 10;
const values = nastyValues();
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
