// What a person calls nothing, or no longer nothing, in the list `placeholders`, whatever the column holds.
import { keptAsTyped, NO_KEYS, tidyAndFold, written } from '../fields/outcome.ts';
import type { Cleaned, FieldSettings, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { compactKey } from '../text/hygiene.ts';
import { ownPlaceholders, type OwnPlaceholders } from '../text/placeholders.ts';

/** Where any word may be a value. 无 taken off the list is still no phone number and no day. */
const WORDS: ReadonlySet<FieldType> = new Set(['name', 'company', 'text', 'note', 'enum', 'tags', 'wechat']);

/** The normalizer with a person's placeholders; the very same one where the list is as it ships. */
export function withOwnPlaceholders(
  type: FieldType,
  { lexicons }: FieldSettings,
  normalizer: Normalizer,
): Normalizer {
  const own = ownPlaceholders(lexicons?.['placeholders']);
  if (own === undefined) return normalizer;
  const { accepts } = normalizer;
  return {
    clean: (cell) => cleaned(cell, type, own, normalizer),
    ...(accepts === undefined
      ? {}
      : {
          accepts: (bytes: Uint8Array, start: number, end: number) =>
            end > start && !own.mayStart(bytes[start]!) && accepts(bytes, start, end),
        }),
    keys(outcome) {
      if (outcome.status === 'empty') return NO_KEYS;
      const isWord = WORDS.has(type) && own.removes(outcome.value);
      return isWord ? [compactKey(outcome.value) || outcome.value] : normalizer.keys(outcome);
    },
  };
}

function cleaned(cell: string, type: FieldType, own: OwnPlaceholders, normalizer: Normalizer): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  if (text === '') return normalizer.clean(cell);
  if (own.adds(text)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  const outcome = normalizer.clean(cell);
  const isNothing =
    outcome.status === 'empty' && outcome.issues.some((issue) => issue.endsWith('/placeholder'));
  if (!isNothing || !WORDS.has(type) || !own.removes(text)) return outcome;
  return written(cell, text, 'text/tidy', issues);
}
