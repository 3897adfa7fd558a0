// What the threads counted is added up; of each rule a few cells are shown, and none of them twice.
import { expect, test } from 'vitest';
import { addTally, emptyTally, EXAMPLES_PER_RULE, type Tally } from '../../src/model/events.ts';

function tallyOf(rule: string, cells: readonly (readonly [field: number, old: string])[]): Tally {
  const tally = emptyTally(2);
  tally.examples[rule] = cells.map(([field, old]) => ({ field, old, new: old.trim() }));
  return tally;
}

test('an example that two chunks met is shown once', () => {
  const total = emptyTally(2);
  addTally(total, tallyOf('r', [[0, '']]));
  addTally(total, tallyOf('r', [[0, ''], [0, 'M']])); // prettier-ignore
  addTally(total, tallyOf('r', [[1, 'M'], [0, 'M']])); // prettier-ignore
  expect(total.examples['r']!.map(({ field, old }) => [field, old])).toEqual([
    [0, ''],
    [0, 'M'],
    [1, 'M'],
  ]);
});

test('examples met before leave room for others', () => {
  const total = emptyTally(2);
  const many = Array.from({ length: EXAMPLES_PER_RULE }, (_, at) => [0, `${at} `] as const);
  addTally(total, tallyOf('r', many.slice(0, 5)));
  addTally(total, tallyOf('r', many));
  expect(total.examples['r']!.map(({ old }) => old)).toEqual(many.map(([, old]) => old));
});
