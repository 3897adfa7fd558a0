// What the files of a merge must say of each other, whether it is long finished or about to get its names.
import { NO_SETTINGS } from '../model/cleaned.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import type { BackedUpSource } from '../io/finished-run.ts';
import type { Dialect } from '../model/record.ts';
import type { Counts } from '../model/summary.ts';
import { rowKey } from './decisions.ts';
import { indexTexts, TextIndex } from '../linkage/text-index.ts';
import { TextPacker } from '../linkage/text-list.ts';
import type { KeyReader } from './key-book.ts';
import type { TablePlan } from './plan.ts';
import type { RunView } from './run-view.ts';
import type { TableCursor } from './table-cursor.ts';
import { TextShelf } from './text-shelf.ts';
import { checkChild, walkChild } from './verify-child.ts';
import { readCrosswalk, type Crosswalk, type MergedIds } from './verify-crosswalk.ts';
import type { Check, RunSummary } from './verify-files.ts';
import { checkLostValues } from './verify-lost-values.ts';
import { readReferences } from './verify-references.ts';
import { readMergeReport, type MergeReport } from './verify-report.ts';
import { walkRows } from './verify-rows.ts';

export interface FinishedMerge {
  readonly run: RunView;
  readonly summary: RunSummary;
  /** The output; undefined when it went down a pipe. */
  readonly output: string | undefined;
  /** What it read: the customers' sources, then its child tables; undefined for runs that did not say. */
  readonly sources: readonly BackedUpSource[] | undefined;
  /** One of them as it was read. */
  readonly open: (source: BackedUpSource) => Promise<TableCursor>;
  /** How it wrote the output, and what came of a child table; undefined where that has to be seen. */
  readonly written: { readonly output: Dialect | undefined; child(name: string): Dialect } | undefined;
  /** How the columns were judged; undefined for runs that did not keep it. */
  readonly plan: TablePlan | undefined;
  readonly noSilentLoss: boolean;
  /** Where what memory cannot hold may lie meanwhile. */
  readonly scratch: string;
}

/** Checks that need nothing but the files. Once one fails, those that build on it are left out. */
export async function checkMerge(merge: FinishedMerge): Promise<Check[]> {
  const crosswalk = await readCrosswalk(merge.run, merge.summary);
  const report = await readMergeReport(merge.run, crosswalk, merge.scratch);
  const rows = new TextShelf(crosswalk.kept, merge.scratch);
  try {
    return await checkAgainst(merge, crosswalk, report, rows);
  } finally {
    report.close();
    rows.close();
  }
}

/** `rows`: room for the output's rows of merged customers. */
async function checkAgainst(
  merge: FinishedMerge,
  crosswalk: Crosswalk,
  report: MergeReport,
  rows: TextShelf,
): Promise<Check[]> {
  const { run, summary, output, sources } = merge;
  const checks = checkCounts(summary.counts);
  checks.push(...crosswalk.checks, report.check);
  const hasFailed = (): boolean => checks.some((check) => !check.passed);
  const isWhole = sources !== undefined && !hasFailed();
  const besideInputs: Check[] = [];
  const tables = new Set((summary.children ?? []).map(({ name }) => name)).size;
  const mains = sources?.slice(0, sources.length - tables) ?? [];
  const toldOf = (id: string): ReturnType<MergeReport['of']> => report.of(crosswalk.survivor(id));
  const references = await readReferences(run, summary, mains, merge.open, toldOf);
  const readerOf: ReaderOf = (column) =>
    (column === null || column === undefined ? undefined : references.get(column)) ?? crosswalk.keys;
  for await (const { own, beside } of checkChildren(merge, readerOf, isWhole ? sources : undefined)) {
    checks.push(...own);
    besideInputs.push(...beside);
  }
  const told = { encoding: summary.output_encoding ?? 'utf-8', written: merge.written?.output };
  const table = output === undefined ? undefined : await run.open({ file: output, ...told });
  if (sources === undefined || hasFailed()) {
    if (table) checks.push(await countRows(table, summary.counts.out));
    return checks;
  }
  checks.push(
    ...(await walkRows({
      run,
      sources: mains,
      open: merge.open,
      fields: summary.columns.map(({ field }) => field),
      idColumns: (name, header) =>
        sources.find((source) => source.name === name)!.id.map((column) => header.indexOf(column)),
      placeOf(source, field, header) {
        const column = summary.columns.find((each) => each.source === source && each.field === field);
        return column === undefined ? -1 : header.indexOf(column.column);
      },
      toldOf,
      survives(id, row) {
        const number = crosswalk.survivor(id);
        if (number >= 0) rows.put(number, JSON.stringify(row));
      },
      output: table,
      rowsOut: summary.counts.out,
      isQualified: summary.ids_qualified === true,
      isInvalid: merge.plan && judgeOf(merge.plan),
      dropped: new Set(summary.dropped_fields),
      selfKeys: new Set(Object.keys(summary.self_references ?? {})),
      targetOf(id, field) {
        const keys = readerOf(summary.self_reference_columns?.[field]);
        return keys.targetOf(keys.find(id));
      },
    })),
  );
  if (output !== undefined) {
    const rowOf = (id: string): readonly string[] | undefined => {
      const text = rows.get(crosswalk.survivor(id));
      return text === undefined ? undefined : (JSON.parse(text) as string[]);
    };
    const surviving = { header: table?.header ?? [], rowOf };
    const lost = await checkLostValues(run, summary, crosswalk.merged.size > 0, surviving, toldOf);
    if (merge.noSilentLoss || !lost.passed) checks.push(lost);
  }
  if (hasFailed()) return checks;
  checks.push(...besideInputs, ...(await checkChangeSet(run, crosswalk, summary)));
  return checks;
}

/** What keys that name a column of the customers may say; without a column: that name their id. */
type ReaderOf = (column: string | null | undefined) => KeyReader;

/** The counts of the summary add up. */
function checkCounts(counts: Counts): Check[] {
  const { out, merged, rejected, removed, archived, erased, not_selected: rest } = counts;
  const found = out + merged + rejected + removed + archived + erased + rest;
  return [{ code: 'check/counts', passed: found === counts.in, params: { expected: counts.in, found } }];
}

async function countRows(table: TableCursor, expected: number): Promise<Check> {
  let found = 0;
  while ((await table.next()) !== undefined) found++;
  return { code: 'check/output-rows', passed: found === expected, params: { expected, found } };
}

/** Whether a field can hold a value, as the run judged its cells. */
function judgeOf({ sources, output, today, country }: TablePlan): (field: string, cell: string) => boolean {
  const judges = new Map<string, (cell: string) => boolean>();
  const open = (field: string): ((cell: string) => boolean) => {
    const at = output.findIndex(({ name }) => name === field);
    const { type } = output[at] ?? { type: 'text' as const };
    const column = sources.flatMap(({ columns }) => columns).find(({ target }) => at >= 0 && target === at);
    const normalizer = openNormalizer(type, column?.settings ?? { ...NO_SETTINGS, today, country });
    return (cell) => ['invalid', 'lossy'].includes(normalizer.clean(cell).status);
  };
  return (field, cell) => {
    let judge = judges.get(field);
    if (!judge) judges.set(field, (judge = open(field)));
    return judge(cell);
  };
}

/** Each child table, beside the one that was read where `sources` say which it is. */
async function* checkChildren(
  { run, summary, open, written }: FinishedMerge,
  readerOf: ReaderOf,
  sources: FinishedMerge['sources'],
): AsyncGenerator<{ readonly own: readonly Check[]; readonly beside: readonly Check[] }> {
  const outputs = run.children();
  const children = summary.children ?? [];
  if (outputs.length !== children.length) {
    yield { own: [{ code: 'check/children', passed: false, params: { found: outputs.length } }], beside: [] };
    return;
  }
  for (const [at, file] of outputs.entries()) {
    const child = children[at]!;
    const job = {
      file,
      after: await run.open({
        file: `${run.folder}/${file}`,
        encoding: child.encoding ?? summary.output_encoding ?? 'utf-8',
        written: written?.child(child.name),
      }),
      keys: (child.foreign_keys ?? [child.foreign_key]).map((column, key) => {
        return { column, ids: readerOf(child.references?.[key]) };
      }),
      expected: child.rows - child.rejected - (child.duplicates ?? 0),
    };
    if (sources === undefined) {
      yield { own: await checkChild(job), beside: [] };
      continue;
    }
    yield walkChild({
      ...job,
      name: child.name,
      before: await open(sources.at(at - children.length)!),
      orphans: await run.ours('orphans.csv'),
      duplicates: await removedChildren(run, child.name),
    });
  }
}

/** Rows of a child table that --child-dedupe took away, by their number. */
async function removedChildren(run: RunView, child: string): Promise<ReadonlySet<number>> {
  const numbers = new Set<number>();
  if (!run.has('children-removed.csv')) return numbers;
  const table = await run.ours('children-removed.csv');
  for (let row = await table.next(); row !== undefined; row = await table.next())
    if (row[0] === child) numbers.add(Number(row[1]));
  return numbers;
}

/** The change set says what the crosswalk says. */
async function checkChangeSet(
  run: RunView,
  { merged }: Crosswalk,
  { ids_qualified: isQualified }: RunSummary,
): Promise<Check[]> {
  const nameOf = (at: number): string =>
    isQualified === true ? rowKey(merged.source(at), merged.id(at)) : merged.id(at);
  const names = new TextPacker(merged.size + 1);
  for (let at = 0; at < merged.size; at++) names.add(nameOf(at));
  const index = new TextIndex(indexTexts(names.done()));
  const checks: Check[] = [];
  for (const [file, columns] of Object.entries(CHANGE_SET)) {
    if (!run.has(file)) continue;
    const table = await run.ours(file);
    const at = Object.values(columns).map((column) => table.column(column));
    const wanted = Object.keys(columns) as (keyof typeof LINE)[];
    const nameAt = table.column(columns.name);
    const isMet = new Uint8Array(merged.size);
    let [met, isSame] = [0, true];
    for (let row = await table.next(); row !== undefined; row = await table.next()) {
      const record = index.find(row[nameAt] ?? '');
      isSame &&=
        record >= 0 &&
        isMet[record] === 0 &&
        wanted.every((part, i) => part === 'name' || row[at[i]!] === LINE[part](merged, record));
      if (!isSame) break;
      isMet[record] = 1;
      met++;
    }
    await table.close();
    checks.push({ code: 'check/change-set', passed: isSame && met === merged.size, params: { file } });
  }
  return checks;
}

/** What a line of the change set tells of a merged record beside its name: no two have the same. */
const LINE = {
  name: () => '',
  survivingId: (merged: MergedIds, at: number) => merged.survivingId(at),
  source: (merged: MergedIds, at: number) => merged.source(at),
  id: (merged: MergedIds, at: number) => merged.id(at),
} as const;

/** File → what of a merged record it holds, in which column. */
const CHANGE_SET = {
  'delete.csv': { name: 'id', survivingId: 'surviving_id', source: 'source', id: 'old_id' },
  'pairs-winner-loser.csv': { survivingId: 'winner_id', name: 'loser_id' },
  'pairs-source-match.csv': { survivingId: 'match_id', name: 'source_id' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<keyof typeof LINE, string>>>>>;
