// The two layers of escaping in a workbook: XML's references, and Excel's own _xHHHH_ for characters XML cannot hold.
import { damaged, type Part } from './xlsx-faults.ts';

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Character data as an XML reader must hand it over: references resolved, line ends as LF. */
export function decodeText(raw: string, part: Part): string {
  const text = normalizeLineEnds(raw);
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const character = name === undefined ? fromCodePoint(decimal ?? '', hex) : NAMED.get(name);
    if (character === undefined) throw damaged(part);
    return character;
  });
}

export function normalizeLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

function fromCodePoint(decimal: string, hex: string | undefined): string | undefined {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

const ESCAPE = /_x([0-9a-fA-F]{4})_/g;

/** `_x000D_` → CR. Excel writes so what XML cannot hold, and `_x005F_` for an underscore that only looks like it. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

// Control characters, lone halves of surrogate pairs and U+FFFE/U+FFFF cannot stand in XML; CR would come back as LF.
const UNWRITABLE = String.raw`[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`;
// An underscore would join an escape we write ourselves as well as one that stands in the text.
const LOOKS_ESCAPED = new RegExp(`_(?=x[0-9a-fA-F]{4}(?:_|${UNWRITABLE}))`, 'g');
const ESCAPED = new RegExp(UNWRITABLE, 'g');
const SPECIAL = new RegExp(`[&<>]|_x|${UNWRITABLE}`);

/** Any text as character data; {@link decodeEscapes} of what an XML reader makes of it is the text again. */
export function encodeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(
      ESCAPED,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

export function encodeAttribute(text: string): string {
  return encodeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
