import type { Normalizer } from '../model/cleaned.ts';
import { openName } from '../fields/person-name/person-name.ts';
import type { FieldSettings } from '../model/cleaned.ts';

const EXPECTED = 'name/surname-only';

/** Cells of a column of given names, or of surnames: one part of a name is all that is wanted of them. */
export function openNamePart(settings: FieldSettings): Normalizer {
  const whole = openName(settings);
  return {
    ...whole,
    clean(cell) {
      const cleaned = whole.clean(cell);
      if (!cleaned.issues.includes(EXPECTED)) return cleaned;
      const issues = cleaned.issues.filter((issue) => issue !== EXPECTED);
      const isSettled = cleaned.status === 'suspect' && issues.length === 0;
      return { ...cleaned, issues, status: isSettled ? (cleaned.value === cell ? 'ok' : 'fixed') : cleaned.status }; // prettier-ignore
    },
  };
}
