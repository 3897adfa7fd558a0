// Real files that break readers (../shared/data, or ONEROW_DATA). Every line of each must come out as a row, or be set
// aside with its text; and what csv-parse can read too, must be read alike.
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { isRegular } from '../../src/io/csv-dialect.ts';
import { RecordCutter } from '../../src/io/csv-cut.ts';
import { parseCsv } from '../../src/io/csv-parse.ts';
import type { Dialect } from '../../src/model/record.ts';
import { UserError } from '../../src/model/user-error.ts';
import { corpusFiles, inCorpus } from './corpora.ts';
import { readTable, textOfFile } from './read-table.ts';

const files = corpusFiles('csv');

/** Files csv-parse reads in another way by design: name → why. */
const DIFFERENT: ReadonlyMap<string, string> = new Map([]);

describe.skipIf(files.length === 0)('the corpus of csv files', () => {
  test('holds files', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  test.each(files)('%s: every line is accounted for', async (name) => {
    const file = inCorpus('csv', name);
    let table: Awaited<ReturnType<typeof readTable>>;
    try {
      table = await readTable(file);
    } catch (error) {
      // A file that is no table is answered by a sentence, not by a crash.
      expect(error).toBeInstanceOf(UserError);
      return;
    }
    const { info, records } = table;
    const text = await textOfFile(file, info.encoding);
    expect(unaccounted(text, records, info.dialect)).toBe('');
    expect(records.map((record) => record.number)).toEqual(records.map((_, index) => index + 1));
    const lines = text.split(lineEnds(info.dialect));
    const onItsLine = ({ line, text: raw }: { line: number; text: string }): boolean =>
      raw.split(lineEnds(info.dialect)).every((part, i) => lines[line - 1 + i]!.includes(part));
    expect(records.filter((record) => !onItsLine(record))).toEqual([]);
  });

  test('csv-parse reads the same cells, but for files that differ by design', async () => {
    const found: string[] = [];
    let compared = 0;
    for (const name of files) {
      const file = inCorpus('csv', name);
      const table = await readTable(file).catch(() => undefined);
      if (!table || !isRegular(table.info.dialect)) continue;
      const { dialect } = table.info;
      const text = await textOfFile(file, table.info.encoding);
      const expected = byCsvParse(text, dialect);
      if (!expected) continue;
      compared++;
      if (JSON.stringify(expected) !== JSON.stringify(byFastPath(text, dialect))) found.push(name);
    }
    expect(found).toEqual([...DIFFERENT.keys()].sort());
    expect(compared).toBeGreaterThan(200);
  });
});

const lineEnds = ({ eol }: Dialect): RegExp => (eol === '\r' ? /\r\n?|\n/ : /\r+\n|\n|\r/);

function byCsvParse(text: string, { delimiter, quote, eol }: Dialect): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      quote: quote === '' ? null : quote,
      record_delimiter: eol === '\r' ? ['\r\n', '\r'] : ['\r\r\n', '\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return undefined;
  }
}

function byFastPath(text: string, dialect: Dialect): string[][] {
  const cutter = new RecordCutter(dialect);
  const pieces = [...cutter.push(Buffer.from(text)), ...cutter.end()];
  return pieces.flatMap((piece) => {
    const part = Buffer.from(piece.bytes).toString();
    return piece.kind === 'broken' ? [[part]] : parseCsv(part, dialect).rows;
  });
}

/** What is left of a text when all records and everything down to the header is taken out; '' when that is all. */
function unaccounted(
  text: string,
  records: readonly { text: string; line: number }[],
  dialect: Dialect,
): string {
  const above = [...text.matchAll(new RegExp(lineEnds(dialect), 'g'))].slice(0, (records[0]?.line ?? 1) - 1);
  let at = above.reduce((_, end) => end.index + end[0].length, 0);
  for (const record of records) {
    while (text[at] === '\n' || text[at] === '\r') at++;
    if (!text.startsWith(record.text, at)) return `expected a record at ${at}: ${text.slice(at, at + 40)}`;
    at += record.text.length;
  }
  return text.slice(at).replaceAll(/[\r\n]/g, '');
}
