import fs from 'node:fs';
import { nearestFile } from '../io/source.ts';
import { usageError } from '../model/user-error.ts';

/** A small text file, whole. */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw usageError('io/not-found', { file, nearest: nearestFile(file) });
  }
}

/** The non-blank lines of a small text file a person wrote. */
export function readLines(file: string): string[] {
  return readText(file)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
