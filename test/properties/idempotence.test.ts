// Cleaning what was cleaned changes nothing more: not the value, and not what is thought of it. A second run that
// doubts less would turn a doubtful value into one that looks valid.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_TYPES } from '../../src/model/field-type.ts';
import { cells, open, SEVERAL, VERDICT } from './idempotence-cells.ts';

describe.each(FIELD_TYPES)('%s', (type) => {
  test.each(SEVERAL)('cleaned twice is cleaned once (%s)', (_, settings) => {
    const normalizer = open(type, settings);
    fc.assert(
      fc.property(cells, (cell) => {
        const once = normalizer.clean(cell);
        const twice = normalizer.clean(once.value);
        expect(twice.value).toBe(once.value);
        // A blank gender is written 未知, and 未知 is a word of the list.
        if (type === 'gender' && once.status === 'empty') return;
        expect(VERDICT[twice.status]).toBe(VERDICT[once.status]);
      }),
      { numRuns: process.env['ONEROW_RUNS'] === undefined ? 1000 : Number(process.env['ONEROW_RUNS']) },
    );
  });
});
