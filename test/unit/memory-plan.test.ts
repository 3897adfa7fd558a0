// What a run will need of memory is arithmetic over counts; so is how long it will take, over counts and a clock.
import { expect, test } from 'vitest';
import { Forecast, lengthOfTime } from '../../src/jobs/forecast.ts';
import {
  expectedPairsOfRule,
  leastMemory,
  planMemory,
  planWithin,
  type MatchCounts,
} from '../../src/linkage/memory-plan.ts';
import type { Params } from '../../src/model/user-error.ts';
import { parseSize, sizeAbove, sizeText } from '../../src/rulepack/size.ts';

test.each([
  ['800M', 800 * 2 ** 20],
  ['4G', 4 * 2 ** 30],
  ['1.5 GiB', 1.5 * 2 ** 30],
  ['512mb', 512 * 2 ** 20],
  ['８００Ｍ', 800 * 2 ** 20],
  ['64k', 65_536],
  ['1T', 2 ** 40],
])('%s is %d bytes', (text, bytes) => {
  expect(parseSize(text)).toEqual({ bytes });
});

test('a share is of the machine', () => {
  expect(parseSize('50%')).toEqual({ share: 0.5 });
  expect(parseSize('100 %')).toEqual({ share: 1 });
});

test.each(['', '800', '0M', '0%', '101%', '-1G', '4 GG', 'lots', '4G8', '1e3M', '.5G'])(
  '%j is no size',
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);

test.each([
  [1, '1 MB'],
  [300 * 2 ** 20, '300 MB'],
  [1.5 * 2 ** 30, '1.5 GB'],
  [20_219_835_187, '18.8 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

const MB = 2 ** 20;

test.each([
  ['reads otherwise anyway', 573 * MB, 300 * MB, '573 MB'],
  ['rounds to the limit', 300.4 * MB, 300 * MB, '300.4 MB'],
  ['is a little more', 300.02 * MB, 300 * MB, '300.1 MB'],
  ['both of a fraction', 300.44 * MB, 300.41 * MB, '300.44 MB'],
  ['gigabytes', 2.041 * 1024 * MB, 2.01 * 1024 * MB, '2.05 GB'],
])('what is over a limit never reads like the limit: %s', (_, bytes, limit, text) => {
  expect(sizeAbove(bytes, limit)).toBe(text);
});

const COUNTS: MatchCounts = {
  records: 300_000,
  stored: 48e6,
  values: 807_000,
  parts: 15,
  rules: 24,
  pairs: 53_083,
  comparesOnThreads: true,
  merges: false,
};

/** The runs the figures are from: rows, stored, distinct values, parts, rules, matched pairs, threads → MB measured. */
test.each([
  ['Chinese, 300,000, two threads', COUNTS, 2, 946],
  ['Chinese, 300,000, one thread', COUNTS, 1, 551],
  [
    'Western, 300,000, two threads',
    { ...COUNTS, stored: 43e6, values: 674_000, parts: 19, rules: 27, pairs: 149_259 },
    2,
    1016,
  ],
  [
    'Western, 300,000, one thread',
    { ...COUNTS, stored: 43e6, values: 674_000, parts: 19, rules: 27, pairs: 149_259 },
    1,
    623,
  ],
  [
    'Chinese, 100,000, two threads',
    { ...COUNTS, records: 100_000, stored: 16e6, values: 311_000, pairs: 17_747 },
    2,
    541,
  ],
  [
    'Chinese, 100,000, one thread',
    { ...COUNTS, records: 100_000, stored: 16e6, values: 311_000, pairs: 17_747 },
    1,
    291,
  ],
  [
    'Western, 20,000, two threads',
    { ...COUNTS, records: 20_000, stored: 3e6, values: 54_000, parts: 22, rules: 50, pairs: 10_312 },
    2,
    389,
  ],
  [
    'Western, 1,000,000, two threads',
    { ...COUNTS, records: 1_000_000, stored: 140e6, values: 1_900_000, parts: 19, rules: 27, pairs: 500_000 },
    2,
    2231,
  ],
] as const)('%s: the plan is within a quarter of what was measured', (_, counts, threads, measured) => {
  const planned = planMemory(counts, threads).total / 2 ** 20;
  expect(planned / measured).toBeGreaterThan(0.75);
  expect(planned / measured).toBeLessThan(1.33);
});

test('less room, fewer threads; the last one stays, fitting or not', () => {
  const of = (threads: number): number => planMemory(COUNTS, threads).total;
  expect(planWithin(COUNTS, 4, of(4)).threads).toBe(4);
  expect(planWithin(COUNTS, 4, of(4) - 1).threads).toBe(3);
  expect(planWithin(COUNTS, 4, of(2)).threads).toBe(2);
  expect(planWithin(COUNTS, 4, of(2) - 1).threads).toBe(1);
  expect(planWithin(COUNTS, 4, 0)).toEqual(planMemory(COUNTS, 1));
});

test('what merging holds comes when threads and blocking keys are gone', () => {
  const matching = planMemory(COUNTS, 1);
  const merging = planMemory({ ...COUNTS, merges: true }, 1);
  const { survivors, keys, threads } = merging.parts;
  expect(merging.total - matching.total).toBe(Math.max(0, survivors - keys - threads));
});

test('before anything is read only the impossible is refused', () => {
  expect(leastMemory(1_000_000, 8, 60e6) / 2 ** 20).toBeLessThan(200);
  expect(leastMemory(1e9, 8, 60e9) / 2 ** 30).toBeGreaterThan(40);
});

const field = (counts: readonly number[], fuzzy = false) => ({
  size: counts.length,
  counts: Uint32Array.from(counts),
  fuzzy,
});

test.each([
  ['nobody shares', [field([1, 1, 1])], 0],
  ['two of three', [field([2, 1])], 1],
  ['each with each up to the cap', [field([5])], 10],
  ['beyond the cap each with the first', [field([300])], 299],
  ['alike cannot be counted', [field([2, 1], true)], 0.35 * 3],
  ['none filled', [field([])], 0],
])('pairs of a rule: %s', (_, parts, pairs) => {
  const records = parts.reduce(
    (most, { counts }) =>
      Math.max(
        most,
        counts.reduce((sum, count) => sum + count, 0),
      ),
    0,
  );
  expect(expectedPairsOfRule(records, parts, 200)).toBeCloseTo(pairs);
});

test('a rule of two fields makes what chance makes and the customers that stand twice', () => {
  const halves = field([500_000, 500_000]);
  const few = field(Array.from({ length: 500_000 }, () => 2));
  // Every second row has its twin; half of those agree by chance, or are one customer.
  const pairs = expectedPairsOfRule(1_000_000, [halves, few], 200);
  expect(pairs).toBeGreaterThan(250_000);
  expect(pairs).toBeLessThan(700_000);
});

test.each([
  [4, 'about 4 seconds', '约 4 秒'],
  [47, 'about 45 seconds', '约 45 秒'],
  [130, 'about 2 minutes', '约 2 分钟'],
  [3600, 'about 60 minutes', '约 60 分钟'],
  [2 * 3600, 'about 2 hours', '约 2 小时'],
  [80 * 3600, 'about 3 days', '约 3 天'],
  [1, 'about 1 second', '约 1 秒'],
])('%d s are %s', (seconds, en, zh) => {
  expect(lengthOfTime(seconds, 'en')).toBe(en);
  expect(lengthOfTime(seconds, 'zh')).toBe(zh);
});

/** A world whose clock is set by hand, and what it was told. */
function clockwork() {
  const told: [string, Params | undefined][] = [];
  const shown: number[] = [];
  let seconds = 0;
  const world = {
    interactive: false,
    now: () => new Date(seconds * 1000),
    progress: () => ({ update: (done: number) => void shown.push(done), stop: () => undefined }),
    warn: () => undefined,
    tell: (code: string, params?: Params) => void told.push([code, params]),
    confirm: () => Promise.resolve(undefined),
  };
  return { world, told, shown, at: (now: number) => void (seconds = now) };
}

test('the forecast goes by a slice after the first, and is told once', () => {
  const { world, told, shown, at } = clockwork();
  const forecast = new Forecast(world, 'en');
  at(10);
  forecast.counted(1_000_000);
  forecast.progress(0, 10, 0);
  at(15);
  forecast.progress(1, 10, 1000);
  at(16);
  forecast.progress(2, 10, 9000);
  expect(told).toEqual([]);
  at(19);
  forecast.progress(3, 10, 25_000);
  at(30);
  forecast.progress(10, 10, 1_000_000);
  expect(told).toEqual([['match/forecast', { pairs: 1_000_000, rate: 6000, eta: 'about 3 minutes' }]]);
  expect(shown).toEqual([0, 0.1, 0.2, 0.3, 1]);
  expect(forecast.done(60_000)).toEqual({ seconds: 30, rowsPerSecond: 2000, pairsPerSecond: 50_000 });
});

test('what is soon over needs no forecast; without a clock there is no speed', () => {
  const { world, told, at } = clockwork();
  const forecast = new Forecast(world, 'zh');
  forecast.counted(1000);
  forecast.progress(0, 10, 0);
  expect(forecast.done(10)).toBeUndefined();
  at(1);
  forecast.progress(1, 10, 400);
  at(4);
  forecast.progress(6, 10, 800);
  expect(told).toEqual([]);
});
