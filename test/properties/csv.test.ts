// The CSV reader and writer beside csv-parse and csv-stringify, their references, over tables, dialects, chunk edges and
// damage made at random.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordCutter } from '../../src/io/csv-cut.ts';
import { IrregularReader } from '../../src/io/csv-irregular.ts';
import { parseCsv } from '../../src/io/csv-parse.ts';
import { csvLine } from '../../src/io/csv-write.ts';
import { lineCounter } from '../../src/io/physical-lines.ts';
import type { Dialect } from '../../src/model/record.ts';

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      '张',
      ',',
      '"',
      '\n',
      '\r\n',
      '\r',
      ' ',
      ';',
      '\t',
      '|',
      "'",
      'é',
      '𠮷',
      '0',
      '=',
      '\\',
    ),
  }),
  fc.constantFrom('', '"', '""', 'a"b', ' x ', '+8613900139001', '1,234', 'line\nline', 'C:\\dir\\', '\0'),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  );
const eol = fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const);
const regular: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^'),
  quote: fc.constantFrom('"', "'"),
  eol,
});
const irregular: fc.Arbitrary<Dialect> = fc.oneof(
  fc.record({
    delimiter: fc.constantFrom('||', '::', '|~|', ', ', '，'),
    quote: fc.constantFrom('"', "'"),
    eol,
  }),
  fc.record({
    delimiter: fc.constantFrom(',', ';', '||'),
    quote: fc.constantFrom('"', "'"),
    escape: fc.constant('\\' as const),
    eol,
  }),
);

const reference = ({ delimiter, quote, escape, eol: end }: Dialect): object => ({
  delimiter,
  quote,
  escape: escape ?? quote,
  record_delimiter: end,
});

/** csv-stringify, told to quote every kind of line end whatever the file's own is. */
const written = (rows: readonly (readonly string[])[], dialect: Dialect): string =>
  stringify(rows as string[][], { ...reference(dialect), quoted_match: /[\n\r]/ });

test('well-formed text reads as csv-parse reads it', () => {
  fc.assert(
    fc.property(table, regular, (rows, dialect) => {
      const text = written(rows, dialect);
      const expected = parse(text, reference(dialect));
      expect(parseCsv(text, dialect).rows).toEqual(expected);
      expect(expected).toEqual(rows);
    }),
    { numRuns: 2000 },
  );
});

test('every record may end its own way', () => {
  const ends = fc.constantFrom('\n', '\r\n', '\r\r\n');
  fc.assert(
    fc.property(table, regular, fc.infiniteStream(ends), (rows, dialect, stream) => {
      const d = { ...dialect, eol: '\n' as const };
      const text = rows.map((row) => written([row], d).slice(0, -1) + String(stream.next().value)).join('');
      expect(parseCsv(text, d).rows).toEqual(rows);
      expect(inChunks(text, d, 7, rows[0]!.length).rows).toEqual(rows);
    }),
    { numRuns: 1000 },
  );
});

test('irregular dialects read back what csv-stringify wrote, in pieces of any size', () => {
  fc.assert(
    fc.property(table, irregular, fc.integer({ min: 1, max: 60 }), (rows, dialect, size) => {
      const text = written(rows, dialect);
      const { rows: found, texts, lines } = irregularInPieces(text, dialect, size, rows[0]!.length);
      expect(found).toEqual(rows);
      expect(texts.join('')).toBe(text);
      expect(lines).toEqual(linesOf(text, rows, dialect));
    }),
    { numRuns: 1000 },
  );
});

test('cells are quoted when and only when csv-stringify quotes them', () => {
  fc.assert(
    fc.property(table, fc.oneof(regular, irregular), (rows, dialect) => {
      for (const row of rows) expect(csvLine(row, dialect)).toBe(written([row], dialect));
    }),
    { numRuns: 1000 },
  );
});

/** The physical line on which each record starts, counted the simple way. */
function linesOf(text: string, rows: readonly (readonly string[])[], dialect: Dialect): number[] {
  let at = 0;
  return rows.map((row) => {
    const line = text.slice(0, at).split(dialect.eol === '\r' ? /\r\n?|\n/ : /\r+\n|\n|\r/).length;
    at += written([row], dialect).length;
    return line;
  });
}

function irregularInPieces(
  text: string,
  dialect: Dialect,
  size: number,
  width: number,
): { rows: string[][]; texts: string[]; lines: number[] } {
  const reader = new IrregularReader(dialect, width);
  const rows: string[][] = [];
  const texts: string[] = [];
  const lines: number[] = [];
  const take = (part: ReturnType<IrregularReader['push']>): void => {
    rows.push(...part.rows.map((row) => [...row]));
    texts.push(part.text);
    lines.push(...part.lines);
  };
  for (let at = 0; at < text.length; at += size) take(reader.push(text.slice(at, at + size)));
  take(reader.end());
  return { rows, texts, lines };
}

interface InChunks {
  rows: string[][];
  lines: number[];
  broken: string[];
  brokenLines: number[];
}

/** The text cut into chunks at `size`, parsed chunk by chunk. */
function inChunks(text: string, dialect: Dialect, size: number, width = 0): InChunks {
  const bytes = Buffer.from(text);
  const cutter = new RecordCutter(dialect, width);
  const found: InChunks = { rows: [], lines: [], broken: [], brokenLines: [] };
  const take = (pieces: ReturnType<RecordCutter['push']>): void => {
    for (const piece of pieces) {
      const content = Buffer.from(piece.bytes).toString();
      if (piece.kind === 'broken') {
        expect(piece.record).toBe(found.rows.length + found.broken.length + 1);
        found.broken.push(content);
        found.brokenLines.push(piece.line);
        continue;
      }
      expect(piece.firstRecord).toBe(found.rows.length + found.broken.length + 1);
      const parsed = parseCsv(content, piece.eol === undefined ? dialect : { ...dialect, eol: piece.eol });
      const lineAt = lineCounter(content, piece.firstLine, dialect.eol);
      found.rows.push(...parsed.rows);
      found.lines.push(...parsed.starts.map(lineAt));
    }
  };
  for (let at = 0; at < bytes.length; at += size) take(cutter.push(bytes.subarray(at, at + size)));
  take(cutter.end());
  return found;
}

test('chunks cut anywhere hold the same records, on their lines', () => {
  fc.assert(
    fc.property(table, regular, fc.integer({ min: 1, max: 40 }), (rows, dialect, size) => {
      const text = written(rows, dialect);
      const { rows: found, lines } = inChunks(text, dialect, size, rows[0]!.length);
      expect(found).toEqual(rows);
      expect(lines).toEqual(linesOf(text, rows, dialect));
    }),
    { numRuns: 2000 },
  );
});

test('any text gives the same records for any chunk size, broken quotes and odd line ends included', () => {
  const soup = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', 'b', '"\n', ',"', '""'),
    maxLength: 120,
  });
  fc.assert(
    fc.property(
      soup,
      eol,
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 30 }),
      (text, end, width, size) => {
        const dialect: Dialect = { delimiter: ',', quote: '"', eol: end };
        expect(inChunks(text, dialect, size, width)).toEqual(inChunks(text, dialect, 1 << 20, width));
      },
    ),
    { numRuns: 5000 },
  );
});

test('any text gives the same irregular records for any piece size', () => {
  const soup = fc.string({
    unit: fc.constantFrom('a', '||', '"', '\n', '\r\n', '\r', '\\', '\\"', '|'),
    maxLength: 80,
  });
  fc.assert(
    fc.property(soup, eol, fc.integer({ min: 1, max: 30 }), (text, end, size) => {
      const dialect: Dialect = { delimiter: '||', quote: '"', escape: '\\', eol: end };
      expect(irregularInPieces(text, dialect, size, 3).rows).toEqual(
        irregularInPieces(text, dialect, 999, 3).rows,
      );
    }),
    { numRuns: 1000 },
  );
});

test('an unclosed quote costs one line, not the rest of the file', () => {
  const d: Dialect = { delimiter: ',', quote: '"', eol: '\n' };
  const text = 'id,name\n1,"ok"\n2,"broken\n3,fine\n4,"also ""fine"""\n5,last\n';
  const { rows, broken, brokenLines } = inChunks(text, d, 7);
  expect(broken).toEqual(['2,"broken']);
  expect(brokenLines).toEqual([3]);
  expect(rows).toEqual([
    ['id', 'name'],
    ['1', 'ok'],
    ['3', 'fine'],
    ['4', 'also "fine"'],
    ['5', 'last'],
  ]);
});
