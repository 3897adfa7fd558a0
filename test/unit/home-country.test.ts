// The country of an export that names none: what is read by it, and what is left alone where it does not tell.
import { describe, expect, test } from 'vitest';
import { openRecordCleaner } from '../../src/jobs/open-record-cleaner.ts';
import { makeHeader } from '../../src/io/header.ts';
import { homeCountry } from '../../src/rulepack/home-country.ts';
import { scriptOf, speaksChinese } from '../../src/rulepack/sample-profile.ts';

const rows = (count: number, make: (at: number) => string[]): string[][] => Array.from({ length: count }, (_, at) => make(at)); // prettier-ignore
const header = (...names: string[]) => ({ names, original: names });
const STATES = ['CA', 'ny', 'Texas', 'Ill.', 'WA', 'N.Y.'];

test.each([
  ['a column of states', ['state'], rows(20, (at) => [['CA', 'NY', 'TX'][at % 3]!]), 'US'],
  ['states written out', ['State'], rows(20, (at) => [['California', 'New York'][at % 2]!]), 'US'],
  ['states of other countries', ['state'], rows(20, (at) => [['NSW', 'VIC', 'WA'][at % 3]!]), ''],
  ['provinces of Brazil', ['state'], rows(20, (at) => [['SP', 'RJ', 'SC', 'PR'][at % 4]!]), ''],
  ['too few to tell', ['state'], rows(4, () => ['CA']), ''],
  ['a column of one country', ['country'], rows(20, () => ['Deutschland']), 'DE'],
  ['a column of many', ['country'], rows(20, (at) => [['DE', 'FR'][at % 2]!]), ''],
  ['addresses', ['address'], rows(20, (at) => [`${String(at)} Main St, Springfield, IL 62704`]), 'US'],
  ['addresses elsewhere', ['address'], rows(20, (at) => [`${String(at)} High St, Leeds LS1 4AP`]), ''],
  ['nothing of the kind', ['name'], rows(20, () => ['CA']), ''],
])('%s', (_, names, sample, country) => {
  expect(homeCountry(header(...names), sample)).toBe(country);
});

test('names of states in any spelling', () => {
  const some = rows(60, (at) => [STATES[at % 3]!]);
  expect(homeCountry(header('state'), some)).toBe('US');
});

const clean = (names: string[], sample: string[][], row: string[]): string[] =>
  openRecordCleaner(names, sample, { today: '2026-11-22' }).clean(row).map(({ value }) => value); // prettier-ignore

describe('phones without a country code', () => {
  const states = ['CA', 'NY', 'TX'];
  const sample = rows(30, (at) => [`(415) 555-${String(2000 + at)}`, states[at % 3]!, String(90_000 + at)]);

  test('are read by the states of the column', () => {
    expect(clean(['phone', 'state', 'zip'], sample, ['(415) 555-2671', 'CA', '94107'])[0]).toBe(
      '+14155552671',
    );
  });

  test('1-415-555-2671 is no mobile of the mainland', () => {
    const dashed = sample.map(([, state, zip], at) => [`1-415-555-${String(2000 + at)}`, state!, zip!]);
    expect(clean(['phone', 'state', 'zip'], dashed, ['1-415-555-2671', 'CA', '94107'])[0]).toBe(
      '+14155552671',
    );
  });

  test('stay as they are where nothing tells', () => {
    const bare = sample.map(([phone]) => [phone!]);
    expect(clean(['phone'], bare, ['(415) 555-2671'])[0]).toBe('(415) 555-2671');
  });

  test('in a Chinese file the row’s own state and ZIP code tell', () => {
    const mixed = rows(30, (at) => [`1365107${String(1000 + at)}`, '上海', '200000']);
    const names = ['电话', '省份', '邮编'];
    expect(clean(names, mixed, ['(415) 555-2671', 'CA', '94107'])[0]).toBe('+14155552671');
    expect(clean(names, mixed, ['14155552671', 'CA', '94107'])[0]).toBe('+14155552671');
    expect(clean(names, mixed, ['(415) 555-2671', '上海', '200000'])[0]).toBe('(415) 555-2671');
  });
});

describe('a tax_id that is no Chinese credit code', () => {
  const column = (country: string[], ids: string[]) =>
    openRecordCleaner(
      ['company', 'state', 'tax_id'],
      ids.map((id, at) => [`Acme ${String(at)} Inc`, country[at % country.length]!, id]),
      { today: '2026-11-22' },
    );
  const eins = rows(40, (at) => [`12${String(3_000_017 + at * 7919)}`]).flat();

  test('is an employer number in the US', () => {
    const records = column(['CA', 'NY', 'TX'], eins);
    expect(records.columns[2]).toMatchObject({ type: 'uscc' });
    expect(records.columns[2]!.evidence?.doubt).toBeUndefined();
    expect(records.clean(['Acme', 'CA', '123456789'])[2]).toMatchObject({
      value: '12-3456789',
      rule: 'uscc/registration',
      issues: [],
    });
  });

  test('is plain text where no country’s numbers fit, and that is said', () => {
    const records = column(['', ''], eins.map((id) => `TX/${id}`)); // prettier-ignore
    expect(records.columns[2]).toMatchObject({ type: 'text', evidence: { doubt: { code: 'detect/header-not-believed' } } }); // prettier-ignore
  });

  test('of a Chinese file stops as before', () => {
    const records = openRecordCleaner(
      ['公司', '税号'],
      eins.map((id, at) => [`上海远景${String(at)}科技有限公司`, id]),
      { today: '2026-11-22' },
    );
    expect(records.columns[1]!.evidence?.doubt?.code).toBe('detect/mostly-fails');
  });
});

describe('whose export it is', () => {
  const header = (...names: string[]) => makeHeader(names);
  test.each([
    ['a Western list with three Japanese customers', header('name', 'city'), [...rows(40, () => ['Ann Lee', 'Leeds']), ...rows(3, () => ['山田太郎', '東京都'])], false, ''],
    ['a list in English of Chinese customers', header('name', 'city'), rows(40, () => ['张伟', '上海']), true, ''],
    ['a Japanese list', header('氏名', 'フリガナ'), rows(40, () => ['山田太郎', 'ヤマダ タロウ']), false, 'JP'],
    ['a Japanese list with headers in kanji', header('氏名', '住所'), rows(40, () => ['山田太郎', '渋谷区の一丁目']), false, 'JP'],
    ['a Chinese list with の in some names', header('姓名', '店名'), [...rows(40, () => ['张伟', '茶馆']), ...rows(9, () => ['李娜', '茶の屋'])], true, ''],
    ['a Korean list', header('이름', '전화'), rows(40, () => ['김민준', '010-1234-5678']), false, 'KR'],
    ['Chinese headers alone', header('姓名'), [], true, ''],
  ])('%s', (_, head, sample, chinese, script) => {
    expect(speaksChinese(head, sample)).toBe(chinese);
    expect(scriptOf(head, sample)).toBe(script);
  }); // prettier-ignore
});
