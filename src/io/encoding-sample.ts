// What a person is shown to tell encodings apart by: enough to see which reading is right, little of anyone's data.
import { decodeWhole } from './decoder.ts';
import type { Encoding } from './encoding-names.ts';

const MAX_CHARACTERS = 24;
const HEADER_BYTES = 2_000;
const OTHER_WORDS = 8;

/** Column headings in full, then other words masked. */
export function sampleOf(encoding: Encoding, words: readonly string[], head: Uint8Array): string {
  const headings = headerWords(encoding, head);
  const others = words.filter((word) => !headings.includes(word)).slice(0, OTHER_WORDS);
  const all = [...headings, ...others.map(maskWord)].join(' ');
  return Array.from(all).slice(0, MAX_CHARACTERS).join('').trim();
}

function headerWords(encoding: Encoding, head: Uint8Array): string[] {
  const bytes = head.subarray(0, HEADER_BYTES);
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const { text } = decodeWhole(bytes.subarray(0, Math.max(0, end)), encoding);
  return text.split(/[\0-/:-?]+/).filter((word) => /[^\0-\x7f\ufeff]/.test(word));
}

/** `张*`, `И****`, `*ül***`: the characters that the encodings disagree about, and not the name. */
function maskWord(word: string): string {
  const characters = Array.from(word);
  const isOdd = (at: number): boolean => (characters[at]?.charCodeAt(0) ?? 0) >= 0x80;
  const odd = characters.filter((_, at) => isOdd(at)).length;
  const isShown =
    odd * 2 > characters.length
      ? (at: number): boolean => at === 0
      : (at: number): boolean => isOdd(at) || (isOdd(at - 1) && !/\d/.test(characters[at]!));
  return characters.map((character, at) => (isShown(at) ? character : '*')).join('');
}
