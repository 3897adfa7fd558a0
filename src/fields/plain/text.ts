import { toSimplified } from '../../text/han.ts';
import { isHarmlessText } from '../../text/harmless.ts';
import { compactKey, tidyText } from '../../text/hygiene.ts';
import { blank, isEvidence, NO_KEYS, withoutValue, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';

/** Any text: hygiene and nothing else. */
export const openText: OpenField = () => ({
  clean(cell) {
    const { text, issues } = tidyText(cell);
    return withoutValue(cell, text) ?? written(cell, text, 'text/tidy', issues);
  },
  accepts: isHarmlessText,
  keys(cleaned) {
    const key = isEvidence(cleaned) ? compactKey(toSimplified(cleaned.value)) : '';
    return key === '' ? NO_KEYS : [key];
  },
});

/** What somebody wrote for people to read: its line breaks stay, and it never identifies anyone. */
export const openNote: OpenField = () => ({
  clean(cell) {
    const { text, issues } = tidyText(cell, { keepLines: true });
    return text === '' ? blank(cell) : written(cell, text, 'text/tidy', issues);
  },
  accepts: isHarmlessText,
  keys: () => NO_KEYS,
});
