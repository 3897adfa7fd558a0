// The paths that work on bytes beside the ones that work on strings: they agree cell for cell, or say that they cannot.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/io/csv-parse.ts';
import { DOUBLED, RecordScanner } from '../../src/io/csv-scan.ts';
import { CellMemory } from '../../src/jobs/cell-memory.ts';
import { openCells } from '../../src/jobs/clean-column.ts';
import type { ColumnPlan } from '../../src/jobs/plan.ts';
import type { Cleaned } from '../../src/model/cleaned.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import type { Dialect } from '../../src/model/record.ts';
import { TRIAL_WORDS_TSV } from '../../src/lexicons/trial-words.ts';
import { openTrialWords } from '../../src/rulepack/trial-record.ts';
import { tableRows } from '../../src/text/lexicon.ts';
import { ByteWriter, wordsOf } from '../../src/text/byte-writer.ts';
import { csvText } from '../../src/text/csv-cell.ts';
import { mayStartFormula, startsFormula } from '../../src/text/formula-guard.ts';
import { SETTINGS, soup } from '../unit/soup.ts';

const anything = fc
  .array(
    fc.constantFrom(
      'a',
      '张',
      ',',
      ';',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      '\r\r\n',
      '\r\r\n',
      ' ',
      '',
      '\0',
      'é',
      '𠮷',
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));
const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';'),
  quote: fc.constantFrom('"', ''),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
});

test('the scanner finds the cells and records the parser finds, in any text it does not refuse', () => {
  let refused = 0;
  let runs = 0;
  fc.assert(
    fc.property(anything, dialect, (text, d) => {
      runs++;
      const bytes = Buffer.from(text);
      const scanner = new RecordScanner(d);
      if (!scanner.scan(bytes)) {
        refused++;
        return;
      }
      const parsed = parseCsv(text, d);
      const rows: string[][] = [];
      for (let i = 0; i < scanner.records; i++) {
        const row: string[] = [];
        for (let k = scanner.first[i]!; k < scanner.first[i + 1]!; k++) {
          const cell = bytes.toString('utf8', scanner.starts[k], scanner.ends[k]);
          row.push(scanner.kinds[k] === DOUBLED ? cell.replaceAll('""', '"') : cell);
        }
        rows.push(row);
        const whole = bytes.toString('utf8', scanner.recordStarts[i], scanner.recordEnds[i]);
        expect(whole).toBe(text.slice(parsed.starts[i], parsed.ends[i]));
      }
      expect(rows).toEqual(parsed.rows);
    }),
    { numRuns: 5000 },
  );
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(runs * 0.8);
});

const SHORT_CUTS: readonly FieldType[] = [
  'name',
  'company',
  'email',
  'address',
  'region',
  'text',
  'note',
  'id',
  'phone',
  'date',
  'datetime',
];

/** Ordinary cells, and ordinary cells with one thing wrong: both sides of every short cut's border. */
const ORDINARY = [
  '张三', '欧阳娜', '王小明', '王 伟', '张 小明', '李 总', '欧 阳', '上海远景科技有限公司', '北京天地科技有限责任公司', 'zhang.san99@qq.com', 'u1234567@163.com', 'u1234567@example.com', 'li4@mailinator.com', 'wang5@gmial.com', 'ann.jones-12@company.co.uk',
  '上海市浦东新区世纪大道100号8栋2005室', '备注无特殊要求', 'C00012345', 'A-77_x', '0012', '全部', '同上', '测试', '无', '寮犱笁', '锟斤拷', '某某', '李总',
  'test1@qq.com', '111111@qq.com', 'info@qq.com', 'webmaster1@qq.com', 'www.abc12@qq.com', 'a..b1@qq.com', '1.5E+17', '-5', "'007", '张三有限公司', '上海市',
  '13912345678', '+8613912345678', '86-13912345679', '0086 139 1234 5670', '+86 17012345671', '139-1234-5672', '13800138000', '13811111111', '13912345678901', '1391234567',
  '17401234567', '14912345671', '16512345672', '12912345673', '2025-06-03', '2024-02-29', '1970-01-01', '2025-13-01', '2025-02-30', '1899-12-31', '2099-06-03 00:00:00',
]; // prettier-ignore
const nearly = fc
  .tuple(
    fc.constantFrom(...ORDINARY),
    fc.nat({ max: 30 }),
    fc.constantFrom('', ' ', '　', '无', 'Ａ', '某', '.', '@', '1', '寮', '"', '\u200b', 'é'),
  ) // prettier-ignore
  .map(([cell, at, odd]) => cell.slice(0, at) + odd + cell.slice(at));

describe.each(SHORT_CUTS)('%s: what the short cut accepts is valid as it stands', (type) => {
  const column: ColumnPlan = {
    index: 0,
    name: 'c',
    type,
    role: 'other',
    confidence: 1,
    decidedBy: 'map',
    target: 0,
    settings: SETTINGS,
  };
  const normalizer = openCells(column);
  const clean = (cell: string): Cleaned => normalizer.clean(cell);
  const check = (cell: string): boolean => {
    const bytes = Buffer.from(`<${cell}>`);
    if (bytes.toString() !== `<${cell}>`) return false;
    const rewritten = normalizer.rewrites?.write(bytes, 1, bytes.length - 1);
    const isAccepted = normalizer.accepts?.(bytes, 1, bytes.length - 1) === true;
    const remarks = isAccepted ? undefined : normalizer.remarks?.(bytes, 1, bytes.length - 1);
    if (remarks !== undefined) {
      expect(clean(cell)).toEqual({ value: cell, status: 'ok', rule: '', issues: remarks });
      return true;
    }
    if (rewritten !== undefined && !isAccepted) {
      expect(clean(cell)).toEqual({
        value: rewritten,
        rule: normalizer.rewrites!.rule,
        status: 'fixed',
        issues: [],
      });
      return true;
    }
    if (!isAccepted) return false;
    expect(clean(cell)).toMatchObject({ value: cell, status: 'ok', rule: '', issues: [] });
    expect(clean(cell).more).toBeUndefined();
    expect(clean(cell).extension).toBeUndefined();
    return true;
  };
  // Addresses are accepted at domains met before.
  for (const cell of ORDINARY) clean(cell);

  test('ordinary cells are accepted', () => {
    expect(ORDINARY.filter(check).length).toBeGreaterThan(0);
  });

  test('nearly ordinary cells and soup', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, soup), (cell) => void check(cell)),
      { numRuns: 4000 },
    );
  });
});

test('no word of a trial entry begins in a way the quick look rules out', () => {
  const words = openTrialWords(['山寨客户', '-张三']);
  let signs = 0;
  for (const [word = ''] of tableRows(TRIAL_WORDS_TSV)) {
    for (const cell of [
      word,
      `${word}1`,
      `${word}02`,
      word.toUpperCase(),
      Array.from(word).join(' '),
      `(${word})`,
    ]) {
      if (words.sign(cell) === undefined) continue;
      const bytes = Buffer.from(cell);
      expect([cell, words.mayBe(bytes, 0, bytes.length)]).toEqual([cell, true]);
      signs++;
    }
  }
  const own = Buffer.from('山寨客户');
  expect(words.mayBe(own, 0, own.length)).toBe(true);
  const ordinary = Buffer.from('张伟');
  expect(words.mayBe(ordinary, 0, ordinary.length)).toBe(false);
  expect(signs).toBeGreaterThan(100);
});

test('the byte writer writes what UTF-8 writes, cells as csvText does', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(soup, fc.string({ minLength: 40, maxLength: 200 }))), (texts) => {
      const writer = new ByteWriter(8);
      let expected = '';
      for (const text of texts) {
        writer.text(text);
        writer.byte(44);
        writer.cell(text);
        writer.copy(wordsOf(Buffer.from(text)));
        expected += text + ',' + csvText(text);
        expected = Buffer.concat([Buffer.from(expected), Buffer.from(text)]).toString();
      }
      expect(Buffer.from(writer.take()).toString()).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('the memory never answers for other bytes', () => {
  const memory = new CellMemory<string>();
  let hits = 0;
  for (let i = 0; i < 400_000; i++) {
    const key = `客户${(i * 7919) % 30_011}`;
    const bytes = wordsOf(Buffer.from(key));
    const known = memory.find(bytes, 0, bytes.byteLength);
    if (known === undefined) memory.remember(bytes, 0, bytes.byteLength, key);
    else {
      hits++;
      if (known !== key) throw new Error('another cell’s answer');
    }
  }
  expect(hits).toBeGreaterThan(1000);
});

test('no formula begins in a way the quick look rules out', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        soup,
        soup.map((text) => `=${text}`),
        soup.map((text) => `\u200b @${text}`),
      ),
      (text) => {
        const bytes = Buffer.from(text);
        if (startsFormula(text) && bytes.toString() === text)
          expect(mayStartFormula(bytes, 0, bytes.length)).toBe(true);
      },
    ),
    { numRuns: 5000 },
  );
});
