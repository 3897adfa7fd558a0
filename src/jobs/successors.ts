// Runs that took over the output of another one: `undo --cluster` done over it.
import path from 'node:path';
import { fileInRun, foldersBeside, readManifest, type RunManifest } from '../io/finished-run.ts';
import { UserError } from '../model/user-error.ts';
import { readSettings } from './run-settings.ts';

/** The run beside this one that wrote over its output last, or undefined. */
export function successorOf(folder: string): string | undefined {
  const main = outputOf(folder, manifestOf(folder));
  if (main === undefined) return undefined;
  // Of several, the one that was last.
  for (const other of foldersBeside(folder).toReversed()) {
    if (readSettings(other)?.of !== path.basename(path.resolve(folder))) continue;
    const manifest = manifestOf(other);
    if (manifest?.command === 'undo' && outputOf(other, manifest) === main)
      return successorOf(other) ?? other;
  }
  return undefined;
}

function outputOf(folder: string, manifest: RunManifest | undefined): string | undefined {
  if (!manifest) return undefined;
  const name = manifest.files.find((file) => path.isAbsolute(file.name))?.name;
  // An output in the run's own folder goes on in the next run's own folder.
  return name === undefined ? '' : fileInRun(folder, name);
}

function manifestOf(folder: string): RunManifest | undefined {
  try {
    return readManifest(folder);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
