// The ways in and out beside delimited text and workbooks: JSON, Parquet, archives, patterns, several parts.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { filesMatching, namePattern } from '../../src/io/glob.ts';
import { JsonCutter } from '../../src/io/json-cut.ts';
import { readJson } from '../../src/io/json-records.ts';
import { JsonScanner } from '../../src/io/json-scan.ts';
import { OutputSet } from '../../src/io/outputs.ts';
import { openSource } from '../../src/io/source.ts';
import { openTableWriter } from '../../src/io/table-writer.ts';
import { openChunkReader } from '../../src/jobs/read-chunk.ts';
import { UserError } from '../../src/model/user-error.ts';
import { storedZip } from './xlsx-handmade.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onerow-doors-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => path.join(folder, name);
const put = (name: string, content: string | Uint8Array): string => {
  fs.writeFileSync(at(name), content);
  return at(name);
};

async function readAll(
  file: string,
  more: object = {},
): Promise<{ header: readonly string[]; rows: string[][]; rejects: string[]; numbers: number[] }> {
  const source = await openSource({ name: 't', file, ...more });
  const read = openChunkReader([{ info: source.info, columns: [], idColumns: [] }]);
  const rows: string[][] = [];
  const rejects: string[] = [];
  const numbers: number[] = [];
  for await (const chunk of source.chunks(0)) {
    const records = read(chunk);
    rows.push(...records.rows.map((row) => [...row]));
    numbers.push(...records.numbers);
    rejects.push(...records.rejects.map(({ code, line, part = '' }) => `${code} ${part}:${line}`));
  }
  return { header: source.info.header.names, rows, rejects, numbers };
}

async function refusal(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('JSON', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'a.b', '姓名', '1', '"', '\\', '\\"'),
  );
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer().map(String),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxLength: 3 }),
  );
  const record = fc.array(fc.tuple(key, leaf), { maxLength: 6 }).map((pairs) => new Map(pairs));
  const written = (fields: Map<string, unknown>, space: string): string =>
    `{${space}${[...fields].map(([name, value]) => `${JSON.stringify(name)}:${space}${JSON.stringify(value)}`).join(`,${space}`)}${space}}`;
  const cellOf = (value: unknown): string =>
    value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

  test('every value of every record stands in the column of its key, for any cut of the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('lines', 'list'),
        fc.integer({ min: 1, max: 40 }),
        (records, layout, step) => {
          const space = layout === 'list' ? '\n ' : ' ';
          const texts = records.map((fields) => written(fields, space));
          const text = layout === 'list' ? `[${texts.join(',\n')}]\n` : `${texts.join('\r\n\n')}\n`;
          const cutter = new JsonCutter(layout, 'f');
          const bytes = new Uint8Array(Buffer.from(text));
          const scanner = new JsonScanner([], true);
          const rows: unknown[] = [];
          let count = 0;
          const take = (piece: ReturnType<JsonCutter['end']>): void => {
            if (!piece) return;
            expect(piece.firstRecord).toBe(count + 1);
            count += piece.records;
            rows.push(...readJson(scanner, Buffer.from(piece.bytes).toString(), layout).rows);
          };
          for (let from = 0; from < bytes.length; from += step)
            take(cutter.push(bytes.slice(from, from + step)));
          take(cutter.end());
          expect(cutter.records).toBe(records.length);
          expect(rows).toHaveLength(records.length);
          rows.forEach((row, i) => {
            expect(Array.isArray(row)).toBe(true);
            const cells = row as string[];
            scanner.keys.forEach((name, column) => {
              expect(cells[column] ?? '').toBe(cellOf(records[i]!.get(name)));
            });
            for (const name of records[i]!.keys()) expect(scanner.keys).toContain(name);
          });
        },
      ),
    );
  });

  test('what JSON.parse refuses is refused, and never spoils a neighbour', () => {
    const pieces = ['{', '}', '"a"', ':', '1', ',', '[', ']', 'tru', 'null', '\\', '-', '.5', '01', ' '];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }), (parts) => {
        const line = parts.join('');
        let valid: boolean;
        try {
          const value: unknown = JSON.parse(line);
          valid = typeof value === 'object' && value !== null && !Array.isArray(value);
        } catch {
          valid = false;
        }
        const { rows } = readJson(new JsonScanner([], true), `{"z":1}\n${line}\n{"z":2}`, 'lines');
        const [first, ...others] = rows;
        expect(Array.isArray(first)).toBe(true);
        expect(Array.isArray(rows.at(-1))).toBe(true);
        if (line.trim() === '') return;
        const [middle] = others;
        // A key that stands twice is valid JSON and still no record.
        if (!valid) expect(typeof middle).toBe('string');
        else expect(Array.isArray(middle) || middle === 'row/duplicate-key').toBe(true);
      }),
    );
  });

  test('digits stay as written, a late key is a column, a broken line costs one line', async () => {
    const file = put(
      'digits.jsonl',
      '\ufeff{"id":110105199003078888123,"v":1.10,"e":-1E+2}\n{"id":2,"o":{"p":{"q":"x"}},"late":"y"}\n{"id":\n{"id":3,"id":4}\n{"id":"\\ud83d"}\n',
    );
    expect(await readAll(file)).toEqual({
      header: ['id', 'v', 'e', 'o.p.q', 'late'],
      rows: [
        ['110105199003078888123', '1.10', '-1E+2', '', ''],
        ['2', '', '', 'x', 'y'],
      ],
      rejects: ['row/invalid-json :3', 'row/duplicate-key :4', 'row/invalid-json :5'],
      numbers: [1, 2],
    });
  });

  test('nesting without end, an unfinished list and a list of numbers are answered', async () => {
    const deep = put('deep.jsonl', `{"a":1}\n${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`);
    expect((await readAll(deep)).rejects).toEqual(['row/invalid-json :2']);
    expect(await refusal(() => readAll(put('open.json', '[{"a":1},{"a":2}')))).toBe('json/unfinished');
    expect(await refusal(() => readAll(put('more.json', '[{"a":1}]]')))).toBe('json/unfinished');
    expect(await refusal(() => readAll(put('mixed.json', '[{"a":1}, 2]')))).toBe('json/not-records');
    expect(await refusal(() => readAll(put('wrapped.json', '{"data":[{"a":1}]}')))).toBe('json/wrapped');
  });

  test('UTF-16 and GBK are read as they are', async () => {
    const text = '{"id":1,"姓名":"张伟"}\n{"id":2,"姓名":"李娜 Ὀ"}\n';
    const wide = put('wide.jsonl', Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await readAll(wide)).rows).toEqual([
      ['1', '张伟'],
      ['2', '李娜 Ὀ'],
    ]);
    const gbk = put(
      'gbk.json',
      Buffer.concat([Buffer.from('[{"a":"'), Buffer.of(0x81, 0x7b), Buffer.from('"}]')]),
    );
    expect((await readAll(gbk, { encoding: 'gbk' })).rows).toHaveLength(1);
  });
});

describe('Parquet', () => {
  test('every codec and type DuckDB writes is read exactly', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const codec of ['snappy', 'zstd', 'gzip', 'uncompressed', 'lz4_raw', 'brotli']) {
      const file = at(`${codec}.parquet`);
      await connection.run(
        `COPY (SELECT 9007199254740993::BIGINT AS big, 18446744073709551615::UBIGINT AS unsigned,
          '12345678901234567890.12'::DECIMAL(38,2) AS amount, '-0.05'::DECIMAL(4,2) AS small, DATE '2024-02-29' AS day,
          TIMESTAMP '1969-12-31 23:59:59.5' AS moment, TIMESTAMPTZ '2024-05-01 08:30:00+00' AS utc,
          TIME '08:30:00.25' AS clock, true AS yes, 0.1::FLOAT AS f, 0.1::DOUBLE AS d, '张伟 "x"' AS name, NULL::VARCHAR AS nothing,
          ['a', NULL, 'b"'] AS list, {'n': 1.50::DECIMAL(9,2), 's': 'x', 'd': DATE '2024-01-01'} AS object,
          uuid '11111111-2222-3333-4444-555555555555' AS uid FROM range(3000)) TO '${file}' (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 2048)`,
      );
      const { header, rows, numbers } = await readAll(file);
      expect(rows).toHaveLength(3000);
      expect(numbers.at(-1)).toBe(3000);
      expect(Object.fromEntries(header.map((name, column) => [name, rows[2999]![column]]))).toEqual({
        big: '9007199254740993',
        unsigned: '18446744073709551615',
        amount: '12345678901234567890.12',
        small: '-0.05',
        day: '2024-02-29',
        moment: '1969-12-31 23:59:59.5',
        utc: '2024-05-01T08:30:00Z',
        clock: '08:30:00.25',
        yes: 'true',
        f: '0.1',
        d: '0.1',
        name: '张伟 "x"',
        nothing: '',
        list: '["a",null,"b\\""]',
        object: '{"n":1.50,"s":"x","d":"2024-01-01"}',
        uid: '11111111-2222-3333-4444-555555555555',
      });
    }
  });

  test('bytes that are no text, a cut file and a file of another kind are refused by name', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `COPY (SELECT '\\xFF\\xFE'::BLOB AS photo) TO '${at('blob.parquet')}' (FORMAT parquet)`,
    );
    expect(await refusal(() => readAll(at('blob.parquet')))).toBe('parquet/binary-column');
    const whole = fs.readFileSync(at('snappy.parquet'));
    expect(await refusal(() => readAll(put('cut.parquet', whole.subarray(0, 2000))))).toBe('parquet/damaged');
    const packed = put('packed.parquet.gz', gzipSync(whole));
    expect((await readAll(packed)).rows).toHaveLength(3000);
  });

  test('what is written is read by DuckDB: text as it is, blanks as null, several row groups', async () => {
    const outputs = new OutputSet({ inputs: [], force: false });
    const file = at('out.parquet');
    const table = await openTableWriter(outputs.open(file), 'parquet', {
      header: ['id', '姓名', 'id', '__proto__'],
    });
    const rows = Array.from({ length: 100_003 }, (_, i) => [
      `00${i}`,
      i % 2 === 0 ? '张伟' : '',
      'x\ny',
      '=1',
    ]);
    for (let from = 0; from < rows.length; from += 5000) await table.rows(rows.slice(from, from + 5000));
    await table.end();
    outputs.commit();
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(
      `SELECT count(*)::INT, count("姓名")::INT, min(id), max(length("id#2"))::INT, any_value("__proto__") FROM '${file}'`,
    );
    expect(reader.getRows()).toEqual([[100_003, 50_002, '000', 3, '=1']]);
    const groups = await connection.runAndReadAll(
      `SELECT count(DISTINCT row_group_id)::INT FROM parquet_metadata('${file}')`,
    );
    expect(groups.getRows()).toEqual([[2]]);
    expect((await readAll(file)).rows).toEqual(rows);
  });
});

describe('archives', () => {
  const CSV = 'id,name\n1,Ann\n2,Bob\n';

  test('one table among what packers add; gzip inside; nothing else', async () => {
    const wanted = [['1', 'Ann'], ['2', 'Bob']]; // prettier-ignore
    const plain = put(
      'one.zip',
      storedZip({ 'a/crm.csv': CSV, '__MACOSX/a/._crm.csv': 'x', 'a/.DS_Store': 'x', 'readme.txt': 'x' }),
    );
    expect((await readAll(plain)).rows).toEqual(wanted);
    expect((await readAll(put('gz.zip', storedZip({ 'crm.csv.gz': gzipSync(CSV) })))).rows).toEqual(wanted);
    expect((await readAll(`${plain}#crm.csv`)).rows).toEqual(wanted);
    expect(await refusal(() => readAll(put('two.zip', storedZip({ 'a.csv': CSV, 'b.csv': CSV }))))).toBe(
      'zip/choose',
    );
    expect(await refusal(() => readAll(put('none.zip', storedZip({ 'readme.txt': 'x' }))))).toBe(
      'zip/no-table',
    );
    // Whatever else is in it, and even when it is asked for.
    for (const name of ['../../list.csv', '..\\..\\list.csv', 'a/../../b.csv']) {
      const file = put('out.zip', storedZip({ [name]: CSV, 'crm.csv': CSV }));
      for (const asked of [file, `${file}#crm.csv`, `${file}#${name}`])
        expect(await refusal(() => readAll(asked)), asked).toBe('zip/leads-out');
    }
    expect((await readAll(put('dots.zip', storedZip({ 'a..b/crm...csv': CSV })))).rows).toEqual(wanted);
    expect(
      await refusal(() => readAll(put('nested.zip', storedZip({ 'a.zip': storedZip({ 'a.csv': CSV }) })))),
    ).toBe('io/foreign-archive');
  });

  test('a password, damage and a missing end are told as of an archive', async () => {
    const bytes = Buffer.from(storedZip({ 'crm.csv': CSV }));
    const locked = Buffer.from(bytes);
    locked[locked.indexOf('PK\x01\x02') + 8]! |= 1;
    expect(await refusal(() => readAll(put('locked.zip', locked)))).toBe('zip/encrypted');
    const damaged = Buffer.from(bytes);
    damaged[damaged.indexOf('Ann')] = 0x42;
    expect(await refusal(() => readAll(put('damaged.zip', damaged)))).toBe('zip/damaged');
    expect(await refusal(() => readAll(put('short.zip', bytes.subarray(0, bytes.length - 30))))).toBe(
      'zip/truncated',
    );
  });
});

describe('several parts', () => {
  test('columns meet by name, by case and blanks, or are added; rows are numbered on', async () => {
    const files = [
      put('p1.csv', 'title row\n\nid,Full Name,a\n1,Ann,x\n'),
      put('p2.jsonl', '{"fullname":"Bob","id":2,"b":"y"}\nbroken\n'),
      put('p3.csv.gz', gzipSync(Buffer.from('ID;FULL NAME;a\r\n3;"C;d";z\r\n4;E\r\n', 'latin1'))),
    ];
    expect(await readAll(files[0]!, { files })).toEqual({
      header: ['id', 'Full Name', 'a', 'b'],
      rows: [['1', 'Ann', 'x', ''], ['2', 'Bob', '', 'y'], ['3', 'C;d', 'z', '']], // prettier-ignore
      rejects: ['row/invalid-json p2.jsonl:2', 'row/too-few-cells p3.csv.gz:3'],
      numbers: [1, 2, 4],
    });
  });

  test('a part without rows is no error, a source without rows is', async () => {
    const files = [put('h1.csv', 'id,a\n'), put('h2.csv', 'id,a\n1,x\n')];
    expect((await readAll(files[0]!, { files })).rows).toEqual([['1', 'x']]);
    expect(await refusal(() => readAll(files[0]!, { files: [files[0], files[0]] }))).toBe('io/no-records');
  });
});

describe('patterns', () => {
  test('stand for the files a shell would take, in natural order', () => {
    const names = [
      '2024-10.csv',
      '2024-2.csv',
      '2024-1.csv',
      '.hidden.csv',
      'x[1].csv',
      'deep/er/2024-3.csv',
    ];
    fs.mkdirSync(at('g/deep/er'), { recursive: true });
    for (const name of names) put(`g/${name}`, 'x');
    const found = (pattern: string): string[] =>
      filesMatching(at(`g/${pattern}`)).map((file) => path.relative(at('g'), file));
    expect(found('2024-*.csv')).toEqual(['2024-1.csv', '2024-2.csv', '2024-10.csv']);
    expect(found('2024-?.csv')).toEqual(['2024-1.csv', '2024-2.csv']);
    expect(found('2024-[!1].csv')).toEqual(['2024-2.csv']);
    expect(found('**/2024-[0-9].csv')).toEqual(['2024-1.csv', '2024-2.csv', 'deep/er/2024-3.csv']);
    expect(found('nothing*')).toEqual([]);
    expect(found('*.c[s]v')).not.toContain('.hidden.csv');
  });

  test('a pattern that is none means itself', () => {
    expect(namePattern('[z-a]').test('[z-a]')).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        fc.pre(!/[*?[]/.test(name));
        expect(namePattern(name).test(name)).toBe(true);
        expect(namePattern(`${name}*`).test(`${name}.csv`)).toBe(true);
        expect(namePattern(name).test(`${name}x`)).toBe(false);
      }),
    );
  });
});

test('what is no table says what it is', async () => {
  const kinds = {
    'a.xls': ['<html><body><table></table>', 'io/foreign-web-page'],
    'b.xls': ['<?xml version="1.0"?><Workbook/>', 'io/foreign-xml'],
    'c.csv': ['%PDF-1.4 x', 'io/foreign-pdf'],
    'd.csv': ['SQLite format 3\0', 'io/foreign-sqlite'],
    'e.csv': ['\x89PNG\r\n\x1a\n', 'io/foreign-image'],
    'f.csv': ['Rar!\x1a\x07\x00', 'io/foreign-archive'],
    'g.csv': ['PARE\0\0PARE', 'io/foreign-encrypted-parquet'],
  };
  for (const [name, [content, code]] of Object.entries(kinds))
    expect(await refusal(() => readAll(put(name, Buffer.from(content!, 'latin1')))), name).toBe(code);
  // Headers that only look like something else.
  for (const header of ['PAR1,b', 'ORC,b', '[id],[name]', '{id},b', 'BZh,b', '<id>,b'])
    expect((await readAll(put('looks.csv', `${header}\n1,2\n`))).rows, header).toEqual([['1', '2']]);
});
