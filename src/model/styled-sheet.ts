// A workbook for people, as plain data: what its cells hold and how they look. Text is text; no cell is a formula.

/** Colours are ARGB, eight hexadecimal digits. */
export interface Look {
  readonly bold?: boolean;
  /** In points; 11 when nothing is said. */
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  /** A thin line below. */
  readonly line?: string;
  readonly wrap?: boolean;
  readonly align?: 'right';
  readonly middle?: boolean;
  readonly underline?: boolean;
}

export interface StyledCell {
  readonly value: string | number;
  readonly look: Look;
  /** A cell of the workbook it leads to: a sheet's name and `A12`. */
  readonly leadsTo?: { readonly sheet: string; readonly cell: string };
}

export interface StyledRow {
  readonly cells: readonly StyledCell[];
  /** In points; as tall as a line when nothing is said. */
  readonly height?: number;
}

export interface StyledSheet {
  /** At most 31 characters, none of `[]:*?/\`, and no other sheet's. */
  readonly name: string;
  /** By column, in characters. */
  readonly widths: readonly number[];
  /** Columns of the first row, which stays in view, has filters and is printed on every page; 0: it is a row like others. */
  readonly header: number;
  /** Asked for once; a sheet that is asked last may speak of the others. */
  readonly rows: Iterable<StyledRow>;
}

export interface StyledBook {
  readonly sheets: readonly StyledSheet[];
  /** The sheet whose rows are made when all others are written. */
  readonly last: number;
  readonly font: string;
  readonly creator: string;
  /** ISO: when it was made, as far as it says. */
  readonly date: string;
}
