// The README is a test: every `$ onerow …` in a console block prints what the page says, in fixtures/.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { parseConfig } from '../src/rulepack/config.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const fenced = (kind: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);

const examples = fenced('console').flatMap((block) =>
  block
    .split(/^\$ /m)
    .filter((part) => part !== '')
    .map((part): [string, string] => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
);

test('there are examples to run', () => {
  expect(examples.length).toBeGreaterThan(0);
});

test.each(examples)('$ %s', (command, expected) => {
  const line = command.replace(/^onerow /, `node ${path.join(root, 'bin/onerow.js')} `);
  const run = spawnSync('bash', ['-c', `${line} 2>&1`], {
    cwd: path.join(root, 'fixtures'),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(run.stdout).toBe(expected);
});

test.each(fenced('yaml'))('the configuration on the page is one', (text) => {
  expect(parseConfig(text, 'onerow.yaml', []).version).toBe((parse(text) as { version: number }).version);
});

test.each(fenced('sh').flatMap((block) => block.split('\n').filter((line) => line.startsWith('npm '))))(
  '%s names scripts that exist',
  (line) => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script] of line.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(script);
  },
);
