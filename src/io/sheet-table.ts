// One sheet of a workbook, read as a table: header, records, and what else is to be said about it.
import { inputError } from '../model/user-error.ts';
import { chooseSheet } from './sheet-pick.ts';
import { newFacts, type SheetFacts } from './sheet-facts.ts';
import { isFooterRow, MAX_FOOTER_ROWS } from './footer-rules.ts';
import { numberedHeader } from './header.ts';
import { findHeader, headerAt, HEAD_ROWS, needsMerges, noHeader, type SheetHeader } from './sheet-header.ts';
import { settleHeader, type SheetSample } from './sheet-layout.ts';
import { columnLetters } from './xlsx-write-parts.ts';
import { openWorkbook, type SheetRow, type Workbook } from './xlsx-read.ts';

/** Something worth saying, by code. */
export interface SheetNote {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Neighbouring rows that are all records, or all no records. Blank rows are left out. */
export interface SheetBatch {
  readonly rows: readonly SheetRow[];
  /** Set when they are set aside: why, as an issue code. */
  readonly aside: string | undefined;
  /** The part of the sheet read since the batch before, from 0 to 1. */
  readonly share: number;
}

export interface SheetSource {
  readonly name: string;
  readonly header: readonly string[];
  /** The last row of the header; of a sheet without one, the row above the first record. */
  readonly headerRow: number;
  readonly hasHeader: boolean;
  readonly date1904: boolean;
  /** The first records. */
  readonly sample: readonly (readonly string[])[];
  readonly notes: readonly SheetNote[];
  /** Everything below the header, padded to its width, from the start. */
  batches(): AsyncGenerator<SheetBatch>;
  /** What only a whole pass can tell, once: nothing before one has ended, nothing after it was asked for. */
  lateNotes(): readonly SheetNote[];
}

export interface SheetOptions {
  /** Its name, or its number counted from 1. */
  readonly sheet?: string | undefined;
  /** As the spreadsheet numbers rows; 0: there is none. */
  readonly headerRow?: number | undefined;
  /** How many records to look at in a table of so many columns. */
  readonly sampleRows: (columns: number) => number;
  /** Every row below the header is a record: blank ones, and last ones that look like sums. */
  readonly everyRow?: boolean;
}

const BATCH_ROWS = 500;
const BATCH_CELLS = 400_000;
const FOOTER = 'row/footer';

export async function openSheet(file: string, options: SheetOptions): Promise<SheetSource> {
  const workbook = await openWorkbook(file);
  const chosen = await chooseSheet(file, workbook, options.sheet);
  const { name } = chosen;
  const head = await firstRows(workbook, name, options.headerRow ?? 0);
  const decided = await decideHeader(workbook, name, head, options.headerRow);
  if (!decided) throw inputError('io/no-header', { file });

  const below = (under: SheetHeader): Promise<SheetSample> =>
    readSample(rowsBelow(workbook, name, under.to, newFacts(), options), under, options);
  const isTold = options.headerRow !== undefined;
  const { header: found, sample } = isTold
    ? { header: decided, sample: await below(decided) }
    : await settleHeader(decided, below);
  const header = found.isMissing ? numberedHeader(sample.width).names : widened(found.cells, sample.width);
  let facts = newFacts();
  const notes: SheetNote[] = [
    ...chosen.hiddenOthers.map((sheet) => ({ code: 'xlsx/hidden-sheet-left-out', params: { sheet } })),
    ...(chosen.hidden ? [{ code: 'xlsx/hidden-sheet', params: { sheet: name } }] : []),
    ...headerNotes(found, options.headerRow),
    ...(found.isMissing ? [] : namelessNotes(found.cells.length, header.length)),
  ];
  let isWhole = false;
  let isSaid = false;
  return {
    name,
    header,
    headerRow: found.to,
    hasHeader: found.isMissing !== true,
    date1904: workbook.date1904,
    sample: sample.rows.map(({ cells }) => cells),
    notes,
    async *batches() {
      facts = newFacts();
      yield* withoutFooters(rowsBelow(workbook, name, found.to, facts, options), header.length, options);
      isWhole = true;
    },
    lateNotes() {
      if (!isWhole || isSaid) return [];
      isSaid = true;
      return factNotes(facts, found.to, header.length);
    },
  };
}

async function firstRows(workbook: Workbook, name: string, upTo: number): Promise<SheetRow[]> {
  const head: SheetRow[] = [];
  for await (const batch of workbook.rows(name)) {
    head.push(...batch);
    if (head.length >= HEAD_ROWS && head.at(-1)!.row >= upTo) break;
  }
  return head;
}

async function decideHeader(
  workbook: Workbook,
  name: string,
  head: readonly SheetRow[],
  wanted: number | undefined,
): Promise<SheetHeader | undefined> {
  if (wanted !== undefined && wanted > 0) return headerAt(head, wanted);
  const found = findHeader(head, needsMerges(head) ? await workbook.merges(name) : []);
  return found && wanted === 0 ? noHeader(found.from, found.cells.length, found.above) : found;
}

interface RowBatch {
  readonly rows: SheetRow[];
  readonly share: number;
}

/** Rows below the header that hold anything (or every one), in batches large enough for a thread to work on. */
async function* rowsBelow(
  workbook: Workbook,
  name: string,
  headerRow: number,
  facts: SheetFacts,
  { everyRow = false }: SheetOptions,
): AsyncGenerator<RowBatch> {
  const meter = { bytes: 0 };
  const total = Math.max(1, workbook.packedBytes(name));
  let rows: SheetRow[] = [];
  let cells = 0;
  let before = 0;
  const take = (): RowBatch => {
    const batch = { rows, share: (meter.bytes - before) / total };
    rows = [];
    cells = 0;
    before = meter.bytes;
    return batch;
  };
  let next = headerRow + 1;
  const blanksUpTo = (row: number): void => {
    for (; next < row; next++) rows.push({ row: next, cells: [] });
    next = row + 1;
  };
  for await (const batch of workbook.rows(name, facts, meter)) {
    for (const row of batch) {
      if (row.row <= headerRow) continue;
      if (everyRow) blanksUpTo(row.row);
      else if (row.cells.every((cell) => cell === '')) continue;
      rows.push(row);
      cells += row.cells.length;
    }
    if (rows.length >= BATCH_ROWS || cells >= BATCH_CELLS) yield take();
  }
  if (everyRow) blanksUpTo(facts.lastRow + 1);
  yield take();
}

/** Rows that look like a footer wait until it is clear whether records follow them: then they were records too. */
async function* withoutFooters(
  batches: AsyncIterable<RowBatch>,
  width: number,
  { everyRow = false }: SheetOptions,
): AsyncGenerator<SheetBatch> {
  let held: SheetRow[] = [];
  let last = 0;
  let tooMany = false;
  for await (const { rows, share } of batches) {
    const records: SheetRow[] = [];
    for (const row of rows) {
      const place = { isShort: false, isApart: last > 0 && row.row > last + 1 };
      const isCandidate = !everyRow && isFooterRow(row.cells, width, place);
      last = row.row;
      held.push(row);
      tooMany = isCandidate && (tooMany || held.length > MAX_FOOTER_ROWS);
      if (isCandidate && !tooMany) continue;
      for (const one of held) records.push(padded(one, width));
      held = [];
    }
    if (records.length > 0 || share > 0) yield { rows: records, aside: undefined, share };
  }
  if (held.length > 0) yield { rows: held, aside: FOOTER, share: 0 };
}

function padded(row: SheetRow, width: number): SheetRow {
  if (row.cells.length >= width) return row;
  const cells = row.cells.slice();
  while (cells.length < width) cells.push('');
  return { row: row.row, cells };
}

async function readSample(
  batches: AsyncIterable<RowBatch>,
  header: SheetHeader,
  options: SheetOptions,
): Promise<SheetSample> {
  const { sampleRows } = options;
  const rows: SheetRow[] = [];
  let widest = header.cells.length;
  const limit = widest + Math.max(widest, 16);
  for await (const { rows: records, aside } of withoutFooters(batches, header.cells.length, options)) {
    if (aside !== undefined) continue;
    for (const row of records) {
      if (rows.length < sampleRows(widest)) rows.push(row);
      const end = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
      if (end <= limit) widest = Math.max(widest, end);
    }
    if (rows.length >= sampleRows(widest)) break;
  }
  const width = widest;
  const cut = ({ row, cells }: SheetRow): SheetRow =>
    cells.length > width ? { row, cells: cells.slice(0, width) } : padded({ row, cells }, width);
  return { rows: rows.map(cut), width };
}

/** A sheet's cells stand where they stand: values beside the named columns make columns without a name, no bad rows. */
function widened(cells: readonly string[], width: number): string[] {
  return [...cells, ...new Array<string>(width - cells.length).fill('')];
}

function headerNotes({ from, to, above, isMissing }: SheetHeader, told: number | undefined): SheetNote[] {
  const notes: SheetNote[] = [];
  if (isMissing) {
    if (above.length > 0)
      notes.push({ code: 'xlsx/rows-above-table', params: { count: above.length, rows: ranges(above) } });
    if (told === undefined) notes.push({ code: 'xlsx/no-header-row', params: { row: from } });
    return notes;
  }
  if (above.length > 0) {
    const params = { count: above.length, rows: ranges(above), row: from };
    notes.push({ code: 'xlsx/rows-above-header', params });
  }
  if (to > from) notes.push({ code: 'xlsx/header-of-several-rows', params: { rows: `${from}–${to}` } });
  return notes;
}

function namelessNotes(named: number, width: number): SheetNote[] {
  if (width === named) return [];
  const columns = Array.from({ length: width - named }, (_, index) => columnLetters(named + index));
  return [{ code: 'xlsx/columns-without-name', params: { columns: columns.join(', ') } }];
}

function factNotes(facts: SheetFacts, headerRow: number, width: number): SheetNote[] {
  const notes: SheetNote[] = [];
  const { uncomputed, firstUncomputed, hiddenRows, firstHiddenRow } = facts;
  if (firstUncomputed) {
    const cell = `${columnLetters(firstUncomputed.column - 1)}${firstUncomputed.row}`;
    notes.push({ code: 'xlsx/formula-without-value', params: { count: uncomputed, cell } });
  }
  if (hiddenRows > 0)
    notes.push({ code: 'xlsx/hidden-rows', params: { count: hiddenRows, row: firstHiddenRow } });
  const hidden = facts.hiddenColumns.filter((column) => column < width);
  if (hidden.length > 0) {
    const columns = hidden.slice(0, 26).map(columnLetters).join(', ');
    notes.push({ code: 'xlsx/hidden-columns', params: { columns } });
  }
  const merged = facts.merges.filter(({ bottom }) => bottom > headerRow);
  if (merged.length > 0) {
    const row = merged.reduce((least, { top }) => Math.min(least, top), Infinity);
    const params = { count: merged.length, row };
    notes.push({ code: 'xlsx/merged-cells', params });
  }
  return notes;
}

/** 1, 2, 3, 7 → `1–3, 7`. */
function ranges(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (rows[end + 1] === rows[end]! + 1) end++;
    parts.push(end > at ? `${rows[at]}–${rows[end]}` : String(rows[at]));
    at = end + 1;
  }
  return parts.join(', ');
}
