// Opens one export, whatever its format and however it is packed: a header, a sample, and its records in chunks. Several
// files or sheets may be one source.
import fs from 'node:fs';
import path from 'node:path';
import { inputError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { headOf, plainFile, type Content } from './content.ts';
import { joinSources } from './joined-source.ts';
import { openJsonSource } from './json-source.ts';
import { openParquetSource } from './parquet-source.ts';
import { chooseSheets } from './sheet-choice.ts';
import { HEAD_BYTES, sniff, type Kind } from './sniff.ts';
import type { Source, SourceSpec } from './source-model.ts';
import { openTextSource } from './text-source.ts';
import { namedAs, openXlsxSource } from './xlsx-source.ts';
import { chooseEntry, isOfficeFile } from './zip-tables.ts';

export type { Chunk, Notice, PartInfo, Source, SourceInfo, SourceSpec } from './source-model.ts';
export { chunkEncoding } from './ascii-bytes.ts';

/** `paths` says where files lie that are not where their name says: standard input, kept in a file meanwhile. */
export async function openSource(
  spec: SourceSpec,
  paths: ReadonlyMap<string, string> = new Map(),
): Promise<Source> {
  const opened: Source[] = [];
  for (const file of spec.files ?? [spec.file]) opened.push(...(await openFile(spec, file, paths.get(file))));
  const source = opened.length === 1 ? opened[0]! : joinSources(spec, opened);
  if (source.sample.length === 0) throw inputError('io/no-records', { file: spec.file });
  return source;
}

/** The file on the disk that `FILE` or `FILE.zip#ENTRY` is read from. */
export function fileOnDisk(named: string): { readonly path: string; readonly entry: string | undefined } {
  if (!fs.existsSync(named)) {
    for (let at = named.indexOf('#'); at > 0; at = named.indexOf('#', at + 1)) {
      const file = named.slice(0, at);
      if (fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true)
        return { path: file, entry: named.slice(at + 1) };
    }
  }
  return { path: named, entry: undefined };
}

/** Every file the sources are read from, for whoever must not overwrite them. */
export function inputFiles(specs: readonly Pick<SourceSpec, 'file' | 'files'>[]): string[] {
  return specs.flatMap((spec) => (spec.files ?? [spec.file]).map((file) => fileOnDisk(file).path));
}

async function openFile(spec: SourceSpec, file: string, elsewhere: string | undefined): Promise<Source[]> {
  const { path: place, entry } = fileOnDisk(elsewhere ?? file);
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) throw inputError('io/not-found', { file, nearest: nearestFile(file) });
  if (stat.isDirectory()) throw inputError('io/is-directory', { file });
  if (stat.size === 0) throw inputError('io/empty', { file });
  const { content, kind } = await unwrap({ file, path: place, entry: undefined, gzip: false }, entry);
  const label =
    path.basename(file) + (entry === undefined && content.entry !== undefined ? `#${content.entry}` : '');
  switch (kind) {
    case 'text':
      return [await openTextSource(spec, content, label)];
    case 'json':
      return [await (spec.written ? openTextSource : openJsonSource)(spec, content, label)];
    case 'parquet':
      return [await openParquetSource(spec, content, label)];
    case 'zip':
    case 'ole':
      return openSheets(spec, content, label);
    case 'gzip':
      throw inputError('io/foreign-archive', { file });
    default:
      throw inputError(`io/foreign-${kind}`, { file });
  }
}

/** Through an archive with one table, and through gzip, in this order; what is found there. */
async function unwrap(outer: Content, wanted: string | undefined): Promise<{ content: Content; kind: Kind }> {
  const { file } = outer;
  let content = outer;
  const look = async (): Promise<Kind> => sniff(await headOf(content, HEAD_BYTES), content.entry ?? file);
  let kind = await look();
  if (kind === 'zip' && (wanted !== undefined || !(await isOfficeFile(outer.path)))) {
    content = { ...content, entry: await chooseEntry(outer.path, file, wanted) };
    kind = await look();
    if (kind === 'zip' && !/\.(?:xlsx|xlsm|xltx|et)$/i.test(content.entry ?? ''))
      throw inputError('io/foreign-archive', { file: `${file}#${content.entry ?? ''}` });
  }
  if (kind === 'gzip') {
    content = { ...content, gzip: true };
    kind = await look();
  }
  return { content, kind };
}

async function openSheets(spec: SourceSpec, content: Content, label: string): Promise<Source[]> {
  const file = await plainFile(content, spec.scratch);
  const { sheets } = spec;
  const names = sheets ? await namedAs(content.file, file, () => chooseSheets(file, sheets)) : [undefined];
  const sources: Source[] = [];
  for (const name of names) {
    const isOne = names.length === 1;
    sources.push(await openXlsxSource(spec, content, isOne ? label : `${label}#${name ?? ''}`, file, name));
  }
  return sources;
}

/** Names of the files a person might have meant. */
function files(directory: string): string[] {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
}

/** The file beside it whose name is nearest, or ''. */
export function nearestFile(file: string): string {
  const directory = path.dirname(file);
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return '';
  const name = nearestWord(path.basename(file), files(directory));
  return name === '' ? '' : path.join(directory, name);
}

/** How much lies on the disk under these names; what cannot be found counts as nothing. */
export function bytesOnDisk(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
