// How well the real `onerow normalize` cleans the generated Chinese export, cell by cell against what is known.
//
//   npm run bench:clean [-- ROWS SEED]
//
// A recoverable cell is right when it comes out as an expert would write it, exactly. A lost cell (nobody can know its
// value from what stands in the file) must stay as typed and be pointed out: anything else looks valid, and counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { chineseExport, writeExport } from './chinese-export.js';

const program = path.resolve(import.meta.dirname, '../../bin/onerow.js');

/** Flags that accompany a good value: they say what else was noticed, not that the value is in doubt. */
const REMARKS = new Set([
  'text/excel-guard', 'phone/note', 'phone/several', 'email/note', 'email/several', 'email/role', 'email/disposable',
  'name/honorific', 'name/remark', 'number/currency', 'company/former-name', 'company/deregistered', 'uscc/legacy',
  'date/mixed-order', 'date/two-digit-year', 'address/unit', 'address/retired-division',
]); // prettier-ignore

function runNormalize(folder, file) {
  const stem = file.replace(/\.csv$/, '');
  const out = path.join(folder, `${stem}.out.csv`);
  const run = path.join(folder, `${stem}.run`);
  const options = ['-c', path.join(folder, 'onerow.yaml'), '-o', out, '-r', run, '--now', '2026-06-30', '--out-encoding', 'utf-8', '--quiet', '--force']; // prettier-ignore
  const done = spawnSync(process.execPath, [program, 'normalize', path.join(folder, file), ...options], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`onerow normalize ${file} failed: ${done.stderr}`);
  const [header, ...rows] = parse(readFileSync(out, 'utf8'), { bom: true, relax_column_count: true });
  const flags = new Map();
  for (const [, row, field, code] of parse(readFileSync(path.join(run, 'flags.csv'), 'utf8')).slice(1)) {
    const key = `${row} ${field}`;
    flags.set(key, [...(flags.get(key) ?? []), code]);
  }
  const summary = JSON.parse(readFileSync(path.join(run, 'summary.json'), 'utf8'));
  return { header, rows, flags, summary };
}

/** What is wrong with the outcome of one cell, or ''. */
function judge(cell, value, more, flags) {
  if (cell.lost) {
    if (value === '' || cell.mayBe === value) return '';
    const isDoubted = flags.some((code) => !REMARKS.has(code));
    if (!isDoubted) return 'looks valid';
    // 未知 is the standard word for a gender nobody knows.
    return cell.text.includes(value) ||
      value.trim() === cell.text.trim() ||
      value === '未知' ||
      isTidied(cell.text, value)
      ? ''
      : 'changed';
  }
  if (!cell.right.includes(value)) return 'wrong';
  return cell.more === undefined || cell.more === more ? '' : 'second value missing';
}

/** The same text but for wrappings, spaces, width and a country code: kept, in other words. */
const isTidied = (text, value) => bare(value).endsWith(bare(text));
const bare = (text) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}*#.]/gu, '')
    .toLowerCase();

export function scoreExport({ rows, seed, folder }) {
  const made = chineseExport({ rows, seed });
  writeExport(folder, made);
  const score = {
    cells: 0,
    recoverable: 0,
    right: 0,
    dirty: 0,
    dirtyRight: 0,
    lost: 0,
    share: 0,
    dirtyShare: 0,
    lookValid: 0,
    misses: [],
    misread: [],
  };
  for (const { name, columns, cells } of made.files) {
    const { header, rows: out, flags, summary } = runNormalize(folder, name);
    if (out.length !== cells.length) throw new Error(`${name}: ${cells.length} rows in, ${out.length} out`);
    columns.forEach((column, c) => {
      const field = header[c];
      const second = header.indexOf(`${field}2`);
      let valid = 0;
      cells.forEach((row, at) => {
        const cell = row[c];
        const found = flags.get(`${at + 1} ${field}`) ?? [];
        const problem = judge(cell, out[at][c], second < 0 ? undefined : out[at][second], found);
        score.cells++;
        if (cell.lost) score.lost++;
        else {
          valid++;
          score.recoverable++;
          if (problem === '') score.right++;
          if (cell.dirt !== 'clean' && cell.dirt !== 'blank') {
            score.dirty++;
            if (problem === '') score.dirtyRight++;
          }
        }
        if (problem !== '')
          score.misses.push({ problem, dirt: cell.dirt, file: name, column, row: at + 1, input: cell.text, expected: cell.lost ? 'kept and flagged' : cell.right.join(' | '), got: out[at][c], flags: found }); // prettier-ignore
      });
      const counted = summary.fields[field]?.valid ?? 0;
      // More cells counted as valid than can be known: some lost one slipped through a way flags do not show.
      if (counted > valid)
        score.misread.push(`${name} ${column}: ${counted} cells valid, ${valid} can be known`);
    });
  }
  score.share = score.right / score.recoverable;
  score.dirtyShare = score.dirtyRight / score.dirty;
  score.lookValid = score.misses.filter(
    ({ problem }) => problem === 'looks valid' || problem === 'changed',
  ).length;
  return score;
}

const percent = (share) => `${(share * 100).toFixed(3)} %`;

/** Misses by dirt, the commonest first, each with examples. */
export function describeMisses(misses, examples = 3) {
  const groups = Map.groupBy ? Map.groupBy(misses, keyOf) : grouped(misses);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([key, list]) => [
      `${String(list.length).padStart(6)}  ${key}`,
      ...list.slice(0, examples).map(({ file, row, column, input, expected, got, flags }) => `          ${file}:${row} ${column}  ${JSON.stringify(input)} → ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}${flags.length > 0 ? ` [${flags.join(' ')}]` : ''}`), // prettier-ignore
    ])
    .join('\n');
}

const keyOf = ({ problem, dirt }) => `${dirt}: ${problem}`;

function grouped(misses) {
  const groups = new Map();
  for (const miss of misses) groups.set(keyOf(miss), [...(groups.get(keyOf(miss)) ?? []), miss]);
  return groups;
}

if (process.argv[1] === import.meta.filename) {
  const [rows = '4000', seed = '20260630'] = process.argv.slice(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-clean-'));
  try {
    const score = scoreExport({ rows: Number(rows), seed: Number(seed), folder });
    if (score.misses.length > 0) console.log(`${describeMisses(score.misses)}\n`);
    for (const line of score.misread) console.log(line);
    console.log(`cells                        ${score.cells}`);
    console.log(`recoverable, exactly right   ${percent(score.share)} of ${score.recoverable} (bar 99.9 %)`);
    console.log(`  of those that were dirty   ${percent(score.dirtyShare)} of ${score.dirty}`);
    console.log(`lost, yet looking valid      ${score.lookValid} of ${score.lost} (bar 0)`);
    process.exitCode = score.share >= 0.999 && score.lookValid === 0 && score.misread.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
