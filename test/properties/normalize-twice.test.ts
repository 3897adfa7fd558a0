// A cleaned table, cleaned again, is the same table byte for byte: over real files that break readers
// (../shared/data, or ONEROW_DATA), over the fixtures, and over the generated Chinese export.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWorkbook } from '../../src/io/xlsx-read.ts';
import { runNormalize, type NormalizeOptions } from '../../src/jobs/normalize.ts';
import { UserError } from '../../src/model/user-error.ts';
import { chineseExport, writeExport } from '../bench/chinese-export.js';
import { mergeOptions, withScratch, WORLD } from './scratch.ts';

const DATA = process.env['ONEROW_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');
const CORPUS = path.join(DATA, 'corpora/csv');
const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
/** ONEROW_ALL=1 takes all workbooks, not every twelfth. */
const ALL = process.env['ONEROW_ALL'] === '1';
const STYLES = ['e164', 'national', 'cc-area'] as const;

const corpus = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(json|md)$|LICENSE|COPYING/.test(entry.name))
      .map((entry) => path.relative(CORPUS, path.join(entry.parentPath, entry.name)))
      .sort()
  : [];

function optionsFor(
  folder: string,
  source: { file: string; encoding?: 'utf-8'; sheets?: readonly string[] },
  run: string,
  style: (typeof STYLES)[number],
): NormalizeOptions {
  return {
    ...mergeOptions(folder, '', run, { sources: [{ name: 'table', ...source }], id: [], phoneFormat: style }),
    extensionColumn: false,
    keepRaw: false,
    onInvalid: 'keep',
    onUnknown: 'keep',
    enumFields: [],
    excel: false,
  };
}

interface Twice {
  readonly once: string;
  readonly again: string;
  readonly hasPhones: boolean;
}

/** Normalizes the file, then what came out. Undefined when the file is refused; then nothing may have been written. */
async function twice(
  file: string,
  style: (typeof STYLES)[number],
  sheets?: readonly string[],
): Promise<Twice | undefined> {
  const source = sheets === undefined ? { file } : { file, sheets };
  return withScratch(async (folder) => {
    const first = path.join(folder, 'once.csv');
    let hasPhones: boolean;
    try {
      const { summary } = await runNormalize(optionsFor(folder, source, 'once', style), WORLD);
      hasPhones = summary.columns.some(({ type }) => type === 'phone');
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(existsSync(first)).toBe(false);
      return undefined;
    }
    const once = readFileSync(first, 'utf8');
    // A header without rows is a table that no run takes.
    if (once.trimEnd().split('\n').length < 2) return undefined;
    // Of a dozen bytes nobody can tell the encoding; what we wrote we know.
    await runNormalize(optionsFor(folder, { file: first, encoding: 'utf-8' }, 'again', style), WORLD);
    return { once, again: readFileSync(path.join(folder, 'again.csv'), 'utf8'), hasPhones };
  });
}

/** What is left of these, once the lines that are no records were set aside, is another table: name → why. */
const READ_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['duckdb-csv/data/csv/afl/3977/case_5.csv', 'a fuzzer’s three lines, all but one of their quotes open'],
  [
    'duckdb-csv/data/csv/error/mismatch/big_bad.csv',
    'its header is the same words as its rows, but for a space',
  ],
]);

/** The first line that differs, so that a failure says where to look. */
function firstDifference({ once, again }: Twice): string {
  if (once === again) return '';
  const [a, b] = [once.split('\n'), again.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1}: ${JSON.stringify(a[at]?.slice(0, 300))} became ${JSON.stringify(b[at]?.slice(0, 300))}`;
}

describe.skipIf(corpus.length === 0)('the corpus of csv files', () => {
  test('holds files', () => {
    expect(corpus.length).toBeGreaterThan(300);
  });

  test('nearly all files are read, and none changes twice', async () => {
    const changed: string[] = [];
    let compared = 0;
    for (const name of corpus) {
      const file = path.join(CORPUS, name);
      let styles: readonly (typeof STYLES)[number][] = STYLES;
      for (const style of STYLES) {
        if (!styles.includes(style)) continue;
        const result = await twice(file, style).catch((error: unknown) => String(error));
        if (result === undefined) break;
        compared++;
        const difference = typeof result === 'string' ? result : firstDifference(result);
        if (difference !== '' && !READ_OTHERWISE.has(name)) changed.push(`${name} ${style} ${difference}`);
        if (difference === '' && READ_OTHERWISE.has(name)) changed.push(`${name} is no exception any more`);
        // Without phones the styles are one.
        if (typeof result === 'string' || !result.hasPhones) styles = ['e164'];
      }
    }
    expect(changed).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  });
});

/** Tables of the other corpora; what is no table at all (subtitles, XML) is refused and says nothing here. */
const OTHERS = [...glob('corpora/encodings', /./), ...glob('dedupe', /records\.csv$/)];

test.skipIf(OTHERS.length === 0)(
  'the files in thirty encodings and the sets with known answers',
  async () => {
    const changed: string[] = [];
    let compared = 0;
    for (const file of OTHERS) {
      const result = await twice(file, 'e164').catch((error: unknown) => String(error));
      if (result === undefined) continue;
      compared++;
      const difference = typeof result === 'string' ? result : firstDifference(result);
      if (difference !== '') changed.push(`${path.relative(DATA, file)} ${difference}`);
    }
    expect(changed).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  },
);

/** Workbooks of people who test workbooks: many have no header, or one that is hard to find. */
const BOOKS = glob('corpora/xlsx', /\.xls[xm]$/).filter((_, index) => ALL || index % 12 === 0);

test.skipIf(BOOKS.length === 0)('every sheet of the workbooks', { timeout: 600_000 }, async () => {
  const changed: string[] = [];
  let compared = 0;
  for (const file of BOOKS) {
    const book = await openWorkbook(file).catch(() => undefined);
    for (const { name, kind } of book?.sheets ?? []) {
      if (kind !== 'cells') continue;
      const result = await twice(file, 'e164', [name]).catch((error: unknown) => String(error));
      if (result === undefined) continue;
      compared++;
      const difference = typeof result === 'string' ? result : firstDifference(result);
      if (difference !== '') changed.push(`${path.relative(DATA, file)}#${name} ${difference}`);
    }
  }
  expect(changed).toEqual([]);
  expect(compared).toBeGreaterThan(ALL ? 800 : 60);
});

function glob(folder: string, name: RegExp): string[] {
  const whole = path.join(DATA, folder);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && name.test(entry.name) && !/\.(json|md)$|LICENSE|COPYING/.test(entry.name),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

// eslint-disable-next-line no-console -- a skipped proof must be seen
if (corpus.length === 0) console.warn(`SKIPPED: no corpus of csv files at ${CORPUS}`);

describe.each(STYLES)('%s', (style) => {
  test.each(['crm.csv', 'shop.csv', 'store.xlsx', 'orders.csv'])('the fixture %s', async (name) => {
    const result = await twice(path.join(FIXTURES, name), style);
    expect(firstDifference(result!)).toBe('');
  });

  test('the generated Chinese export', () =>
    withScratch(async (folder) => {
      const made = chineseExport({ rows: 400, seed: 11 });
      writeExport(folder, made);
      for (const { name } of made.files) {
        const result = await twice(path.join(folder, name), style);
        expect(firstDifference(result!), name).toBe('');
      }
    }));
});
