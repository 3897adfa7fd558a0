// Which columns of the input and of the reference belong together: `COL[=REFCOL]`.
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { unknownColumn, type SourcePlan, type TablePlan } from './plan.ts';
import type { ReadAs } from './reference-task.ts';
import { commonType } from './same-value.ts';

/** A column of the input and the one of the reference that means the same. */
export interface ColumnPair {
  readonly column: string;
  readonly reference: string;
}

/** `a=b+c`: several pairs, parted by `+`; a column without `=` is called the same in the reference. */
export function parsePairs(text: string, flag: string): ColumnPair[] {
  return text.split(/[+＋]/).map((part) => {
    const [column = '', reference = column, ...rest] = part.split(/[=＝]/).map((name) => name.trim());
    if (column === '' || reference === '' || rest.length > 0) throw usageError('enrich/pair', { flag, value: text }); // prettier-ignore
    return { column, reference };
  });
}

export interface EnrichColumns {
  /** Per source. */
  readonly on: readonly (readonly ReadAs[])[];
  readonly onReference: readonly ReadAs[];
  readonly fill: readonly { readonly target: number; readonly from: readonly (ReadAs | undefined)[] }[];
  readonly fillReference: readonly ReadAs[];
}

/** Finds the columns; the first that is not there is named, with the nearest that is. */
export function enrichColumns(
  plan: TablePlan,
  reference: SourcePlan,
  on: readonly ColumnPair[],
  fill: readonly ColumnPair[],
): EnrichColumns {
  const keys = on.map((pair) => pairUp(plan, reference, pair));
  const fills = fill.map((pair) => pairUp(plan, reference, pair));
  for (const { target, name } of fills) {
    if (keys.some((key) => key.target === target)) throw usageError('enrich/fill-is-key', { column: name });
    if (fills.filter((other) => other.target === target).length > 1)
      throw usageError('enrich/fill-twice', { column: name });
  }
  for (const { own, name } of keys) {
    const lacking = own.findIndex((column) => column === undefined);
    if (lacking >= 0) throw unknownColumn(name, plan.sources[lacking]!.info);
  }
  return {
    on: plan.sources.map((_, at) => keys.map(({ own }) => own[at]!)),
    onReference: keys.map(({ other }) => other),
    fill: fills.map(({ target, own }) => ({ target, from: own })),
    fillReference: fills.map(({ other }) => other),
  };
}

function pairUp(
  plan: TablePlan,
  reference: SourcePlan,
  { column: name, reference: otherName }: ColumnPair,
): { name: string; target: number; own: (ReadAs | undefined)[]; other: ReadAs } {
  const target = columnNamed(plan, name);
  const { from, type: ownType } = plan.output[target]!;
  const found = reference.columns.find((column) => column.name === otherName);
  if (found === undefined) {
    const { names } = reference.info.header;
    throw usageError('enrich/reference-column', {
      column: otherName,
      file: reference.info.file,
      nearest: nearestWord(otherName, names),
      columns: names.slice(0, 30).join(', '),
    });
  }
  const type = commonType(ownType, found.type);
  const own = plan.sources.map(({ columns }, at) => {
    const index = from[at]!;
    // Settings say what the column's own cells show; where its type was not known, the reference's know more.
    const settings = columns[index]?.type === type ? columns[index].settings : found.settings;
    return index < 0 ? undefined : { index, type, settings };
  });
  return { name, target, own, other: { index: found.index, type, settings: found.settings } };
}

/** An output column by its name, or by what one of the sources calls it. */
function columnNamed(plan: TablePlan, name: string): number {
  const byName = plan.output.findIndex((column) => column.name === name && column.added === undefined);
  if (byName >= 0) return byName;
  for (const { columns } of plan.sources) {
    const own = columns.find((column) => column.name === name);
    if (own !== undefined) return own.target;
  }
  throw unknownColumn(name, plan.sources[0]!.info);
}
