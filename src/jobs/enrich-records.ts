// `enrich` as a function over rows in memory. No files, no clock.
import { ownKey } from '../model/own-key.ts';
import { NO_SETTINGS, type FieldSettings } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { TextPacker } from '../linkage/text-list.ts';
import { openColumn } from './clean-column.ts';
import { openKeyReader } from './key-reader.ts';
import { ReferenceBuilder, ReferenceIndex, SAYS } from './reference-index.ts';
import { isSameValue } from './same-value.ts';

/** A table in memory: its columns and its rows, cells in the order of its columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<Row>;
}

export interface EnrichRecordsOptions {
  /** Column → column of the reference: what records are found by, all of them together. */
  readonly on: Readonly<Record<string, string>>;
  /** Column → column of the reference: what is filled and compared. */
  readonly fill: Readonly<Record<string, string>>;
  /** What the columns are; text when nobody says. */
  readonly types?: Readonly<Record<string, FieldType>>;
  /** Default country of phone numbers, two letters. */
  readonly country?: string;
  readonly overwrite?: boolean;
}

export type EnrichedCell = 'filled' | 'agreed' | 'disagreed' | 'overwritten' | 'kept' | 'blank' | 'invalid';

export interface EnrichedRecord {
  readonly row: string[];
  readonly found: 'found' | 'not-found' | 'no-key' | 'ambiguous';
  /** By column to fill, of a record that was found: what became of its cell, and what the reference says. */
  readonly cells: Readonly<Record<string, { readonly outcome: EnrichedCell; readonly reference: string }>>;
}

/**
 * Reads a reference table and fills rows of another from it, one by one. A value that is there stays unless `overwrite`
 * says otherwise; an invalid one is never written. Throws a RangeError for a column that is not there.
 */
export function enrichRecords(
  names: readonly string[],
  reference: Table,
  { on, fill, types = {}, country = '', overwrite = false }: EnrichRecordsOptions,
): (row: Row) => EnrichedRecord {
  const settings: FieldSettings = { ...NO_SETTINGS, country };
  const typeOf = (column: string): FieldType => ownKey(types, column) ?? 'text';
  const keys = Object.entries(on).map(([own, other]) => ({
    own: indexIn(names, own),
    other: indexIn(reference.columns, other),
    type: typeOf(own),
    settings,
  }));
  const fills = Object.entries(fill).map(([own, other]) => ({
    name: own,
    own: indexIn(names, own),
    other: indexIn(reference.columns, other),
    type: typeOf(own),
    normalizer: openColumn({ type: typeOf(own), settings }),
  }));
  const keysOf = openKeyReader(keys);
  const builder = new ReferenceBuilder(fills.length);
  let number = 0;
  for (const row of reference.rows) {
    const [own, values] = [new TextPacker(4), new TextPacker(fills.length)];
    const found = new Set(keysOf(keys.map(({ other }) => row[other] ?? '')));
    for (const key of found) own.add(key);
    const says = fills.map(({ other, normalizer }) => {
      const { value, status } = normalizer.clean(row[other] ?? '');
      values.add(value);
      if (status === 'empty' || value === '') return SAYS.nothing;
      return status === 'invalid' || status === 'lossy' ? SAYS.invalid : SAYS.value;
    });
    builder.add({
      count: 1,
      rows: Uint32Array.of(++number),
      offsets: Uint32Array.of(0, found.size),
      keys: own.done(),
      values: values.done(),
      says: Uint8Array.from(says),
    });
  }
  const index = new ReferenceIndex(builder.done());
  return (row) => {
    const result = row.slice();
    const cells: Record<string, { outcome: EnrichedCell; reference: string }> = {};
    const told = keysOf(keys.map(({ own }) => row[own] ?? ''));
    const found = index.find(told);
    if (found.length === 0) return { row: result, found: told.length === 0 ? 'no-key' : 'not-found', cells };
    if (index.clash(found) !== undefined) return { row: result, found: 'ambiguous', cells };
    fills.forEach(({ name, own, type, normalizer }, at) => {
      const { says, value } = index.at(found, at);
      const cleaned = normalizer.clean(row[own] ?? '');
      const isBlank = cleaned.status === 'empty';
      let outcome: EnrichedCell;
      if (says === SAYS.nothing) outcome = isBlank ? 'blank' : 'kept';
      else if (says === SAYS.invalid) outcome = 'invalid';
      else if (isBlank) outcome = 'filled';
      else if (isSameValue(type, normalizer, cleaned, normalizer.clean(value))) outcome = 'agreed';
      else outcome = overwrite ? 'overwritten' : 'disagreed';
      if (outcome === 'filled' || outcome === 'overwritten') result[own] = value;
      cells[name] = { outcome, reference: value };
    });
    return { row: result, found: 'found', cells };
  };
}

function indexIn(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`no column "${name}"`);
  return index;
}
