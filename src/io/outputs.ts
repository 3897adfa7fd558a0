// Every output appears whole or not at all. Files are written under a temporary name in their own directory
// (O_EXCL, 0600, never through a link) and get their names together at the end: what explains a run first, then its
// main output, the manifest last. A step that fails takes the ones before it back.
import fs from 'node:fs';
import path from 'node:path';
import { usageError, writeError } from '../model/user-error.ts';
import { Lock } from './lock.ts';
import { FileOutput, NoOutput, StandardOutput, type Output, type Written } from './output-file.ts';
import { Publication } from './publication.ts';
import { removeEmptyFolder, removeLeftOvers, removeStuck, removeWholeFolder } from './temporary.ts';
import { guarded } from './write-errors.ts';

export { FileOutput, type Output, type Written } from './output-file.ts';

const unfinished = new Set<OutputSet>();
let published = 0;

/**
 * For a signal handler: everything still being written disappears. False when there is nothing to interrupt any more,
 * because all outputs have their names.
 */
export function discardUnfinished(): boolean {
  if (unfinished.size === 0 && published > 0) return false;
  for (const set of unfinished) set.discard();
  return true;
}

/** A file that tells about the others: written after them, renamed after them. */
export interface LastFile {
  readonly path: string;
  text(written: readonly Written[]): string;
}

export interface Commit {
  readonly last?: (written: readonly Written[]) => readonly LastFile[];
  /** What happens just before the first file gets its name; returns how to take it back. */
  readonly announce?: { readonly file: string; readonly action: () => () => void };
}

/** The outputs of one run: all of them appear, or none. */
export class OutputSet {
  readonly #files: (FileOutput | StandardOutput | NoOutput)[] = [];
  readonly #folders: { readonly folder: string; readonly firstMade: string }[] = [];
  #runLock: Lock | undefined;
  readonly #inputs: readonly string[];
  readonly #force: boolean;
  readonly #dry: boolean;
  readonly #main: string | undefined;
  readonly #locks = new Map<string, Lock>();
  readonly #targets = new Set<string>();
  /** Targets that may replace a file. */
  readonly #replacing = new Set<string>();
  readonly #swept = new Set<string>();
  #runFolder: string | undefined;
  #earlier: readonly string[] = [];
  /** Set by {@link commit} when the disk would not confirm the new names: they are in place, a power cut might undo them. */
  unsynced = false;

  constructor(options: {
    /** Every file the run reads. `-` is standard input. */
    readonly inputs: readonly string[];
    readonly force: boolean;
    readonly dry?: boolean;
    /** The output a person waits for: it gets its name when everything about it is in place. */
    readonly main?: string | undefined;
  }) {
    this.#inputs = options.inputs;
    this.#force = options.force;
    this.#dry = options.dry ?? false;
    this.#main = options.main;
    unfinished.add(this);
  }

  /** Opens an output. Refuses to replace an input (through links too), or an existing file without `force`. */
  open(target: string, options: { readonly ours?: boolean } = {}): Output {
    const output = this.#open(target, options);
    this.#files.push(output);
    return output;
  }

  #open(target: string, options: { readonly ours?: boolean }): FileOutput | StandardOutput | NoOutput {
    if (this.#dry) return new NoOutput(target);
    if (target === '-') return new StandardOutput();
    this.check(target, options);
    const place = placeOf(target);
    if (this.#targets.has(place)) throw usageError('io/output-twice', { file: target });
    this.#targets.add(place);
    if (options.ours !== true) this.lock(target);
    if (options.ours === true || this.#force) this.#replacing.add(target);
    const directory = path.dirname(target);
    if (!this.#swept.has(directory)) removeLeftOvers(directory);
    this.#swept.add(directory);
    return new FileOutput(target);
  }

  /** What {@link open} would refuse, without opening: for commands that want to fail before the long work. */
  check(target: string, options: { readonly ours?: boolean } = {}): void {
    if (target === '-') {
      if (this.#inputs.some((input) => isSame(statOf(input), descriptorStat(1))))
        throw usageError('io/output-is-input', { file: '-' });
      return;
    }
    const directory = path.dirname(target);
    if (/[/\\]$/.test(target)) throw usageError('io/output-is-directory', { file: target });
    if (!fs.existsSync(directory)) throw writeError('io/no-folder', { folder: directory, file: target });
    const there = statOf(target);
    if (this.#inputs.some((input) => isSame(statOf(input), there)))
      throw usageError('io/output-is-input', { file: target });
    const existing = guarded(target, () => fs.lstatSync(target, { throwIfNoEntry: false }));
    if (!existing) return;
    if (there?.isDirectory() === true) throw usageError('io/output-is-directory', { file: target });
    if (there && !there.isFile()) throw usageError('io/output-is-device', { file: target });
    if (!this.#force && options.ours !== true) throw usageError('io/output-exists', { file: target });
  }

  /** Keeps other runs from writing to the same place until this one is over (exit 6 for the later one). */
  lock(target: string): void {
    if (this.#dry || target === '-') return;
    const place = placeOf(target);
    if (!this.#locks.has(place)) this.#locks.set(place, Lock.take(target));
  }

  /** A folder for outputs: private, and removed again when the run fails, if it was not there before. */
  makeFolder(folder: string): void {
    if (this.#dry) return;
    guarded(folder, () => {
      const [firstMade] = makeMissing(folder);
      if (firstMade !== undefined) this.#folders.push({ folder, firstMade });
    });
  }

  /** The folder of this run, which holds its lock, and the files of an earlier run in it that this one replaces. */
  useRunFolder(folder: string, earlier: readonly string[], lock: Lock): void {
    this.#runLock = lock;
    this.#runFolder = folder;
    this.#earlier = earlier;
    this.makeFolder(folder);
    guarded(folder, () => {
      fs.chmodSync(folder, 0o700);
    });
    lock.announce([]);
  }

  /** Finishes what was written so far, and says where each file lies until it has its name: to be read before that. */
  seal(): ReadonlyMap<string, string> {
    for (const file of this.#files) file.finish();
    return new Map(
      this.#files.flatMap((file) =>
        file instanceof FileOutput ? [[file.path, file.temporary] as const] : [],
      ),
    );
  }

  /** Finishes every file, then gives all of them their names. */
  commit({ last, announce }: Commit = {}): Written[] {
    const written = this.#files.map((file) => file.finish());
    if (this.#dry) {
      unfinished.delete(this);
      return [];
    }
    const lastFiles: FileOutput[] = [];
    for (const lastFile of last?.(written) ?? []) {
      if (this.#targets.has(placeOf(lastFile.path)))
        throw usageError('io/output-twice', { file: lastFile.path });
      const file = new FileOutput(lastFile.path);
      this.#files.push(file);
      this.#replacing.add(lastFile.path);
      lastFiles.push(file);
      file.write(lastFile.text(written));
      written.push(file.finish());
    }
    const files = this.#files.filter((file) => file instanceof FileOutput);
    const inOrder = [
      ...files.filter((file) => file.path !== this.#main && !lastFiles.includes(file)),
      ...files.filter((file) => file.path === this.#main && !lastFiles.includes(file)),
      ...lastFiles,
    ];
    this.#publish(inOrder, announce);
    published++;
    for (const directory of new Set(files.map((file) => path.dirname(file.path))))
      this.unsynced ||= !syncDirectory(directory);
    this.#release();
    unfinished.delete(this);
    return written;
  }

  #publish(files: readonly FileOutput[], announce: Commit['announce']): void {
    const publication = new Publication();
    const folder = this.#runFolder;
    try {
      if (announce) publication.step(announce.file, announce.action);
      if (folder !== undefined) {
        const inside = files.map((file) => path.relative(folder, file.path));
        const names = inside.filter((name) => !name.startsWith('..') && !path.isAbsolute(name));
        this.#runLock?.announce([...new Set([...names, ...this.#earlier])]);
        // From here on the earlier run is over: without its manifest nothing of it counts as finished.
        for (const name of ['manifest.json', ...this.#earlier]) {
          const file = path.join(folder, name);
          if (!this.#inputs.some((input) => isSame(statOf(input), statOf(file)))) publication.remove(file);
        }
      }
      for (const file of files) publication.place(file.temporary, file.path, this.#replacing.has(file.path));
    } catch (error) {
      const stuck = publication.takeBack();
      throw stuck.length > 0 ? writeError('io/half-written', { files: stuck.join(', ') }) : error;
    }
    publication.settle();
  }

  discard(): void {
    for (const file of this.#files) file.discard();
    this.#release();
    for (const { folder, firstMade } of this.#folders.toReversed()) {
      // The run's own folder was locked: whatever is in it is the run's.
      let isGone = folder === this.#runFolder ? removeWholeFolder(folder) : removeEmptyFolder(folder);
      // The folders above it go too, unless another run has moved in meanwhile.
      for (let parent = folder; isGone && parent !== firstMade;) {
        parent = path.dirname(parent);
        isGone = removeEmptyFolder(parent);
      }
    }
    unfinished.delete(this);
  }

  #release(): void {
    for (const lock of this.#locks.values()) lock.release();
    this.#runLock?.release();
    removeStuck();
  }
}

/** `mkdir -p`, step by step: Node's own never ends where the system says ENOENT whatever is made (/proc). */
function makeMissing(folder: string): string[] {
  const missing: string[] = [];
  for (let at = folder; !fs.existsSync(at) && at !== path.dirname(at); at = path.dirname(at))
    missing.unshift(at);
  return missing.filter((step) => {
    try {
      fs.mkdirSync(step, 0o700);
    } catch (error) {
      // Another run was faster.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    fs.chmodSync(step, 0o700);
    return true;
  });
}

function statOf(file: string): fs.BigIntStats | undefined {
  if (file === '-') return descriptorStat(0);
  try {
    return fs.statSync(file, { bigint: true });
  } catch {
    return undefined;
  }
}

function descriptorStat(descriptor: number): fs.BigIntStats | undefined {
  try {
    return fs.fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}

/** The same regular file. (A terminal or /dev/null may well be both ends of a command.) */
function isSame(left: fs.BigIntStats | undefined, right: fs.BigIntStats | undefined): boolean {
  return (
    left?.isFile() === true && right?.isFile() === true && left.dev === right.dev && left.ino === right.ino
  );
}

/** One spelling for each place, whatever links lead to its folder. */
function placeOf(target: string): string {
  return path.join(
    guarded(target, () => fs.realpathSync(path.dirname(target))),
    path.basename(target),
  );
}

/** False when the disk says that it failed. File systems (and Windows) that cannot sync a directory say nothing. */
function syncDirectory(directory: string): boolean {
  try {
    const descriptor = fs.openSync(directory, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'EIO' && code !== 'ENOSPC';
  }
}
