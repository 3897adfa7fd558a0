// What verify says of a run, and what it reads of the run's own summary.
import type { Summary } from '../model/summary.ts';
import type { Params } from '../model/user-error.ts';

export interface Check {
  /** `check/…` in the catalogues. */
  readonly code: string;
  readonly passed: boolean;
  /** Set when it could not be looked at: `passed` says nothing then, `params.why` says why. */
  readonly unchecked?: true;
  readonly params: Params;
}

/** What verify reads of summary.json. */
export type RunSummary = Summary & {
  readonly crosswalk_carried?: number;
  readonly ids_qualified?: boolean;
  readonly output_encoding?: string;
  readonly dropped_fields?: readonly string[];
  readonly self_references?: Readonly<Record<string, number>>;
  /** Column that names other customers → the column it names them by, where that is not the id. */
  readonly self_reference_columns?: Readonly<Record<string, string>>;
  readonly children?: readonly {
    readonly name: string;
    readonly foreign_key: string;
    readonly foreign_keys?: readonly string[];
    /** By foreign key: the column of the customers it names; null: their id. */
    readonly references?: readonly (string | null)[];
    readonly encoding?: string;
    readonly duplicates?: number;
    readonly rows: number;
    readonly rejected: number;
  }[];
};

/** What is wrong, how often, and where it was seen first. */
export class Finding {
  count = 0;
  first = '';

  note(where: string): void {
    this.count++;
    if (this.first === '') this.first = where;
  }

  check(code: string): Check {
    return { code, passed: this.count === 0, params: { count: this.count, first: this.first } };
  }
}
