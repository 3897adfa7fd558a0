// What each character costs, in bits, under one language: how surprising it is there. A right decoding is cheap.
import type { Alphabet } from './alphabets.ts';
import {
  COMMON_HANGUL,
  COMMON_KANJI,
  COMMON_SIMPLIFIED,
  COMMON_TRADITIONAL,
} from '../text/common-characters.ts';
import { decodeWhole } from './decoder.ts';
import type { Encoding } from './encoding-names.ts';

/** Costs by UTF-16 unit, in eighths of a bit. */
export type Costs = Uint8Array;

export const EIGHTHS = 8;
/** ASCII costs the same in every language, so it never decides; but a decoding that swallows some must not gain. */
export const ASCII_BITS = 5;

type ByteRange = readonly [firstLead: number, lastLead: number, firstTrail: number, lastTrail: number];

/** The first levels of the standards: by reading in GB2312 and JIS, by strokes in Big5. */
const LEVELS: Readonly<Record<'gb18030' | 'big5' | 'shift_jis' | 'euc-kr', readonly (readonly [number, ByteRange])[]>> = {
  gb18030: [
    [17.5, [0xd8, 0xf7, 0xa1, 0xfe]],
    [14, [0xb0, 0xd7, 0xa1, 0xfe]],
  ],
  big5: [
    [18, [0xc9, 0xf9, 0x40, 0xfe]],
    [14, [0xa4, 0xc6, 0x40, 0xfe]],
  ],
  shift_jis: [
    [17.5, [0x98, 0x9f, 0x40, 0xfc]],
    [17.5, [0xe0, 0xea, 0x40, 0xfc]],
    [13, [0x88, 0x97, 0x40, 0xfc]],
  ],
  'euc-kr': [
    [17, [0xca, 0xfd, 0xa1, 0xfe]],
    [12.5, [0xb0, 0xc8, 0xa1, 0xfe]],
  ],
}; // prettier-ignore

const CJK_PUNCTUATION = '，。、：；（）《》“”‘’！？【】「」『』·・—…￥－／～　';

export function simplifiedCosts(): Costs {
  return eastAsianCosts('gb18030', [[10.5, COMMON_SIMPLIFIED]]);
}

export function traditionalCosts(): Costs {
  return eastAsianCosts('big5', [[10.5, COMMON_TRADITIONAL]]);
}

export function japaneseCosts(): Costs {
  const costs = eastAsianCosts('shift_jis', [[10, COMMON_KANJI]]);
  spread(costs, 0x3041, 0x3096, 7);
  spread(costs, 0x30a1, 0x30fe, 8);
  spread(costs, 0xff66, 0xff9f, 6.5);
  return costs;
}

export function koreanCosts(): Costs {
  return eastAsianCosts('euc-kr', [[8.5, COMMON_HANGUL]]);
}

/** Letters get rarer by the same factor from one to the next, which fits real alphabets better than Zipf's law. */
export function alphabetCosts({ letters }: Alphabet): Costs {
  const costs = unlikelyCosts();
  const all = Array.from(letters);
  const scale = Math.max(1, all.length / 3);
  const total = all.reduce((sum, _, rank) => sum + Math.exp(-rank / scale), 0);
  all.forEach((letter, rank) => {
    const bits = rank / scale / Math.LN2 + Math.log2(total / 0.9);
    const upper = letter.toLocaleUpperCase();
    set(costs, upper.length === 1 ? upper : letter, bits + 1);
    set(costs, letter, bits);
  });
  return costs;
}

function eastAsianCosts(encoding: keyof typeof LEVELS, lists: readonly (readonly [number, string])[]): Costs {
  const costs = unlikelyCosts();
  for (const [bits, range] of LEVELS[encoding]) {
    for (const character of charactersOf(encoding, range)) set(costs, character, bits);
  }
  for (const character of CJK_PUNCTUATION) set(costs, character, 9);
  spread(costs, 0xff10, 0xff19, 10);
  spread(costs, 0xff21, 0xff3a, 11);
  spread(costs, 0xff41, 0xff5a, 11);
  for (const [bits, list] of lists) for (const character of list) set(costs, character, bits);
  return costs;
}

function charactersOf(encoding: Encoding, [firstLead, lastLead, firstTrail, lastTrail]: ByteRange): string {
  const bytes: number[] = [];
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) bytes.push(lead, trail, 0x0a);
  }
  return decodeWhole(Uint8Array.from(bytes), encoding).text.replace(/[^\u3400-\uffef]|[\ue000-\uf8ff]/g, '');
}

let unlikely: Costs | undefined;

/** What a character costs where nobody expects it. */
function unlikelyCosts(): Costs {
  unlikely ??= makeUnlikely();
  return unlikely.slice();
}

function makeUnlikely(): Costs {
  const costs = new Uint8Array(0x10000).fill(22 * EIGHTHS);
  spread(costs, 0x00, 0x1f, 20);
  spread(costs, 0x20, 0x7e, ASCII_BITS + 2);
  spread(costs, 0x30, 0x39, ASCII_BITS);
  spread(costs, 0x41, 0x5a, ASCII_BITS);
  spread(costs, 0x61, 0x7a, ASCII_BITS);
  spread(costs, 0x7f, 0x9f, 22);
  spread(costs, 0xa0, 0xbf, 12);
  spread(costs, 0xc0, 0x24f, 14);
  spread(costs, 0x370, 0x6ff, 15);
  spread(costs, 0xe00, 0xe5b, 15);
  spread(costs, 0x2010, 0x206f, 12);
  spread(costs, 0x20a0, 0x22ff, 13);
  spread(costs, 0x3000, 0x30ff, 18);
  spread(costs, 0x4e00, 0x9fff, 20);
  spread(costs, 0xac00, 0xd7a3, 19);
  // Both halves of a surrogate pair together: a rare Han character or an emoji.
  spread(costs, 0xd800, 0xdfff, 12);
  spread(costs, 0xe000, 0xf8ff, 26);
  spread(costs, 0xff00, 0xffef, 18);
  spread(costs, 0xfffd, 0xfffd, 30);
  for (const character of '’“”–—\u00a0') set(costs, character, 7);
  for (const character of '…€‘«»°№•™®©·§£') set(costs, character, 8.5);
  return costs;
}

function spread(costs: Costs, first: number, last: number, bits: number): void {
  costs.fill(bits * EIGHTHS, first, last + 1);
}

function set(costs: Costs, character: string, bits: number): void {
  costs[character.charCodeAt(0)] = Math.round(bits * EIGHTHS);
}
