// What is put on record about a judged cell, the same way by `normalize` and by `inspect`.
import { DOUBLED } from '../io/csv-scan.ts';
import { count, type Tally } from '../model/events.ts';
import type { Ledger } from '../report/ledger.ts';
import { TALLIES, type Outcome } from './cell-outcome.ts';
import type { PackedRecords } from './packed-records.ts';
import type { SourcePlan, TablePlan } from './plan.ts';

/** Flags and unmapped values of the cell at `k`, which goes to output column `target`. */
export function recordFindings(
  ledger: Ledger,
  { output }: TablePlan,
  target: number,
  outcome: Outcome,
): void {
  const { issues, suggestion } = outcome;
  for (let at = 0; at < issues.length; at++) ledger.flagged(target, issues[at]!, suggestion);
  if (outcome.unmapped === undefined) return;
  const { unmapped } = ledger.tally;
  const counts = (unmapped[output[target]!.name] ??= Object.create(null) as Record<string, number>);
  count(counts, outcome.unmapped);
}

/** The line of a cell that a rule changed. */
export function recordChange(
  ledger: Ledger,
  records: PackedRecords,
  k: number,
  target: number,
  { rule, value }: Outcome,
): void {
  const { bytes, words, starts, ends, kinds } = records;
  const text = kinds[k] === DOUBLED ? records.cell(k) : undefined;
  if (text !== undefined) ledger.changed(target, rule, text, value);
  else ledger.changedBytes(target, rule, { bytes, words }, starts[k]!, ends[k]!, value);
}

/** Adds a chunk's cells, by column and tally, and begins anew. */
export function takeCounts(counts: Uint32Array, { columns }: SourcePlan, { fields }: Tally): void {
  columns.forEach(({ target }, c) => {
    TALLIES.forEach((kind, at) => (fields[target]![kind] += counts[c * TALLIES.length + at]!));
  });
  counts.fill(0);
}
