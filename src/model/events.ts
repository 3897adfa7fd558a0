// Counts of what was decided, each under the rule or code that decided it. Reports and summaries are readers of these.

/** Counts of one column. */
export interface FieldTally {
  valid: number;
  /** Kept, and worth a look: masked, unassigned, ambiguous. */
  suspect: number;
  invalid: number;
  damaged: number;
  changed: number;
  empty: number;
}

/** Counts of a run or of one chunk of it; adding tallies of chunks in any order gives the run's. */
export interface Tally {
  rowsIn: number;
  rowsOut: number;
  rejected: number;
  notSelected: number;
  /** By output column. */
  readonly fields: FieldTally[];
  readonly flags: Record<string, number>;
  readonly rules: Record<string, number>;
  readonly rejects: Record<string, number>;
  /** Output column → value no list knows → how often. */
  readonly unmapped: Record<string, Record<string, number>>;
  /** A few cells before and after, per rule, each once, in the order met. */
  readonly examples: Record<string, { readonly field: number; readonly old: string; readonly new: string }[]>;
}

export function emptyTally(fields: number): Tally {
  return {
    rowsIn: 0,
    rowsOut: 0,
    rejected: 0,
    notSelected: 0,
    fields: Array.from({ length: fields }, () => ({
      valid: 0,
      suspect: 0,
      invalid: 0,
      damaged: 0,
      changed: 0,
      empty: 0,
    })),
    flags: dictionary(),
    rules: dictionary(),
    rejects: dictionary(),
    unmapped: dictionary(),
    examples: dictionary(),
  };
}

/** No prototype: a customer called `constructor` counts like any other. */
function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

export const EXAMPLES_PER_RULE = 20;

/** Adds `part` to `total`. */
export function addTally(total: Tally, part: Tally): void {
  total.rowsIn += part.rowsIn;
  total.rowsOut += part.rowsOut;
  total.rejected += part.rejected;
  total.notSelected += part.notSelected;
  part.fields.forEach((field, index) => {
    const sum = total.fields[index]!;
    sum.valid += field.valid;
    sum.suspect += field.suspect;
    sum.invalid += field.invalid;
    sum.damaged += field.damaged;
    sum.changed += field.changed;
    sum.empty += field.empty;
  });
  addCounts(total.flags, part.flags);
  addCounts(total.rules, part.rules);
  addCounts(total.rejects, part.rejects);
  for (const [column, counts] of Object.entries(part.unmapped))
    addCounts((total.unmapped[column] ??= dictionary()), counts);
  for (const [rule, examples] of Object.entries(part.examples)) {
    const kept = (total.examples[rule] ??= []);
    for (const example of examples) {
      if (kept.length === EXAMPLES_PER_RULE) break;
      if (!kept.some(({ field, old }) => field === example.field && old === example.old)) kept.push(example);
    }
  }
}

function addCounts(total: Record<string, number>, part: Record<string, number>): void {
  for (const [key, count] of Object.entries(part)) total[key] = (total[key] ?? 0) + count;
}

export function count(counts: Record<string, number>, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}
