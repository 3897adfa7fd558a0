import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inputError } from '../model/user-error.ts';
import { temporaryIn } from './temporary.ts';
import { asWriteError } from './write-errors.ts';

const spooled = new Set<string>();

/**
 * Standard input as a file, because it is read more than once: a private file that goes when the program ends.
 * `folder` is where the run writes; it may not exist yet (dry run), then the nearest folder above it that does is used.
 */
export async function spoolStandardInput(folder: string): Promise<string> {
  if (process.stdin.isTTY) throw inputError('io/no-input');
  let place = folder;
  while (!fs.existsSync(place)) place = path.dirname(place);
  const file = temporaryIn(place);
  spooled.add(file);
  process.once('exit', removeSpooled);
  const copy = fs.createWriteStream(file, { flags: 'wx', mode: 0o600 });
  await pipeline(process.stdin, copy).catch((error: unknown) => {
    throw asWriteError(file, error, copy.bytesWritten);
  });
  return file;
}

function removeSpooled(): void {
  for (const file of spooled) fs.rmSync(file, { force: true });
}
