// Every row that was read, from the backups of the inputs, beside what the run says became of it: its line in the
// crosswalk, and its row in the output or in removed.csv. Four tables side by side, nothing held but merged customers.
import path from 'node:path';
import type { BackedUpSource } from '../io/finished-run.ts';
import { recordId } from './record-id.ts';
import { TableCursor } from './table-cursor.ts';
import type { Check } from './verify-files.ts';

export interface Walk {
  readonly run: string;
  readonly sources: readonly BackedUpSource[];
  /** The source as a table: its backups, unpacked where they must be. */
  open(source: BackedUpSource): Promise<TableCursor>;
  /** By source: the columns that make an id, in order. */
  idColumns(source: string, header: readonly string[]): readonly number[];
  /** By source: which of its columns fills an output field, -1 for none. */
  placeOf(source: string, field: string, header: readonly string[]): number;
  /** Cells of merged customers: surviving id → field → the value merge-report.csv says was kept. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly output: TableCursor | undefined;
  /** Columns the configuration left out. */
  readonly dropped: ReadonlySet<string>;
  /** Columns that name other customers: their cells are carried through the crosswalk. */
  readonly selfKeys: ReadonlySet<string>;
  targetOf(id: string): string | undefined;
}

/** What is wrong, how often, and where it was seen first. */
class Finding {
  count = 0;
  first = '';

  note(where: string): void {
    this.count++;
    if (this.first === '') this.first = where;
  }

  check(code: string): Check {
    return { code, passed: this.count === 0, params: { count: this.count, first: this.first } };
  }
}

const OURS = { encoding: 'utf-8', delimiter: ',' } as const;

export async function walkRows(walk: Walk): Promise<Check[]> {
  const crosswalk = await TableCursor.open({ file: path.join(walk.run, 'crosswalk.csv'), ...OURS });
  const removed = await TableCursor.open({ file: path.join(walk.run, 'removed.csv'), ...OURS });
  try {
    return await sideBySide(walk, crosswalk, removed);
  } finally {
    for (const table of [crosswalk, removed, walk.output]) await table?.close();
  }
}

async function sideBySide(walk: Walk, crosswalk: TableCursor, removed: TableCursor): Promise<Check[]> {
  const { output } = walk;
  const [lines, same, golden, gone] = [new Finding(), new Finding(), new Finding(), new Finding()];
  const at = ['old_source', 'old_id', 'old_row', 'surviving_id', 'role'].map((name) =>
    crosswalk.column(name),
  );
  const [sourceAt, idAt, rowAt, survivingAt, roleAt] = at as [number, number, number, number, number];
  const rejected: string[] = [];
  const nextLine = async (): Promise<readonly string[] | undefined> => {
    let line = await crosswalk.next();
    while (line?.[roleAt] === 'rejected') {
      rejected.push(`${line[sourceAt]!} ${line[rowAt]!}`);
      line = await crosswalk.next();
    }
    return line;
  };
  const fields = removed.header.length > 0 ? removed.header.slice(3) : (output?.header ?? []);
  const written = fields.filter((field) => !walk.dropped.has(field));
  if (output && withoutDupOf(output.header, fields).join('\n') !== written.join('\n')) golden.note('header');
  const unread: string[] = [];
  for (const source of walk.sources) {
    const rows = await walk.open(source);
    const ids = walk.idColumns(source.name, rows.header);
    const places = fields.map((field) => walk.placeOf(source.name, field, rows.header));
    const namesSource = (field: string): boolean =>
      walk.sources.length > 1 && (field === 'source' || field === 'onerow_source');
    for (let row = await rows.next(); row !== undefined; row = await rows.next()) {
      const where = `${source.name} ${rows.number}`;
      const line = await nextLine();
      const id = recordId({ idColumns: ids }, row, rows.number);
      if (line?.[sourceAt] !== source.name || line[rowAt] !== String(rows.number) || line[idAt] !== id) {
        lines.note(where);
        await rows.close();
        // Nothing behind it can be laid side by side any more.
        return [lines.check('check/crosswalk-lines')];
      }
      const cells = places.map((place, i) =>
        place >= 0 ? row[place]! : namesSource(fields[i]!) ? source.name : '',
      );
      const role = line[roleAt]!;
      if (role === 'merged') {
        const told = await removed.next();
        const wanted = [source.name, String(rows.number), line[survivingAt]!, ...cells];
        const wrong = wanted.findIndex((cell, i) => cell !== told?.[i]);
        if (wrong >= 0) gone.note(`${where}${wrong < 3 ? '' : ` ${fields[wrong - 3]!}`}`);
        continue;
      }
      if (!output) continue;
      const told = await output.next();
      const kept = role === 'survivor' ? walk.kept.get(line[survivingAt]!) : undefined;
      let place = 0;
      for (const [i, field] of fields.entries()) {
        if (walk.dropped.has(field)) continue;
        const value = kept?.get(field) ?? cells[i]!;
        const wanted = walk.selfKeys.has(field) ? (walk.targetOf(value.trim()) ?? value) : value;
        if (told?.[place++] !== wanted) (role === 'survivor' ? golden : same).note(`${where} ${field}`);
      }
    }
    unread.push(...rows.rejects.map((reject) => `${source.name} ${reject.row}`));
  }
  // What is left now is nobody's: further lines of the crosswalk are those of earlier runs, counted elsewhere.
  if (output && (await output.next()) !== undefined) same.note('+1');
  if ((await removed.next()) !== undefined) gone.note('+1');
  if (rejected.sort().join('\n') !== unread.sort().join('\n')) lines.note('rejected');
  return [
    lines.check('check/crosswalk-lines'),
    ...(output ? [same.check('check/untouched'), golden.check('check/golden')] : []),
    gone.check('check/removed'),
  ];
}

/** The last column may be the one in which copies that stay name the record they are a copy of. */
function withoutDupOf(header: readonly string[], fields: readonly string[]): readonly string[] {
  const last = header.at(-1) ?? '';
  return /^dup_of(?:#\d+)?$/.test(last) && !fields.includes(last) ? header.slice(0, -1) : header;
}

/** The child tables: each row beside the one that was read, its keys carried through the crosswalk. */
export async function walkChild(job: {
  readonly name: string;
  readonly file: string;
  readonly before: TableCursor;
  readonly after: TableCursor;
  readonly keys: readonly string[];
  readonly orphans: TableCursor | undefined;
  /** Row numbers of `before` that were taken away as duplicates, ascending. */
  readonly duplicates: ReadonlySet<number>;
  targetOf(id: string): string | undefined;
  exists(id: string): boolean;
}): Promise<Check[]> {
  const { before, after, name, file } = job;
  const keyed = new Set(job.keys);
  const [cells, keys, lost] = [new Finding(), new Finding(), new Finding()];
  const orphans: string[] = [];
  let rows = 0;
  for (let row = await before.next(); row !== undefined; row = await before.next()) {
    for (const [i, column] of before.header.entries()) {
      const id = row[i]!.trim();
      if (!keyed.has(column) || job.targetOf(id) !== undefined || job.exists(id)) continue;
      orphans.push(`${name} ${before.number} ${keyed.size === 1 ? id : `${column}=${id}`}`);
    }
    if (job.duplicates.has(before.number)) continue;
    rows++;
    const told = await after.next();
    for (const [i, column] of before.header.entries()) {
      const isKey = keyed.has(column);
      const wanted = isKey ? (job.targetOf(row[i]!.trim()) ?? row[i]!) : row[i]!;
      if (told?.[i] !== wanted) (isKey ? keys : cells).note(`${before.number} ${column}`);
    }
  }
  let found = rows;
  while ((await after.next()) !== undefined) found++;
  if (found !== rows) cells.note('+1');
  const listed: string[] = [];
  for (let line = await job.orphans?.next(); line !== undefined; line = await job.orphans?.next())
    if (line[0] === name) listed.push(`${line[0]} ${line[1]!} ${line[2]!}`);
  const [told, true_] = [new Set(listed), new Set(orphans)];
  const odd = [...orphans.filter((line) => !told.has(line)), ...listed.filter((line) => !true_.has(line))];
  if (listed.length !== orphans.length && odd.length === 0) odd.push(`${name} +1`);
  for (const line of odd) lost.note(line.split(' ').slice(0, 2).join(' '));
  const named = ({ code, passed, params }: Check): Check => ({ code, passed, params: { ...params, file } });
  return [
    named(cells.check('check/child-cells')),
    named(keys.check('check/child-targets')),
    named(lost.check('check/orphans')),
  ];
}
