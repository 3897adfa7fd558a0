// Gives back what a run read, byte for byte, from the run folder alone.
import path from 'node:path';
import { restoreBackup } from '../io/backup.ts';
import { fileInRun, isDirectory, readBackupIndex, readManifest } from '../io/finished-run.ts';
import { OutputSet } from '../io/outputs.ts';
import { inputError, usageError } from '../model/user-error.ts';

export interface UndoOptions {
  readonly run: string;
  /** A file when the run had one input, else a folder; undefined: beside the run folder, under `restored`. */
  readonly out: string | undefined;
  readonly force: boolean;
}

export interface Undone {
  readonly files: readonly { readonly input: string; readonly restored: string }[];
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
    const names = new Set<string>();
    const files: { input: string; restored: string }[] = [];
    for (const entry of backups) {
      const name = entry.file === '-' ? 'stdin.csv' : path.basename(entry.file);
      if (names.has(name)) throw usageError('undo/same-names', { file: name });
      names.add(name);
      const target = single ? folder : path.join(folder, name);
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
