// An archive bundle: records that left the list, byte for byte, readable without this program.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inputError, limitError } from '../model/user-error.ts';

export interface BundleManifest {
  readonly schema: 1;
  readonly tool: string;
  readonly created: string;
  readonly reason: string;
  readonly source: { readonly file: string; readonly sha256: string; readonly encoding: string };
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly eol: string;
  readonly id_columns: readonly string[];
  readonly records: number;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
}

export interface Bundle {
  readonly folder: string;
  readonly manifest: BundleManifest;
  /** Header line and the archived lines, as UTF-8 text. */
  readonly records: string;
}

/** Reads a bundle and checks every file of it against the manifest. */
export function readBundle(folder: string): Bundle {
  const file = path.join(folder, 'manifest.json');
  if (!fs.existsSync(file)) throw inputError('archive/no-bundle', { folder });
  let manifest: BundleManifest;
  try {
    manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as BundleManifest;
  } catch {
    throw limitError('archive/damaged', { folder, file: 'manifest.json' });
  }
  for (const entry of manifest.files) {
    const full = path.join(folder, entry.name);
    const bytes = fs.existsSync(full) ? fs.readFileSync(full) : undefined;
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
      throw limitError('archive/damaged', { folder, file: entry.name });
    }
  }
  const records = gunzipSync(fs.readFileSync(path.join(folder, 'records.csv.gz'))).toString('utf8');
  return { folder, manifest, records };
}

/** Bundles in a folder: itself, or the folders in it. */
export function findBundles(folder: string): string[] {
  if (fs.existsSync(path.join(folder, 'manifest.json'))) return [folder];
  if (!fs.existsSync(folder)) throw inputError('archive/no-bundle', { folder });
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(folder, entry.name, 'records.csv.gz')))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}
