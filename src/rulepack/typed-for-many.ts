// Placeholders that no list knows: the clerk's own number, the form's default. They show in the data alone: one value in
// many records whose people have nothing else in common (fields-and-matching.md §1.3).
import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import type { FieldType, Role } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { compactKey } from '../text/hygiene.ts';

/** A column of the table, opened. */
export interface OpenedColumn {
  readonly index: number;
  readonly type: FieldType;
  readonly role: Role;
  readonly normalizer: Normalizer;
}

/** Values of these belong to one person or household. Landlines and faxes belong to offices, and are meant to be shared. */
const OWN: ReadonlySet<FieldType> = new Set(['phone', 'email', 'cn-id', 'wechat', 'qq']);
const SHARED: ReadonlySet<Role> = new Set(['landline', 'fax']);
/** What else would tie the records of one person, one family or one office together. */
const TIES: ReadonlySet<FieldType> = new Set([...OWN, 'name', 'company', 'uscc', 'address']);

const FEWEST = 10;
const SHARE = 0.002;
/** Records that share more than this of their other values belong together, whatever the reason. */
const CO_AGREEMENT = 0.1;
/** Agreement on fewer cells than this says nothing. */
const COMPARABLE = 5;

/** Per column (by its index), the cleaned values that stand for nobody; empty for most tables. */
export function findTypedForMany(
  sample: readonly Row[],
  columns: readonly OpenedColumn[],
): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  const ties = columns.filter(({ type }) => TIES.has(type));
  for (const column of ties.filter(isOwn)) {
    const values = suspicious(sample, column).filter(([, rows]) => {
      const others = ties.filter((other) => other !== column);
      return isNobodys(rows, sample, others);
    });
    if (values.length > 0) found.set(column.index, values.map(([value]) => value)); // prettier-ignore
  }
  return found;
}

function isOwn({ type, role }: OpenedColumn): boolean {
  return OWN.has(type) && !SHARED.has(role);
}

/** Values too frequent for a field that should be near-unique, with the rows they stand in. */
function suspicious(sample: readonly Row[], column: OpenedColumn): [string, number[]][] {
  const rows = new Map<string, number[]>();
  let filled = 0;
  sample.forEach((row, at) => {
    const cleaned = column.normalizer.clean(row[column.index] ?? '');
    if (!isGood(cleaned)) return;
    filled++;
    const known = rows.get(cleaned.value);
    if (known) known.push(at);
    else rows.set(cleaned.value, [at]);
  });
  const least = Math.max(FEWEST, SHARE * filled);
  return [...rows].filter(([, { length }]) => length >= least);
}

function isGood({ value, status }: Cleaned): boolean {
  return value !== '' && (status === 'ok' || status === 'fixed');
}

/** The records agree on nothing else; where there is nothing else to agree on, nobody can tell. */
function isNobodys(
  rows: readonly number[],
  sample: readonly Row[],
  others: readonly OpenedColumn[],
): boolean {
  let comparable = 0;
  for (const { index } of others) {
    const cells = rows.map((at) => compactKey(sample[at]?.[index] ?? '')).filter((cell) => cell !== '');
    if (cells.length < Math.max(COMPARABLE, rows.length / 4)) continue;
    comparable++;
    if (agreement(cells) >= CO_AGREEMENT) return false;
  }
  return comparable > 0;
}

/** Share of pairs that are the same. */
function agreement(cells: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const same = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  return same / (cells.length * (cells.length - 1));
}
