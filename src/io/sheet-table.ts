import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inputError, usageError } from '../model/user-error.ts';
import { openWorkbook, type SheetRow } from './xlsx-read.ts';

/** One sheet of a workbook, read as a table. */
export interface SheetSource {
  readonly name: string;
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly date1904: boolean;
  readonly sha256: string;
  /** The data rows below the header, padded to its width; blank rows are left out. `notice` hears of oddities, by code. */
  rows(notice?: (code: string) => void): AsyncGenerator<readonly SheetRow[]>;
}

/**
 * The sheet called `sheet`, or the only visible one that holds anything. The header is the first row that is not
 * blank, unless `headerRow` (a row number as the spreadsheet shows it) says otherwise.
 */
export async function openSheet(
  file: string,
  options: { readonly sheet?: string | undefined; readonly headerRow?: number | undefined },
): Promise<SheetSource> {
  const workbook = await openWorkbook(file);
  const firstRow = async (name: string): Promise<SheetRow | undefined> => {
    for await (const batch of workbook.rows(name)) {
      const row = batch.find((candidate) =>
        options.headerRow === undefined
          ? candidate.cells.some((cell) => cell.trim() !== '')
          : candidate.row === options.headerRow,
      );
      if (row) return row;
    }
    return undefined;
  };
  let name = options.sheet;
  if (name === undefined) {
    const filled: string[] = [];
    for (const sheet of workbook.sheets)
      if (!sheet.hidden && (await firstRow(sheet.name))) filled.push(sheet.name);
    if (filled.length > 1) throw usageError('xlsx/choose-sheet', { file, sheets: filled.join(', ') });
    name = filled[0];
    if (name === undefined) throw inputError('io/empty', { file });
  } else if (!workbook.sheets.some((sheet) => sheet.name === name)) {
    const sheets = workbook.sheets.map((sheet) => sheet.name).join(', ');
    throw usageError('xlsx/no-such-sheet', { file, sheet: name, sheets });
  }
  const chosen = name;
  const header = await firstRow(chosen);
  if (!header) throw inputError('io/no-header', { file });
  const cells = [...header.cells];
  while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
  const width = cells.length;
  return {
    name: chosen,
    header: cells,
    headerRow: header.row,
    date1904: workbook.date1904,
    sha256: createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
    async *rows(notice) {
      for await (const batch of workbook.rows(chosen, notice)) {
        const rows: SheetRow[] = [];
        for (const { row, cells: found } of batch) {
          if (row <= header.row || found.every((cell) => cell === '')) continue;
          rows.push({
            row,
            cells: found.length < width ? [...found, ...blanks(width - found.length)] : found,
          });
        }
        if (rows.length > 0) yield rows;
      }
    },
  };
}

function blanks(count: number): string[] {
  return new Array<string>(count).fill('');
}
