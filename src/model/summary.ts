import type { FieldType } from './field-type.ts';

export interface FileFacts {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows?: number;
  /** Of an input that is neither delimited text nor a workbook. */
  readonly format?: string;
  readonly packed?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly source?: string;
}

/** rows in = kept + merged + archived + erased + removed + rejected: every command prints this and checks it. */
export interface Counts {
  readonly in: number;
  readonly out: number;
  readonly rejected: number;
  readonly removed: number;
  readonly merged: number;
  readonly archived: number;
  readonly erased: number;
  readonly not_selected: number;
}

export interface FieldSummary {
  readonly type: FieldType;
  readonly valid: number;
  readonly suspect: number;
  readonly invalid: number;
  readonly damaged: number;
  readonly changed: number;
  readonly empty: number;
}

/** summary.json: stable key order, `schema` 1. Times and the run's name are the only values that differ between runs. */
export interface Summary {
  readonly schema: 1;
  readonly tool: string;
  readonly run: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly operator: string;
  readonly started: string;
  readonly ended: string;
  readonly now: string;
  readonly country: string;
  readonly inputs: readonly FileFacts[];
  readonly outputs: readonly FileFacts[];
  readonly counts: Counts;
  readonly columns: readonly {
    readonly source: string;
    readonly column: string;
    readonly field: string;
    readonly type: FieldType;
    readonly role: string;
    readonly confidence: number;
    readonly decided_by: string;
  }[];
  readonly fields: Readonly<Record<string, FieldSummary>>;
  readonly rules: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, number>>;
  readonly rejects: Readonly<Record<string, number>>;
  readonly unmapped: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly limits: readonly string[];
  readonly exit: number;
  readonly reason: string;
  /** What a command adds of its own: clusters, overwritten children, batches. */
  readonly [extra: string]: unknown;
}
