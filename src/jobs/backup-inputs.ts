import path from 'node:path';
import { backUp, backupName } from '../io/backup.ts';
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
  const entries: { file: string; backup: string; sha256: string }[] = [];
  for (const [at, { info, path: file }] of inputs.entries()) {
    const name = backupName(at, info.file);
    await backUp(file, run.open(name));
    entries.push({ file: info.file, backup: name, sha256: info.sha256 });
  }
  await index.write(`${JSON.stringify(entries, null, 2)}\n`);
}
