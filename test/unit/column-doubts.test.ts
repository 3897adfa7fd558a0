// What only the column shows: the cell alone looks valid.
import { describe, expect, test } from 'vitest';
import { openCells } from '../../src/jobs/clean-column.ts';
import type { ColumnProfile, Normalizer } from '../../src/model/cleaned.ts';
import type { FieldType, Role } from '../../src/model/field-type.ts';
import { profileDamage } from '../../src/rulepack/column-damage.ts';
import { findTypedForMany } from '../../src/rulepack/typed-for-many.ts';
import { SETTINGS } from './soup.ts';

function open(type: FieldType, profile: Partial<ColumnProfile> = {}): Normalizer {
  return openCells({
    type,
    settings: { ...SETTINGS, profile: { ...SETTINGS.profile, ...profile } },
  });
}

const accepts = (normalizer: Normalizer, cell: string): boolean => {
  const bytes = Buffer.from(cell);
  return normalizer.accepts?.(bytes, 0, bytes.length) ?? false;
};

describe('a cell in doubt for its column', () => {
  test.each<[FieldType, Partial<ColumnProfile>, string, string, string]>([
    ['id', { paddedTo: 8 }, '12345', 'suspect', 'id/lost-zeros'],
    ['id', { paddedTo: 8 }, '1.2E+05', 'lossy', 'id/excel-damaged'],
    ['id', {}, '2-Jan', 'suspect', 'text/date-ified'],
    ['id', {}, 'Mar-01', 'suspect', 'text/date-ified'],
    ['note', { cutAt: 10 }, '一二三四五六七八九十', 'suspect', 'text/cut-off'],
    ['company', { cutAt: 20 }, '上海远景信息技术服务与文化传媒有限责任公', 'suspect', 'text/cut-off'],
    ['phone', { typedForMany: ['+8613951764208'] }, '139 5176 4208', 'suspect', 'text/typed-for-many'],
    ['email', { typedForMany: ['kefu@corp.cn'] }, 'Kefu@corp.cn', 'suspect', 'text/typed-for-many'],
  ])('%s %j: %j is %s', (type, profile, cell, status, issue) => {
    const normalizer = open(type, profile);
    const cleaned = normalizer.clean(cell);
    expect(cleaned).toMatchObject({ status });
    expect(cleaned.issues).toContain(issue);
    expect(accepts(normalizer, cell)).toBe(false);
    // A text cut off still says what it says; what many share is for the matcher to weigh.
    if (issue !== 'text/cut-off' && issue !== 'text/typed-for-many')
      expect(normalizer.keys(cleaned)).toEqual([]);
    expect(normalizer.clean(cleaned.value)).toMatchObject({ value: cleaned.value, status });
  });

  test.each<[FieldType, Partial<ColumnProfile>, string]>([
    ['id', { paddedTo: 8 }, '00012345'],
    ['id', { paddedTo: 8 }, 'A-77'],
    ['id', { paddedTo: 8 }, '123456789'],
    ['id', {}, '12345'],
    ['id', {}, '2-Janus'],
    ['address', {}, '1月2日路3号'],
    ['address', {}, '五一路5月花园3号'],
    ['date', {}, '2025-01-02'],
    ['note', {}, '1月2日'],
    ['note', { cutAt: 10 }, '一二三四五六七八九'],
    ['phone', { typedForMany: ['+8613951764208'] }, '+8613951764209'],
    ['cn-id', { roundedShare: 0.9 }, '11010519491231002X'],
    ['cn-id', { roundedShare: 0.005 }, '110105196001019990'],
  ])('%s %j: %j is beyond it', (type, profile, cell) => {
    const { issues } = open(type, profile).clean(cell);
    expect(issues.filter((issue) => /lost-zeros|date-ified|cut-off|typed-for-many|excel-damaged/.test(issue))).toEqual([]); // prettier-ignore
  });
});

describe('the damage of a column', () => {
  const numbered = (count: number, make: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => make(at)); // prettier-ignore

  test.each<[string, string[], object]>([
    ['member numbers padded with zeros', [...numbered(60, (at) => String(at * 977).padStart(8, '0')), '977', '1954'], { paddedTo: 8 }],
    ['guarded ones count too', numbered(40, (at) => `="${String(at).padStart(6, '0')}"`), { paddedTo: 6 }],
    ['numbers of all lengths', numbered(60, (at) => String(3 ** (at % 17))), {}],
    ['one length, no zeros', numbered(60, (at) => String(10_000_000 + at)), {}],
    ['too few to tell', numbered(10, (at) => String(at).padStart(8, '0')), {}],
    ['codes with letters', numbered(60, (at) => `KH${String(at).padStart(6, '0')}`), {}],
    ['moments of one form', numbered(30, (at) => `2024-05-${10 + at}T01:17:52Z`.padEnd(20, 'Z')), {}],
    ['hashes', numbered(30, (at) => (at * 7_919_393 + 65_537).toString(16).padStart(32, 'a7')), {}],
    ['texts cut at 255', [...numbered(5, (at) => String(at) + '长'.repeat(254)), 'kurz'], { cutAt: 255 }],
    ['two long texts are chance', [...numbered(2, (at) => String(at) + '长'.repeat(254)), 'kurz'], {}],
    ['a longer one says there was no end', [...numbered(5, (at) => String(at) + '长'.repeat(254)), '长'.repeat(300)], {}],
  ])('%s', (_, values, damage) => {
    expect(profileDamage(values)).toEqual(damage);
  }); // prettier-ignore
});

describe('values typed for many', () => {
  const column = (index: number, type: FieldType, role: Role = 'other') => ({
    index,
    type,
    role,
    normalizer: open(type),
  });
  const columns = [
    column(0, 'name'),
    column(1, 'phone', 'phone'),
    column(2, 'email'),
    column(3, 'phone', 'landline'),
  ];
  const name = (at: number): string => '王李张刘陈杨黄赵吴周徐'.charAt(at % 11) + '伟芳娜敏静丽强磊军洋勇杰涛'.charAt(at % 13); // prettier-ignore
  const ordinary = (at: number): string[] => [name(at), `139${String(10_002_000 + at * 37)}`, `u${String(at * 31)}@corp.cn`, '']; // prettier-ignore

  test('a phone of a dozen different people is nobody’s, in whatever spelling', () => {
    const rows = Array.from({ length: 300 }, (_, at) => {
      const row = ordinary(at);
      if (at % 20 === 0) row[1] = at % 40 === 0 ? '139 5176 4208' : '13951764208';
      return row;
    });
    expect([...findTypedForMany(rows, columns)]).toEqual([[1, ['+8613951764208']]]);
  });

  test('a dozen records of one person are one person', () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      at % 20 === 0 ? ['王伟', '13951764208', 'wang@corp.cn', ''] : ordinary(at),
    );
    expect(findTypedForMany(rows, columns).size).toBe(0);
  });

  test('nine are a large family; and without other columns nobody can tell', () => {
    const shared = (count: number) => Array.from({ length: 300 }, (_, at) => (at < count ? [name(at), '13951764208', '', ''] : ordinary(at))); // prettier-ignore
    expect(findTypedForMany(shared(9), columns).size).toBe(0);
    expect(findTypedForMany(shared(10), columns).size).toBe(1);
    expect(findTypedForMany(shared(30), [column(1, 'phone', 'phone')]).size).toBe(0);
  });

  test('a front desk’s landline is meant to be shared, and who shares it shares the rest', () => {
    const staff = Array.from({ length: 300 }, (_, at) => {
      const row = ordinary(at);
      if (at % 20 === 0) [row[1], row[3]] = ['13951764208', '021-62345678'];
      return row;
    });
    expect(findTypedForMany(staff, columns).size).toBe(0);
  });
});
