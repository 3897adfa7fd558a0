// Text that was decoded with the wrong encoding somewhere upstream. Found and reported, never repaired here: a
// wrong guess would destroy the only copy of what the file really said.

// The characters windows-1252 shows for the bytes 80–BF, UTF-8's continuation bytes; decoders that know no better
// leave 81, 8D, 8F, 90 and 9D as control characters.
const TYPOGRAPHIC = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\u0080-\\u009f';
const CONTINUATION = `[${TYPOGRAPHIC}\\u00a0-\\u00bf]`;

/** Anything that no honest ASCII or plain Chinese cell contains; everything below is looked for only then. */
const SUSPICIOUS = /[\u0080-\u009f\u00c0-\u00ff\ufffd锟烫屯]/;
const DESTROYED = /\ufffd|锟斤拷?|烫{3}|屯{3}/;

const UTF8_AS_LATIN = new RegExp(
  [
    // Ã© Â° Å¡: accented letters. Capital Ã and Å end words too (MANHÃ–), so a typographic sign must not follow a capital.
    `Ã[\\u00a0-\\u00ba\\u00bc-\\u00bf]|(?<![A-ZÀ-Þ])Ã[${TYPOGRAPHIC}]|Â[\\u00a0-\\u00ba\\u00bc-\\u00bf]|[ÄÅ][\\u00a1-\\u00ba\\u00bc-\\u00bf‚‡‹›™šžŒœ]`,
    // Ð˜Ð²Ð°Ð½: Cyrillic and Greek.
    `(?:[ÎÏÐÑ]${CONTINUATION}){2}`,
    // ä¸‰: three-byte characters. Alone after a Latin letter it may be French: "passé…»".
    `(?<![A-Za-zÀ-ÿ])[à-ï]${CONTINUATION}{2}|(?:[à-ï]${CONTINUATION}{2}){2}|â€|ï»¿`,
    // ðŸ˜€: emoji.
    `ð[Ÿ\\u009f]`,
  ].join('|'),
);

/** 张三 read as windows-1252 is ÕÅÈý: a word of GBK byte pairs and nothing else. */
const GBK_AS_LATIN =
  /(?:^|[^\u00a1-\u00ff])(?:[\u00b0-\u00f7][\u00a1-\u00fe]){2,}(?![\u00a1-\u00ff])|^[\u00b0-\u00f7][\u00a1-\u00fe]$/;

/** 數(shù)據(jù): a converter spelled out the reading of the characters it changed. */
const SPELLED_OUT = /(?:[\u4e00-\u9fff]\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}\).*?){2}/;

/** Is this cell damaged text? Detection only, for the issue `text/garbled`. */
export function looksGarbled(text: string): boolean {
  if (SUSPICIOUS.test(text)) {
    if (DESTROYED.test(text) || UTF8_AS_LATIN.test(text) || GBK_AS_LATIN.test(text)) return true;
  }
  if (text.includes('(') && SPELLED_OUT.test(text)) return true;
  return isUtf8AsGbk(text);
}

// UTF-8 Chinese read as GBK (张三 → 寮犱笁). The first byte of a common Chinese character in UTF-8 is E3–E9 or EF and
// the second 80–BF, so the first wrong character is one of these few hundred, nearly all of them rare.
const LEADS = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];
const GBK_LEAD = new RegExp(`[${gbkLeads()}][\\u4e00-\\u9fff\\ue000-\\uf8ff]`);
const HAN_RUN = /[\u4e00-\u9fff\ue000-\uf8ff€]{2,}\??/g;

function gbkLeads(): string {
  const bytes = LEADS.flatMap((lead) =>
    Array.from({ length: 64 }, (_, index) => [lead, 0x80 + index]),
  ).flat();
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
}

const GBK_LEADS: ReadonlySet<string> = new Set(gbkLeads());

/** Can this Han character be the beginning of UTF-8 read as GBK, or of what a decoder leaves of bytes it cannot read? */
export function isDebris(character: string): boolean {
  return GBK_LEADS.has(character) || '锟烫屯'.includes(character);
}

function isUtf8AsGbk(text: string): boolean {
  if (!GBK_LEAD.test(text)) return false;
  for (const [run] of text.matchAll(HAN_RUN)) {
    const bytes = gbkBytes(run);
    if (bytes !== undefined && isUtf8Chinese(bytes, run.endsWith('?'))) return true;
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

let gbkCodes: Map<string, number> | undefined;

function gbkBytes(run: string): Uint8Array | undefined {
  gbkCodes ??= readGbkTable();
  const bytes: number[] = [];
  for (const character of run) {
    if (character === '?') break;
    const code = gbkCodes.get(character);
    if (code === undefined) return undefined;
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

function readGbkTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') table.set(text, (lead << 8) | trail);
    }
  }
  return table;
}
