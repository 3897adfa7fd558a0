// Where a run keeps its files: a folder of its own, held by one run at a time.
import fs from 'node:fs';
import path from 'node:path';
import { inputError, usageError } from '../model/user-error.ts';
import { isDirectory } from './finished-run.ts';
import { forgottenTargets, linkNew, Lock } from './lock.ts';
import type { OutputSet } from './outputs.ts';
import { isLeftOver, namesIn, removeEmptyFolder, removeQuietly, temporaryIn } from './temporary.ts';
import { guarded } from './write-errors.ts';

/** `<first input>.onerow/<command>-NNN`, the next free number. */
export function nextRunFolder(firstInput: string, command: string): string {
  const base = baseOf(firstInput);
  const numbers = namesIn(base).map((name) =>
    name.startsWith(`${command}-`) ? Number(name.slice(command.length + 1)) : 0,
  );
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  return path.join(base, `${command}-${String(next).padStart(3, '0')}`);
}

/** Makes and locks the next free folder. Folders of runs that were killed are cleared away first. */
export function claimNextRunFolder(outputs: OutputSet, firstInput: string, command: string): string {
  const base = baseOf(firstInput);
  if (firstInput !== '-' && !isDirectory(path.dirname(firstInput)))
    throw inputError('io/not-found', { file: firstInput, nearest: '' });
  outputs.makeFolder(base);
  for (const forgotten of forgottenTargets(base, namesIn(base))) {
    const lock = Lock.tryTake(forgotten);
    if (!lock) continue;
    clearUnfinished(forgotten, lock.before?.names);
    lock.release();
  }
  for (let folder = nextRunFolder(firstInput, command); ; folder = following(folder)) {
    const lock = Lock.tryTake(folder);
    if (!lock) continue;
    if (fs.existsSync(folder)) {
      lock.release();
      continue;
    }
    outputs.useRunFolder(folder, [], lock);
    return folder;
  }
}

/** Makes and locks the folder told with -r (0700). One that already holds a run is used again only with `force`. */
export function claimRunFolder(outputs: OutputSet, folder: string, force: boolean): void {
  const stat = guarded(folder, () => fs.statSync(folder, { throwIfNoEntry: false }));
  if (stat && !stat.isDirectory()) throw usageError('run/not-a-folder', { folder });
  const above = path.dirname(path.resolve(folder));
  if (!stat) outputs.makeFolder(above);
  // A link is locked where it leads to, so that two names of one folder are one place.
  const lock = Lock.take(stat ? fs.realpathSync(folder) : path.resolve(folder));
  try {
    clearUnfinished(folder, lock.before?.names);
    const names = namesIn(folder).filter((name) => !isLeftOver(name));
    const earlier = names.length > 0 ? filesOfRun(folder) : [];
    if (names.length > 0 && !force) throw usageError('run/folder-exists', { folder });
    if (!earlier) throw usageError('run/foreign-folder', { folder });
    outputs.useRunFolder(folder, earlier, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Beside the run folders: one line per run, so that an erasure finds them all. Returns how to take the line back. */
export function recordRun(folder: string, command: string, started: string): () => void {
  const index = indexOf(folder);
  const header = temporaryIn(path.dirname(index));
  let fresh = false;
  try {
    fs.writeFileSync(header, 'run,command,started\n', { flag: 'wx', mode: 0o600 });
    fresh = !fs.existsSync(index) && linkNew(header, index);
  } finally {
    removeQuietly(header);
  }
  const line = `${path.basename(folder)},${command},${started}\n`;
  const takeBack = (): void => {
    const text = fs.readFileSync(index, 'utf8');
    // Another run may have written its line meanwhile.
    const without = text.replace(line, '');
    if (fresh && without === 'run,command,started\n') fs.rmSync(index);
    else if (text.endsWith(line)) fs.truncateSync(index, Buffer.byteLength(without));
  };
  try {
    fs.appendFileSync(index, line, { mode: 0o600 });
  } catch (error) {
    takeBack();
    throw error;
  }
  return takeBack;
}

export function indexOf(folder: string): string {
  return path.join(path.dirname(folder), 'runs.csv');
}

function baseOf(firstInput: string): string {
  return firstInput === '-' ? 'stdin.onerow' : `${firstInput}.onerow`;
}

function following(folder: string): string {
  const [, stem = '', digits = '0'] = /^(.*-)(\d+)$/.exec(folder) ?? [];
  return `${stem}${String(Number(digits) + 1).padStart(digits.length, '0')}`;
}

/** Names, relative to the folder, of the files its finished run consists of; undefined when it holds no run of ours. */
function filesOfRun(folder: string): string[] | undefined {
  try {
    const text = fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const { tool, files } = JSON.parse(text) as { tool: string; files: readonly { name: string }[] };
    if (!tool.startsWith('onerow ')) return undefined;
    return files.map(({ name }) => name).filter((name) => isInside(name));
  } catch {
    return undefined;
  }
}

/**
 * What a killed run left in its folder: its temporary files, and those that had just got their names. A run that has its
 * manifest was killed while it took away the files of the run it replaced.
 */
function clearUnfinished(folder: string, names: readonly string[] | undefined): void {
  if (names === undefined) return;
  const isFinished = fs.existsSync(path.join(folder, 'manifest.json'));
  for (const name of isFinished ? [] : names) if (isInside(name)) removeQuietly(path.join(folder, name));
  clearLeftOvers(folder);
  removeEmptyFolder(folder);
}

function clearLeftOvers(folder: string): void {
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }) : [];
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isFile() && isLeftOver(entry.name)) removeQuietly(full);
    if (!entry.isDirectory()) continue;
    clearLeftOvers(full);
    removeEmptyFolder(full);
  }
}

function isInside(name: string): boolean {
  return !path.isAbsolute(name) && !name.split(/[/\\]/).includes('..');
}
