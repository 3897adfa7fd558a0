import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { inputError, limitError } from '../model/user-error.ts';
import type { Output } from './outputs.ts';
import { readBlocks } from './read-blocks.ts';

/** Copies a file into an output, compressed, byte for byte. Level 1: a backup must not cost more than the work. */
export async function backUp(file: string, output: Output, signal?: AbortSignal): Promise<void> {
  const packed = readBlocks(file).pipe(createGzip({ level: 1, chunkSize: 1 << 18 }));
  for await (const chunk of packed) {
    signal?.throwIfAborted();
    await output.write(chunk as Uint8Array);
  }
}

/** Copies a file into an output as it is. */
export async function copyInto(file: string, output: Output): Promise<void> {
  for await (const chunk of readBlocks(file)) await output.write(chunk as Uint8Array);
}

/** What lies in a run's `backup/`, as named in its folder. */
export function backupsIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(folder, 'backup'))
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => path.join('backup', name));
}

/** Unpacks a backup into an output and checks that it is what was put in. */
export async function restoreBackup(packed: string, sha256: string, output: Output): Promise<void> {
  if (!fs.existsSync(packed)) throw inputError('undo/no-backup', { file: packed });
  const hash = createHash('sha256');
  try {
    await pipeline(fs.createReadStream(packed), createGunzip(), async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        await output.write(chunk);
      }
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true)
      throw limitError('undo/backup-damaged', { file: packed });
    throw error;
  }
  if (hash.digest('hex') !== sha256) throw limitError('undo/backup-damaged', { file: packed });
}

/** The name of a source's backup in the run folder: numbered, so that two files called export.csv do not meet. */
export function backupName(index: number, file: string): string {
  return path.join(
    'backup',
    `${String(index + 1).padStart(2, '0')}-${file === '-' ? 'stdin' : path.basename(file)}.gz`,
  );
}
