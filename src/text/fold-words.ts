import { foldLatin } from './fold-latin.ts';
import { toSimplified } from './han.ts';

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * For keys only: the words of a text in lower case, without marks and punctuation, one space between them, Chinese
 * in simplified characters. `O'Neil-Müller, J.` → `oneil muller j`.
 */
export function foldWords(text: string): string {
  if (PLAIN.test(text)) return text;
  return foldLatin(toSimplified(text.normalize('NFKC')))
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
