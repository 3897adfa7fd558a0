// reliability.md T1 as a spreadsheet sees it: what `export --for spreadsheet` writes is opened by LibreOffice, saved as a
// workbook, and that workbook may hold no formula, wherever a payload stood. Header and cells both, comma, tab, semicolon.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { csvLine } from '../../src/io/csv-write.ts';
import { runExport } from '../../src/jobs/export.ts';
import { EXPORTED, mergeOptions, withScratch, WORLD } from '../properties/scratch.ts';
import { PAYLOADS } from './formula-payloads.ts';

const soffice = spawnSync('soffice', ['--version']).status === 0;
afterAll(() => {
  if (!soffice) process.stderr.write('formula-spreadsheet: SKIPPED LibreOffice, there is no soffice\n');
});

/** A CR inside a cell is a line end to some readers: those payloads stand in quotes like all others. */
const tableOf = (delimiter: string): string => {
  const dialect = { delimiter, quote: '"', eol: '\n' } as const;
  const plain = PAYLOADS.map((_, i) => `plain ${i}`);
  const rows = PAYLOADS.map((payload, i) => [
    payload,
    ...plain.slice(0, i),
    payload,
    ...plain.slice(i),
    payload,
  ]);
  return [[...PAYLOADS, 'a', 'b', 'c'], ...rows].map((row) => csvLine(row, dialect)).join(''); // prettier-ignore
};

const exported = async (folder: string, file: string, run: string): Promise<string> => {
  const options = mergeOptions(folder, file, run, {
    id: [],
    out: path.join(folder, `${run}${path.extname(file)}`),
    sources: [{ name: 'table', file: path.join(folder, file), headerRow: 1, encoding: 'utf-8' }],
  });
  await runExport({ ...options, ...EXPORTED, for: 'spreadsheet' }, WORLD);
  return readFileSync(path.join(folder, `${run}${path.extname(file)}`), 'utf8');
};

/** Every part of a workbook whose name begins so, as text. */
function partsOf(book: Buffer, prefix: string): string[] {
  const parts: string[] = [];
  let at = book.indexOf(Buffer.from('504b0102', 'hex'));
  for (; at >= 0; at = book.indexOf(Buffer.from('504b0102', 'hex'), at + 4)) {
    const name = book.toString('utf8', at + 46, at + 46 + book.readUInt16LE(at + 28));
    if (!name.startsWith(prefix)) continue;
    const local = book.readUInt32LE(at + 42);
    const start = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28);
    const data = book.subarray(start, start + book.readUInt32LE(at + 20));
    parts.push((book.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString());
  }
  return parts;
}

describe.each([
  ['comma', ',', 'table.csv', 44],
  ['tab', '\t', 'table.tsv', 9],
  ['semicolon', ';', 'table.csv', 59],
])('%s', (_, delimiter, file, code) => {
  test('a second export changes nothing', () =>
    withScratch(async (folder) => {
      writeFileSync(path.join(folder, file), tableOf(delimiter));
      const once = await exported(folder, file, 'once');
      writeFileSync(path.join(folder, `again${file}`), once);
      expect(await exported(folder, `again${file}`, 'twice')).toBe(once);
      expect(once.match(/'/g)!.length).toBeGreaterThanOrEqual(PAYLOADS.length * 4);
    }));

  test.skipIf(!soffice)('LibreOffice finds no formula', () =>
    withScratch(async (folder) => {
      const convert = (name: string): string[] => {
        const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
        // Formulas are to be evaluated: the last flag of the filter.
        const filter = `--infilter=CSV:${code},34,76,1,,0,false,true,false,false,false,-1,true`;
        const to = ['--convert-to', 'xlsx', '--outdir', path.join(folder, 'out'), path.join(folder, name)];
        execFileSync('soffice', [profile, '--headless', filter, ...to], { stdio: 'ignore' });
        return partsOf(readFileSync(path.join(folder, 'out', name.replace(/\.\w+$/, '.xlsx'))), 'xl/worksheets/sheet');
      }; // prettier-ignore
      const formulas = (sheets: readonly string[]): number =>
        sheets.reduce((sum, sheet) => sum + (sheet.match(/<f[ >]/g)?.length ?? 0), 0);
      writeFileSync(path.join(folder, file), tableOf(delimiter));
      await exported(folder, file, 'once');
      const guarded = convert(`once${path.extname(file)}`);
      expect(guarded.length).toBeGreaterThan(0);
      expect(guarded.join('').match(/<c /g)!.length).toBeGreaterThan(PAYLOADS.length ** 2);
      expect(formulas(guarded)).toBe(0);
      // Unguarded, those that begin with = do run: the proof can fail.
      if (delimiter === ',') expect(formulas(convert(file))).toBeGreaterThan(20);
    }),
  );
});
