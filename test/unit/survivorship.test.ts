import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldType } from '../../src/model/field-type.ts';
import { UserError } from '../../src/model/user-error.ts';
import { survive } from '../../src/survivorship/golden-record.ts';
import type { FieldRule, GoldenRecord, Member, Settings } from '../../src/survivorship/group.ts';
import { chooseMaster } from '../../src/survivorship/master-record.ts';
import { naturalOrder } from '../../src/survivorship/natural-order.ts';
import { parseMasterRule } from '../../src/survivorship/parse-master-rule.ts';
import { defaultPolicy, parsePolicy } from '../../src/survivorship/parse-policy.ts';
import { POLICIES } from '../../src/survivorship/policies/registry.ts';
import { rulesEn } from '../../src/words/rules.en.ts';
import { rulesZh } from '../../src/words/rules.zh.ts';
import {
  CREATED, FIELDS, ID, SECOND, THIRD, UPDATED, VALUE, keyOf, layout, members, outcomeOf, rule, settings, type Sketch,
} from './survivorship-sketch.ts'; // prettier-ignore

type Case = readonly [
  policy: string,
  sketches: readonly Sketch[],
  value: string,
  tieStep: string,
  lost: readonly string[],
  why: string,
];

function check(cases: readonly Case[], more: Partial<FieldRule> = {}, with_: Partial<Settings> = {}): void {
  test.each(cases)('%s of %j is %j by %j, losing %j (%s)', (policy, sketches, value, tieStep, lost) => {
    const golden = survive(members(sketches), 0, layout(policy, more), settings(with_));
    const outcome = outcomeOf(golden);
    expect(golden.cells[VALUE]).toBe(value);
    expect(outcome?.tieStep ?? '').toBe(tieStep);
    expect((outcome?.lost ?? []).map((each) => each.value)).toEqual(lost);
    if (outcome) expect(outcome).toMatchObject({ value, policy: policy.trim() });
  });
}

const OLD = '2024-01-01';
const NEW = '2025-01-01';

describe('policies about rows', () => {
  check([
    ['master', [{ value: '' }, { value: 'b' }], '', '', ['b'], 'even a blank one'],
    ['master', [{ value: 'a' }, { value: 'b' }], 'a', '', ['b'], 'the surviving row'],
    ['never', [{ value: '' }, { value: 'b' }], '', '', ['b'], 'not even blanks are filled'],
    ['fill', [{ value: 'a' }, { value: 'b' }], 'a', '', ['b'], 'the master when it has one'],
    ['fill', [{}, { value: 'b' }], 'b', '', [], 'filled'],
    [
      'fill',
      [{}, { value: 'b', updated: OLD }, { value: 'c', updated: NEW }],
      'c',
      'newest',
      ['b'],
      'newest first',
    ],
    [
      'fill',
      [{}, { value: 'b', second: 'x' }, { value: 'c' }],
      'b',
      'most-complete',
      ['c'],
      'then the fullest',
    ],
    [
      'fill',
      [{}, { value: 'b', rank: 2 }, { value: 'c' }],
      'c',
      'source-rank',
      ['b'],
      'then the better source',
    ],
    [
      'fill',
      [{}, { value: 'b', id: 'c10' }, { value: 'c', id: 'c9' }],
      'c',
      'id',
      ['b'],
      'then the smaller id',
    ],
    [
      'fill',
      [{}, { value: 'b', id: '7' }, { value: 'c', id: '7' }],
      'b',
      'first',
      ['c'],
      'then the first row',
    ],
    [
      'fill',
      [{ value: 'x', invalid: [VALUE] }, { value: 'b' }],
      'b',
      '',
      ['x'],
      'an invalid value is no value',
    ],
    ['fill', [{ value: 'x', invalid: [VALUE] }, {}], 'x', '', [], 'unless there is no valid one'],
    [
      'fill',
      [{ value: '无' }, { value: 'b' }],
      'b',
      '',
      ['无'],
      'a word for blank is blank, and still listed',
    ],
    ['fill', [{ value: '无' }, {}], '无', '', [], 'nobody knows better: the cell stays as it was'],
    ['overwrite', [{ value: 'a' }, { value: 'b' }], 'b', '', ['a'], 'the other row wins'],
    ['overwrite', [{ value: 'a' }, {}], 'a', '', [], 'a blank overwrites nothing'],
    [
      'overwrite',
      [{ value: 'a' }, { value: 'a', updated: OLD }, { value: 'b', updated: NEW }],
      'b',
      'newest',
      ['a', 'a'],
      'the best other row, not the one that agrees with the master',
    ],
    ['most-complete', [{ value: 'a' }, { value: 'b', second: 'x' }], 'b', '', ['a'], 'from the fullest row'],
    [
      'most-complete',
      [
        { value: 'a', third: 'x' },
        { second: 'x', third: 'y', updated: OLD },
      ],
      'a',
      '',
      [],
      'with a value',
    ],
    ['source:erp>crm', [{ value: 'a' }, { value: 'b', source: 'erp' }], 'b', '', ['a'], 'M47'],
    [
      'source:erp>crm',
      [
        { value: 'a', updated: NEW },
        { value: 'b', source: 'erp', updated: OLD },
      ],
      'b',
      '',
      ['a'],
      'M47: though older',
    ],
    ['source:erp>crm', [{ value: 'a' }, { source: 'erp' }], 'a', '', [], 'the first that is not blank'],
    [
      'source:erp',
      [{ value: 'a' }, { value: 'b', source: 'web' }],
      'a',
      'master',
      ['b'],
      'the unlisted are equal',
    ],
    [
      'source',
      [
        { value: 'a', rank: 2 },
        { value: 'b', rank: 1 },
      ],
      'b',
      '',
      ['a'],
      'by the configured ranks',
    ],
  ]);
});

describe('policies about dates', () => {
  check([
    ['newest', [{ value: 'a', updated: OLD }, { value: 'b', updated: NEW }], 'b', '', ['a'], 'M41'],
    ['newest:created', [{ value: 'a', created: NEW }, { value: 'b', created: OLD }], 'a', '', ['b'], 'another date'],
    ['newest', [{ value: 'a' }, { value: 'b', updated: OLD }], 'b', '', ['a'], 'a missing date sorts last'],
    ['newest', [{ value: 'a', updated: '昨天' }, { value: 'b', updated: OLD }], 'b', '', ['a'], 'an unreadable one too'],
    ['newest', [{ value: 'a', updated: '2099-01-01' }, { value: 'b', updated: OLD }], 'b', '', ['a'], 'and a future one'],
    ['newest', [{ value: 'a' }, { value: 'b' }], 'a', 'master', ['b'], 'no date at all'],
    ['newest', [{ value: 'a', updated: OLD }, { value: 'b', updated: OLD }], 'a', 'master', ['b'], 'equal dates'],
    ['newest', [{ value: 'a', updated: OLD }, { updated: NEW }], 'a', '', [], 'among rows with a value'],
    ['newest', [{ value: 'Ann', updated: OLD }, { value: 'ANN', updated: NEW }], 'ANN', '', [], 'the chosen row’s spelling'],
    ['oldest', [{ value: 'a', created: NEW }, { value: 'b', created: OLD }], 'b', '', ['a'], 'by creation'],
    ['oldest:updated', [{ value: 'a', updated: NEW }, { value: 'b' }], 'a', '', ['b'], 'a missing date is not the oldest'],
    [
      'newest-valid',
      [{ value: '13800138000', updated: OLD }, { value: '123', updated: NEW, invalid: [VALUE] }],
      '13800138000',
      '',
      ['123'],
      'M42: a newer invalid phone does not beat an older valid one',
    ],
    ['newest-valid', [{ value: '1', invalid: [VALUE] }, { value: '2', updated: NEW, invalid: [VALUE] }], '2', '', ['1'], 'all invalid'],
  ], {}, { today: '2026-02-28' }); // prettier-ignore
});

describe('policies about values', () => {
  check([
    ['most-frequent', [{ value: 'a' }, { value: 'B' }, { value: 'b' }], 'B', '', ['a'], 'counted by key'],
    ['most-frequent', [{ value: 'a' }, { value: 'b' }], 'a', 'master', ['b'], 'one each is a tie'],
    ['longest', [{ value: 'aa' }, { value: 'bbb' }], 'bbb', '', ['aa'], 'longest'],
    ['longest', [{ value: '𠮷𠮷' }, { value: 'abc' }], 'abc', '', ['𠮷𠮷'], 'characters, not UTF-16 units'],
    ['longest', [{ value: 'a      ' }, { value: 'bb' }], 'bb', '', ['a      '], 'trimmed'],
    ['shortest', [{ value: 'aa' }, { value: 'b' }], 'b', '', ['aa'], 'shortest'],
    ['shortest', [{ value: 'aa' }, {}], 'aa', '', [], 'a blank is not short'],
    ['priority:VIP>金卡', [{ value: '普通' }, { value: '金卡' }], '金卡', '', ['普通'], 'the unlisted rank last'],
    ['priority:ＶＩＰ>金卡', [{ value: '金卡' }, { value: 'vip' }], 'vip', '', ['金卡'], 'width and case do not matter'],
    ['priority:VIP', [{ value: 'a' }, { value: 'b' }], 'a', 'master', ['b'], 'two unlisted are a tie'],
    ['max', [{ value: '9' }, { value: '10' }], '10', '', ['9'], 'numbers, not texts'],
    ['max', [{ value: '很多' }, { value: '10' }], '10', '', ['很多'], 'what cannot be read is listed'],
    ['max', [{ value: '很多' }, { value: '不少' }], '很多', 'master', ['不少'], 'nothing to compare'],
    ['min', [{ value: '-2' }, { value: '1.5' }], '-2', '', ['1.5'], 'below zero'],
    ['max', [{ value: OLD }, { value: NEW }], NEW, '', [OLD], 'dates in a text field'],
    ['max', [{ value: '9007199254740992' }, { value: '9007199254740993' }], '9007199254740993', '', ['9007199254740992'], 'beyond doubles'],
    ['sum', [{ value: '0.1' }, { value: '0.2' }], '0.3', '', ['0.1', '0.2'], 'exact'],
    ['sum', [{ value: '5' }, { value: '5' }], '10', '', ['5', '5'], 'equal figures are added: the trap of sum'],
    ['sum', [{ value: '5' }, { value: '0' }], '5', '', ['0'], 'a summand equal to the sum is not lost'],
    ['sum', [{ value: '5' }, { value: '很多' }], '5', '', ['很多'], 'what cannot be added is listed'],
    ['sum', [{ value: '5.00' }, {}], '5.00', '', [], 'one figure is left as written'],
    ['sum', [{ value: '99999999999999999999' }, { value: '1' }], '100000000000000000000', '', ['99999999999999999999', '1'], 'any size'],
    ['any-true', [{ value: '否' }, { value: '是' }], '是', '', ['否'], 'an opt-out holds'],
    ['any-true', [{ value: '0' }, { value: 'Yes' }, { value: '1' }], 'Yes', 'id', ['0', '1'], 'in the words of a row'],
    ['any-true', [{ value: '?' }, { value: 'no' }], 'no', '', ['?'], 'what says neither does not count'],
    ['all-true', [{ value: '是' }, { value: '否' }], '否', '', ['是'], 'one no outweighs'],
    ['all-true', [{ value: '是' }, {}], '是', '', [], 'a blank says nothing'],
    ['all-true', [{ value: '?' }, { value: 'x' }], '?', 'master', ['x'], 'nothing readable'],
  ]); // prettier-ignore

  check(
    [
      ['max', [{ value: OLD }, { value: NEW }, { value: '100' }], NEW, '', [OLD, '100'], 'last touch'],
      ['min', [{ value: NEW }, { value: OLD }, { value: '?' }], OLD, '', [NEW, '?'], 'created'],
    ],
    { type: 'date' },
  );
});

describe('policies that look beside the value', () => {
  check([
    ['furthest:线索>试用>客户', [{ value: '试用' }, { value: '客户' }, { value: '线索' }], '客户', '', ['试用', '线索'], 'nobody goes back'],
    ['furthest:线索>试用', [{ value: '别的' }, { value: '线索' }], '线索', '', ['别的'], 'what is not listed comes last'],
    ['furthest:a>b', [{ value: 'x' }, { value: 'y' }], 'x', 'master', ['y'], 'nothing is listed'],
    ['max-other:second', [{ value: 'a', second: '9' }, { value: 'b', second: '10' }], 'b', '', ['a'], 'of the larger number'],
    ['max-other:updated', [{ value: 'a', updated: OLD }, { value: 'b', updated: NEW }], 'b', '', ['a'], 'of the later date'],
    ['max-other:second', [{ value: 'a' }, { value: 'b' }], 'a', 'master', ['b'], 'nobody has one'],
    ['max-other:second', [{ value: 'a', second: '1' }, { second: '2' }], 'a', '', [], 'a blank does not win by its neighbour'],
    ['min-other:second', [{ value: 'a', second: '9' }, { value: 'b', second: '10' }], 'a', '', ['b'], 'of the smaller'],
    ['equals-other:second=VIP', [{ value: 'a' }, { value: 'b', second: 'vip' }], 'b', '', ['a'], 'case does not matter'],
    ['equals-other:second=VIP', [{ value: 'a' }, { value: 'b' }], 'a', 'master', ['b'], 'nobody says so'],
    ['trust:crm=90,erp=95', [{ value: 'a' }, { value: 'b', source: 'erp' }], 'b', '', ['a'], 'the higher score'],
    ['trust:crm=90', [{ value: 'a', source: 'web' }, { value: 'b' }], 'b', '', ['a'], 'a source without a score comes last'],
  ]); // prettier-ignore

  check(
    [
      ['trust:crm=90-10/100,erp=50', [{ value: 'a', updated: '2024-12-31' }, { value: 'b', source: 'erp' }], 'a', '', ['b'], 'young enough'],
      ['trust:crm=90-10/100,erp=50', [{ value: 'a', updated: '2024-10-31' }, { value: 'b', source: 'erp' }], 'b', '', ['a'], 'too old'],
      ['trust:crm=90-10/100,erp=50', [{ value: 'a' }, { value: 'b', source: 'erp' }], 'b', '', ['a'], 'no date is as old as can be'],
    ],
    {},
    { today: '2025-01-10' },
  ); // prettier-ignore

  test('trust ends with its least score, and the scores that meet are a tie', () => {
    const group = members([
      { value: 'a', updated: '2024-10-02' },
      { value: 'b', source: 'erp' },
    ]);
    const golden = survive(group, 0, layout('trust:crm=90-10/100,erp=10'), settings({ today: '2025-01-10' }));
    expect(outcomeOf(golden)).toMatchObject({ value: 'a', tieStep: 'master' });
  });

  check([
    ['allow-blank newest', [{ value: 'a', updated: OLD }, { updated: NEW }], '', '', ['a'], 'somebody cleared it'],
    ['allow-blank newest', [{ value: 'a', updated: NEW }, { updated: OLD }], 'a', '', [], 'and filled it again'],
    ['allow-blank newest', [{ value: 'a', updated: NEW, invalid: [VALUE] }, { value: 'b', updated: OLD }], 'b', '', ['a'], 'an invalid one still cannot win'],
    ['allow-blank fill', [{}, { value: 'b' }], '', '', ['b'], 'the master, as it is'],
  ]); // prettier-ignore

  test.each([
    ['when second = vip then newest else longest', [{ value: 'aaa', updated: OLD }, { value: 'b', updated: NEW }], 'aaa', 'longest (else)', 'nobody is'],
    ['when second = vip then newest else longest', [{ value: 'aaa' }, { value: 'b', second: 'vip', updated: OLD }], 'b', 'newest (when second = vip)', 'only those who are'],
    ['when any second = vip then newest', [{ value: 'a', updated: NEW }, { value: 'b', second: 'vip', updated: OLD }], 'a', 'newest (when second = vip)', 'one speaks for all'],
    ['when second = x then newest else when second = y then longest else shortest', [{ value: 'aaa', second: 'y' }, { value: 'b', second: 'y' }], 'aaa', 'longest (when second = y)', 'one after the other'],
    ['when second = vip then overwrite', [{ value: 'a' }, { value: 'b', second: 'vip' }], 'b', 'overwrite (when second = vip)', 'even over the master'],
    ['WHEN second = x THEN newest', [{ value: 'a' }, { value: 'b' }], 'a', 'fill (else)', 'without else: fill'],
  ] as [string, Sketch[], string, string, string][])('%s of %j is %s by %s (%s)', (policy, sketches, value, reason) => {
    const golden = survive(members(sketches), 0, layout(policy), settings());
    expect(golden.cells[VALUE]).toBe(value);
    expect(outcomeOf(golden)?.policy).toBe(reason);
  }); // prettier-ignore

  test.each([
    [[{ value: 'a' }, { value: 'b' }], true],
    [[{ value: 'a' }, { value: 'A' }], false],
    [[{ value: 'a' }, {}], false],
    [[{}, { value: 'b' }], false],
  ])('review of %j asks a person: %s', (sketches, asks) => {
    const golden = survive(members(sketches), 0, layout('review'), settings());
    expect(outcomeOf(golden)?.review ?? false).toBe(asks);
  });

  test('from:best-score takes the record that is most surely the same one', () => {
    const group = members([{}, { value: 'b' }, { value: 'c' }, { value: 'd' }]);
    const scoreOf = (left: Member): number | undefined => [1, 0.8, 0.95][Number(left.id) - 1];
    const golden = survive(group, 0, layout('from:best-score'), settings({ scoreOf }));
    expect(outcomeOf(golden)).toMatchObject({ value: 'c', lost: [{ value: 'b' }, { value: 'd' }] });
  });

  test('what a note field loses stands in the column it names, once, and is listed', () => {
    const group = members([{ value: 'a', second: 'old' }, { value: 'b' }, { value: 'c', source: 'erp' }]);
    const golden = survive(group, 0, layout('note:second'), settings());
    expect(golden.cells[VALUE]).toBe('a');
    expect(golden.cells[SECOND]).toBe('old | value: b [crm#2] | value: c [erp#3]');
    expect(outcomeOf(golden)?.lost.map(({ value }) => value)).toEqual(['b', 'c']);
    expect(outcomeOf(golden, SECOND)).toMatchObject({ fromMember: -1, policy: 'note:value' });
  });
});

describe('policies that combine', () => {
  const long = 'x'.repeat(20_000);
  check([
    ['union', [{ value: 'VIP;老客户' }, { value: '老客户;新' }], 'VIP;老客户;新', '', [], 'first seen, each once'],
    ['union', [{ value: 'VIP' }, { value: 'ｖｉｐ' }], 'VIP', '', [], 'the master already holds it all'],
    ['union', [{ value: 'b;a' }, { value: 'a' }], 'b;a', '', [], 'and its cell stays'],
    ['union', [{ value: 'a,b' }, { value: 'c' }], 'a,b,c', '', [], 'the separator in use'],
    ['union', [{ value: '甲、乙' }, { value: '丙；丁' }], '甲、乙、丙、丁', '', [], 'mixed separators'],
    ['union:,', [{ value: 'a;b' }, { value: 'c' }], 'a,b,c', '', [], 'the separator asked for'],
    ['union', [{ value: 'a' }, { value: '"x;y";b' }], 'a;"x;y";b', '', [], 'an item with the separator is quoted'],
    ['union', [{ value: 'a' }, { value: '"b' }], 'a;"""b"', '', [], 'and one with a quote'],
    ['union', [{}, { value: 'a;A' }], 'a;A', '', [], 'one list is left alone'],
    ['union', [{ value: 'b', rank: 2 }, { value: 'a', rank: 1 }], 'a;b', '', [], 'the better source speaks first'],
    ['union', [{ value: 'a' }, { value: long }, { value: `${long}z` }], `a;${long}`, '', [`${long}z`], 'a cell has an end'],
    ['union', [{ value: 'a' }, { value: 'b', invalid: [VALUE] }], 'a', '', ['b'], 'an invalid one does not join'],
  ], { type: 'tags' }); // prettier-ignore

  check([
    ['union', [{ value: 'Smith, Ann' }, { value: 'Bo' }], 'Smith, Ann;Bo', '', [], 'a comma is no list in other fields'],
    ['concat', [{ value: 'called' }, { value: 'wants a refund' }], 'called | wants a refund', '', [], 'all texts'],
    ['concat', [{ value: 'Called' }, { value: 'called' }], 'Called', '', [], 'equal texts once'],
    ['concat', [{ value: 'a | b' }, { value: 'b' }], 'a | b', '', [], 'merged before: nothing is repeated'],
    ['concat:\\n', [{ value: 'a' }, { value: 'b' }], 'a\nb', '', [], 'a line each'],
    ['concat: / ', [{ value: 'a' }, { value: 'b' }], 'a / b', '', [], 'spaces belong to the separator'],
    ['concat', [{ value: 'b', row: 9 }, { value: 'a', row: 2 }], 'a | b', '', [], 'in the order of the rows'],
    ['concat', [{ value: long }, { value: `${long}z` }], long, '', [`${long}z`], 'a cell has an end'],
  ]); // prettier-ignore

  check([
    ['concat-from', [{ value: 'called', updated: OLD }, { value: 'wrote' }], '[2024-01-01 crm#1] called | [crm#2] wrote', '', [], 'each text tells where it is from'],
    ['concat-from', [{ value: 'called' }, {}], 'called', '', [], 'one text is left alone'],
    ['concat-from', [{ value: '[crm#1] called | [crm#2] wrote' }, { value: 'wrote' }], '[crm#1] called | [crm#2] wrote', '', [], 'told before: nothing is repeated'],
    ['avg', [{ value: '1' }, { value: '2' }], '1.5', '', ['1', '2'], 'the mean'],
    ['avg', [{ value: '1' }, { value: '1' }, { value: '2' }], '1.33', '', ['1', '1', '2'], 'two places more'],
    ['avg', [{ value: '-1' }, { value: '-1' }, { value: '-3' }], '-1.67', '', ['-1', '-1', '-3'], 'below zero'],
    ['avg', [{ value: '10' }, { value: '20' }], '15', '', ['10', '20'], 'no zeros behind'],
    ['avg', [{ value: '5' }, { value: '很多' }], '5', '', ['很多'], 'what cannot be read is listed'],
  ]); // prettier-ignore

  test('a combined value is nobody’s own and no conflict', () => {
    const golden = survive(members([{ value: 'a' }, { value: 'b' }]), 0, layout('concat'), settings());
    expect(outcomeOf(golden)).toMatchObject({ fromMember: -1, distinct: 2, conflict: false, review: false });
  });
});

describe('fields that hang together', () => {
  const address = (policy: string): readonly FieldRule[] => [
    rule(ID, 'master', { role: 'id' }),
    rule(VALUE, policy),
    rule(SECOND, 'newest'),
    rule(THIRD, 'fill'),
    rule(UPDATED, 'master'),
    rule(CREATED, 'master'),
  ];
  const GROUP = 'group(value,second,third)';
  const full = { value: 'a', second: 'b', third: 'c' };

  test.each<[string, Sketch[], string[], string, string]>([
    [GROUP, [{ value: 'x' }, { value: 'a', second: 'b' }], ['a', 'b', ''], '', 'the fullest row, blanks included'],
    [GROUP, [full, { value: 'x', second: 'y', third: 'z', updated: NEW }], ['a', 'b', 'c'], '', 'then the master'],
    [`${GROUP}:newest`, [full, { value: 'x', second: 'y', third: 'z', updated: NEW }], ['x', 'y', 'z'], '', 'or by its policy'],
    [`${GROUP}：newest`, [{ ...full, updated: OLD }, { value: 'x', updated: NEW }], ['a', 'b', 'c'], '', 'number of filled fields first'],
    [`${GROUP}:master`, [{ third: 'c' }, full], ['', '', 'c'], '', 'unless the master is asked for'],
    [`${GROUP}:source:erp>crm`, [full, { value: 'x', second: 'y', third: 'z', source: 'erp' }], ['x', 'y', 'z'], '', 'by source'],
    [`${GROUP}:overwrite`, [full, { value: 'x', second: 'y', third: 'z' }], ['x', 'y', 'z'], '', 'over the master'],
    [GROUP, [{}, full, { value: 'x', second: 'y', third: 'z', updated: NEW }], ['x', 'y', 'z'], 'newest', 'a tie'],
    [GROUP, [{}, {}], ['', '', ''], '', 'nothing anywhere'],
    [GROUP, [{ value: 'a', second: 'b', invalid: [SECOND] }, { value: 'x', second: 'y' }], ['x', 'y', ''], '', 'an invalid one is not filled'],
    ['group(value,third)', [{ value: 'a', third: 'c', updated: OLD }, { value: 'x', second: 'y', updated: NEW }], ['a', 'y', 'c'], '', 'others are free'],
  ])('%s of %j is %j by %j (%s)', (policy, sketches, values, tieStep) => {
    const golden = survive(members(sketches), 0, address(policy), settings());
    expect(golden.cells.slice(VALUE, THIRD + 1)).toEqual(values);
    expect(outcomeOf(golden)?.tieStep ?? '').toBe(tieStep);
  }); // prettier-ignore

  test('what the other row held is listed field by field', () => {
    const golden = survive(members([{ value: 'x', third: 'z' }, full]), 0, address(GROUP), settings());
    expect(golden.outcomes.filter(({ field }) => field >= VALUE && field <= THIRD)).toEqual([
      { field: VALUE, value: 'a', fromMember: 1, policy: GROUP, tieStep: '', distinct: 2, lost: [{ memberIndex: 0, value: 'x' }], conflict: true, review: false },
      { field: SECOND, value: 'b', fromMember: 1, policy: GROUP, tieStep: '', distinct: 1, lost: [], conflict: false, review: false },
      { field: THIRD, value: 'c', fromMember: 1, policy: GROUP, tieStep: '', distinct: 2, lost: [{ memberIndex: 0, value: 'z' }], conflict: true, review: false },
    ]); // prettier-ignore
  });

  test('fields with the default group move together', () => {
    const fields = address('fill').map((each) =>
      each.index === SECOND || each.index === THIRD
        ? { ...each, policy: defaultPolicy('text', 'city') }
        : each,
    );
    const golden = survive(
      members([
        { value: 'a', second: 'b' },
        { value: 'x', second: 'y', third: 'z' },
      ]),
      0,
      fields,
      settings(),
    );
    expect(golden.cells.slice(VALUE, THIRD + 1)).toEqual(['a', 'y', 'z']);
  });

  test.each<[Sketch[], string, string[], string]>([
    [[{ value: 'a', second: 'p', updated: OLD }, { value: 'b', second: 'q', updated: NEW }], 'q', ['p'], 'same row'],
    [[{ value: 'a', second: 'p', updated: OLD }, { value: 'b', updated: NEW }], '', ['p'], 'blank when that row is'],
    [[{ second: 'p' }, { second: 'q' }], '', ['p', 'q'], 'nobody won: none'],
    [[{ value: 'a', second: 'p' }, { value: 'a', second: 'q', updated: NEW }], 'p', ['q'], 'equal to the letter: the master won'],
  ])('follow:value of %j is %j, losing %j (%s)', (sketches, value, lost) => {
    const fields = layout('newest').map((each) => (each.index === SECOND ? rule(SECOND, 'follow:value') : each));
    const golden = survive(members(sketches), 0, fields, settings());
    expect(golden.cells[SECOND]).toBe(value);
    expect((outcomeOf(golden, SECOND)?.lost ?? []).map((each) => each.value)).toEqual(lost);
  }); // prettier-ignore

  test('a field cannot follow itself, however long the way', () => {
    const fields = [rule(VALUE, 'follow:second'), rule(SECOND, 'follow:third'), rule(THIRD, 'follow:value')];
    expect(complaint(() => survive(members([full, full]), 0, fields, settings()))).toMatchObject({
      code: 'policy/follow-circle',
      exit: 2,
      params: { field: 'value' },
    });
  });
});

describe('overflow', () => {
  const fields = [
    rule(ID, 'master', { role: 'id' }),
    rule(VALUE, 'newest-valid', { type: 'phone', overflow: [SECOND, THIRD] }),
    rule(SECOND, 'fill'),
    rule(THIRD, 'fill'),
    rule(UPDATED, 'master'),
    rule(CREATED, 'master'),
  ];
  test.each<[Sketch[], string[], string[], string]>([
    [[{ value: 'a' }, { value: 'b', updated: NEW }], ['b', 'a', ''], [], 'the loser moves to the next field'],
    [[{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'd' }], ['a', 'b', 'c'], ['d'], 'out of fields: listed'],
    [[{ value: 'a', second: 'b' }, { value: 'c', second: 'd' }], ['a', 'b', 'c'], ['d'], 'the master’s further values stay'],
    [[{ value: 'a', second: 'b' }, { value: 'a', second: 'd' }], ['a', 'b', 'd'], [], 'further values of others count too'],
    [[{ value: 'a', second: 'b' }, { value: 'B', updated: NEW }], ['B', 'a', ''], [], 'a value that moves up leaves its place'],
    [[{ value: 'a', second: 'A' }, { value: 'b' }], ['a', 'A', 'b'], [], 'the master’s own repetition is left alone'],
    [[{ second: 'b', third: 'b' }, { value: 'a' }], ['a', 'b', 'b'], [], 'even twice among the further values'],
    [[{ value: 'a', second: '无' }, { value: 'A' }], ['a', '无', ''], [], 'a word for blank stays while nothing moves in'],
    [[{ value: 'a' }, { value: 'x', invalid: [VALUE] }], ['a', '', ''], ['x'], 'an invalid value is not spread'],
    [[{ value: 'a' }, { value: 'A' }], ['a', '', ''], [], 'an equal value needs no place'],
    [[{}, { value: 'a', second: 'b' }], ['a', 'b', ''], [], 'a blank master takes both'],
    [[{ value: 'a' }, { value: 'b', rank: 2 }, { value: 'c', rank: 0 }], ['a', 'c', 'b'], [], 'the better source first'],
    [[{ value: 'a', third: 'c' }, { value: 'b' }], ['a', 'b', 'c'], [], 'the first empty field'],
    [[{ value: 'a', second: 'b', third: 'c' }, { second: 'd' }], ['a', 'b', 'c'], ['d'], 'a further value without room'],
  ])('%j becomes %j, losing %j (%s)', (sketches, values, lost) => {
    const golden = survive(members(sketches), 0, fields, settings());
    expect(golden.cells.slice(VALUE, THIRD + 1)).toEqual(values);
    const family = golden.outcomes.filter(({ field }) => field >= VALUE && field <= THIRD);
    expect(family.flatMap((outcome) => outcome.lost.map((each) => each.value))).toEqual(lost);
  }); // prettier-ignore

  test('a value that found a place is no conflict; its new field says where it came from', () => {
    const golden = survive(members([{ value: 'a' }, { value: 'b', updated: NEW }]), 0, fields, settings());
    expect(golden.outcomes).toMatchObject([
      { field: ID },
      {
        field: VALUE,
        value: 'b',
        fromMember: 1,
        policy: 'newest-valid',
        distinct: 2,
        lost: [],
        conflict: false,
      },
      { field: SECOND, value: 'a', fromMember: 0, policy: 'overflow' },
      { field: UPDATED },
    ]);
  });
});

describe('ties', () => {
  const tied = members([{}, { value: 'b', updated: OLD }, { value: 'c', updated: NEW }]);

  test.each([
    ['chain', 'c', 'newest', false, ['b']],
    ['review', 'c', 'newest', true, ['b']],
    ['blank', '', 'blank', false, ['b', 'c']],
  ] as const)('tie=%s gives %j', (tie, value, tieStep, review, lost) => {
    const outcome = outcomeOf(survive(tied, 0, layout('fill'), settings({ tie })));
    expect(outcome).toMatchObject({ value, tieStep, review, distinct: 2, conflict: true });
    expect(outcome?.lost.map((each) => each.value)).toEqual(lost);
  });

  test('tie=error stops the run, and names the row but no value', () => {
    const error = complaint(() => survive(tied, 0, layout('fill'), settings({ tie: 'error' })));
    expect(error).toMatchObject({ code: 'survivorship/tie', exit: 4 });
    expect(error.params).toEqual({ field: 'value', source: 'crm', row: 1 });
  });

  test('equal values are never a tie', () => {
    const same = members([{ value: 'Ann' }, { value: 'ANN' }]);
    const golden = survive(same, 0, layout('newest'), settings({ tie: 'error' }));
    expect(golden.cells[VALUE]).toBe('Ann');
    expect(outcomeOf(golden)).toBeUndefined();
  });

  test('different ids are no conflict', () => {
    expect(outcomeOf(survive(tied, 0, layout('fill'), settings()), ID)).toMatchObject({
      lost: [{ value: '2' }, { value: '3' }],
      conflict: false,
    });
  });
});

describe('the master record', () => {
  const pick = (
    rules: readonly string[],
    sketches: readonly Sketch[],
    more: Partial<Settings> = {},
  ): string => {
    const parsed = rules.map((text) => parseMasterRule(text, FIELDS));
    const { index, rule: decidedBy } = chooseMaster(members(sketches), parsed, settings(more));
    return `${index + 1} ${decidedBy}`;
  };

  test.each<[string[], Sketch[], string, string]>([
    [['most-complete', 'newest:updated'], [{ value: 'a', second: 'b', updated: OLD }, { updated: NEW }], '1 most-complete', 'M40'],
    [['most-complete', 'newest:updated'], [{ updated: OLD }, { updated: NEW }], '2 newest:updated', 'the next rule'],
    [['most-complete:second,third'], [{ value: 'a' }, { second: 'b' }], '2 most-complete:second,third', 'of some fields'],
    [[], [{}, { children: 2 }], '2 most-children', 'the record with orders'],
    [[], [{ value: 'a' }, { value: 'b', second: 'x', invalid: [VALUE, SECOND] }], '1 most-valid', 'then validity'],
    [[], [{ updated: OLD, children: 1 }, { updated: NEW, children: 1 }], '2 newest', 'then the last change'],
    [[], [{ created: NEW }, { created: OLD }], '2 oldest', 'then the first creation'],
    [[], [{ id: 'c10' }, { id: 'c9' }], '2 id:lowest', 'then the smaller id, as a person counts'],
    [[], [{ id: '7', row: 5 }, { id: '7', row: 3 }], '2 first', 'then the first row: ids of two sources may be equal'],
    [[], [{}], '1 only', 'nothing to choose'],
    [['source:erp>crm'], [{}, { source: 'erp' }], '2 source:erp>crm', 'by source'],
    [['source'], [{ rank: 2 }, { rank: 1 }], '2 source', 'by the configured ranks'],
    [['where:id=5'], [{ id: '1' }, { id: '5' }], '2 where:id=5', 'M100: an expression'],
    [['where:none', 'has:second'], [{}, { second: 'x' }], '2 has:second', 'a rule that keeps none is passed over'],
    [['has:value', 'has:third'], [{ value: 'a' }, { value: 'b', third: 'x' }], '2 has:third', 'so is one that keeps all'],
    [['has:value'], [{ value: '无' }, { value: 'b' }], '2 has:value', 'a word for blank is blank'],
    [['most-data'], [{ value: 'aa' }, { value: 'bbb' }], '2 most-data', 'most characters'],
    [['modal'], [{ value: 'x', second: 'z' }, { value: 'a', second: 'z' }, { value: 'a', second: 'q' }], '2 modal', 'agrees with most'],
    [['oldest:updated'], [{ updated: NEW }, { updated: OLD }, {}], '2 oldest:updated', 'missing dates sort last'],
    [['newest'], [{ updated: '2099-01-01' }, { updated: NEW }], '2 newest', 'future dates too'],
    [['max:value'], [{ value: '9' }, { value: '10' }, { value: '很多' }], '2 max:value', 'numbers'],
    [['min:value'], [{ value: NEW }, { value: OLD }], '2 min:value', 'dates'],
    [['priority:value:金卡>银卡'], [{ value: '普通' }, { value: '银卡' }], '2 priority:value:金卡>银卡', 'the unlisted last'],
    [['id:2'], [{}, {}], '2 id:2', 'this one'],
    [['manual:2', 'most-children'], [{ children: 9 }, {}], '2 manual:2', 'a person beats every rule'],
    [['manual'], [{}, { second: '*' }], '2 manual', 'as the review sheet says'],
    [['first'], [{ rank: 2 }, { rank: 1 }], '2 first', 'of the better source'],
    [['id:lowest'], [{ id: 'a' }, { id: '9' }], '2 id:lowest', 'digits before letters'],
  ])('%j of %j is %s (%s)', (rules, sketches, expected) => {
    const matches = (name: string, { id, cells }: Member): boolean =>
      name === 'manual' ? cells[SECOND] === '*' : name === `id=${id}`;
    expect(pick(rules, sketches, { matches, today: '2026-02-28' })).toBe(expected);
  }); // prettier-ignore
});

function complaint(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('reading policies and rules', () => {
  test.each([
    ['newst', 'policy/unknown', { near: 'newst', nearest: 'newest' }],
    ['constructor', 'policy/unknown', { near: 'constructor' }],
    ['newest:updatd', 'policy/unknown-field', { near: 'updatd', nearest: 'updated' }],
    ['follow:vaule', 'policy/unknown-field', { nearest: 'value' }],
    ['group(value,secnod)', 'policy/unknown-field', { nearest: 'second' }],
    ['newest:', 'policy/needs-argument', { name: 'newest' }],
    ['follow', 'policy/needs-argument', { name: 'follow' }],
    ['priority', 'policy/needs-argument', {}],
    ['union:', 'policy/needs-argument', {}],
    ['fill:x', 'policy/no-argument', { name: 'fill' }],
    ['priority:A>>B', 'policy/bad-ranking', {}],
    ['group', 'policy/group-fields', {}],
    ['group:value', 'policy/group-fields', {}],
    ['group()', 'policy/needs-argument', {}],
    ['group(value):longest', 'policy/group-by', { near: 'longest' }],
    ['group(value):newst', 'policy/unknown', { nearest: 'newest' }],
    ['when', 'policy/when', {}],
    ['when value = 1', 'policy/when', {}],
    ['when value = 1 then newst', 'policy/unknown', { nearest: 'newest' }],
    ['when value = 1 then follow:second', 'policy/when-inner', { near: 'follow' }],
    ['when value = 1 then when value = 2 then newest', 'policy/when-inner', { near: 'when' }],
    ['allow-blank longest', 'policy/allow-blank', { near: 'longest' }],
    ['equals-other:second', 'policy/equals-other', {}],
    ['equals-other:secnod=1', 'policy/unknown-field', { nearest: 'second' }],
    ['trust:crm', 'policy/trust', {}],
    ['trust:crm=90-40', 'policy/trust', {}],
    ['from:worst', 'policy/from', {}],
    ['note', 'policy/needs-argument', {}],
    ['overflow:', 'policy/needs-argument', {}],
  ])('policy %s: %s %o', (text, code, params) => {
    expect(complaint(() => parsePolicy(text, FIELDS))).toMatchObject({ code, exit: 2, params });
  });

  test.each([
    ['newst', 'policy/unknown-master', { near: 'newst', nearest: 'newest' }],
    ['has', 'policy/needs-argument', { name: 'has' }],
    ['has:vaule', 'policy/unknown-field', { nearest: 'value' }],
    ['most-children:orders', 'policy/no-table', { name: 'orders' }],
    ['priority:A>B', 'policy/needs-argument', {}],
    ['priority:value:', 'policy/bad-ranking', {}],
    ['where:', 'policy/needs-argument', {}],
    ['id', 'policy/needs-argument', {}],
  ])('master rule %s: %s %o', (text, code, params) => {
    expect(complaint(() => parseMasterRule(text, FIELDS))).toMatchObject({ code, exit: 2, params });
  });

  test.each([
    [' Newest-Valid : updated ', { name: 'newest-valid', field: UPDATED, text: 'Newest-Valid : updated' }],
    ['protect', { name: 'never', text: 'protect' }],
    ['source：erp＞crm', { name: 'source', ranked: ['erp', 'crm'] }],
    ['Group（value，second）', { name: 'group', together: [VALUE, SECOND] }],
  ])('policy %s is %o', (text, expected) => {
    expect(parsePolicy(text, FIELDS)).toMatchObject(expected);
  });

  test.each([
    ['phone', 'phone', 'newest-valid'], ['phone', 'landline', 'newest-valid'], ['email', 'email', 'newest-valid'],
    ['date', 'created', 'min'], ['datetime', 'updated', 'max'], ['date', 'last-activity', 'max'],
    ['bool', 'opt-out', 'any-true'], ['bool', 'consent', 'all-true'], ['tags', 'tags', 'union'], ['note', 'note', 'concat'],
    ['address', 'address', 'group'], ['region', 'province', 'group'], ['region', 'city', 'group'],
    ['region', 'district', 'group'], ['postcode', 'postcode', 'group'], ['id', 'id', 'master'],
    ['name', 'name', 'fill'], ['cn-id', 'cn-id', 'fill'], ['date', 'birthday', 'fill'], ['money', 'amount', 'fill'],
  ] as const)('a %s for %s is decided by %s', (type, role, name) => {
    expect(defaultPolicy(type, role).name).toBe(name);
  }); // prettier-ignore
});

describe('natural order', () => {
  test.each([
    ['c2', 'c10', 'digits count'],
    ['2', '10', 'bare digits'],
    ['9', 'a', 'digits before letters'],
    ['a', 'a1', 'shorter first'],
    ['007', '7', 'equal numbers by their text'],
    ['90071992547409920', '90071992547409921', 'beyond doubles'],
  ])('%s comes before %s (%s)', (left, right) => {
    expect(naturalOrder(left, right)).toBeLessThan(0);
    expect(naturalOrder(right, left)).toBeGreaterThan(0);
  });
});

describe('what holds for every group', () => {
  const values = fc.constantFrom(
    '',
    '',
    'a',
    'A',
    'b',
    'a;b',
    'c',
    '1',
    '2.50',
    '10',
    '是',
    '否',
    '无',
    OLD,
    NEW,
  );
  const dates = fc.constantFrom('', OLD, NEW, '2024-02-30', '2099-01-01');
  const sketches = fc
    .array(
      fc.record({
        value: values,
        second: values,
        third: values,
        updated: dates,
        created: dates,
        source: fc.constantFrom('crm', 'erp'),
        rank: fc.integer({ min: 1, max: 2 }),
        invalid: fc.subarray([VALUE, SECOND, THIRD]),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) => members(all));
  const texts = fc.constantFrom(
    ...Object.entries(POLICIES).flatMap(([name, { takes }]) =>
      takes === 'nothing' || (takes.endsWith('?') && name !== 'concat-from') ? [name] : [],
    ),
    ...[
      'concat-from:;',
      'trust:crm=90-10/365,erp=50',
      'max-other:updated',
      'min-other:created',
      'from:best-score',
    ],
    ...[
      'when any value = 1 then longest else newest',
      'when second = b then newest',
      'allow-blank newest:updated',
    ],
    ...['furthest:1>a>b', 'equals-other:second=b'],
    ...['newest:created', 'oldest:updated', 'priority:b>a', 'source:erp>crm', 'union:,', 'concat:;'],
    ...['group(value,second)', 'group(value,second,third):newest', 'follow:second', 'follow:third'],
  );
  const types = fc.constantFrom<FieldType>('text', 'tags', 'date', 'money');
  const fields = fc
    .record({ first: texts, next: texts, type: types, overflow: fc.subarray([SECOND, THIRD]) })
    .map(({ first, next, type, overflow }) => [
      rule(ID, 'master', { role: 'id' }),
      rule(VALUE, first, { type, overflow }),
      rule(SECOND, next.startsWith('follow:second') ? 'fill' : next, { type }),
      rule(THIRD, 'fill', { type }),
      rule(UPDATED, 'max', { type: 'date' }),
      rule(CREATED, 'min', { type: 'date' }),
    ]);
  const ties = fc.constantFrom<Settings['tie']>('chain', 'review', 'blank');
  const today = '2026-02-28';
  const typedValues = fc
    .array(fc.tuple(fc.constantFrom(VALUE, SECOND, THIRD), fc.constantFrom('', 'a', 'b', 'z', '9')), {
      maxLength: 2,
    })
    .map((pairs) => new Map(pairs.map(([field, value]) => [field, { value, key: keyOf(value) }])));

  /** Is a value, by its key or as a part, in the field it stood in or in one of the same family? */
  function isKept(golden: GoldenRecord, text: string, field: number, rules: readonly FieldRule[]): boolean {
    const family = rules.find(({ index, overflow }) => index === field || overflow.includes(field));
    return [field, ...(family ? [family.index, ...family.overflow] : [])].some((index) => {
      const value = golden.cells[index] ?? '';
      const policy = rules.find((each) => each.index === index)?.policy.name;
      if (keyOf(value) === keyOf(text)) return true;
      const parts = (list: string): readonly string[] =>
        list.split(/[;,]| \| /).map((part) => keyOf(part.replace(/^\[.*#.*\] /, '')));
      return (
        (policy === 'union' || policy === 'concat' || policy === 'concat-from') &&
        parts(text).every((part) => parts(value).includes(part))
      );
    });
  }

  test('no value vanishes: it is in the record or listed as lost', () => {
    fc.assert(
      fc.property(sketches, fields, ties, typedValues, fc.nat(), (group, rules, tie, typed, seed) => {
        const golden = survive(group, seed % group.length, rules, settings({ tie, today, typed }));
        for (const [field, { value }] of typed) expect(golden.cells[field]).toBe(value);
        group.forEach(({ cells }, at) => {
          cells.forEach((text, field) => {
            if (text.trim() === '' || isKept(golden, text, field, rules)) return;
            const lost = outcomeOf(golden, field)?.lost ?? [];
            expect(lost, `${text} in ${FIELDS[field] ?? ''}`).toContainEqual({
              memberIndex: at,
              value: text,
            });
          });
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('the record does not depend on the order of its members', () => {
    const shuffled = fc
      .tuple(sketches, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }))
      .map(([group, weights]) => ({
        group,
        order: group.map((_, index) => index).sort((a, b) => weights[a]! - weights[b]! || b - a),
      }));
    fc.assert(
      fc.property(shuffled, fields, ties, ({ group, order }, rules, tie) => {
        const other = order.map((index) => group[index]!);
        const rule_ = [parseMasterRule('most-complete', FIELDS)];
        const [one, two] = [group, other].map((each) => {
          const chosen = chooseMaster(each, rule_, settings({ today }));
          const golden = survive(each, chosen.index, rules, settings({ tie, today }));
          const idOf = (index: number): string => each[index]?.id ?? '';
          return {
            master: idOf(chosen.index),
            decidedBy: chosen.rule,
            cells: golden.cells,
            outcomes: golden.outcomes.map((outcome) => ({
              ...outcome,
              fromMember: idOf(outcome.fromMember),
              lost: outcome.lost.map(({ memberIndex, value }) => ({ id: idOf(memberIndex), value })),
            })),
          };
        });
        expect(two).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  test('a record alone stays as it is', () => {
    fc.assert(
      fc.property(sketches, fields, ([only], rules) => {
        const golden = survive([only!], 0, rules, settings());
        const follows = rules.some(({ policy }) => policy.name === 'follow');
        if (!follows) expect(golden).toEqual({ cells: only!.cells, outcomes: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test('every value of the record was one of a member, unless it was combined', () => {
    fc.assert(
      fc.property(sketches, fields, (group, rules) => {
        const { cells, outcomes } = survive(group, 0, rules, settings());
        for (const { field, value, fromMember } of outcomes) {
          expect(cells[field]).toBe(value);
          if (fromMember >= 0) expect(group[fromMember]!.cells).toContain(value);
        }
      }),
    );
  });
});

describe('the words of rules', () => {
  const codesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap(
        (file) =>
          readFileSync(path.join(folder, file), 'utf8').match(
            /'(expression|policy|survivorship|retention)\/[a-z-]+'/g,
          ) ?? [],
      )
      .map((code) => code.slice(1, -1));
  const codes = new Set(['src/expression', 'src/survivorship', 'src/retention'].flatMap(codesIn));

  test('every code has a sentence in both languages, and no sentence is left over', () => {
    expect(codes.size).toBeGreaterThan(20);
    const written = (words: Readonly<Record<string, string>>): readonly string[] =>
      Object.keys(words)
        .filter((code) => !code.endsWith('#hint'))
        .sort();
    expect(written(rulesEn)).toEqual([...codes].sort());
    expect(written(rulesZh)).toEqual([...codes].sort());
  });

  test('both languages give the same hints and name the same values', () => {
    expect(Object.keys(rulesZh)).toEqual(Object.keys(rulesEn));
    const valuesOf = (sentence: string | undefined): readonly string[] =>
      [...new Set(sentence?.match(/\{\w+\}/g) ?? [])].sort();
    for (const code of Object.keys(rulesEn))
      expect(valuesOf(rulesZh[code]), code).toEqual(valuesOf(rulesEn[code]));
  });
});
