// Every row that was read, from the backups of the inputs, beside what the run says became of it: its line in the
// crosswalk, and its row in the output or in removed.csv. Four tables side by side, nothing held but merged customers.
import type { BackedUpSource } from '../io/finished-run.ts';
import { makeHeader } from '../io/header.ts';
import { recordId } from './record-id.ts';
import { countAdded, OWN_ID } from './added-columns.ts';
import { rowKey } from './decisions.ts';
import type { KeyReader } from './key-book.ts';
import { isSameCell, isSameText, openSameRow, type PackedCursor } from './packed-cursor.ts';
import type { RunView } from './run-view.ts';
import type { TableCursor } from './table-cursor.ts';
import type { Check } from './verify-files.ts';

export interface Walk {
  readonly run: RunView;
  readonly sources: readonly BackedUpSource[];
  /** The source as a table: its backups, unpacked where they must be. */
  open(source: BackedUpSource): Promise<TableCursor>;
  /** Names of the fields that were read. */
  readonly fields: readonly string[];
  /** By source: the columns that make an id, in order. */
  idColumns(source: string, header: readonly string[]): readonly number[];
  /** By source: which of its columns fills an output field, -1 for none. */
  placeOf(source: string, field: string, header: readonly string[]): number;
  /** Cells of merged customers: surviving id → field → the value merge-report.csv says was kept. */
  readonly kept: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Surviving id → fields whose value was made of several. */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
  readonly output: TableCursor | undefined;
  /** How many rows the output should have. */
  readonly rowsOut: number;
  /** Two sources use the same ids: rows are called `source:id`. */
  readonly isQualified: boolean;
  /** Can a field not hold this value? Undefined where nobody knows how values were judged. */
  readonly isInvalid: ((field: string, cell: string) => boolean) | undefined;
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

export interface Walked {
  readonly checks: readonly Check[];
  /** Surviving id → the row of the output. */
  readonly rowOf: ReadonlyMap<string, readonly string[]>;
}

export async function walkRows(walk: Walk): Promise<Walked> {
  const tables = {
    crosswalk: (await walk.run.ours('crosswalk.csv')).packed(),
    removed: await walk.run.ours('removed.csv'),
    upsert: walk.run.has('upsert.csv') ? await walk.run.ours('upsert.csv') : undefined,
  };
  const output = walk.output?.packed();
  try {
    return await sideBySide(walk, output, tables);
  } finally {
    for (const table of [...Object.values(tables), output]) await table?.close();
  }
}

async function sideBySide(
  walk: Walk,
  output: PackedCursor | undefined,
  {
    crosswalk,
    removed,
    upsert,
  }: {
    readonly crosswalk: PackedCursor;
    readonly removed: TableCursor;
    readonly upsert: TableCursor | undefined;
  },
): Promise<Walked> {
  const [lines, same, golden, gone, named, changes] = Array.from({ length: 6 }, () => new Finding()) as [
    Finding,
    Finding,
    Finding,
    Finding,
    Finding,
    Finding,
  ];
  const values = new InvalidValues(walk.isInvalid);
  const at = ['old_source', 'old_id', 'old_row', 'surviving_id', 'role'].map((name) =>
    crosswalk.column(name),
  );
  const [sourceAt, idAt, rowAt, survivingAt, roleAt] = at as [number, number, number, number, number];
  const rejected: string[] = [];
  /** To the next line of a row that is there; false where none is left. */
  const nextLine = async (): Promise<boolean> => {
    while (crosswalk.step() || (await crosswalk.load())) {
      if (crosswalk.cell(roleAt) !== 'rejected') return true;
      rejected.push(`${crosswalk.cell(sourceAt)} ${crosswalk.cell(rowAt)}`);
    }
    return false;
  };
  // Where nothing was removed, removed.csv holds nothing to read: then the output's own columns are those that were read.
  const header = output?.header ?? [];
  const fields =
    removed.header.length > 0
      ? fieldsOf(removed)
      : header.slice(0, header.length - countAdded(header, walk.fields));
  const written = fields.filter((field) => !walk.dropped.has(field));
  const added = countAdded(header, fields);
  const own = header.slice(0, header.length - added);
  if (output && own.join('\n') !== written.join('\n')) golden.note('header');
  const ownIdAt = output === undefined ? -1 : columnLike(header.slice(own.length), OWN_ID);
  const ownId = walk.isQualified ? own.length + ownIdAt : -1;
  if (walk.isQualified && output && ownIdAt < 0) named.note('header');
  if (upsert && upsert.header.length > 0 && output && upsert.header.join('\n') !== output.header.join('\n'))
    changes.note('header');
  const rowOf = new Map<string, readonly string[]>();
  let change = await upsert?.next();
  let rowsOut = 0;
  const unread: string[] = [];
  const end = (checks: Check[]): Walked => ({ checks, rowOf });
  for (const source of walk.sources) {
    const rows = (await walk.open(source)).packed();
    const ids = walk.idColumns(source.name, rows.header);
    const places = fields.map((field) => walk.placeOf(source.name, field, rows.header));
    const namesSource = (field: string): boolean =>
      walk.sources.length > 1 && (field === 'source' || field === 'onerow_source');
    const cellOf = (place: number, i: number): string =>
      place >= 0 ? rows.cell(place) : namesSource(fields[i]!) ? source.name : '';
    const isAsRead =
      output === undefined || walk.selfKeys.size > 0 || header.length !== written.length
        ? () => false
        : openSameRow(
            rows,
            output,
            places.filter((_, i) => !walk.dropped.has(fields[i]!)),
            written.map((field) => (namesSource(field) ? source.name : '')),
          );
    while (rows.step() || (await rows.load())) {
      const hasLine = await nextLine();
      const id = idIn(rows, ids);
      if (
        !hasLine ||
        crosswalk.cell(rowAt) !== String(rows.number) ||
        crosswalk.cell(idAt) !== id ||
        crosswalk.cell(sourceAt) !== source.name
      ) {
        lines.note(`${source.name} ${rows.number}`);
        await rows.close();
        // Nothing behind it can be laid side by side any more.
        return end([lines.check('check/crosswalk-lines')]);
      }
      const role = crosswalk.cell(roleAt);
      const isThere = role !== 'merged' && output !== undefined && (output.step() || (await output.load()));
      if (isThere && role !== 'survivor' && !walk.isQualified && isAsRead()) {
        rowsOut++;
        continue;
      }
      const where = `${source.name} ${rows.number}`;
      const cells = places.map(cellOf);
      const surviving = crosswalk.cell(survivingAt);
      if (role === 'merged') {
        const told = await removed.next();
        const wanted = [source.name, String(rows.number), surviving, ...cells];
        const wrong = wanted.findIndex((cell, i) => cell !== told?.[i]);
        if (wrong >= 0) gone.note(`${where}${wrong < 3 ? '' : ` ${fields[wrong - 3]!}`}`);
        continue;
      }
      if (walk.isQualified && surviving !== rowKey(source.name, id)) named.note(where);
      if (!output) continue;
      const told = isThere ? output.row() : undefined;
      if (told !== undefined) rowsOut++;
      const kept = role === 'survivor' ? walk.kept.get(surviving) : undefined;
      let place = 0;
      let isChanged =
        told !== undefined &&
        added > 0 &&
        told.slice(written.length).some((cell, i) => cell !== '' && written.length + i !== ownId);
      for (const [i, field] of fields.entries()) {
        if (walk.dropped.has(field)) continue;
        const value = kept?.get(field) ?? cells[i]!;
        const wanted = walk.selfKeys.has(field) ? (walk.targetOf(value.trim()) ?? value) : value;
        isChanged ||= wanted !== cells[i]!;
        if (told?.[place] !== wanted) (role === 'survivor' ? golden : same).note(`${where} ${field}`);
        if (role === 'survivor' && walk.joined.get(surviving)?.has(field) !== true)
          values.look(surviving, field, told?.[place] ?? '', cells);
        place++;
      }
      if (ownId >= 0 && told?.[ownId] !== surviving) named.note(where);
      if (role === 'survivor' && told) rowOf.set(surviving, told);
      // A customer whose row came out as it was may stand in the change set, too.
      const isTold =
        change !== undefined && told !== undefined && change.every((cell, i) => cell === told[i]);
      if (isTold && (isChanged || role === 'survivor')) change = await upsert!.next();
      else if (isChanged && upsert) changes.note(where);
    }
    unread.push(...rows.rejects.map((reject) => `${source.name} ${reject.row}`));
  }
  // The last rows may all have been set aside.
  await nextLine();
  // What is left now is nobody's: further lines of the crosswalk are those of earlier runs, counted elsewhere.
  let further = 0;
  while (output && (output.step() || (await output.load()))) further++;
  if (change !== undefined) changes.note('+1');
  if ((await removed.next()) !== undefined) gone.note('+1');
  if (rejected.sort().join('\n') !== unread.sort().join('\n')) lines.note('rejected');
  const found = rowsOut + further;
  return end([
    lines.check('check/crosswalk-lines'),
    ...(output
      ? [
          {
            code: 'check/output-rows',
            passed: found === walk.rowsOut,
            params: { expected: walk.rowsOut, found },
          },
          same.check('check/untouched'),
          golden.check('check/golden'),
          await values.check(walk.run),
        ]
      : []),
    ...(walk.isQualified ? [named.check('check/ids-qualified')] : []),
    gone.check('check/removed'),
    ...(output && upsert ? [changes.check('check/upsert')] : []),
  ]);
}

/** The id of the record a cursor stands at. */
function idIn(rows: PackedCursor, idColumns: readonly number[]): string {
  const cells: string[] = [];
  for (const column of idColumns) cells[column] = rows.cell(column);
  return recordId({ idColumns }, cells, rows.number);
}

/** The columns of removed.csv behind its own: a field may be called like one of those. */
export function fieldsOf(removed: TableCursor): readonly string[] {
  return makeHeader(removed.written.slice(3)).names;
}

function columnLike(header: readonly string[], name: string): number {
  return header.findIndex((each) => each === name || each.startsWith(`${name}#`));
}

/** Values their field cannot hold: a merge may keep those it read, and makes no new ones. */
class InvalidValues {
  readonly #isInvalid: Walk['isInvalid'];
  /** Those no cell of the surviving record held. */
  #new: { readonly customer: string; readonly field: string; readonly value: string }[] = [];

  constructor(isInvalid: Walk['isInvalid']) {
    this.#isInvalid = isInvalid;
  }

  look(customer: string, field: string, value: string, own: readonly string[]): void {
    if (value === '' || own.includes(value) || this.#isInvalid?.(field, value) !== true) return;
    this.#new.push({ customer, field, value });
  }

  /** What a record that was merged into the customer held is not new either. */
  async check(run: RunView): Promise<Check> {
    const code = 'check/invalid';
    if (!this.#isInvalid) return { code, passed: true, unchecked: true, params: { why: 'why/no-settings' } };
    const removed = this.#new.length > 0 ? await run.ours('removed.csv') : undefined;
    for (let row = await removed?.next(); row !== undefined; row = await removed?.next()) {
      const cells = row;
      this.#new = this.#new.filter(
        ({ customer, value }) => customer !== cells[2] || !cells.includes(value, 3),
      );
    }
    const found = new Finding();
    for (const { customer, field } of this.#new) found.note(`${customer} ${field}`);
    return found.check(code);
  }
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
  readonly ids: KeyReader;
}): Promise<Check[]> {
  const { name, file, ids } = job;
  const { header } = job.before;
  const [before, after] = [job.before.packed(), job.after.packed()];
  const keyed = new Set(job.keys);
  const keyColumns = header.flatMap((column, at) => (keyed.has(column) ? [at] : []));
  const [cells, keys, lost] = [new Finding(), new Finding(), new Finding()];
  const orphans: string[] = [];
  let rows = 0;
  while (before.step() || (await before.load())) {
    const { records, base } = before;
    let isMoved = false;
    for (const i of keyColumns) {
      const key = ids.keyIn(records, base + i);
      if (ids.isMoved(key)) isMoved = true;
      else if (!ids.isKnown(key)) {
        const id = before.cell(i).trim();
        orphans.push(`${name} ${before.number} ${keyed.size === 1 ? id : `${header[i]!}=${id}`}`);
      }
    }
    if (job.duplicates.has(before.number)) continue;
    rows++;
    const isThere = after.step() || (await after.load());
    if (isThere && !isMoved && isSameText(before, after)) continue;
    for (const [i, column] of header.entries()) {
      const isKey = keyed.has(column);
      const target = isKey ? ids.targetOf(ids.keyIn(records, base + i)) : undefined;
      const isSame =
        isThere &&
        i < after.header.length &&
        (target === undefined
          ? isSameCell(records, base + i, after.records, after.base + i)
          : after.cell(i) === target);
      if (!isSame) (isKey ? keys : cells).note(`${before.number} ${column}`);
    }
  }
  let found = rows;
  while (after.step() || (await after.load())) found++;
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
