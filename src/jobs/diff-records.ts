import { ownKey } from '../model/own-key.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { openColumn } from './clean-column.ts';
import type { Table } from './enrich-records.ts';
import { isSameValue } from './same-value.ts';

export interface DiffRecordsOptions {
  /** Columns that name a row in both tables. */
  readonly id: readonly string[];
  readonly ignore?: readonly string[];
  /** What the columns are; text when nobody says. */
  readonly types?: Readonly<Record<string, FieldType>>;
  /** Default country of phone numbers, two letters. */
  readonly country?: string;
}

export type RecordDifference =
  | { readonly change: 'added' | 'removed'; readonly id: readonly string[]; readonly row: Row }
  | {
      readonly change: 'changed';
      readonly id: readonly string[];
      readonly field: string;
      readonly old: string;
      readonly new: string;
      /** `spelling`: the two are equal when cleaned. */
      readonly difference: 'spelling' | 'value';
    };

/**
 * What differs between two tables, by id: removed and changed rows in the order of the first, then what was added. Columns
 * that only one has are not compared; rows whose id repeats are paired in order. Holds the second table.
 */
export function* diffRecords(
  before: Table,
  after: Table,
  { id, ignore = [], types = {}, country = '' }: DiffRecordsOptions,
): Generator<RecordDifference> {
  const ids = [before, after].map(({ columns: names }) =>
    id.map((name) => {
      const index = names.indexOf(name);
      if (index < 0) throw new RangeError(`no column "${name}"`);
      return index;
    }),
  );
  const idOf = (row: Row, side: number): string[] => ids[side]!.map((column) => (row[column] ?? '').trim());
  const compared = before.columns.flatMap((name, old) => {
    const now = after.columns.indexOf(name);
    if (now < 0 || id.includes(name) || ignore.includes(name)) return [];
    const type = ownKey(types, name) ?? 'text';
    return [
      { name, old, now, type, normalizer: openColumn({ type, settings: { ...NO_SETTINGS, country } }) },
    ];
  });
  const waiting = new Map<string, Row[]>();
  for (const row of after.rows) {
    const key = JSON.stringify(idOf(row, 1));
    const list = waiting.get(key);
    if (list) list.push(row);
    else waiting.set(key, [row]);
  }
  for (const row of before.rows) {
    const own = idOf(row, 0);
    const other = waiting.get(JSON.stringify(own))?.shift();
    if (other === undefined) {
      yield { change: 'removed', id: own, row };
      continue;
    }
    for (const { name, old, now, type, normalizer } of compared) {
      const [left, right] = [row[old] ?? '', other[now] ?? ''];
      if (left === right) continue;
      const isSame = isSameValue(type, normalizer, normalizer.clean(left), normalizer.clean(right));
      const difference = isSame ? 'spelling' : 'value';
      yield { change: 'changed', id: own, field: name, old: left, new: right, difference };
    }
  }
  for (const rows of waiting.values())
    for (const row of rows) yield { change: 'added', id: idOf(row, 1), row };
}
