// The doors beside delimited text and workbooks: JSON Lines, Parquet, archives, several files read as one.
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { OutputSet } from '../../src/io/outputs.ts';
import { makeHeader } from '../../src/io/header.ts';
import { openSource } from '../../src/io/source.ts';
import { openTableWriter, type TableFormat } from '../../src/io/table-writer.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { UserError } from '../../src/model/user-error.ts';
import { storedZip, type Parts } from '../unit/xlsx-handmade.ts';
import type { FormatCase, Outcome } from './format-case.ts';

/** Column and cell; the order of columns means nothing, and a blank cell is none. */
type Fields = Readonly<Record<string, string>>;

const ROWS: readonly Fields[] = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚', (given, at) => ({
  id: String(at + 1),
  name: `${'王李张刘陈杨黄赵'[at % 8]!}${given}`,
  city: '北京市朝阳区',
}));
const HALF = ROWS.length / 2;

const csvOf = (rows: readonly Fields[], columns: readonly string[], delimiter = ','): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');
const CSV = csvOf(ROWS, ['id', 'name', 'city']);

async function withFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-formats-'));
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Found {
  /** The non-blank cells of each row. */
  readonly rows: readonly (readonly (readonly [column: string, cell: string])[])[];
  readonly rejects: readonly { readonly code: string; readonly raw: string }[];
  readonly notices: readonly string[];
}

/** What the files hold as one source, or the code they are refused with. */
async function read(files: readonly string[]): Promise<Found | string> {
  try {
    const source = await openSource({ name: 'list', file: files[0]!, files });
    const records = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
    const { names } = source.info.header;
    const rows: [string, string][][] = [];
    const rejects: { code: string; raw: string }[] = [];
    for await (const chunk of source.chunks(0)) {
      const found = records(chunk);
      for (const row of found.rows)
        rows.push(
          names.map((name, at): [string, string] => [name, row[at] ?? '']).filter(([, cell]) => cell !== ''),
        );
      rejects.push(...found.rejects);
    }
    const notices = [...source.notices, ...(source.lateNotices?.() ?? [])].map(({ code }) => code);
    return { rows, rejects, notices: [...new Set(notices)] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.code;
  }
}

const ALL_READ = 'all rows are read';

const keyOf = (pairs: readonly (readonly [string, string])[]): string =>
  JSON.stringify(pairs.filter(([, cell]) => cell !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)));

interface Judged extends Outcome {
  /** Rows that came out and are none of the clean ones. */
  readonly others: Found['rows'];
  readonly rejects: Found['rejects'];
}

/** Looks for every clean row; the others are what the pollution became. */
function judge(found: Found | string, clean: readonly Fields[]): Judged {
  if (typeof found === 'string')
    return { answer: `the file is refused (${found})`, lost: 0, others: [], rejects: [] };
  const others = new Map<string, Found['rows'][number][]>();
  for (const row of found.rows) others.set(keyOf(row), [...(others.get(keyOf(row)) ?? []), row]);
  const lost = clean.filter((row) => others.get(keyOf(Object.entries(row)))?.pop() === undefined).length;
  const left = [...others.values()].flat();
  const kept = left.map((row) =>
    row.length === 0
      ? 'a blank row is kept'
      : `the row is kept: ${row.map(([column, cell]) => `\`${column}=${cell.replaceAll(/[\u0000-\u001f]/g, (control) => JSON.stringify(control).slice(1, -1))}\``).join(', ')}`,
  );
  const codes = [...new Set(found.rejects.map(({ code }) => code))];
  const answer = [
    ...(lost + kept.length + codes.length === 0 ? [ALL_READ] : []),
    ...(lost === 0 ? [] : [`${lost} rows are lost`]),
    ...kept,
    ...(codes.length === 0 ? [] : [`in rejects.csv: ${codes.join(', ')}`]),
    ...(found.notices.length === 0 ? [] : [`notice ${found.notices.join(', ')}`]),
  ].join('; ');
  return { answer, lost, others: left, rejects: found.rejects };
}

/** One file of a name. */
async function readFile(
  name: string,
  content: string | Uint8Array,
  clean: readonly Fields[],
): Promise<Outcome> {
  return withFolder(async (folder) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return judge(await read([file]), clean);
  });
}

const caseOf = (
  door: string,
  direction: FormatCase['direction'],
  pollution: string,
  run: FormatCase['run'],
): FormatCase => ({ door, direction, pollution, run });

/* JSON Lines */

const LINES = ROWS.map((row) => JSON.stringify(row));

/** The polluted line first, second, in the middle and last; it must come out or be set aside as it stands. */
async function jsonLine(line: string, isRecord: boolean): Promise<Outcome> {
  const answers = new Set<string>();
  let lost = 0;
  for (const at of [0, 1, HALF, ROWS.length]) {
    const text = `${[...LINES.slice(0, at), line, ...LINES.slice(at)].join('\n')}\n`;
    const seen = await withFolder(async (folder) => {
      const file = path.join(folder, 'list.jsonl');
      writeFileSync(file, text);
      const found = await read([file]);
      const isRefused = typeof found === 'string';
      return { isRefused, ...judge(found, ROWS) };
    });
    lost += seen.lost;
    const isSomewhere = seen.others.length === 1 || seen.rejects.some(({ raw }) => raw === line);
    if (isRecord && !seen.isRefused && !isSomewhere) lost++;
    answers.add(seen.answer);
  }
  return { answer: [...answers].sort().reverse().join('; or '), lost };
}

const JSON_LINES: readonly (readonly [pollution: string, line: string])[] = [
  ['a line cut short', '{"id":"99","name":"王'],
  ['a key that stands twice', '{"id":"99","id":"98","name":"王芳"}'],
  ['a key that stands twice and in no other record', '{"id":"99","late":"x","late":"y"}'],
  ['an object in an object', '{"id":"99","address":{"zip":{"code":"100020"}}}'],
  ['a list as a value', '{"id":"99","tags":["a", "b \\"c\\"", 110101199003078515]}'],
  ['an 18-digit number', '{"id":110101199003078515}'],
  ['a decimal with a zero at the end', '{"id":1.10}'],
  ['a number with an exponent', '{"id":-1E+2}'],
  ['a key called __proto__', '{"id":"99","__proto__":"x"}'],
  ['a key with a dot beside an object', '{"id":"99","a.b":"x","a":{"b":"y"}}'],
  ['a key missing', '{"id":"99"}'],
  ['a key no other record has', '{"id":"99","late":"x"}'],
  ['null', '{"id":"99","name":null}'],
  ['true and false', '{"id":"99","name":true,"city":false}'],
  ['an object without keys', '{}'],
  ['half of a surrogate pair', String.raw`{"id":"99","name":"\ud83d"}`],
  ['an escape that is none', String.raw`{"id":"99","name":"\x41"}`],
  ['a tab that is not escaped', '{"id":"99","name":"a\tb"}'],
  ['a comma too many', '{"id":"99","name":"x",}'],
  ['apostrophes instead of quotes', "{'id':'99','name':'x'}"],
  ['NaN', '{"id":"99","name":NaN}'],
  ['two objects on one line', '{"id":"99"}{"id":"98"}'],
  ['a comma after the object', '{"id":"99"},'],
  ['a comment', '// exported today'],
  ['a number instead of an object', '42'],
  ['a text instead of an object', '"x"'],
  ['a list instead of an object', '["99","x"]'],
];

const pretty = JSON.stringify(ROWS, undefined, 2);
const JSON_FILES: readonly (readonly [pollution: string, content: string | Uint8Array])[] = [
  ['a byte order mark', `\ufeff${LINES.join('\n')}\n`],
  ['lines end in CRLF', `${LINES.join('\r\n')}\r\n`],
  ['no line end after the last record', LINES.join('\n')],
  ['UTF-16LE with a byte order mark', Buffer.from(`\ufeff${LINES.join('\n')}\n`, 'utf16le')],
  ['GB18030 that nobody named', iconv.encode(`${LINES.join('\n')}\n`, 'gb18030')],
  ['a list, pretty-printed', pretty],
  ['a list on one line', `[${LINES.join(',')}]`],
  ['objects one after the other, pretty-printed', ROWS.map((row) => JSON.stringify(row, undefined, 2)).join('\n')],
  ['a list with a comma too many', `[${LINES.join(',\n')},\n]`],
  ['a list with a broken record', `[${[...LINES.slice(0, 3), '{"id":99 "name":"x"}', ...LINES.slice(3)].join(',\n')}]`],
  ['a list that does not end', pretty.slice(0, -1)],
  ['a list cut inside a record', pretty.slice(0, pretty.length / 2)],
  ['a list with more after it', `${pretty}]`],
  ['a list of numbers', '[1, 2, 3]'],
  ['a list with a number among records', `[${[...LINES, '42'].join(',\n')}]`],
  ['a list in an object', `{"data":${pretty}}`],
  ['a list without records', '[]'],
]; // prettier-ignore

/** A table written by name. */
async function writeTable(
  file: string,
  format: TableFormat,
  header: readonly string[],
  rows: readonly string[][],
) {
  const outputs = new OutputSet({ inputs: [], force: false });
  const table = await openTableWriter(outputs.open(file), format, { header });
  await table.rows(rows);
  await table.end();
  outputs.commit();
}

/** The cell read back by `back`, which is not ours, and by onerow. */
async function writtenCell(
  format: TableFormat,
  cell: string,
  back: (file: string) => Promise<unknown>,
): Promise<Outcome> {
  return withFolder(async (folder) => {
    const file = path.join(folder, `out.${format}`);
    await writeTable(file, format, ['id', 'cell'], [['1', cell], ['2', 'x']]); // prettier-ignore
    const other = await back(file);
    const isSame = other === cell || (cell === '' && other === null);
    const own = judge(await read([file]), [{ id: '1', cell }, { id: '2', cell: 'x' }]); // prettier-ignore
    const said =
      own.answer === ALL_READ
        ? 'reads back as it was'
        : `onerow itself reads back: ${own.answer.replace(/^1 rows are lost; /, '')}`;
    const asWhat =
      other === null ? 'written as null' : isSame ? 'written' : `written as ${JSON.stringify(other)}`;
    // What is set aside with its line is not lost.
    const isLost = !isSame || own.lost > own.rejects.length;
    return { answer: `${asWhat}, and ${said}`, lost: isLost ? 1 : 0 };
  });
}

async function jsonCell(file: string): Promise<unknown> {
  const [line] = readFileSync(file, 'utf8').split('\n');
  return (JSON.parse(line!) as Fields)['cell'];
}

/** Names of columns, and the order in which they stand on the line. */
async function jsonColumns(header: readonly string[]): Promise<Outcome> {
  return withFolder(async (folder) => {
    const file = path.join(folder, 'out.jsonl');
    await writeTable(file, 'jsonl', header, [header.map((_, at) => `v${at}`)]);
    const text = readFileSync(file, 'utf8');
    const keys = [...text.matchAll(/("(?:[^"\\]|\\.)*"):"v(\d+)"/g)].map(([, key, at]): [unknown, number] => [
      JSON.parse(key!),
      Number(at),
    ]);
    const { names } = makeHeader(header);
    const isKept = JSON.stringify(keys) === JSON.stringify(names.map((name, at) => [name, at]));
    const own = judge(await read([file]), [Object.fromEntries(names.map((name, at) => [name, `v${at}`]))]);
    const said = own.answer === ALL_READ ? 'reads back as it was' : `onerow itself reads back: ${own.answer}`;
    return {
      answer: `written as ${keys.map(([key]) => `\`${String(key)}\``).join(', ')}; ${said}`,
      lost: isKept && own.lost <= own.rejects.length ? 0 : 1,
    };
  });
}

const CELLS: readonly (readonly [what: string, cell: string])[] = [
  ['a cell with quotes', 'said "yes"'],
  ['a cell with a backslash', String.raw`C:\new`],
  ['a cell with LF', 'two\nlines'],
  ['a cell with CRLF', 'two\r\nlines'],
  ['a cell with U+2028', 'two\u2028lines'],
  ['a cell with a NUL', 'a\0b'],
  ['a character beyond the first plane', '𠮷野'],
  ['spaces at both ends', ' x '],
  ['a leading zero', '0012'],
  ['an 18-digit number', '110101199003078515'],
  ['a formula', '=1+1'],
  ['the word null', 'null'],
  ['an empty cell', ''],
];

/* Parquet */

async function duck<T>(
  body: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    return await body(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The rows and a column `value` of one SQL expression, as DuckDB writes them. */
async function parquetBytes(expression: string, more = ''): Promise<Buffer> {
  return withFolder(async (folder) => {
    const file = path.join(folder, 'list.parquet');
    const values = ROWS.map(({ id, name, city }) => `('${id!}','${name!}','${city!}')`).join(',');
    await duck((connection) =>
      connection.run(
        `COPY (SELECT id, name, city, ${expression} AS value FROM (VALUES ${values}) AS t(id, name, city)) TO '${file}' (FORMAT parquet${more})`,
      ),
    );
    return readFileSync(file);
  });
}

/** `wanted` is what the value is as text; another is a loss in every row. */
async function parquetValue(expression: string, wanted: string, more = ''): Promise<Outcome> {
  const bytes = await parquetBytes(expression, more);
  return withFolder(async (folder) => {
    const file = path.join(folder, 'list.parquet');
    writeFileSync(file, bytes);
    const found = await read([file]);
    const { answer, lost } = judge(found, ROWS.map((row) => ({ ...row, value: wanted }))); // prettier-ignore
    if (typeof found === 'string') return { answer, lost };
    const cells = new Set(found.rows.map((row) => row.find(([column]) => column === 'value')?.[1] ?? ''));
    const shown = [...cells].map((cell) => (cell === '' ? 'blank' : `\`${cell}\``)).join(', ');
    const notice = found.notices.length === 0 ? '' : `; notice ${found.notices.join(', ')}`;
    return { answer: `read as ${shown}${notice}`, lost };
  });
}

const VALUES: readonly (readonly [what: string, sql: string, wanted: string])[] = [
  ['a decimal of 38 digits', "'123456789012345678901234567890123456.70'::DECIMAL(38,2)", '123456789012345678901234567890123456.70'],
  ['a negative decimal below one', "'-0.05'::DECIMAL(4,2)", '-0.05'],
  ['a whole number beyond 2^53', '9007199254740993::BIGINT', '9007199254740993'],
  ['an 18-digit number', '110101199003078515::BIGINT', '110101199003078515'],
  ['the largest unsigned number', '18446744073709551615::UBIGINT', '18446744073709551615'],
  ['a single-precision number', '0.1::FLOAT', '0.1'],
  ['not a number', "'NaN'::DOUBLE", 'NaN'],
  ['a date', "DATE '2024-02-29'", '2024-02-29'],
  ['a date before 1582', "DATE '0001-01-01'", '0001-01-01'],
  ['a time stamp before 1970', "TIMESTAMP '1969-12-31 23:59:59.5'", '1969-12-31 23:59:59.5'],
  ['a time stamp of nanoseconds', "TIMESTAMP_NS '2024-05-01 08:30:00.123456789'", '2024-05-01 08:30:00.123456789'],
  ['a time stamp with a time zone', "TIMESTAMPTZ '2024-05-01 16:30:00+08'", '2024-05-01T08:30:00Z'],
  ['a time of day', "TIME '08:30:00.25'", '08:30:00.25'],
  ['null', 'NULL::VARCHAR', ''],
  ['true', 'true', 'true'],
  ['a list', `['a', NULL, 'b"']`, String.raw`["a",null,"b\""]`],
  ['a list of lists of numbers', '[[110101199003078515], [2]]', '[[110101199003078515],[2]]'],
  ['an object', "{'n': 1.50::DECIMAL(9,2), 'd': DATE '2024-01-01'}", '{"n":1.50,"d":"2024-01-01"}'],
  ['a list of objects', "[{'n': 1.50::DECIMAL(9,2)}]", '[{"n":1.50}]'],
  ['an enumeration', "'a'::ENUM('a', 'b')", 'a'],
  ['a UUID', "'11111111-2222-3333-4444-555555555555'::UUID", '11111111-2222-3333-4444-555555555555'],
  ['a column of bytes that are no text', String.raw`'\xFF\xFE'::BLOB`, ''],
  ['a column of bytes that are text', "'abc'::BLOB", 'abc'],
]; // prettier-ignore

async function parquetCell(file: string): Promise<unknown> {
  return duck(async (connection) => {
    const reader = await connection.runAndReadAll(`SELECT cell FROM '${file}' WHERE id = '1'`);
    return reader.getRows()[0]?.[0];
  });
}

const X_ROWS: readonly Fields[] = ROWS.map((row) => ({ ...row, value: 'x' }));

const parquetFile = (pollution: string, name: string, bend: (bytes: Buffer) => Uint8Array): FormatCase =>
  caseOf('Parquet', 'reading', pollution, async () =>
    readFile(name, bend(await parquetBytes("'x'")), X_ROWS),
  );

/* gzip and zip */

/** `named` is what the file is asked for by; nothing may appear beside it. */
async function archive(name: string, bytes: Uint8Array, entry = ''): Promise<Outcome> {
  return withFolder(async (folder) => {
    const deep = path.join(folder, 'a/b/c');
    mkdirSync(deep, { recursive: true });
    const file = path.join(deep, name);
    writeFileSync(file, bytes);
    const { answer, lost } = judge(await read([file + entry]), ROWS);
    const beside = readdirSync(folder, { recursive: true }).length - ['a', 'a/b', 'a/b/c', file].length;
    return beside === 0
      ? { answer, lost }
      : { answer: `${answer}; ${beside} files appear beside it`, lost: lost + 1 };
  });
}

function bent(parts: Parts, bend: (bytes: Buffer) => void): Buffer {
  const bytes = storedZip(parts);
  bend(bytes);
  return bytes;
}

/** Both records of every entry, with the place of their flags. */
function forFlags(bytes: Buffer, change: (at: number) => void): void {
  for (const [signature, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    // prettier-ignore
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4)) change(at + offset);
}

/** As Windows in China packs: the name in GBK and no word about it. */
const gbkNamed = bent({ 'AAAA.csv': CSV }, (bytes) => {
  forFlags(bytes, (at) => bytes.writeUInt16LE(bytes.readUInt16LE(at) & ~0x800, at));
  const name = iconv.encode('名单.csv', 'gbk');
  for (let at = bytes.indexOf('AAAA.csv'); at >= 0; at = bytes.indexOf('AAAA.csv')) name.copy(bytes, at);
});
const locked = bent({ 'list.csv': CSV }, (bytes) => {
  forFlags(bytes, (at) => bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at));
});
const damaged = bent({ 'list.csv': CSV }, (bytes) => {
  bytes.write('9', bytes.indexOf('\n5,') + 1);
});
const twice = bent({ 'list.csv': CSV, 'lisT.csv': 'id\n1\n' }, (bytes) => {
  for (let at = bytes.indexOf('lisT'); at >= 0; at = bytes.indexOf('lisT')) bytes.write('list', at);
});
const packed = gzipSync(CSV);
const bad = Buffer.from(packed);
bad[bad.length - 6]! ^= 0xff;
const whole = storedZip({ 'list.csv': CSV });
const split = Math.floor(CSV.length / 2);

const ARCHIVES: readonly (readonly [pollution: string, name: string, bytes: Uint8Array, entry?: string])[] = [
  ['a table in gzip', 'list.csv.gz', packed],
  ['gzip that its name does not tell', 'list.csv', packed],
  ['gzip of several members', 'list.csv.gz', Buffer.concat([gzipSync(CSV.slice(0, split)), gzipSync(CSV.slice(split))])],
  ['gzip in gzip', 'list.csv.gz', gzipSync(packed)],
  ['gzip cut short', 'list.csv.gz', packed.subarray(0, packed.length - 20)],
  ['gzip cut inside its checksum', 'list.csv.gz', packed.subarray(0, packed.length - 3)],
  ['gzip with a wrong checksum', 'list.csv.gz', bad],
  ['gzip with zeros after it', 'list.csv.gz', Buffer.concat([packed, Buffer.alloc(512)])],
  ['gzip of nothing', 'list.csv.gz', gzipSync('')],
  ['a zip of one table', 'list.zip', whole],
  ['a zip that its name does not tell', 'list.csv', whole],
  ['a zip of one table among what packers add', 'list.zip', storedZip({ 'a/list.csv': CSV, '__MACOSX/a/._list.csv': 'x', 'a/.DS_Store': 'x', '说明.txt': 'x' })],
  ['a zip of a table in gzip', 'list.zip', storedZip({ 'list.csv.gz': packed })],
  ['a zip of several tables', 'list.zip', storedZip({ 'a.csv': CSV, 'b.csv': CSV })],
  ['a zip of several tables, one of them named', 'list.zip', storedZip({ 'a.csv': 'id\n1\n', 'b.csv': CSV }), '#b.csv'],
  ['a zip, an entry named that it does not have', 'list.zip', storedZip({ 'a.csv': CSV }), '#b.csv'],
  ['a zip with a password', 'list.zip', locked],
  ['a zip with the name of its table in GBK', 'list.zip', gbkNamed],
  ['a zip with the name of its table in GBK, and named', 'list.zip', gbkNamed, '#名单.csv'],
  ['a zip of a table called ../../list.csv', 'list.zip', storedZip({ '../../list.csv': CSV })],
  ['a zip of a table called /tmp/list.csv', 'list.zip', storedZip({ '/tmp/list.csv': CSV })],
  [String.raw`a zip of a table called ..\..\list.csv`, 'list.zip', storedZip({ [String.raw`..\..\list.csv`]: CSV })],
  ['a zip of two tables of one name', 'list.zip', twice],
  ['a zip without entries', 'list.zip', storedZip({})],
  ['a zip of a folder only', 'list.zip', storedZip({ 'a/': '' })],
  ['a zip of a table without bytes', 'list.zip', storedZip({ 'list.csv': '' })],
  ['a zip of a zip', 'list.zip', storedZip({ 'list.zip': whole })],
  ['a zip with a byte changed', 'list.zip', damaged],
  ['a zip cut short', 'list.zip', whole.subarray(0, whole.length - 30)],
  ['a zip with the mark of a split archive before it', 'list.zip', Buffer.concat([Buffer.from('PK\x07\x08'), whole])],
]; // prettier-ignore

/* Several files */

const FIRST = ROWS.slice(0, HALF);
const SECOND = ROWS.slice(HALF);
const without = (rows: readonly Fields[], column: string): Fields[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== column)));

/** A clean file first, and `content` after it. */
async function withPart(
  name: string,
  content: string | Uint8Array,
  clean: readonly Fields[],
): Promise<Outcome> {
  return withFolder(async (folder) => {
    const files = [path.join(folder, '1.csv'), path.join(folder, name)];
    writeFileSync(files[0]!, csvOf(FIRST, ['id', 'name', 'city']));
    writeFileSync(files[1]!, content);
    const found = await read(files);
    const { answer, lost } = judge(found, [...FIRST, ...clean]);
    const columns = typeof found === 'string' ? [] : found.rows.flat().map(([column]) => column);
    const further = [...new Set(columns)].filter((column) => !(column in FIRST[0]!));
    return {
      answer: further.length === 0 ? answer : `${answer}; further columns: ${further.join(', ')}`,
      lost,
    };
  });
}

const lined = csvOf(SECOND, ['id', 'name', 'city']);
const PARTS: readonly (readonly [pollution: string, name: string, content: string | Uint8Array, clean: readonly Fields[]])[] = [
  ['a column missing', '2.csv', csvOf(SECOND, ['id', 'name']), without(SECOND, 'city')],
  ['a column more', '2.csv', csvOf(SECOND.map((row) => ({ ...row, note: 'x' })), ['id', 'name', 'note', 'city']), SECOND.map((row) => ({ ...row, note: 'x' }))],
  ['another order of columns', '2.csv', csvOf(SECOND, ['city', 'id', 'name']), SECOND],
  ['names of columns in capitals, with blanks', '2.csv', lined.replace('id,name,city', ' ID ,Name,C ity'), SECOND],
  ['names of columns in full width', '2.csv', lined.replace('id,name', 'ｉｄ,ｎａｍｅ'), SECOND],
  ['a column that stands twice', '2.csv', csvOf(SECOND.map((row) => ({ ...row, 'name#2': 'x' })), ['id', 'name', 'name#2', 'city']).replace('name#2', 'name'), SECOND.map((row) => ({ ...row, 'name#2': 'x' }))],
  ['no column in common', '2.csv', 'a,b\n1,x\n2,y\n', [{ a: '1', b: 'x' }, { a: '2', b: 'y' }]],
  ['another encoding', '2.csv', iconv.encode(lined, 'gb18030'), SECOND],
  ['another delimiter and CRLF', '2.csv', csvOf(SECOND, ['id', 'name', 'city'], ';').replaceAll('\n', '\r\n'), SECOND],
  ['another format', '2.jsonl', SECOND.map((row) => `${JSON.stringify(row)}\n`).join(''), SECOND],
  ['a title above the header', '2.csv', `客户名单,,\n${lined}`, SECOND],
  ['no header', '2.csv', lined.slice(lined.indexOf('\n') + 1), SECOND.map(({ id, name, city }) => ({ 'column 1': id!, 'column 2': name!, 'column 3': city! }))],
  ['a header and no rows', '2.csv', 'id,name,city\n', []],
  ['no bytes', '2.csv', '', []],
  ['a row too short', '2.csv', `${lined}99,王芳\n`, SECOND],
  ['gzip cut short', '2.csv.gz', gzipSync(lined).subarray(0, 100), []],
  ['the same rows once more', '2.csv', csvOf(FIRST, ['id', 'name', 'city']), FIRST],
]; // prettier-ignore

export const cases: readonly FormatCase[] = [
  ...JSON_LINES.map(([pollution, line]) =>
    caseOf('JSON Lines', 'reading', pollution, () => jsonLine(line, true)),
  ),
  caseOf('JSON Lines', 'reading', 'a blank line', () => jsonLine('', false)),
  ...JSON_FILES.map(([pollution, content]) =>
    caseOf('JSON Lines', 'reading', pollution, () => readFile('list.json', content, ROWS)),
  ),
  ...CELLS.map(([what, cell]) =>
    caseOf('JSON Lines', 'writing', what, () => writtenCell('jsonl', cell, jsonCell)),
  ),
  caseOf('JSON Lines', 'writing', 'half of a surrogate pair', () =>
    writtenCell('jsonl', 'a\ud83d', jsonCell),
  ),
  caseOf('JSON Lines', 'writing', 'columns called 2, 10 and 1', () => jsonColumns(['2', 'a', '10', '1'])),
  caseOf('JSON Lines', 'writing', 'a column called __proto__', () => jsonColumns(['id', '__proto__'])),
  caseOf('JSON Lines', 'writing', 'columns of one name', () => jsonColumns(['id', 'name', 'name'])),
  ...VALUES.map(([what, sql, wanted]) => caseOf('Parquet', 'reading', what, () => parquetValue(sql, wanted))),
  ...['zstd', 'brotli', 'lz4_raw'].map((codec) =>
    caseOf('Parquet', 'reading', `packed with ${codec}`, () =>
      parquetValue("'x'", 'x', `, CODEC '${codec}'`),
    ),
  ),
  parquetFile('a file cut short', 'list.parquet', (bytes) => bytes.subarray(0, bytes.length - 100)),
  parquetFile('a file without its beginning', 'list.parquet', (bytes) => bytes.subarray(100)),
  parquetFile('bytes missing in the middle', 'list.parquet', (bytes) =>
    Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(60), bytes.subarray(120)]),
  ),
  parquetFile('a name that ends in .csv', 'list.csv', (bytes) => bytes),
  parquetFile('a file in gzip', 'list.parquet.gz', (bytes) => gzipSync(bytes)),
  parquetFile('a file in a zip', 'list.zip', (bytes) => storedZip({ 'list.parquet': bytes })),
  ...CELLS.map(([what, cell]) =>
    caseOf('Parquet', 'writing', what, () => writtenCell('parquet', cell, parquetCell)),
  ),
  ...ARCHIVES.map(([pollution, name, bytes, entry]) =>
    caseOf('gzip and zip', 'reading', pollution, () => archive(name, bytes, entry)),
  ),
  ...PARTS.map(([pollution, name, content, clean]) =>
    caseOf('several files', 'reading', `one with ${pollution}`, () => withPart(name, content, clean)),
  ),
];
