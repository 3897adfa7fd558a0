import { UserError, writeError } from '../model/user-error.ts';

/** Runs a write and turns what the system says into the user's words. `needed`: bytes the file has come to so far. */
export function guarded<T>(file: string, action: () => T, needed = 0): T {
  try {
    return action();
  } catch (error) {
    throw asWriteError(file, error, needed);
  }
}

export function asWriteError(file: string, error: unknown, needed = 0): Error {
  if (!(error instanceof Error)) return new Error('non-error thrown');
  if (error instanceof UserError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return writeError('io/no-space', { file, needed: sizeText(needed) });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return writeError('io/not-writable', { file });
  if (code === 'EBUSY' || code === 'ETXTBSY') return writeError('io/locked', { file });
  if (code === 'EMFILE' || code === 'ENFILE') return writeError('io/too-many-files', { file });
  if (code?.startsWith('E') === true && !code.startsWith('ERR_'))
    return writeError('io/write-failed', { file, code });
  return error;
}

/** 12.3 MB, in steps of 1024, as file managers count. */
function sizeText(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'];
  let size = Math.max(bytes, 1) / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${Math.ceil(size * 10) / 10} ${units[unit]!}`;
}
