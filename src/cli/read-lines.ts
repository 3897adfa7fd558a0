import fs from 'node:fs';
import { usageError } from '../model/user-error.ts';

/** The non-blank lines of a small text file a person wrote. */
export function readLines(file: string): string[] {
  if (!fs.existsSync(file)) throw usageError('io/not-found', { file, nearest: '' });
  return fs
    .readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
