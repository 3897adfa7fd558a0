// Everything CI asks for, on two cores: the tests beside types, format and lint. What these had to say comes last.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const BINS = {
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  prettier: 'prettier/bin/prettier.cjs',
  eslint: 'eslint/bin/eslint.js',
};

/** Runs a tool; what it prints is shown as it comes, or kept. */
function run([program, ...args], shown) {
  const bin = path.join(root, 'node_modules', BINS[program]);
  return new Promise((resolve) => {
    const stdio = shown ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    child.on('close', (code) => resolve({ passed: code === 0, said, name: [program, ...args].join(' ') }));
  });
}

async function oneByOne(programs) {
  const results = [];
  for (const program of programs) results.push(await run(program, false));
  return results;
}

// The types are checked below, tests and all.
const built = await run(['tsc', '--noCheck'], true);
if (!built.passed) process.exit(1);
await import('./bundle.js');
const [tests, others] = await Promise.all([
  run(['vitest', 'run', ...process.argv.slice(2)], true),
  oneByOne([
    ['tsc', '-p', 'test'],
    ['prettier', '--check', '.'],
    ['eslint', '.'],
  ]),
]);
for (const { passed, said, name } of others) {
  process.stdout.write(`${name}: ${passed ? 'passed' : 'FAILED'}\n`);
  if (!passed) process.stdout.write(`${said}\n`);
}
if (![tests, ...others].every(({ passed }) => passed)) process.exit(1);
