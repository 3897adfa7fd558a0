import path from 'node:path';
import { backUp, backupName } from '../io/backup.ts';
import type { BackupEntry } from '../io/finished-run.ts';
import { fileOnDisk, type PartInfo } from '../io/source.ts';
import type { ChildTable } from './children.ts';
import type { Run } from './run.ts';
import type { Opened } from './sources.ts';

/** Every input of a command that removes rows, packed into the run folder before anything is written. */
export async function backUpInputs(
  run: Run,
  opened: Opened,
  children: readonly ChildTable[] = [],
): Promise<void> {
  run.makeFolder('backup');
  const inputs = [...opened.sources, ...children.map((child) => child.source)];
  const index = run.open(path.join('backup', 'index.json'));
  const entries: BackupEntry[] = [];
  const done = new Set<string>();
  for (const { info, files } of inputs) {
    for (const { file, path: place, sha256 } of files) {
      if (done.has(place)) continue;
      done.add(place);
      const name = backupName(entries.length, file);
      await backUp(place, run.open(name));
      const ending = file === '-' ? { ending: endingOf(info.parts[0]!) } : {};
      entries.push({ file: file === '-' ? file : fileOnDisk(file).path, backup: name, sha256, ...ending });
    }
  }
  await index.write(`${JSON.stringify(entries, null, 2)}\n`);
}

/** What standard input would have been called as a file. */
function endingOf({ format, packed }: PartInfo): string {
  return packed === 'zip' ? 'zip' : packed === 'gzip' ? `${format}.gz` : format;
}
