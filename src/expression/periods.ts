import { formatDate, parseDuration, subtract } from '../calendar/plain-date.ts';
import type { Scope } from './scope.ts';
import { syntaxError } from './token.ts';
import type { Token } from './token.ts';
import type { DateLimit } from './tree.ts';

interface Asked {
  readonly text: string;
  readonly scope: Scope;
}

/** The day a period began: `3y`, `３年`, `3年前`. */
export function dayBefore(period: string, scope: Scope): string | undefined {
  const duration = parseDuration(period.normalize('NFKC').replace(/前$/, ''));
  if (duration === undefined) return undefined;
  const day = subtract(scope.today, duration);
  return day.year < 0 ? '0000-01-01' : formatDate(day);
}

/**
 * `older 3y` is strictly before the same calendar day three years ago, `newer 3y` is that day and after: every
 * date is one or the other. Beside a date they are strict both ways, as 早于 and 晚于 are: that day is neither.
 */
export function parseDateLimit(
  token: Token,
  following: string,
  test: 'older' | 'newer',
  { text, scope }: Asked,
): { readonly limit: DateLimit; readonly words: 1 | 2 } {
  const one = dayBefore(token.text, scope);
  const two = one === undefined ? dayBefore(`${token.text} ${following}`, scope) : undefined;
  const cutoff = one ?? two;
  if (cutoff !== undefined) {
    const side = test === 'older' ? 'before' : 'from';
    return { limit: { side, day: cutoff }, words: two === undefined ? 1 : 2 };
  }
  const day = scope.dateOf(token.text)?.slice(0, 10);
  if (day === undefined) throw syntaxError('expression/bad-duration', text, token);
  return { limit: { side: test === 'older' ? 'before' : 'after', day }, words: 1 };
}
