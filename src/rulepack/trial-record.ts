// Records that somebody typed to try a form out. Told, never removed: 张三 and abc may be customers (fields-and-matching §1.3).
import { TRIAL_WORDS_TSV } from '../lexicons/trial-words.ts';
import type { FieldType } from '../model/field-type.ts';
import { unitAt } from '../text/harmless.ts';
import { foldWidth } from '../text/hygiene.ts';
import { splitChanges, tableRows } from '../text/lexicon.ts';

export const SUSPECT_TEST = 'suspect-test';

/** Issues of cells that were typed to get past a form. */
const MADE_UP: ReadonlySet<string> = new Set([
  'phone/placeholder',
  'email/placeholder',
  'email/placeholder-domain',
  'qq/made-up',
]);
const NAMES: ReadonlySet<FieldType> = new Set(['name', 'company']);
const LONGEST = 32;

/** What a trial entry is told by, in one cell. */
export type TrialSign = 'sure' | 'perhaps' | 'made-up';

export interface TrialWords {
  /** What the text of a name or company says. */
  sign(text: string): TrialSign | undefined;
  /** False for most names, from their bytes alone. */
  mayBe(bytes: Uint8Array, start: number, end: number): boolean;
}

export function isNameLike(type: FieldType): boolean {
  return NAMES.has(type);
}

/** The shipped words with a person's changes; what is added is sure. */
export function openTrialWords(changes: readonly string[] = []): TrialWords {
  const { added, removed } = splitChanges(changes);
  const words = new Map<string, TrialSign>();
  for (const [word = '', sign] of tableRows(TRIAL_WORDS_TSV))
    if (!removed.has(word)) words.set(word, sign as TrialSign);
  for (const word of added) words.set(fold(word), 'sure');
  /** By UTF-16 unit. */
  const starts = new Uint8Array(0x1_0000);
  for (const word of words.keys()) {
    const first = word.charCodeAt(0);
    starts[first] = 1;
    if (first > 0x60 && first < 0x7b) starts[first - 0x20] = 1;
  }
  for (const unit of '（*[(_') starts[unit.charCodeAt(0)] = 1;
  // 张三 is a word, 张伟 is none: where Han follows Han, the first two must be a word's.
  const pairs = new Set(
    [...words.keys(), TRIAL].map((word) => pairOf(word.charCodeAt(0), word.charCodeAt(1))),
  );
  // Full-width letters.
  starts.fill(1, 0xff21, 0xff5b);
  return {
    sign(text) {
      const folded = fold(text);
      return words.get(folded) ?? (TRIAL_ENTRY.test(folded) ? 'sure' : undefined);
    },
    mayBe(bytes, start, end) {
      if (end === start || end - start > LONGEST) return false;
      const first = bytes[start]!;
      if (first < 0x80) return starts[first] === 1;
      if (first < 0xe0) return true;
      const unit = unitAt(bytes, start);
      if (starts[unit] !== 1) return false;
      return !isHan(first) || end - start < 6 || !isHan(bytes[start + 3]!) || pairs.has(pairOf(unit, unitAt(bytes, start + 3))); // prettier-ignore
    },
  };
}

const TRIAL = '测试';
const TRIAL_ENTRY = new RegExp(`^${TRIAL}.{1,3}$`, 'u');

function pairOf(first: number, second: number): number {
  return first * 0x1_0000 + second;
}

/** Is this the first of the three bytes of a Han character in everyday use? No fold touches those. */
function isHan(byte: number): boolean {
  return byte >= 0xe4 && byte <= 0xe9;
}

function fold(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '')
    .replace(/(?<=\D)\d+$/, '');
}

/** The sign an issue of a cell is. */
export function signOfIssues(issues: readonly string[]): TrialSign | undefined {
  for (const issue of issues) if (MADE_UP.has(issue)) return 'made-up';
  return undefined;
}

/** Is this one sure sign, or two that support each other? */
export function isTrial(signs: readonly TrialSign[]): boolean {
  return signs.includes('sure') || (signs.length >= 2 && signs.includes('made-up'));
}
