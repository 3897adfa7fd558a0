// undo(normalize(x)) = x by the trail alone: any table comes back byte for byte from the output and changes.csv.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { runNormalize } from '../../src/jobs/normalize.ts';
import { undoByTrail } from '../../src/jobs/undo-trail.ts';
import { mergeOptions, NORMALIZED, withScratch, WORLD } from './scratch.ts';

const name = fc.constantFrom('张 三', ' 李四', '王五', 'O"Neil', '赵,六', '钱\n七', '', 'ＡＢＣ', '=1+1');
const phone = fc.constantFrom('138 0013 8001', '021-62345678转801', '+86 13900139001', '123', '', '13800138001/13900139001', '１３８００１３８００２'); // prettier-ignore
const day = fc.constantFrom('2025/6/3', '2025年6月3日', '20250603', 'x', '', '2025-06-03');
const note = fc.constantFrom('a  b', ' x ', '"q"', '', 'N/A', '無');
/** A row of the file: its cells, which of them are quoted without need, and whether it is broken. */
const row = fc.record({
  cells: fc.tuple(name, phone, day, note),
  quoted: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  broken: fc.constantFrom(false, false, false, false, true),
});

const RUNS = Number(process.env['ONEROW_TRAIL_RUNS'] ?? 150);

test(`the trail gives ${RUNS} random tables back byte for byte`, { timeout: 600_000 }, () =>
  withScratch(async (folder) => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom('utf8', 'gb18030', 'utf8-mark'),
        async (rows, eol, ends, encoding) => {
          const lines = ['编号,姓名,手机,日期,备注', '0,孙悟空,13600136000,2025-01-01,正常的一行'];
          rows.forEach(({ cells, quoted, broken }, at) => {
            const written = cells.map((cell, c) =>
              quoted[c] === true || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
            );
            lines.push(broken ? `${at + 1},only two` : [String(at + 1), ...written].join(','));
          });
          const mark = encoding === 'utf8-mark' ? '\ufeff' : '';
          const text = mark + lines.join(eol) + (ends ? eol : '');
          const bytes = encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text);
          const file = path.join(folder, 'in.csv');
          const run = path.join(folder, 'run');
          const back = path.join(folder, 'back.csv');
          writeFileSync(file, bytes);
          const options = mergeOptions(folder, 'clean.csv', 'run', {
            sources: [{ name: 'in', file }],
            id: [],
            force: true,
          });
          const { summary } = await runNormalize({ ...options, ...NORMALIZED, command: 'normalize' }, WORLD);
          const undone = await undoByTrail({ run, file: undefined, out: back, force: true });
          expect(readFileSync(back).toString('latin1')).toBe(bytes.toString('latin1'));
          expect(undone).toMatchObject({ exact: true, changedSince: 0, rows: summary.counts.in });
          changed += undone.cells;
        },
      ),
      { numRuns: RUNS },
    );
    expect(changed).toBeGreaterThan(RUNS);
  }),
);
