import type { Cleaned } from './cleaned.ts';

/**
 * A rule about one cell of a record that needs to see others of the same record: the area code that the row's city
 * tells, the day of birth inside an identity number beside the birthday. Bound to the columns of one source.
 */
export interface RecordRule {
  /** The column whose cells it judges, by its index in the source. */
  readonly column: number;
  /** The columns it reads, by index. */
  readonly beside: readonly number[];
  /** It looks only at cells with one of these issues; undefined: at every cell that holds something usable. */
  readonly when?: ReadonlySet<string>;
  /** It looks only at usable cells that this rule of cleaning changed; not beside {@link when}. */
  readonly whenRule?: string;
  /** Not asked about a valid cell that begins with what stands in this column: it would have nothing to say. */
  readonly unlessBeginsWith?: number;
  /**
   * What becomes of the cell, given the cleaned texts of the columns beside it. The very object it was given when there
   * is nothing to say. Pure; must give the same answer for its own answer.
   */
  judge(cell: Cleaned, beside: readonly string[]): Cleaned;
}
