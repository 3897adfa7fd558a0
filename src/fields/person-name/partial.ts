import type { Cleaned } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { SHIPPED_NAME_WORDS, type NameWords } from './name-words.ts';
import { foldSurnameOf } from './split-han-name.ts';

const MASKS = /[*●○■□◆×╳＊✱⁎xX_]+|某+/g;
const SHOWN = /^\p{Script=Han}{0,3}\*\p{Script=Han}{0,2}$/u;

/** `张*明`, `张某某`, `张先生` → `张*明`, `张*`, `张*`: what a cell that is no whole Chinese name still tells; '' for nothing. */
export function partialName({ value, issues }: Cleaned, words: NameWords = SHIPPED_NAME_WORDS): string {
  const isMasked = issues.includes('name/masked');
  if (!isMasked && !issues.includes('name/surname-only')) return '';
  const text = toSimplified(value.normalize('NFKC')).replace(/\s+/g, '');
  const bare = words.honorifics.without(text).replace(MASKS, '*');
  const shown = isMasked ? bare : `${surnameOf(bare, words)}*`;
  if (!SHOWN.test(shown) || shown === '*') return '';
  const star = shown.indexOf('*');
  return foldSurnameOf(shown.slice(0, star)) + shown.slice(star);
}

/** 张总, 老王, 张 */
function surnameOf(text: string, { surnames, honorifics }: NameWords): string {
  if (surnames.has(text)) return text;
  if (!honorifics.isAddressedSurname(text, surnames)) return '';
  return surnames.has(text.slice(0, -1)) ? text.slice(0, -1) : text.slice(1);
}
