import { usageError } from '../model/user-error.ts';
import { isPattern, namePattern } from './glob.ts';
import { nearestSheet, sheetCalled } from './sheet-pick.ts';
import { openWorkbook } from './xlsx-read.ts';

/**
 * The sheets that names and patterns stand for, in the workbook's order; a pattern matches visible sheets that hold
 * something. Excel forbids `*`, `?` and `[` in names, so a pattern is never a name.
 */
export async function chooseSheets(file: string, wanted: readonly string[]): Promise<string[]> {
  const workbook = await openWorkbook(file);
  const patterns = wanted.filter(isPattern).map(namePattern);
  const chosen: string[] = [];
  const named = wanted.map((word) => sheetCalled(workbook.sheets, word)?.name ?? word);
  for (const { name, hidden } of workbook.sheets) {
    const isNamed = named.includes(name);
    const matches = !hidden && patterns.some((pattern) => pattern.test(name));
    if (isNamed || (matches && (await holdsAnything(workbook, name)))) chosen.push(name);
  }
  const sheets = workbook.sheets.map((sheet) => sheet.name).join(', ');
  const missing = named.find((name) =>
    isPattern(name) ? !chosen.some((sheet) => namePattern(name).test(sheet)) : !chosen.includes(name),
  );
  if (missing !== undefined) {
    const nearest = nearestSheet(workbook.sheets, missing);
    throw usageError('xlsx/no-such-sheet', { file, sheet: missing, sheets, nearest });
  }
  return chosen;
}

async function holdsAnything(
  workbook: Awaited<ReturnType<typeof openWorkbook>>,
  name: string,
): Promise<boolean> {
  for await (const batch of workbook.rows(name)) {
    if (batch.some((row) => row.cells.some((cell) => cell.trim() !== ''))) return true;
  }
  return false;
}
