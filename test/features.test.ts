// The checks of features.md, run against the built command as they stand there: bash, a scratch folder, exit codes.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WarmProgram } from './warm/warm.ts';

const root = path.resolve(import.meta.dirname, '..');
const preamble = readFileSync(path.join(root, 'test/features/preamble.sh'), 'utf8');
const checks = readFileSync(path.join(root, 'test/features/checks.sh'), 'utf8')
  .split(/^# (?=M\d)/m)
  .filter((check) => check.trim() !== '')
  .map((check): [string, string] => {
    const end = check.indexOf('\n');
    return [check.slice(0, end), check.slice(end + 1)];
  });

let program: WarmProgram;
beforeAll(async () => {
  program = await WarmProgram.start();
});
afterAll(() => program.stop());

test.concurrent.each(checks)('%s', async (_title, script) => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-feature-'));
  try {
    const { PATH } = process.env;
    const env = {
      ...process.env,
      PATH: `${program.bin}:${PATH ?? ''}`,
      T: 'onerow',
      W: scratch,
      LC_ALL: 'C.UTF-8',
    };
    const { exit, said } = await bash(`exec </dev/null\n${preamble}\n${script}`, env);
    expect(exit, `${script}\n${said}`).toBe(0);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});

function bash(script: string, env: NodeJS.ProcessEnv): Promise<{ exit: unknown; said: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: root, env, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : (error.code ?? error.signal), said: `${stdout}\n${stderr}` });
    });
  });
}

test('the shell that runs the checks is there', () => {
  expect(execFileSync('bash', ['--version'], { encoding: 'utf8' })).toContain('bash');
});
