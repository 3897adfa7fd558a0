// The traps policies.md warns of: dates that are none, separators inside values, consent in words, tables to count in.
import { describe, expect, test } from 'vitest';
import { MASTER_RULES } from '../../src/survivorship/master-rules.ts';
import { chooseMaster } from '../../src/survivorship/master-record.ts';
import { parseMasterRule } from '../../src/survivorship/parse-master-rule.ts';
import { parsePolicy } from '../../src/survivorship/parse-policy.ts';
import { PolicyDates } from '../../src/jobs/policy-dates.ts';
import { survive } from '../../src/survivorship/golden-record.ts';
import { UserError } from '../../src/model/user-error.ts';
import { FIELDS, layout, members, outcomeOf, settings, type Sketch, VALUE } from './survivorship-sketch.ts';

const OLD = '2024-01-01';
const NEW = '2025-01-01';

describe('consent and opt-out, in the words of those who keep the list', () => {
  const decide = (role: 'consent' | 'opt-out', policy: string, words: readonly string[]): string => {
    const group = members(words.map((value) => ({ value })));
    return survive(group, 0, layout(policy, { role }), settings()).cells[VALUE]!;
  };
  test.each<[string[], string]>([
    [['同意', '拒绝'], '拒绝'],
    [['已同意', '不同意'], '不同意'],
    [['是', '否'], '否'],
    [['√', '×'], '×'],
    [['已授权', '已撤回'], '已撤回'],
    [['订阅', '退订'], '退订'],
    [['1', '0'], '0'],
    [['Opted in', 'Opted Out'], 'Opted Out'],
    [['granted', 'withdrawn'], 'withdrawn'],
    [['同意', '未知'], '同意'],
    [['同意', ''], '同意'],
    [['ＹＥＳ', 'ｎｏ'], 'ｎｏ'],
  ])('consent: of %j it is %j', (words, strictest) => {
    expect(decide('consent', 'all-true', words)).toBe(strictest);
    expect(decide('consent', 'all-true', words.toReversed())).toBe(strictest);
  });
  test.each<[string[], string]>([
    [['否', '是'], '是'],
    [['否', '退订'], '退订'],
    [['0', '已退订'], '已退订'],
    [['正常', '黑名单'], '黑名单'],
    [['订阅', '拒收'], '拒收'],
    [['subscribed', 'unsubscribed'], 'unsubscribed'],
    [['no', 'opt-out'], 'opt-out'],
    [['否', '?'], '否'],
    [['', '否'], '否'],
  ])('opt-out: of %j it is %j', (words, strictest) => {
    expect(decide('opt-out', 'any-true', words)).toBe(strictest);
    expect(decide('opt-out', 'any-true', words.toReversed())).toBe(strictest);
  });
});

describe('values that hold the separator', () => {
  const joined = (policy: string, values: readonly string[]): readonly string[] => {
    const group = members(values.map((value) => ({ value })));
    const golden = survive(group, 0, layout(policy), settings());
    // Merged once more with one of its own parts: nothing is told twice.
    const again = survive(
      members([{ value: golden.cells[VALUE]! }, { value: values[1]! }]),
      0,
      layout(policy),
      settings(),
    );
    return [golden.cells[VALUE]!, again.cells[VALUE]!];
  };
  test.each([
    ['union:,', ['a', '"x,y"'], 'a,"x,y"'],
    ['union:,', ['"x,y",b', 'c'], '"x,y",b,c'],
    ['union:；', ['甲', '"乙；丙"'], '甲；"乙；丙"'],
    ['union:, ', ['a', 'b'], 'a, b'],
    ['concat:;', ['来过;两次', '电话'], '来过;两次;电话'],
    ['concat:\\n', ['第一次', '第二次'], '第一次\n第二次'],
  ])('%s of %j is %j, and stays so', (policy, values, wanted) => {
    expect(joined(policy, values)).toEqual([wanted, wanted]);
  });
});

describe('dates that tell newer from older', () => {
  const today = '2025-06-30';
  test.each<[Sketch[], string, string]>([
    [[{ value: 'a', updated: 'soon' }, { value: 'b', updated: OLD }], 'b', 'one that cannot be read comes last'],
    [[{ value: 'a', updated: '2025-07-01' }, { value: 'b', updated: OLD }], 'b', 'one of tomorrow comes last'],
    [[{ value: 'a', updated: '2025-06-30' }, { value: 'b', updated: OLD }], 'a', 'one of today counts'],
    [[{ value: 'a' }, { value: 'b', updated: OLD }], 'b', 'none comes last'],
    [[{ value: 'a', updated: 'soon' }, { value: 'b', updated: '2099-01-01' }], 'a', 'no date at all: the master'],
  ])('newest of %j is %j: %s', (sketches, value) => {
    const golden = survive(members(sketches), 0, layout('newest'), settings({ today }));
    expect(golden.cells[VALUE]).toBe(value);
  }); // prettier-ignore

  test.each<[string, string[], Sketch[], object[]]>([
    ['newest', [], [{ updated: 'soon' }, { updated: '2099-01-01' }, { updated: NEW }], [{ field: 'updated', unreadable: 1, future: 1 }]],
    ['fill', [], [{ updated: '无' }, {}], []],
    ['newest:third', [], [{ third: 'x' }, { third: NEW }], [{ field: 'third', unreadable: 1, future: 0 }]],
    ['when second = a then oldest:third else fill', [], [{ third: 'x' }], [{ field: 'third', unreadable: 1, future: 0 }]],
    ['fill', ['newest:second'], [{ second: 'x' }], [{ field: 'second', unreadable: 1, future: 0 }]],
    ['fill', ['oldest'], [{ created: '1.1.' }], [{ field: 'created', unreadable: 1, future: 0 }]],
    ['fill', ['has:second'], [{ second: 'x' }], []],
  ])('with %s and %j, %j are counted as %j', (policy, rules, sketches, counted) => {
    const masters = rules.map((text) => parseMasterRule(text, FIELDS));
    const dates = new PolicyDates(layout(policy), masters, settings({ today }));
    dates.see(members(sketches));
    expect(dates.found()).toEqual(counted);
  }); // prettier-ignore
});

describe('most-children of one table', () => {
  const group = members([{ children: 9 }, { children: 3 }, {}]).map((member, at) => ({
    ...member,
    childrenIn: (table: string): number => ({ 合同: [0, 3, 0], orders: [9, 0, 0] })[table]?.[at] ?? 0,
  }));
  test.each([
    ['most-children', 0],
    ['most-children:合同', 1],
    ['most-children:合同.csv', 1],
    ['most-children：orders', 0],
  ])('%s chooses record %d', (text, index) => {
    const rule = parseMasterRule(text, FIELDS, ['合同', 'orders']);
    expect(chooseMaster(group, [rule], settings())).toEqual({ index, rule: text });
  });

  test.each([
    ['most-children:order', ['orders'], 'policy/unknown-table', { nearest: 'orders', tables: 'orders' }],
    ['most-children:orders', [], 'policy/no-table', { name: 'orders' }],
    ['most-children:', ['orders'], 'policy/needs-argument', { name: 'most-children' }],
  ])('%s with %j is %s', (text, tables, code, params) => {
    expect(() => parseMasterRule(text, FIELDS, tables)).toThrow(UserError);
    try {
      parseMasterRule(text, FIELDS, tables);
    } catch (error) {
      expect(error).toMatchObject({ code, params, exit: 2 });
    }
  });

  test('without counts by table the rule is passed over', () => {
    const plain = members([{ value: 'a' }, { value: 'b' }]);
    expect(MASTER_RULES['most-children'].keep(plain, parseMasterRule('most-children:t', FIELDS, ['t']), settings()))
      .toHaveLength(2); // prettier-ignore
  });
});

test('a group of fields with one that is missing names the nearest', () => {
  try {
    parsePolicy('group(value,secnd,third)', FIELDS);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: 'policy/unknown-field',
      params: { near: 'secnd', nearest: 'second' },
    });
  }
});

test('overflow without an end: what finds no field is listed, and is a conflict', () => {
  const fields = layout('newest-valid', { type: 'phone', overflow: [2] });
  const group = members([{ value: 'a' }, { value: 'b' }, { value: 'c' }]);
  const golden = survive(group, 0, fields, settings());
  expect(golden.cells.slice(1, 3)).toEqual(['a', 'b']);
  expect(outcomeOf(golden)).toMatchObject({ conflict: true, lost: [{ value: 'c' }] });
});
