// Real files nobody of this project wrote (../shared/data, or ONEROW_DATA). A test that finds none says so.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const DATA = process.env['ONEROW_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** A folder or file of the data. */
export const inCorpus = (...names: string[]): string => path.join(DATA, 'corpora', ...names);

/** The files of a corpus by their names in it, without those that describe it; none when it is missing. */
export function corpusFiles(corpus: string): string[] {
  const folder = inCorpus(corpus);
  if (!existsSync(folder)) {
    process.stderr.write(`SKIPPED: nothing in ${folder} (set ONEROW_DATA)\n`);
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(json|md)$|LICENSE|COPYING/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
