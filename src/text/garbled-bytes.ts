// The way back from garbled text to the bytes it was made of, for the three encodings that text is wrongly read in.

/** What windows-1252 shows for the bytes 80–9F. The five it leaves free stay the control characters they are. */
export const WINDOWS_1252_HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Bytes by UTF-16 unit; 0 for units the encoding does not have. */
type Codes = Uint16Array;

let latin: Codes | undefined;
let cyrillic: Codes | undefined;
let gbk: Codes | undefined;

/** The bytes that windows-1252 or ISO-8859-1 shows as this text, or undefined when neither of them does. */
export function latinBytes(text: string): Uint8Array | undefined {
  latin ??= codesOf(`${WINDOWS_1252_HIGH}${characters(0xa0, 0xff)}`, (codes) => {
    for (let unit = 0x80; unit < 0xa0; unit++) codes[unit] = unit;
  });
  const bytes = singleBytes(text, latin);
  // One decoder made all of it: control characters where windows-1252 has signs, and such signs, are two decoders'.
  const isMixed = /[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]/.test(text) && /[^\0-\xff]/.test(text);
  return isMixed ? undefined : bytes;
}

/** The bytes that windows-1251 shows as this text, or undefined. */
export function cyrillicBytes(text: string): Uint8Array | undefined {
  const high = Uint8Array.from({ length: 0x80 }, (_, at) => 0x80 + at);
  cyrillic ??= codesOf(new TextDecoder('windows-1251').decode(high));
  return singleBytes(text, cyrillic);
}

/**
 * The bytes that GBK shows as this text, or undefined. A euro sign is the single byte 80 of the Windows code page:
 * 一 (E4 B8 80) turns into 涓€.
 */
export function gbkBytes(text: string): Uint8Array | undefined {
  gbk ??= readGbk();
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 || unit === 0x20ac) {
      bytes.push(unit < 0x80 ? unit : 0x80);
      continue;
    }
    const code = gbk[unit]!;
    if (code === 0) return undefined;
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Is this one of the 3,755 characters of GB2312's first level, the everyday ones? */
export function isEveryday(unit: number): boolean {
  const code = (gbk ??= readGbk())[unit]!;
  return code >= 0xb0a1 && code <= 0xd7f9 && (code & 0xff) >= 0xa1;
}

/** Is it in GB2312 at all? */
export function isInGb2312(unit: number): boolean {
  const code = (gbk ??= readGbk())[unit]!;
  return code >= 0xb0a1 && code <= 0xf7fe && (code & 0xff) >= 0xa1;
}

function codesOf(high: string, finish: (codes: Codes) => void = () => undefined): Codes {
  const codes = new Uint16Array(0x1_0000);
  for (let at = 0; at < high.length; at++) codes[high.charCodeAt(at)] = 0x80 + at;
  codes[0xfffd] = 0;
  finish(codes);
  return codes;
}

const characters = (first: number, last: number): string =>
  String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, at) => first + at));

function singleBytes(text: string, codes: Codes): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const byte = unit < 0x80 ? unit : codes[unit]!;
    if (unit >= 0x80 && byte === 0) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

function readGbk(): Codes {
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) bytes.push(lead, trail);
  }
  const text = new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
  const codes = new Uint16Array(0x1_0000);
  // Backwards, so that of two codes for one character the first stays: the ideographic space has two.
  for (let at = text.length - 1; at >= 0; at--) {
    codes[text.charCodeAt(at)] = (bytes[2 * at]! << 8) | bytes[2 * at + 1]!;
  }
  codes[0xfffd] = 0;
  return codes;
}
