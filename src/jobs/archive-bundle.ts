// What can be done with a bundle: look at it, check it, bring its records back.
import path from 'node:path';
import { findBundles, readBundle, type Bundle } from '../io/bundle.ts';
import { csvLine } from '../io/csv-write.ts';
import { parseCsv } from '../io/csv-parse.ts';
import { OutputSet } from '../io/outputs.ts';
import { openSource } from '../io/source.ts';
import type { Dialect } from '../model/record.ts';
import { inputError, limitError, usageError } from '../model/user-error.ts';
import { compileExpression } from '../expression/expression.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import { openChunkReader } from './read-chunk.ts';
import { parseIsoDate } from '../calendar/plain-date.ts';
import { dateText } from '../rulepack/date-text.ts';

export interface BundleLine {
  readonly folder: string;
  readonly created: string;
  readonly records: number;
  readonly reason: string;
}

export function listBundles(folder: string): BundleLine[] {
  return findBundles(folder).map((found) => {
    const { manifest } = readBundle(found);
    return { folder: found, created: manifest.created, records: manifest.records, reason: manifest.reason };
  });
}

/** Throws when a file of the bundle is not what the manifest says; returns how many records it holds. */
export function verifyBundle(folder: string): number {
  const bundle = readBundle(folder);
  const { rows } = parseCsv(bundle.records, dialectOf(bundle));
  if (rows.length - 1 !== bundle.manifest.records)
    throw limitError('archive/damaged', { folder, file: 'records.csv.gz' });
  return bundle.manifest.records;
}

export interface RestoreOptions {
  readonly bundle: string;
  readonly into: string;
  readonly out: string;
  readonly where: string | undefined;
  readonly id: readonly string[];
  readonly onConflict: 'stop' | 'skip' | 'rename';
  readonly force: boolean;
  readonly today: string;
}

export interface Restored {
  readonly restored: number;
  readonly skipped: number;
  readonly renamed: number;
  readonly rows: number;
}

/** The records of `into`, as they are, and after them the chosen records of the bundle. */
export async function restoreBundleInto(options: RestoreOptions): Promise<Restored> {
  const bundle = readBundle(options.bundle);
  const source = await openSource({ name: 'into', file: options.into });
  const { info } = source;
  const { header } = bundle.manifest;
  if (
    info.header.original.length !== header.length ||
    info.header.original.some((cell, at) => cell !== header[at])
  ) {
    throw usageError('archive/other-columns', { file: options.into, columns: header.join(', ') });
  }
  const inputs = ['manifest.json', ...bundle.manifest.files.map((file) => file.name)].map((name) =>
    path.join(options.bundle, name),
  );
  const outputs = new OutputSet({ inputs: [options.into, ...inputs], force: options.force });
  try {
    const output = outputs.open(options.out);
    const dialect: Dialect = info.format === 'csv' ? info.dialect : dialectOf(bundle);
    await output.write(csvLine(info.header.original, dialect));
    const ids = new Set<string>();
    const idColumns = bundle.manifest.id_columns
      .map((name) => info.header.names.indexOf(name))
      .filter((index) => index >= 0);
    const idOf = (row: readonly string[]): string => idColumns.map((index) => row[index]!.trim()).join('+');
    const read = openChunkReader([{ info, columns: [], idColumns: [] }]);
    let rows = 0;
    for await (const chunk of source.chunks(0)) {
      const records = read(chunk);
      for (let i = 0; i < records.rows.length; i++) {
        const row = records.rows[i]!;
        rows++;
        if (idColumns.length > 0) ids.add(idOf(row));
        const end = records.raw?.ends[i] ?? -1;
        await output.write(
          end >= 0
            ? records.raw!.text.slice(records.raw!.starts[i], end) + dialect.eol
            : csvLine(row, dialect),
        );
      }
    }
    if (!source.unchanged()) throw inputError('io/changed-while-reading', { file: options.into });
    const chosen = chooseRecords(bundle, info.header.names, options, idOf);
    let skipped = 0;
    let renamed = 0;
    for (const { row, text } of chosen) {
      const id = idColumns.length > 0 ? idOf(row) : '';
      if (id !== '' && ids.has(id)) {
        if (options.onConflict === 'stop')
          throw limitError('archive/id-present', {
            count: chosen.filter((record) => ids.has(idOf(record.row))).length,
          });
        if (options.onConflict === 'skip') {
          skipped++;
          continue;
        }
        renamed++;
        const changed = [...row];
        changed[idColumns[0]!] = `${row[idColumns[0]!]!}-archived`;
        await output.write(csvLine(changed, dialect));
        continue;
      }
      await output.write(
        sameDialect(dialect, dialectOf(bundle)) ? text + dialect.eol : csvLine(row, dialect),
      );
    }
    outputs.commit();
    return { restored: chosen.length - skipped, skipped, renamed, rows: rows + chosen.length - skipped };
  } catch (error) {
    outputs.discard();
    throw error;
  }
}

function chooseRecords(
  bundle: Bundle,
  names: readonly string[],
  options: RestoreOptions,
  idOf: (row: readonly string[]) => string,
): { row: readonly string[]; text: string }[] {
  const parsed = parseCsv(bundle.records, dialectOf(bundle));
  const today = parseIsoDate(options.today) ?? parseIsoDate(NO_SETTINGS.today)!;
  const where =
    options.where === undefined
      ? undefined
      : compileExpression(options.where, {
          columns: names,
          typeOf: () => 'text',
          today,
          dateOf: dateText(options.today),
        });
  const wanted = new Set(options.id);
  return parsed.rows.slice(1).flatMap((row, at) => {
    if (where && !where({ cells: row })) return [];
    if (wanted.size > 0 && !wanted.has(idOf(row))) return [];
    return [{ row, text: bundle.records.slice(parsed.starts[at + 1], parsed.ends[at + 1]) }];
  });
}

function dialectOf({ manifest }: Bundle): Dialect {
  return { delimiter: manifest.delimiter, quote: '"', eol: manifest.eol as Dialect['eol'] };
}

function sameDialect(left: Dialect, right: Dialect): boolean {
  return left.delimiter === right.delimiter && left.quote === right.quote;
}
