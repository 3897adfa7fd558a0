// Builds cn-division-twins.txt from opencc-js (already a dependency) and cn-divisions.tsv, cn-division-history.tsv: traditional
// characters that stand for a character of a division's name. node rules/lexicons/build/cn-division-twins.mjs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '..');
const names = ['cn-divisions.tsv', 'cn-division-history.tsv']
  .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n'))
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split('\t')[1])
  .join('');
const wanted = new Set(names);
const pairs = new Map();
const { Locale } = createRequire(import.meta.url)('opencc-js/t2cn');
for (const dictionary of Locale.to.cn.flat()) {
  const entries = typeof dictionary === 'string' ? dictionary.split('|').map((entry) => entry.split(' ')) : dictionary; // prettier-ignore
  for (const [from, to] of entries) {
    if (from.length === 1 && to?.length === 1 && from !== to && wanted.has(to) && !wanted.has(from)) pairs.set(from, to); // prettier-ignore
  }
}
const lines = [...pairs].map(([from, to]) => from + to).sort();
fs.writeFileSync(
  path.join(folder, 'cn-division-twins.txt'),
  `# source: opencc-js 1.4.2 (OpenCC), for the characters of cn-divisions.tsv and cn-division-history.tsv\n# licence: MIT AND Apache-2.0\n# read: 2026-11-22\n# rebuild: node rules/lexicons/build/cn-division-twins.mjs\n${lines.join('\n')}\n`,
);
console.log(`${lines.length} pairs`);
