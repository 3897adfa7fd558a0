// Every code of every encoding: what it is read as, against iconv-lite and against Node's own decoder, and whether it
// is written back as the bytes it came from.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeWhole } from '../../src/io/decoder.ts';
import {
  codePointName,
  openEncode,
  OUTPUT_ENCODINGS,
  parseOutputEncoding,
  Unencodable,
} from '../../src/io/encoder.ts';
import { ENCODINGS, type Encoding } from '../../src/io/encoding.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const name = (text: string): string => Array.from(text, codePointName).join(' ');

const DOUBLE: readonly Encoding[] = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
const SINGLE = ENCODINGS.filter((encoding) => !DOUBLE.includes(encoding) && !encoding.startsWith('utf'));

function* codesOf(encoding: Encoding): Generator<Uint8Array> {
  for (let byte = 0; byte <= 0xff; byte++) yield Uint8Array.of(byte);
  if (!DOUBLE.includes(encoding)) return;
  for (let lead = 0x80; lead <= 0xff; lead++)
    for (let trail = 0x40; trail <= 0xff; trail++) yield Uint8Array.of(lead, trail);
}

const LABEL: Readonly<Partial<Record<Encoding, string>>> = {
  big5: 'big5-hkscs',
  'euc-kr': 'cp949',
  'x-mac-cyrillic': 'maccyrillic',
};

/** Where we and iconv-lite read a code differently, both as some character. */
function disagreements(encoding: Encoding): string[] {
  const found: string[] = [];
  for (const code of codesOf(encoding)) {
    const { text, invalid } = decodeWhole(code, encoding);
    const other = iconv.decode(Buffer.from(code), LABEL[encoding] ?? encoding, { stripBOM: false });
    if (text === other || invalid > 0 || other.includes('\ufffd')) continue;
    found.push(`${hex(code)} ${name(text)} ${name(other)}`);
  }
  return found;
}

describe('codes and characters', () => {
  // By design: iconv-lite keeps GB18030-2000's private-use characters where the standard of 2022 has real ones, and
  // the currency sign of old Macintoshes where Apple put the euro.
  const KNOWN: Readonly<Partial<Record<Encoding, string[]>>> = {
    gb18030: [
      'a6d9 U+FE10 U+E78D', 'a6da U+FE12 U+E78E', 'a6db U+FE11 U+E78F', 'a6dc U+FE13 U+E790', 'a6dd U+FE14 U+E791',
      'a6de U+FE15 U+E792', 'a6df U+FE16 U+E793', 'a6ec U+FE17 U+E794', 'a6ed U+FE18 U+E795', 'a6f3 U+FE19 U+E796',
      'fe59 U+9FB4 U+E81E', 'fe61 U+9FB5 U+E826', 'fe66 U+9FB6 U+E82B', 'fe67 U+9FB7 U+E82C', 'fe6d U+9FB8 U+E832',
      'fe7e U+9FB9 U+E843', 'fe90 U+9FBA U+E854', 'fea0 U+9FBB U+E864',
    ],
    macintosh: ['bd U+03A9 U+2126', 'db U+20AC U+00A4'],
    'x-mac-cyrillic': ['a2 U+0490 U+00A2', 'b6 U+0491 U+2202', 'ff U+20AC U+00A4'],
  }; // prettier-ignore

  test.each([...DOUBLE, ...SINGLE])(
    '%s is read as iconv-lite reads it, but for what is listed',
    (encoding) => {
      const known = KNOWN[encoding] ?? [];
      // An older ICU has the older standard, so a listed difference may be missing.
      expect(disagreements(encoding).filter((line) => !known.includes(line))).toEqual([]);
    },
  );

  test('nothing comes out as a character that the bytes do not mean', () => {
    const of = (encoding: Encoding, ...bytes: number[]): unknown =>
      decodeWhole(Uint8Array.from(bytes), encoding);
    for (const control of [0x1a, 0x1c, 0x7f])
      for (const encoding of ['shift_jis', 'ibm866'] as const)
        expect(of(encoding, control)).toEqual({ text: String.fromCharCode(control), invalid: 0 });
    expect(of('windows-874', 0xdb)).toEqual({ text: '\ufffd', invalid: 1 });
    expect(of('windows-1255', 0xca)).toEqual({ text: '\u05ba', invalid: 0 });
  });

  test.each(DOUBLE)('%s: a code is read the same, whatever else stands in the chunk', (encoding) => {
    const alone: string[] = [];
    const bytes: number[] = [];
    for (const code of codesOf(encoding)) {
      const { text, invalid } = decodeWhole(code, encoding);
      if (code.length < 2 || invalid > 0 || text.length > 1) continue;
      alone.push(text);
      bytes.push(...code, 0x0a);
    }
    const together = decodeWhole(Uint8Array.from([...bytes, 0xff, 0x0a]), encoding).text.split('\n');
    expect(alone.filter((text, at) => text !== together[at])).toEqual([]);
  });
});

describe('openEncode', () => {
  test.each(ENCODINGS.map((encoding) => [encoding]))(
    '%s: what was read is written as the same bytes',
    (encoding) => {
      const encode = openEncode(encoding);
      const label = LABEL[encoding] ?? encoding;
      for (const code of codesOf(encoding)) {
        const { text, invalid } = decodeWhole(code, encoding);
        if (invalid > 0 || encoding.startsWith('utf') || Array.from(text).length > 1) continue;
        const written = hex(encode(text));
        if (written === hex(code)) continue;
        if (encoding === 'gb18030') expect(['80', 'a3a0']).toContain(hex(code));
        // A character with two codes is written as the one everybody else writes, and reads the same.
        expect(written).toBe(hex(iconv.encode(text, label)));
        expect(decodeWhole(encode(text), encoding).text).toBe(text);
      }
    },
  );

  test('GB18030 has one form for every character of Unicode', () => {
    const encode = openEncode('gb18030');
    const without: number[] = [];
    for (let block = 0; block <= 0x10ffff; block += 0x100) {
      if (block >= 0xd800 && block < 0xe000) continue;
      const all = Array.from({ length: 0x100 }, (_, at) => block + at).filter((codePoint) => {
        if (codePoint < 0xe000 || codePoint > 0xffff) return true;
        try {
          return encode(String.fromCodePoint(codePoint)).length > 0;
        } catch {
          without.push(codePoint);
          return false;
        }
      });
      const text = String.fromCodePoint(...all);
      const read = decodeWhole(encode(text), 'gb18030').text;
      if (read !== text) expect(name(read)).toBe(name(text));
    }
    // Private-use places of GB18030-2000 that the standard has since given characters to, and the sign for no character.
    const replaced = [
      0xe5e5, 0xe78d, 0xe796, 0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864, 0xfffd,
    ];
    const isKnown = (codePoint: number): boolean =>
      replaced.includes(codePoint) || (codePoint > 0xe78d && codePoint < 0xe796) || codePoint === 0xe7c7;
    expect(
      without.filter((codePoint) => !isKnown(codePoint)).map((codePoint) => codePoint.toString(16)),
    ).toEqual([]);
    expect(hex(encode('𠮷€张'))).toBe('9534b235a2e3d5c5');
  });

  test('GBK is GB18030 without the four bytes', () => {
    const encode = openEncode('gbk');
    expect(hex(encode('张三€'))).toBe('d5c5c8fd80');
    expect(decodeWhole(encode('张三€镕'), 'gb18030').text).toBe('张三€镕');
    expect(() => encode('𠮷')).toThrow(Unencodable);
    expect(() => encode('㐂')).toThrow(Unencodable);
  });

  test.each([
    ['windows-1252', '张'],
    ['big5', '张'],
    ['shift_jis', '张'],
    ['euc-kr', '😀'],
    ['gbk', '\ud83d'],
    ['gb18030', '\ud83d'],
    ['utf-8', '\ude00'],
    ['utf-16le', '\ud83d'],
    ['windows-1251', 'é'],
    ['windows-1252', '\ufffd'],
  ] as const)('%s never replaces %j', (encoding, character) => {
    const fault = (): unknown => {
      try {
        return openEncode(encoding)(`ok,${character},ok`);
      } catch (error) {
        return error instanceof Unencodable ? error.character : error;
      }
    };
    expect(fault()).toBe(character);
  });

  test('names people write', () => {
    expect(parseOutputEncoding('GBK')).toBe('gbk');
    expect(parseOutputEncoding('cp936')).toBe('gbk');
    expect(parseOutputEncoding('gb2312')).toBe('gbk');
    expect(parseOutputEncoding('GB18030')).toBe('gb18030');
    expect(parseOutputEncoding('utf8')).toBe('utf-8');
    expect(parseOutputEncoding('sjis')).toBe('shift_jis');
    expect(parseOutputEncoding('ansi')).toBeUndefined();
    for (const encoding of OUTPUT_ENCODINGS) expect(parseOutputEncoding(encoding)).toBe(encoding);
  });
});
