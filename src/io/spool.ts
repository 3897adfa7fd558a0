import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { inputError } from '../model/user-error.ts';
import { scratchFile } from './content.ts';

/**
 * Standard input as a file, because it is read more than once: a private file that goes when the program ends.
 * `folder` is where the run writes; it may not exist yet (dry run), then the nearest folder above it that does is used.
 */
export async function spoolStandardInput(folder: string): Promise<string> {
  if (process.stdin.isTTY) throw inputError('io/no-input');
  const file = scratchFile(folder);
  await pipeline(process.stdin, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return file;
}
