// The few shapes every normalizer's answer has, so that a status, a rule and an issue cannot drift apart.
import type { Cleaned, Status } from '../model/cleaned.ts';
import { foldWidth, NO_ISSUES, tidyText } from '../text/hygiene.ts';
import type { Tidied } from '../text/hygiene.ts';

/** Valid and unchanged. */
export function asItStands(cell: string): Cleaned {
  return { value: cell, status: 'ok', rule: '', issues: NO_ISSUES };
}

/** Kept exactly as typed, for a reason. */
export function keptAsTyped(cell: string, status: Status, ...issues: string[]): Cleaned {
  return { value: cell, status, rule: '', issues };
}

/** A value to write: a valid one that differs from the cell is `fixed`, and only then is the rule named. */
export function written(
  cell: string,
  value: string,
  rule: string,
  issues: readonly string[] = NO_ISSUES,
  status: Status = 'ok',
): Cleaned {
  if (value === cell) return { value: cell, status, rule: '', issues };
  return { value, status: status === 'ok' ? 'fixed' : status, rule, issues };
}

/** Nothing in the cell but spaces and invisible characters, if that. */
export function blank(cell: string): Cleaned {
  return written(cell, '', 'text/tidied', NO_ISSUES, 'empty');
}

/** Hygiene and half-width letters and digits; a full-width `＆` may uncover an entity, so until nothing changes. */
export function tidyAndFold(cell: string): Tidied {
  let { text, issues } = tidyText(cell);
  for (;;) {
    const folded = foldWidth(text);
    if (folded === text) return { text, issues };
    const again = tidyText(folded);
    text = again.text;
    if (again.issues.length > 0) issues = again.issues;
  }
}

export const NO_KEYS: readonly string[] = Object.freeze([]);
