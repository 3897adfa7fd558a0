// The names of blocking passes, read from where they are given.
import { readFileSync } from 'node:fs';

const FILES = ['blocking-passes.ts', 'default-blocking.ts'];

export const BLOCKING_PASS_NAMES: readonly string[] = [
  ...new Set(
    FILES.flatMap((file) => {
      const text = readFileSync(new URL(`../../src/rulepack/${file}`, import.meta.url), 'utf8');
      return [...text.matchAll(/\bname: '([^']+)'/g)].map(([, name]) => name!);
    }),
  ),
];
