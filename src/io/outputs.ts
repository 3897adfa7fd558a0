// Every output appears whole or not at all. Files are written under a temporary name in their own directory
// (O_EXCL, 0600, never through a link) and renamed together at the end, the manifest last.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { usageError, writeError } from '../model/user-error.ts';

const BUFFER_BYTES = 1 << 18;

export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One file on its way. Text is written as UTF-8. */
export interface Output {
  readonly path: string;
  write(data: string | Uint8Array): void | Promise<void>;
}

class FileOutput implements Output {
  readonly path: string;
  readonly temporary: string;
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  #pending: (string | Uint8Array)[] = [];
  #pendingLength = 0;
  #open = true;
  bytes = 0;

  constructor(target: string) {
    this.path = target;
    this.temporary = path.join(
      path.dirname(target),
      `.onerow-${process.pid}-${randomBytes(6).toString('hex')}.tmp`,
    );
    this.#descriptor = guarded(target, () => fs.openSync(this.temporary, 'wx', 0o600));
    // The mode given to open is cut by the umask and never widened by it; 0600 is what is promised either way.
    fs.fchmodSync(this.#descriptor, 0o600);
  }

  write(data: string | Uint8Array): void {
    this.#pending.push(data);
    this.#pendingLength += data.length;
    if (this.#pendingLength >= BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    for (const piece of this.#pending) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      this.#hash.update(bytes);
      this.bytes += bytes.length;
      guarded(this.path, () => {
        for (let at = 0; at < bytes.length;) at += fs.writeSync(this.#descriptor, bytes, at);
      });
    }
    this.#pending = [];
    this.#pendingLength = 0;
  }

  finish(): Written {
    this.#flush();
    guarded(this.path, () => fs.fsyncSync(this.#descriptor));
    this.#close();
    return { path: this.path, bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    fs.closeSync(this.#descriptor);
  }

  discard(): void {
    this.#close();
    fs.rmSync(this.temporary, { force: true });
  }
}

/** Data for the next program in a pipe. A reader that has gone away is no error: the data is just not wanted. */
class StandardOutput implements Output {
  readonly path = '-';
  bytes = 0;
  readonly #hash = createHash('sha256');
  #closed = false;

  constructor() {
    process.stdout.on('error', () => {
      this.#closed = true;
    });
  }

  async write(data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    if (this.#closed) return;
    await new Promise<void>((resolve) => {
      process.stdout.write(bytes, () => {
        resolve();
      });
    });
  }

  finish(): Written {
    return { path: '-', bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }

  discard(): void {
    // What went down the pipe cannot be called back.
  }
}

/** A dry run's output: counted, written nowhere. */
class NoOutput implements Output {
  readonly path: string;

  constructor(target: string) {
    this.path = target;
  }

  write(): void {
    // Nothing is kept.
  }

  finish(): Written {
    return { path: this.path, bytes: 0, sha256: '' };
  }

  discard(): void {
    // Nothing was made.
  }
}

const unfinished = new Set<OutputSet>();

/** For a signal handler: everything still being written disappears. */
export function discardUnfinished(): void {
  for (const set of unfinished) set.discard();
}

/** A file that tells about the others: written after them, renamed after them. */
export interface LastFile {
  readonly path: string;
  text(written: readonly Written[]): string;
}

/** The outputs of one run: all of them appear, or none. */
export class OutputSet {
  readonly #files: (FileOutput | StandardOutput | NoOutput)[] = [];
  readonly #folders: { readonly folder: string; readonly firstMade: string }[] = [];
  readonly #inputs: readonly string[];
  readonly #force: boolean;
  readonly #dry: boolean;

  constructor(options: {
    readonly inputs: readonly string[];
    readonly force: boolean;
    readonly dry?: boolean;
  }) {
    this.#inputs = options.inputs;
    this.#force = options.force;
    this.#dry = options.dry ?? false;
    unfinished.add(this);
  }

  /** Opens an output. Refuses to replace an input (through links too), or an existing file without `force`. */
  open(target: string, options: { readonly ours?: boolean } = {}): Output {
    if (this.#dry) {
      const output = new NoOutput(target);
      this.#files.push(output);
      return output;
    }
    if (target === '-') {
      const output = new StandardOutput();
      this.#files.push(output);
      return output;
    }
    this.check(target, options);
    const directory = path.dirname(target);
    removeStale(directory);
    const output = new FileOutput(target);
    this.#files.push(output);
    return output;
  }

  /** What {@link open} would refuse, without opening: for commands that want to fail before the long work. */
  check(target: string, options: { readonly ours?: boolean } = {}): void {
    if (target === '-') return;
    const directory = path.dirname(target);
    if (!fs.existsSync(directory)) throw writeError('io/no-folder', { folder: directory, file: target });
    if (this.#inputs.some((input) => isSameFile(input, target)))
      throw usageError('io/output-is-input', { file: target });
    const existing = fs.lstatSync(target, { throwIfNoEntry: false });
    if (!existing) return;
    if (existing.isDirectory()) throw usageError('io/output-is-directory', { file: target });
    if (!this.#force && options.ours !== true) throw usageError('io/output-exists', { file: target });
  }

  /** A folder made for this run: removed again when the run fails. */
  makeFolder(folder: string): void {
    if (this.#dry) return;
    guarded(folder, () => {
      const made = fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.chmodSync(folder, 0o700);
      if (made !== undefined) this.#folders.push({ folder, firstMade: made });
    });
  }

  /** Finishes every file, then gives all of them their names in the order they were opened. */
  commit(last?: (written: readonly Written[]) => readonly LastFile[]): Written[] {
    const written = this.#files.map((file) => file.finish());
    if (this.#dry) {
      unfinished.delete(this);
      return [];
    }
    for (const lastFile of last?.(written) ?? []) {
      const file = new FileOutput(lastFile.path);
      this.#files.push(file);
      file.write(lastFile.text(written));
      written.push(file.finish());
    }
    const files = this.#files.filter((file) => file instanceof FileOutput);
    for (const file of files) {
      guarded(file.path, () => fs.renameSync(file.temporary, file.path));
    }
    for (const directory of new Set(files.map((file) => path.dirname(file.path)))) syncDirectory(directory);
    unfinished.delete(this);
    return written;
  }

  discard(): void {
    for (const file of this.#files) file.discard();
    for (const { folder, firstMade } of this.#folders) {
      fs.rmSync(folder, { recursive: true, force: true });
      // The folders above it go too, unless another run has moved in meanwhile.
      for (let parent = folder; parent !== firstMade;) {
        parent = path.dirname(parent);
        if (fs.readdirSync(parent).length > 0) break;
        fs.rmdirSync(parent);
      }
    }
    unfinished.delete(this);
  }
}

function isSameFile(left: string, right: string): boolean {
  const a = fs.statSync(left, { throwIfNoEntry: false, bigint: true });
  const b = fs.statSync(right, { throwIfNoEntry: false, bigint: true });
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/** Temporary files of runs that were killed: recognised by their name and a process that is no more. */
function removeStale(directory: string): void {
  for (const name of fs.readdirSync(directory)) {
    const owner = /^\.onerow-(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    if (owner !== undefined && Number(owner) !== process.pid && !isAlive(Number(owner))) {
      fs.rmSync(path.join(directory, name), { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function syncDirectory(directory: string): void {
  try {
    const descriptor = fs.openSync(directory, 'r');
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
  } catch {
    // Some file systems (and Windows) cannot sync a directory; the files are in place either way.
  }
}

/** Runs a write and turns what the system says into the user's words. */
function guarded<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') throw writeError('io/no-space', { file });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw writeError('io/not-writable', { file });
    if (code === 'EBUSY' || code === 'ETXTBSY') throw writeError('io/locked', { file });
    if (code !== undefined && code.startsWith('E')) throw writeError('io/write-failed', { file, code });
    throw error;
  }
}
