// Bytes to text, in every encoding the same way: pieces are cut between characters, so each piece can be decoded on
// its own, and what cannot be decoded is counted. Some decoders of Node need help, or they corrupt in silence:
// - windows-1252: from 20.18.3 on, 80–9F come out as control characters (nodejs/node#56542);
// - big5: Hong Kong's characters come out as private-use ones, and one of them as another sign;
// - euc-kr: 81–A0, where Korean Windows keeps 8,822 more syllables, come out as control characters;
// - shift_jis and ibm866: the control characters 1A, 1C and 7F change places;
// - windows-874: eight bytes that mean nothing come out as private-use characters;
// - windows-1255: CA is a vowel point and comes out as U+FFFD.
// What a whole table comes out as is checked in test/unit/encoding-tables.test.ts.
import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { iconv } from './iconv.ts';
import { WINDOWS_1252_HIGH } from '../text/garbled-bytes.ts';
import type { Encoding } from './encoding-names.ts';

export interface Decoded {
  readonly text: string;
  /** How many U+FFFD stand in `text` for bytes that mean nothing in this encoding. */
  readonly invalid: number;
}

export interface Decoder {
  /** The text of the next bytes; a character that the end of the chunk cuts waits for the next call. */
  write(chunk: Uint8Array): string;
  /** The text of what is still waiting. */
  end(): string;
  /** How many U+FFFD so far stand for bytes that mean nothing in this encoding. */
  readonly invalid: number;
}

const NOTHING = Buffer.alloc(0);

/** Decodes a stream whose chunks may be cut anywhere. A byte order mark at the start is not text. */
export function createDecoder(encoding: Encoding): Decoder {
  let held: Buffer = NOTHING;
  let atStart = true;
  let invalid = 0;
  const emit = (bytes: Buffer): string => {
    if (bytes.length === 0) return '';
    const decoded = decodeWhole(bytes, encoding);
    invalid += decoded.invalid;
    const isMarked = atStart && decoded.text.startsWith('\ufeff');
    atStart = false;
    return isMarked ? decoded.text.slice(1) : decoded.text;
  };
  return {
    write(chunk) {
      const bytes = held.length === 0 ? asBuffer(chunk) : Buffer.concat([held, chunk]);
      const end = wholeUntil(bytes, encoding);
      // A copy: the caller may fill its chunk anew before the rest of the character arrives.
      held = end === bytes.length ? NOTHING : Buffer.from(bytes.subarray(end));
      return emit(bytes.subarray(0, end));
    },
    end() {
      const rest = held;
      held = NOTHING;
      return emit(rest);
    },
    get invalid() {
      return invalid;
    },
  };
}

/** Decodes bytes that start and end between characters. A byte order mark stays in the text. */
export function decodeWhole(bytes: Uint8Array, encoding: Encoding): Decoded {
  const buffer = asBuffer(bytes);
  switch (encoding) {
    case 'utf-8': {
      const text = plain(buffer, encoding);
      return { text, invalid: replacements(text, () => utf8Replacements(buffer)) };
    }
    case 'utf-16le':
    case 'utf-16be': {
      const text = plain(buffer, encoding);
      return { text, invalid: replacements(text, () => utf16Replacements(buffer, encoding)) };
    }
    case 'windows-1252':
      return { text: windows1252(buffer), invalid: 0 };
    case 'big5':
      return counted(carefully(buffer, encoding, 'big5-hkscs', DOUBTFUL_BIG5));
    case 'euc-kr':
      return counted(carefully(buffer, encoding, 'cp949', DOUBTFUL));
    case 'shift_jis':
    case 'ibm866':
      return counted(withControlsInPlace(plain(buffer, encoding)));
    case 'windows-874':
      return counted(plain(buffer, encoding).replace(/[\uf8c1-\uf8c8]/g, '\ufffd'));
    case 'windows-1255':
      return counted(
        plain(buffer, encoding).replace(/\ufffd/g, (lost, at: number) =>
          buffer[at] === 0xca ? '\u05ba' : lost,
        ),
      );
    default:
      return counted(plain(buffer, encoding));
  }
}

const decoders = new Map<Encoding, TextDecoder>();

function plain(buffer: Buffer, encoding: Encoding): string {
  let decoder = decoders.get(encoding);
  if (decoder === undefined)
    decoders.set(encoding, (decoder = new TextDecoder(encoding, { ignoreBOM: true })));
  return decoder.decode(buffer);
}

const DOUBTFUL = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/;
/** F9FE is the one code that Windows (▓) and Hong Kong (￭) read differently. */
const DOUBTFUL_BIG5 = /[\u0080-\u009f\ue000-\uf8ff\ufffd▓]/;

/** Node's decoder is four times faster; where it may have been wrong, iconv-lite has the word. */
function carefully(buffer: Buffer, encoding: Encoding, label: string, doubtful: RegExp): string {
  const text = plain(buffer, encoding);
  return doubtful.test(text) ? iconv().decode(buffer, label, { stripBOM: false }) : text;
}

/** IBM's code pages number three control characters otherwise than ASCII, and so does ICU. */
const CONTROLS_IN_PLACE: Readonly<Record<string, string>> = {
  '\x1c': '\x1a',
  '\x7f': '\x1c',
  '\x1a': '\x7f',
};

const withControlsInPlace = (text: string): string =>
  text.replace(/[\x1a\x1c\x7f]/g, (control) => CONTROLS_IN_PLACE[control]!);

/** The five bytes windows-1252 leaves free stay control characters: text garbled by it can then still be repaired. */
function windows1252(buffer: Buffer): string {
  const text = buffer.toString('latin1');
  if (isAscii(buffer)) return text;
  return text.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252_HIGH[c.charCodeAt(0) - 0x80]!);
}

const counted = (text: string): Decoded => ({ text, invalid: replacements(text, () => 0) });

function replacements(text: string, genuine: () => number): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count === 0 ? 0 : count - genuine();
}

/** EF never stands inside another character, so wherever EF BF BD occurs, the file itself says U+FFFD. */
function utf8Replacements(buffer: Buffer): number {
  let count = 0;
  for (let at = buffer.indexOf('\ufffd'); at >= 0; at = buffer.indexOf('\ufffd', at + 3)) count++;
  return count;
}

function utf16Replacements(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be'): number {
  let count = 0;
  for (let at = 0; at + 1 < buffer.length; at += 2) if (unitAt(buffer, at, encoding) === 0xfffd) count++;
  return count;
}

function unitAt(buffer: Buffer, at: number, encoding: 'utf-16le' | 'utf-16be'): number {
  return encoding === 'utf-16le' ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at);
}

/** Up to where the bytes can be decoded now without cutting a character. */
function wholeUntil(buffer: Buffer, encoding: Encoding): number {
  switch (encoding) {
    case 'utf-8':
      return wholeUtf8(buffer);
    case 'utf-16le':
    case 'utf-16be': {
      const even = buffer.length - (buffer.length % 2);
      if (even === 0) return 0;
      const isHighSurrogate = (unitAt(buffer, even - 2, encoding) & 0xfc00) === 0xd800;
      return isHighSurrogate ? even - 2 : even;
    }
    case 'gb18030':
    case 'big5':
    case 'shift_jis':
    case 'euc-jp':
    case 'euc-kr':
      return wholeEastAsian(buffer);
    default:
      return buffer.length;
  }
}

/** Before the last lead byte when what follows it is too short. A lead byte always starts a character. */
export function wholeUtf8(buffer: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= buffer.length; back++) {
    const byte = buffer[buffer.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? buffer.length - back : buffer.length;
  }
  return buffer.length;
}

/** No character has a byte below 30 inside: line ends, commas, quotes and blanks are the only safe places. */
function wholeEastAsian(buffer: Buffer): number {
  let end = buffer.length;
  while (end > 0 && buffer[end - 1]! >= 0x30) end--;
  return end;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
