// The checks of features.md, run against the built command as they stand there: bash, a scratch folder, exit codes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const preamble = readFileSync(path.join(root, 'test/features/preamble.sh'), 'utf8');
const checks = readFileSync(path.join(root, 'test/features/checks.sh'), 'utf8')
  .split(/^# (?=M\d)/m)
  .filter((check) => check.trim() !== '')
  .map((check): [string, string] => {
    const end = check.indexOf('\n');
    return [check.slice(0, end), check.slice(end + 1)];
  });

test.each(checks)('%s', (_title, script) => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'onerow-feature-'));
  try {
    const result = spawnSync('bash', ['-c', `${preamble}\n${script}`], {
      cwd: root,
      env: { ...process.env, T: `node ${path.join(root, 'bin/onerow.js')}`, W: scratch, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
      input: '',
    });
    expect(result.status, `${script}\n${result.stdout}\n${result.stderr}`).toBe(0);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});

test('the shell that runs the checks is there', () => {
  expect(execFileSync('bash', ['--version'], { encoding: 'utf8' })).toContain('bash');
});
