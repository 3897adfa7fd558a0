// How much memory finding duplicates will need, from counts alone: no clock, no machine.
import {
  INDEX_PER_RECORD,
  KEYS_PER_RECORD,
  LEAST_KEPT,
  PAIR,
  PAIRS_PER_RECORD,
  PREPARED,
  PROGRAM,
  READING,
  READING_FROM,
  READING_PER_STORED,
  SURVIVORS_PER_RECORD,
  THREAD,
  WALK_PER_RECORD,
} from './memory-figures.ts';
import type { KeyLists, RecordStore } from './record-store.ts';

/** What is known when the records have been read and before any two are compared. */
export interface MatchCounts {
  readonly records: number;
  /** Bytes of the record store. */
  readonly stored: number;
  /** Distinct values of the fields that are compared. */
  readonly values: number;
  /** Parts of blocking keys, each made once, and blocking rules; of rules a person gave their parts and themselves. */
  readonly parts: number;
  readonly rules: number;
  /** Matched pairs to expect. */
  readonly pairs: number;
  /** Threads that compare are those that read; with rules a person gave, only the main thread compares. */
  readonly comparesOnThreads: boolean;
  readonly merges: boolean;
}

/** In bytes. */
export interface MemoryParts {
  readonly program: number;
  readonly threads: number;
  readonly reading: number;
  readonly records: number;
  readonly keys: number;
  readonly pairs: number;
  /** After matching, when threads and keys are gone. */
  readonly survivors: number;
}

export interface MemoryPlan {
  readonly threads: number;
  readonly parts: MemoryParts;
  /** The most at one time. */
  readonly total: number;
}

export function planMemory(counts: MatchCounts, threads: number): MemoryPlan {
  const { records, stored, values, comparesOnThreads, merges } = counts;
  const comparing = values * PREPARED + records * WALK_PER_RECORD;
  const comparers = comparesOnThreads ? threads : 1;
  const parts: MemoryParts = {
    program: PROGRAM,
    // One thread is the main one: nothing is loaded twice.
    threads: (threads > 1 ? threads * THREAD : 0) + comparers * comparing,
    reading: READING * Math.min(1, records / READING_FROM) + stored * READING_PER_STORED,
    records: stored,
    keys: records * (counts.parts * KEYS_PER_RECORD + counts.rules * INDEX_PER_RECORD),
    pairs: counts.pairs * PAIR,
    survivors: merges ? records * SURVIVORS_PER_RECORD : 0,
  };
  const always = parts.program + parts.reading + parts.records + parts.pairs;
  return { threads, parts, total: always + Math.max(parts.threads + parts.keys, parts.survivors) };
}

/** With as many threads as fit, one at least: then `total` may be over the limit. */
export function planWithin(counts: MatchCounts, threads: number, limit: number): MemoryPlan {
  for (let fewer = threads; fewer > 1; fewer--) {
    const plan = planMemory(counts, fewer);
    if (plan.total <= limit) return plan;
  }
  return planMemory(counts, 1);
}

/** What surely is needed: known before a record is read, from the text of the columns matched by. */
export function leastMemory(rows: number, fields: number, text: number): number {
  return PROGRAM + rows * (16 + fields * 4) + text * LEAST_KEPT;
}

export function storedBytes({ ids, sources, origins, rows, fields }: RecordStore): number {
  let bytes = ids.bytes.byteLength + ids.starts.byteLength;
  bytes += sources.byteLength + (origins === sources ? 0 : origins.byteLength) + rows.byteLength;
  for (const { offsets, values, counts, dictionary } of fields) {
    bytes += offsets.byteLength + values.byteLength + counts.byteLength;
    bytes += dictionary.bytes.byteLength + dictionary.starts.byteLength;
  }
  return bytes;
}

/** Where the evidence of all fields decides. */
export function expectedPairs(records: number): number {
  return records * PAIRS_PER_RECORD;
}

type Part = Pick<KeyLists, 'size'> & { readonly counts: Uint32Array; readonly fuzzy: boolean };

/**
 * Where rules decide: of a rule of one field what its values make, of several what they would by chance and the customers
 * that stand twice. `cap`: of a value that more records share, each is linked to the first only.
 */
export function expectedPairsOfRule(records: number, parts: readonly Part[], cap: number): number {
  const all = (records * (records - 1)) / 2;
  if (all === 0) return 0;
  const exact = parts.filter(({ fuzzy }) => !fuzzy);
  if (exact.length === 0) return expectedPairs(records);
  if (parts.length === 1) {
    let pairs = 0;
    for (const count of exact[0]!.counts) pairs += count > cap ? count - 1 : pairsOf(count);
    return pairs;
  }
  let chance = 1;
  let fewest = Infinity;
  for (const { counts } of exact) {
    let pairs = 0;
    for (const count of counts) pairs += pairsOf(count);
    chance *= pairs / all;
    fewest = Math.min(fewest, pairs);
  }
  return chance * all + Math.min(fewest, expectedPairs(records));
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
