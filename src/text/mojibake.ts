// Text that was decoded with the wrong encoding somewhere upstream: how it looks. mojibake-repair.ts turns back what
// can be turned back; the rest is reported and left as it is.
import { isGbkWord } from './gbk-word.ts';
import { gbkBytes } from './garbled-bytes.ts';

// The characters windows-1252 shows for the bytes 80–BF, UTF-8's continuation bytes; decoders that know no better
// leave 81, 8D, 8F, 90 and 9D as control characters.
const TYPOGRAPHIC = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\u0080-\\u009f';
const CONTINUATION = `[${TYPOGRAPHIC}\\u00a0-\\u00bf]`;

const DESTROYED = /\ufffd|锟斤拷?|烫{3}|屯{3}/;

const UTF8_AS_LATIN = new RegExp(
  [
    // Ã© Â° Å¡: accented letters. Capital Ã and Å end words too (MANHÃ–), so a typographic sign must not follow a capital.
    `Ã[\\u00a1-\\u00ba\\u00bc-\\u00bf]|(?<![A-ZÀ-Þ])Ã[${TYPOGRAPHIC}\\u00a0]|Â[\\u00a1-\\u00ba\\u00bc-\\u00bf]|(?<![A-ZÀ-Þ])Â\\u00a0|[ÄÅ][\\u00a1-\\u00ba\\u00bc-\\u00bf‚‡‹›™šžŒœ]`,
    // Ð˜Ð²Ð°Ð½: Cyrillic, Greek, Hebrew, Arabic.
    `(?:[ÎÏÐÑ×ØÙ]${CONTINUATION}){2}`,
    // ä¸‰: three-byte characters. Alone after a Latin letter it may be French: "passé…»". E0 starts with A4–BB only.
    `(?<![A-Za-zÀ-ÿ])(?:à[¤-»]|[á-ï]${CONTINUATION})${CONTINUATION}|(?:[à-ï]${CONTINUATION}{2}){2}|â€|ï»¿`,
    // ðŸ˜€: emoji.
    `ð[Ÿ\\u009f]`,
  ].join('|'),
);

/** Привет read as windows-1251 is РџСЂРёРІРµС‚: Р or С and a sign, or a letter no Russian word has, again and again. */
const UTF8_AS_CYRILLIC = /(?:[РС][^\0-\x7fА-яЁ\ufffd]|[РС][Ёё]){3}/;

/** 數(shù)據(jù): a converter spelled out the reading of the characters it changed. */
const SPELLED_OUT = /(?:[\u4e00-\u9fff]\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}\).*?){2}/;

// UTF-8 Chinese read as GBK (张三 → 寮犱笁). The first byte of a common Chinese character in UTF-8 is E3–E9 or EF and
// the second 80–BF, so the first wrong character is one of these few hundred, nearly all of them rare.
const LEADS = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];
const GBK_LEADS = gbkLeads();
const GBK_LEAD = new RegExp(`[${GBK_LEADS}][^\\0-\\x7f]`);
const HIGH_RUN = /[^\0-\x7f]{2,}\??/g;

function gbkLeads(): string {
  const bytes = LEADS.flatMap((lead) =>
    Array.from({ length: 64 }, (_, index) => [lead, 0x80 + index]),
  ).flat();
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
}

const [LATIN, HAN, LOST, CYRILLIC, MIXED] = [1, 2, 4, 8, 16] as const;

/** What a character may be a sign of. Everything else, all of ASCII included, no garbled text needs to have. */
const SIGNS = new Uint8Array(0x1_0000);
SIGNS.fill(LATIN, 0x80, 0x100);
for (const unit of GBK_LEADS) SIGNS[unit.charCodeAt(0)] = HAN;
for (const unit of '\ufffd锟烫屯') SIGNS[unit.charCodeAt(0)]! |= LOST;
SIGNS.fill(MIXED, 0x370, 0x800);
for (const unit of 'РС') SIGNS[unit.charCodeAt(0)]! |= CYRILLIC;
for (const unit of 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ') SIGNS[unit.charCodeAt(0)]! |= LATIN;

function signsOf(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at++) signs |= SIGNS[text.charCodeAt(at)]!;
  return signs;
}

/** Can this character be part of text decoded the wrong way? */
export function isDebris(character: string): boolean {
  return signsOf(character) !== 0;
}

/** False for nearly every cell, for a few nanoseconds: neither garbled nor worth a closer look. */
export function mayBeGarbled(text: string): boolean {
  return signsOf(text) !== 0;
}

/** Is this cell damaged text? */
export function looksGarbled(text: string): boolean {
  const signs = signsOf(text);
  if (signs === 0) return false;
  if ((signs & LOST) !== 0 && DESTROYED.test(text)) return true;
  if ((signs & LATIN) !== 0) {
    if (UTF8_AS_LATIN.test(text) || isGbkWord(text)) return true;
    if (text.includes('(') && SPELLED_OUT.test(text)) return true;
  }
  if ((signs & CYRILLIC) !== 0 && UTF8_AS_CYRILLIC.test(text)) return true;
  if ((signs & MIXED) !== 0 && isGbkAsUtf8(text)) return true;
  return (signs & HAN) !== 0 && isUtf8AsGbk(text);
}

/** What a cell may be read back as, judged by its looks alone; `lost` when bytes are gone and nothing can be. */
export function looksLike(text: string): ReadonlySet<'latin' | 'cyrillic' | 'gbk-word' | 'han' | 'lost'> {
  const signs = signsOf(text);
  const found = new Set<'latin' | 'cyrillic' | 'gbk-word' | 'han' | 'lost'>();
  if ((signs & LOST) !== 0 && DESTROYED.test(text)) found.add('lost');
  if ((signs & LATIN) !== 0 && UTF8_AS_LATIN.test(text)) found.add('latin');
  if ((signs & LATIN) !== 0 && isGbkWord(text)) found.add('gbk-word');
  if ((signs & CYRILLIC) !== 0 && UTF8_AS_CYRILLIC.test(text)) found.add('cyrillic');
  if ((signs & HAN) !== 0 && GBK_LEAD.test(text)) found.add('han');
  return found;
}

const TWO_BYTES = /[\u0080-\u07ff]{2,}/g;
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u, /[\u0530-\u07ff]/];

/** 魏英霞 in GBK happens to be UTF-8 and reads κӢϼ there: letters of several alphabets in one word, each a Han in GBK. */
function isGbkAsUtf8(text: string): boolean {
  for (const [run] of text.matchAll(TWO_BYTES)) {
    if (ALPHABETS.filter((alphabet) => alphabet.test(run)).length < 2) continue;
    const bytes = new TextEncoder().encode(run);
    if (bytes.every((byte, at) => byte >= (at % 2 === 0 ? 0xb0 : 0xa1))) return true;
  }
  return false;
}

function isUtf8AsGbk(text: string): boolean {
  if (!GBK_LEAD.test(text)) return false;
  for (const [run] of text.matchAll(HIGH_RUN)) {
    const isCut = run.endsWith('?');
    const bytes = gbkBytes(isCut ? run.slice(0, -1) : run);
    if (bytes !== undefined && isUtf8Chinese(bytes, isCut)) return true;
  }
  return false;
}

/** Two whole characters at least, every one of them Chinese: rare Han that decode to anything else are themselves. */
function isUtf8Chinese(bytes: Uint8Array, mayEndShort: boolean): boolean {
  const whole = Math.floor(bytes.length / 3);
  if (whole < 2 || (!mayEndShort && whole * 3 !== bytes.length)) return false;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, whole * 3));
    return /^[\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e]+$/.test(decoded) && decoded.length === whole;
  } catch {
    return false;
  }
}
