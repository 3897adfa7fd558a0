// What damage costs: a stray quote one record, a byte that is no text one row; hostile headers and odd characters nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import iconv from 'iconv-lite';
import type { SourceSpec } from '../../src/io/source.ts';
import { runExport } from '../../src/jobs/export.ts';
import { runNormalize } from '../../src/jobs/normalize.ts';
import { EXPORTED, mergeOptions, NORMALIZED, withScratch, WORLD } from '../properties/scratch.ts';
import { fileOf, HEADER, lineOf, PLAIN, ROWS } from '../formats/csv-pollutions.ts';
import { readTable, type TableRecord } from './read-table.ts';

async function recordsOf(bytes: Uint8Array | string, spec: Partial<SourceSpec> = {}): Promise<TableRecord[]> {
  return withScratch(async (folder) => {
    const file = path.join(folder, 'table.csv');
    writeFileSync(file, bytes);
    return (await readTable(file, spec)).records;
  });
}

/** The output of an export of everything, and rejects.csv. */
async function exported(bytes: Uint8Array | string): Promise<{ output: string; rejects: string }> {
  return withScratch(async (folder) => {
    writeFileSync(path.join(folder, 'table.csv'), bytes);
    await runExport({ ...mergeOptions(folder, 'table.csv', 'x', { id: [] }), ...EXPORTED }, WORLD);
    return {
      output: readFileSync(path.join(folder, 'x.csv'), 'utf8'),
      rejects: readFileSync(path.join(folder, 'x/rejects.csv'), 'utf8'),
    };
  });
}

test('a quote added anywhere costs the record it falls into and no other: 500 places', async () => {
  const text = fileOf(PLAIN);
  const starts: number[] = [];
  let end = lineOf(HEADER, PLAIN).length + 1;
  for (const row of ROWS) {
    starts.push(end);
    end += lineOf(row, PLAIN).length + 1;
  }
  const lost: string[] = [];
  let state = 20261122;
  for (let run = 0; run < 500; run++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const place = starts[0]! + (state % (text.length - starts[0]!));
    const records = await recordsOf(`${text.slice(0, place)}"${text.slice(place)}`);
    const hit = starts.findLastIndex((start) => start <= place);
    const kept = new Set(records.map((record) => record.cells.join('\0')));
    ROWS.forEach((row, i) => {
      if (i !== hit && !kept.has(row.join('\0'))) lost.push(`quote at ${place}: row ${i + 1}`);
    });
    const all = records.map((record) => record.text).join('\n');
    const polluted = `${text.slice(starts[hit], place)}"${text.slice(place, starts[hit + 1] ?? text.length)}`;
    if (!polluted.split('\n').every((line) => all.includes(line))) lost.push(`quote at ${place}: its record`);
  }
  expect(lost).toEqual([]);
});

const HOSTILE = [
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toLocaleString',
  ],
  ...[
    'toString',
    'valueOf',
    '__defineGetter__',
    '2024',
    '10',
    'phone',
    'phone',
    '',
    '',
    'two\nlines',
    ' spaced ',
  ],
];

test.each([
  ['hostile names', HOSTILE],
  ['500 columns', Array.from({ length: 500 }, (_, i) => (i % 50 === 0 ? 'again' : `c${i}`))],
])('%s: header and cells come back from export and normalize as they were', async (_, header) => {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  const rows = Array.from({ length: 4 }, (__, r) =>
    header.map((name, c) => `value ${name.trim()} ${r} ${c}`),
  );
  const text = [header, ...rows].map((row) => `${lineOf(row, PLAIN)}\n`).join('');
  expect((await exported(text)).output).toBe(text);
  await withScratch(async (folder) => {
    writeFileSync(path.join(folder, 'table.csv'), text);
    const options = { ...mergeOptions(folder, 'table.csv', 'n', { id: [] }), ...NORMALIZED };
    await runNormalize(options, WORLD);
    const [first = '', ...others] = readFileSync(path.join(folder, 'n.csv'), 'utf8').split('\nvalue ');
    expect(first).toBe(lineOf(header, PLAIN));
    expect(others.length).toBe(rows.length);
  });
  expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before);
});

test('NUL, control characters and mixed line ends leave as they came', async () => {
  const odd = '1,a\0b\n2,"c\r\nd"\r\n3,"e\nf\rg"\n4,\u0001\u001b[31m\u007f\u0085\r\n5,"x"\r\r\n6,last\n';
  const text = `编号,备注\r\n${odd}${'7,没有问题\r\n'.repeat(20)}`;
  const { output, rejects } = await exported(text);
  expect(output).toBe(text);
  expect(rejects.trim().split('\n').length).toBe(1);
});

test('rows beside a quote out of order leave as they came, line ends included', async () => {
  const text = 'id,note\n1,plain\r\n2,"a" b\n3,"c"\r\n4,5" pipe\n"5","d"\r\r\n6,last\n';
  expect((await exported(text)).output).toBe(text);
});

test.each([
  ['two signs', 'id||note\r\n1||plain\r\n2||"a||b"\n3||"c"\r\n'],
  ['backslashes', 'id,note\n1,"say \\"yes\\" twice"\r\n2,"C:\\dir, D"\n3,x\n'],
  ['CRs', 'id,note\r1,"a\nb"\r2,c\r3,d\r'],
])('%s: an export of everything is the file', async (_, text) => {
  expect((await exported(text)).output).toBe(text);
});

test('bytes that are no UTF-8 set their row aside, on its line; U+FFFD of its own is text', async () => {
  const bytes = Buffer.concat([
    Buffer.from('id,name,city\n1,张三,上海\n2,"a\nb",北京\n3,李'),
    Buffer.of(0xff, 0xc0),
    Buffer.from(',广州\n4,\ufffd,深圳\n5,王五,成都\n'),
  ]);
  const records = await recordsOf(bytes, { encoding: 'utf-8' });
  expect(records.map(({ line, code }) => [line, code])).toEqual([
    [2, ''],
    [3, ''],
    [5, 'row/invalid-bytes'],
    [6, ''],
    [7, ''],
  ]);
});

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s: an unpaired surrogate sets its row aside',
  async (encoding) => {
    const text = '\ufeffid,name,city\r\n1,张三,上海\r\n2,\ud800x,北京\r\n3,𠮷野,\ufffd\r\n4,x\udc00,广州\r\n';
    const bytes = Buffer.from(text, 'utf16le');
    const records = await recordsOf(encoding === 'utf-16be' ? bytes.swap16() : bytes);
    expect(records.map(({ line, code, cells }) => [line, code, cells[1]])).toEqual([
      [2, '', '张三'],
      [3, 'row/invalid-bytes', undefined],
      [4, '', '𠮷野'],
      [5, 'row/invalid-bytes', undefined],
    ]);
  },
);

test('a delimiter that is also half of a GB18030 character cuts no character', async () => {
  const half = iconv.decode(Buffer.of(0x8d, 0x7c), 'gb18030');
  const text = `编号|姓名|城市\r\n1|张三|上海\r\n2|${half}"|"北京"\r\n3|"李|四"|广州\r\n`;
  const records = await recordsOf(iconv.encode(text, 'gb18030'), { encoding: 'gb18030' });
  expect(records.map((record) => record.cells)).toEqual([
    ['1', '张三', '上海'],
    ['2', `${half}"`, '北京'],
    ['3', '李|四', '广州'],
  ]);
});

test('line numbers are those an editor shows, below a preamble, in every kind of line end', async () => {
  const rows = ['1,a,x', '2,"b\nb",x', '3,c', '', '4,"d\nd\nd",x', '5,e', '# note', '6,f,x,y'];
  for (const eol of ['\n', '\r\n', '\r']) {
    const text = `Title\n\nid,name,city\n${rows.join('\n')}\n`.replaceAll('\n', eol);
    const records = await recordsOf(text);
    expect(records.map(({ line, code }) => [line, code])).toEqual([
      [4, ''],
      [5, ''],
      [7, 'row/too-few-cells'],
      [9, ''],
      [12, 'row/too-few-cells'],
      [13, 'row/comment'],
      [14, 'row/too-many-cells'],
    ]);
  }
});

test('texts that only look like numbers leave as they are', async () => {
  const cells = [
    '0086',
    '110101199003078515',
    '1E5',
    '3-4',
    'TRUE',
    '00',
    '+8613900139001',
    '1,234',
    '٣',
    '0.10000000000000000001',
  ];
  const text = ['编号,内容', ...cells.map((cell, i) => lineOf([String(i), cell], PLAIN))].join('\n') + '\n';
  expect((await exported(text)).output).toBe(text);
});
