import type { PlainDate } from '../calendar/plain-date.ts';
import type { FieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';

/** What an expression may speak about: known once per table, so that every name is checked before a row is read. */
export interface Scope {
  readonly columns: readonly string[];
  typeOf(index: number): FieldType;
  readonly today: PlainDate;
  /** Canonical ISO text for any spelling of a date; undefined when the text is none. */
  dateOf(text: string): string | undefined;
  /** Names of the child tables: `orders` in `count(orders)`. */
  readonly children?: readonly string[];
  /** What a child table looks like. When given, a wrong child column is found before the first row is read. */
  childTable?(name: string): ChildTable | undefined;
  /** Subjects bring tags of their own, so `tag has X` needs no column of tags. */
  readonly hasTags?: boolean;
}

export interface ChildTable {
  readonly columns: readonly string[];
  /** The column a period such as `1y` is measured on; when absent, the first one whose name sounds like a date. */
  readonly date?: number;
}

/** The rows of one child table that belong to one subject. */
export interface ChildRows extends ChildTable {
  readonly rows: readonly Row[];
}

/** One record as an expression sees it. */
export interface Subject {
  readonly cells: Row;
  readonly flags?: readonly string[];
  readonly tags?: readonly string[];
  child?(name: string): ChildRows | undefined;
}

export type Predicate = (subject: Subject) => boolean;
