// One run at a time writes to a place. The lock is a file beside what it locks, there as long as the run; what it says
// tells the next run whether its holder is still at work.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EXIT, UserError } from '../model/user-error.ts';
import { isGone, SELF, type ProcessIdentity } from './process-identity.ts';
import { removeQuietly, temporaryIn } from './temporary.ts';
import { guarded } from './write-errors.ts';

/** What a lock file says. */
export interface Holder extends ProcessIdentity {
  readonly target: string;
  readonly since: string;
  /** For a run folder, once it was found free to use: its files that were about to get their names. */
  readonly names: readonly string[] | undefined;
}

/** A lock file that says nothing (its disk was full) counts as forgotten after this long. */
const SILENT_MS = 60_000;

export class Lock {
  readonly target: string;
  readonly file: string;
  /** The killed run that held the place before, if there was one. */
  readonly before: Holder | undefined;
  #held = true;

  private constructor(target: string, file: string, before: Holder | undefined) {
    this.target = target;
    this.file = file;
    this.before = before;
  }

  /** Throws exit 6 when another run holds the place. The folder of `target` must be there. */
  static take(target: string): Lock {
    const file = lockFileOf(target);
    const mine = writeHolder(target, undefined);
    try {
      if (linkNew(mine, file)) return new Lock(target, file, undefined);
      const before = readHolder(file);
      if (before === 'gone') {
        if (linkNew(mine, file)) return new Lock(target, file, undefined);
        throw locked(target, file, undefined);
      }
      if (!isForgotten(file, before)) throw locked(target, file, before);
      takeAway(target, file, before);
      if (!linkNew(mine, file)) throw locked(target, file, before);
      return new Lock(target, file, before);
    } finally {
      removeQuietly(mine);
    }
  }

  /** Like {@link take}, but undefined when another run holds the place. */
  static tryTake(target: string): Lock | undefined {
    try {
      return Lock.take(target);
    } catch (error) {
      if (error instanceof UserError && error.exit === EXIT.locked) return undefined;
      throw error;
    }
  }

  /** Writes down that the target is this run's, and what is about to appear in it: to be cleared should it be killed. */
  announce(names: readonly string[]): void {
    const next = writeHolder(this.target, names);
    try {
      guarded(this.target, () => fs.renameSync(next, this.file));
    } catch (error) {
      removeQuietly(next);
      throw error;
    }
  }

  release(): void {
    if (this.#held) removeQuietly(this.file);
    this.#held = false;
  }
}

/** Lock files in a folder whose runs were killed: what each of them had locked. */
export function forgottenTargets(directory: string, names: readonly string[]): string[] {
  return names
    .filter((name) => /^\.onerow-[0-9a-f]{12}\.lock$/.test(name))
    .flatMap((name) => {
      const holder = readHolder(path.join(directory, name));
      return typeof holder === 'object' && isGone(holder) ? [path.join(directory, holder.target)] : [];
    });
}

function lockFileOf(target: string): string {
  const hash = createHash('sha256').update(path.basename(target)).digest('hex').slice(0, 12);
  return path.join(path.dirname(target), `.onerow-${hash}.lock`);
}

/** The text is complete before the lock exists: a reader never sees half of it. */
function writeHolder(target: string, names: Holder['names']): string {
  const file = temporaryIn(path.dirname(target));
  const holder: Holder = {
    ...SELF,
    target: path.basename(target),
    since: new Date().toISOString(),
    names,
  };
  return guarded(target, () => {
    const descriptor = fs.openSync(file, 'wx', 0o600);
    try {
      fs.fchmodSync(descriptor, 0o600);
      fs.writeFileSync(descriptor, JSON.stringify(holder));
      if (names !== undefined && names.length > 0) fs.fsyncSync(descriptor);
      return file;
    } catch (error) {
      removeQuietly(file);
      throw error;
    } finally {
      fs.closeSync(descriptor);
    }
  });
}

/** Gives `file` its name unless the name is taken. False when it is. */
export function linkNew(file: string, name: string): boolean {
  try {
    fs.linkSync(file, name);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    return guarded(name, () => {
      // File systems without hard links (exFAT, some network shares) leave a small gap between look and leap.
      if (fs.existsSync(name)) return false;
      fs.renameSync(file, name);
      return true;
    });
  }
}

function readHolder(file: string): Holder | 'gone' | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : undefined;
  }
  try {
    const { host, pid, start, target, since, names } = JSON.parse(text) as Partial<Holder>;
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof target !== 'string') return undefined;
    return {
      host,
      pid,
      start: start ?? '',
      target: path.basename(target),
      since: since ?? '',
      names: Array.isArray(names) ? names.filter((name) => typeof name === 'string') : undefined,
    };
  } catch {
    return undefined;
  }
}

function isForgotten(file: string, holder: Holder | undefined): boolean {
  if (holder) return isGone(holder);
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat === undefined || Date.now() - stat.mtimeMs > SILENT_MS;
}

/** Of two runs that find the same forgotten lock one takes it away; the other must not take the first one's new lock. */
function takeAway(target: string, file: string, before: Holder | undefined): void {
  const aside = temporaryIn(path.dirname(target));
  try {
    fs.renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readHolder(aside);
  const same =
    typeof taken === 'object' ? taken.pid === before?.pid && taken.since === before.since : !before;
  if (!same) linkNew(aside, file);
  removeQuietly(aside);
}

function locked(target: string, file: string, holder: Holder | undefined): UserError {
  return new UserError(EXIT.locked, 'run/locked', {
    file: target,
    pid: String(holder?.pid ?? '?'),
    since: holder?.since ?? '?',
    lock: file,
  });
}
