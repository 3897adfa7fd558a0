// Gives back what a run read, byte for byte, from the run folder alone.
import path from 'node:path';
import { restoreBackup } from '../io/backup.ts';
import {
  fileInRun,
  isDirectory,
  readBackupIndex,
  readManifest,
  type BackupEntry,
} from '../io/finished-run.ts';
import { OutputSet } from '../io/outputs.ts';
import { inputError } from '../model/user-error.ts';

export interface UndoOptions {
  readonly run: string;
  /** A file when the run had one input, else a folder; undefined: beside the run folder, under `restored`. */
  readonly out: string | undefined;
  readonly force: boolean;
}

export interface Undone {
  readonly files: readonly { readonly input: string; readonly restored: string }[];
}

/**
 * Gives back what a run read: into `out` (a file for one input, else a folder), by default `restored` in the run folder.
 * Throws a UserError when the run kept no backup, when one is damaged, or when a file is in the way and `force` is not set.
 */
export function undoRun(
  run: string,
  { out, force = false }: { readonly out?: string; readonly force?: boolean } = {},
): Promise<Undone> {
  return runUndo({ run, out, force });
}

export async function runUndo(options: UndoOptions): Promise<Undone> {
  const manifest = readManifest(options.run);
  const backups = readBackupIndex(options.run);
  if (backups.length === 0)
    throw inputError('undo/nothing-removed', { command: manifest.command, folder: options.run });
  // The run itself is what is read: nothing restored may replace a file of it.
  const inputs = ['manifest.json', ...manifest.files.map((file) => file.name)];
  const outputs = new OutputSet({
    inputs: inputs.map((name) => fileInRun(options.run, name)),
    force: options.force,
  });
  try {
    const single = backups.length === 1 && options.out !== undefined && !isDirectory(options.out);
    const folder = options.out ?? path.join(options.run, 'restored');
    if (!single) outputs.makeFolder(folder);
    const names = restoredNames(backups);
    const files: { input: string; restored: string }[] = [];
    for (const [at, entry] of backups.entries()) {
      const target = single ? folder : path.join(folder, names[at]!);
      if (path.dirname(target) !== folder && !single) outputs.makeFolder(path.dirname(target));
      await restoreBackup(path.join(options.run, entry.backup), entry.sha256, outputs.open(target));
      files.push({ input: entry.file, restored: target });
    }
    outputs.commit();
    return { files };
  } catch (error) {
    outputs.discard();
    throw error;
  }
}

/** Base names; where two inputs are called the same, paths below the folder all inputs have in common. */
function restoredNames(backups: readonly BackupEntry[]): string[] {
  const names = backups.map(({ file, ending = 'csv' }) =>
    file === '-' ? `stdin.${ending}` : path.basename(file),
  );
  if (new Set(names).size === names.length) return names;
  const full = backups.map(({ file }) => path.resolve(file));
  const steps = full.map((file) => path.dirname(file).split(path.sep));
  const [first = []] = steps;
  let shared = 0;
  while (shared < first.length && steps.every((folder) => folder[shared] === first[shared])) shared++;
  return full.map((file, at) =>
    backups[at]!.file === '-' ? names[at]! : file.split(path.sep).slice(shared).join(path.sep),
  );
}
