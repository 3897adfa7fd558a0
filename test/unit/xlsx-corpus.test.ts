// 960 workbooks of twelve projects, against what openpyxl reads in them. Text must be the same; for numbers and dates
// openpyxl itself is often wrong about the kind, so they are compared loosely and reported, never a failure.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openWorkbook, type Workbook } from '../../src/io/xlsx-read.ts';
import { decodeEscapes } from '../../src/io/xml-text.ts';
import { UserError } from '../../src/model/user-error.ts';
import { inCorpus } from './corpora.ts';

type Cell = readonly [row: number, column: number, kind: string, value: string | boolean];
interface Expected {
  readonly file: string;
  readonly sheets?: Readonly<Record<string, readonly Cell[]>>;
  readonly error?: string;
}

const corpus = inCorpus('xlsx');
const isThere = existsSync(path.join(corpus, 'expected-cells.jsonl.gz'));

const tally = {
  text: 0,
  textDiffers: [] as string[],
  blank: [] as string[],
  others: 0,
  othersDiffer: 0,
  read: 0,
};
const refused = new Map<string, string>();
const bugs: unknown[] = [];

test.skipIf(!isThere)(`960 workbooks of others, in ${corpus}`, async () => {
  const lines = gunzipSync(readFileSync(path.join(corpus, 'expected-cells.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  const files = lines.map((line) => JSON.parse(line) as Expected);
  for (const expected of files) {
    const outcome = await compare(expected);
    if (outcome instanceof UserError) refused.set(expected.file, outcome.code);
    else if (outcome !== undefined) bugs.push([expected.file, outcome]);
    else tally.read++;
  }
  expect(bugs).toEqual([]);
  expect(tally.blank).toEqual([]);
  expect(tally.textDiffers).toEqual([]);
  expect(tally.text).toBeGreaterThan(76_000);

  // Every refusal of a file that openpyxl reads is a decision: this one holds its only sheet twice, differently.
  const readable = files
    .filter(({ file, error }) => refused.has(file) && error === undefined)
    .map(({ file }) => file);
  expect(readable.map((file) => path.basename(file))).toEqual(['duplicate-filename.xlsx']);
  // What openpyxl cannot read itself is encrypted, cut off or made to attack; a few of those are read here all the same.
  expect([...refused.values()].every((code) => code.startsWith('xlsx/'))).toBe(true);
  expect(tally.read / files.length).toBeGreaterThan(0.98);
});

afterAll(() => {
  if (!isThere) process.stderr.write(`xlsx-corpus: SKIPPED, nothing in ${corpus} (set ONEROW_DATA)\n`);
  else {
    const { read, text, others, othersDiffer } = tally;
    const counts = new Map<string, number>();
    for (const code of refused.values()) counts.set(code, (counts.get(code) ?? 0) + 1);
    const codes = [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
    process.stderr.write(
      `xlsx-corpus: ${read} workbooks read, ${text} text cells, ${others} other cells of which ${othersDiffer} differ; ` +
        `refused: ${codes}\n`,
    );
  }
});

/** What reading ended with, if not well. */
async function compare({ file, sheets }: Expected): Promise<unknown> {
  try {
    const workbook = await openWorkbook(path.join(corpus, file));
    // Of files openpyxl cannot read there is nothing to compare, but they must be read or refused all the same.
    const wanted = sheets ?? Object.fromEntries(workbook.sheets.map(({ name }) => [name, [] as Cell[]]));
    for (const [name, cells] of Object.entries(wanted)) {
      const isData = workbook.sheets.some((sheet) => sheet.name === name && sheet.kind === 'cells');
      if (!isData && cells.length === 0) continue;
      compareSheet(`${file} ${name}`, await readCells(workbook, name), cells);
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

async function readCells(workbook: Workbook, name: string): Promise<Map<number, readonly string[]>> {
  const rows = new Map<number, readonly string[]>();
  for await (const batch of workbook.rows(name)) for (const { row, cells } of batch) rows.set(row, cells);
  return rows;
}

function compareSheet(where: string, rows: Map<number, readonly string[]>, cells: readonly Cell[]): void {
  for (const [row, column, kind, value] of cells) {
    const found = rows.get(row)?.[column - 1] ?? '';
    const place = `${where} ${row}:${column}`;
    if (kind === 's' || kind === 'e') {
      tally.text++;
      if (found === '' && value !== '') tally.blank.push(place);
      // openpyxl leaves Excel's _xHHHH_ as it stands.
      else if (found !== decodeEscapes(String(value))) tally.textDiffers.push(place);
    } else {
      tally.others++;
      if (found === '') tally.blank.push(place);
      else if (!isAlike(kind, String(value), found)) tally.othersDiffer++;
    }
  }
}

function isAlike(kind: string, expected: string, found: string): boolean {
  if (kind === 'b') return found === expected.toUpperCase();
  if (kind === 'n') return Math.abs(Number(found) - Number(expected)) <= 1e-12 * Math.abs(Number(expected));
  const date = expected
    .replace('T', ' ')
    .replace(/\.\d+$/, '')
    .replace(/ 00:00:00$/, '');
  return found.replace(/ 00:00:00$/, '') === date;
}
