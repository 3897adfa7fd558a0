// Which process made a file, told so that a later run can say whether that process is still at work.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { hostname } from 'node:os';

/** `start` tells a process from a later one with the same number; empty where the system does not say (not Linux). */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  readonly start: string;
}

export const SELF: ProcessIdentity = {
  host: createHash('sha256').update(hostname()).digest('hex').slice(0, 8),
  pid: process.pid,
  start: startOf(process.pid),
};

/** True only when it is certain: processes of another machine on a shared folder cannot be asked. */
export function isGone({ host, pid, start }: ProcessIdentity): boolean {
  if (host !== SELF.host) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return true;
  }
  const now = startOf(pid);
  return now !== '' && start !== '' && now !== start;
}

/** Clock ticks between the machine's start and the process's: field 22 of /proc/PID/stat, see proc(5). */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in parentheses and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
