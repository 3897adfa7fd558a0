import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  fromDayNumber,
  parseDuration,
  parseIsoDate,
  subtract,
  toDayNumber,
} from '../../src/calendar/plain-date.ts';
import { activityLimits, isInactive, lastActivity } from '../../src/retention/inactive.ts';
import type { LastActivity } from '../../src/retention/inactive.ts';

const dateKey = (text: string): string | undefined => (parseIsoDate(text) ? text : undefined);

function dispositionAt(today: string, inactiveFor: string, cells: readonly string[]): string {
  const limits = activityLimits(parseIsoDate(today)!, parseDuration(inactiveFor)!);
  const indexes = cells.map((_, index) => index);
  const { kind, because } = isInactive(lastActivity(cells, indexes, dateKey), limits);
  return `${kind} ${because.replace('retention/', '')}`;
}

describe('inactive customers', () => {
  test.each([
    ['2025-12-01', '1y', ['2024-01-01', '2025-11-01'], 'keep active', 'M60: the last of the dates decides'],
    ['2025-12-01', '1y', ['2024-01-01', ''], 'archive inactive', 'M60: all of them are old'],
    ['2025-12-01', '1y', ['', ''], 'unknown unknown-activity', 'M60: no date is not an old date'],
    ['2025-12-01', '1y', ['昨天', '2024-02-30'], 'unknown unknown-activity', 'nor is one nobody can read'],
    ['2025-12-01', '1y', ['', '昨天', '2024-01-01'], 'archive inactive', 'what can be read counts'],
    ['2026-02-28', '3y', ['2023-02-28'], 'keep active', 'M61: exactly 3 years is not over 3 years'],
    ['2026-02-28', '3y', ['2023-02-27'], 'archive inactive', 'M61: a day more is'],
    ['2026-02-28', '3y', ['2023-02-27T23:59:59'], 'archive inactive', 'a clock does not matter'],
    ['2027-02-28', '3y', ['2024-02-29'], 'keep active', 'M61: leap day, the cutoff is 28 February 2024'],
    ['2027-03-01', '3y', ['2024-02-29'], 'archive inactive', 'M61: and the day after, it is over'],
    ['2024-02-29', '1y', ['2023-02-28'], 'keep active', 'from a leap day: the last of February'],
    ['2024-02-29', '1y', ['2023-02-27'], 'archive inactive', 'and before it'],
    ['2025-12-01', '6m', ['2025-06-01'], 'keep active', 'half a year in calendar months'],
    ['2025-12-01', '6m', ['2025-05-31'], 'archive inactive', 'and a day'],
    ['2025-12-01', '1y', ['2025-12-01'], 'keep active', 'today'],
    [
      '2025-12-01',
      '1y',
      ['2025-12-02'],
      'keep future-date',
      'tomorrow is a mistake, and no reason to archive',
    ],
    ['2025-12-01', '1y', ['2020-01-01', '2099-01-01'], 'keep future-date', 'even beside an old date'],
    ['2025-12-01', '9999y', ['0001-01-01'], 'keep active', 'a period longer than the calendar'],
  ])('on %s after %s: %j is %s (%s)', (today, inactiveFor, cells, expected) => {
    expect(dispositionAt(today, inactiveFor, cells)).toBe(expected);
  });

  test.each<[string[], number[], LastActivity, string]>([
    [
      ['2024-01-01', '2025-01-01', '2023-01-01'],
      [0, 1, 2],
      { date: '2025-01-01', field: 1 },
      'which column it was',
    ],
    [
      ['2024-01-01', '2024-01-01'],
      [1, 0],
      { date: '2024-01-01', field: 1 },
      'equal dates: the one asked for first',
    ],
    [
      ['2024-01-01', '2024-01-01T08:00'],
      [0, 1],
      { date: '2024-01-01T08:00', field: 1 },
      'a clock is later than none',
    ],
    [['2024-01-01', '2025-01-01'], [0], { date: '2024-01-01', field: 0 }, 'only the columns asked for'],
    [['2024-01-01'], [7], { date: undefined, field: -1 }, 'a column the row does not have'],
    [[''], [], { date: undefined, field: -1 }, 'no columns'],
  ])('the last activity of %j in %j is %o (%s)', (cells, indexes, expected) => {
    expect(lastActivity(cells, indexes, dateKey)).toEqual(expected);
  });

  test('each day is on one side of the cutoff, and a later day never makes a customer less active', () => {
    const days = fc.integer({ min: toDayNumber({ year: 2000, month: 1, day: 1 }), max: 30_000 });
    fc.assert(
      fc.property(days, days, fc.constantFrom('90d', '6m', '1y', '3y'), (todayNumber, day, period) => {
        const today = fromDayNumber(todayNumber);
        const duration = parseDuration(period)!;
        const found = dispositionAt(formatDate(today), period, [formatDate(fromDayNumber(day))]);
        const old = day < toDayNumber(subtract(today, duration));
        expect(found.startsWith('archive')).toBe(old);
        const later = dispositionAt(formatDate(today), period, [formatDate(fromDayNumber(day + 1))]);
        if (!old) expect(later.startsWith('keep')).toBe(true);
      }),
    );
  });
});
