import { expect, test } from 'vitest';
import { mix, numberShared } from '../../src/linkage/shared-pairs.ts';

/** Numbers that follow from the seed alone. */
function numbersBelow(most: number, count: number, seed: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, at) => mix(at, seed) % most);
}

test.each([
  ['none', 0, 10],
  ['one', 1, 10],
  ['a few', 50, 4],
  ['many, most of them alone', 100_000, 1_000],
  ['many, few of them different', 100_000, 30],
  ['more than are sorted at a time', 2_300_000, 1_500],
])('%s: those that come more than once have a number of their own', (_, count, most) => {
  const [lefts, rights] = [numbersBelow(most, count, 1), numbersBelow(most, count, 2)];
  const { numbers, size } = numberShared((visit) => {
    for (let place = 0; place < count; place++) visit(lefts[place]!, rights[place]!, place);
  }, count);
  const times = new Map<number, number>();
  const pairAt = (place: number): number => lefts[place]! * most + rights[place]!;
  for (let place = 0; place < count; place++) times.set(pairAt(place), (times.get(pairAt(place)) ?? 0) + 1);
  const pairOf = new Array<number | undefined>(size + 1);
  let wrong = 0;
  for (let place = 0; place < count; place++) {
    const pair = pairAt(place);
    const number = numbers[place]!;
    if (times.get(pair)! > 1 !== number > 0) wrong++;
    if (number === 0) continue;
    if ((pairOf[number] ??= pair) !== pair) wrong++;
  }
  expect(wrong).toBe(0);
  const shared = [...times.values()].filter((each) => each > 1).length;
  expect(size).toBe(shared);
  expect(new Set(pairOf.slice(1)).size).toBe(shared);
});
