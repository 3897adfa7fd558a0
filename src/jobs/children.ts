// Child tables (orders, contracts, tickets): counted per customer before the merge, re-pointed to the survivors after it.
import path from 'node:path';
import type { Threads } from '../engine/executor.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import { openSource, type Chunk, type Source, type SourceInfo } from '../io/source.ts';
import { noSuchCharacter, openTableWriter } from '../io/table-writer.ts';
import { TextList } from '../linkage/text-list.ts';
import { giveBack } from '../text/spare-bytes.ts';
import { dateColumn } from '../expression/names.ts';
import type { ChildRows } from '../expression/scope.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import { inputError, usageError, UserError } from '../model/user-error.ts';
import { csvRow } from '../text/csv-cell.ts';
import { readHeader } from '../rulepack/header-lexicon.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ChildSpec } from './child-spec.ts';
import { childTask, type ChildAnswer, type ChildSetup } from './child-task.ts';
import { openExecutor } from './execute.ts';
import { KeyReader, type KeyBook } from './key-book.ts';
import { ORPHAN_CODES, type OrphanCode } from './orphan-code.ts';
import { outputEncoding } from './output-encoding.ts';
import type { TablePlan } from './plan.ts';
import type { ChunkRecords } from './chunk-records.ts';
import { openChunkReader } from './read-chunk.ts';
import { keysOfRecords } from './referenced-columns.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';
import { childDialect } from './written-tables.ts';

export interface ChildTable {
  readonly name: string;
  readonly source: Source;
  /** Indexes of the foreign keys' columns. */
  readonly keyColumns: readonly number[];
  /** By foreign key: the column of the customers it names; undefined: their id. */
  readonly references?: readonly (string | undefined)[];
  /** Columns in which two rows of one customer must agree to be one; none: no row is taken away. */
  readonly dedupe: readonly number[];
}

export interface ChildResult {
  readonly name: string;
  readonly foreignKeys: readonly string[];
  /** By foreign key: the column of the customers it names; undefined: their id. */
  readonly references: readonly (string | undefined)[];
  readonly encoding: OutputEncoding;
  readonly rows: number;
  readonly repointed: number;
  readonly orphans: number;
  /** Keys that name nobody, by why. */
  readonly orphanCodes: Readonly<Partial<Record<OrphanCode, number>>>;
  readonly rejected: number;
  /** Rows that said the same of one customer after the merge. */
  readonly duplicates: number;
  /** The column that names the rows themselves, where one is headed so. */
  readonly idColumn?: string;
  /** Rows whose own id an earlier row has. */
  readonly repeatedIds: number;
  /** So many ids stand there again that they name something else than rows. */
  readonly idRepeats?: boolean;
}

/** `beside`: the customers' sources. `dedupe`: columns of --child-dedupe; every one of them must stand in a child table that has any. */
export async function openChildren(
  specs: readonly ChildSpec[],
  dedupe: readonly string[] = [],
  readFrom?: ReadonlyMap<string, string>,
  beside: readonly Source[] = [],
): Promise<ChildTable[]> {
  const children: {
    name: string;
    file: string;
    source: Source;
    keyColumns: number[];
    references: (string | undefined)[];
    dedupe: number[];
  }[] = [];
  for (const spec of specs) {
    const known = children.find((child) => child.name === spec.name);
    const source = known?.source ?? (await openAsLikely(spec, readFrom, beside));
    const keyColumn = columnOf(spec.foreignKey, spec.file, source);
    if (known) {
      if (known.file !== path.resolve(spec.file) || known.keyColumns.includes(keyColumn))
        throw usageError('cli/child-twice', { child: spec.name });
      known.keyColumns.push(keyColumn);
      known.references.push(spec.references);
      continue;
    }
    const { names } = source.info.header;
    const isMeant = dedupe.some((column) => names.includes(column));
    children.push({
      name: spec.name,
      file: path.resolve(spec.file),
      source,
      keyColumns: [keyColumn],
      references: [spec.references],
      dedupe: isMeant ? dedupe.map((column) => columnOf(column, spec.file, source)) : [],
    });
  }
  const [first] = children;
  if (first && dedupe.length > 0 && children.every((child) => child.dedupe.length === 0))
    columnOf(dedupe[0]!, first.file, first.source);
  return children;
}

/** A few rows may not tell their encoding; then they are what the customers' file is, mostly an export of the same system. */
async function openAsLikely(
  spec: ChildSpec,
  readFrom: ReadonlyMap<string, string> | undefined,
  beside: readonly Source[],
): Promise<Source> {
  try {
    return await openSource(spec, readFrom);
  } catch (error) {
    const like = beside.find(({ info }) => info.format === 'csv');
    if (!like || !(error instanceof UserError) || error.code !== 'io/encoding-unclear') throw error;
    return openSource({ ...spec, encoding: like.info.encoding }, readFrom);
  }
}

function columnOf(column: string, file: string, source: Source): number {
  const { names } = source.info.header;
  const index = names.indexOf(column);
  if (index >= 0) return index;
  throw usageError('layout/unknown-column', {
    column,
    file,
    nearest: nearestWord(column, names),
    columns: names.join(', '),
  });
}

/** What hangs on a record: how many rows of each child table, and the rows themselves where somebody asks. */
export interface ChildrenOf {
  /** Rows over all child tables, or of one. */
  countOf(record: number, child?: string): number;
  rowsOf(child: string, record: number): ChildRows | undefined;
}

/** What a first pass over a child table found. */
export interface CountedChild extends ChildTable {
  /** By foreign key: what it may say. */
  readonly books: readonly KeyBook[];
  /** By foreign key: rows by key; a row that names a customer twice is one row of theirs. */
  readonly counts: readonly Int32Array[];
  /** The column that names the row itself; -1: none is headed so. */
  readonly idColumn: number;
  /** Hashes of ids that may stand there twice, ascending; undefined: so many that it names no rows. */
  readonly suspects: Uint32Array | undefined;
}

/** How a pass that only reads child tables is run. */
export interface ReadingPass {
  readonly run: { readonly options: { readonly threads: number } };
  readonly world: World;
  readonly started: Threads | undefined;
}

/** How the passes over child tables are run. */
export interface ChildPass extends ReadingPass {
  readonly run: Run;
}

/** More ids than these that may stand there twice are no mistakes: the column names something else (an order, of its lines). */
const MOST_SUSPECTS = 1 << 20;

/** The first pass: how many rows each record has. `bookOf`: what a foreign key may say, by the column it names. */
export async function countChildren(
  children: readonly ChildTable[],
  bookOf: (references: string | undefined) => KeyBook,
  pass: ReadingPass,
): Promise<CountedChild[]> {
  const counted: CountedChild[] = [];
  for (const child of children) {
    const { info } = child.source;
    const books = child.keyColumns.map((_, at) => bookOf(child.references?.[at]));
    const counts = books.map(({ known }) => new Int32Array(new SharedArrayBuffer(known * 4)));
    const met = new Int32Array(new SharedArrayBuffer(bitsFor(info) / 8));
    const idColumn = headedAsId(info.header.names, child.keyColumns);
    const turn = { does: 'count', counts, met } as const;
    let suspects: Set<number> | undefined = new Set();
    for await (const part of passOver(child, { ...child, books, idColumn, turn, plan: asIs(child) }, pass)) {
      for (const hash of part.again) suspects?.add(hash);
      if (suspects !== undefined && suspects.size > MOST_SUSPECTS) suspects = undefined;
    }
    counted.push({
      ...child,
      books,
      counts,
      idColumn,
      suspects: suspects && Uint32Array.from(suspects).sort(),
    });
  }
  return counted;
}

/** A power of two, about sixteen bits a row. */
function bitsFor({ bytes, parts }: SourceInfo): number {
  const rows =
    (parts.some(({ packed, format }) => packed !== 'no' || format !== 'csv') ? bytes * 8 : bytes) / 32;
  let bits = 1 << 16;
  while (bits < rows * 16 && bits < 1 << 30) bits *= 2;
  return bits;
}

/**
 * `asked`: an expression; rows of the wanted records are held of the children it names, and only the columns that it
 * names.
 */
export async function holdChildren(
  counted: readonly CountedChild[],
  wanted: Iterable<number>,
  asked: string,
): Promise<ChildrenOf> {
  const keysOf = new Map<KeyBook, (record: number) => number>();
  for (const book of counted.flatMap(({ books }) => books))
    if (!keysOf.has(book)) keysOf.set(book, keysOfRecords(book));
  const held = new Map<string, HeldRows>();
  for (const child of counted)
    if (asked.includes(child.name)) held.set(child.name, await holdRows(child, wanted, asked, keysOf));
  return {
    countOf(record, name) {
      let count = 0;
      for (const child of counted) {
        if (name !== undefined && name !== child.name) continue;
        child.books.forEach((book, at) => {
          const key = keysOf.get(book)!(record);
          if (key >= 0) count += child.counts[at]![key]!;
        });
      }
      return count;
    },
    rowsOf(name, record) {
      const table = held.get(name);
      if (table === undefined) return undefined;
      const lists = [...table.rows].map(([book, rows]) => rows.get(keysOf.get(book)!(record)) ?? []);
      return { columns: table.columns, rows: [...new Set(lists.flat())] };
    },
  };
}

interface HeldRows {
  readonly columns: readonly string[];
  /** By what foreign keys name, the rows of each key. */
  readonly rows: ReadonlyMap<KeyBook, ReadonlyMap<number, readonly (readonly string[])[]>>;
}

async function holdRows(
  child: CountedChild,
  wanted: Iterable<number>,
  asked: string,
  keysOf: ReadonlyMap<KeyBook, (record: number) => number>,
): Promise<HeldRows> {
  const { names } = child.source.info.header;
  const readers = child.books.map((book) => new KeyReader(book));
  const rows = new Map<KeyBook, Map<number, (readonly string[])[]>>();
  for (const book of child.books) {
    const keys = [...wanted].map(keysOf.get(book)!).filter((key) => key >= 0);
    rows.set(book, new Map(keys.map((key) => [key, []])));
  }
  const needed = names.map((name) => asked.includes(name) || dateColumn({ columns: [name] }, '') === 0);
  for await (const records of readChild(child)) {
    for (const row of records.rows) {
      let kept: readonly string[] | undefined;
      child.keyColumns.forEach((column, at) => {
        const own = rows.get(child.books[at]!)!.get(readers[at]!.find(row[column]!.trim()));
        if (own === undefined) return;
        kept ??= row.map((cell, place) => (needed[place] === true ? cell : ''));
        if (own.at(-1) !== kept) own.push(kept);
      });
    }
  }
  return { columns: names, rows };
}

async function* readChild({ source }: ChildTable): AsyncGenerator<ChunkRecords> {
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) yield read(chunk);
  if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: source.info.file });
}

/** What the work on every chunk of the table answers, in order. */
async function* passOver(
  { source }: ChildTable,
  setup: ChildSetup,
  { run, world, started }: ReadingPass,
): AsyncGenerator<ChildAnswer> {
  const { bytes, file } = source.info;
  const inOrder = setup.turn.does === 'repoint' && setup.turn.dedupe.length > 0;
  const executor = openExecutor(childTask, plainSetup(setup), {
    bytes,
    ...(inOrder ? { threads: 1 } : { threads: run.options.threads, started, keep: true }),
  });
  const progress = world.progress('step/children', bytes);
  let done = 0;
  const chunks = async function* (): AsyncGenerator<Chunk> {
    for await (const chunk of source.chunks(0)) {
      const { weight } = chunk;
      yield chunk;
      progress.update((done += weight));
    }
    if (!source.unchanged()) throw inputError('io/changed-while-reading', { file });
  };
  try {
    yield* executor.run(chunks());
  } finally {
    progress.stop();
    await executor.close();
  }
}

/** Only what may go to a thread. */
function plainSetup({ name, plan, keyColumns, books, idColumn, turn }: ChildSetup): ChildSetup {
  return { name, plan, keyColumns, books, idColumn, turn };
}

/** The files that tell what became of foreign keys. */
export interface ChildFiles {
  readonly orphans: Lines;
  readonly rejects: Lines;
  /** Child rows taken away by --child-dedupe. */
  readonly removed: Lines | undefined;
  /** Ids that stand twice in a child table; made when there are any. */
  readonly repeated: () => Lines;
}

interface Lines {
  write(data: string | Uint8Array): unknown;
}

/**
 * Streams a child table past the crosswalk: rows of a merged record now point to its survivor, all others are copied as
 * they stand. Rows whose key names nobody are kept and listed as orphans.
 */
export async function repointChild(
  child: CountedChild,
  to: ChildFiles,
  pass: ChildPass,
): Promise<ChildResult> {
  const { run } = pass;
  const { info } = child.source;
  const { name, keyColumns, dedupe, idColumn, suspects } = child;
  const file = childFile(name);
  const encoding = outputEncoding(run.options.outEncoding, [info], 'csv');
  const table = await openTableWriter(run.open(path.join('children', file)), 'csv', {
    header: info.header.original,
    encoding,
    dialect: childDialect(child.source),
  });
  const moves = run.open(`reparent-${file}`);
  void moves.write('row,record,foreign_key,old_id,new_id\n');
  const counts = { rows: 0, repointed: 0, orphans: 0, rejected: 0, duplicates: 0 };
  const repeats = new Repeats(name);
  const codes: Partial<Record<OrphanCode, number>> = {};
  const setup: ChildSetup = {
    ...child,
    plan: asIs(child),
    turn: {
      does: 'repoint',
      dialect: table.dialect!,
      encoding,
      recordColumn: ownIdColumn(info.header.names, keyColumns),
      dedupe,
      suspects: suspects ?? new Uint32Array(0),
    },
  };
  for await (const part of passOver(child, setup, pass)) {
    if (part.unwritable) throw noSuchCharacter(part.unwritable.character, encoding, part.unwritable.place);
    for (const key of ['rows', 'repointed', 'orphans', 'rejected', 'duplicates'] as const)
      counts[key] += part[key];
    for (const code of ORPHAN_CODES)
      if (part.codes[code] !== undefined) codes[code] = (codes[code] ?? 0) + part.codes[code];
    await table.bytes(part.lines);
    void moves.write(part.moves);
    to.orphans.write(part.orphanLines);
    to.rejects.write(part.rejects);
    to.removed?.write(part.removed);
    repeats.add(part.suspects, to.repeated);
    giveBack(part.lines.buffer);
  }
  await table.end();
  return {
    name,
    foreignKeys: keyColumns.map((column) => info.header.names[column]!),
    references: keyColumns.map((_, at) => child.references?.[at]),
    encoding,
    ...counts,
    orphanCodes: inOrderOf(codes),
    ...(idColumn < 0 ? {} : { idColumn: info.header.names[idColumn]! }),
    ...(suspects === undefined ? { idRepeats: true } : {}),
    repeatedIds: repeats.count,
  };
}

/** What a child table's file is called in `children/`. */
export function childFile(name: string): string {
  return `${path.basename(name).replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.csv`;
}

/** In one order, whichever was met first. */
function inOrderOf(codes: ChildResult['orphanCodes']): ChildResult['orphanCodes'] {
  return Object.fromEntries(ORPHAN_CODES.flatMap((code) => (codes[code] ? [[code, codes[code]]] : [])));
}

/** Which ids really stand there twice. */
class Repeats {
  count = 0;
  readonly #child: string;
  readonly #first = new Map<string, number>();

  constructor(child: string) {
    this.#child = child;
  }

  add(found: ChildAnswer['suspects'], to: () => Lines): void {
    if (found === undefined) return;
    new TextList(found.ids).forEach((id, at) => {
      const row = found.rows[at]!;
      const first = this.#first.get(id);
      if (first === undefined) {
        this.#first.set(id, row);
        return;
      }
      this.count++;
      to().write(csvRow([this.#child, row, id, first]));
    });
  }
}

/** The first column headed as an id that is no foreign key; else the table's first, headed as a number of orders, contracts, …; or -1. */
function headedAsId(names: readonly string[], keyColumns: readonly number[]): number {
  const own = names.findIndex((name, at) => !keyColumns.includes(at) && readHeader(name)?.role === 'id');
  return own < 0 && !keyColumns.includes(0) && readHeader(names[0]!)?.type === 'id' ? 0 : own;
}

/** The column that names the child row itself: the first headed as an id, else the first that is no foreign key. */
function ownIdColumn(names: readonly string[], keyColumns: readonly number[]): number {
  const free = names.flatMap((_, at) => (keyColumns.includes(at) ? [] : [at]));
  return free.find((at) => readHeader(names[at]!)?.role === 'id') ?? free[0] ?? 0;
}

/** The child table as a plan that changes nothing: its own columns, in their order. */
function asIs({ source }: ChildTable): TablePlan {
  const { names } = source.info.header;
  const columns = names.map((name, index) => ({
    name,
    type: 'text' as const,
    role: 'other' as const,
    index,
    target: index,
  }));
  const output = columns.map(({ name, type, role, index }) => ({ name, type, role, from: [index] }));
  const plan = {
    info: source.info,
    idColumns: [],
    columns: columns.map((column) => ({
      ...column,
      confidence: 0,
      decidedBy: 'default' as const,
      settings: NO_SETTINGS,
    })),
  };
  return { sources: [plan], output, today: NO_SETTINGS.today, words: 'en', country: '' };
}

/** One id in two sources would make a foreign key mean two people. */
export function refuseAmbiguousKeys(
  clash: string | undefined,
  children: readonly Pick<ChildSpec, 'references'>[],
): void {
  if (clash !== undefined && children.some(({ references }) => references === undefined))
    throw inputError('merge/id-clash', { sources: clash });
}
