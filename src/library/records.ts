// What a caller hands in: records as objects, or as rows of cells beside the names of their columns, from one source or
// several. Each becomes a source like any file: the commands' own code reads it from there.
import { setImmediate } from 'node:timers/promises';
import { makeHeader } from '../io/header.ts';
import type { Chunk, Source } from '../io/source.ts';
import { sampleSize, singleSource } from '../io/source-model.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';

/** What a cell may be. Numbers become the text they print as; null and undefined are blank. */
export type Cell = string | number | bigint | boolean | null | undefined;

/**
 * Records, however they come. What is not an array or the like (a generator, a stream) can be gone through once only: where
 * a second look is needed it is held in memory. A function that opens the records anew holds nothing.
 */
export type Rows<R> = Iterable<R> | AsyncIterable<R> | (() => Iterable<R> | AsyncIterable<R>);

/** Rows beside the names of their columns: arrays of {@link Cell}s in that order, or objects with no other keys. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Rows<object>;
}

/** Objects whose own properties are {@link Cell}s, or a table. */
export type Records = Rows<object> | Table;

/** Records of one source, or of several by the sources' names, in this order. */
export type Sources = Records | Readonly<Record<string, Records>>;

/** The name of a source nobody named. */
export const ONLY_SOURCE = 'records';

export interface Reading {
  /** `many`: what can be gone through once only is held. */
  readonly passes: 'one' | 'many';
  readonly signal: AbortSignal | undefined;
}

/** Records in one piece of work. */
const BATCH = 1_000;

/** Sources by name, those without records left out. */
export async function openAll(sources: Sources, reading: Reading): Promise<Source[]> {
  const named: [string, Records][] = isRecords(sources) ? [[ONLY_SOURCE, sources]] : Object.entries(sources);
  const opened: Source[] = [];
  for (const [name, records] of named) {
    if (name === '' || name.includes(':')) throw usageError('library/source-name', { source: name });
    if (!isRecords(records)) throw usageError('library/no-records', { source: name, type: typeof records });
    opened.push(await openRecords(name, records, reading));
  }
  return opened.filter(({ sample }) => sample.length > 0);
}

function isRows(value: unknown): value is Rows<object> {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

function isTable(value: unknown): value is Table {
  const { columns, rows } = (value ?? {}) as Partial<Table>;
  return Array.isArray(columns) && isRows(rows);
}

function isRecords(value: unknown): value is Records {
  return isRows(value) || isTable(value);
}

export async function openRecords(name: string, records: Records, reading: Reading): Promise<Source> {
  const { signal } = reading;
  const rows = isTable(records) ? records.rows : records;
  let again = reopening(rows);
  if (again === undefined && reading.passes === 'many') {
    const held: object[] = [];
    for await (const batch of inBatches(rows as Exclude<typeof rows, () => unknown>, signal))
      held.push(...batch);
    again = () => held;
  }
  // What can be gone through once only goes on where its sample ends.
  const live =
    again === undefined ? inBatches(rows as Exclude<typeof rows, () => unknown>, signal) : undefined;
  const ahead: object[][] = [];
  const columns = isTable(records)
    ? records.columns
    : again === undefined
      ? keysOf((await takeAhead(live!, ahead, sampleSize(1))).flat())
      : await keysOfAll(again, signal);
  const lay = openLayout(name, columns);
  const size = sampleSize(Math.max(1, columns.length));
  const first =
    again === undefined ? (await takeAhead(live!, ahead, size)).flat() : await firstOf(again, size, signal);
  const sample = first.slice(0, size).map((record, at) => lay(record, at + 1));
  const bytes = again === undefined ? 0 : knownSize(again());
  const part = {
    file: name,
    label: name,
    format: 'jsonl' as const,
    encoding: 'utf-8' as const,
    dialect: { delimiter: ',', quote: '"', eol: '\n' as const },
    header: makeHeader(columns),
    headerRow: 0,
    hasHeader: true,
    bytes,
    sha256: '',
    packed: 'no' as const,
    date1904: false,
  };
  return singleSource(name, part, {
    path: name,
    sample,
    unchanged: () => true,
    async *chunks(source) {
      let firstRow = 1;
      for await (const batch of again === undefined ? rest(ahead, live!) : inBatches(again(), signal)) {
        const laid = batch.map((record, at) => lay(record, firstRow + at));
        yield { kind: 'rows', source, part: 0, firstRow, firstLine: firstRow, weight: laid.length, rows: laid } satisfies Chunk; // prettier-ignore
        firstRow += laid.length;
      }
      return firstRow - 1;
    },
  });
}

/** How to go through rows once more; undefined: they can be gone through once only. */
function reopening(rows: Rows<object>): (() => Iterable<object> | AsyncIterable<object>) | undefined {
  if (typeof rows === 'function') return rows;
  if (Symbol.iterator in rows && rows[Symbol.iterator]() !== (rows as unknown)) return () => rows;
  return undefined;
}

/** Between two batches a signal is heard, and others have their turn. */
async function* inBatches<R>(
  rows: Iterable<R> | AsyncIterable<R>,
  signal: AbortSignal | undefined,
): AsyncGenerator<R[]> {
  let batch: R[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
    await setImmediate();
    signal?.throwIfAborted();
  }
  signal?.throwIfAborted();
  if (batch.length > 0) yield batch;
}

async function takeAhead(
  live: AsyncGenerator<object[]>,
  ahead: object[][],
  wanted: number,
): Promise<object[][]> {
  let count = ahead.reduce((sum, batch) => sum + batch.length, 0);
  while (count < wanted) {
    const next = await live.next();
    if (next.done === true) break;
    ahead.push(next.value);
    count += next.value.length;
  }
  return ahead;
}

async function* rest(ahead: readonly object[][], live: AsyncGenerator<object[]>): AsyncGenerator<object[]> {
  yield* ahead;
  yield* live;
}

async function firstOf(
  again: () => Iterable<object> | AsyncIterable<object>,
  count: number,
  signal: AbortSignal | undefined,
): Promise<object[]> {
  const first: object[] = [];
  for await (const batch of inBatches(again(), signal)) {
    first.push(...batch);
    if (first.length >= count) break;
  }
  return first;
}

function knownSize(rows: Iterable<object> | AsyncIterable<object>): number {
  return Array.isArray(rows) ? rows.length : rows instanceof Set ? rows.size : 0;
}

/** In the order of first appearance. */
function keysOf(records: Iterable<object>, keys = new Set<string>()): string[] {
  for (const record of records)
    if (!Array.isArray(record)) for (const key of Object.keys(record)) keys.add(key);
  return [...keys];
}

async function keysOfAll(
  again: () => Iterable<object> | AsyncIterable<object>,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const keys = new Set<string>();
  for await (const batch of inBatches(again(), signal)) keysOf(batch, keys);
  return [...keys];
}

/** A record as a row of cells. Throws where something would be lost: another key, too many cells, a cell that is no text. */
export function openLayout(
  source: string,
  columns: readonly string[],
): (record: object, row: number) => readonly string[] {
  return (record, row) => {
    if (Array.isArray(record)) {
      if (record.length !== columns.length)
        throw usageError('library/cells', { source, row, cells: record.length, columns: columns.length });
      return columns.map((column, at) => textOf(record[at], { source, row, column }));
    }
    if (typeof record !== 'object' || (record as unknown) === null)
      throw usageError('library/no-record', { source, row, type: typeof record });
    let met = 0;
    const cells = columns.map((column) => {
      if (!Object.hasOwn(record, column)) return '';
      met++;
      return textOf((record as Readonly<Record<string, unknown>>)[column], { source, row, column });
    });
    if (met < Object.keys(record).length) {
      const key = Object.keys(record).find((name) => !columns.includes(name));
      if (key !== undefined)
        throw usageError('library/late-key', {
          source,
          row,
          key,
          nearest: nearestWord(key, columns),
          columns: columns.join(', '),
        });
    }
    return cells;
  };
}

function textOf(cell: unknown, place: { source: string; row: number; column: string }): string {
  if (typeof cell === 'string') return cell;
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'bigint' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'number' && Number.isFinite(cell)) return String(cell);
  const type = cell instanceof Date ? 'Date' : Array.isArray(cell) ? 'array' : typeof cell;
  throw usageError('library/cell', { ...place, type });
}
