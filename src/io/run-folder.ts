import fs from 'node:fs';
import path from 'node:path';
import { usageError } from '../model/user-error.ts';
import type { OutputSet } from './outputs.ts';

/** `<first input>.onerow/<command>-NNN`, the next free number. */
export function nextRunFolder(firstInput: string, command: string): string {
  const base = firstInput === '-' ? 'stdin.onerow' : `${firstInput}.onerow`;
  const taken = fs.existsSync(base) ? fs.readdirSync(base) : [];
  const numbers = taken.map((name) =>
    name.startsWith(`${command}-`) ? Number(name.slice(command.length + 1)) : 0,
  );
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  return path.join(base, `${command}-${String(next).padStart(3, '0')}`);
}

/** Makes the run folder (0700). One that already holds a run is used again only with `force`. */
export function makeRunFolder(outputs: OutputSet, folder: string, force: boolean): void {
  if (fs.existsSync(folder)) {
    if (!fs.statSync(folder).isDirectory()) throw usageError('run/not-a-folder', { folder });
    const names = fs.readdirSync(folder);
    if (names.length > 0 && !force) throw usageError('run/folder-exists', { folder });
    if (names.length > 0 && !names.includes('manifest.json'))
      throw usageError('run/foreign-folder', { folder });
    // The old run is over as soon as the new one starts: without its manifest nothing of it counts as finished.
    fs.rmSync(path.join(folder, 'manifest.json'), { force: true });
  }
  outputs.makeFolder(folder);
}

/** Beside the run folders: one line per run, so that an erasure finds them all. */
export function recordRun(folder: string, command: string, started: string): void {
  const index = path.join(path.dirname(folder), 'runs.csv');
  const fresh = !fs.existsSync(index);
  fs.appendFileSync(
    index,
    `${fresh ? 'run,command,started\n' : ''}${path.basename(folder)},${command},${started}\n`,
    {
      mode: 0o600,
    },
  );
}
