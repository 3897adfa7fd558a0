// Child tables (orders, contracts, tickets): counted per customer before the merge, re-pointed to the survivors after it.
import path from 'node:path';
import { openSource, type Source } from '../io/source.ts';
import { openTableWriter } from '../io/table-writer.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import { usageError, inputError } from '../model/user-error.ts';
import { rejectLine } from '../report/ledger.ts';
import { csvRow } from '../text/csv-cell.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ChildSpec } from './child-spec.ts';
import { findIn, outputEncoding } from './output-encoding.ts';
import type { TablePlan } from './plan.ts';
import type { ChunkRecords } from './chunk-records.ts';
import { openChunkReader } from './read-chunk.ts';
import { COPIED, RowRenderer } from './render-rows.ts';
import type { Run } from './run.ts';

export interface ChildTable {
  readonly spec: ChildSpec;
  readonly source: Source;
  /** Index of the foreign key's column. */
  readonly keyColumn: number;
}

export interface ChildResult {
  readonly name: string;
  readonly foreignKey: string;
  readonly rows: number;
  readonly repointed: number;
  readonly orphans: number;
  readonly rejected: number;
}

export async function openChildren(specs: readonly ChildSpec[]): Promise<ChildTable[]> {
  const children: ChildTable[] = [];
  for (const spec of specs) {
    const source = await openSource(spec);
    const { names } = source.info.header;
    const keyColumn = names.indexOf(spec.foreignKey);
    if (keyColumn < 0) {
      const params = {
        column: spec.foreignKey,
        file: spec.file,
        nearest: nearestWord(spec.foreignKey, names),
        columns: names.join(', '),
      };
      throw usageError('layout/unknown-column', params);
    }
    if (children.some((child) => child.spec.name === spec.name))
      throw usageError('cli/child-twice', { child: spec.name });
    children.push({ spec, source, keyColumn });
  }
  return children;
}

async function* readChild({ source }: ChildTable): AsyncGenerator<ChunkRecords> {
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  for await (const chunk of source.chunks(0)) yield read(chunk);
  if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: source.info.file });
}

/** How many child rows hang on each of the wanted ids, over all child tables. */
export async function countChildren(
  children: readonly ChildTable[],
  wanted: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const child of children) {
    for await (const { rows } of readChild(child)) {
      for (const row of rows) {
        const id = row[child.keyColumn]!.trim();
        if (wanted.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/**
 * Streams a child table past the crosswalk: rows of a merged record now point to its survivor, all others are copied as
 * they stand. Rows whose key names nobody are kept and listed as orphans.
 */
export async function repointChild(
  run: Run,
  child: ChildTable,
  targetOf: (id: string) => string | undefined,
  exists: (id: string) => boolean,
  orphans: { write(text: string): unknown },
  rejects: { write(text: string): unknown },
): Promise<ChildResult> {
  const { info } = child.source;
  const { spec, keyColumn } = child;
  const name = `${path.basename(spec.name).replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.csv`;
  const output = run.open(path.join('children', name));
  const table = await openTableWriter(output, 'csv', {
    header: info.header.original,
    encoding: outputEncoding(run.options.outEncoding, [info], 'csv'),
    ...(info.format === 'csv' ? { dialect: info.dialect } : {}),
  });
  const plan = asIs(child);
  const renderer = new RowRenderer(plan.sources[0]!, 0, plan, table.dialect);
  let rows = 0;
  let repointed = 0;
  let orphaned = 0;
  let rejected = 0;
  for await (const records of readChild(child)) {
    rows += records.rows.length + records.rejects.length;
    rejected += records.rejects.length;
    for (const reject of records.rejects) rejects.write(rejectLine(spec.name, reject));
    const rendered = renderer.render(records, (i) => {
      const row = records.rows[i]!;
      const id = row[keyColumn]!.trim();
      const survivor = targetOf(id);
      if (survivor !== undefined) {
        repointed++;
        return row.with(keyColumn, survivor);
      }
      if (!exists(id)) {
        orphaned++;
        orphans.write(csvRow([spec.name, records.numbers[i]!, id, ...row]));
      }
      return COPIED;
    });
    if ('text' in rendered) await table.bytes(rendered.text, findIn(records, info));
    else await table.rows(rendered.rows);
  }
  await table.end();
  return { name: spec.name, foreignKey: spec.foreignKey, rows, repointed, orphans: orphaned, rejected };
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
export function refuseAmbiguousKeys(clash: string | undefined, children: readonly ChildTable[]): void {
  if (clash !== undefined && children.length > 0) throw inputError('merge/id-clash', { sources: clash });
}
