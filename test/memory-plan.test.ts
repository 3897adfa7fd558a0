// The plan a run tells before it compares is held to what the run took: the whole process, threads included.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measure } from './bench/measure.js';
import { writePeople } from './bench/people.js';

/** Two runs of the same differ by a tenth; a machine whose allocator or Node gives back less, by more. */
const FACTOR = 1.6;

test.each([1, 2])('50,000 rows on %d threads take what was planned', (threads) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-memory-'));
  try {
    const file = path.join(folder, 'people.csv');
    writePeople(file, 50_000);
    const bin = path.resolve(import.meta.dirname, '../bin/onerow.js');
    const run = path.join(folder, 'run');
    const { megabytes } = measure('scan', process.execPath, [
      bin,
      'scan',
      file,
      '-r',
      run,
      '--threads',
      String(threads),
      '--quiet',
    ]) as { megabytes: number };
    const { memory, speed } = JSON.parse(readFileSync(path.join(run, 'summary.json'), 'utf8')) as {
      memory: { planned: number; threads: number };
      speed: { rows_per_second: number; pairs_per_second: number };
    };
    expect(memory.threads).toBe(threads);
    const planned = memory.planned / 2 ** 20;
    expect(planned).toBeGreaterThan(megabytes / FACTOR);
    expect(planned).toBeLessThan(megabytes * FACTOR);
    expect(speed.rows_per_second).toBeGreaterThan(0);
    expect(speed.pairs_per_second).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
