import { ROMANISED_SURNAMES_TSV } from '../../lexicons/romanised-surnames.ts';
import { tableRows } from '../../text/lexicon.ts';

let spellings: ReadonlyMap<string, readonly string[]> | undefined;

/** Spellings other than pinyin: 陈 → chan, tan, tran, chin. Simplified surname expected. */
export function romanisedSurnames(surname: string): readonly string[] {
  spellings ??= new Map(
    tableRows(ROMANISED_SURNAMES_TSV).map(([han = '', written = '']) => [han, written.split(' ')] as const),
  );
  return spellings.get(surname) ?? NONE;
}

let written: ReadonlySet<string> | undefined;

/** Is it a Chinese surname as Hong Kong, Taiwan and people abroad spell it? Lower case. */
export function isRomanisedSurname(word: string): boolean {
  written ??= new Set(tableRows(ROMANISED_SURNAMES_TSV).flatMap(([, spelled = '']) => spelled.split(' ')));
  return written.has(word);
}
const NONE: readonly string[] = [];
