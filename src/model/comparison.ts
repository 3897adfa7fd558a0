/** log2 of the Bayes factor: +1 doubles the odds that two records are one customer, 0 says nothing. */
export type Bits = number;

export interface ComparisonLevel {
  /** Language-neutral, kebab-case: `same`, `homophone`, `different`. Its words are in the catalogues as `level/NAME`. */
  readonly name: string;
  /** The share of pairs that are one customer and both have the field which fall on this level, 0..1; all levels sum to 1. */
  readonly m: number;
  /** log2(m / u), u being the share among pairs that are two customers. */
  readonly bits: Bits;
  /** Does this level count as a field that agrees? Auto-merging asks for two independent ones. */
  readonly agrees: boolean;
  /** Whatever the data teaches, it says no more: another field says the same. */
  readonly most?: Bits;
}

export interface Levelled {
  readonly levels: readonly ComparisonLevel[];
}

/**
 * How one field is compared. Keys are prepared once per distinct value; a pair of prepared values then falls on
 * exactly one level, in the order of what the levels say for the two being one, strongest first. A missing value is no
 * level at all: it is never asked.
 */
export interface Comparison<Prepared = unknown> extends Levelled {
  prepare(key: string): Prepared;
  /** The index in `levels`. Symmetric: compare(a, b) = compare(b, a). */
  compare(left: Prepared, right: Prepared): number;
}

/** How the values of one column are compared that is known beforehand: by their numbers in its dictionary. */
export interface ColumnComparison extends Levelled {
  /** As {@link Comparison.compare}. */
  compareValues(left: number, right: number): number;
}
