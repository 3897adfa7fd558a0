// Warm programs for a test file: as many as it has things to do at a time.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SERVE = path.join(import.meta.dirname, 'serve.js');
const CLIENT = path.join(import.meta.dirname, 'onerow.js');

export interface Answer {
  readonly exit: number;
  /** As latin1, so that every byte is kept. */
  readonly stdout: string;
  readonly stderr: string;
}

export class WarmProgram {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly address: string;

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#child = child;
    this.address = path.join(folder, 'socket');
  }

  /** `env` is there when the process starts: what is preloaded, say. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<WarmProgram> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'onerow-warm-')));
    const address = path.join(folder, 'socket');
    const child = spawn(process.execPath, [SERVE], {
      env: { PATH: process.env['PATH'] ?? '', ...env, ONEROW_WARM: address },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    while (!existsSync(address)) {
      if (child.exitCode !== null) throw new Error('the warm program did not start; is it built?');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return new WarmProgram(folder, child);
  }

  /** A folder for the PATH in which `onerow` asks this program. */
  get bin(): string {
    const bin = path.join(this.#folder, 'bin');
    const shim = path.join(bin, 'onerow');
    if (!existsSync(shim)) {
      mkdirSync(bin, { recursive: true });
      writeFileSync(
        shim,
        `#!/bin/sh\nONEROW_WARM='${this.address}' exec '${process.execPath}' '${CLIENT}' "$@"\n`,
      );
      chmodSync(shim, 0o755);
    }
    return bin;
  }

  /** Runs a command line that neither reads standard input nor writes data to standard output. */
  run(
    args: readonly string[],
    { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const printed: Record<number, Buffer[]> = { 1: [], 2: [] };
      let said = '';
      let ended = false;
      const socket = connect(this.address, () => socket.write(`${JSON.stringify({ args, cwd, env })}\n`));
      socket.setEncoding('utf8').on('data', (text: string) => {
        const lines = (said + text).split('\n');
        said = lines.pop()!;
        for (const line of lines) {
          const { fd, data, exit } = JSON.parse(line) as { fd?: number; data: string; exit?: number };
          if (fd !== undefined) printed[fd]!.push(Buffer.from(data, 'base64'));
          if (exit === undefined) continue;
          ended = true;
          socket.end();
          const [stdout, stderr] = [Buffer.concat(printed[1]!), Buffer.concat(printed[2]!)];
          resolve({ exit, stdout: stdout.toString('latin1'), stderr: stderr.toString() });
        }
      });
      socket.on('error', reject);
      socket.on('close', () => {
        if (!ended) reject(new Error(`the warm program ended over: ${args.join(' ')}`));
      });
    });
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null) await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
