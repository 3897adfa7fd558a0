// Killed at any moment, a run leaves each file old or new, its set complete or absent, and does not stand in the way of
// the next. disk.test.ts kills at every call that changes something; this one at moments nobody chose.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { numbersFrom, SEED } from '../seed.ts';
import { afterPowerCut, steady } from './aftermath.ts';
import {
  copyOf,
  newPlace,
  onerow,
  people,
  picture,
  PROGRAM,
  scratchFiles,
  start,
  STEADY,
} from './harness.ts';

/** ONEROW_KILLS=1000 is the long tier. */
const KILLS = Number(process.env['ONEROW_KILLS'] ?? 6);

const OUT = ['-o', 'out.csv', '--force', '-r', 'run', ...STEADY];
const COMMANDS: readonly (readonly string[])[] = [
  ['normalize', 'crm.csv', '--threads', '2', ...OUT],
  [
    ...'merge crm.csv --rule phone --child orders.csv:customer_id --yes --max-removed 100%'.split(' '),
    ...OUT,
  ],
  ['archive', 'crm.csv', '--where', 'id < 300', '--max-removed', '100%', '--bundle', 'old', '--yes', ...OUT],
];

test(`${KILLS} kills at random`, { timeout: 900_000 + KILLS * 60_000 }, async () => {
  const origin = newPlace();
  writeFileSync(path.join(origin, 'crm.csv'), people(2_000));
  writeFileSync(path.join(origin, 'orders.csv'), 'order,customer_id\no1,1\no2,5\no3,1999\n');
  writeFileSync(path.join(origin, 'out.csv'), 'what was there before\n');
  const was = picture(origin);
  const runs: { command: readonly string[]; wanted: Record<string, string>; took: number }[] = [];
  for (const command of COMMANDS) {
    const place = copyOf(origin);
    const began = Date.now();
    const { exit, stderr } = await onerow(command, { cwd: place });
    expect(exit, stderr).toBe(0);
    runs.push({ command, wanted: steady(place), took: Date.now() - began });
  }
  const random = numbersFrom(SEED);
  const ends = { killed: 0, finished: 0, complete: 0 };
  for (let i = 0; ends.killed < KILLS; i++) {
    const run = runs[i % runs.length]!;
    const { command, wanted, took } = run;
    const place = copyOf(origin);
    const after = Math.round(took * random());
    const { child, ran } = start([process.execPath, PROGRAM, ...command], { cwd: place });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    const { exit } = await ran;
    clearTimeout(timer);
    expect([0, 137]).toContain(exit);
    ends[exit === 0 ? 'finished' : 'killed']++;
    // The first run of a program is slower than the next ones: moments after its end teach nothing.
    if (exit === 0) run.took *= 0.9;
    if (picture(place)['run/manifest.json'] !== undefined) ends.complete++;
    const what = `${command[0]!} killed after ${after} ms (seed ${SEED})`;
    await afterPowerCut(place, ['crm.csv', 'orders.csv'], command, was, wanted, what);
    expect(scratchFiles(place), what).toEqual([]);
    rmSync(place, { recursive: true });
  }
  process.stderr.write(`kills: ${JSON.stringify(ends)}, seed ${SEED}\n`);
});
