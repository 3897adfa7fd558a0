// What a run did not compare, and why, as its summary and report show it.

export interface CoverageFigures {
  readonly records: number;
  /** Records that share no key with any other, or have none: compared with nobody. */
  readonly alone: number;
  /** Records whose every shared key too many others share: compared with nobody. */
  readonly onlyCrowded: number;
  /** Rules that left something out. */
  readonly rules: readonly RuleFigures[];
}

export interface RuleFigures {
  readonly rule: string;
  /** Records that share a value and are still compared each with each: as planned, and as the budget left it. */
  readonly cap: number;
  readonly usedCap: number;
  /** Values more records share than are compared each with each. */
  readonly crowded: LeftOutFigures;
  /** Values left out to keep to two pairs a record. */
  readonly thinned: LeftOutFigures;
  /** The commonest of those values, masked, with how many records share each. */
  readonly largest: readonly { readonly value: string; readonly records: number }[];
}

export interface LeftOutFigures {
  readonly values: number;
  readonly records: number;
  readonly pairs: number;
}
