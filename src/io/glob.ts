// Patterns for file names: what a shell would have expanded, for places where none does (after `=`, in a configuration,
// on Windows). `*` and `?` stay within a name, `[a-z]` and `[!a-z]` are one character, `**` is any number of folders.
import fs from 'node:fs';
import path from 'node:path';
import { naturalOrder } from '../survivorship/natural-order.ts';

/** Does the text hold a pattern's characters? */
export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}

/** A pattern for one name (no folders) as a test; letters are told apart by case. */
export function namePattern(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    const close = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '*') source += '[^]*';
    else if (character === '?') source += '[^]';
    else if (close > 0) {
      const inner = pattern.slice(at + 1, close).replace(/^[!^]/, '');
      const negated = inner.length < close - at - 1;
      source += `[${negated ? '^' : ''}${inner.replaceAll(/[\\\]^[]/g, '\\$&')}]`;
      at = close;
    } else source += character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    // `[z-a]` is no range: then the text means itself.
    return new RegExp(`^${pattern.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`, 'u');
  }
}

/** Files that match, in natural order (2024-2 before 2024-10). Hidden names match only a pattern that starts with a dot. */
export function filesMatching(pattern: string): string[] {
  const normal = path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const steps = normal.split('/').filter((step, at) => step !== '' || at === 0);
  const start = normal.startsWith('/') ? '/' : '';
  if (start === '/') steps.shift();
  return [...new Set(walk(start, steps))].sort(naturalOrder);
}

function walk(folder: string, steps: readonly string[]): string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const join = (name: string): string =>
    folder === '' || folder === '/' ? folder + name : `${folder}/${name}`;
  if (step === '**') {
    const deeper = entriesOf(folder)
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap((entry) => walk(join(entry.name), steps));
    return [...walk(folder, rest.length === 0 ? ['*'] : rest), ...deeper];
  }
  if (!isPattern(step)) {
    const place = join(step);
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (rest.length === 0) return stat?.isFile() === true ? [place] : [];
    return stat?.isDirectory() === true ? walk(place, rest) : [];
  }
  const test = namePattern(step);
  return entriesOf(folder)
    .filter((entry) => test.test(entry.name) && (step.startsWith('.') || !entry.name.startsWith('.')))
    .flatMap((entry) => {
      const place = join(entry.name);
      const stat = entry.isSymbolicLink() ? fs.statSync(place, { throwIfNoEntry: false }) : entry;
      if (rest.length === 0) return stat?.isFile() === true ? [place] : [];
      return stat?.isDirectory() === true ? walk(place, rest) : [];
    });
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
