// What other things do to a run: signals, a second run at the same time, an input that is not finished, threads.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  faultLibrary,
  isScratch,
  newPlace,
  onerow,
  people,
  picture,
  PROGRAM,
  saySkipped,
  scratchFiles,
  start,
  STEADY,
  stoppedAtRead,
} from './harness.ts';

/** ONEROW_SIGNALS=100 and ONEROW_PAIRS=50 are the long tiers. */
const SIGNALS = Number(process.env['ONEROW_SIGNALS'] ?? 6);
const PAIRS = Number(process.env['ONEROW_PAIRS'] ?? 3);
const LONG = { timeout: 900_000 + (SIGNALS + PAIRS) * 60_000 };

/** The second megabyte, the second time the input is opened: after its first bytes told what it is. */
const LOOK = '2:2';
/** The same when its records are read. */
const RECORDS = '3:2';

/** 9 MB: enough for threads to be worth starting. */
const BIG = people(125_000);
const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a signal at any moment leaves outputs untouched and nothing half done', LONG, async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), BIG);
  writeFileSync(path.join(place, 'out.csv'), 'what was there before\n');
  const before = picture(place);
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const names = Object.keys(codes) as (keyof typeof codes)[];
  const began = Date.now();
  const usual = ['normalize', 'crm.csv', '-o', 'other.csv', '-r', 'other', '--threads', '2'];
  expect((await onerow(usual, { cwd: place })).exit).toBe(0);
  const whole = Date.now() - began;
  for (const name of ['other', 'other.csv', 'runs.csv']) await start(['rm', '-r', name], { cwd: place }).ran;
  for (let i = 0; i < SIGNALS; i++) {
    const signal = names[i % 3]!;
    const command = i % 2 === 0 ? 'normalize' : 'export';
    const args = [command, 'crm.csv', '-o', 'out.csv', '--force', '-r', 'run', '--threads', '2'];
    const { child, ran } = start([process.execPath, PROGRAM, ...args], { cwd: place });
    const after = (whole * (i + 0.5)) / SIGNALS;
    const timer = setTimeout(() => child.kill(signal), after);
    const { exit, stderr } = await ran;
    clearTimeout(timer);
    const what = `${signal} after ${Math.round(after)} ms: ${stderr}`;
    expect(stderr, what).not.toMatch(/^\s+at |node:internal/m);
    if (exit === 0) {
      expect(existsSync(path.join(place, 'run/manifest.json')), what).toBe(true);
      for (const name of ['run', 'runs.csv']) await start(['rm', '-r', name], { cwd: place }).ran;
      writeFileSync(path.join(place, 'out.csv'), 'what was there before\n');
    } else expect(exit, what).toBe(codes[signal]);
    expect(picture(place), what).toEqual(before);
  }
});

test('two runs for one place: one wins, the other says who holds it', LONG, async () => {
  for (let i = 0; i < PAIRS; i++) {
    const place = newPlace();
    writeFileSync(path.join(place, 'crm.csv'), people(5_000));
    const args = ['normalize', 'crm.csv', '-o', 'out.csv', ...(i % 2 === 0 ? ['--force'] : []), ...STEADY];
    const both = await Promise.all([
      onerow([...args, '-r', i % 3 === 0 ? 'run' : 'a'], { cwd: place }),
      onerow([...args, '-r', i % 3 === 0 ? 'run' : 'b'], { cwd: place }),
    ]);
    const exits = both.map(({ exit }) => exit).sort();
    const what = JSON.stringify(both);
    // The later one meets the lock, or, when it starts after the first is done, its outputs.
    expect(exits[0], what).toBe(0);
    if (exits[1] !== 0) expect([2, 6], what).toContain(exits[1]);
    else expect(i % 2, what).toBe(0);
    for (const { exit, stderr } of both)
      if (exit === 6) expect(stderr).toMatch(/Another run \(process \d+, since /);
    expect(scratchFiles(place)).toEqual([]);
    const winner = ['run', 'a', 'b'].filter((name) => existsSync(path.join(place, name, 'manifest.json')));
    const hashes = winner.map((name) => readFileSync(path.join(place, name, 'manifest.json'), 'utf8'));
    expect(
      hashes.some((text) => text.includes(sha(path.join(place, 'out.csv')))),
      what,
    ).toBe(true);
  }
});

test('two runs beside each other get a folder each', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), people(500));
  const runs = await Promise.all(
    [1, 2, 3].map(() => onerow(['normalize', 'crm.csv', ...STEADY], { cwd: place })),
  );
  for (const { exit, stderr } of runs) expect(exit, stderr).toBe(0);
  const base = path.join(place, 'crm.csv.onerow');
  expect(readdirSync(base).sort()).toEqual(['normalize-001', 'normalize-002', 'normalize-003', 'runs.csv']);
  expect(readFileSync(path.join(base, 'runs.csv'), 'utf8').trim().split('\n').length).toBe(4);
});

test('a lock is respected while its run lives and forgotten when it is gone', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), people(20_000));
  const args = ['normalize', 'crm.csv', '-o', 'out.csv', '-r', 'run'];
  const first = await stoppedAtRead(RECORDS, args, { cwd: place });
  expect(scratchFiles(place).filter((name) => name.endsWith('.lock')).length).toBe(2);
  const second = await onerow(['export', 'crm.csv', '-o', 'out.csv', '-r', 'second'], { cwd: place });
  expect(second.exit, second.stderr).toBe(6);
  expect(second.stderr).toContain(`process ${first.child.pid!}`);
  first.child.kill('SIGKILL');
  await first.ran;
  const third = await onerow(args, { cwd: place });
  expect(third.exit, third.stderr).toBe(0);
  expect(scratchFiles(place)).toEqual([]);
});

const grow = (file: string): void => {
  appendFileSync(file, 'x,y,z,1,2,3\n');
};
const shrink = (file: string): void => {
  truncateSync(file, statSync(file).size - 100_000);
};
const replace = (file: string): void => {
  writeFileSync(`${file}.new`, readFileSync(file));
  renameSync(`${file}.new`, file);
};

test.each([
  ['grows while it is looked through', LOOK, grow],
  ['grows while its records are read', RECORDS, grow],
  ['shrinks', RECORDS, shrink],
  ['is replaced', RECORDS, replace],
] as const)('an input that %s is refused', async (_, when, change) => {
  const place = newPlace();
  const file = path.join(place, 'crm.csv');
  writeFileSync(file, people(20_000));
  writeFileSync(path.join(place, 'out.csv'), 'what was there before\n');
  const args = ['normalize', 'crm.csv', '-o', 'out.csv', '--force', '-r', 'run', '--lang', 'en'];
  const { goOn, ran } = await stoppedAtRead(when, args, { cwd: place });
  change(file);
  const before = picture(place);
  goOn();
  const { exit, stderr } = await ran;
  expect(exit, stderr).toBe(3);
  expect(stderr).toContain('changed while it was being read');
  const kept = Object.entries(before).filter(([name]) => !name.startsWith('run') && !isScratch(name));
  expect(picture(place)).toEqual(Object.fromEntries(kept));
});

const library = faultLibrary();
if (library === undefined) saySkipped('short reads', 'needs Linux and gcc');

test('threads, time zone, language and the size of reads change no byte', LONG, async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), BIG);
  const short = (bytes: number): Record<string, string> =>
    library === undefined
      ? {}
      : { LD_PRELOAD: library, ONEROW_FAULT_DIR: place, ONEROW_SHORT: String(bytes), UV_USE_IO_URING: '0' };
  const settings: readonly (readonly [string, Record<string, string>])[] = [
    ['1', short(65_521)],
    ['2', { TZ: 'Pacific/Kiritimati', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }],
    ['4', { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', ...short(100_003) }],
  ];
  const hashes = new Set<string>();
  for (const [index, [threads, env]] of settings.entries()) {
    const [out, run] = [`out-${index}.csv`, `run-${index}`];
    const ran = await onerow(
      ['normalize', 'crm.csv', '-o', out, '-r', run, '--threads', threads, ...STEADY],
      { cwd: place, env },
    );
    expect(ran.exit, ran.stderr).toBe(0);
    const changes = readFileSync(path.join(place, run, 'changes.csv'), 'utf8').replaceAll(
      /^run-\d,[^,]*,/gm,
      '',
    );
    const others = ['flags.csv', 'rejects.csv'].map((name) => sha(path.join(place, run, name)));
    hashes.add(
      [sha(path.join(place, out)), createHash('sha256').update(changes).digest('hex'), ...others].join(),
    );
  }
  expect(hashes.size).toBe(1);
});

/** As strings it would be more than the heap. */
const SIZE_MB = process.env['ONEROW_BIG'] === '1' ? 1024 : 24;
test(`a file of ${SIZE_MB} MB fits into a small heap`, { timeout: 900_000 + SIZE_MB * 10_000 }, async () => {
  const place = newPlace();
  const file = path.join(place, 'crm.csv');
  const rows = 20_000;
  for (let first = 1; first === 1 || statSync(file).size < SIZE_MB << 20; first += rows)
    appendFileSync(file, people(rows, first));
  const heap = SIZE_MB > 500 ? 256 : 48;
  for (const args of [
    ['export', 'crm.csv', '-o', 'copy.csv', '-r', 'e'],
    ['normalize', 'crm.csv', '-o', 'clean.csv', '-r', 'n', '--threads', '2'],
  ]) {
    const ran = await start([process.execPath, `--max-old-space-size=${heap}`, PROGRAM, ...args], {
      cwd: place,
    }).ran;
    expect(ran.exit, ran.stderr).toBe(0);
  }
  expect(sha(path.join(place, 'copy.csv'))).toBe(sha(file));
});
