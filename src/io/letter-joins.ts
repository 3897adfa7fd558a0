// What two neighbouring characters say beyond what each says alone: capitals inside words, two scripts in one word.
import type { Script } from './alphabets.ts';
import { EIGHTHS } from './character-costs.ts';

export type JoiningScript = Script | 'east-asian';

/** Extra cost, in eighths of a bit, of a kind of character after the two kinds before it. */
export type Joins = (before: number, last: number, kind: number) => number;

const GAP = 0;
const DIGIT = 1;
const ASCII_LOWER = 2;
const ASCII_UPPER = 3;
const LOWER = 4;
const UPPER = 5;
const CASELESS = 6;
const IDEOGRAPH = 7;
const SIGN = 8;
const APOSTROPHE = 9;
const KINDS = 10;

const isHigh = (kind: number): boolean => kind >= LOWER && kind <= CASELESS;
const isAsciiLetter = (kind: number): boolean => kind === ASCII_LOWER || kind === ASCII_UPPER;
const isLetter = (kind: number): boolean => isHigh(kind) || isAsciiLetter(kind);
const isLower = (kind: number): boolean => kind === ASCII_LOWER || kind === LOWER;
const isUpper = (kind: number): boolean => kind === ASCII_UPPER || kind === UPPER;

let kinds: Uint8Array | undefined;

/** The kind of every UTF-16 unit. */
export function kindsOf(): Uint8Array {
  return (kinds ??= makeKinds());
}

function makeKinds(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(SIGN);
  table.fill(GAP, 0, 0x80);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(ASCII_UPPER, 0x41, 0x5b);
  table.fill(ASCII_LOWER, 0x61, 0x7b);
  for (let unit = 0x80; unit < 0x2000; unit++) {
    const character = String.fromCharCode(unit);
    if (/\p{Lu}/u.test(character)) table[unit] = UPPER;
    else if (/\p{Ll}/u.test(character)) table[unit] = LOWER;
    else if (/[\p{L}\p{M}]/u.test(character)) table[unit] = CASELESS;
  }
  // ª and º are letters to Unicode and signs to everyone else.
  table[0xaa] = table[0xba] = SIGN;
  table[0x2019] = APOSTROPHE;
  table.fill(IDEOGRAPH, 0x3040, 0xd7a4);
  table.fill(IDEOGRAPH, 0xd800, 0xe000);
  table.fill(IDEOGRAPH, 0xff66, 0xffa0);
  return table;
}

/** Joining costs of a script. */
export function joinBits(script: JoiningScript): Joins {
  const pairs = new Int16Array(KINDS * KINDS);
  for (let last = 0; last < KINDS; last++) {
    for (let kind = 0; kind < KINDS; kind++)
      pairs[last * KINDS + kind] = pairBits(script, last, kind) * EIGHTHS;
  }
  const isAlphabet = script !== 'east-asian';
  return (before, last, kind) => {
    // A sign in the middle of a word: what ‚ and „ look like when they are really é and ä of an old PC.
    const isInside = isAlphabet && last === SIGN && isLetter(kind) && isLetter(before);
    return pairs[last * KINDS + kind]! + (isInside ? 8 * EIGHTHS : 0);
  };
}

function pairBits(script: JoiningScript, last: number, kind: number): number {
  if (script === 'east-asian') {
    const isMixed = (last === IDEOGRAPH && isLetter(kind)) || (kind === IDEOGRAPH && isLetter(last));
    return isMixed ? 3 : 0;
  }
  const isLatin = script === 'latin-west' || script === 'latin-east';
  // O’Brien and Macy’s are ordinary; anywhere else ’ is one more quotation mark.
  if (isLatin && kind === APOSTROPHE && isLetter(last)) return -5;
  if (!isHigh(last) && !isHigh(kind)) return 0;
  let bits = caseBits(last, kind);
  if (last === DIGIT || kind === DIGIT) bits += 3;
  if (!isLatin && (isAsciiLetter(last) || isAsciiLetter(kind))) bits += 5;
  if (isHigh(last) && isHigh(kind)) bits += script === 'latin-west' ? 3 : script === 'latin-east' ? 1 : 0;
  return bits;
}

function caseBits(last: number, kind: number): number {
  if (isUpper(kind)) return isLower(last) ? 6 : isUpper(last) ? 1.5 : 1;
  if (isLower(kind)) return isLetter(last) ? 0.25 : 0.5;
  return 0;
}
