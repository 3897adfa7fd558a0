// A finished merge, ready to be done once more from its own backups.
import path from 'node:path';
import { makeScratch, readBackedUpSources, readBackupIndex } from '../io/finished-run.ts';
import type { MergeOptions } from './merge.ts';
import { readSettings, type RunSettings } from './run-settings.ts';

export interface Reopened {
  readonly settings: RunSettings;
  /** What the run was told; its inputs lie where `readFrom` says. */
  readonly options: MergeOptions;
  /** A private folder that is gone when closed. */
  readonly scratch: string;
  close(): void;
}

/** Undefined when the run did not keep what it was told. */
export async function reopenRun(folder: string): Promise<Reopened | undefined> {
  const settings = readSettings(folder);
  const sources = readBackedUpSources(folder);
  if (settings === undefined || sources === undefined || readBackupIndex(folder).length === 0)
    return undefined;
  const scratch = makeScratch();
  try {
    const { options } = settings;
    const specs = [...options.sources, ...firstOfEach(options.children)];
    const readFrom = new Map<string, string>();
    for (const spec of specs) {
      const told = sources.find(({ name }) => name === spec.name);
      const files = 'files' in spec && spec.files !== undefined ? spec.files : [spec.file];
      for (const [at, { backup, entry }] of (told?.files ?? []).entries()) {
        const place = await scratch.unpack(path.join(folder, backup));
        readFrom.set(files[at]!, entry === undefined ? place : `${place}#${entry}`);
      }
    }
    const unpack = (name: string | undefined): Promise<string> | undefined =>
      name === undefined ? undefined : scratch.unpack(path.join(folder, name));
    const { given } = settings;
    const [decisions, crosswalkIn] = [await unpack(given.decisions), await unpack(given.crosswalkIn)];
    const [links, scanDecisions] = [await unpack(given.links), await unpack(given.scanDecisions)];
    return {
      settings,
      options: { ...options, readFrom, decisions, crosswalkIn, links, scanDecisions, clusters: undefined },
      scratch: scratch.folder(),
      close: () => {
        scratch.close();
      },
    };
  } catch (error) {
    scratch.close();
    throw error;
  }
}

/** A child table with several foreign keys is told several times and lies in one backup. */
function firstOfEach<T extends { readonly name: string }>(specs: readonly T[]): T[] {
  return specs.filter((spec, at) => specs.findIndex(({ name }) => name === spec.name) === at);
}
