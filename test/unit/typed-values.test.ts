// What a person types into the review sheet goes over every rule, and nothing it replaces vanishes.
import { describe, expect, test } from 'vitest';
import { survive } from '../../src/survivorship/golden-record.ts';
import type { FieldRule } from '../../src/survivorship/group.ts';
import {
  keyOf,
  layout,
  members,
  outcomeOf,
  rule,
  SECOND,
  settings,
  type Sketch,
  THIRD,
  VALUE,
} from './survivorship-sketch.ts';

const typing = (values: Record<number, string>): Map<number, { value: string; key: string }> =>
  new Map(Object.entries(values).map(([field, value]) => [Number(field), { value, key: keyOf(value) }]));

const OLD = '2024-01-01';
const NEW = '2025-01-01';

describe('a typed value', () => {
  test.each<[string, Sketch[], string, string[], number, string]>([
    ['fill', [{ value: 'a' }, { value: 'b' }], 'x', ['a', 'b'], -1, 'goes over the master'],
    ['newest', [{ value: 'a', updated: OLD }, { value: 'b', updated: NEW }], 'a', ['b'], 0, 'chooses a record’s own'],
    ['never', [{ value: 'a' }, { value: 'b' }], 'x', ['a', 'b'], -1, 'goes over never'],
    ['review', [{ value: 'a' }, { value: 'b' }], 'x', ['a', 'b'], -1, 'is the decision that was asked for'],
    ['union', [{ value: 'a;b' }, { value: 'c' }], 'b', ['a;b', 'c'], -1, 'is not added to the list'],
    ['sum', [{ value: '1' }, { value: '2' }], '5', ['1', '2'], -1, 'is not added up'],
    ['fill', [{ value: 'a' }, { value: 'a' }], 'x', ['a', 'a'], -1, 'where nothing differed'],
    ['fill', [{}, {}], 'x', [], -1, 'where there was nothing'],
    ['fill', [{ value: 'a' }, { value: 'b' }], '', ['a', 'b'], -1, 'empties the field'],
    ['fill', [{ value: 'a' }, { value: 'b' }], 'B', ['a'], -1, 'in a spelling of its own'],
    ['group(value,second)', [{ value: 'a', second: 'c' }, { value: 'b', second: 'd' }], 'x', ['a', 'b'], -1, 'leaves its group'],
  ])('with %s over %j: %j, losing %j', (policy, sketches, value, lost, from) => {
    const golden = survive(members(sketches), 0, layout(policy), settings({ typed: typing({ [VALUE]: value }) }));
    expect(golden.cells[VALUE]).toBe(value);
    expect(outcomeOf(golden)).toMatchObject({ value, policy: 'manual', tieStep: '', fromMember: from, conflict: false, review: false });
    expect(outcomeOf(golden)?.lost.map((each) => each.value)).toEqual(lost);
  }); // prettier-ignore

  test('what follows the field goes with the record the policy would have taken', () => {
    const fields: FieldRule[] = layout('fill').map((each) =>
      each.index === SECOND ? rule(SECOND, 'follow:value') : each,
    );
    const group = members([
      { value: 'a', second: 'c' },
      { value: 'b', second: 'd' },
    ]);
    const { cells } = survive(group, 0, fields, settings({ typed: typing({ [VALUE]: 'x' }) }));
    expect(cells.slice(VALUE, THIRD)).toEqual(['x', 'c']);
  });

  test.each<[Sketch[], Record<number, string>, string[], string[], string]>([
    [[{ value: 'a' }, { value: 'b' }], { [VALUE]: 'x' }, ['x', 'a', 'b'], [], 'what it replaces moves on'],
    [[{ value: 'a', second: 'c' }, { value: 'b' }], { [VALUE]: 'c' }, ['c', 'a', 'b'], [], 'a further value moves up'],
    [[{ value: 'a' }, { value: 'b' }], { [SECOND]: 'x' }, ['a', 'x', 'b'], [], 'over a further value, which moves on'],
    [[{ value: 'a', second: 'c' }, { value: 'a' }], { [SECOND]: 'x' }, ['a', 'x', 'c'], [], 'over the master’s own'],
    [[{ value: 'a', second: 'c' }, { value: 'a' }], { [SECOND]: '' }, ['a', '', ''], ['c'], 'emptied'],
    [[{ value: 'a' }, { value: 'b' }], { [VALUE]: '' }, ['', '', ''], ['a', 'b'], 'the main one emptied'],
    [[{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'd' }], { [VALUE]: 'x' }, ['x', 'a', 'b'], ['c', 'd'], 'out of fields'],
  ])('over %j typing %j gives %j, losing %j (%s)', (sketches, typed, values, lost) => {
    const fields = layout('newest-valid', { type: 'phone', overflow: [SECOND, THIRD] });
    const golden = survive(members(sketches), 0, fields, settings({ typed: typing(typed) }));
    expect(golden.cells.slice(VALUE, THIRD + 1)).toEqual(values);
    const family = golden.outcomes.filter(({ field }) => field >= VALUE && field <= THIRD);
    expect(family.flatMap((outcome) => outcome.lost.map((each) => each.value))).toEqual(lost);
    for (const field of Object.keys(typed)) expect(outcomeOf(golden, Number(field))?.policy).toBe('manual');
  }); // prettier-ignore
});
