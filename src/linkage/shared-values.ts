// A shared phone is evidence about a line, not about a person. What tells the two apart is whether the records that share
// it also agree on the name (fields-and-matching.md §12.3); how often it occurs does not.
import type { Comparison } from '../model/comparison.ts';
import type { SharedKind } from './pair-levels.ts';
import type { RecordStore } from './record-store.ts';

const SAMPLED_PAIRS = 45;

/**
 * Values of `field` carried by records whose names disagree: families and shops that share one, and public lines
 * (switchboards, front desks) where at least five different names, or most of twenty records, do.
 */
export function classifySharedValues(
  store: RecordStore,
  field: number,
  name: { readonly field: number; readonly comparison: Comparison } | undefined,
): Map<number, SharedKind> {
  const classes = new Map<number, SharedKind>();
  if (!name) return classes;
  const { counts, offsets, values } = store.fields[field]!;
  const names = store.fields[name.field]!;
  const carriers = new Map<number, number[]>();
  for (let record = 0; record < store.count; record++) {
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      const value = values[at]!;
      if (counts[value]! < 3) continue;
      const list = carriers.get(value);
      if (list) {
        if (list.length < 200) list.push(record);
      } else carriers.set(value, [record]);
    }
  }
  for (const [value, found] of carriers) {
    // By id: the rows may stand in any order.
    const records = found.sort((a, b) =>
      store.ids[a]! < store.ids[b]! ? -1 : store.ids[a]! > store.ids[b]! ? 1 : a - b,
    );
    const distinct = new Set<number>();
    for (const record of records) {
      const first = names.values[names.offsets[record]!];
      if (names.offsets[record]! < names.offsets[record + 1]! && first !== undefined) distinct.add(first);
    }
    const incompatible = countDifferent([...distinct], names.dictionary, name.comparison);
    const share = agreement(records, names, name.comparison);
    if (incompatible >= 5 || (counts[value]! >= 20 && share < 0.5)) classes.set(value, 'public');
    else if (incompatible >= 2 && share < 0.7) classes.set(value, 'household');
  }
  return classes;
}

/** How many names no earlier name is compatible with. */
function countDifferent(
  values: readonly number[],
  dictionary: readonly string[],
  comparison: Comparison,
): number {
  const kept: unknown[] = [];
  for (const value of values.slice(0, 30)) {
    const prepared = comparison.prepare(dictionary[value]!);
    if (!kept.some((other) => isCompatible(comparison, prepared, other))) kept.push(prepared);
  }
  return kept.length;
}

/** Share of the pairs of carriers whose names are compatible; a missing name is. */
function agreement(
  records: readonly number[],
  names: RecordStore['fields'][number],
  comparison: Comparison,
): number {
  let pairs = 0;
  let compatible = 0;
  for (let i = 0; i < records.length && pairs < SAMPLED_PAIRS; i++) {
    for (let j = i + 1; j < records.length && pairs < SAMPLED_PAIRS; j++) {
      pairs++;
      const a =
        names.offsets[records[i]!]! < names.offsets[records[i]! + 1]!
          ? names.values[names.offsets[records[i]!]!]
          : undefined;
      const b =
        names.offsets[records[j]!]! < names.offsets[records[j]! + 1]!
          ? names.values[names.offsets[records[j]!]!]
          : undefined;
      if (a === undefined || b === undefined || a === b) compatible++;
      else if (
        isCompatible(
          comparison,
          comparison.prepare(names.dictionary[a]!),
          comparison.prepare(names.dictionary[b]!),
        )
      )
        compatible++;
    }
  }
  return pairs === 0 ? 1 : compatible / pairs;
}

function isCompatible(comparison: Comparison, left: unknown, right: unknown): boolean {
  return (comparison.levels[comparison.compare(left, right)]?.bits ?? -1) >= 3;
}
