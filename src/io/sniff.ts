// What a file is, by its first bytes. Names lie: exports called .xls are web pages, exports called .xlsx are CSV.

export type Kind = 'text' | 'json' | 'zip' | 'ole' | 'parquet' | 'gzip' | Foreign;

/** What is not read, each with a sentence of its own that says what to do. */
export type Foreign =
  'pdf' | 'image' | 'sqlite' | 'web-page' | 'xml' | 'rtf' | 'archive' | 'encrypted-parquet' | 'orc-avro';

export const HEAD_BYTES = 4_096;

const MAGIC: readonly (readonly [kind: Kind, bytes: string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0'],
  ['gzip', '\x1f\x8b'],
  ['parquet', 'PAR1'],
  ['encrypted-parquet', 'PARE'],
  ['pdf', '%PDF-'],
  ['sqlite', 'SQLite format 3\0'],
  ['rtf', '{\\rtf'],
  ['image', '\x89PNG\r\n'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF8'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['archive', '7z\xbc\xaf\x27\x1c'],
  ['archive', 'Rar!\x1a\x07'],
  ['archive', '\xfd7zXZ\0'],
  ['archive', '\x28\xb5\x2f\xfd'],
  ['archive', 'BZh'],
  ['orc-avro', 'ORC'],
  ['orc-avro', 'Obj\x01'],
];

/** Letters could start a table too: these count only with a byte no text holds near them, or what a format puts there. */
function isSure(kind: Kind, head: Buffer): boolean {
  if (kind === 'orc-avro' || kind === 'parquet' || kind === 'encrypted-parquet') return head.includes(0);
  return !(kind === 'archive' && head[0] === 0x42) || head.subarray(4, 10).toString('latin1') === '1AY&SY';
}

/** `name` decides only about a text that may be JSON Lines with a broken first line. */
export function sniff(bytes: Uint8Array, name: string): Kind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = head.toString('latin1', 0, 16);
  const found = MAGIC.find(([kind, magic]) => start.startsWith(magic) && isSure(kind, head));
  if (found) return found[0];
  if (head.toString('latin1', 257, 262) === 'ustar') return 'archive';
  const text = textOf(head)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|style|script)\b/i.test(text)) return 'web-page';
  if (/^<\?xml\b/i.test(text)) return /<html\b/i.test(text) ? 'web-page' : 'xml';
  if (/^\{\s*["}]/.test(text) || /^\[\s*[{\]]/.test(text)) return 'json';
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name) && /^\s*[{[]/m.test(text) ? 'json' : 'text';
}

function textOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le');
  return head.toString('utf8');
}
