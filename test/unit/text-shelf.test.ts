import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TextShelf } from '../../src/jobs/text-shelf.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onerow-shelf-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Short and long ones, some of three bytes a character, one longer than a piece. */
const textOf = (number: number): string =>
  number === 7 ? '长'.repeat(200_000) : `${number} ${'客户 é '.repeat(number % 60)}`;

test.each([
  ['in memory', 64 << 20, false],
  ['the first in memory, the rest on disk', 300_000, true],
  ['all on disk', 0, true],
])('texts come back as they were put there: %s', (_, room, isSpilled) => {
  const shelf = new TextShelf(5_000, folder, room);
  // In an order that is not theirs, every third not at all.
  const numbers = Array.from({ length: 5_000 }, (_, at) => (at * 1_237) % 5_000).filter((at) => at % 3 !== 0);
  for (const number of numbers) shelf.put(number, textOf(number));
  expect(shelf.isSpilled).toBe(isSpilled);
  for (let number = 0; number < 5_000; number++)
    if (shelf.get(number) !== (number % 3 === 0 ? undefined : textOf(number)))
      expect(shelf.get(number)).toBe(number);
  shelf.put(1, 'another');
  shelf.put(4, '');
  expect([shelf.get(1), shelf.get(4), shelf.get(-1), shelf.get(5_000)]).toEqual([
    'another',
    '',
    undefined,
    undefined,
  ]);
  const files = readdirSync(folder);
  expect(files.length).toBe(isSpilled ? 1 : 0);
  for (const file of files) expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
  shelf.close();
  expect(readdirSync(folder)).toEqual([]);
});
