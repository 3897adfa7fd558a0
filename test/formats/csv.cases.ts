// Delimited text, polluted row by row and as a whole, through the reader the commands use.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { csvLine, PLAIN_CSV } from '../../src/io/csv-write.ts';
import { readTable } from '../unit/read-table.ts';
import { FILE_POLLUTIONS, HEADER, lineOf, PLAIN, ROW_POLLUTIONS, ROWS } from './csv-pollutions.ts';
import type { FilePollution, RowPollution } from './csv-pollutions.ts';
import type { FormatCase, Outcome } from './format-case.ts';

async function withFile<T>(bytes: Uint8Array, body: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-formats-'));
  const file = path.join(folder, 'table.csv');
  writeFileSync(file, bytes);
  try {
    return await body(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Surplus blank cells of a column without a name are no difference. */
const keyOf = (cells: readonly string[]): string => {
  const isSpare = cells.slice(HEADER.length).every((cell) => cell === '');
  return JSON.stringify(isSpare ? cells.slice(0, HEADER.length) : cells);
};

/** Pollutes each of the 84 rows in turn, and tells what became of it. */
async function rowByRow({ pollute, eol = '\n' }: RowPollution): Promise<Outcome> {
  const answers = new Set<string>();
  let lost = 0;
  for (const [index, cells] of ROWS.entries()) {
    const polluted = pollute(lineOf(cells, PLAIN), cells) + eol;
    const lines = [HEADER, ...ROWS].map((row, i) => (i === index + 1 ? polluted : `${lineOf(row, PLAIN)}\n`));
    const { records } = await withFile(Buffer.from(lines.join('')), readTable);
    const kept = new Set(records.filter((record) => record.code === '').map((record) => keyOf(record.cells)));
    lost += ROWS.filter((row, i) => i !== index && !kept.has(keyOf(row))).length;
    // The polluted lines must be somewhere, letter by letter.
    const texts = records.map((record) => record.text).join('\n');
    if (!polluted.split(/[\r\n]+/).every((line) => texts.includes(line))) lost++;
    const codes = new Set(records.flatMap((record) => (record.code === '' ? [] : [record.code])));
    answers.add(codes.size === 0 ? 'the row is kept' : `in rejects.csv: ${[...codes].sort().join(', ')}`);
  }
  return { answer: [...answers].sort().reverse().join('; or '), lost };
}

async function wholeFile({ bytes }: FilePollution): Promise<Outcome> {
  return withFile(bytes(), async (file) => {
    const { records, notices } = await readTable(file);
    const kept = new Set(records.filter((record) => record.code === '').map((record) => keyOf(record.cells)));
    const lost = ROWS.filter((row) => !kept.has(keyOf(row))).length;
    const codes = [...new Set(records.flatMap((record) => (record.code === '' ? [] : [record.code])))];
    const surplus = codes.length > 0 ? `; in rejects.csv: ${codes.join(', ')}` : '';
    const notice = notices.length > 0 ? `; notice ${notices.join(', ')}` : '';
    return { answer: `all rows are read${surplus}${notice}`, lost };
  });
}

/** One cell written beside another, and what csv-parse then reads: the same two, or the writer has lost. */
async function oneCell(cell: string): Promise<Outcome> {
  const line = csvLine([cell, 'x'], PLAIN_CSV);
  const rows = parse(line, { record_delimiter: '\n' });
  const lost = JSON.stringify(rows) === JSON.stringify([[cell, 'x']]) ? 0 : 1;
  return { answer: line === `${cell},x\n` ? 'written as it is' : 'written in quotes', lost };
}

const WRITTEN: readonly (readonly [what: string, cell: string])[] = [
  ['a cell with a delimiter', 'tea, coffee'],
  ['a cell with quotes', 'said "yes"'],
  ['a cell with LF', 'two\nlines'],
  ['a cell with CRLF', 'two\r\nlines'],
  ['a cell with a lone CR', 'two\rlines'],
  ['a cell with a NUL', 'a\0b'],
  ['spaces at both ends', ' x '],
  ['a leading zero', '0086'],
  ['an 18-digit number', '110101199003078515'],
  ['an empty cell', ''],
];

export const cases: readonly FormatCase[] = [
  ...ROW_POLLUTIONS.map((pollution): FormatCase => ({
    door: 'CSV',
    direction: 'reading',
    pollution: pollution.name,
    run: () => rowByRow(pollution),
  })),
  ...FILE_POLLUTIONS.map((pollution): FormatCase => ({
    door: 'CSV',
    direction: 'reading',
    pollution: pollution.name,
    run: () => wholeFile(pollution),
  })),
  ...WRITTEN.map(([what, cell]): FormatCase => ({
    door: 'CSV',
    direction: 'writing',
    pollution: what,
    run: () => oneCell(cell),
  })),
];
