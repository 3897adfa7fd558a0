/** What an export may be written in, and Node's ICU or iconv-lite can decode. */
export const ENCODINGS = [
  'utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr',
  'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256',
  'windows-1257', 'windows-1258', 'windows-874', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6',
  'iso-8859-7', 'iso-8859-8', 'iso-8859-13', 'iso-8859-15', 'koi8-r', 'koi8-u', 'ibm866', 'macintosh',
  'x-mac-cyrillic',
] as const; // prettier-ignore

export type Encoding = (typeof ENCODINGS)[number];

/** Numbers Windows gives its code pages, where they are not simply windows-125x. */
const CODE_PAGES: Readonly<Record<string, Encoding>> = {
  '65001': 'utf-8',
  '1200': 'utf-16le',
  '1201': 'utf-16be',
  '936': 'gb18030',
  '54936': 'gb18030',
  '950': 'big5',
  '932': 'shift_jis',
  '51932': 'euc-jp',
  '949': 'euc-kr',
  '51949': 'euc-kr',
  '866': 'ibm866',
  '874': 'windows-874',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
  '10000': 'macintosh',
  '10007': 'x-mac-cyrillic',
};

/** Names people write that the WHATWG list does not know, without their punctuation. */
const NAMES: Readonly<Record<string, Encoding>> = {
  // Every ASCII file is UTF-8; the web's reading, windows-1252, would mangle what is not ASCII after all.
  ascii: 'utf-8',
  usascii: 'utf-8',
  utf8: 'utf-8',
  utf8sig: 'utf-8',
  utf8bom: 'utf-8',
  utf8mb4: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  ucs2: 'utf-16le',
  unicode: 'utf-16le',
  // GB18030 holds all of GBK and GB2312 at the same codes; a file called GBK may still hold a four-byte character.
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb: 'gb18030',
  gb2312: 'gb18030',
  euccn: 'gb18030',
  big5: 'big5',
  big5eten: 'big5',
  big5hkscs: 'big5',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  tis620: 'windows-874',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
};

/**
 * The encoding a person means, or undefined. "ANSI" is refused on purpose: on a Chinese Windows it is GBK, on a
 * German one windows-1252.
 */
export function parseEncoding(label: string): Encoding | undefined {
  const word = label.trim().toLowerCase();
  const plain = word.replace(/[^a-z0-9]/g, '');
  const named = own(NAMES, plain);
  if (named !== undefined) return named;
  const page = /^(?:cp|codepage|ms|win|windows|ibm|oem)?(\d{3,5})$/.exec(plain)?.[1];
  if (page !== undefined) return own(CODE_PAGES, page) ?? known(`windows-${page}`);
  try {
    const canonical = new TextDecoder(word).encoding;
    return canonical === 'gbk' ? 'gb18030' : known(canonical);
  } catch {
    return undefined;
  }
}

function own(table: Readonly<Record<string, Encoding>>, key: string): Encoding | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function known(name: string): Encoding | undefined {
  return ENCODINGS.find((encoding) => encoding === name);
}

/** What a file can be written in: everything that can be read, and GBK without GB18030's four-byte characters. */
export const OUTPUT_ENCODINGS = [...ENCODINGS, 'gbk'] as const;

export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

/**
 * The encoding a person wants a file in, or undefined. Whoever asks for GBK has a reader that knows no more than that,
 * so a character beyond GBK is not written in GB18030's four bytes.
 */
export function parseOutputEncoding(label: string): OutputEncoding | undefined {
  const plain = label.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (/^(?:gbk|gb2312|euccn|(?:cp|codepage|ms|win|windows)?936)$/.test(plain)) return 'gbk';
  return parseEncoding(label);
}

/** `same`: as the input. */
export type WantedEncoding = OutputEncoding | 'same';

/** What a person wrote for the encoding of an output, or undefined. */
export function parseWantedEncoding(label: string): WantedEncoding | undefined {
  return label.trim().toLowerCase() === 'same' ? 'same' : parseOutputEncoding(label);
}
