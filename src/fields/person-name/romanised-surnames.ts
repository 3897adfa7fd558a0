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
const NONE: readonly string[] = [];
