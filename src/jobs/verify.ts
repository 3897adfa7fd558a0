// Checks a finished run from its files alone: every hash, the crosswalk against the output, children, the run's own rules
// over its own inputs, and (when asked) that no value was lost without a line saying so.
import path from 'node:path';
import { restoreBackup } from '../io/backup.ts';
import {
  fileInRun,
  fileState,
  filesIn,
  makeScratch,
  readBackedUpSources,
  readBackupIndex,
  readManifest,
  readRunFile,
  type BackedUpSource,
  type BackupEntry,
  type RunManifest,
} from '../io/finished-run.ts';
import { UserError } from '../model/user-error.ts';
import { openChildren, type ChildTable } from './children.ts';
import { splitOwn } from './own-references.ts';
import { resolveReferences } from './referenced-columns.ts';
import { reopenRun, type Reopened } from './reopen-run.ts';
import { RunView } from './run-view.ts';
import { openSources, type Opened } from './sources.ts';
import { successorOf } from './successors.ts';
import { TableCursor } from './table-cursor.ts';
import { checkDuplicates } from './verify-duplicates.ts';
import type { Check, RunSummary } from './verify-files.ts';
import { checkMerge, type FinishedMerge } from './verify-merge.ts';
import { QUIET, type World } from './world.ts';
import { childDialect, outputDialect } from './written-tables.ts';

export interface VerifyOptions {
  readonly run: string;
  readonly noSilentLoss: boolean;
}

export interface Verified {
  readonly passed: boolean;
  readonly checks: readonly Check[];
}

/** Checks the run in a folder. Throws a UserError when there is no finished run in it. */
export async function verifyRun(
  run: string,
  { noSilentLoss = false }: { readonly noSilentLoss?: boolean } = {},
): Promise<Verified> {
  const checks = await runVerify({ run, noSilentLoss });
  return { passed: checks.every(({ passed }) => passed), checks };
}

export async function runVerify(options: VerifyOptions, world: World = QUIET): Promise<Check[]> {
  const { run } = options;
  const manifest = readManifest(run);
  const isMerge = ['merge', 'undo'].includes(manifest.command);
  const files = await checkFiles(run, manifest);
  const main = mainOf(manifest);
  const next = isMerge ? successorOf(run) : undefined;
  // What another run of ours has replaced is checked where it is described.
  const isReplaced = ({ params }: Check): boolean => next !== undefined && params['file'] === main;
  const checks = files.filter((check) => !isReplaced(check));
  if (next !== undefined && files.some(isReplaced)) {
    const further = await runVerify({ ...options, run: next }, world);
    return [
      ...checks,
      { code: 'check/continued', passed: true, params: { folder: next } },
      ...further.filter(({ code }) => code !== 'check/hashes' || checks.length === 0),
    ];
  }
  // What has been altered cannot be reasoned about any further.
  if (!isMerge || checks.some((check) => !check.passed)) return checks;
  checks.push(await checkBackups(readBackupIndex(run), (name) => path.join(run, name)));
  if (checks.some((check) => !check.passed)) return checks;
  const reopened = await reopenRun(run);
  const scratch = makeScratch();
  try {
    const view = new RunView(
      run,
      manifest.files.map(({ name }) => name),
    );
    const tables = reopened && (await openAgain(reopened));
    const output = main === '-' ? undefined : fileInRun(run, main);
    const summary = JSON.parse(readRunFile(run, 'summary.json')) as RunSummary;
    checks.push(
      ...(await checkMerge({
        run: view,
        summary,
        output,
        sources: readBackedUpSources(run),
        open: tables?.open ?? ((source) => openBackup(run, source, scratch)),
        // What was undone may have been made out of a table somebody had saved in another form.
        written: manifest.command === 'undo' ? undefined : tables?.writtenTo(main),
        plan: tables?.opened.plan,
        noSilentLoss: options.noSilentLoss,
        scratch: scratch.folder(),
      })),
    );
    if (checks.some((check) => !check.passed)) return checks;
    checks.push(
      ...(tables
        ? await checkDuplicates(view, summary, reopened, tables.opened, world)
        : [
            {
              code: 'check/duplicates',
              passed: true,
              unchecked: true as const,
              params: { why: 'why/no-settings' },
            },
          ]),
    );
  } finally {
    scratch.close();
    reopened?.close();
  }
  return checks;
}

/** The name of the run's main output in its manifest. */
export function mainOf({ files }: RunManifest): string {
  return (
    files.find(({ name }) => name === '-' || path.isAbsolute(name) || name.startsWith('merged.'))?.name ?? '-'
  );
}

/** The sources and child tables of a run as it opened them. */
async function openAgain({ options, scratch }: Reopened): Promise<{
  readonly opened: Opened;
  readonly open: (source: BackedUpSource) => Promise<TableCursor>;
  readonly writtenTo: (output: string) => FinishedMerge['written'];
}> {
  const opened = await openSources(options, { folder: scratch, world: QUIET });
  const children = await openChildren(
    splitOwn(resolveReferences(options.children, opened), opened).specs,
    options.childDedupe,
    options.readFrom,
    opened.sources,
  );
  return {
    opened,
    open: (source) => openOf(opened, children, source.name),
    writtenTo: (output) => writtenBy(opened, children, output),
  };
}

/** How a run writes the tables it makes of these. */
export function writtenBy(
  opened: Opened,
  children: readonly ChildTable[],
  output: string,
): NonNullable<FinishedMerge['written']> {
  return {
    output: outputDialect(opened, output),
    child: (name) => childDialect((children.find((child) => child.name === name) ?? children[0])!.source),
  };
}

/** One of the tables a run has open, from its start. */
export function openOf(opened: Opened, children: readonly ChildTable[], name: string): Promise<TableCursor> {
  const source =
    opened.sources.find(({ info }) => info.name === name) ??
    children.find((child) => child.name === name)!.source;
  return Promise.resolve(TableCursor.over(source));
}

/** A backup as a table. What was an archive is unpacked for the time of the check. */
async function openBackup(
  run: string,
  { files, packed, encoding, delimiter, sheets, headerRow }: BackedUpSource,
  scratch: ReturnType<typeof makeScratch>,
): Promise<TableCursor> {
  const places: string[] = [];
  for (const { backup, entry } of files) {
    const place = path.join(run, backup);
    const unpacked = packed ? await scratch.unpack(place) : place;
    places.push(entry === undefined ? unpacked : `${unpacked}#${entry}`);
  }
  return TableCursor.open({ file: places[0]!, files: places, encoding, delimiter, sheets, headerRow });
}

/** The backups hold what the run read, byte for byte. */
export async function checkBackups(
  entries: readonly BackupEntry[],
  placeOf: (name: string) => string,
): Promise<Check> {
  let first = '';
  for (const { backup, sha256 } of entries) {
    try {
      await restoreBackup(placeOf(backup), sha256, { path: '', write: () => undefined });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      first ||= backup;
    }
  }
  return { code: 'check/backups', passed: first === '', params: { file: first } };
}

/** Every file is there as it was written, and no other. */
async function checkFiles(run: string, manifest: RunManifest): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of manifest.files) {
    if (file.name === '-') continue;
    const state = await fileState(fileInRun(run, file.name), file.sha256);
    if (state !== 'same')
      checks.push({ code: `check/file-${state}`, passed: false, params: { file: file.name } });
  }
  const known = new Set(['manifest.json', ...manifest.files.map(({ name }) => name)]);
  for (const name of filesIn(run)) {
    if (known.has(name) || isBystander(name)) continue;
    checks.push({ code: 'check/file-added', passed: false, params: { file: name } });
  }
  if (checks.length === 0)
    checks.push({ code: 'check/hashes', passed: true, params: { count: manifest.files.length } });
  return checks;
}

/** What other programs leave beside files they look at, what `undo` puts there when not told where, and our own scratch. */
function isBystander(name: string): boolean {
  return (
    name.startsWith(`restored${path.sep}`) ||
    /^(?:~\$|\.~lock\.|\.onerow-|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path.basename(name))
  );
}
