// Finished runs by the indexes that lie beside their folders (runs.csv).
import fs from 'node:fs';
import path from 'node:path';
import { inputError } from '../model/user-error.ts';
import { isDirectory } from './finished-run.ts';

export interface IndexedRun {
  readonly folder: string;
  readonly command: string;
  /** ISO time at which it began. */
  readonly started: string;
}

/**
 * The runs of run folders, of folders that hold some, and of the inputs they were made from (`FILE.onerow/`), oldest first.
 * Without places: those of the working directory.
 */
export function runsAt(places: readonly string[]): IndexedRun[] {
  const found = new Map<string, IndexedRun>();
  const told = places.length > 0 ? places : ['.', ...bases('.')];
  for (const place of told) {
    const folders = foldersOf(place);
    if (folders === undefined) throw inputError('record/no-place', { place });
    for (const folder of folders) {
      const run = readRun(folder);
      if (run !== undefined) found.set(path.resolve(folder), run);
    }
  }
  return [...found.values()].sort((a, b) =>
    a.started === b.started ? (a.folder < b.folder ? -1 : 1) : a.started < b.started ? -1 : 1,
  );
}

function bases(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith('.onerow'))
    .map((entry) => path.join(folder, entry.name));
}

/** The run folders a place stands for; undefined when it is nothing of ours. */
function foldersOf(place: string): string[] | undefined {
  if (!isDirectory(place)) {
    const base = `${place}.onerow`;
    return isDirectory(base) ? foldersIn(base) : undefined;
  }
  return fs.existsSync(path.join(place, 'manifest.json')) ? [place] : foldersIn(place);
}

function foldersIn(base: string): string[] {
  return fs
    .readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(base, entry.name, 'manifest.json')))
    .map((entry) => path.join(base, entry.name));
}

/** What the run says of itself; undefined for a folder of somebody else's that holds a manifest. */
function readRun(folder: string): IndexedRun | undefined {
  try {
    const text = fs.readFileSync(path.join(folder, 'summary.json'), 'utf8');
    const { command, started } = JSON.parse(text) as { command?: unknown; started?: unknown };
    return typeof command === 'string' && typeof started === 'string' ? { folder, command, started } : undefined; // prettier-ignore
  } catch {
    return undefined;
  }
}
