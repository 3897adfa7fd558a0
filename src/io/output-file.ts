// One output on its way: a file under a temporary name, standard output, or nothing at all.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { removeQuietly, temporaryIn } from './temporary.ts';
import { asWriteError, guarded } from './write-errors.ts';

const BUFFER_BYTES = 1 << 18;
/** Pieces of this size are written as they come. */
const DIRECT_BYTES = 1 << 16;

export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One file on its way. Text is written as UTF-8. When the write is done, the bytes are the caller's again. */
export interface Output {
  readonly path: string;
  write(data: string | Uint8Array): void | Promise<void>;
}

export class FileOutput implements Output {
  readonly path: string;
  readonly temporary: string;
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  #pending: (string | Uint8Array)[] = [];
  #pendingLength = 0;
  #open = true;
  #finished: Written | undefined;
  bytes = 0;

  constructor(target: string) {
    this.path = target;
    this.temporary = temporaryIn(path.dirname(target));
    this.#descriptor = guarded(target, () => fs.openSync(this.temporary, 'wx', 0o600));
    // The mode given to open is cut by the umask and never widened by it; 0600 is what is promised either way.
    fs.fchmodSync(this.#descriptor, 0o600);
  }

  write(data: string | Uint8Array): void {
    if (typeof data !== 'string' && data.length >= DIRECT_BYTES) {
      this.#flush();
      this.#put(data);
      return;
    }
    this.#pending.push(typeof data === 'string' ? data : Buffer.from(data));
    this.#pendingLength += data.length;
    if (this.#pendingLength >= BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    this.#put(joined(this.#pending));
    this.#pending = [];
    this.#pendingLength = 0;
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    const write = (): void => {
      for (let at = 0; at < bytes.length;) at += fs.writeSync(this.#descriptor, bytes, at);
    };
    guarded(this.path, write, this.bytes);
  }

  /** May be called again: the file is whole since the first time. */
  finish(): Written {
    if (this.#finished) return this.#finished;
    this.#flush();
    const close = (): void => {
      fs.fsyncSync(this.#descriptor);
      this.#open = false;
      fs.closeSync(this.#descriptor);
    };
    guarded(this.path, close, this.bytes);
    this.#finished = { path: this.path, bytes: this.bytes, sha256: this.#hash.digest('hex') };
    return this.#finished;
  }

  discard(): void {
    if (this.#open) {
      this.#open = false;
      try {
        fs.closeSync(this.#descriptor);
      } catch {
        // Closing tells of writes that failed; these are not wanted any more.
      }
    }
    removeQuietly(this.temporary);
  }
}

/** Many small pieces cost one call to the system. */
function joined(pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const buffers: Uint8Array[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    if (text !== '') buffers.push(Buffer.from(text, 'utf8'));
    text = '';
    buffers.push(piece);
  }
  if (text !== '') buffers.push(Buffer.from(text, 'utf8'));
  return buffers.length === 1 ? buffers[0]! : Buffer.concat(buffers);
}

/** Data for the next program in a pipe. A reader that has gone away is no error: the data is just not wanted. */
export class StandardOutput implements Output {
  readonly path = '-';
  bytes = 0;
  readonly #hash = createHash('sha256');
  #closed = false;

  constructor() {
    // The callback of each write tells what happened; without a listener the event would end the program.
    process.stdout.on('error', () => undefined);
  }

  async write(data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    if (this.#closed) return;
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(bytes, (error) => {
        const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
        this.#closed ||= code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
        if (error && !this.#closed) reject(asWriteError('-', error, this.bytes));
        else resolve();
      });
    });
  }

  finish(): Written {
    return { path: '-', bytes: this.bytes, sha256: this.#hash.copy().digest('hex') };
  }

  discard(): void {
    // What went down the pipe cannot be called back.
  }
}

/** A dry run's output: counted, written nowhere. */
export class NoOutput implements Output {
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
