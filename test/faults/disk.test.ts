// A disk that fails, and a power cut, at every single call that changes something: no file is ever torn, no set mixed,
// no input touched, and the same command afterwards gives what an undisturbed run gives.
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { afterPowerCut, steady } from './aftermath.ts';
import {
  ALL,
  copyOf,
  environment,
  faultLibrary,
  newPlace,
  onerow,
  picture,
  type Ran,
  saySkipped,
  scratchFiles,
  type Setting,
  STEADY,
} from './harness.ts';
import { WarmProgram } from '../warm/warm.ts';

const library = faultLibrary();
if (library === undefined) saySkipped('disk errors and power cuts at every call', 'needs Linux and gcc');

interface Situation {
  readonly name: string;
  /** In the short tier too. */
  readonly always?: true;
  /** Commands that were there before. */
  readonly before: readonly (readonly string[])[];
  readonly command: readonly string[];
}

const INPUTS = ['crm.csv', 'orders.csv'];
const MERGE = 'merge crm.csv --rule phone --child orders.csv:customer_id --yes --max-removed 100%'.split(' ');
const ARCHIVE = ['archive', 'crm.csv', '--where', 'city = Beijing', '--max-removed', '100%'];
const OUT = ['-o', 'out.csv', '--force', '-r', 'run'];

/** The old out.csv is there in each of them: it must be the old one or the new one, whatever happens. */
const SITUATIONS: readonly Situation[] = [
  { name: 'normalize', before: [], command: ['normalize', 'crm.csv', ...OUT, ...STEADY] },
  {
    name: 'normalize over an earlier run',
    always: true,
    before: [[...MERGE, '-r', 'run', ...STEADY]],
    command: ['normalize', 'crm.csv', ...OUT, ...STEADY],
  },
  {
    name: 'scan with a review sheet',
    before: [],
    command: ['scan', 'crm.csv', '--rule', 'phone', '--review', 'out.csv', '--force', '-r', 'run', ...STEADY],
  },
  { name: 'merge', always: true, before: [], command: [...MERGE, ...OUT, ...STEADY] },
  {
    name: 'archive to a bundle',
    always: true,
    before: [],
    command: [...ARCHIVE, '--bundle', 'old', '--yes', ...OUT, ...STEADY],
  },
  { name: 'archive, mark only', before: [], command: [...ARCHIVE, '--action', 'mark', ...OUT, ...STEADY] },
  {
    name: 'export to a workbook',
    before: [],
    command: ['export', 'crm.csv', '--format', 'xlsx', ...OUT, ...STEADY],
  },
  {
    name: 'undo',
    always: true,
    before: [[...ARCHIVE, '--yes', '-r', 'gone', ...STEADY]],
    command: ['undo', 'gone', '-o', 'out.csv', '--force'],
  },
  {
    name: 'archive restore',
    before: [[...ARCHIVE, '--bundle', 'old', '--yes', '-o', 'kept.csv', '-r', 'gone', ...STEADY]],
    command: ['archive', 'restore', 'old', '--into', 'kept.csv', '-o', 'out.csv', '--force', ...STEADY],
  },
];

type Fault = 'full' | 'broken' | 'cut';
const FAULTS: Readonly<Record<Fault, Readonly<Record<string, string>>>> = {
  full: { ONEROW_FAULT_ERRNO: '28', ONEROW_FAULT_STICKY: '1' },
  broken: { ONEROW_FAULT_ERRNO: '5' },
  cut: { ONEROW_FAULT_ERRNO: '0' },
};

describe.skipIf(library === undefined)('a disk that fails anywhere', () => {
  test.concurrent.each(SITUATIONS.filter(({ always }) => ALL || always))(
    '$name',
    async ({ before, command }) => {
      const start = await prepare(before);
      const was = picture(start);
      const { calls, copies, place } = await everyMoment(start, command);
      const done = copyOf(start);
      expect((await onerow(command, { cwd: done })).stderr).not.toMatch(/^onerow:/m);
      const wanted = steady(done);
      expect(scratchFiles(done)).toEqual([]);
      const points = chosenPoints(calls);
      const program = new Warm();
      let told = 0;
      try {
        for (const [index, { at, fault }] of points.entries()) {
          const what = `${fault} at call ${at} (${calls[at - 1]!})`;
          // The first power cuts are real.
          if (fault === 'cut' && index > 1) {
            rmSync(place, { recursive: true });
            renameSync(path.join(copies, String(at)), place);
            await afterPowerCut(place, INPUTS, command, was, wanted, what, program.run);
            continue;
          }
          const other = copyOf(start);
          const env = { ...faultsIn(other), ONEROW_FAULT_AT: String(at), ...FAULTS[fault] };
          const run = { cwd: other, env };
          const ran = await (fault === 'cut' ? coldly(command, run) : program.run(command, run)).catch(
            async () => {
              // An error nobody waits for ends the program, as it should.
              await program.stop();
              rmSync(other, { recursive: true });
              cpSync(start, other, { recursive: true });
              return coldly(command, run);
            },
          );
          expect(ran.stderr, what).not.toMatch(/^\s+at /m);
          if (fault === 'cut') expect(ran.exit, what).toBe(137);
          else if (ran.exit !== 0) told++;
          if (fault === 'cut') await afterPowerCut(other, INPUTS, command, was, wanted, what);
          else afterError(other, ran.exit, was, wanted, `${what}: ${ran.stderr}`);
          rmSync(other, { recursive: true });
        }
      } finally {
        await program.stop();
      }
      process.stderr.write(`${command[0]!}: ${calls.length} calls, ${points.length} faults, ${told} told\n`);
      expect(told).toBeGreaterThan(0);
    },
    ALL ? 36_000_000 : 900_000,
  );
});

async function prepare(before: Situation['before']): Promise<string> {
  const place = newPlace();
  const rows = Array.from(
    { length: 6 },
    (_, i) => `c${i},Wang ${i},1390013900${i % 4},${i % 2 ? 'Beijing' : 'Shanghai'}`,
  );
  writeFileSync(path.join(place, 'crm.csv'), ['id,name,phone,city', ...rows, ''].join('\n'));
  writeFileSync(path.join(place, 'orders.csv'), 'order,customer_id\no1,c1\no2,c5\no3,c4\n');
  writeFileSync(path.join(place, 'out.csv'), 'what was there before\n');
  for (const command of before) expect((await onerow(command, { cwd: place })).exit).toBe(0);
  return place;
}

const PRELOADED = { LD_PRELOAD: library ?? '', UV_USE_IO_URING: '0' };

let runs = 0;
function faultsIn(place: string): Record<string, string> {
  return { ONEROW_FAULT_DIR: place, ONEROW_FAULT_RUN: String(++runs) };
}

/** In a process of its own. */
function coldly(args: readonly string[], { cwd, env }: Setting): Promise<Ran> {
  return onerow(args, { cwd, env: { ...env, ...PRELOADED } });
}

/** A warm program whose disk can fail; it starts anew when it was stopped. */
class Warm {
  #program: WarmProgram | undefined;

  readonly run = async (args: readonly string[], { cwd, env }: Setting): Promise<Ran> => {
    this.#program ??= await WarmProgram.start(PRELOADED);
    return this.#program.run(args, { cwd, env: environment(env) });
  };

  async stop(): Promise<void> {
    await this.#program?.stop();
    this.#program = undefined;
  }
}

/** The kind of each call, in order, and a copy of the folder as it was just before each of them; all in one folder's name. */
async function everyMoment(
  start: string,
  command: readonly string[],
): Promise<{ calls: string[]; copies: string; place: string }> {
  const place = copyOf(start);
  const copies = newPlace();
  const log = path.join(newPlace(), 'calls');
  const env = { ...faultsIn(place), ONEROW_FAULT_LOG: log, ONEROW_FAULT_COPIES: copies };
  const ran = await coldly(command, { cwd: place, env });
  expect(ran.exit, ran.stderr).toBe(0);
  const calls = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1]!);
  expect(calls.filter((call) => call === 'rename' || call === 'link').length).toBeGreaterThan(1);
  return { calls, copies, place };
}

function chosenPoints(calls: readonly string[]): { at: number; fault: Fault }[] {
  const faults: readonly Fault[] = ['cut', 'broken', 'full'];
  const every = calls.flatMap((_, index) => faults.map((fault) => ({ at: index + 1, fault })));
  if (ALL || calls.length < 20) return every;
  // Where files get their names is where a set can become mixed; of the rest one or two of each kind.
  const seen = new Map<string, number>();
  return every.filter(({ at, fault }) => {
    const call = calls[at - 1]!;
    const times = seen.get(`${call} ${fault}`) ?? 0;
    seen.set(`${call} ${fault}`, times + 1);
    if (call === 'rename') return fault !== 'full' && times % 7 === 1;
    if (fault === 'cut') return times % 20 === 1;
    return times % 20 === 2 && fault === (call === 'write' || call === 'create' ? 'full' : 'broken');
  });
}

/** Told and nothing changed; or, where the failing call does not matter, done. */
function afterError(
  place: string,
  exit: number,
  was: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  what: string,
): void {
  const is = picture(place);
  for (const input of INPUTS) expect(is[input], `${what}: ${input}`).toBe(was[input]);
  if (exit === 0) {
    expect(steady(place), what).toEqual(wanted);
    return;
  }
  expect(exit, what).toBe(5);
  expect(what).toMatch(/onerow: .*(no room|could not be written|cannot be written)/);
  expect(is, what).toEqual(was);
}
