import { readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

/** ONEROW_SEED: a number, or `random` for one nobody has tried. */
function seed(): string {
  const asked = process.env['ONEROW_SEED'] ?? '1';
  const chosen = asked === 'random' ? String(Date.now() % 2 ** 31) : asked;
  if (!/^-?\d+$/.test(chosen)) throw new Error(`ONEROW_SEED is a number or random, not ${asked}`);
  process.stderr.write(`ONEROW_SEED=${chosen}\n`);
  return chosen;
}

/** Thousands of runs wait for the disk each time they make sure of a file: in memory, where there is room, they do not. */
function scratch(): string {
  const memory = '/dev/shm';
  if (process.env['TMPDIR'] !== undefined || process.platform !== 'linux') return tmpdir();
  const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
  const usable = mounted.some((line) => /^\S+ \/dev\/shm tmpfs rw(?!\S*\bnoexec\b)/.test(line));
  if (!usable) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 ** 30 ? memory : tmpdir();
}

const OF_THE_PROGRAM = ['test/*.test.ts', 'test/faults/*.test.ts'];

export default defineConfig({
  test: {
    env: { ONEROW_SEED: seed(), TMPDIR: scratch() },
    setupFiles: ['test/seed.ts'],
    // They stop what hangs; no test is judged by how fast the machine is.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      // Longest first, so that the last file to end is a short one.
      {
        extends: true,
        test: { name: 'program', include: OF_THE_PROGRAM, sequence: { groupOrder: 0 } },
      },
      // The source's modules are loaded once per worker, not once per file.
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/*/**/*.test.ts'],
          exclude: OF_THE_PROGRAM,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
