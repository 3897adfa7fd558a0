// Every folder test/cases/COMMAND/WHAT-IT-SHOWS is one case: `cmd` is run by bash in a copy of the folder, and what it
// printed, returned and wrote must be what expected/ holds. Adding a test is adding a folder; ACCEPT=1 rewrites
// expected/ (an empty file put there names an output to be compared), and then the diff is read.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WarmProgram } from './warm/warm.ts';

const CASES = path.join(import.meta.dirname, 'cases');
const ACCEPT = process.env['ACCEPT'] === '1';
const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-cases-'));
let accepted = 0;

const folders = (within: string): string[] =>
  readdirSync(within, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
const cases = folders(CASES).flatMap((command) =>
  folders(path.join(CASES, command)).map((name) => `${command}/${name}`),
);

/** The first case of every command starts the program itself, as people do; the others ask one that is warm (ONEROW_COLD=1: none). */
const isFirst = (name: string, i: number): boolean => path.dirname(name) !== path.dirname(cases[i - 1] ?? '');
const COLD = new Set(process.env['ONEROW_COLD'] === '1' ? cases : cases.filter(isFirst));
let program: WarmProgram;
beforeAll(async () => {
  program = await WarmProgram.start();
});

afterAll(async () => {
  await program.stop();
  rmSync(scratch, { recursive: true, force: true });
  if (ACCEPT) process.stdout.write(`${accepted} expected files changed\n`);
});

test.concurrent.each(cases)('%s', async (name) => {
  const source = path.join(CASES, name);
  const expected = path.join(source, 'expected');
  const place = path.join(scratch, name);
  cpSync(source, place, { recursive: true });
  for (const ours of ['cmd', 'expected']) rmSync(path.join(place, ours), { recursive: true, force: true });
  const ran = await run(readFileSync(path.join(source, 'cmd'), 'utf8'), place, COLD.has(name));
  const wanted = filesUnder(expected);
  const found = new Map(Object.entries(ran).filter(([file, text]) => file === 'exit' || text !== ''));
  for (const file of wanted.filter((other) => !(other in ran))) {
    const written = path.join(place, file);
    if (existsSync(written)) found.set(file, mask(readFileSync(written, 'latin1'), place, file));
  }
  if (ACCEPT) {
    accept(expected, wanted, found);
    return;
  }
  expect(wanted, 'a case needs expected/; write it with ACCEPT=1').toContain('exit');
  const held = wanted.map((file) => [file, readFileSync(path.join(expected, file), 'latin1')] as const);
  expect(readable(found)).toEqual(readable(new Map(held)));
});

function run(cmd: string, cwd: string, cold: boolean): Promise<Record<'exit' | 'stdout' | 'stderr', string>> {
  // A time zone fourteen hours ahead: a date that depends on where the machine stands shows.
  const env = {
    PATH: `${program.bin}:${process.env['PATH'] ?? ''}`,
    ...(cold ? { ONEROW_WARM_COLD: '1' } : {}),
    LC_ALL: 'C.UTF-8',
    TZ: 'Pacific/Kiritimati',
  };
  return new Promise((resolve) => {
    const options = { cwd, env: { ...env, HOME: scratch }, encoding: 'latin1' as const };
    execFile('bash', ['-c', `exec </dev/null; ${cmd}`], options, (error, stdout, stderr) => {
      const exit = `${String(error === null ? 0 : (error.code ?? error.signal ?? 1))}\n`;
      resolve({ exit, stdout: mask(stdout, cwd, 'stdout'), stderr: mask(stderr, cwd, 'stderr') });
    });
  });
}

/** Text is held as latin1, so that every byte of every encoding is compared; what time changes is made a word. */
function mask(text: string, place: string, file: string): string {
  const steady = text
    .replaceAll(place, '<here>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
    .replaceAll(/onerow \d+\.\d+\.\d+/g, 'onerow <version>');
  return file.endsWith('manifest.json') ? steady.replaceAll(/\b[\da-f]{64}\b/g, '<sha256>') : steady;
}

function accept(expected: string, wanted: readonly string[], found: ReadonlyMap<string, string>): void {
  for (const [file, text] of found) {
    const target = path.join(expected, file);
    if (wanted.includes(file) && readFileSync(target, 'latin1') === text) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, 'latin1');
    accepted++;
  }
  for (const gone of wanted.filter((file) => !found.has(file))) {
    rmSync(path.join(expected, gone));
    accepted++;
  }
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Shown as UTF-8 where it is UTF-8, so that a difference in Chinese can be read. */
function readable(files: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...files].map(([file, text]): [string, string] => {
    const decoded = Buffer.from(text, 'latin1').toString('utf8');
    return [file, decoded.includes('\ufffd') ? text : decoded];
  });
  return Object.fromEntries(entries);
}
