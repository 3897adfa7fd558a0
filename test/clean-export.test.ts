// The bars of cleaning, on a generated Chinese export whose every cell is known: 99.9 % of what can be known comes out
// exactly, and nothing that cannot be known looks valid. `npm run bench:clean` runs the same at size, with examples.
import { expect, test } from 'vitest';
import { chineseExport } from './bench/chinese-export.js';
import { describeMisses, scoreExport } from './bench/clean-score.js';
import { withScratch } from './properties/scratch.ts';

test('the bars hold on 1,000 rows of each channel', () =>
  withScratch(async (folder) => {
    const score = scoreExport({ rows: 1000, seed: 20260701, folder });
    const looksValid = score.misses.filter(
      ({ problem }) => problem === 'looks valid' || problem === 'changed',
    );
    expect(describeMisses(looksValid)).toBe('');
    expect(score.misread).toEqual([]);
    expect(score.share, describeMisses(score.misses)).toBeGreaterThanOrEqual(0.999);
    expect(score.dirtyShare).toBeGreaterThanOrEqual(0.999);
    expect(score.cells).toBeGreaterThan(50_000);
    expect(score.dirty).toBeGreaterThan(score.recoverable * 0.2);
    expect(score.lost).toBeGreaterThan(score.cells * 0.03);
  }));

test('the same seed gives the same bytes, another seed others', () => {
  const bytes = (seed: number): string => chineseExport({ rows: 50, seed }).files.map((file) => file.bytes.toString('base64')).join(); // prettier-ignore
  expect(bytes(1)).toBe(bytes(1));
  expect(bytes(1)).not.toBe(bytes(2));
});

test('a phone is spelled in more than twelve ways', () => {
  const made = JSON.stringify(chineseExport({ rows: 1500, seed: 1 }));
  const ways = [...new Set(made.match(/(?<="dirt":")[^"]+/g))];
  expect(ways.filter((dirt) => dirt.startsWith('phone: ')).length).toBeGreaterThan(40);
  expect(ways.filter((dirt) => dirt.startsWith('landline: ')).length).toBeGreaterThan(20);
});
