// Which row of a sheet names its columns. People put titles, dates and notes above the header, and spread it over two
// rows with merged cells. Decided from the first rows alone, by how widely they are filled and what stands in them.
import type { Merge } from './sheet-facts.ts';

interface HeadRow {
  /** As Excel numbers it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface SheetHeader {
  /** First and last row of the header, as Excel numbers them. */
  readonly from: number;
  readonly to: number;
  /** One name per column, '' for a column without; those of several rows joined where the last alone says too little. */
  readonly cells: readonly string[];
  /** Rows above it that hold something. */
  readonly above: readonly number[];
  /** Set when no row names the columns: `from` is the first record's row then, `to` the one before it. */
  readonly isMissing?: true;
}

/** How many filled rows are looked at. */
export const HEAD_ROWS = 60;
const MAX_ABOVE = 40;
const MAX_HEADER_ROWS = 4;
const MAX_LABEL = 60;

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
const filledIn = (row: HeadRow): number => row.cells.filter(isFilled).length;

/** True when the merges of the sheet could change the answer of {@link findHeader}. */
export function needsMerges(rows: readonly HeadRow[]): boolean {
  const filled = rows.filter((row) => filledIn(row) > 0).slice(0, HEAD_ROWS);
  const at = firstWide(filled, []);
  // Gaps at the head of a table: cells that may be merged with their neighbours.
  return filled
    .slice(0, at + 2)
    .some((row) => filledIn(row) > 1 && row.cells.some((cell) => !isFilled(cell)));
}

/** The header among the first rows of a sheet; undefined when they are all blank. */
export function findHeader(rows: readonly HeadRow[], merges: readonly Merge[] = []): SheetHeader | undefined {
  const filled = rows.filter((row) => filledIn(row) > 0).slice(0, HEAD_ROWS);
  if (filled.length === 0) return undefined;
  const at = firstWide(filled, merges);
  const bottom = lastOf(filled, at, merges);
  return {
    from: filled[at]!.row,
    to: filled[bottom]!.row,
    cells: names(filled.slice(at, bottom + 1), merges),
    above: filled.slice(0, at).map(({ row }) => row),
  };
}

/** The header that a person says is in this row. */
export function headerAt(rows: readonly HeadRow[], row: number): SheetHeader | undefined {
  const found = rows.find((candidate) => candidate.row === row && filledIn(candidate) > 0);
  return found && { from: row, to: row, cells: trimmed(found.cells), above: [] };
}

/** No header: the records start in this row, of this many columns. */
export function noHeader(row: number, columns: number, above: readonly number[]): SheetHeader {
  return { from: row, to: row - 1, cells: new Array<string>(columns).fill(''), above, isMissing: true };
}

/** Index of the first row of names that is filled nearly as widely as the table, and wider than what is above it. */
function firstWide(rows: readonly HeadRow[], merges: readonly Merge[]): number {
  const counts = rows.map(filledIn).sort((a, b) => a - b);
  const width = counts[Math.floor(counts.length * 0.75)]!;
  if (width < 2) return 0;
  const wanted = Math.max(2, Math.ceil(width * 0.6));
  const at = rows.findIndex((row) => covered(row, merges) >= wanted && isLabels(row));
  if (at <= 0 || at > MAX_ABOVE) return 0;
  const above = rows.slice(0, at);
  const own = covered(rows[at]!, merges);
  if (above.some((row) => covered(row, merges) >= own)) return 0;
  // A narrow table: the second row is its header only when something sets the first one apart.
  const isAfterBlankRow = rows[at]!.row > rows[at - 1]!.row + 1;
  return width > 3 || isAfterBlankRow || above.every((row) => isApart(row, merges)) ? at : 0;
}

function isApart(row: HeadRow, merges: readonly Merge[]): boolean {
  const text = row.cells.find(isFilled)!.trim();
  const isMerged = merges.some((merge) => merge.top === row.row && merge.right > merge.left);
  return isMerged || !isLabel(text) || /[:：\d]/.test(text) || text.length > 12;
}

/** Filled cells; a group's name counts for every column it is merged over, a lone title does not. */
function covered(row: HeadRow, merges: readonly Merge[]): number {
  const filled = filledIn(row);
  if (filled < 2) return filled;
  const spans = merges.filter(
    (merge) => merge.top === row.row && merge.right > merge.left && isFilled(row.cells[merge.left]),
  );
  return spans.reduce((sum, { left, right }) => sum + right - left, filled);
}

/** Index of the last row of the header that starts at `at`. */
function lastOf(rows: readonly HeadRow[], at: number, merges: readonly Merge[]): number {
  let last = at;
  while (last + 1 < rows.length && last - at + 1 < MAX_HEADER_ROWS) {
    const upper = rows[last]!;
    const lower = rows[last + 1]!;
    if (lower.row !== upper.row + 1 || !isLabels(lower)) break;
    if (!isMergedInto(upper, lower, merges) && !(last === at && complements(upper, lower, rows[last + 2])))
      break;
    last++;
  }
  return last;
}

/** A cell of the upper row reaches down into the lower, or one over several columns has names below it. */
function isMergedInto(upper: HeadRow, lower: HeadRow, merges: readonly Merge[]): boolean {
  return merges.some((merge) => {
    if (
      merge.top > upper.row ||
      merge.bottom < upper.row ||
      !(merge.right > merge.left || merge.bottom > upper.row)
    )
      return false;
    if (merge.bottom > upper.row) return merge.bottom - merge.top < MAX_HEADER_ROWS;
    return (
      merge.top === upper.row && lower.cells.slice(merge.left, merge.right + 1).filter(isFilled).length > 1
    );
  });
}

/** Without merges to tell: names below the blanks of the upper row, blanks below its names, and data below both. */
function complements(upper: HeadRow, lower: HeadRow, next: HeadRow | undefined): boolean {
  if (next === undefined || isLabels(next)) return false;
  const width = Math.max(upper.cells.length, lower.cells.length);
  let below = 0;
  let beside = 0;
  for (let column = 0; column < width; column++) {
    const isUp = isFilled(upper.cells[column]);
    const isLow = isFilled(lower.cells[column]);
    if (isLow && !isUp) below++;
    else if (isUp && !isLow && isFilled(next.cells[column])) beside++;
  }
  return below > 0 && beside > 0;
}

function names(rows: readonly HeadRow[], merges: readonly Merge[]): string[] {
  if (rows.length === 1) return trimmed(rows[0]!.cells);
  const width = Math.max(...rows.map((row) => trimmed(row.cells).length));
  const parts = Array.from({ length: width }, (_, column) => {
    const own = rows.map((row) => textAt(rows, row, column, merges)).filter((text) => text !== '');
    return own.filter((text, index) => text !== own[index - 1]);
  });
  const last = parts.map((part) => part.at(-1) ?? '');
  return parts.map((part, column) =>
    last.indexOf(last[column]!) === last.lastIndexOf(last[column]!) ? last[column]! : part.join(' '),
  );
}

function textAt(rows: readonly HeadRow[], row: HeadRow, column: number, merges: readonly Merge[]): string {
  const own = row.cells[column]?.trim() ?? '';
  if (own !== '') return own;
  const merge = merges.find(
    ({ top, bottom, left, right }) =>
      top <= row.row && bottom >= row.row && left <= column && right >= column,
  );
  return (merge && rows.find(({ row: at }) => at === merge.top)?.cells[merge.left]?.trim()) ?? '';
}

/** Most of what stands in the row could be the name of a column. */
function isLabels(row: HeadRow): boolean {
  const filled = row.cells.filter(isFilled);
  return filled.filter((cell) => isLabel(cell.trim())).length >= filled.length * 0.6;
}

const YEAR = /^(?:19|20)\d\d$/;
const HAS_LETTER = /\p{L}/u;
const ADDRESS = /\S@\S+\.\S|^https?:/;
const DATE_OR_CODE = /^\d{4}[-/.年]\d|\d{5,}/;

function isLabel(text: string): boolean {
  if (YEAR.test(text)) return true;
  return text.length <= MAX_LABEL && HAS_LETTER.test(text) && !ADDRESS.test(text) && !DATE_OR_CODE.test(text);
}

function trimmed(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex(isFilled) + 1);
}
