// Files get their names one after the other, and every step can be taken back until the last one is done.
import fs from 'node:fs';
import path from 'node:path';
import { usageError } from '../model/user-error.ts';
import { linkNew } from './lock.ts';
import { removeEmptyFolder, removeQuietly, temporaryIn } from './temporary.ts';
import { guarded } from './write-errors.ts';

export class Publication {
  /** Newest step first. */
  readonly #undo: { readonly file: string; readonly action: () => void }[] = [];
  /** What was there before, under temporary names. */
  readonly #replaced: string[] = [];

  /** `replace` false: a file that has come up under the name since the run began is not touched. */
  place(temporary: string, target: string, replace: boolean): void {
    if (!replace) {
      if (!linkNew(temporary, target)) throw usageError('io/output-exists', { file: target });
      this.#undo.unshift({ file: target, action: () => fs.rmSync(target, { force: true }) });
      removeQuietly(temporary);
      return;
    }
    guarded(target, () => {
      const before = keep(target);
      if (before === undefined) {
        fs.renameSync(temporary, target);
        this.#undo.unshift({ file: target, action: () => fs.rmSync(target, { force: true }) });
        return;
      }
      this.#replaced.push(before);
      const back = (): void => {
        fs.renameSync(before, target);
        // Two names of one file: rename() does nothing then, and says nothing.
        fs.rmSync(before, { force: true });
      };
      this.#undo.unshift({ file: target, action: back });
      fs.renameSync(temporary, target);
    });
  }

  /** Takes a file of an earlier run away. */
  remove(target: string): void {
    guarded(target, () => {
      if (!fs.lstatSync(target, { throwIfNoEntry: false })?.isFile()) return;
      const aside = temporaryIn(path.dirname(target));
      fs.renameSync(target, aside);
      this.#replaced.push(aside);
      this.#undo.unshift({ file: target, action: () => fs.renameSync(aside, target) });
    });
  }

  /** Any other step that can be taken back. */
  step(file: string, action: () => () => void): void {
    this.#undo.unshift({ file, action: guarded(file, action) });
  }

  /** Puts everything back as it was. Returns the files for which the system refused that too. */
  takeBack(): string[] {
    const failed = this.#undo.filter(({ action }) => !succeeds(action));
    // What a failing disk refuses once it may allow when the rest is gone.
    return failed.filter(({ action }) => !succeeds(action)).map(({ file }) => file);
  }

  /** Nothing will be taken back any more. */
  settle(): void {
    for (const file of this.#replaced) {
      removeQuietly(file);
      removeEmptyFolder(path.dirname(file));
    }
  }
}

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** A second name for what stands there now, so that it can come back; undefined when nothing does. */
function keep(target: string): string | undefined {
  if (!fs.lstatSync(target, { throwIfNoEntry: false })) return undefined;
  const kept = temporaryIn(path.dirname(target));
  try {
    fs.linkSync(target, kept);
  } catch {
    // No hard links here: for a moment nothing stands under the name.
    fs.renameSync(target, kept);
  }
  return kept;
}
