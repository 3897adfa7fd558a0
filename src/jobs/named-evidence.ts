// The evidence of a pair under the names of its fields, as files and pages tell it.
import type { PairEvidence } from '../linkage/evidence.ts';
import type { RecordStore } from '../linkage/record-store.ts';

export interface NamedEvidence {
  readonly field: string;
  /** The comparison level the two values fall on, `same` … `different`; its words are in the catalogues as `level/NAME`. */
  readonly level: string;
  /** What it adds, log2; negative: it speaks against one customer. */
  readonly bits: number;
}

export function namedEvidence(store: RecordStore, { fields }: PairEvidence): NamedEvidence[] {
  return fields.map(({ field, level, bits }) => ({
    field: store.fields[field]!.name,
    level: level.name,
    bits,
  }));
}

/** `phone=same:16.3; name=homophone:10`: language-neutral, one part per compared field. */
export function evidenceText(store: RecordStore, evidence: PairEvidence): string {
  return sayEvidence(namedEvidence(store, evidence));
}

export function sayEvidence(evidence: readonly NamedEvidence[]): string {
  return evidence.map(({ field, level, bits }) => sayField(field, level, bits)).join('; ');
}

export function sayField(field: string, level: string, bits: number): string {
  return `${field}=${level}:${Math.round(bits * 10) / 10}`;
}
