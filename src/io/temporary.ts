// Names of files that are not finished: in the folder of the file they become, recognisable when their run was killed.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isGone, SELF } from './process-identity.ts';

const NAME = /^\.onerow-([0-9a-f]{8})-(\d+)-(\d*)-[0-9a-f]{12}\.tmp$/;

/** A name in `directory` that nobody can guess. To be opened with O_EXCL and mode 0600. */
export function temporaryIn(directory: string): string {
  const { host, pid, start } = SELF;
  return path.join(directory, `.onerow-${host}-${pid}-${start}-${randomBytes(6).toString('hex')}.tmp`);
}

/** True for the name of a temporary file whose run is over; another run's that still works, or a stranger's, is none. */
export function isLeftOver(name: string): boolean {
  const found = NAME.exec(name);
  if (!found) return false;
  const [, host = '', pid = '', start = ''] = found;
  return isGone({ host, pid: Number(pid), start });
}

/** Removes what killed runs left in a folder. A file that cannot be removed stays: it is in nobody's way. */
export function removeLeftOvers(directory: string): void {
  for (const name of namesIn(directory)) {
    if (isLeftOver(name)) removeQuietly(path.join(directory, name));
  }
}

export function namesIn(directory: string): string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}

/** What would not go: a disk that is full or failing may refuse even that, and allow it once the rest is gone. */
const stuck = new Set<string>();

export function removeQuietly(file: string): void {
  try {
    fs.rmSync(file, { force: true });
    stuck.delete(file);
  } catch {
    stuck.add(file);
  }
}

/** A second attempt at what would not go. */
export function removeStuck(): void {
  for (const file of stuck) removeQuietly(file);
}

/** True when the folder is gone. One that holds something else stays. */
export function removeEmptyFolder(folder: string): boolean {
  return isDone(() => {
    fs.rmdirSync(folder);
  });
}

/** As {@link removeEmptyFolder}, with everything in it. */
export function removeWholeFolder(folder: string): boolean {
  return isDone(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
}

function isDone(step: () => void): boolean {
  for (const retry of [true, false]) {
    try {
      step();
      return true;
    } catch {
      if (retry) removeStuck();
    }
  }
  return false;
}
