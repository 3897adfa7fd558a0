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
import type { Counts } from '../model/summary.ts';
import { UserError } from '../model/user-error.ts';
import { rowKey } from './decisions.ts';
import { TableCursor } from './table-cursor.ts';
import {
  OURS,
  readCrosswalk,
  readMergeReport,
  type Check,
  type Crosswalk,
  type MergeReport,
  type RunSummary,
} from './verify-files.ts';
import { checkLostValues } from './verify-lost-values.ts';
import { walkChild, walkRows } from './verify-rows.ts';

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
