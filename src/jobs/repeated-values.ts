// How often the values of a column stand more than once, what those values are, and whether that is over a limit
// (`--dup-limit phone=2%`).
import type { StoredField } from '../linkage/record-store.ts';
import { maskValue } from '../text/mask.ts';

/** `COLUMN=2%` as told: the share, 0..1, of its values that may be another record's, too. */
export interface DupLimit {
  readonly column: string;
  readonly share: number;
}

export interface Repetition {
  /** As a limit or a match field calls it. */
  readonly field: string;
  readonly type: StoredField['type'];
  /** Records with a usable value. */
  readonly records: number;
  readonly distinct: number;
  /** Records that carry the commonest value. */
  readonly most: number;
  /** Of all values those that stand more than once, 0..1. */
  readonly share: number;
  /** The values most records share, masked: `138****8001`, and how many do. */
  readonly common: readonly { readonly value: string; readonly records: number }[];
  readonly limit: number | undefined;
}

/** What summary.json says of a column with a limit. */
export interface RepeatedFigures {
  readonly records: number;
  readonly distinct: number;
  readonly share: string;
  readonly limit: string;
  readonly over: boolean;
}

const LISTED = 5;

/** Of one column, as its match keys have it: spellings of one number are one value, and no value is none. */
export function repetitionOf(
  { name, type, dictionary, counts, offsets, size }: StoredField,
  limit: DupLimit | undefined,
): Repetition {
  let values = 0;
  let repeated = 0;
  let most = 0;
  let distinct = 0;
  const common: { number: number; records: number }[] = [];
  for (let number = 0; number < size; number++) {
    const records = counts[number]!;
    values += records;
    distinct++;
    most = Math.max(most, records);
    if (records < 2) continue;
    repeated += records;
    if (common.length === LISTED && common.at(-1)!.records >= records) continue;
    common.push({ number, records });
    common.sort((a, b) => b.records - a.records || dictionary.compare(a.number, b.number));
    common.length = Math.min(common.length, LISTED);
  }
  let filled = 0;
  for (let record = 0; record + 1 < offsets.length; record++)
    if (offsets[record]! < offsets[record + 1]!) filled++;
  return {
    field: limit?.column ?? name,
    type,
    records: filled,
    distinct,
    most,
    share: values === 0 ? 0 : repeated / values,
    common: common.map(({ number, records }) => ({
      value: maskValue(dictionary.at(number), type),
      records,
    })),
    limit: limit?.share,
  };
}

export function isOver({ share, limit }: Repetition): boolean {
  return limit !== undefined && share > limit;
}

/** 0.0234 → `2.34%` */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
