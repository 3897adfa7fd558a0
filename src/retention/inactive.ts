// A customer is inactive when every trace of them is old, not when one is: the last of the dates decides.
import { formatDate, subtract } from '../calendar/plain-date.ts';
import type { Duration, PlainDate } from '../calendar/plain-date.ts';
import type { Row } from '../model/record.ts';

/** What retention decided about a record, and the reason: a code of the word catalogues. */
export type Disposition =
  | { readonly kind: 'keep'; readonly because: 'retention/active' | 'retention/future-date' }
  | { readonly kind: 'archive'; readonly because: 'retention/inactive' }
  | { readonly kind: 'unknown'; readonly because: 'retention/unknown-activity' };

export interface LastActivity {
  /** ISO text; undefined when no column holds a date. */
  readonly date: string | undefined;
  /** The column it stands in, or -1. Between equal dates, the first asked for. */
  readonly field: number;
}

/** `dateKey` gives ISO text that sorts as the date it stands for, and undefined for anything else. */
export function lastActivity(
  cells: Row,
  dateIndexes: readonly number[],
  dateKey: (text: string) => string | undefined,
): LastActivity {
  let date: string | undefined;
  let field = -1;
  for (const index of dateIndexes) {
    const cell = cells[index] ?? '';
    const found = cell === '' ? undefined : dateKey(cell);
    if (found === undefined || (date !== undefined && found <= date)) continue;
    date = found;
    field = index;
  }
  return { date, field };
}

/** The two days that decide, ISO. */
export interface ActivityLimits {
  /** Whoever was active on this day or later is active. */
  readonly since: string;
  readonly today: string;
}

/**
 * Calendar units, not days: three years before 2026-02-28 is 2023-02-28, and that day is not over three years ago.
 * Where the day does not exist it is the last of its month: a year before 2024-02-29 is 2023-02-28.
 */
export function activityLimits(today: PlainDate, inactiveFor: Duration): ActivityLimits {
  const since = subtract(today, inactiveFor);
  return { since: since.year < 0 ? '0000-01-01' : formatDate(since), today: formatDate(today) };
}

/** A date after today is a mistake somebody should see, but no reason to put a customer away. */
export function isInactive({ date }: LastActivity, { since, today }: ActivityLimits): Disposition {
  if (date === undefined) return { kind: 'unknown', because: 'retention/unknown-activity' };
  const day = date.slice(0, 10);
  if (day > today) return { kind: 'keep', because: 'retention/future-date' };
  if (day < since) return { kind: 'archive', because: 'retention/inactive' };
  return { kind: 'keep', because: 'retention/active' };
}
