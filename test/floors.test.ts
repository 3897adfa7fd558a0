// Imports point down, and only the edge touches the world. This is the only rule about structure the suite enforces.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');

const FLOORS = [
  // Packed word lists import nothing, so everything above may read them.
  ['model', 'calendar', 'lexicons'],
  ['text', 'words'],
  ['fields', 'linkage', 'survivorship', 'retention', 'engine', 'expression'],
  ['rulepack', 'report', 'io'],
  ['jobs'],
  // Two doors: for people and for programs.
  ['cli', 'library'],
];
const MAY_TOUCH_THE_WORLD = new Set(['engine', 'io', 'cli']);
/** The public face: it gathers what other programs may call. */
const FACE = 'library.ts';

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && file !== FACE,
);

function floorOf(folder: string): number {
  const floor = FLOORS.findIndex((folders) => folders.includes(folder));
  expect(floor, `src/${folder} stands on no floor`).toBeGreaterThanOrEqual(0);
  return floor;
}

test.each(files)('%s imports only downwards', (file) => {
  const from = file.split(path.sep)[0]!;
  const source = readFileSync(path.join(src, file), 'utf8');
  for (const [, target] of source.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)) {
    const to = path.relative(src, path.resolve(src, path.dirname(file), target!)).split(path.sep)[0]!;
    if (to !== from) expect(floorOf(to), `${file} -> ${to}`).toBeLessThan(floorOf(from));
  }
  if (!MAY_TOUCH_THE_WORLD.has(from)) {
    expect(source, `${file} reaches for the outside world`).not.toMatch(
      /from 'node:(fs|process|child_process|stream)/,
    );
    expect(source, `${file} prints`).not.toMatch(/\bconsole\.|process\.(stdout|stderr|exit)/);
  }
});

test('nothing exits but the edge', () => {
  const exits = files.filter((file) => readFileSync(path.join(src, file), 'utf8').includes('process.exit('));
  expect(exits).toEqual([path.join('cli', 'main.ts')]);
});

/** How slow may a machine be? A test has a quarter of an hour, or what depends on how much it is asked to do. */
test('no test is given less time than all of them', () => {
  const short: string[] = [];
  for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.test.ts')) continue;
    const source = readFileSync(path.join(import.meta.dirname, file), 'utf8');
    // Of a test, a hook or a group; a child process that is waited for has its own.
    for (const [found, ms] of source.matchAll(/(?:timeout: |Timeout\(|\},\s+)(\d[\d_]+)(?= ?[})+,])/g))
      if (Number(ms!.replaceAll('_', '')) < 600_000) short.push(`${file}: ${found}`);
  }
  expect(short).toEqual([]);
});
