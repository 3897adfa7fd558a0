import { foldLatin } from '../../text/fold-latin.ts';
import { foldKana } from './japanese.ts';

const GENERATION = /^(?:jr|sr|junior|senior|ii|iii|iv|2nd|3rd)$/;
const SYLLABIC = /^[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・･ ]+$/u;

/** A letter with marks, and how those write it who have no such key: Jürgen, Juergen. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', Ø: 'Oe', Å: 'Aa',
}; // prettier-ignore
const MARKED = /[äöüøåÄÖÜØÅ]/;
const ALL_MARKED = new RegExp(MARKED, 'g');

/**
 * `SMITH, John-Paul Jr.` → `john paul smith jr`: given names, surname, generation; no marks, dots or hyphens. A second key
 * where letters with marks can be written out: Müller → `muller`, `mueller`.
 */
export function keysOfLatin(name: string): readonly string[] {
  if (SYLLABIC.test(name)) return notEmpty(foldKana(name));
  const key = latinKey(name);
  if (!MARKED.test(name)) return notEmpty(key);
  const second = latinKey(name.replace(ALL_MARKED, (letter) => WRITTEN_OUT[letter] ?? letter));
  return second === key ? notEmpty(key) : [key, second];
}

function notEmpty(key: string): readonly string[] {
  return key === '' ? [] : [key];
}

function latinKey(name: string): string {
  const parts = name.split(',').map(latinWords);
  const generation = parts.flat().filter((word) => GENERATION.test(word));
  const [first = [], ...others] = parts.map((words) => words.filter((word) => !GENERATION.test(word)));
  const rest = others.flat();
  // One word is a name even when it looks like a generation.
  if (first.length + rest.length === 0) return generation.join(' ');
  return [...rest, ...first, ...generation.slice(0, 1).map(generationWord)].join(' ');
}

function latinWords(text: string): string[] {
  return (
    foldLatin(text)
      .replace(/['’`´ʻʼ]/g, '')
      // zhang1 san1: the tone of a pinyin syllable.
      .replace(/([a-z])[1-5](?![\p{L}\p{N}])/gu, '$1')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

function generationWord(word: string): string {
  if (word === 'junior') return 'jr';
  if (word === 'senior') return 'sr';
  if (word === '2nd') return 'ii';
  return word === '3rd' ? 'iii' : word;
}
