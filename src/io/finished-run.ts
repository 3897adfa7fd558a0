// A run that is over, read back from its folder.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { inputError } from '../model/user-error.ts';
import type { FileFacts } from '../model/summary.ts';
import { readBlocks } from './read-blocks.ts';

export interface RunManifest {
  readonly schema: number;
  readonly tool: string;
  readonly run: string;
  readonly command: string;
  readonly inputs: readonly FileFacts[];
  /** Names inside the folder are relative to it, others absolute; `-` went to standard output. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

export interface BackupEntry {
  readonly file: string;
  readonly backup: string;
  readonly sha256: string;
  /** Of standard input, which has no name: what it held (`csv`, `jsonl.gz`). */
  readonly ending?: string;
}

/** One input of a run as it was read: which backups it lies in, and what was told about it. */
export interface BackedUpSource {
  readonly name: string;
  readonly files: readonly { readonly backup: string; readonly entry?: string }[];
  /** True when the input itself was an archive. */
  readonly packed: boolean;
  /** The columns that make an id, in order; none for row numbers. */
  readonly id: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets?: readonly string[];
  readonly headerRow?: number;
}

/** How the inputs of a run were read; undefined for runs that did not say. */
export function readBackedUpSources(folder: string): BackedUpSource[] | undefined {
  const file = path.join(folder, 'backup', 'sources.json');
  if (!fs.existsSync(file)) return undefined;
  const sources = parseJson(fs.readFileSync(file, 'utf8')) as BackedUpSource[] | undefined;
  const whole =
    Array.isArray(sources) &&
    sources.every((source) => [typeof source.name === 'string', Array.isArray(source.files)].every(Boolean));
  if (!whole) throw inputError('run/manifest-damaged', { folder });
  return sources;
}

export function readManifest(folder: string): RunManifest {
  const file = path.join(folder, 'manifest.json');
  if (!fs.existsSync(folder)) throw inputError('run/no-folder', { folder });
  if (!fs.existsSync(file)) throw inputError('run/not-finished', { folder });
  const manifest = parseJson(fs.readFileSync(file, 'utf8')) as Partial<RunManifest> | null | undefined;
  const whole =
    typeof manifest?.command === 'string' &&
    Array.isArray(manifest.files) &&
    manifest.files.every((entry: Partial<RunManifest['files'][number]> | null) =>
      [entry?.name, entry?.sha256].every((text) => typeof text === 'string'),
    );
  if (!whole) throw inputError('run/manifest-damaged', { folder });
  return manifest as RunManifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The inputs a run packed before it removed rows; none for runs that remove nothing. */
export function readBackupIndex(folder: string): BackupEntry[] {
  const file = path.join(folder, 'backup', 'index.json');
  if (!fs.existsSync(file)) return [];
  const entries = parseJson(fs.readFileSync(file, 'utf8')) as (Partial<BackupEntry> | null)[] | undefined;
  const whole =
    Array.isArray(entries) &&
    entries.every((entry) =>
      [entry?.file, entry?.backup, entry?.sha256].every((text) => typeof text === 'string'),
    );
  if (!whole) throw inputError('run/manifest-damaged', { folder });
  return entries as BackupEntry[];
}

export function fileInRun(folder: string, name: string): string {
  return path.isAbsolute(name) ? name : path.join(folder, name);
}

export type FileState = 'same' | 'changed' | 'missing';

/** Is the file still what the manifest says? Streams it: outputs may be large. */
export async function fileState(file: string, sha256: string): Promise<FileState> {
  if (!fs.existsSync(file)) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of readBlocks(file)) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256 ? 'same' : 'changed';
}

export function isDirectory(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    return false;
  }
}

export function readRunFile(folder: string, name: string): string {
  return fs.readFileSync(path.join(folder, name), 'utf8');
}

export function fileExists(file: string): boolean {
  return fs.existsSync(file);
}

/** A private folder outside the run for what must be unpacked to be read; gone when closed. */
export function makeScratch(): {
  unpack(backup: string): Promise<string>;
  /** The folder itself. */
  folder(): string;
  close(): void;
} {
  let folder: string | undefined;
  const make = (): string => (folder ??= fs.mkdtempSync(path.join(tmpdir(), 'onerow-')));
  return {
    folder: make,
    async unpack(backup) {
      const folder = make();
      const file = path.join(folder, path.basename(backup).replace(/\.gz$/, ''));
      if (!fs.existsSync(file))
        await pipeline(
          fs.createReadStream(backup),
          createGunzip(),
          fs.createWriteStream(file, { mode: 0o600 }),
        );
      return file;
    },
    close() {
      if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every file below the folder, relative to it. */
export function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The other folders in the same place, by name. */
export function foldersBeside(folder: string): string[] {
  const full = path.resolve(folder);
  const above = path.dirname(full);
  return fs
    .readdirSync(above, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== path.basename(full))
    .map((entry) => path.join(path.dirname(folder), entry.name))
    .sort();
}

/** The next free `NAME-NNN` in the place where the folder is. */
export function nextFolderBeside(folder: string, name: string): string {
  const taken = foldersBeside(folder).map((other) => path.basename(other));
  const numbers = [...taken, path.basename(path.resolve(folder))].map((other) =>
    other.startsWith(`${name}-`) ? Number(other.slice(name.length + 1)) : 0,
  );
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  return path.join(path.dirname(folder), `${name}-${String(next).padStart(3, '0')}`);
}
