import { expect, test } from 'vitest';
import { isCertain } from '../../src/linkage/match-by-evidence.ts';
import type { Scorer } from '../../src/linkage/match-model.ts';

const SURE = { agreeing: 2, sureName: true, twoNames: false, ownDiffers: false };

test.each([
  ['two groups agree', {}, 0.995, true],
  ['a score too low', {}, 0.98, false],
  ['one group alone', { agreeing: 1 }, 0.9999, false],
  ['a doubtful name', { sureName: false }, 0.9999, false],
  ['a doubtful name, and much else', { sureName: false, agreeing: 4 }, 0.9999, true],
  ['two names', { twoNames: true, agreeing: 5 }, 0.9999, false],
  ['another birthday, and nothing of one’s own that agrees', { ownDiffers: true, agreeing: 3 }, 0.9999, false],
  ['another birthday, and much else', { ownDiffers: true, agreeing: 4 }, 0.9999, true],
])('%s', (_, more, score, certain) => {
  expect(isCertain({ ...SURE, ...more } as Scorer, score, 0.99)).toBe(certain);
});
