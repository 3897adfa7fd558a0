// The built program as a black box in a folder of its own, and a picture of that folder before and after.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

export const PROGRAM = path.resolve(import.meta.dirname, '../../bin/onerow.js');
/** ONEROW_FAULTS=all runs every fault at every point; without it a spread of them. */
export const ALL = process.env['ONEROW_FAULTS'] === 'all';
/** What a run prints depends on nothing but its input. */
export const STEADY = ['--now', '2026-01-31', '--operator', 'test', '--lang', 'en'];

const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'onerow-faults-')));
let places = 0;

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** An empty folder, gone when the tests of the file are over. */
export function newPlace(): string {
  const place = path.join(scratch, String(++places));
  mkdirSync(place);
  return place;
}

export function copyOf(folder: string): string {
  const place = newPlace();
  cpSync(folder, place, { recursive: true });
  return place;
}

export interface Ran {
  /** Exit code; 128 + n when signal n ended it, as a shell says it. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGPIPE: 13,
  SIGTERM: 15,
};

export function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', HOME: scratch, ...more };
}

export function start(
  command: readonly string[],
  { cwd, env }: Setting,
): { child: ReturnType<typeof spawn>; ran: Promise<Ran> } {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  const ran = new Promise<Ran>((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const exit = signal === null ? (code ?? -1) : 128 + (SIGNALS[signal] ?? 0);
      resolve({ exit, stdout: Buffer.concat(out).toString('latin1'), stderr: Buffer.concat(err).toString() });
    });
  });
  return { child, ran };
}

/** Runs onerow. */
export function onerow(args: readonly string[], setting: Setting): Promise<Ran> {
  return start([process.execPath, PROGRAM, ...args], setting).ran;
}

/** Starts onerow and waits until it stands still before a read of its input, `PASS:READ` (stop-at-read.js). */
export async function stoppedAtRead(
  where: string,
  args: readonly string[],
  { cwd, env }: Setting,
): Promise<ReturnType<typeof start> & { goOn: () => void }> {
  const mark = path.join(newPlace(), 'stopped');
  const hook = pathToFileURL(path.join(import.meta.dirname, 'stop-at-read.js')).href;
  const stops = { NODE_OPTIONS: `--import=${hook}`, ONEROW_STOP_AT: where, ONEROW_STOP_MARK: mark };
  const { child, ran } = start([process.execPath, PROGRAM, ...args], { cwd, env: { ...env, ...stops } });
  while (!existsSync(mark)) {
    if (child.exitCode !== null) throw new Error(`ended before ${where}: ${(await ran).stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const goOn = (): void => {
    rmSync(mark);
  };
  return { child, ran, goOn };
}

/** Runs a line of bash in which `onerow` is the program. */
export function shell(line: string, setting: Setting): Promise<Ran> {
  return start(['bash', '-c', `onerow() { '${process.execPath}' '${PROGRAM}' "$@"; }; ${line}`], setting).ran;
}

/** Every file and folder below, by relative name: `sha256`, `link → target`, or `folder`. */
export function picture(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, full);
    if (entry.isFile()) found[name] = createHash('sha256').update(readFileSync(full)).digest('hex');
    else found[name] = entry.isDirectory() ? 'folder' : 'link';
  }
  return found;
}

export const isScratch = (name: string): boolean => /^\.onerow-.*\.(tmp|lock)$/.test(path.basename(name));

/** Files that only a run in progress has. */
export function scratchFiles(folder: string): string[] {
  return Object.keys(picture(folder)).filter(isScratch);
}

export function modeOf(file: string): string {
  return (statSync(file).mode & 0o777).toString(8);
}

export function has(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** A test that cannot run here says so where it is seen. */
export function saySkipped(what: string, why: string): void {
  process.stderr.write(`\n*** NOT TESTED HERE: ${what}: ${why} ***\n`);
}

let built: string | undefined;
/** The fault library of shim.c, compiled for this machine; undefined where there is no gcc or no LD_PRELOAD. */
export function faultLibrary(): string | undefined {
  if (process.platform !== 'linux' || !has('gcc')) return undefined;
  if (built === undefined) {
    built = path.join(scratch, 'faults.so');
    const source = path.join(import.meta.dirname, 'shim.c');
    execFileSync('gcc', ['-O1', '-shared', '-fPIC', '-o', built, source, '-ldl']);
  }
  return built;
}

/** Works through a list, two at a time. */
export async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

/** Runs many command lines in one process; words of the form {fd:FILE} become /proc/self/fd/N. */
export async function many(
  commands: readonly (readonly string[])[],
  cwd: string,
): Promise<(Ran & { readonly command: readonly string[] })[]> {
  const folder = newPlace();
  const [list, results] = [path.join(folder, 'list.json'), path.join(folder, 'results.json')];
  writeFileSync(list, JSON.stringify(commands));
  const driver = path.join(import.meta.dirname, 'many.js');
  const ran = await start([process.execPath, driver, list, results], { cwd }).ran;
  if (ran.exit !== 0) throw new Error(ran.stderr);
  return JSON.parse(readFileSync(results, 'utf8')) as (Ran & { command: string[] })[];
}

/** Rows of people that need cleaning, about 75 bytes each; the same for every call. */
export function people(rows: number, first = 1): string {
  let text = first === 1 ? 'id,name,phone,email,birthday,note\n' : '';
  for (let i = first; i < first + rows; i++) {
    const phone = `1${3 + (i % 6)}${String((i * 7919) % 1_000_000_000).padStart(9, '0')}`;
    text += `${i},客户 ${i % 5000},${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)},User${i}@Example.com,${1950 + (i % 50)}/${1 + (i % 12)}/${1 + (i % 28)},"note, ${i}"\n`;
  }
  return text;
}
