// Before anything of a merge gets its name, and before a list of what to delete is written: the checks of `verify`, over
// the finished files as they lie on the disk. What is known from having just written it is not read again: their hashes.
import path from 'node:path';
import { limitError } from '../model/user-error.ts';
import { say } from '../words/catalogue.ts';
import type { BackedUp } from './backup-inputs.ts';
import type { ChildTable } from './children.ts';
import type { Outcome, Run } from './run.ts';
import { RunView } from './run-view.ts';
import type { Opened } from './sources.ts';
import { checkBackups, openOf, writtenBy } from './verify.ts';
import { checkMerge } from './verify-merge.ts';

/** Throws (exit 4) with the first check that fails; then nothing of the run appears. */
export async function verifyBefore(merge: {
  readonly run: Run;
  readonly opened: Opened;
  readonly children: readonly ChildTable[];
  readonly outcome: Outcome;
  readonly backups: BackedUp;
  /** Where the table lies that became the output, when the output is not as it came. */
  readonly table: string | undefined;
}): Promise<void> {
  const { run, opened, children, outcome, backups } = merge;
  const paths = run.outputs.seal();
  const names = [...paths.keys()].map((file) => path.relative(run.folder, file));
  const view = new RunView(run.folder, names, paths);
  const main = merge.table ?? run.mainPath('merged.csv');
  // Unpacking the backups mostly waits for other threads.
  const [packed, files] = await Promise.all([
    checkBackups(backups.entries, (name) => view.place(name)),
    checkMerge({
      run: view,
      summary: run.reportData(outcome).summary,
      output: main === '-' ? undefined : main,
      sources: backups.sources,
      open: (source) => openOf(opened, children, source.name),
      written: writtenBy(opened, children, run.mainPath('merged.csv')),
      plan: opened.plan,
      noSilentLoss: true,
      scratch: run.folder,
    }),
  ]);
  const checks = [packed, ...files];
  const failed = checks.find(({ passed }) => !passed);
  if (!failed) return;
  const { lang } = run.options;
  throw limitError('merge/not-verified', { what: say(lang, `${failed.code}#failed`, failed.params) });
}
