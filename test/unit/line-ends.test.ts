// Where a line ends, and that every record keeps the end it had while blank lines are no records: in files of LF, CRLF,
// CR CR LF and CR alone, whether a record is copied, changed, or read the long way.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pastCrs, pastLineEnd } from '../../src/io/physical-lines.ts';
import { runArchive } from '../../src/jobs/archive.ts';
import { runNormalize } from '../../src/jobs/normalize.ts';
import type { Dialect } from '../../src/model/record.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from '../properties/scratch.ts';

describe('the end of a line', () => {
  test.each<[text: string, eol: Dialect['eol'], end: number]>([
    ['a\nb', '\n', 2],
    ['a\r\nb', '\n', 3],
    ['a\r\nb', '\r\n', 3],
    ['a\r\r\nb', '\r\n', 4],
    ['a\n\nb', '\n', 2],
    ['a\r\n\r\nb', '\r\n', 3],
    ['a\rb', '\r', 2],
    ['a\r\rb', '\r', 2],
    ['a\r\r\nb', '\r', 2],
    ['a\r\nb', '\r', 3],
    ['a', '\n', 1],
    ['a', '\r', 1],
    ['a\r', '\n', 2],
    ['a\r', '\r', 2],
    ['ab', '\n', 1],
  ])('%j, lines in %j: up to %i', (text, eol, end) => {
    expect(pastLineEnd(text, 1, eol)).toBe(end);
    expect(pastLineEnd(Buffer.from(text), 1, eol)).toBe(end);
  });

  test('CRs are passed up to the end of the text and no further', () => {
    for (const of of ['a\r\r', Buffer.from('a\r\r')]) {
      expect(pastCrs(of, 1)).toBe(3);
      expect(pastCrs(of, 0)).toBe(0);
      expect(pastCrs(of, 3)).toBe(3);
    }
  });
});

/** The last column is cleaned, so that of each file some records are copied and some are changed. */
const HEADER = 'id,remark,phone';
const COPIED = ['1,Ann,13900139001', '2,"b, bo",13900139002', '4,Cy,13900139004'];
const CHANGED = ['3,Dee,139-0013-9003', '5,"e, ed",139 0013 9005'];
const CLEAN = ['3,Dee,13900139003', '5,"e, ed",13900139005'];

/** Files by how a line ends and how a blank line looks. */
const ENDS: readonly [name: string, end: string, blank: string][] = [
  ['LF', '\n', '\n'],
  ['CRLF', '\r\n', '\r\n'],
  ['CR CR LF', '\r\r\n', '\r\r\n'],
  ['CRLF, blank lines of LF', '\r\n', '\n'],
  ['CR', '\r', '\r'],
  ['CR, several blank lines', '\r', '\r\r\r'],
];

const joined = (lines: readonly string[], end: string, blank: string): string =>
  lines.map((line) => line + end + blank).join('');

/** The header is written anew, as the file's lines usually end. */
const rewritten = ([header, ...records]: readonly string[], end: string): string =>
  `${header!}${end.replace('\r\r\n', '\r\n')}${joined(records, end, '')}`;

const lines = (phones: readonly string[]): string[] => [
  HEADER,
  COPIED[0]!,
  COPIED[1]!,
  phones[0]!,
  COPIED[2]!,
  phones[1]!,
];

describe.each(ENDS)('a file of %s', (_, end, blank) => {
  test.each([
    ['as it is', ''],
    // A quote out of order sends the whole chunk the long way, as strings.
    ['the long way', '6,"a" b,13900139006'],
  ])('normalize, %s: every record keeps its line end, blank lines are none', async (_way, odd) => {
    await withScratch(async (folder) => {
      const more = odd === '' ? [] : [odd];
      writeFileSync(path.join(folder, 'table.csv'), joined([...lines(CHANGED), ...more], end, blank));
      const { summary } = await runNormalize(
        { ...mergeOptions(folder, 'table.csv', 'n', { phoneFormat: 'national' }), ...NORMALIZED },
        WORLD,
      );
      expect(summary.counts).toMatchObject({ in: 5 + more.length, rejected: 0 });
      expect(readFileSync(path.join(folder, 'n.csv'), 'utf8')).toBe(
        rewritten([...lines(CLEAN), ...more], end),
      );
    });
  });

  test('archive: what stays keeps its line end, blank lines are none', async () => {
    await withScratch(async (folder) => {
      const all = lines(CHANGED);
      writeFileSync(path.join(folder, 'table.csv'), joined(all, end, blank));
      await runArchive(
        {
          ...mergeOptions(folder, 'table.csv', 'a', { where: 'id = 3' }),
          action: 'delete',
          inactive: undefined,
          by: [],
          unknown: 'keep',
          bundle: undefined,
        },
        WORLD,
      );
      const kept = all.filter((line) => !line.startsWith('3,'));
      expect(readFileSync(path.join(folder, 'a.csv'), 'utf8')).toBe(rewritten(kept, end));
    });
  });
});
