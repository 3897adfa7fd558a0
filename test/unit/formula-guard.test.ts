// reliability.md T1: no cell that leaves for a spreadsheet runs, and no phone or amount is touched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/io/csv-parse.ts';
import { csvLine } from '../../src/io/csv-write.ts';
import { PAYLOADS } from './formula-payloads.ts';
import { guardFormula, mayStartFormula, startsFormula } from '../../src/text/formula-guard.ts';

describe('formula guard', () => {
  test('there are payloads enough', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(60);
  });

  test.each([',', '\t', ';'])(
    'no payload is left to run, wherever it stands in a file of %j',
    (delimiter) => {
      const dialect = { delimiter, quote: '"', eol: '\n' } as const;
      for (const payload of PAYLOADS) {
        for (const at of [0, 1, 2]) {
          const cells = ['a', 'b', 'c'].map((cell, column) => guardFormula(column === at ? payload : cell));
          const text = csvLine(cells, dialect) + csvLine(cells, dialect);
          const { rows } = parseCsv(text, dialect);
          expect(rows, JSON.stringify(payload)).toEqual([cells, cells]);
          expect(rows.flat().filter(startsFormula)).toEqual([]);
        }
      }
    },
  );

  test('guarding twice is guarding once, and the apostrophe is all that is added', () => {
    for (const payload of PAYLOADS) {
      const once = guardFormula(payload);
      expect(once).toBe(`'${payload}`);
      expect(guardFormula(once)).toBe(once);
    }
  });

  test('the quick look on bytes misses nothing', () => {
    const looks = (text: string): boolean => {
      const bytes = Buffer.from(text);
      return mayStartFormula(bytes, 0, bytes.length);
    };
    expect(PAYLOADS.filter((payload) => !looks(payload))).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => !startsFormula(text) || looks(text)),
      { numRuns: 5_000 },
    );
  });

  test('phones and signed numbers go through as they are', () => {
    const digits = (min: number, max: number): fc.Arbitrary<string> =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(''));
    const phone = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(6, 13)).map(([first, rest]) => `+${first}${rest}`);
    const signed = fc.tuple(fc.constantFrom('+', '-', ''), digits(1, 9), digits(1, 4)).map(([sign, a, b]) => `${sign}${a}.${b}`);
    fc.assert(
      fc.property(fc.oneof(phone, signed), (text) => guardFormula(text) === text),
      { numRuns: 10_000 },
    );
    for (const text of ['+86 139-0571-0001', '+1 (415) 555-2671', '-5', '+8657188886666 ext 801', '张三', "'=1", '']) {
      expect(guardFormula(text)).toBe(text);
    }
  }); // prettier-ignore
});
