import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, isRealDate } from '../../src/calendar/plain-date.ts';
import { compareDecimals, isDecimal, sumDecimals } from '../../src/expression/decimal.ts';
import { columnsOfExpression, compileExpression } from '../../src/expression/expression.ts';
import type { ChildRows, Scope, Subject } from '../../src/expression/scope.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import { UserError } from '../../src/model/user-error.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
  id: 'id', name: 'name', status: 'enum', source: 'enum', spend: 'money', deal: 'bool', created: 'date',
  seen: 'datetime', 'last-seen': 'date', tags: 'tags', 兴趣: 'text', 状态: 'enum', 年消费: 'money',
  'customer name': 'name', '客户(必填)': 'name', in: 'text', note: 'note', paid: 'money',
}; // prettier-ignore
const COLUMNS = Object.keys(TYPES);

/** `2025-6-3`, `2025/6/3`, `2025年6月3日`, `20250603`, each with an optional clock. */
function dateOf(text: string): string | undefined {
  const match =
    /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ](\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month = match[4], day = match[5], , , clock] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isRealDate(date.year, date.month, date.day)) return undefined;
  return formatDate(date) + (clock === undefined ? '' : `T${clock.padStart(5, '0')}`);
}

function scopeAt(today: string, more: Partial<Scope> = {}): Scope {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  return {
    columns: COLUMNS,
    typeOf: (index) => TYPES[COLUMNS[index] ?? ''] ?? 'text',
    today: { year, month, day },
    dateOf,
    ...more,
  };
}

type Cells = Readonly<Record<string, string>>;

const TODAY = scopeAt('2026-02-28');

function subject(cells: Cells, more: Omit<Subject, 'cells'> = {}): Subject {
  return { cells: COLUMNS.map((name) => cells[name] ?? ''), ...more };
}

function holds(text: string, cells: Cells, scope = TODAY): boolean {
  return compileExpression(text, scope)(subject(cells));
}

describe('the boundaries of the feature list', () => {
  test.each([
    ['2026-02-28', 'created older 3y', '2023-02-28', false, 'M61: exactly 3 years is not over 3 years'],
    ['2026-02-28', 'created older 3y', '2023-02-27', true, 'M61: a day more is'],
    ['2026-02-28', 'created newer 3y', '2023-02-28', true, 'every date is older or newer'],
    ['2026-02-28', 'created newer 3y', '2023-02-27', false, 'never both'],
    ['2027-02-28', 'created older 3y', '2024-02-29', false, 'leap day: the cutoff is 28 February 2024'],
    ['2027-03-01', 'created older 3y', '2024-02-29', true, 'leap day: a day later it is over 3 years'],
    ['2024-02-29', 'created older 1y', '2023-02-28', false, 'a leap day minus a year is 28 February'],
    ['2025-05-31', 'created older 3m', '2025-02-28', false, '31 May minus 3 months is the last of February'],
    ['2025-12-01', 'created older 90d', '2025-09-02', false, 'M65: exactly 90 days'],
    ['2025-12-01', 'created older 90d', '2025-09-01', true, 'M65: 91 days'],
    ['2025-12-01', 'created older 90d', '2025年9月1日', true, 'any spelling the fields know'],
    ['2025-12-01', 'created older 90d', '2025-09-01T23:59:59', true, 'a clock does not matter'],
    ['2025-12-01', 'created older 90d', '2025-02-30', false, 'an impossible date is not older'],
    ['2025-12-01', 'created newer 90d', '2025-02-30', false, 'nor newer'],
    ['2025-12-01', 'created older 90d', '', false, 'a blank date is not older'],
    ['2025-12-01', 'created newer 90d', '', false, 'nor newer'],
    ['2025-12-01', 'created newer 90d', '2031-01-01', true, 'a future date is newer than anything'],
    ['2025-12-01', 'created older 90 天', '2025-09-01', true, 'a period in two words'],
    ['2025-12-01', 'created 早于 3个月前', '2025-08-31', true, 'a period in Chinese'],
    ['2025-12-01', 'created 早于 2025-09-01', '2025-09-01', false, 'before a day: the day itself is not'],
    ['2025-12-01', 'created 晚于 2025-09-01', '2025-09-01', false, 'after a day: the day itself is not'],
    ['2025-12-01', 'created 晚于 2025-09-01', '2025-09-02', true, 'after a day'],
    ['2025-12-01', 'created older 9999y', '2020-01-01', false, 'a period longer than history'],
  ])('%s: %s on %s is %s (%s)', (today, text, created, expected) => {
    expect(holds(text, { created }, scopeAt(today))).toBe(expected);
  });

  test.each<[string, Cells, boolean, string]>([
    ['status in (未激活,无效账户)', { status: '未激活' }, true, 'M64: in the list'],
    ['status in (未激活,无效账户)', { status: '无效账户' }, true, 'M64: the second'],
    ['status in (未激活,无效账户)', { status: '正常' }, false, 'M64: not in the list'],
    ['status in (未激活,无效账户)', { status: '' }, false, 'M64: a blank status is in no list'],
    ['status not in (未激活,无效账户)', { status: '' }, true, 'and so it is not in it'],
    ['spend >= 0', { spend: '0' }, true, 'M64: selects everything with an amount'],
    ['spend >= 0', { spend: '' }, false, 'a blank amount is not 0'],
    ['spend >= 10000', { spend: '9999.99' }, false, 'M80: a cent below'],
    ['spend >= 10000', { spend: '10000' }, true, 'M80: on the boundary'],
    ['年消费>=10000', { 年消费: '10000.00' }, true, 'M80: written without spaces, and with cents'],
    ['年消费＞＝１００００', { 年消费: '10000' }, true, 'full-width throughout'],
    ['tag has 待归档', { tags: '老客户;待归档' }, true, 'M63: marked'],
    ['tag has 待归档', { tags: '待归档客户' }, false, 'M63: part of a tag is not the tag'],
  ])('%s on %o is %s (%s)', (text, cells, expected) => {
    expect(holds(text, cells)).toBe(expected);
  });

  test('M65: the quarterly clean-up of trial applicants', () => {
    const rule = compileExpression(
      'source = 试用申请 and deal = 0 and created older 90d',
      scopeAt('2025-12-01'),
    );
    const rows = [
      { id: '1', source: '试用申请', created: '2025-01-01', deal: '0' },
      { id: '2', source: '试用申请', created: '2025-01-01', deal: '1' },
      { id: '3', source: '官网', created: '2025-01-01', deal: '0' },
      { id: '4', source: '试用申请', created: '2025-01-01', deal: '' },
    ];
    const archived = rows.filter((row) => rule(subject(row))).map((row) => row.id);
    expect(archived, 'a row whose deal flag is missing stays').toEqual(['1']);
  });
});

describe('comparing', () => {
  test.each<[string, Cells, boolean, string]>([
    ['name = 张三', { name: ' 张三　' }, true, 'spaces around a cell do not count'],
    ['name = 张三', { name: '张三丰' }, false, 'equal means all of it'],
    ["name = ''", { name: '　' }, true, 'blank'],
    ["name != ''", { name: '　' }, false, 'not blank'],
    ["name != ''", { name: 'x' }, true, 'not blank'],
    ['name <> 张三', { name: '李四' }, true, 'the other not-equal'],
    ['name == 张三', { name: '张三' }, true, 'doubled'],
    ['name ≠ 张三', { name: '张三' }, false, 'as written by hand'],
    ['spend = 1.5', { spend: '1.50' }, true, 'numbers, not texts'],
    ['spend = 0', { spend: '-0' }, true, 'there is one zero'],
    ['id = 7', { id: '007' }, false, 'a leading zero makes a code of a number'],
    ['id < 8', { id: '007' }, false, 'and codes have no order'],
    ['spend > 0.3', { spend: '0.30000000000000004' }, true, 'digits a double would drop'],
    ['spend = 9007199254740993', { spend: '9007199254740992' }, false, 'two numbers one double holds'],
    ['spend < 9007199254740993', { spend: '9007199254740992' }, true, 'and their order'],
    ['spend < -9007199254740992', { spend: '-9007199254740993' }, true, 'below zero'],
    ['spend > -1', { spend: '-0.5' }, true, 'fractions below zero'],
    ['spend < 100', { spend: '20' }, true, 'not in text order'],
    ['spend < 100', { spend: '很多' }, false, 'a text is not less than a number'],
    ['spend >= 100', { spend: '很多' }, false, 'nor more'],
    ['name <= abc', { name: 'abc' }, false, 'texts have no order at all'],
    ['spend < 100', { spend: '' }, false, 'blank is not less'],
    ['spend <= 100', { spend: '  ' }, false, 'nor spaces'],
    ['created < 2025-01-01', { created: '' }, false, 'blank is not before'],
    ['created = 2025/6/3', { created: '2025-06-03' }, true, 'any spelling of the value'],
    ['created = 2025-06-03', { created: '2025年6月3日' }, true, 'any spelling of the cell'],
    ['created = 20250603', { created: '2025-06-03' }, true, 'a date column reads eight digits as a day'],
    ['note = 20250603', { note: '2025-06-03' }, false, 'another column reads a number'],
    ['note = 2025/6/3', { note: '2025-06-03' }, true, 'two dates in a text column'],
    ['note != 2025/6/3', { note: '2025-06-03' }, false, 'and their denial'],
    ['seen = 2025-06-03', { seen: '2025-06-03T10:00:00' }, true, 'a value without a clock is the whole day'],
    ['seen <= 2025-06-03', { seen: '2025-06-03T23:59:59' }, true, 'to its end'],
    ['seen > 2025-06-03', { seen: '2025-06-03T23:59:59' }, false, 'not beyond'],
    ['seen = 2025-06-03 10:00', { seen: '2025-06-03T10:00:00' }, true, 'a clock without seconds'],
    ['seen < 2025-06-03 10:00', { seen: '2025-06-03T09:59:59' }, true, 'a second before'],
    ['seen >= 2025-06-03 10:00 and id = 1', { seen: '2025-06-03 10:00', id: '1' }, true, 'one word'],
    ['seen < 2025-06-03 10:00', { seen: '2025-06-03' }, true, 'a day without a clock begins at midnight'],
    ['spend > `paid`', { spend: '100', paid: '99.5' }, true, 'backticks make a column of the right side'],
    ['created > `last-seen`', { created: '2025-06-03', 'last-seen': '2025年6月2日' }, true, 'dates'],
    ['created > `last-seen`', { created: '2025-06-03', 'last-seen': '' }, false, 'blank has no order'],
    ['name = `source`', { name: 'x', source: 'x' }, true, 'texts of two columns'],
    ['name != `source`', { name: '1.0', source: '1' }, false, 'numbers of two columns'],
  ])('%s on %o is %s (%s)', (text, cells, expected) => {
    expect(holds(text, cells)).toBe(expected);
  });

  test.each<[string, Cells, boolean, string]>([
    ['id in (1, 2)', { id: '1.0' }, true, 'numbers in a list are numbers'],
    ['created in (2025/6/3, 2025-06-04)', { created: '2025-06-04T01:00' }, true, 'dates in a list are dates'],
    ['created in (20250603)', { created: '2025-06-03' }, true, 'even as eight digits'],
    ['name in (`source`, 李四)', { name: 'x', source: 'x' }, true, 'columns in a list'],
    ["name in ('')", { name: ' ' }, true, 'blank in a list'],
    ['name contains ada', { name: 'Ada' }, false, 'contains is exact'],
    ['name ~ ada', { name: 'ＡＤＡ Byron' }, true, '~ forgives case and width'],
    ['name ~ a.a', { name: 'Ada' }, false, 'and knows no patterns'],
    ['name ~ %', { name: 'Ada' }, false, 'of any kind'],
    ['name not contains 三', { name: '张三' }, false, 'denied'],
    ['note 包含 退货', { note: '要求退货' }, true, 'in Chinese'],
    ['note 不包含 退货', { note: '要求退货' }, false, 'denied in Chinese'],
    ['兴趣 has A', { 兴趣: '#A #B' }, true, 'a list in any column'],
    ['兴趣 has vip', { 兴趣: '["老客户", "VIP"]' }, true, 'a list as JSON, in another case'],
    ['兴趣 has A/B测试', { 兴趣: '拉新、A/B测试' }, true, 'an item that contains a separator'],
    ['兴趣 not has A', { 兴趣: 'AB,BA' }, true, 'never a part of an item'],
    ['兴趣 has VIP', { 兴趣: '黄金 VIP' }, false, 'a space does not end an item'],
    ['empty(name) and not empty(id)', { id: '1' }, true, 'empty'],
    ['name 为空 且 id 不为空', { id: '1' }, true, 'empty in Chinese'],
    ['为空(name)', { name: 'x' }, false, 'as a function'],
    ['not name = x or id = 1', { name: 'x', id: '1' }, true, 'not binds tightest'],
    ['id = 1 or id = 2 and name = x', { id: '1', name: 'y' }, true, 'and before or'],
    ['(id = 1 or id = 2) and name = x', { id: '1', name: 'y' }, false, 'brackets'],
    ['!(id = 1)&&!(name=x)||非 (id = 1)', { id: '2' }, true, 'signs and words may be mixed'],
    ['name = 1 OR id = 1', { id: '1' }, true, 'words in capitals'],
    ['（id ＝ １）', { id: '1' }, true, 'full-width brackets, sign and digit'],
    ['status in （未激活，无效账户、注销）', { status: '注销' }, true, 'full-width list'],
  ])('%s on %o is %s (%s)', (text, cells, expected) => {
    expect(holds(text, cells)).toBe(expected);
  });
});

describe('names and words', () => {
  test.each<[string, Cells, string]>([
    ["'customer name' = x", { 'customer name': 'x' }, 'a quoted column with a space'],
    ['`customer name` = x', { 'customer name': 'x' }, 'in backticks'],
    ['`客户(必填)` = x', { '客户(必填)': 'x' }, 'with brackets in its name'],
    ['in = x', { in: 'x' }, 'a column named like an operator'],
    ['last-seen = 2025-01-01', { 'last-seen': '2025-01-01' }, 'a hyphen belongs to the word'],
    ["name = 'x and y'", { name: 'x and y' }, 'a quoted value'],
    ['name = "it\'s"', { name: "it's" }, 'the other quote inside'],
    ["name = 'it''s'", { name: "it's" }, 'a doubled quote inside'],
    ['name = “张 三”', { name: '张 三' }, 'quotes of a word processor'],
    ["name = O'Brien", { name: "O'Brien" }, 'an apostrophe inside a word'],
    ['name = R&D', { name: 'R&D' }, 'a single & inside a word'],
    ['name = Yahoo!', { name: 'Yahoo!' }, 'an exclamation mark inside a word'],
    ['note = suspect-test', { note: 'suspect-test' }, 'a hyphen'],
    ['note = 10:30', { note: '10:30' }, 'a colon'],
    ['name = OR', { name: 'OR' }, 'Oregon: after a sign every word is a value'],
    ['name in (or, IN, and)', { name: 'IN' }, 'and in a list'],
    ['name = status', { name: 'status', status: 'y' }, 'a word on the right is never a column'],
  ])('%s finds %o (%s)', (text, cells) => {
    expect(holds(text, cells)).toBe(true);
    expect(holds(text, {})).toBe(false);
  });
});

describe('flags, tags and children', () => {
  const orders: ChildRows = {
    columns: ['no', 'amount', 'date', 'paid_at'],
    rows: [
      ['o1', '0.1', '2026-02-28', ''],
      ['o2', '0.2', '2025-02-28', '2026-01-01'],
      ['o3', '退款', '2025-02-27', ''],
      ['o4', '-5', '', ''],
    ],
  };
  const scope = scopeAt('2026-02-28', { children: ['orders', 'old.orders'], hasTags: true });
  const child = (name: string): ChildRows | undefined => (name === 'orders' ? orders : undefined);
  const customer = subject(
    { tags: 'VIP' },
    { flags: ['phone/masked', 'suspect-test'], tags: ['新客户'], child },
  );

  test.each([
    ['flag(phone/masked)', true, 'by its code'],
    ['flag(masked)', true, 'in any area'],
    ['flag(suspect-test)', true, 'a code with a hyphen'],
    ['flag(phone)', false, 'an area alone is no code'],
    ['flag(asked)', false, 'nor part of a word'],
    ['tag has 新客户', true, 'a tag of the subject'],
    ['tag has VIP', true, 'a tag in a column'],
    ['tag not has VIP', false, 'denied'],
    ['标签 has vip', true, 'in Chinese and in another case'],
    ['count(orders) = 4', true, 'all rows'],
    ['count(orders) > 9', false, 'a number, not a text'],
    ['count(orders, 1y) = 2', true, 'the day a year ago is within the year; undated rows are not'],
    ['count(orders, 1y, paid_at) = 1', true, 'by another date'],
    ['count(orders, 1y, orders.paid_at) = 1', true, 'written in full'],
    ['count(orders.date) = 3', true, 'rows that have one'],
    ['sum(orders.amount, 1y) = 0.3', true, 'exact: a double says 0.30000000000000004'],
    ['sum(orders.amount) = -4.7', true, 'what is no number counts as nothing'],
    ['sum(orders.amount, 1 y) >= 0.3', true, 'a period in two words'],
    ['max(orders.date) = 2026-02-28', true, 'the latest day'],
    ['min(orders.date) = 2025-02-27', true, 'the first day'],
    ['max(orders.date) older 6m', false, 'a figure may be tested like a column'],
    ['max(orders.amount) = 0.2', true, 'the largest number'],
    ['min(orders.amount) = -5', true, 'the smallest'],
    ['count(old.orders) = 0', true, 'nobody has rows in a table that is not there'],
    ['sum(old.orders.amount) = 0', true, 'and nothing adds up to 0; the longest child name wins'],
    ["max(old.orders.date) = ''", true, 'no date is blank'],
    ['max(old.orders.date) older 1d', false, 'and blank is not older'],
  ])('%s is %s (%s)', (text, expected) => {
    expect(compileExpression(text, scope)(customer)).toBe(expected);
  });

  test('the child table may say which column dates it', () => {
    const rule = compileExpression('count(orders, 1y) = 1', scope);
    expect(rule(subject({}, { child: () => ({ ...orders, date: 3 }) }))).toBe(true);
  });

  test('a column that is missing from the child rows is an error even when it shows late', () => {
    const rule = compileExpression('sum(orders.amuont) > 0', scope);
    expect(complaint(() => rule(customer))).toMatchObject({
      code: 'expression/unknown-column',
      params: { near: 'amuont', nearest: 'amount', position: 5 },
    });
  });
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

describe('what is wrong, and where', () => {
  const children = {
    children: ['orders'],
    childTable: () => ({ columns: ['no', 'amount'] }),
  };
  test.each([
    ['', 'expression/empty', { position: 1 }],
    ['  　', 'expression/empty', { position: 4 }],
    ['statsu = x', 'expression/unknown-column', { position: 1, near: 'statsu', nearest: 'status' }],
    ['id = 1 and 状太 = x', 'expression/unknown-column', { position: 12, near: '状太', nearest: '状态' }],
    ['id = `nmae`', 'expression/unknown-column', { position: 6, nearest: 'name' }],
    ['customer name = x', 'expression/unknown-column', { nearest: 'customer name' }],
    ['empty(nmae)', 'expression/unknown-column', { position: 7, nearest: 'name' }],
    ['__proto__ = x', 'expression/unknown-column', { near: '__proto__' }],
    ['id', 'expression/incomplete', { position: 3 }],
    ['id =', 'expression/incomplete', { position: 5 }],
    ['id = 1 and', 'expression/incomplete', {}],
    ['id = 1 2', 'expression/unexpected', { position: 8, near: '2' }],
    ['id = = 1', 'expression/unexpected', { position: 6, near: '=' }],
    ['id = 未激活 或者 name = x', 'expression/unexpected', { near: '或者' }],
    ['name = New York', 'expression/unexpected', { near: 'York' }],
    ['spend >= 10,000', 'expression/unexpected', { near: ',' }],
    ['id is 1', 'expression/unexpected', { near: 'is' }],
    [')', 'expression/unexpected', { position: 1 }],
    ['id in 1', 'expression/unexpected', { near: '1' }],
    ['id in ()', 'expression/unexpected', { near: ')' }],
    ['id in (1', 'expression/unclosed-bracket', { position: 7 }],
    ['id in (1,', 'expression/incomplete', {}],
    ['id = 1 and (id = 2', 'expression/unclosed-bracket', { position: 12 }],
    ['flag(x', 'expression/unclosed-bracket', { position: 5 }],
    ["name = 'x", 'expression/unclosed-quote', { position: 8 }],
    ['`name = x', 'expression/unclosed-quote', { position: 1 }],
    ['created older 3q', 'expression/bad-duration', { position: 15, near: '3q' }],
    ['created older soon', 'expression/bad-duration', { near: 'soon' }],
    ['tag older 3y', 'expression/unknown-column', { near: 'tag', nearest: 'tags' }],
    ['empty()', 'expression/bad-arguments', { near: 'empty', expected: '1', found: 0 }],
    ['flag(a, b)', 'expression/bad-arguments', { expected: '1', found: 2 }],
    ['eval(name)', 'expression/unknown-function', { near: 'eval' }],
    ['cuont(orders) > 1', 'expression/unknown-function', { nearest: 'count' }],
    ['count(order) > 1', 'expression/unknown-child', { near: 'order', nearest: 'orders' }],
    ['sum(orders) > 1', 'expression/needs-column', { near: 'orders' }],
    ['sum(orders.amuont) > 1', 'expression/unknown-column', { nearest: 'amount' }],
    ['sum(orders.amount, soon) > 1', 'expression/bad-duration', { near: 'soon' }],
    ['count(orders, 1y) > 1', 'expression/no-date-column', { near: 'orders' }],
    ['count(orders, 1y, amuont) > 1', 'expression/unknown-column', { nearest: 'amount' }],
    ['count(orders)', 'expression/incomplete', {}],
    [`${'('.repeat(5000)}id = 1${')'.repeat(5000)}`, 'expression/too-deep', {}],
    [`${'not '.repeat(5000)}id = 1`, 'expression/too-deep', {}],
  ])('%s: %s %o', (text, code, params) => {
    const error = complaint(() => compileExpression(text, scopeAt('2026-02-28', children)));
    expect(error).toMatchObject({ code, exit: 2, params: { text, ...params } });
  });

  test('without child tables there is nothing to count', () => {
    expect(complaint(() => compileExpression('count(orders) > 1', TODAY)).code).toBe(
      'expression/no-children',
    );
  });

  test('without tags or a column of tags, `tag has X` would never be true', () => {
    const bare = scopeAt('2026-02-28', { columns: ['id', 'tags'], typeOf: () => 'text' });
    expect(complaint(() => compileExpression('tag has VIP', bare))).toMatchObject({
      code: 'expression/unknown-column',
      params: { nearest: 'tags' },
    });
  });

  test('a long chain is no deep nesting', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `id = ${index}`).join(' or ');
    expect(compileExpression(text, TODAY)(subject({ id: '19999' }))).toBe(true);
  });
});

describe('columnsOfExpression', () => {
  test.each([
    ['status = x and created older 3y', ['status', 'created']],
    ['not (spend > `paid` or empty(name))', ['name', 'spend', 'paid']],
    ['id in (1, `note`) and id != 5', ['id', 'note']],
    ['tag has VIP', ['tags']],
    ['flag(masked)', []],
  ])('%s reads %o', (text, names) => {
    expect(columnsOfExpression(text, TODAY).map((index) => COLUMNS[index])).toEqual(names);
  });
});

describe('what holds for every text', () => {
  const words = fc.constantFrom(
    ...[
      'id',
      'name',
      '状态',
      'created',
      '`id`',
      "'x'",
      '"',
      "'",
      '`',
      '(',
      ')',
      '（',
      '，',
      ',',
      '=',
      '!=',
      '<',
      '~',
    ],
    ...[
      'and',
      'or',
      'not',
      '且',
      '非',
      'in',
      'has',
      'contains',
      'older',
      '3y',
      '90 d',
      'empty',
      'flag',
      'count',
    ],
    ...[
      'sum',
      'orders',
      'orders.amount',
      'tag',
      '2025-01-01',
      '10:00',
      '1',
      '-',
      '!',
      '&&',
      '|',
      '“',
      '\u0000',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...Array.from('ab=!<>~()\'"`, \n张三“’（＝')), maxLength: 40 }),
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
  );
  const scope = scopeAt('2026-02-28', { children: ['orders'] });
  const rows: ChildRows = { columns: ['amount', 'date'], rows: [['1', '2026-01-01']] };

  test('a text compiles, or is refused with a usage error whose place lies in it', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.string(), { maxLength: COLUMNS.length }), (text, cells) => {
        try {
          const answer = compileExpression(text, scope)({ cells, child: () => rows });
          expect(typeof answer).toBe('boolean');
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toMatch(/^expression\//);
          expect(error.params['position']).toBeGreaterThanOrEqual(1);
          expect(error.params['position']).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 3000 },
    );
  });

  const amounts = fc
    .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 20 }))
    .map(([units, scale]) => {
      const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
      const cut = digits.length - scale;
      const text =
        (units < 0n ? '-' : '') + digits.slice(0, cut) + (scale > 0 ? `.${digits.slice(cut)}` : '');
      return { text, scaled: units * 10n ** BigInt(20 - scale) };
    });

  test('decimals compare and add like whole numbers of the smallest unit', () => {
    fc.assert(
      fc.property(amounts, amounts, (left, right) => {
        expect(isDecimal(left.text)).toBe(true);
        const order = left.scaled < right.scaled ? -1 : left.scaled > right.scaled ? 1 : 0;
        expect(Math.sign(compareDecimals(left.text, right.text)) + 0).toBe(order);
        expect(
          compareDecimals(sumDecimals([left.text, right.text]), sumDecimals([right.text, left.text])) + 0,
        ).toBe(0);
        const back = sumDecimals([
          left.text,
          right.text,
          right.text.startsWith('-') ? right.text.slice(1) : `-${right.text}`,
        ]);
        expect(compareDecimals(back, left.text) + 0).toBe(0);
      }),
    );
  });

  test('exactly one of <, = and > holds between two numbers', () => {
    fc.assert(
      fc.property(amounts, amounts, ({ text: left }, { text: right }) => {
        const found = ['<', '=', '>'].filter((sign) => holds(`spend ${sign} '${right}'`, { spend: left }));
        expect(found).toHaveLength(1);
      }),
    );
  });
});
