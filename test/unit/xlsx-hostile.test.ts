// Workbooks made to hurt: each is refused in a process of its own, and its time and memory are measured there. The
// crafted ones are those of reliability.md T2–T5; the POI files are other people's proofs of concept.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDeflateRaw, crc32 } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centralRecord, endRecords, localHeader } from '../../src/io/zip-records.ts';
import { inCorpus } from './corpora.ts';
import { MAIN, TempFolder, XML, stringsOf, usualSheet, zipBytes, type Parts } from './xlsx-handmade.ts';

const folder = new TempFolder();
afterAll(() => folder.remove());

const MAX_MEGABYTES = 200;
/** Of the processor, not of the clock: a second or two where this was written, and slow machines pass as well. */
const MAX_SECONDS = 60;

const child = path.join(folder.path, 'read.mjs');
beforeAll(() => {
  // The child is plain Node, which reads no TypeScript.
  const root = path.resolve(import.meta.dirname, '../..');
  const options = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    rewriteRelativeImportExtensions: true,
  };
  for (const floor of ['model', 'calendar', 'text', 'words', 'io']) {
    mkdirSync(path.join(folder.path, floor));
    for (const name of readdirSync(path.join(root, 'src', floor)).filter((file) => file.endsWith('.ts'))) {
      const source = readFileSync(path.join(root, 'src', floor, name), 'utf8');
      const { outputText } = ts.transpileModule(source, { compilerOptions: options });
      writeFileSync(path.join(folder.path, floor, name.replace(/ts$/, 'js')), outputText);
    }
  }
  writeFileSync(path.join(folder.path, 'package.json'), '{"type":"module"}');
  symlinkSync(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules'));
  writeFileSync(
    child,
    `import { openSheet } from ${JSON.stringify(pathToFileURL(path.join(folder.path, 'io/sheet-table.js')).href)};
     let code = '', stack = '';
     try {
       const sheet = await openSheet(process.argv[2], { sampleRows: () => 2000, sheet: process.argv[3] });
       for await (const batch of sheet.batches()) void batch;
     } catch (error) {
       code = error.name === 'UserError' ? error.code : 'BUG ' + String(error.stack);
     }
     const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
     const seconds = (userCPUTime + systemCPUTime) / 1e6;
     console.log(JSON.stringify({ code, seconds, megabytes: maxRSS / 1024 }));`,
  );
});

interface Outcome {
  readonly code: string;
  readonly seconds: number;
  readonly megabytes: number;
}

function read(file: string, ...more: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [child, file, ...more], { timeout: 600_000 }, (error, stdout) => {
      if (error) reject(new Error(error.message));
      else resolve(JSON.parse(stdout) as Outcome);
    });
  });
}

async function expectRefusal(file: string, code: string): Promise<void> {
  const outcome = await read(file);
  expect(outcome.code).toBe(code);
  expect(outcome.seconds, 'seconds').toBeLessThan(MAX_SECONDS);
  expect(outcome.megabytes, 'megabytes').toBeLessThan(MAX_MEGABYTES);
}

/** A part of `times` copies of `piece` between `head` and `tail`, packed without ever being whole in memory. */
async function packed(
  head: string,
  piece: string,
  times: number,
  tail: string,
): Promise<{ data: Buffer; crc: number; bytes: number }> {
  const deflate = createDeflateRaw({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => deflate.once('end', resolve));
  let crc = 0;
  let bytes = 0;
  const write = async (text: Buffer): Promise<void> => {
    crc = crc32(text, crc);
    bytes += text.length;
    if (!deflate.write(text)) await new Promise((resolve) => deflate.once('drain', resolve));
  };
  const per = Math.max(1, Math.floor((1 << 20) / piece.length));
  const block = Buffer.from(piece.repeat(per));
  await write(Buffer.from(head));
  for (let done = 0; done + per <= times; done += per) await write(block);
  await write(Buffer.from(piece.repeat(times % per)));
  await write(Buffer.from(tail));
  deflate.end();
  await ended;
  return { data: Buffer.concat(chunks), crc, bytes };
}

/** A workbook with one part replaced by a packed one. */
async function bombOf(
  parts: Parts,
  name: string,
  part: { data: Buffer; crc: number; bytes: number },
): Promise<string> {
  const rest = Object.fromEntries(Object.entries(parts).filter(([other]) => other !== name));
  const whole = await zipBytes(rest);
  const directoryAt = whole.readUInt32LE(whole.length - 6);
  const directory = whole.subarray(directoryAt, whole.length - 22);
  const sizes = { crc: part.crc, compressedBytes: part.data.length, expandedBytes: part.bytes };
  const header = localHeader(name, sizes);
  const central = centralRecord({ name, offset: directoryAt, descriptor: false, ...sizes });
  const end = endRecords({
    entries: Object.keys(rest).length + 1,
    bytes: directory.length + central.length,
    offset: directoryAt + header.length + part.data.length,
  });
  return folder.put(
    Buffer.concat([whole.subarray(0, directoryAt), header, part.data, directory, central, end]),
  );
}

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = 'xl/worksheets/sheet1.xml';
const plain = usualSheet(
  '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
);

describe('bombs', () => {
  test('300 MB in one string', async () => {
    const part = await packed(`${XML}<sst xmlns="${MAIN}"><si><t>`, 'A', 300_000_000, '</t></si></sst>');
    await expectRefusal(await bombOf(plain, STRINGS, part), 'xlsx/bomb');
  });

  test('nine million strings', async () => {
    const part = await packed(`${XML}<sst xmlns="${MAIN}">`, '<si><t>A</t></si>', 9_000_000, '</sst>');
    await expectRefusal(await bombOf(plain, STRINGS, part), 'xlsx/bomb');
  });

  test('a string of just less than the ratio is asked for', async () => {
    const part = await packed(`${XML}<sst xmlns="${MAIN}"><si><t>`, 'A', 49_000_000, '</t></si></sst>');
    await expectRefusal(await bombOf(plain, STRINGS, part), 'xlsx/bomb');
  });

  test('row data without end', async () => {
    const part = await packed(
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>`,
      '<row><c><v>1</v></c></row>',
      20_000_000,
      '</sheetData></worksheet>',
    );
    await expectRefusal(await bombOf(plain, SHEET, part), 'xlsx/bomb');
  });

  test('a document inside quotes that never end', async () => {
    const part = await packed(`${XML}<worksheet xmlns="`, 'x', 49_000_000, `"><sheetData/></worksheet>`);
    await expectRefusal(await bombOf(plain, SHEET, part), 'xlsx/bomb');
  });

  test('elements in elements', async () => {
    const part = await packed(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`, '<row>', 9_000_000, '');
    await expectRefusal(await bombOf(plain, SHEET, part), 'xlsx/damaged');
  });

  test('entries that share their bytes', async () => {
    const bytes = await zipBytes({ ...plain, [STRINGS]: stringsOf('<si><t>a</t></si>') });
    // The last entry of the directory is sent to where the first one is.
    const last = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(bytes.readUInt32LE(bytes.indexOf(Buffer.from('504b0102', 'hex')) + 42), last + 42);
    await expectRefusal(folder.put(bytes), 'xlsx/bomb');
  });

  test('billions of laughs, and a file from outside', async () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const dtds = [
      `<!DOCTYPE sst [<!ENTITY l0 "lol">${laughs}]>`,
      `<!DOCTYPE sst [<!ENTITY x SYSTEM "${pathToFileURL(child).href}">]>`,
      `<!DOCTYPE sst SYSTEM "${pathToFileURL(child).href}">`,
    ];
    for (const dtd of dtds) {
      const strings = `<?xml version="1.0"?>${dtd}<sst xmlns="${MAIN}"><si><t>&l10;&x;</t></si></sst>`;
      await expectRefusal(await folder.book({ ...plain, [STRINGS]: strings }), 'xlsx/dtd');
    }
  });
});

describe('names and references that lead elsewhere', () => {
  test('entries called ../../ are never written, and other parts are read', async () => {
    const escape = path.join(folder.path, '..', 'onerow-escaped.txt');
    const names = ['../onerow-escaped.txt', '..\\onerow-escaped.txt', '/tmp/onerow-escaped.txt', escape];
    const file = await folder.book({
      ...plain,
      [STRINGS]: stringsOf('<si><t>name</t></si>'),
      ...Object.fromEntries(names.map((name) => [name, 'escaped'])),
    });
    expect((await read(file)).code).toBe('');
    expect(existsSync(escape)).toBe(false);
    expect(readdirSync(folder.path).filter((name) => name.includes('escaped'))).toEqual([]);
  });

  test.each([
    ['<row r="1"><c r="ZZZZZ99999999"><v>1</v></c></row>', 'xlsx/bad-cell-reference'],
    ['<row r="99999999"><c><v>1</v></c></row>', 'xlsx/bad-cell-reference'],
    ['<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>', 'xlsx/no-such-text'],
    ['<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', 'xlsx/no-such-text'],
    ['<row r="1"><c r="A1" s="99999999999"><v>1</v></c></row><row r="2"><c><v>1</v></c></row>', ''],
  ])('%s: %s', async (rows, code) => {
    const outcome = await read(
      await folder.book({ ...usualSheet(rows), [STRINGS]: stringsOf('<si><t>a</t></si>') }),
    );
    expect(outcome.code).toBe(code);
  });
});

const poi = inCorpus('xlsx/poi/test-data/spreadsheet');
const isThere = existsSync(poi);
const hostile = isThere
  ? readdirSync(poi).filter((name) => /^(?:poc|crash|clusterfuzz|.*bomb|xxe)/i.test(name))
  : [];

describe.skipIf(!isThere)('the hostile files of POI are read or refused', () => {
  test.each(hostile)('%s', async (name) => {
    const { code, seconds, megabytes } = await read(path.join(poi, name));
    expect(code).not.toMatch(/^BUG/);
    expect(seconds).toBeLessThan(MAX_SECONDS);
    expect(megabytes).toBeLessThan(MAX_MEGABYTES);
  });
});

afterAll(() => {
  if (!isThere)
    process.stderr.write(`xlsx-hostile: SKIPPED the files of POI, nothing in ${poi} (set ONEROW_DATA)\n`);
});
