// Every row that was read, from the backups of the inputs, beside what the run says became of it: its line in the
// crosswalk, and its row in the output or in removed.csv. Four tables side by side, nothing held but merged customers.
import type { BackedUpSource } from '../io/finished-run.ts';
import { makeHeader } from '../io/header.ts';
import { recordId } from './record-id.ts';
import { countAdded, OWN_ID } from './added-columns.ts';
import { rowKey } from './decisions.ts';
import { isSameWord, openSameRow, wordOf, type PackedCursor, type Word } from './packed-cursor.ts';
import type { RunView } from './run-view.ts';
import type { TableCursor } from './table-cursor.ts';
import { Finding, type Check } from './verify-files.ts';
import type { MergeReport } from './verify-report.ts';

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
  /** What merge-report.csv says of a merged customer, by surviving id. */
  toldOf(survivingId: string): ReturnType<MergeReport['of']>;
  /** Hears of the output's row of each merged customer. */
  survives(survivingId: string, row: readonly string[]): void;
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
  targetOf(id: string, field: string): string | undefined;
}

export async function walkRows(walk: Walk): Promise<Check[]> {
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
): Promise<Check[]> {
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
      if (!crosswalk.holds(roleAt, REJECTED)) return true;
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
  let change = await upsert?.next();
  let rowsOut = 0;
  const unread: string[] = [];
  for (const source of walk.sources) {
    const rows = (await walk.open(source)).packed();
    const ids = walk.idColumns(source.name, rows.header);
    const places = fields.map((field) => walk.placeOf(source.name, field, rows.header));
    const name = wordOf(source.name);
    const isNamed = (): boolean =>
      (ids.length === 1 && isSameWord(rows, ids[0]!, crosswalk, idAt)) ||
      crosswalk.cell(idAt) === idIn(rows, ids);
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
      if (
        !hasLine ||
        !crosswalk.holdsNumber(rowAt, rows.number) ||
        !crosswalk.holds(sourceAt, name) ||
        !isNamed()
      ) {
        lines.note(`${source.name} ${rows.number}`);
        await rows.close();
        // Nothing behind it can be laid side by side any more.
        return [lines.check('check/crosswalk-lines')];
      }
      const role = roleIn(crosswalk, roleAt);
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
      if (walk.isQualified && surviving !== rowKey(source.name, idIn(rows, ids))) named.note(where);
      if (!output) continue;
      const told = isThere ? output.row() : undefined;
      if (told !== undefined) rowsOut++;
      const report = role === 'survivor' ? walk.toldOf(surviving) : undefined;
      let place = 0;
      let isChanged =
        told !== undefined &&
        added > 0 &&
        told.slice(written.length).some((cell, i) => cell !== '' && written.length + i !== ownId);
      for (const [i, field] of fields.entries()) {
        if (walk.dropped.has(field)) continue;
        const value = report?.kept.get(field) ?? cells[i]!;
        const wanted = walk.selfKeys.has(field) ? (walk.targetOf(value.trim(), field) ?? value) : value;
        isChanged ||= wanted !== cells[i]!;
        if (told?.[place] !== wanted) (role === 'survivor' ? golden : same).note(`${where} ${field}`);
        if (role === 'survivor' && report?.joined.has(field) !== true)
          values.look(surviving, field, told?.[place] ?? '', cells);
        place++;
      }
      if (ownId >= 0 && told?.[ownId] !== surviving) named.note(where);
      if (role === 'survivor' && told) walk.survives(surviving, told);
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
  return [
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
  ];
}

const [REJECTED, UNCHANGED, MERGED] = ['rejected', 'unchanged', 'merged'].map(wordOf) as [Word, Word, Word];

/** What became of the record, by its line of the crosswalk; any other word is a survivor's, or nobody's. */
function roleIn(crosswalk: PackedCursor, column: number): string {
  if (crosswalk.holds(column, UNCHANGED)) return UNCHANGED.text;
  return crosswalk.holds(column, MERGED) ? MERGED.text : crosswalk.cell(column);
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
