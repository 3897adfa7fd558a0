// A shared phone is evidence about a line, not about a person. What tells the two apart is whether the records that share
// it also agree on the name (fields-and-matching.md §12.3); how often it occurs does not.
import type { Comparison } from '../model/comparison.ts';
import { indexBlocks } from './blocks.ts';
import type { SharedKind } from './pair-levels.ts';
import { hasValue, type RecordStore } from './record-store.ts';

/** A line of fewer records says too little. */
const LEAST_CARRIERS = 3;
const SAMPLED_RECORDS = 200;
const SAMPLED_NAMES = 30;
const SAMPLED_PAIRS = 45;

/** The field whose values tell the carriers of a line apart. */
export interface NameOfCarriers {
  readonly field: number;
  readonly comparison: Comparison;
  /** Levels, by name, at which two names are two people's: 王先生 is not another than 王强. */
  readonly twoPeople: ReadonlySet<string>;
}

/**
 * Values of `field` carried by records whose names disagree: families and shops that share one, and public lines
 * (switchboards, front desks) where at least five different names, or most of twenty records, do.
 */
export function classifySharedValues(
  store: RecordStore,
  field: number,
  name: NameOfCarriers | undefined,
): Map<number, SharedKind> {
  const classes = new Map<number, SharedKind>();
  if (!name) return classes;
  const lists = store.fields[field]!;
  const names = new Names(store.fields[name.field]!, name);
  const { starts, members } = indexBlocks('', lists, Infinity);
  for (let value = 0; value < lists.size; value++) {
    if (lists.counts[value]! < LEAST_CARRIERS) continue;
    const all = members.subarray(starts[value], starts[value + 1]);
    // Most often one customer, written the same every time.
    if (names.areOne(all)) continue;
    // By id: the rows may stand in any order.
    const carriers = Array.from(all)
      .sort((a, b) => store.ids.compare(a, b) || store.sources[a]! - store.sources[b]!)
      .slice(0, SAMPLED_RECORDS)
      .map((record) => names.of(record));
    const incompatible = countDifferent(carriers, names);
    if (incompatible < 2 && lists.counts[value]! < 20) continue;
    const share = incompatible >= 5 ? 0 : agreement(carriers, names);
    if (incompatible >= 5 || (lists.counts[value]! >= 20 && share < 0.5)) classes.set(value, 'public');
    else if (incompatible >= 2 && share < 0.7) classes.set(value, 'household');
  }
  return classes;
}

/** Names, each looked at once. */
class Names {
  readonly #field: RecordStore['fields'][number];
  readonly #comparison: Comparison;
  readonly #twoPeople: ReadonlySet<string>;
  readonly #prepared = new Map<number, unknown>();

  constructor(field: RecordStore['fields'][number], { comparison, twoPeople }: NameOfCarriers) {
    this.#field = field;
    this.#comparison = comparison;
    this.#twoPeople = twoPeople;
  }

  /** The number of a record's first name, or undefined. */
  of(record: number): number | undefined {
    return hasValue(this.#field, record) ? this.#field.values[this.#field.offsets[record]!] : undefined;
  }

  /** Do all of them that have a name have the very same? */
  areOne(records: Uint32Array): boolean {
    let one: number | undefined;
    for (const record of records) {
      const name = this.of(record);
      if (one !== undefined && name !== undefined && name !== one) return false;
      one ??= name;
    }
    return true;
  }

  areCompatible(left: number, right: number): boolean {
    const level = this.#comparison.compare(this.#prepare(left), this.#prepare(right));
    return !this.#twoPeople.has(this.#comparison.levels[level]!.name);
  }

  #prepare(name: number): unknown {
    const known = this.#prepared.get(name);
    if (known !== undefined) return known;
    const prepared = this.#comparison.prepare(this.#field.dictionary.at(name));
    this.#prepared.set(name, prepared);
    return prepared;
  }
}

/** How many names no earlier name is compatible with. */
function countDifferent(carriers: readonly (number | undefined)[], names: Names): number {
  const distinct = new Set(carriers.filter((name) => name !== undefined));
  const kept: number[] = [];
  for (const name of [...distinct].slice(0, SAMPLED_NAMES))
    if (!kept.some((other) => names.areCompatible(name, other))) kept.push(name);
  return kept.length;
}

/** Share of the pairs of carriers whose names are compatible; a missing name is. */
function agreement(carriers: readonly (number | undefined)[], names: Names): number {
  let pairs = 0;
  let compatible = 0;
  for (let i = 0; i < carriers.length && pairs < SAMPLED_PAIRS; i++) {
    for (let j = i + 1; j < carriers.length && pairs < SAMPLED_PAIRS; j++) {
      pairs++;
      const [a, b] = [carriers[i], carriers[j]];
      if (a === undefined || b === undefined || a === b || names.areCompatible(a, b)) compatible++;
    }
  }
  return pairs === 0 ? 1 : compatible / pairs;
}
