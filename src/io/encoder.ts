// Text to bytes, in every encoding that can be read. The tables are those of decoder.ts turned round, so that what was
// read is written as the same bytes; iconv-lite says which form is meant where an encoding has two for one character.
// A character the encoding does not have is never replaced: it stops the run.
import { iconv } from './iconv.ts';
import { decodeWhole } from './decoder.ts';
import type { Encoding, OutputEncoding } from './encoding-names.ts';

export { OUTPUT_ENCODINGS, parseOutputEncoding, type OutputEncoding } from './encoding-names.ts';

/** The encoding has no bytes for this character. */
export class Unencodable extends Error {
  override readonly name = 'Unencodable';
  readonly character: string;

  constructor(character: string) {
    super('unencodable');
    this.character = character;
  }
}

/** `U+20BB7` */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The bytes of a whole text, in a buffer of their own. Throws {@link Unencodable}. */
export type Encode = (text: string) => Uint8Array<ArrayBuffer>;

/** The byte order mark of an encoding, or undefined where there is none. */
export function byteOrderMark(encoding: OutputEncoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return Uint8Array.of(0xef, 0xbb, 0xbf);
  if (encoding === 'utf-16le') return Uint8Array.of(0xff, 0xfe);
  return encoding === 'utf-16be' ? Uint8Array.of(0xfe, 0xff) : undefined;
}

export function openEncode(encoding: OutputEncoding): Encode {
  switch (encoding) {
    case 'utf-8': {
      const encoder = new TextEncoder();
      return (text) => encoder.encode(wellFormed(text));
    }
    case 'utf-16le':
      return (text) => new Uint8Array(Buffer.from(wellFormed(text), 'utf16le'));
    case 'utf-16be':
      return (text) => new Uint8Array(Buffer.from(wellFormed(text), 'utf16le').swap16());
    default:
      return (text) => encodeBy(tableOf(encoding), text);
  }
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function wellFormed(text: string): string {
  // In every Node this runs on, but in no library of TypeScript's for them.
  if ((text as string & { isWellFormed(): boolean }).isWellFormed()) return text;
  throw new Unencodable(LONE.exec(text)?.[0] ?? text);
}

interface Table {
  /** The code of each UTF-16 unit, one to four bytes as one number; 0 when there is none. */
  readonly codes: Uint32Array;
  /** Characters beyond U+FFFF: the code by code point. */
  readonly astral: (codePoint: number) => number;
}

function encodeBy({ codes, astral }: Table, text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 4);
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[end++] = unit;
      continue;
    }
    let code = codes[unit]!;
    if (code === 0) {
      const codePoint = text.codePointAt(at)!;
      code = codePoint > 0xffff ? astral(codePoint) : 0;
      if (code === 0) throw new Unencodable(String.fromCodePoint(codePoint));
      at++;
    }
    if (code > 0xffff) {
      if (code > 0xff_ffff) bytes[end++] = code >>> 24;
      bytes[end++] = (code >>> 16) & 0xff;
    }
    if (code > 0xff) bytes[end++] = (code >>> 8) & 0xff;
    bytes[end++] = code & 0xff;
  }
  return bytes.slice(0, end);
}

const tables = new Map<OutputEncoding, Table>();

function tableOf(encoding: OutputEncoding): Table {
  const known = tables.get(encoding);
  if (known) return known;
  const table = makeTable(encoding);
  tables.set(encoding, table);
  return table;
}

/** Leads and trails of the encodings with codes of two bytes; trails below 30 are never part of a character. */
const TRAILS = {
  'euc-jp': 0xa1,
  gb18030: 0x40,
  gbk: 0x40,
  big5: 0x40,
  shift_jis: 0x40,
  'euc-kr': 0x41,
} as const;

/** What iconv-lite calls an encoding, where that is another name. */
const LABELS: Readonly<Partial<Record<OutputEncoding, string>>> = {
  big5: 'big5-hkscs',
  'euc-kr': 'cp949',
  'x-mac-cyrillic': 'maccyrillic',
};

function makeTable(encoding: OutputEncoding): Table {
  const base: Encoding = encoding === 'gbk' ? 'gb18030' : encoding;
  const codes = new Uint32Array(0x1_0000);
  const astral = new Map<number, number>();
  const twice = new Map<string, number[]>();
  const add = (character: string, code: number): void => {
    const codePoint = character.codePointAt(0)!;
    const before = codePoint > 0xffff ? (astral.get(codePoint) ?? 0) : codes[codePoint]!;
    if (before !== 0) twice.set(character, [...(twice.get(character) ?? [before]), code]);
    else if (codePoint > 0xffff) astral.set(codePoint, code);
    else codes[codePoint] = code;
  };
  for (const width of [1, 2, 3]) addCodes(base, codesOf(encoding, width), add);
  if (encoding === 'gb18030') addCodes(base, fourByteCodes(), add);
  const label = LABELS[encoding] ?? encoding;
  for (const [character, forms] of twice) {
    const usual = iconv()
      .encode(character, label)
      .reduce((code, byte) => code * 256 + byte, 0);
    // Four bytes are for what GB18030 has no two for; iconv-lite knows an older edition, in which there were fewer.
    if (!forms.includes(usual) || usual > 0xff_ffff) continue;
    const codePoint = character.codePointAt(0)!;
    if (codePoint > 0xffff) astral.set(codePoint, usual);
    else codes[codePoint] = usual;
  }
  if (encoding === 'gb18030') return { codes, astral: astralGb18030 };
  return { codes, astral: (codePoint) => astral.get(codePoint) ?? 0 };
}

/** Decodes each code on a line of its own and hands over those that are one whole character. */
function addCodes(
  encoding: Encoding,
  codes: readonly number[],
  add: (character: string, code: number) => void,
): void {
  const bytes: number[] = [];
  for (const code of codes) {
    for (let shift = 24; shift >= 0; shift -= 8)
      if (code >>> shift !== 0) bytes.push((code >>> shift) & 0xff);
    bytes.push(0x0a);
  }
  decodeWhole(Uint8Array.from(bytes), encoding)
    .text.split('\n')
    .forEach((text, at) => {
      const isOne = text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xffff);
      if (isOne && text !== '\ufffd') add(text, codes[at]!);
    });
}

function codesOf(encoding: OutputEncoding, width: number): number[] {
  const codes: number[] = [];
  if (width === 1) {
    for (let byte = 0x80; byte <= 0xff; byte++) codes.push(byte);
    return codes;
  }
  if (!(encoding in TRAILS) || (width === 3 && encoding !== 'euc-jp')) return codes;
  const firstTrail = TRAILS[encoding as keyof typeof TRAILS];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = firstTrail; trail <= 0xfe; trail++) {
      if (width === 2) codes.push((lead << 8) | trail);
      else if (lead >= 0xa1) codes.push(0x8f_0000 | (lead << 8) | trail);
    }
  }
  return codes;
}

/** GB18030's codes for the characters up to U+FFFF that GBK does not have. */
function fourByteCodes(): number[] {
  const codes: number[] = [];
  for (let pointer = 0; pointer < 39_420; pointer++) codes.push(fourBytes(pointer));
  return codes;
}

const fourBytes = (pointer: number): number =>
  ((0x81 + Math.floor(pointer / 12_600)) * 0x100_0000) +
  ((0x30 + (Math.floor(pointer / 1_260) % 10)) << 16) +
  ((0x81 + (Math.floor(pointer / 10) % 126)) << 8) +
  (0x30 + (pointer % 10)); // prettier-ignore

/** Everything beyond U+FFFF stands in order, from 90308130 on. */
const astralGb18030 = (codePoint: number): number => fourBytes(189_000 + codePoint - 0x1_0000);
