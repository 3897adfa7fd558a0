import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { compactKey } from '../../text/hygiene.ts';
import {
  asItStands,
  isEvidence,
  keptAsTyped,
  NO_KEYS,
  tidyAndFold,
  withoutValue,
  written,
} from '../outcome.ts';

/**
 * A column with a list of standard values. Exact words first, then without regard to case, width and punctuation;
 * nothing is guessed. What the list does not know is kept and counted, so that somebody can extend the list.
 */
export function openEnum({ values = {} }: FieldSettings): Normalizer {
  const exact = new Map<string, string>();
  const folded = new Map<string, string | undefined>();
  for (const [standard, synonyms] of Object.entries(values)) {
    for (const word of [standard, ...synonyms]) {
      if (!exact.has(word) || word === standard) exact.set(word, standard);
      const key = compactKey(word);
      // Two standards that differ only in case or punctuation leave nothing to decide by.
      if (key !== '') folded.set(key, folded.has(key) && folded.get(key) !== standard ? undefined : standard);
    }
  }
  return {
    clean(cell) {
      const direct = exact.get(cell);
      if (direct === cell) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      const standard = direct ?? exact.get(text) ?? folded.get(compactKey(text));
      if (standard !== undefined) return written(cell, standard, 'enum/standard-value', issues);
      return withoutValue(cell, text) ?? keptAsTyped(cell, 'suspect', 'enum/unmapped');
    },
    keys: (cleaned) => (isEvidence(cleaned) ? [compactKey(cleaned.value) || cleaned.value] : NO_KEYS),
  };
}
