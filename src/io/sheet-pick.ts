// Which sheet of a workbook is meant.
import { inputError, usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { groupDigits } from '../words/catalogue.ts';
import type { Workbook } from './xlsx-read.ts';

export interface ChosenSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Sheets with data that nobody sees and nobody asked for. */
  readonly hiddenOthers: readonly string[];
}

/** Counting rows for a message stops here. */
const MAX_COUNTED = 100_000;

/**
 * The sheet called `wanted`, else the one of that number (the first is 1); without `wanted` the only visible one that
 * holds anything.
 *
 * @throws UserError xlsx/no-such-sheet, xlsx/choose-sheet (with the rows of each), xlsx/only-hidden, io/empty
 */
export async function chooseSheet(
  file: string,
  workbook: Workbook,
  wanted: string | undefined,
): Promise<ChosenSheet> {
  const { sheets } = workbook;
  if (sheets.length === 0) throw inputError('xlsx/no-sheets', { file });
  if (wanted !== undefined) {
    const sheet = sheetCalled(sheets, wanted);
    if (sheet) return { name: sheet.name, hidden: sheet.hidden, hiddenOthers: [] };
    const names = sheets.map(({ name }) => name).join(', ');
    const nearest = nearestSheet(sheets, wanted);
    throw usageError('xlsx/no-such-sheet', { file, sheet: wanted, sheets: names, nearest });
  }
  const filled: string[] = [];
  const hiddenOthers: string[] = [];
  let missing = '';
  for (const { name, hidden, kind, path } of sheets) {
    if (kind === 'other') continue;
    if (path === '') missing ||= name;
    else if (await isFilled(workbook, name)) (hidden ? hiddenOthers : filled).push(name);
  }
  const [name] = filled;
  if (filled.length > 1) {
    const counts = await Promise.all(
      filled.map(async (sheet) => `${sheet} (${await count(workbook, sheet)})`),
    );
    throw usageError('xlsx/choose-sheet', { file, sheets: counts.join(', ') });
  }
  if (name !== undefined) return { name, hidden: false, hiddenOthers };
  if (hiddenOthers.length > 0)
    throw usageError('xlsx/only-hidden', { file, sheets: hiddenOthers.join(', ') });
  if (missing !== '') throw inputError('xlsx/missing-sheet', { file, sheet: missing });
  throw inputError('io/empty', { file });
}

/** The sheet of this name; else the one of this number, counted from 1. */
export function sheetCalled<T extends { readonly name: string }>(
  sheets: readonly T[],
  wanted: string,
): T | undefined {
  const named = sheets.find(({ name }) => name === wanted);
  return named ?? (/^\d{1,4}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
}

/** The name a typing person most likely meant, or ''. A number is no misspelled name. */
export function nearestSheet(sheets: readonly { readonly name: string }[], wanted: string): string {
  return /^\d+$/.test(wanted)
    ? ''
    : nearestWord(
        wanted,
        sheets.map(({ name }) => name),
      );
}

async function isFilled(workbook: Workbook, name: string): Promise<boolean> {
  for await (const batch of workbook.rows(name))
    if (batch.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return true;
  return false;
}

async function count(workbook: Workbook, name: string): Promise<string> {
  let rows = 0;
  for await (const batch of workbook.rows(name)) {
    rows += batch.length;
    if (rows > MAX_COUNTED) return `>${groupDigits(MAX_COUNTED)}`;
  }
  return groupDigits(rows);
}
