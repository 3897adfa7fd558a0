import path from 'node:path';
import { backUp, backupName, backupsIn, copyInto } from '../io/backup.ts';
import {
  readBackedUpSources,
  readBackupIndex,
  type BackupEntry,
  type BackedUpSource,
} from '../io/finished-run.ts';
import { fileOnDisk, type PartInfo, type Source } from '../io/source.ts';
import type { SourceSpec } from '../io/source.ts';
import type { ChildTable } from './children.ts';
import type { Again } from './merge.ts';
import type { Run } from './run.ts';
import { SETTINGS, writeSettings } from './run-settings.ts';
import type { Opened } from './sources.ts';

/** What was packed, and how it was read. */
export interface BackedUp {
  readonly entries: readonly BackupEntry[];
  readonly sources: readonly BackedUpSource[];
}

/** A backup that is made while the run goes on; the run is not finished before it is. */
export class Backup {
  readonly #stopping = new AbortController();
  #work: Promise<BackedUp> | undefined;

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** `pack` ends soon after {@link signal}. */
  start(pack: () => Promise<BackedUp>): void {
    this.#work = pack();
    // Heard by who waits for it.
    this.#work.catch(() => undefined);
  }

  async done(): Promise<BackedUp | undefined> {
    return this.#work;
  }

  /** When this is done nothing is written any more, whether or not all was. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work?.catch(() => undefined);
  }
}

/**
 * Every input of a command that removes rows, packed into the run folder before anything is written; sources.json says
 * which backups make which source and how they were read, so that the run can be checked against them.
 */
export async function backUpInputs(
  run: Run,
  opened: Opened,
  children: readonly ChildTable[] = [],
  signal?: AbortSignal,
): Promise<BackedUp> {
  run.makeFolder('backup');
  const inputs = [...opened.sources, ...children.map((child) => child.source)];
  const index = run.open(path.join('backup', 'index.json'));
  const entries: BackupEntry[] = [];
  const done = new Map<string, string>();
  for (const { info, files } of inputs) {
    for (const { file, path: place, sha256 } of files) {
      if (done.has(place)) continue;
      const name = backupName(entries.length, file);
      done.set(place, name);
      await backUp(place, run.open(name), signal);
      const ending = file === '-' ? { ending: endingOf(info.parts[0]!) } : {};
      entries.push({ file: file === '-' ? file : fileOnDisk(file).path, backup: name, sha256, ...ending });
    }
  }
  await index.write(`${JSON.stringify(entries, null, 2)}\n`);
  const { sources: specs } = run.options;
  const told = [
    ...opened.sources.map((source, at) =>
      describe(source, source.info.name, idsOf(opened, at), specs[at], done),
    ),
    ...children.map(({ name, source }) => describe(source, name, [], undefined, done)),
  ];
  await run.open(path.join('backup', 'sources.json')).write(`${JSON.stringify(told, null, 2)}\n`);
  return { entries, sources: told };
}

/** The same backups for a run that is another one done once more, and what both were told. */
export async function carryBackups(run: Run, { of, settings, leftAlone }: Again): Promise<BackedUp> {
  run.makeFolder('backup');
  for (const name of backupsIn(of)) {
    if (name !== SETTINGS) await copyInto(path.join(of, name), run.open(name));
  }
  writeSettings(run, { ...settings, leftAlone, of: path.basename(path.resolve(of)) });
  return { entries: readBackupIndex(of), sources: readBackedUpSources(of)! };
}

function idsOf({ plan }: Opened, at: number): string[] {
  const { columns, idColumns } = plan.sources[at]!;
  return idColumns.map((index) => columns[index]!.name);
}

function describe(
  { info, files }: Source,
  name: string,
  id: readonly string[],
  spec: SourceSpec | undefined,
  done: ReadonlyMap<string, string>,
): BackedUpSource {
  const [part] = info.parts;
  const isText = info.parts.every(({ format }) => format === 'csv');
  return {
    name,
    files: (spec?.files ?? [info.file]).map((file) => {
      const { entry } = file === '-' ? { entry: undefined } : fileOnDisk(file);
      const found = files.find((each) => each.file === file) ?? files[0]!;
      return { backup: done.get(found.path)!, ...(entry === undefined ? {} : { entry }) };
    }),
    id,
    packed: info.parts.some(({ packed }) => packed !== 'no'),
    ...(isText && info.parts.length === 1 ? { encoding: part!.encoding } : {}),
    ...(spec?.encoding === undefined ? {} : { encoding: spec.encoding }),
    ...(spec?.delimiter === undefined ? {} : { delimiter: spec.delimiter }),
    ...(spec?.sheets === undefined ? {} : { sheets: spec.sheets }),
    ...(spec?.headerRow === undefined ? {} : { headerRow: spec.headerRow }),
  };
}

/** What standard input would have been called as a file. */
function endingOf({ format, packed }: PartInfo): string {
  return packed === 'zip' ? 'zip' : packed === 'gzip' ? `${format}.gz` : format;
}
