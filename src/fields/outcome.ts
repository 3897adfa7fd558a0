// The few shapes every normalizer's answer has, so that a status, a rule and an issue cannot drift apart.
import type { Cleaned, FieldSettings, Normalizer, Status } from '../model/cleaned.ts';
import { foldWidth, NO_ISSUES, tidyText } from '../text/hygiene.ts';
import type { Tidied, TidyOptions } from '../text/hygiene.ts';
import { isDitto, isMissingIdentifier, isPlaceholder } from '../text/placeholders.ts';

/** How every field type is opened, whether or not its cleaning depends on the settings. */
export type OpenField = (settings: FieldSettings) => Normalizer;

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
  return written(cell, '', 'text/tidy', NO_ISSUES, 'empty');
}

/** Hygiene and half-width letters and digits; a full-width `＆` may uncover an entity, so until nothing changes. */
export function tidyAndFold(cell: string, options?: TidyOptions): Tidied {
  let { text, issues } = tidyText(cell, options);
  for (;;) {
    const folded = foldWidth(text);
    if (folded === text) return { text, issues };
    const again = tidyText(folded, options);
    text = again.text;
    if (again.issues.length > 0) issues = again.issues;
  }
}

/** A cell that holds no value of any type: blank, a word for nothing (status `empty`), or `同上`. */
export function withoutValue(cell: string, text: string): Cleaned | undefined {
  if (text === '') return blank(cell);
  if (isPlaceholder(text)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  return isDitto(text) ? keptAsTyped(cell, 'suspect', 'text/ditto') : undefined;
}

/** As {@link withoutValue}, for columns of numbers that identify, where `0` and `no` say nothing either. */
export function withoutIdentifier(cell: string, text: string): Cleaned | undefined {
  if (text !== '' && isMissingIdentifier(text)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  return withoutValue(cell, text);
}

/** Does the cell say anything a match may rest on? */
export function isEvidence({ value, status, issues }: Cleaned): boolean {
  return (
    value !== '' &&
    (status === 'ok' || status === 'fixed' || (status === 'suspect' && !issues.includes('text/ditto')))
  );
}

export const NO_KEYS: readonly string[] = Object.freeze([]);
