// What the files of a merge must say of each other, whether it is long finished or about to get its names.
import { NO_SETTINGS } from '../model/cleaned.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import type { BackedUpSource } from '../io/finished-run.ts';
import type { Dialect } from '../model/record.ts';
import type { Counts } from '../model/summary.ts';
import { rowKey } from './decisions.ts';
import type { TablePlan } from './plan.ts';
import type { RunView } from './run-view.ts';
import type { TableCursor } from './table-cursor.ts';
import {
  readCrosswalk,
  readMergeReport,
  type Check,
  type Crosswalk,
  type RunSummary,
} from './verify-files.ts';
import { checkLostValues } from './verify-lost-values.ts';
import { walkChild, walkRows } from './verify-rows.ts';

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
}

/** Checks that need nothing but the files. Once one fails, those that build on it are left out. */
export async function checkMerge(merge: FinishedMerge): Promise<Check[]> {
  const { run, summary, output, sources } = merge;
  const checks = checkCounts(summary.counts);
  const crosswalk = await readCrosswalk(run, summary);
  checks.push(...crosswalk.checks);
  const report = await readMergeReport(run, crosswalk);
  checks.push(report.check, ...(await checkChildren(merge, crosswalk)));
  const hasFailed = (): boolean => checks.some((check) => !check.passed);
  const encoding = summary.output_encoding ?? 'utf-8';
  const table =
    output === undefined
      ? undefined
      : await run.open({ file: output, encoding, written: merge.written?.output });
  if (sources === undefined || hasFailed()) {
    if (table) checks.push(await countRows(table, summary.counts.out));
    return checks;
  }
  const children = summary.children ?? [];
  const tables = new Set(children.map(({ name }) => name)).size;
  const { checks: found, rowOf } = await walkRows({
    run,
    sources: sources.slice(0, sources.length - tables),
    open: merge.open,
    fields: summary.columns.map(({ field }) => field),
    idColumns: (name, header) =>
      sources.find((source) => source.name === name)!.id.map((column) => header.indexOf(column)),
    placeOf(source, field, header) {
      const column = summary.columns.find((each) => each.source === source && each.field === field);
      return column === undefined ? -1 : header.indexOf(column.column);
    },
    kept: report.kept,
    joined: report.joined,
    output: table,
    rowsOut: summary.counts.out,
    isQualified: summary.ids_qualified === true,
    isInvalid: merge.plan && judgeOf(merge.plan),
    dropped: new Set(summary.dropped_fields),
    selfKeys: new Set(Object.keys(summary.self_references ?? {})),
    targetOf: (id) => crosswalk.keys.targetOf(crosswalk.keys.find(id)),
  });
  checks.push(...found);
  if (output !== undefined) {
    const lost = await checkLostValues(run, summary, crosswalk.merged.length > 0, rowOf, report);
    if (merge.noSilentLoss || !lost.passed) checks.push(lost);
  }
  if (hasFailed()) return checks;
  for (const [at, child] of children.entries()) {
    const file = run.children()[at]!;
    checks.push(
      ...(await walkChild({
        name: child.name,
        file,
        before: await merge.open(sources.at(at - children.length)!),
        after: await openChild(merge, file, child.name),
        keys: child.foreign_keys ?? [child.foreign_key],
        orphans: await run.ours('orphans.csv'),
        duplicates: await removedChildren(run, child.name),
        ids: crosswalk.keys,
      })),
    );
  }
  checks.push(...(await checkChangeSet(run, crosswalk, summary)));
  return checks;
}

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

/** What the child tables themselves can tell. */
async function checkChildren(merge: FinishedMerge, { keys: ids }: Crosswalk): Promise<Check[]> {
  const { run, summary } = merge;
  const outputs = run.children();
  const checks: Check[] = [];
  const isWhole = outputs.length === (summary.children?.length ?? 0);
  if (!isWhole) return [{ code: 'check/children', passed: false, params: { found: outputs.length } }];
  for (const [index, file] of outputs.entries()) {
    const child = summary.children![index]!;
    const table = (await openChild(merge, file, child.name)).packed();
    const keys = (child.foreign_keys ?? [child.foreign_key]).map((key) => table.column(key));
    const expected = child.rows - child.rejected - (child.duplicates ?? 0);
    let found = 0;
    let dangling = 0;
    while (table.step() || (await table.load())) {
      found++;
      const { records, base } = table;
      for (const key of keys) if (key >= 0 && ids.isMoved(ids.keyIn(records, base + key))) dangling++;
    }
    checks.push(
      { code: 'check/child-rows', passed: found === expected, params: { file, expected, found } },
      { code: 'check/child-keys', passed: dangling === 0, params: { file, count: dangling } },
    );
  }
  return checks;
}

/** What came of a child table. */
function openChild(
  { run, summary, written }: FinishedMerge,
  file: string,
  name: string,
): Promise<TableCursor> {
  const encoding = summary.output_encoding ?? 'utf-8';
  return run.open({ file: `${run.folder}/${file}`, encoding, written: written?.child(name) });
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
  const lines = merged.map(({ source, id, survivingId }) => ({
    source,
    id,
    name: isQualified === true ? rowKey(source, id) : id,
    survivingId,
  }));
  const checks: Check[] = [];
  for (const [file, columns] of Object.entries(CHANGE_SET)) {
    if (!run.has(file)) continue;
    const table = await run.ours(file);
    const at = Object.keys(columns).map((name) => table.column(name));
    const found: string[] = [];
    for (let row = await table.next(); row !== undefined; row = await table.next()) {
      const cells = row;
      found.push(JSON.stringify(at.map((column) => cells[column])));
    }
    const wanted = lines.map((line) => JSON.stringify(Object.values(columns).map((key) => line[key])));
    const isSame = found.sort().join('\n') === wanted.sort().join('\n');
    checks.push({ code: 'check/change-set', passed: isSame, params: { file } });
  }
  return checks;
}

/** File → its columns, and what of a merged record they hold. */
const CHANGE_SET = {
  'delete.csv': { id: 'name', surviving_id: 'survivingId', source: 'source', old_id: 'id' },
  'pairs-winner-loser.csv': { winner_id: 'survivingId', loser_id: 'name' },
  'pairs-source-match.csv': { match_id: 'survivingId', source_id: 'name' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
