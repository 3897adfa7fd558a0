import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/model/version.ts';

test('the version the program tells is the package version', () => {
  const file = path.resolve(import.meta.dirname, '../../package.json');
  expect(VERSION).toBe((JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version);
});
