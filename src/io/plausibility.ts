// How plausible a text is in each encoding: its characters' costs under the language that suits it best, in bits. The
// encoding that needs the fewest bits is the likeliest, and the difference to the next one is how sure that is.
import { ALPHABETS } from './alphabets.ts';
import type { Runs } from './byte-runs.ts';
import {
  alphabetCosts,
  ASCII_BITS,
  EIGHTHS,
  japaneseCosts,
  koreanCosts,
  simplifiedCosts,
  traditionalCosts,
  type Costs,
} from './character-costs.ts';
import { decodeWhole } from './decoder.ts';
import type { Encoding } from './encoding-names.ts';
import { joinBits, kindsOf, type Joins } from './letter-joins.ts';

/** The bytes as one encoding, or several that agree here, would have them. */
export interface Reading {
  /** Of the encodings that agree, the usual one. */
  readonly encoding: Encoding;
  readonly words: readonly string[];
  /** What each word costs. */
  readonly bits: Float32Array;
  /** All words, and how rarely exports come in this encoding. */
  readonly total: number;
  /** Words with bytes that mean nothing in this encoding. */
  readonly broken: number;
}

interface Language {
  readonly costs: Costs;
  readonly joins: Joins;
}

/** What is known before looking: bits against each encoding, in the exports people bring here. */
const PRIOR_BITS: Readonly<Partial<Record<Encoding, number>>> = {
  'utf-8': 0,
  gb18030: 1,
  big5: 4,
  'windows-1252': 4,
  shift_jis: 5,
  'euc-kr': 5,
  'euc-jp': 7,
  'windows-1250': 7,
  'windows-1251': 7,
  macintosh: 24,
  'x-mac-cyrillic': 16,
  'koi8-r': 14,
  ibm866: 16,
  'koi8-u': 14,
  'iso-8859-13': 20,
  'iso-8859-3': 20,
};
const OTHER_PRIOR_BITS = 11;

/** Every different reading of the words, the likeliest first. */
export function readings(runs: Runs, withUtf8: boolean): readonly Reading[] {
  const byText = new Map<string, Reading>();
  for (const [encoding, languages] of candidates()) {
    if (encoding === 'utf-8' && !withUtf8) continue;
    const { text } = decodeWhole(runs.bytes, encoding);
    const bits = bitsOf(text, languages);
    const total = bits.reduce((sum, more) => sum + more, priorOf(encoding));
    const same = byText.get(text);
    if (same === undefined) {
      const words = wordsOf(text);
      byText.set(text, { encoding, words, bits, total, broken: brokenWords(text) });
    } else {
      const usual = priorOf(encoding) < priorOf(same.encoding) ? encoding : same.encoding;
      byText.set(text, { ...(total < same.total ? { ...same, bits, total } : same), encoding: usual });
    }
  }
  return [...byText.values()].sort((a, b) => a.total - b.total);
}

/**
 * How much likelier one reading is than another, in bits. Only words they read differently count: where both say
 * Société, it makes no difference how well Société suits the languages of each.
 */
export function advantage(one: Reading, other: Reading): number {
  let bits = priorOf(other.encoding) - priorOf(one.encoding);
  for (let word = 0; word < one.words.length; word++) {
    if (one.words[word] !== other.words[word]) bits += other.bits[word]! - one.bits[word]!;
  }
  return bits;
}

const wordsOf = (text: string): readonly string[] => text.split(/[\n\v]/).slice(0, -1);

const priorOf = (encoding: Encoding): number => PRIOR_BITS[encoding] ?? OTHER_PRIOR_BITS;

/**
 * How much speaks for UTF-8: each character that keeps its pattern would do so by chance once in 8 (two bytes), 32 or
 * 128 times. 女 in GBK is one of those: C5 AE.
 */
export function utf8Evidence(runs: Runs): { readonly bits: number; readonly broken: number } {
  const { text } = decodeWhole(runs.bytes, 'utf-8');
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && unit !== 0xfffd) bits += unit < 0x800 ? 3 : unit >= 0xd800 && unit < 0xe000 ? 3.5 : 5;
  }
  return { bits, broken: brokenWords(text) };
}

/** What the same bytes cost when nothing is known about them: what a right decoding has to beat clearly. */
export function randomBits(runs: Runs): number {
  let bits = 0;
  for (const byte of runs.bytes) {
    if (byte >= 0x80) bits += 7;
    else if (byte >= 0x30) bits += isLetterOrDigit(byte) ? ASCII_BITS : ASCII_BITS + 2;
  }
  return bits;
}

const isLetterOrDigit = (byte: number): boolean =>
  byte <= 0x39 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/**
 * What each word costs. A customer list mixes languages word by word, so each word counts under the language that
 * suits it best, and a language costs more the fewer words it suits.
 */
function bitsOf(text: string, languages: readonly Language[]): Float32Array {
  const words = languages.map((language) => wordBits(text, language));
  const first = words[0]!;
  if (words.length === 1) return first;
  const suited = languages.map(() => 0.5);
  for (let word = 0; word < first.length; word++) suited[cheapest(words, word, (bits) => bits).language]!++;
  const total = first.length + languages.length / 2;
  const rarity = suited.map((times) => Math.log2(total / times));
  return first.map((_, word) => cheapest(words, word, (bits, language) => bits + rarity[language]!).bits);
}

function cheapest(
  words: readonly Float32Array[],
  word: number,
  cost: (bits: number, language: number) => number,
): { readonly language: number; readonly bits: number } {
  let best = { language: 0, bits: Infinity };
  for (let language = 0; language < words.length; language++) {
    const bits = cost(words[language]![word]!, language);
    if (bits < best.bits) best = { language, bits };
  }
  return best;
}

/** The bits of each word under one language. */
function wordBits(text: string, { costs, joins }: Language): Float32Array {
  const kinds = kindsOf();
  const words: number[] = [];
  let eighths = 0;
  let before = 0;
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit]!;
    if (unit === 0x0a || unit === 0x0b) {
      words.push(eighths / EIGHTHS);
      eighths = 0;
    } else if (unit !== 0xfffd || text.charCodeAt(at + 1) !== 0x0b) {
      // A word cut at the end of a sample may end in half a character: that one is free.
      eighths += costs[unit]! + joins(before, last, kind);
    }
    before = last;
    last = kind;
  }
  return Float32Array.from(words);
}

/** A word cut at the end of a sample may end in half a character: that one is not broken. */
const BROKEN_WORD = /\ufffd(?!\v)[^\n\v]*/g;

const brokenWords = (text: string): number => text.match(BROKEN_WORD)?.length ?? 0;

let known: readonly (readonly [Encoding, readonly Language[]])[] | undefined;

function candidates(): readonly (readonly [Encoding, readonly Language[]])[] {
  return (known ??= makeCandidates());
}

function makeCandidates(): readonly (readonly [Encoding, readonly Language[]])[] {
  const east = (costs: Costs): Language => ({ costs, joins: joinBits('east-asian') });
  const simplified = east(simplifiedCosts());
  const traditional = east(traditionalCosts());
  const japanese = east(japaneseCosts());
  const korean = east(koreanCosts());
  const written = new Map<unknown, Language>();
  const small = ALPHABETS.map(([encoding, alphabets]): readonly [Encoding, readonly Language[]] => [
    encoding,
    alphabets.map((alphabet) => {
      const language = written.get(alphabet) ?? {
        costs: alphabetCosts(alphabet),
        joins: joinBits(alphabet.script),
      };
      written.set(alphabet, language);
      return language;
    }),
  ]);
  return [
    ['utf-8', [simplified, traditional, japanese, korean, ...written.values()]],
    ['gb18030', [simplified, traditional]],
    ['big5', [traditional]],
    ['shift_jis', [japanese]],
    ['euc-jp', [japanese]],
    ['euc-kr', [korean]],
    ...small,
  ];
}
