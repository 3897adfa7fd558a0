import { toSimplified } from '../../text/han.ts';
import { isHarmlessText } from '../../text/harmless.ts';
import { compactKey, tidyText } from '../../text/hygiene.ts';
import { isPlaceholder } from '../../text/placeholders.ts';
import { blank, isEvidence, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';
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

/** `/` is missing on purpose: A/B测试 is one tag. */
const BETWEEN_TAGS = /[,，、;；|\n#]+/;
const AROUND_TAG = /^[\s"'“”‘’[\]{}]+|[\s"'“”‘’[\]{}]+$/g;
const ESCAPED = /\\u([0-9a-fA-F]{4})/g;

const LINES = { keepLines: true } as const;

/** A list in one cell: split, trimmed, every tag once in its first spelling, joined by `;`. */
export const openTags: OpenField = () => ({
  clean(cell) {
    const unescaped = cell.startsWith('["') ? cell.replace(ESCAPED, fromHex) : cell;
    const { text, issues } = tidyAndFold(unescaped, LINES);
    const nothing = withoutValue(cell, text);
    if (nothing) return nothing;
    let tags = tagsOf(text);
    if (tags.every(isPlaceholder)) return keptAsTyped(cell, 'empty', 'text/placeholder');
    // Joined, two halves may be an entity: `A&amp` and `B`.
    for (let value = ''; value !== tags.join(';'); tags = tagsOf(tidyAndFold(value, LINES).text))
      value = tags.join(';');
    return written(cell, tags.join(';'), 'tags/one-list', issues);
  },
  keys: (cleaned) =>
    isEvidence(cleaned) ? cleaned.value.split(';').map((tag) => compactKey(tag) || tag) : NO_KEYS,
});

function tagsOf(text: string): string[] {
  const tags = new Map<string, string>();
  for (const part of text.split(BETWEEN_TAGS)) {
    const tag = tidyAndFold(part.replace(AROUND_TAG, '')).text;
    const key = compactKey(tag) || tag;
    if (key !== '' && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

function fromHex(_whole: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
