import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inputError } from '../model/user-error.ts';

const spooled = new Set<string>();

/**
 * Standard input as a file, because it is read more than once: a private file that goes when the program ends.
 * `folder` is where the run writes; it may not exist yet (dry run), then the nearest folder above it that does is used.
 */
export async function spoolStandardInput(folder: string): Promise<string> {
  if (process.stdin.isTTY) throw inputError('io/no-input');
  let place = folder;
  while (!fs.existsSync(place)) place = path.dirname(place);
  const file = path.join(place, `.onerow-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  spooled.add(file);
  process.once('exit', removeSpooled);
  await pipeline(process.stdin, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return file;
}

function removeSpooled(): void {
  for (const file of spooled) fs.rmSync(file, { force: true });
}
