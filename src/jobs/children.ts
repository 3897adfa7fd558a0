// Child tables (orders, contracts, tickets): counted per customer before the merge, re-pointed to the survivors after it.
import path from 'node:path';
import { openSource, type Source } from '../io/source.ts';
import { openTableWriter } from '../io/table-writer.ts';
import { dateColumn } from '../expression/names.ts';
import type { ChildRows } from '../expression/scope.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import { usageError, inputError } from '../model/user-error.ts';
import { rejectLine } from '../report/ledger.ts';
import { csvRow } from '../text/csv-cell.ts';
import { readHeader } from '../rulepack/header-lexicon.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ChildSpec } from './child-spec.ts';
import { findIn, outputEncoding } from './output-encoding.ts';
import type { TablePlan } from './plan.ts';
import type { ChunkRecords } from './chunk-records.ts';
import { openChunkReader } from './read-chunk.ts';
import { COPIED, DROPPED, RowRenderer } from './render-rows.ts';
import type { Run } from './run.ts';

export interface ChildTable {
  readonly name: string;
  readonly source: Source;
  /** Indexes of the foreign keys' columns. */
  readonly keyColumns: readonly number[];
  /** Columns in which two rows of one customer must agree to be one; none: no row is taken away. */
  readonly dedupe: readonly number[];
}

export interface ChildResult {
  readonly name: string;
  readonly foreignKeys: readonly string[];
  readonly rows: number;
  readonly repointed: number;
  readonly orphans: number;
  readonly rejected: number;
  /** Rows that said the same of one customer after the merge. */
  readonly duplicates: number;
}

/** `dedupe`: columns of --child-dedupe; every one of them must stand in a child table that has any. */
export async function openChildren(
  specs: readonly ChildSpec[],
  dedupe: readonly string[] = [],
  readFrom?: ReadonlyMap<string, string>,
): Promise<ChildTable[]> {
  const children: { name: string; file: string; source: Source; keyColumns: number[]; dedupe: number[] }[] =
    [];
  for (const spec of specs) {
    const known = children.find((child) => child.name === spec.name);
    const source = known?.source ?? (await openSource(spec, readFrom));
    const keyColumn = columnOf(spec.foreignKey, spec.file, source);
    if (known) {
      if (known.file !== path.resolve(spec.file) || known.keyColumns.includes(keyColumn))
        throw usageError('cli/child-twice', { child: spec.name });
      known.keyColumns.push(keyColumn);
      continue;
    }
    const { names } = source.info.header;
    const isMeant = dedupe.some((column) => names.includes(column));
    children.push({
      name: spec.name,
      file: path.resolve(spec.file),
      source,
      keyColumns: [keyColumn],
      dedupe: isMeant ? dedupe.map((column) => columnOf(column, spec.file, source)) : [],
    });
  }
  const [first] = children;
  if (first && dedupe.length > 0 && children.every((child) => child.dedupe.length === 0))
    columnOf(dedupe[0]!, first.file, first.source);
  return children;
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

async function* readChild({ source }: ChildTable): AsyncGenerator<ChunkRecords> {
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) yield read(chunk);
  if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: source.info.file });
}

/** What hangs on the wanted ids: how many rows over all child tables, and the rows themselves where somebody asks. */
export interface ChildrenOf {
  readonly counts: ReadonlyMap<string, number>;
  rowsOf(child: string, id: string): ChildRows | undefined;
}

/** `asked`: an expression; rows are held only of the children it names, and only their columns that it names. */
export async function countChildren(
  children: readonly ChildTable[],
  wanted: ReadonlySet<string>,
  asked = '',
): Promise<ChildrenOf> {
  const counts = new Map<string, number>();
  const held = new Map<string, { columns: readonly string[]; rows: Map<string, (readonly string[])[]> }>();
  for (const child of children) {
    const { names } = child.source.info.header;
    const isAsked = asked.includes(child.name);
    const rows = new Map<string, (readonly string[])[]>();
    if (isAsked) held.set(child.name, { columns: names, rows });
    const needed = names.map((name) => asked.includes(name) || dateColumn({ columns: [name] }, '') === 0);
    for await (const records of readChild(child)) {
      for (const row of records.rows) {
        for (const id of new Set(child.keyColumns.map((column) => row[column]!.trim()))) {
          if (!wanted.has(id)) continue;
          counts.set(id, (counts.get(id) ?? 0) + 1);
          if (!isAsked) continue;
          const own = rows.get(id);
          const kept = row.map((cell, at) => (needed[at] === true ? cell : ''));
          if (own) own.push(kept);
          else rows.set(id, [kept]);
        }
      }
    }
  }
  return {
    counts,
    rowsOf(name, id) {
      const table = held.get(name);
      return table && { columns: table.columns, rows: table.rows.get(id) ?? [] };
    },
  };
}

/** What becomes of foreign keys, and the files that tell. */
export interface Repointing {
  /** The id a merged one stands for now; undefined for ids that stayed. */
  readonly targetOf: (id: string) => string | undefined;
  exists(id: string): boolean;
  /** Did records meet under this id? */
  isMerged(id: string): boolean;
  readonly orphans: Lines;
  readonly rejects: Lines;
  /** Child rows taken away by --child-dedupe. */
  readonly removed: Lines | undefined;
}

interface Lines {
  write(text: string): unknown;
}

/**
 * Streams a child table past the crosswalk: rows of a merged record now point to its survivor, all others are copied as
 * they stand. Rows whose key names nobody are kept and listed as orphans.
 */
export async function repointChild(run: Run, child: ChildTable, to: Repointing): Promise<ChildResult> {
  const { info } = child.source;
  const { name, keyColumns } = child;
  const file = `${path.basename(name).replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.csv`;
  const table = await openTableWriter(run.open(path.join('children', file)), 'csv', {
    header: info.header.original,
    encoding: outputEncoding(run.options.outEncoding, [info], 'csv'),
    ...(info.format === 'csv' ? { dialect: info.dialect } : {}),
  });
  const moves = run.open(`reparent-${file}`);
  const recordColumn = ownIdColumn(info.header.names, keyColumns);
  void moves.write('row,record,foreign_key,old_id,new_id\n');
  const plan = asIs(child);
  const renderer = new RowRenderer(plan.sources[0]!, 0, plan, table.dialect);
  const seen = new Map<string, number>();
  const counts = { rows: 0, repointed: 0, orphans: 0, rejected: 0, duplicates: 0 };
  for await (const records of readChild(child)) {
    counts.rows += records.rows.length + records.rejects.length;
    counts.rejected += records.rejects.length;
    for (const reject of records.rejects) to.rejects.write(rejectLine(name, reject));
    const rendered = renderer.render(records, (i) => {
      const row = records.rows[i]!;
      const number = records.numbers[i]!;
      let moved: readonly string[] | undefined;
      let isLost = false;
      for (const column of keyColumns) {
        const id = row[column]!.trim();
        const target = to.targetOf(id);
        if (target !== undefined) {
          moved = (moved ?? row).with(column, target);
          void moves.write(csvRow([number, row[recordColumn]!, info.header.names[column]!, id, target]));
        } else if (!to.exists(id)) {
          const key = keyColumns.length === 1 ? id : `${info.header.names[column]!}=${id}`;
          to.orphans.write(csvRow([name, number, key, csvRow(row).trimEnd()]));
          isLost = true;
        }
      }
      if (isLost) counts.orphans++;
      const earlier = sameRow(child, moved ?? row, number, to, seen);
      if (earlier !== undefined) {
        counts.duplicates++;
        to.removed?.write(csvRow([name, number, earlier, csvRow(moved ?? row).trimEnd()]));
        return DROPPED;
      }
      if (moved) counts.repointed++;
      return moved ?? COPIED;
    });
    if ('text' in rendered) await table.bytes(rendered.text, findIn(records, info));
    else await table.rows(rendered.rows);
  }
  await table.end();
  return { name, foreignKeys: keyColumns.map((column) => info.header.names[column]!), ...counts };
}

/** The row of the same customer that says the same in the columns asked about; only where records met. */
function sameRow(
  { keyColumns, dedupe }: ChildTable,
  row: readonly string[],
  number: number,
  to: Repointing,
  seen: Map<string, number>,
): number | undefined {
  if (dedupe.length === 0 || !keyColumns.some((column) => to.isMerged(row[column]!.trim()))) return undefined;
  const told = dedupe.map((column) => row[column]!.normalize('NFKC').trim().toLowerCase());
  if (told.every((cell) => cell === '')) return undefined;
  const key = JSON.stringify([keyColumns.map((column) => row[column]!.trim()), told]);
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, number);
  return earlier;
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
export function refuseAmbiguousKeys(clash: string | undefined, children: readonly unknown[]): void {
  if (clash !== undefined && children.length > 0) throw inputError('merge/id-clash', { sources: clash });
}
