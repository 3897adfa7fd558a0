// Checks a finished run from its files alone: every hash, the crosswalk against the output, children, and (when asked)
// that no value was lost without a line saying so.
import path from 'node:path';
import { fileInRun, fileState, readManifest, readRunFile, type RunManifest } from '../io/finished-run.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import type { Counts, Summary } from '../model/summary.ts';
import { UserError, type Params } from '../model/user-error.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import { readSmallTable, type SmallTable } from './small-table.ts';

/** What the run wrote itself need not be guessed. */
const UTF_8 = { encoding: 'utf-8' };
const OURS = { encoding: 'utf-8', delimiter: ',' };

export interface Check {
  /** `check/…` in the catalogues. */
  readonly code: string;
  readonly passed: boolean;
  readonly params: Params;
}

/** What verify reads of summary.json. */
type RunSummary = Summary & {
  readonly crosswalk_carried?: number;
  readonly children?: readonly {
    readonly name: string;
    readonly foreign_key: string;
    readonly rows: number;
    readonly rejected: number;
  }[];
};

export interface VerifyOptions {
  readonly run: string;
  readonly noSilentLoss: boolean;
}

export async function runVerify(options: VerifyOptions): Promise<Check[]> {
  const manifest = readManifest(options.run);
  const checks = await checkHashes(options.run, manifest);
  // What has been altered cannot be reasoned about any further.
  if (manifest.command !== 'merge' || checks.some((check) => !check.passed)) return checks;
  const crosswalk = await readSmallTable(path.join(options.run, 'crosswalk.csv'), OURS);
  const summary = JSON.parse(readRunFile(options.run, 'summary.json')) as RunSummary;
  checks.push(...checkCrosswalk(crosswalk, summary.counts, summary.crosswalk_carried ?? 0));
  const main = manifest.files.find((file) => path.isAbsolute(file.name) || file.name.startsWith('merged.'));
  if (main && main.name !== '-') {
    const output = await readSmallTable(fileInRun(options.run, main.name), UTF_8);
    checks.push(checkRows(output, summary.counts.out));
    const lost = await checkLostValues(options.run, summary, crosswalk, output);
    checks.push(...(options.noSilentLoss || !lost.passed ? [lost] : []));
  }
  checks.push(...(await checkChildren(options.run, manifest, summary, crosswalk)));
  return checks;
}

async function checkHashes(run: string, manifest: RunManifest): Promise<Check[]> {
  const checks: Check[] = [];
  for (const file of manifest.files) {
    if (file.name === '-') continue;
    const state = await fileState(fileInRun(run, file.name), file.sha256);
    if (state !== 'same')
      checks.push({ code: `check/file-${state}`, passed: false, params: { file: file.name } });
  }
  if (checks.length === 0)
    checks.push({ code: 'check/hashes', passed: true, params: { count: manifest.files.length } });
  return checks;
}

/** Lines about ids of earlier runs stand behind those of this one. */
function checkCrosswalk({ header, rows: all, file }: SmallTable, counts: Counts, carried: number): Check[] {
  const crosswalk = { header, file, rows: all.slice(0, all.length - carried) };
  const role = crosswalk.header.indexOf('role');
  const roles = new Map<string, number>();
  for (const row of crosswalk.rows) roles.set(row[role]!, (roles.get(row[role]!) ?? 0) + 1);
  const of = (name: string): number => roles.get(name) ?? 0;
  const rows = crosswalk.rows.length;
  const kept = of('survivor') + of('unchanged');
  const resolved = resolve(crosswalk);
  return [
    { code: 'check/rows-in', passed: rows === counts.in, params: { expected: counts.in, found: rows } },
    { code: 'check/rows-kept', passed: kept === counts.out, params: { expected: counts.out, found: kept } },
    {
      code: 'check/rows-merged',
      passed: of('merged') === counts.merged && of('rejected') === counts.rejected,
      params: { expected: counts.merged, found: of('merged') },
    },
    { code: 'check/ids-resolve', passed: resolved.unresolved === 0, params: { count: resolved.unresolved } },
    { code: 'check/ids-unique', passed: resolved.repeated === 0, params: { count: resolved.repeated } },
  ];
}

/** Every merged id must end at a kept one, and no kept one may stand twice. */
function resolve({ header, rows }: SmallTable): { unresolved: number; repeated: number } {
  const surviving = header.indexOf('surviving_id');
  const role = header.indexOf('role');
  const kept = new Set<string>();
  let repeated = 0;
  for (const row of rows) {
    if (row[role] !== 'survivor' && row[role] !== 'unchanged') continue;
    if (kept.has(row[surviving]!)) repeated++;
    kept.add(row[surviving]!);
  }
  const unresolved = rows.filter((row) => row[role] === 'merged' && !kept.has(row[surviving]!)).length;
  return { unresolved, repeated };
}

function checkRows(output: SmallTable, expected: number): Check {
  return {
    code: 'check/output-rows',
    passed: output.rows.length === expected,
    params: { expected, found: output.rows.length },
  };
}

/**
 * Every non-empty cell of a merged-away record stands in its survivor's row or in merge-report.csv: as written, or as
 * the same value in another spelling (+86 138… and 138…), or inside a joined list or note.
 */
async function checkLostValues(
  run: string,
  summary: RunSummary,
  crosswalk: SmallTable,
  output: SmallTable,
): Promise<Check> {
  const removed = await readOptional(path.join(run, 'removed.csv'));
  if (!removed) return { code: 'check/no-silent-loss', passed: true, params: { count: 0, first: '' } };
  const report = await readOptional(path.join(run, 'merge-report.csv'));
  const lostOf = report ? lostValues(report) : new Map<string, string[]>();
  const rowOf = survivorRows(crosswalk, output);
  const spelled = openSpellings(summary);
  let silent = 0;
  let first = '';
  for (const row of removed.rows) {
    const survivor = row[2]!;
    const told = [...(rowOf.get(survivor) ?? []), ...(lostOf.get(survivor) ?? [])];
    const exact = new Set(told.map(fold));
    row.slice(3).forEach((cell, index) => {
      const field = removed.header[index + 3]!;
      const value = fold(cell);
      if (value === '' || exact.has(value) || field === 'source' || field === 'onerow_source') return;
      const { isBlank, same, joined } = spelled(field);
      if (
        isBlank(cell) ||
        told.some((other) => same(cell, other)) ||
        (joined && told.some((other) => fold(other).includes(value)))
      )
        return;
      silent++;
      if (first === '') first = `${field} (${row[0]!} ${row[1]!})`;
    });
  }
  return { code: 'check/no-silent-loss', passed: silent === 0, params: { count: silent, first } };
}

function lostValues(report: SmallTable): Map<string, string[]> {
  const at = (name: string): number => report.header.indexOf(name);
  const values = new Map<string, string[]>();
  for (const row of report.rows) {
    const id = row[at('surviving_id')]!;
    const lost = row[at('lost_values')]!;
    const listed = lost === '' ? [] : (JSON.parse(lost) as { value: string }[]).map(({ value }) => value);
    values.set(id, [...(values.get(id) ?? []), row[at('kept_value')]!, ...listed]);
  }
  return values;
}

/** Rows of the output stand in crosswalk order: kept records, in the order read. */
function survivorRows(crosswalk: SmallTable, output: SmallTable): Map<string, readonly string[]> {
  const role = crosswalk.header.indexOf('role');
  const surviving = crosswalk.header.indexOf('surviving_id');
  const rows = new Map<string, readonly string[]>();
  let next = 0;
  for (const row of crosswalk.rows) {
    if (row[role] === 'survivor' || row[role] === 'unchanged')
      rows.set(row[surviving]!, output.rows[next++] ?? []);
  }
  return rows;
}

interface Spelling {
  readonly isBlank: (cell: string) => boolean;
  readonly same: (left: string, right: string) => boolean;
  /** Values of the field may have been joined into one cell. */
  readonly joined: boolean;
}

/** How values of a field are compared, by the type the run found for it. */
function openSpellings(summary: RunSummary): (field: string) => Spelling {
  const settings = { ...NO_SETTINGS, country: summary.country, today: summary.now };
  const known = new Map<string, Spelling>();
  return (field) => {
    let spelling = known.get(field);
    if (!spelling) {
      const type = summary.columns.find((column) => column.field === field)?.type ?? 'text';
      const normalizer = openNormalizer(type, settings);
      const keysOf = (cell: string): readonly string[] => {
        const cleaned = normalizer.clean(cell);
        return [...normalizer.keys(cleaned), cleaned.value];
      };
      spelling = {
        isBlank: (cell) => normalizer.clean(cell).status === 'empty',
        same(left, right) {
          const keys = keysOf(right);
          return keysOf(left).some((key) => key !== '' && keys.includes(key));
        },
        joined: type === 'tags' || type === 'note' || type === 'text',
      };
      known.set(field, spelling);
    }
    return spelling;
  };
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{C}]/gu, '');
}

async function checkChildren(
  run: string,
  manifest: RunManifest,
  summary: RunSummary,
  crosswalk: SmallTable,
): Promise<Check[]> {
  const outputs = manifest.files.filter((file) => file.name.startsWith(`children${path.sep}`));
  const role = crosswalk.header.indexOf('role');
  const oldId = crosswalk.header.indexOf('old_id');
  const idsOf = (wanted: (role: string) => boolean): Set<string> =>
    new Set(crosswalk.rows.filter((row) => wanted(row[role]!)).map((row) => row[oldId]!));
  const merged = idsOf((name) => name === 'merged');
  const kept = idsOf((name) => name === 'survivor' || name === 'unchanged');
  const checks: Check[] = [];
  for (const [index, output] of outputs.entries()) {
    const table = await readSmallTable(fileInRun(run, output.name), UTF_8);
    const child = summary.children![index]!;
    const expected = child.rows - child.rejected;
    const params = { file: output.name, expected, found: table.rows.length };
    checks.push({ code: 'check/child-rows', passed: table.rows.length === expected, params });
    const key = table.header.indexOf(child.foreign_key);
    const dangling = table.rows.filter(
      (row) => merged.has(row[key]!.trim()) && !kept.has(row[key]!.trim()),
    ).length;
    checks.push({
      code: 'check/child-keys',
      passed: dangling === 0,
      params: { file: output.name, count: dangling },
    });
  }
  return checks;
}

async function readOptional(file: string): Promise<SmallTable | undefined> {
  try {
    return await readSmallTable(file, OURS);
  } catch (error) {
    // A table with a header and no rows holds nothing to check.
    if (error instanceof UserError && error.code === 'io/no-records') return undefined;
    throw error;
  }
}
