import { defineConfig } from 'vitest/config';

/** ONEROW_SEED: a number, or `random` for one nobody has tried. */
function seed(): string {
  const asked = process.env['ONEROW_SEED'] ?? '1';
  const chosen = asked === 'random' ? String(Date.now() % 2 ** 31) : asked;
  if (!/^-?\d+$/.test(chosen)) throw new Error(`ONEROW_SEED is a number or random, not ${asked}`);
  process.stderr.write(`ONEROW_SEED=${chosen}\n`);
  return chosen;
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    env: { ONEROW_SEED: seed() },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
