// docs/library.md is a test: its examples are compiled against the package as it is packed, by the strictest settings, and
// print what the page says.
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/library.md'), 'utf8');
const examples = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);
const folder = mkdtempSync(path.join(tmpdir(), 'onerow-library-'));

function run(program: string, args: readonly string[], cwd = folder): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  expect(`${status}\n${status === 0 ? '' : stdout + stderr}`).toBe('0\n');
  return stdout;
}

beforeAll(() => {
  // The package as somebody would install it, beside the packages it depends on.
  const home = path.join(folder, 'node_modules/onerow');
  mkdirSync(home, { recursive: true });
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root);
  const [packed = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run('tar', ['xzf', packed, '-C', home, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), link, 'junction');
  }
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  examples.forEach((text, at) => writeFileSync(path.join(folder, `example-${at}.ts`), text));
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        types: ['node'],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        // Our own declarations are checked, too.
        skipLibCheck: false,
        outDir: 'out',
      },
      files: examples.map((_, at) => `example-${at}.ts`),
    }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the examples compile against the packed declarations', () => {
  expect(examples.length).toBeGreaterThan(4);
  run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
});

test.each(examples.map((text, at) => [text.split('\n')[0]!, at] as const))('%s', (_, at) => {
  const printed = run(process.execPath, [path.join(folder, `out/example-${at}.js`)]);
  const told = examples[at]!.split('\n').flatMap((line) => (line.startsWith('//> ') ? [line.slice(4)] : []));
  expect(
    printed
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual(told);
});

test('importing it does nothing: no output, nothing read from the command line or the environment', () => {
  const script = `
    const { exit } = process;
    const touched = [];
    // Node's loader and other packages may look; we do not.
    const isOurs = () => new Error().stack.split('\\n')[3]?.includes('node_modules/onerow') === true;
    const watch = (of, name) => new Proxy(of, { get: (target, key) => (isOurs() && touched.push(name + '.' + String(key)), target[key]) });
    Object.defineProperty(process, 'env', { value: watch(process.env, 'env') });
    Object.defineProperty(process, 'argv', { value: watch(process.argv, 'argv') });
    const before = process.eventNames().length;
    const { scanRecords } = await import('onerow');
    await scanRecords([{ id: '1', phone: '+351 912 345 601' }, { id: '2', phone: '912 345 601' }], { today: '2026-01-31', country: 'PT', rules: ['phone'] });
    console.log(JSON.stringify(touched), process.eventNames().length - before, exit === process.exit);
  `;
  expect(run(process.execPath, ['--input-type=module', '-e', script]).trim()).toBe('[] 0 true');
});
