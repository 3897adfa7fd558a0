// Checks a finished run from its files alone: every hash, the crosswalk against the output, children, and (when asked)
// that no value was lost without a line saying so.
import path from 'node:path';
import { restoreBackup } from '../io/backup.ts';
import {
  fileExists,
  fileInRun,
  fileState,
  makeScratch,
  readBackedUpSources,
  readBackupIndex,
  readManifest,
  readRunFile,
  type BackedUpSource,
  type RunManifest,
} from '../io/finished-run.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import type { Counts, Summary } from '../model/summary.ts';
import { UserError, type Params } from '../model/user-error.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import { rowKey } from './decisions.ts';
import { TableCursor } from './table-cursor.ts';
import { walkChild, walkRows } from './verify-rows.ts';

/** What the run wrote itself need not be guessed. */
const OURS = { encoding: 'utf-8', delimiter: ',' };

export interface Check {
  /** `check/…` in the catalogues. */
  readonly code: string;
  readonly passed: boolean;
  readonly params: Params;
}

/** What verify reads of summary.json. */
type RunSummary = Summary & {
  readonly crosswalk_carried?: number;
  readonly ids_qualified?: boolean;
  readonly output_encoding?: string;
  readonly dropped_fields?: readonly string[];
  readonly self_references?: Readonly<Record<string, number>>;
  readonly children?: readonly {
    readonly name: string;
    readonly foreign_key: string;
    readonly foreign_keys?: readonly string[];
    readonly duplicates?: number;
    readonly rows: number;
    readonly rejected: number;
  }[];
};

export interface VerifyOptions {
  readonly run: string;
  readonly noSilentLoss: boolean;
}

export async function runVerify(options: VerifyOptions): Promise<Check[]> {
  const { run } = options;
  const manifest = readManifest(run);
  const checks = await checkHashes(run, manifest);
  // What has been altered cannot be reasoned about any further.
  if (manifest.command !== 'merge' || checks.some((check) => !check.passed)) return checks;
  const summary = JSON.parse(readRunFile(run, 'summary.json')) as RunSummary;
  checks.push(...checkCounts(summary.counts), await checkBackups(run));
  const crosswalk = await readCrosswalk(run, summary);
  checks.push(...crosswalk.checks);
  const main = manifest.files.find((file) => path.isAbsolute(file.name) || file.name.startsWith('merged.'));
  const output = main && main.name !== '-' ? fileInRun(run, main.name) : undefined;
  const told = { encoding: summary.output_encoding ?? 'utf-8' };
  const report = await readMergeReport(run, crosswalk);
  checks.push(report.check);
  if (output !== undefined) {
    const { counted, lost } = await checkOutput(run, summary, { file: output, ...told }, crosswalk, report);
    checks.push(counted, ...(options.noSilentLoss || !lost.passed ? [lost] : []));
  }
  const sources = readBackedUpSources(run);
  checks.push(...(await checkChildren(run, manifest, summary, crosswalk)));
  if (sources === undefined || checks.some((check) => !check.passed)) return checks;
  const backups = await openBackups(run);
  try {
    const children = new Set(summary.children?.map(({ name }) => name));
    checks.push(
      ...(await walkRows({
        run,
        sources: sources.slice(0, sources.length - children.size),
        open: backups.open,
        idColumns: (name, header) =>
          sources.find((source) => source.name === name)!.id.map((column) => header.indexOf(column)),
        placeOf(source, field, header) {
          const column = summary.columns.find((each) => each.source === source && each.field === field);
          return column === undefined ? -1 : header.indexOf(column.column);
        },
        kept: report.kept,
        output: output === undefined ? undefined : await TableCursor.open({ file: output, ...told }),
        dropped: new Set(summary.dropped_fields),
        selfKeys: new Set(Object.keys(summary.self_references ?? {})),
        targetOf: crosswalk.targetOf,
      })),
    );
    for (const [at, child] of (summary.children ?? []).entries()) {
      const file = manifest.files.filter(({ name }) => name.startsWith(`children${path.sep}`))[at]!.name;
      checks.push(
        ...(await walkChild({
          name: child.name,
          file,
          before: await backups.open(sources.at(at - children.size)!),
          after: await TableCursor.open({ file: fileInRun(run, file), ...told }),
          keys: child.foreign_keys ?? [child.foreign_key],
          orphans: await TableCursor.open({ file: path.join(run, 'orphans.csv'), ...OURS }),
          duplicates: await removedChildren(run, child.name),
          targetOf: crosswalk.targetOf,
          exists: (id) => crosswalk.ids.has(id),
        })),
      );
    }
    checks.push(...(await checkChangeSet(run, crosswalk, summary)));
  } finally {
    backups.close();
  }
  return checks;
}

/** The counts of the summary add up. */
function checkCounts(counts: Counts): Check[] {
  const { out, merged, rejected, removed, archived, erased, not_selected: rest } = counts;
  const found = out + merged + rejected + removed + archived + erased + rest;
  return [{ code: 'check/counts', passed: found === counts.in, params: { expected: counts.in, found } }];
}

/** The backups hold what the run read, byte for byte. */
async function checkBackups(run: string): Promise<Check> {
  let first = '';
  for (const { backup, sha256 } of readBackupIndex(run)) {
    try {
      await restoreBackup(path.join(run, backup), sha256, { path: '', write: () => undefined });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      first ||= backup;
    }
  }
  return { code: 'check/backups', passed: first === '', params: { file: first } };
}

/** Backups as tables. What was an archive is unpacked for the time of the check. */
async function openBackups(run: string): Promise<{
  readonly open: (source: BackedUpSource) => Promise<TableCursor>;
  close(): void;
}> {
  const scratch = makeScratch();
  return {
    async open({ files, packed, encoding, delimiter, sheets, headerRow }) {
      const places: string[] = [];
      for (const { backup, entry } of files) {
        const place = path.join(run, backup);
        const unpacked = packed ? await scratch.unpack(place) : place;
        places.push(entry === undefined ? unpacked : `${unpacked}#${entry}`);
      }
      return TableCursor.open({ file: places[0]!, files: places, encoding, delimiter, sheets, headerRow });
    },
    close: () => scratch.close(),
  };
}

interface Crosswalk {
  readonly checks: readonly Check[];
  /** Ids of this run's records. */
  readonly ids: ReadonlySet<string>;
  readonly survivors: ReadonlySet<string>;
  readonly merged: readonly { readonly source: string; readonly id: string; readonly survivingId: string }[];
  /** The id that stands for another; undefined for ids that stayed. */
  readonly targetOf: (id: string) => string | undefined;
}

async function readCrosswalk(run: string, summary: RunSummary): Promise<Crosswalk> {
  const table = await TableCursor.open({ file: path.join(run, 'crosswalk.csv'), ...OURS });
  const at = (name: string): number => table.column(name);
  const [source, old, surviving, role] = [at('old_source'), at('old_id'), at('surviving_id'), at('role')];
  const { counts } = summary;
  const roles = new Map<string, number>();
  const [ids, kept, survivors] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const merged: { source: string; id: string; survivingId: string }[] = [];
  const targets = new Map<string, string | undefined>();
  let rows = 0;
  let repeated = 0;
  let carried = 0;
  for (let row = await table.next(); row !== undefined; row = await table.next()) {
    if (rows === counts.in) {
      carried++;
      const [id, target] = [row[old]!, row[surviving]!];
      if (!ids.has(id) && id !== target)
        targets.set(id, targets.has(id) && targets.get(id) !== target ? undefined : target);
      continue;
    }
    rows++;
    const is = row[role]!;
    roles.set(is, (roles.get(is) ?? 0) + 1);
    const id = row[surviving]!;
    if (is === 'survivor' || is === 'unchanged') {
      if (kept.has(id)) repeated++;
      kept.add(id);
      if (is === 'survivor') survivors.add(id);
    }
    if (is !== 'rejected') ids.add(row[old]!);
    if (is === 'merged') {
      merged.push({ source: row[source]!, id: row[old]!, survivingId: id });
      targets.set(row[old]!, id);
    }
  }
  const of = (name: string): number => roles.get(name) ?? 0;
  const here = of('survivor') + of('unchanged');
  const lost = merged.filter(({ survivingId }) => !survivors.has(survivingId)).length;
  const alone = new Set(merged.map(({ survivingId }) => survivingId)).size;
  const expected = summary.crosswalk_carried ?? 0;
  const checks: Check[] = [
    {
      code: 'check/rows-in',
      passed: rows + carried === counts.in + expected,
      params: { expected: counts.in, found: rows + carried - expected },
    },
    { code: 'check/rows-kept', passed: here === counts.out, params: { expected: counts.out, found: here } },
    {
      code: 'check/rows-merged',
      passed: of('merged') === counts.merged && of('rejected') === counts.rejected,
      params: { expected: counts.merged, found: of('merged') },
    },
    {
      code: 'check/ids-resolve',
      passed: lost === 0 && alone === survivors.size,
      params: { count: lost + Math.abs(survivors.size - alone) },
    },
    { code: 'check/ids-unique', passed: repeated === 0, params: { count: repeated } },
  ];
  return { checks, ids, survivors, merged, targetOf: (id) => targets.get(id) };
}

interface MergeReport {
  readonly check: Check;
  /** Surviving id → field → value. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly lost: ReadonlyMap<string, readonly string[]>;
}

/** merge-report.csv: each of its lines speaks of a merged customer, of a field once, and of members of it. */
async function readMergeReport(run: string, { survivors, merged }: Crosswalk): Promise<MergeReport> {
  const table = await TableCursor.open({ file: path.join(run, 'merge-report.csv'), ...OURS });
  const at = ['surviving_id', 'field', 'kept_value', 'kept_from_id', 'lost_values'].map((name) =>
    table.column(name),
  );
  const [idAt, fieldAt, keptAt, fromAt, lostAt] = at as [number, number, number, number, number];
  const members = new Map<string, Set<string>>(
    [...survivors].map((id) => [id, new Set([id, afterColon(id)])]),
  );
  for (const { id, survivingId } of merged) members.get(survivingId)?.add(id);
  const kept = new Map<string, Map<string, string>>();
  const lost = new Map<string, string[]>();
  let count = 0;
  let first = '';
  for (let row = await table.next(); row !== undefined; row = await table.next()) {
    const id = row[idAt]!;
    const own = kept.get(id) ?? new Map<string, string>();
    const values = lostIn(row[lostAt]!);
    const known = members.get(id);
    const isSound =
      known !== undefined &&
      values !== undefined &&
      !own.has(row[fieldAt]!) &&
      (row[fromAt] === '' || known.has(row[fromAt]!)) &&
      values.every((value) => known.has(value.id));
    if (!isSound) {
      count++;
      first ||= `${id} ${row[fieldAt]!}`;
    }
    own.set(row[fieldAt]!, row[keptAt]!);
    kept.set(id, own);
    const told = lost.get(id) ?? [];
    told.push(row[keptAt]!, ...(values ?? []).map(({ value }) => value));
    lost.set(id, told);
  }
  return { check: { code: 'check/report-lines', passed: count === 0, params: { count, first } }, kept, lost };
}

function afterColon(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

function lostIn(text: string): readonly { readonly id: string; readonly value: string }[] | undefined {
  if (text === '') return [];
  try {
    const list = JSON.parse(text) as unknown;
    const isList =
      Array.isArray(list) &&
      list.every(
        (each: { id?: unknown; value?: unknown } | null) =>
          typeof each?.id === 'string' && typeof each.value === 'string',
      );
    return isList ? (list as { id: string; value: string }[]) : undefined;
  } catch {
    return undefined;
  }
}

async function checkHashes(run: string, manifest: RunManifest): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of manifest.files) {
    if (file.name === '-') continue;
    const state = await fileState(fileInRun(run, file.name), file.sha256);
    if (state !== 'same')
      checks.push({ code: `check/file-${state}`, passed: false, params: { file: file.name } });
  }
  if (checks.length === 0)
    checks.push({ code: 'check/hashes', passed: true, params: { count: manifest.files.length } });
  return checks;
}

/** The output has the rows that were counted; what merged records held is in their survivor's row or told of. */
async function checkOutput(
  run: string,
  summary: RunSummary,
  output: { readonly file: string; readonly encoding: string },
  { merged }: Crosswalk,
  report: MergeReport,
): Promise<{ counted: Check; lost: Check }> {
  const [table, crosswalk] = [
    await TableCursor.open(output),
    await TableCursor.open({ file: path.join(run, 'crosswalk.csv'), ...OURS }),
  ];
  const [role, surviving] = [crosswalk.column('role'), crosswalk.column('surviving_id')];
  const rowOf = new Map<string, readonly string[]>();
  const expected = summary.counts.out;
  let found = 0;
  for (
    let line = await crosswalk.next();
    line !== undefined && found < expected;
    line = await crosswalk.next()
  ) {
    if (line[role] !== 'survivor' && line[role] !== 'unchanged') continue;
    const row = await table.next();
    if (row === undefined) break;
    found++;
    if (line[role] === 'survivor') rowOf.set(line[surviving]!, row);
  }
  while ((await table.next()) !== undefined) found++;
  await crosswalk.close();
  const counted = { code: 'check/output-rows', passed: found === expected, params: { expected, found } };
  return { counted, lost: await checkLostValues(run, summary, merged.length > 0, rowOf, report) };
}

/**
 * Every non-empty cell of a merged-away record stands in its survivor's row or in merge-report.csv: as written, or as
 * the same value in another spelling (+86 138… and 138…), or inside a joined list or note.
 */
async function checkLostValues(
  run: string,
  summary: RunSummary,
  isAny: boolean,
  rowOf: ReadonlyMap<string, readonly string[]>,
  { lost: lostOf }: MergeReport,
): Promise<Check> {
  let silent = 0;
  let first = '';
  const removed = isAny
    ? await TableCursor.open({ file: path.join(run, 'removed.csv'), ...OURS })
    : undefined;
  const spelled = openSpellings(summary);
  const moved = new Set(Object.keys(summary.self_references ?? {}));
  for (let row = await removed?.next(); row !== undefined; row = await removed?.next()) {
    const survivor = row[2]!;
    const told = [...(rowOf.get(survivor) ?? []), ...(lostOf.get(survivor) ?? [])];
    const exact = new Set(told.map(fold));
    for (const [index, cell] of row.slice(3).entries()) {
      const field = removed!.header[index + 3]!;
      const value = fold(cell);
      if (value === '' || exact.has(value) || field === 'source' || field === 'onerow_source') continue;
      if (moved.has(field)) continue;
      const { isBlank, same, joined } = spelled(field);
      if (
        isBlank(cell) ||
        told.some((other) => same(cell, other)) ||
        (joined && told.some((other) => fold(other).includes(value)))
      )
        continue;
      silent++;
      first ||= `${field} (${row[0]!} ${row[1]!})`;
    }
  }
  return { code: 'check/no-silent-loss', passed: silent === 0, params: { count: silent, first } };
}

interface Spelling {
  readonly isBlank: (cell: string) => boolean;
  readonly same: (left: string, right: string) => boolean;
  /** Values of the field may have been joined into one cell. */
  readonly joined: boolean;
}

/** How values of a field are compared, by the type the run found for it. */
function openSpellings(summary: RunSummary): (field: string) => Spelling {
  const settings = { ...NO_SETTINGS, country: summary.country, today: summary.now };
  const known = new Map<string, Spelling>();
  return (field) => {
    let spelling = known.get(field);
    if (!spelling) {
      const type = summary.columns.find((column) => column.field === field)?.type ?? 'text';
      const normalizer = openNormalizer(type, settings);
      const keysOf = (cell: string): readonly string[] => {
        const cleaned = normalizer.clean(cell);
        return [...normalizer.keys(cleaned), cleaned.value];
      };
      spelling = {
        isBlank: (cell) => normalizer.clean(cell).status === 'empty',
        same(left, right) {
          const keys = keysOf(right);
          return keysOf(left).some((key) => key !== '' && keys.includes(key));
        },
        joined: type === 'tags' || type === 'note' || type === 'text',
      };
      known.set(field, spelling);
    }
    return spelling;
  };
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{C}]/gu, '');
}

/** Without backups to lay beside them, what the child tables themselves can tell. */
async function checkChildren(
  run: string,
  manifest: RunManifest,
  summary: RunSummary,
  { targetOf }: Crosswalk,
): Promise<Check[]> {
  const outputs = manifest.files.filter((file) => file.name.startsWith(`children${path.sep}`));
  const checks: Check[] = [];
  const isWhole = outputs.length === (summary.children?.length ?? 0);
  if (!isWhole) return [{ code: 'check/children', passed: false, params: { found: outputs.length } }];
  for (const [index, output] of outputs.entries()) {
    const child = summary.children![index]!;
    const encoding = summary.output_encoding ?? 'utf-8';
    const table = await TableCursor.open({ file: fileInRun(run, output.name), encoding });
    const keys = (child.foreign_keys ?? [child.foreign_key]).map((key) => table.column(key));
    const expected = child.rows - child.rejected - (child.duplicates ?? 0);
    let found = 0;
    let dangling = 0;
    for (let row = await table.next(); row !== undefined; row = await table.next()) {
      found++;
      for (const key of keys) if (targetOf((row[key] ?? '').trim()) !== undefined) dangling++;
    }
    const file = output.name;
    checks.push(
      { code: 'check/child-rows', passed: found === expected, params: { file, expected, found } },
      { code: 'check/child-keys', passed: dangling === 0, params: { file, count: dangling } },
    );
  }
  return checks;
}

/** Rows of a child table that --child-dedupe took away, by their number. */
async function removedChildren(run: string, child: string): Promise<ReadonlySet<number>> {
  const file = path.join(run, 'children-removed.csv');
  const numbers = new Set<number>();
  if (!fileExists(file)) return numbers;
  const table = await TableCursor.open({ file, ...OURS });
  for (let row = await table.next(); row !== undefined; row = await table.next())
    if (row[0] === child) numbers.add(Number(row[1]));
  return numbers;
}

/** The change set says what the crosswalk says. */
async function checkChangeSet(
  run: string,
  { merged }: Crosswalk,
  { ids_qualified: isQualified }: RunSummary,
): Promise<Check[]> {
  const wanted = merged
    .map(({ source, id, survivingId }) => `${survivingId} ${isQualified === true ? rowKey(source, id) : id}`)
    .sort();
  const checks: Check[] = [];
  for (const [file, winner, loser] of [
    ['delete.csv', 'surviving_id', 'id'],
    ['pairs-winner-loser.csv', 'winner_id', 'loser_id'],
    ['pairs-source-match.csv', 'match_id', 'source_id'],
  ] as const) {
    if (!fileExists(path.join(run, file))) continue;
    const table = await TableCursor.open({ file: path.join(run, file), ...OURS });
    const found: string[] = [];
    for (let row = await table.next(); row !== undefined; row = await table.next())
      found.push(`${row[table.column(winner)]!} ${row[table.column(loser)]!}`);
    const isSame = found.sort().join('\n') === wanted.join('\n');
    checks.push({ code: 'check/change-set', passed: isSame, params: { file } });
  }
  return checks;
}
