// The last pass of a merge: every record streams by once more and is kept, replaced by its golden record, or left out.
import type { Threads } from '../engine/executor.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import { noSuchCharacter, type TableWriter } from '../io/table-writer.ts';
import { TextList } from '../linkage/text-list.ts';
import { csvRow } from '../text/csv-cell.ts';
import { giveBack } from '../text/spare-bytes.ts';
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import { openExecutor } from './execute.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { rowKey } from './decisions.ts';
import type { KeyBook } from './key-book.ts';
import type { MergeBook } from './merge-book.ts';
import type { TablePlan } from './plan.ts';
import { storedRows } from './record-numbers.ts';
import type { Run } from './run.ts';
import { readAll, type Opened } from './sources.ts';
import { survivorsTask, type Told } from './survivors-task.ts';
import type { World } from './world.ts';

const CROSSWALK_HEADER = 'old_source,old_id,old_row,surviving_id,role,cluster_id,rule,score,decided_by\n';

export interface Written {
  readonly path: string;
  readonly rows: number;
  /** By column of the customers that names other customers: how many of its cells point elsewhere now. */
  readonly repointed: ReadonlyMap<string, number>;
  /** Lines of the crosswalk about ids only earlier runs have seen; undefined without an earlier crosswalk. */
  readonly carried?: number;
}

/** A column of the customers that names other customers, and where what it says leads. */
export interface SelfKey {
  readonly name: string;
  readonly book: KeyBook;
}

export async function writeSurvivors(job: {
  readonly run: Run;
  readonly opened: Opened;
  /** With the columns that are written. */
  readonly plan: TablePlan;
  readonly found: Duplicates;
  readonly merged: Merged;
  readonly book: MergeBook;
  /** Where earlier runs sent ids. */
  readonly earlier: EarlierCrosswalk | undefined;
  /** Columns of the output that name other records. */
  readonly selfKeys: readonly SelfKey[];
  /** Record → the id it is a copy of, for the last column of the plan; empty: there is no such column. */
  readonly marks: ReadonlyMap<number, string>;
  readonly table: TableWriter;
  readonly encoding: OutputEncoding;
  readonly world: World;
  readonly started: Threads | undefined;
}): Promise<Written> {
  const { run, opened, plan, found, merged, earlier, table, world, marks, started } = job;
  const selfKeys = job.selfKeys.map(({ name }) => plan.output.findIndex((column) => column.name === name));
  const repointed = new Map(job.selfKeys.map(({ name }) => [name, 0]));
  const nowOf = earlier ? survivingIds(found, merged, plan) : (id: string) => id;
  const whole = { ...opened.plan, output: [...opened.plan.output, ...merged.overflow] };
  const crosswalk = run.open('crosswalk.csv');
  void crosswalk.write(CROSSWALK_HEADER);
  const removed = run.open('removed.csv');
  void removed.write(csvRow(['source', 'row', 'surviving_id', ...whole.output.map((column) => column.name)]));
  const upsert = run.open('upsert.csv');
  void upsert.write(csvRow(plan.output.map((column) => column.name)));
  const { store } = found;
  const setup = {
    plan,
    whole,
    places: placesIn(merged),
    dialect: table.dialect,
    encoding: job.encoding,
    rows: storedRows(store, plan.sources.length),
    ids: { bytes: store.ids.bytes, starts: store.ids.starts },
    sources: store.sources,
    book: job.book,
    qualify: merged.qualify,
    selfKeys,
    keys: job.selfKeys.map(({ book }) => book),
    ownIdAt: merged.qualify ? plan.output.length - 1 - (marks.size > 0 ? 1 : 0) : -1,
    marks,
    tells: earlier !== undefined,
  };
  const { threads } = run.options;
  const executor = openExecutor(survivorsTask, setup, { threads, bytes: opened.bytes, started, keep: true });
  let rows = 0;
  try {
    for await (const part of executor.run(readAll(opened, world, 'step/write'))) {
      if (part.unwritable)
        throw noSuchCharacter(part.unwritable.character, job.encoding, part.unwritable.place);
      rows += part.rows;
      if (part.told) meetAll(earlier!, plan.sources[part.source]!.info.name, part.told, nowOf);
      job.selfKeys.forEach(({ name }, at) => repointed.set(name, repointed.get(name)! + part.repointed[at]!));
      void crosswalk.write(part.crosswalk);
      void removed.write(part.removed);
      void upsert.write(part.upsert);
      if ('lines' in part.written) {
        await table.bytes(part.written.lines);
        giveBack(part.written.lines.buffer);
      } else if (part.written.rows.length > 0) await table.rows(part.written.rows);
      for (const { buffer } of [part.crosswalk, part.removed, part.upsert]) giveBack(buffer);
    }
  } finally {
    await executor.close();
  }
  if (!earlier) return { path: '', rows, repointed };
  let carried = 0;
  for await (const line of earlier.carried(nowOf)) {
    const { source, id, row, survivingId, role, rest } = line;
    void crosswalk.write(csvRow([source, id, row, survivingId, role, ...rest]));
    carried++;
  }
  return { path: '', rows, repointed, carried };
}

function meetAll(earlier: EarlierCrosswalk, source: string, told: Told, nowOf: (id: string) => string): void {
  const ids = new TextList(told.ids);
  const survivingIds = new TextList(told.survivingIds);
  told.kept.forEach((kept, at) => {
    earlier.meet({ source, id: ids.at(at), survivingId: survivingIds.at(at), isKept: kept === 1 }, nowOf);
  });
}

/** Columns of the layout survivorship works on (the output's, then all it may add) → where they are written, or -1. */
function placesIn({ possible, overflow, dropped, base }: Merged): number[] {
  const written = [
    ...Array.from({ length: base }, (_, at) => at),
    ...overflow.map((column) => base + possible.indexOf(column)),
  ].filter((_, at) => !dropped.has(at));
  return Array.from({ length: base + possible.length }, (_, at) => written.indexOf(at));
}

/** The id that stands for another after this run, by how crosswalks write ids. */
export function survivingIds(
  { store }: Pick<Duplicates, 'store'>,
  merged: Merged,
  plan: TablePlan,
): (id: string) => string {
  const now = new Map<string, string>();
  for (const [record, { survivingId }] of merged.losers) {
    const id = store.ids.at(record);
    now.set(merged.qualify ? rowKey(plan.sources[store.sources[record]!]!.info.name, id) : id, survivingId);
  }
  return (id) => now.get(id) ?? id;
}
