// Files whose bytes are not what they seem, and outputs in other encodings.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { codePointName, openEncode, Unencodable, type OutputEncoding } from '../../src/io/encoder.ts';
import { openSource } from '../../src/io/source.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { UserError } from '../../src/model/user-error.ts';
import type { FormatCase, Outcome } from './format-case.ts';

const NAMES = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚',
  (given, at) => `${'王李张刘陈杨黄赵'[at % 8]!}${given}`,
);
const TEXT = ['编号,姓名,城市', ...NAMES.map((name, at) => `${at + 1},${name},北京市朝阳区`), ''].join('\n');
const ROWS = NAMES.length;

/** What opening and reading the bytes comes to. */
async function read(bytes: Uint8Array, bad: number): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-formats-'));
  const file = path.join(folder, 'list.csv');
  writeFileSync(file, bytes);
  try {
    const source = await openSource({ name: 'list', file });
    const { info } = source;
    const records = openChunkReader([{ info, columns: [], idColumns: [] }]);
    const codes = new Set<string>();
    let rows = 0;
    for await (const chunk of source.chunks(0)) {
      const found = records(chunk);
      rows += found.rows.length;
      for (const { code } of found.rejects) codes.add(code);
    }
    const rejected = codes.size === 0 ? '' : `; the row is set aside (${[...codes].join(', ')})`;
    return { answer: `read as ${info.encoding}${rejected}`, lost: ROWS - bad - rows };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { answer: `stops and asks (${error.code})`, lost: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(text: string, encoding: OutputEncoding): Outcome {
  try {
    const back = iconv.decode(Buffer.from(openEncode(encoding)(text)), encoding);
    return { answer: 'written, and reads back as it was', lost: back === text ? 0 : 1 };
  } catch (error) {
    if (!(error instanceof Unencodable)) throw error;
    return { answer: `the run stops and names line, column and ${codePointName(error.character)}`, lost: 0 };
  }
}

const broken = Buffer.from(TEXT);
broken[broken.indexOf('\n5,') + 3] = 0xff;
const half = TEXT.indexOf('\n11,') + 1;

const reading = (pollution: string, bytes: Uint8Array, bad = 0): FormatCase => ({
  door: 'Encodings',
  direction: 'reading',
  pollution,
  run: () => read(bytes, bad),
});
const writing = (pollution: string, text: string, encoding: OutputEncoding): FormatCase => ({
  door: 'Encodings',
  direction: 'writing',
  pollution,
  run: () => Promise.resolve(write(text, encoding)),
});

export const cases: readonly FormatCase[] = [
  reading('UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)),
  reading('GB18030 that nobody named', iconv.encode(TEXT, 'gb18030')),
  reading('UTF-16LE without a byte order mark', iconv.encode(TEXT, 'utf-16le', { addBOM: false })),
  reading('UTF-16BE with a byte order mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true })),
  reading('one damaged byte in UTF-8', broken, 1),
  reading('UTF-8 cut inside its last character', Buffer.concat([Buffer.from(`${TEXT}21,王`), Buffer.from('明').subarray(0, 2)])),
  reading('half UTF-8, half GBK', Buffer.concat([Buffer.from(TEXT.slice(0, half)), iconv.encode(TEXT.slice(half), 'gb18030')])),
  reading('one Chinese name in GBK in a file of ASCII', iconv.encode('id,name\n1,张三\n', 'gb18030')),
  reading('a byte order mark for UTF-8 over GBK', Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), iconv.encode(TEXT, 'gb18030')])),
  writing('characters beyond GBK in GB18030', '𠮷野,㐂子,€', 'gb18030'),
  writing('a character beyond GBK in GBK', '𠮷野', 'gbk'),
  writing('Chinese in windows-1252', '张三', 'windows-1252'),
  writing('simplified Chinese in Big5', '张三', 'big5'),
]; // prettier-ignore
