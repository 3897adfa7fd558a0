// A table somebody has gone on with, and what another version of it would change: only those rows are touched, all others
// stay byte for byte. It is refused when a row that is to change is not what it was.
import { utf8Mark } from '../io/content.ts';
import { chunkEncoding, openSource, type Source, type SourceSpec } from '../io/source.ts';
import { csvLine } from '../io/csv-write.ts';
import { openEncode } from '../io/encoder.ts';
import type { Output } from '../io/outputs.ts';
import { pastLineEnd } from '../io/physical-lines.ts';
import { openTableWriter, type TableFormat } from '../io/table-writer.ts';
import type { Dialect } from '../model/record.ts';
import { limitError } from '../model/user-error.ts';
import { OWN_ID } from './added-columns.ts';
import type { ChunkRecords } from './chunk-records.ts';
import { openChunkReader } from './read-chunk.ts';
import { TableCursor } from './table-cursor.ts';

export interface Patching {
  /** The table as it was, and as it would be now: the same rows in the same order, but for some that come back. */
  readonly base: Omit<SourceSpec, 'name'>;
  readonly next: Omit<SourceSpec, 'name'>;
  readonly current: string;
  readonly format: TableFormat;
  readonly output: Output;
  /** Columns whose cells name other rows: where only they change, the rest of the row is its own business. */
  readonly references: ReadonlySet<string>;
  /** The columns that tell rows apart. */
  readonly key: readonly string[];
}

type Row = readonly string[];

interface Change {
  readonly before: Row;
  readonly after: Row;
}

interface Patch {
  readonly header: Row;
  readonly nextHeader: Row;
  readonly changes: ReadonlyMap<string, Change>;
  /** Rows that come back, each with the keys of rows it may stand behind, the nearest first. */
  readonly inserts: readonly {
    readonly key: string;
    readonly row: Row;
    readonly behind: readonly string[];
  }[];
}

export async function patchTable(patching: Patching): Promise<void> {
  const { current: file, format, output } = patching;
  const patch = await differences(patching);
  const source = await openSource({ name: 'output', file });
  const { names } = source.info.header;
  for (const column of patch.header)
    if (!names.includes(column)) throw limitError('undo/column-gone', { file, column });
  const placed = await place(patch, source, patching);
  const { info } = source;
  const isPlain =
    info.parts.length === 1 &&
    info.format === 'csv' &&
    info.parts[0]!.packed === 'no' &&
    chunkEncoding(info.encoding, info.dialect) === info.encoding;
  if (isPlain && format === 'csv') {
    await splice(placed, source, output);
    return;
  }
  const table = await openTableWriter(output, format, {
    header: info.header.original,
    ...(info.format === 'csv' ? { dialect: info.dialect, encoding: info.encoding } : {}),
  });
  for (const row of placed.first) await table.rows([row]);
  for await (const records of recordsOf(source)) {
    const rows = records.rows.flatMap((row) => [placed.changed(row) ?? row, ...placed.behind(row)]);
    if (rows.length > 0) await table.rows(rows);
  }
  await table.end();
}

/** How many rows back a place is looked for when the nearest are gone. */
const NEAR = 16;

function endBefore(text: string, next: number): number {
  let end = next;
  while (end > 0 && /[\r\n]/.test(text[end - 1]!)) end--;
  return end;
}

async function differences({ base, next, key, current }: Patching): Promise<Patch> {
  const [was, is] = [await TableCursor.open(base), await TableCursor.open(next)];
  if (key.length === 0 && !was.header.includes(OWN_ID)) throw limitError('undo/no-ids', { file: current });
  const [wasKey, isKey] = [keyOf(was.header, key), keyOf(is.header, key)];
  const changes = new Map<string, Change>();
  const inserts: { key: string; row: Row; behind: readonly string[] }[] = [];
  let near: readonly string[] = [];
  let before = await was.next();
  for (let row = await is.next(); row !== undefined; row = await is.next()) {
    const name = isKey(row);
    if (before === undefined || wasKey(before) !== name) inserts.push({ key: name, row, behind: near });
    else {
      const after = arranged(row, is.header, was.header);
      if (after.some((cell, i) => cell !== before![i])) changes.set(name, { before, after });
      before = await was.next();
    }
    near = [name, ...near.slice(0, NEAR - 1)];
  }
  await was.close();
  return { header: was.header, nextHeader: is.header, changes, inserts };
}

function keyOf(header: Row, key: readonly string[]): (row: Row) => string {
  const own = header.findIndex((name) => name === OWN_ID);
  const at = own >= 0 ? [own] : key.map((name) => header.indexOf(name));
  return (row) => JSON.stringify(at.map((column) => (row[column] ?? '').trim()));
}

/** The cells of a row under other columns; '' where it has none, or what `rest` has. */
function arranged(row: Row, header: Row, to: Row, rest?: Row): Row {
  return to.map((name, i) => {
    const at = header.indexOf(name);
    return at >= 0 ? row[at]! : (rest?.[i] ?? '');
  });
}

interface Placed {
  /** Rows that come before all others. */
  readonly first: readonly Row[];
  readonly changed: (row: Row) => Row | undefined;
  readonly behind: (row: Row) => readonly Row[];
}

/** Looks for every row the patch speaks of, and refuses what is not as it was. */
async function place(patch: Patch, source: Source, patching: Patching): Promise<Placed> {
  const { current: file, key, references } = patching;
  const { names } = source.info.header;
  const nameOf = keyOf(names, key);
  const asked = new Set([
    ...patch.changes.keys(),
    ...patch.inserts.flatMap((each) => [each.key, ...each.behind]),
  ]);
  const found = new Map<string, { readonly row: Row; count: number }>();
  for await (const records of recordsOf(source)) {
    for (const row of records.rows) {
      const name = nameOf(row);
      if (!asked.has(name)) continue;
      const seen = found.get(name);
      if (seen) seen.count++;
      else found.set(name, { row, count: 1 });
    }
  }
  const readable = (name: string): string => (JSON.parse(name) as string[]).join('+');
  const changed = new Map<string, Row>();
  for (const [name, { before, after }] of patch.changes) {
    const there = found.get(name);
    const moved = patch.header.flatMap((column, i) => (before[i] === after[i] ? [] : [column]));
    const isReference = moved.every((column) => references.has(column) || column.startsWith('dup_of'));
    if (!there && isReference) continue;
    const id = readable(name);
    if (!there) throw limitError('undo/row-gone', { file, id });
    if (there.count > 1) throw limitError('undo/row-twice', { file, id });
    const odd = patch.header.find(
      (column, i) =>
        (!isReference || moved.includes(column)) && there.row[names.indexOf(column)] !== before[i],
    );
    if (odd !== undefined) throw limitError('undo/row-changed', { file, id, column: odd });
    const mine = isReference ? moved : patch.header;
    changed.set(
      name,
      arranged(
        mine.map((column) => after[patch.header.indexOf(column)]!),
        mine,
        names,
        there.row,
      ),
    );
  }
  const behind = new Map<string, Row[]>();
  const first: Row[] = [];
  const returned = new Map<string, Row[]>();
  for (const { key: name, row, behind: near } of patch.inserts) {
    if (found.has(name)) throw limitError('undo/row-there', { file, id: readable(name) });
    // Behind the nearest row that is there, or in the same place as one that comes back.
    const anchor = near.find((each) => found.get(each)?.count === 1 || returned.has(each));
    const list =
      anchor === undefined ? first : (returned.get(anchor) ?? behind.get(anchor) ?? newList(behind, anchor));
    list.push(arranged(row, patch.nextHeader, names));
    returned.set(name, list);
  }
  return {
    first,
    changed: (row) => changed.get(nameOf(row)),
    behind: (row) => behind.get(nameOf(row)) ?? [],
  };
}

function newList<T>(lists: Map<string, T[]>, name: string): T[] {
  const list: T[] = [];
  lists.set(name, list);
  return list;
}

async function* recordsOf(source: Source): AsyncGenerator<ChunkRecords> {
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) yield read(chunk);
}

/** A delimited file: what is not touched is copied as bytes. */
async function splice(placed: Placed, source: Source, output: Output): Promise<void> {
  const { info } = source;
  const { dialect } = info;
  const encode = openEncode(info.encoding);
  const read = openChunkReader([{ info, columns: [], idColumns: [] }]);
  const mark = utf8Mark(source.files[0]!.path);
  if (mark) await output.write(mark);
  let first = placed.first;
  for await (const chunk of source.chunks(0)) {
    const records = read(chunk);
    const text = records.raw === undefined ? undefined : spliced(records, dialect, placed, first);
    if (records.rows.length > 0) first = [];
    const bytes = 'bytes' in chunk ? chunk.bytes : undefined;
    if (text === undefined && bytes) {
      await output.write(bytes);
      continue;
    }
    const plain = records.raw?.text ?? '';
    // Bytes that say nothing in this encoding would be lost here.
    if (bytes && !Buffer.from(encode(plain)).equals(bytes))
      throw limitError('undo/rows-unreadable', { file: info.file, count: 1 });
    await output.write(encode(text ?? plain));
  }
}

/** The text of a chunk with its changed rows and those that come back; undefined when there are none. */
function spliced(
  { rows, raw }: ChunkRecords,
  dialect: Dialect,
  { changed, behind }: Placed,
  first: readonly Row[],
): string | undefined {
  const { text, starts, ends, eol } = raw!;
  let made = '';
  let from = 0;
  let isTouched = false;
  for (const [i, row] of rows.entries()) {
    const now = changed(row);
    const before = i === 0 ? first : [];
    const back = behind(row);
    if (now === undefined && back.length === 0 && before.length === 0) continue;
    isTouched = true;
    const start = starts[i]!;
    // Blank cells behind the last column were left out of the row.
    const end = ends[i]! >= 0 ? ends[i]! : endBefore(text, starts[i + 1] ?? text.length);
    const next = pastLineEnd(text, end, eol);
    const lineEnd = next > end ? text.slice(end, next) : dialect.eol;
    const lineOf = (cells: Row): string => csvLine(cells, { ...dialect, eol: '\n' }).slice(0, -1);
    const here = now === undefined ? text.slice(start, end) : lineOf(now);
    const lines = [...before.map(lineOf), here, ...back.map(lineOf)];
    // A last line without an end keeps none.
    made += text.slice(from, start) + lines.join(lineEnd) + (next > end ? lineEnd : '');
    from = next;
  }
  return isTouched ? made + text.slice(from) : undefined;
}
