// In what order a person meets the clusters: by a column of theirs, without a word by what the customer is worth.
import type { Cluster } from '../linkage/cluster.ts';
import { usageError } from '../model/user-error.ts';
import { naturalOrder } from '../survivorship/natural-order.ts';
import { nearestWord } from '../text/nearest.ts';
import { openColumn } from './clean-column.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Members } from './members.ts';
import type { TablePlan } from './plan.ts';

export interface ReviewOrder {
  /** Name of the column, and whether nobody asked for it. */
  readonly column: string;
  readonly isChosen: boolean;
  clusters(list: readonly Cluster[]): readonly Cluster[];
  records(cluster: Cluster): readonly number[];
}

const AS_FOUND: ReviewOrder = {
  column: '',
  isChosen: false,
  clusters: (list) => list,
  records: ({ members }) => members,
};

/**
 * By the column `sort` names, descending when it starts with `-`; without one by the amount of money, where a table has
 * exactly one such column. Cells compare as cleaned, a cluster goes by the most (or least) of its records, and what has no
 * value comes last. Throws a UserError on an unknown column.
 */
export function openReviewOrder(
  sort: string | undefined,
  plan: TablePlan,
  { store }: Pick<Duplicates, 'store'>,
  members: Members,
): ReviewOrder {
  const amounts = plan.output.flatMap(({ type, added }, at) =>
    type === 'money' && added === undefined ? [at] : [],
  );
  if (sort === undefined && amounts.length !== 1) return AS_FOUND;
  const isDescending = sort === undefined || sort.startsWith('-');
  const index = sort === undefined ? amounts[0]! : columnNamed(isDescending ? sort.slice(1) : sort, plan);
  const cleaners = plan.sources.map(({ columns }) => {
    const column = columns.find(({ target }) => target === index);
    return column && openColumn(column);
  });
  const valueOf = (record: number): string => {
    const cell = members.get(record)?.[index] ?? '';
    const cleaned = cleaners[store.sources[record]!]?.clean(cell);
    if (cleaned === undefined) return cell.trim();
    return cleaned.status === 'empty' ? '' : cleaned.value;
  };
  const { type } = plan.output[index]!;
  const inOrder = type === 'money' || type === 'number' ? byAmount : naturalOrder;
  const order = (a: string, b: string): number => {
    if (a === '' || b === '') return Number(a === '') - Number(b === '');
    return isDescending ? inOrder(b, a) : inOrder(a, b);
  };
  const firstOf = (cluster: Cluster): string => cluster.members.map(valueOf).sort(order)[0] ?? '';
  return {
    column: plan.output[index]!.name,
    isChosen: sort !== undefined,
    clusters: (list) =>
      list
        .map((cluster) => ({ cluster, first: firstOf(cluster) }))
        .sort((a, b) => order(a.first, b.first))
        .map(({ cluster }) => cluster),
    // Nobody asked: the first of the file stays the first.
    records: ({ members: records }) =>
      sort === undefined
        ? records
        : records
            .map((record) => ({ record, value: valueOf(record) }))
            .sort((a, b) => order(a.value, b.value) || a.record - b.record)
            .map(({ record }) => record),
  };
}

function columnNamed(name: string, plan: TablePlan): number {
  const names = plan.output.map((column) => column.name);
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw usageError('layout/unknown-column', {
    column: name,
    file: plan.sources[0]?.info.file ?? '',
    nearest: nearestWord(name, names),
    columns: names.join(', '),
  });
}

/** 600 before 5184.20; what is no number after all numbers. */
function byAmount(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || naturalOrder(a, b);
  return left - right;
}
