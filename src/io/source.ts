// Opens one export, whatever its format: a header, a sample, and its records in chunks.
import fs from 'node:fs';
import path from 'node:path';
import { inputError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import type { Source, SourceSpec } from './source-model.ts';
import { headOf } from './survey.ts';
import { openTextSource } from './text-source.ts';
import { openXlsxSource } from './xlsx-source.ts';

export type { Chunk, Notice, Source, SourceInfo, SourceSpec } from './source-model.ts';
export { chunkEncoding } from './text-source.ts';

export async function openSource(spec: SourceSpec): Promise<Source> {
  const stat = fs.statSync(spec.file, { throwIfNoEntry: false });
  if (!stat) throw inputError('io/not-found', { file: spec.file, nearest: nearestFile(spec.file) });
  if (stat.isDirectory()) throw inputError('io/is-directory', { file: spec.file });
  if (stat.size === 0) throw inputError('io/empty', { file: spec.file });
  const magic = await headOf(spec.file, 8);
  const isZip = magic[0] === 0x50 && magic[1] === 0x4b && (magic[2] === 3 || magic[2] === 5);
  const isOle = magic[0] === 0xd0 && magic[1] === 0xcf && magic[2] === 0x11 && magic[3] === 0xe0;
  if (isZip || isOle) return openXlsxSource(spec, stat.size);
  return openTextSource(spec);
}

/** Names of the files a person might have meant. */
function files(directory: string): string[] {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
}

function nearestFile(file: string): string {
  const directory = path.dirname(file);
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return '';
  const name = nearestWord(path.basename(file), files(directory));
  return name === '' ? '' : path.join(directory, name);
}
