// Where a delimited file's table stands: what is above the header, which record is the header, whether there is one.
import { usualWidth } from './csv-dialect.ts';

/** A record as it stands at the head of a file. */
export interface HeadRecord {
  readonly cells: readonly string[];
  /** 1-based physical line on which it starts. */
  readonly line: number;
  /** As it stands in the file. */
  readonly text: string;
  /** A line whose quotes do not close. */
  readonly broken: boolean;
}

export interface Layout {
  /** Index of the header among the records; `first - 1` records stand above it. Undefined: there is no header. */
  readonly header: number | undefined;
  /** Index of the first data record. */
  readonly first: number;
  /** How many cells a record has. */
  readonly width: number;
}

/** Excel's own line that names the delimiter. */
export const NAMED_DELIMITER = /^"?sep=."?[,;\t]*$/i;

/** How far down a header is looked for, and how many records below it say what its columns hold. */
const MAX_ABOVE = 60;
const BODY = 200;

/**
 * The header is the first record with the usual number of cells most of which are filled. When that record certainly is
 * data, the record above it that names columns is the header; when there is none, there is no header.
 */
export function findLayout(records: readonly HeadRecord[]): Layout {
  const width = widthOf(records);
  const found = firstFull(records, width);
  const above = records[found - 1];
  const names = above !== undefined && !above.broken && above.cells.length > 1 && above.cells.every(isName);
  if (isData(records[found]?.cells ?? [], bodyBelow(records, found, width))) {
    if (names) return { header: found - 1, first: found, width: above.cells.length };
    return { header: undefined, first: found, width };
  }
  // More names than cells: the records are short of some, not the header too long.
  if (names && above.cells.length > width)
    return { header: found - 1, first: found, width: above.cells.length };
  const header = belowGroups(records, found, width);
  return { header, first: header + 1, width };
}

/** The usual number of cells, without a last one that is blank wherever the record above has none (`1,2,3,`). */
function widthOf(records: readonly HeadRecord[]): number {
  const rows = records.filter((record) => !record.broken).map((record) => record.cells);
  const width = usualWidth(rows);
  const usual = rows.filter((cells) => cells.length === width);
  const isSpare = width > 2 && usual.every((cells) => cells.at(-1)!.trim() === '');
  return isSpare && rows.some((cells) => cells.length === width - 1) ? width - 1 : width;
}

function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && filled(cells.slice(width)) === 0);
}

function firstFull(records: readonly HeadRecord[], width: number): number {
  const usual = records.filter((record) => fits(record.cells, width)).map((record) => filled(record.cells));
  const typical = usual.sort((a, b) => a - b)[usual.length >> 1] ?? 1;
  const isFull = (record: HeadRecord): boolean =>
    !record.broken &&
    fits(record.cells, width) &&
    filled(record.cells) >= Math.max(1, typical / 2) &&
    !isRemark(record, width);
  return Math.max(0, records.slice(0, MAX_ABOVE).findIndex(isFull));
}

/** In a table of one column a line that starts with `# ` is a remark; in a wider one the number of cells tells. */
function isRemark({ text }: HeadRecord, width: number): boolean {
  return NAMED_DELIMITER.test(text) || (width === 1 && /^#\s/.test(text));
}

/** `基本信息,,联系方式,` or `导出时间,2024-01-01,` stand above the header and have blanks; the header below has none. */
function belowGroups(records: readonly HeadRecord[], found: number, width: number): number {
  const above = filled(records[found]?.cells ?? []);
  if (above >= width) return found;
  for (let at = found + 1; at <= found + 4; at++) {
    const record = records[at];
    if (record === undefined || !fits(record.cells, width) || record.broken) return found;
    const names = record.cells.filter((cell) => cell.trim() !== '');
    const distinct = new Set(names).size === names.length;
    if (names.length <= above || !distinct || !names.every(isName)) continue;
    const { against } = votes(record.cells, bodyBelow(records, at, width));
    if (against > 0) return at;
  }
  return found;
}

function bodyBelow(records: readonly HeadRecord[], at: number, width: number): (readonly string[])[] {
  return records
    .slice(at + 1, at + 1 + BODY)
    .filter((record) => fits(record.cells, width) && !record.broken)
    .map((record) => record.cells);
}

/** Whether a row is of the kind of the rows below it in some column, certainly, and in none of another kind. */
export function isData(row: readonly string[], body: readonly (readonly string[])[]): boolean {
  const { certain, against } = votes(row, body);
  return certain > 0 && against === 0;
}

/** Columns in which a row certainly is data, and columns in which it is not of the kind the column holds. */
function votes(
  row: readonly string[],
  body: readonly (readonly string[])[],
): { certain: number; against: number } {
  let certain = 0;
  let against = 0;
  // A header that is repeated further down is still one.
  const others = body.filter((cells) => cells.some((cell, column) => cell !== row[column]));
  row.forEach((cell, column) => {
    if (column >= (others[0]?.length ?? 0)) return;
    const below = others.map((cells) => (cells[column] ?? '').trim()).filter((text) => text !== '');
    const text = cell.trim();
    if (below.length === 0 || text === '') return;
    const kind = usualKind(below);
    if (kind === 'text') {
      // A header's name is no value: one that comes again and again among the values is one of them.
      const again = below.filter((other) => other === text).length;
      if (again >= 3 && below.length >= 8 && new Set(below).size * 2 <= below.length) certain++;
    } else if (kindOf(text) !== kind) against++;
    else if (kind !== 'integer' || Number(below[0]) === Number(text) + 1) certain++;
  });
  return { certain, against };
}

type Kind = 'text' | 'email' | 'date' | 'link' | 'code' | 'decimal' | 'integer';

/** The kind of nearly all of the values; `text` when they are of several. */
function usualKind(values: readonly string[]): Kind {
  const counts = new Map<Kind, number>();
  for (const value of values) counts.set(kindOf(value), (counts.get(kindOf(value)) ?? 0) + 1);
  for (const [kind, count] of counts) if (count >= 0.8 * values.length) return kind;
  return 'text';
}

function kindOf(text: string): Kind {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email';
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return 'link';
  if (/^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[ T]\d{1,2}:\d\d.*)?$/.test(text)) return 'date';
  if (/^\+?\(?\d[\d ()-]{5,}\d[\dXx]$/.test(text)) return 'code';
  if (/^[+-]?[\d,]*[.,]\d+%?$/.test(text)) return 'decimal';
  return /^[+-]?\d{1,7}$/.test(text) ? 'integer' : 'text';
}

/** What could be a column's name: not blank, and no value by its look. A year can be one. */
function isName(cell: string): boolean {
  const kind = kindOf(cell.trim());
  return cell.trim() !== '' && (kind === 'text' || kind === 'integer');
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
