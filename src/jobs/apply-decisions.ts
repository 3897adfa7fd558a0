// What a person has decided about pairs, laid over what was found.
import type { PairEvidence } from '../linkage/evidence.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import type { PairDecision } from './decisions.ts';

/** A person's words on pairs: links that must be, links that must not be, and those that name nobody any more. */
export function applyDecisions(
  store: RecordStore,
  sourceNames: readonly string[],
  decisions: readonly PairDecision[],
  found: readonly Edge[],
): {
  apart: Map<number, Set<number>>;
  edges: Edge[];
  stale: PairDecision[];
  deleted: Set<number>;
  marked: Map<number, number>;
} {
  const apart = new Map<number, Set<number>>();
  const deleted = new Set<number>();
  const marked = new Map<number, number>();
  if (decisions.length === 0) return { apart, edges: [...found], stale: [], deleted, marked };
  const records = new Map<string, number>();
  for (let record = 0; record < store.count; record++)
    records.set(recordKey(sourceNames[store.sources[record]!]!, store.ids.at(record)), record);
  const stale: PairDecision[] = [];
  const forced: Edge[] = [];
  const decided = new Set<string>();
  for (const decision of decisions) {
    const single = sourceNames.length === 1;
    const left = records.get(recordKey(single ? '' : decision.leftSource, decision.leftId));
    const right = records.get(recordKey(single ? '' : decision.rightSource, decision.rightId));
    if (left === undefined || right === undefined || left === right) {
      stale.push(decision);
      continue;
    }
    decided.add(pairOf(left, right));
    if (decision.decision === 'delete') deleted.add(left);
    if (decision.decision === 'mark') marked.set(left, right);
    if (decision.decision === 'merge' || decision.decision === 'delete') {
      const evidence: PairEvidence = { fields: [], bits: 0 };
      forced.push({
        left,
        right,
        rule: 'decision',
        band: 'auto',
        score: 1,
        bits: 0,
        evidence,
        decidedBy: 'person',
      });
    } else {
      keepApart(apart, left, right);
      keepApart(apart, right, left);
    }
  }
  const edges = found.filter((edge) => !decided.has(pairOf(edge.left, edge.right)));
  return { apart, edges: [...forced, ...edges], stale, deleted, marked };
}

function keepApart(apart: Map<number, Set<number>>, record: number, other: number): void {
  const set = apart.get(record) ?? new Set();
  set.add(other);
  apart.set(record, set);
}

function recordKey(source: string, id: string): string {
  return JSON.stringify([source, id]);
}

function pairOf(left: number, right: number): string {
  return left < right ? `${left},${right}` : `${right},${left}`;
}
