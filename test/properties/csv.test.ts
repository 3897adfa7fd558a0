// The fast CSV path beside csv-parse and csv-stringify, its references.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordCutter } from '../../src/io/csv-cut.ts';
import { parseCsv } from '../../src/io/csv-parse.ts';
import { csvLine } from '../../src/io/csv-write.ts';
import type { Dialect } from '../../src/model/record.ts';

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '张', ',', '"', '\n', '\r\n', ' ', ';', '\t', 'é', '𠮷', '0', '='),
  }),
  fc.constantFrom('', '"', '""', 'a"b', ' x ', '+8613900139001', '1,234', 'line\nline'),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  );
const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  quote: fc.constant('"'),
  eol: fc.constantFrom('\n', '\r\n'),
});

/** csv-stringify, told to quote every kind of line end whatever the file's own is. */
const written = (rows: string[][], { delimiter, eol }: Dialect): string =>
  stringify(rows, { delimiter, record_delimiter: eol, quoted_match: /[\n\r]/ });

test('well-formed text reads as csv-parse reads it', () => {
  fc.assert(
    fc.property(table, dialect, (rows, d) => {
      const text = written(rows, d);
      const reference = parse(text, { delimiter: d.delimiter, record_delimiter: d.eol });
      expect(parseCsv(text, d).rows).toEqual(reference);
    }),
    { numRuns: 1000 },
  );
});

test('cells are quoted when and only when csv-stringify quotes them', () => {
  fc.assert(
    fc.property(table, dialect, (rows, d) => {
      for (const row of rows) {
        const reference = stringify([row], {
          delimiter: d.delimiter,
          record_delimiter: d.eol,
          quoted_match: /[\n\r]/,
        });
        expect(csvLine(row, d)).toBe(reference);
      }
    }),
    { numRuns: 500 },
  );
});

/** The text cut into chunks at `sizes`, parsed chunk by chunk. */
function inChunks(text: string, d: Dialect, size: number): { rows: string[][]; broken: number } {
  const bytes = Buffer.from(text);
  const cutter = new RecordCutter(d);
  const rows: string[][] = [];
  let broken = 0;
  const take = (
    pieces: Iterable<ReturnType<RecordCutter['push']> extends Generator<infer T> ? T : never>,
  ): void => {
    for (const piece of pieces) {
      if (piece.kind === 'broken') broken++;
      else {
        expect(piece.firstRecord).toBe(rows.length + broken + 1);
        rows.push(...parseCsv(Buffer.from(piece.bytes).toString(), d).rows);
      }
    }
  };
  for (let at = 0; at < bytes.length; at += size) take(cutter.push(bytes.subarray(at, at + size)));
  take(cutter.end());
  return { rows, broken };
}

test('chunks cut anywhere hold the same records', () => {
  fc.assert(
    fc.property(table, dialect, fc.integer({ min: 1, max: 40 }), (rows, d, size) => {
      const text = written(rows, d);
      expect(inChunks(text, d, size).rows).toEqual(parseCsv(text, d).rows);
    }),
    { numRuns: 1000 },
  );
});

test('any text gives the same records for any chunk size, broken quotes included', () => {
  const soup = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', 'b', '"\n', ',"'),
    maxLength: 120,
  });
  const d: Dialect = { delimiter: ',', quote: '"', eol: '\n' };
  fc.assert(
    fc.property(soup, fc.integer({ min: 1, max: 30 }), (text, size) => {
      expect(inChunks(text, d, size)).toEqual(inChunks(text, d, 1 << 20));
    }),
    { numRuns: 3000 },
  );
});

test('an unclosed quote costs one line, not the rest of the file', () => {
  const d: Dialect = { delimiter: ',', quote: '"', eol: '\n' };
  const text = 'id,name\n1,"ok"\n2,"broken\n3,fine\n4,"also ""fine"""\n5,last\n';
  const { rows, broken } = inChunks(text, d, 7);
  expect(broken).toBe(1);
  expect(rows).toEqual([
    ['id', 'name'],
    ['1', 'ok'],
    ['3', 'fine'],
    ['4', 'also "fine"'],
    ['5', 'last'],
  ]);
});
