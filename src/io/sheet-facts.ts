/** A merged range, as Excel numbers rows; columns count from 0. Only its first cell holds a value. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a sheet says beside its values. Filled while its rows are read, complete after the last. */
export interface SheetFacts {
  /** Rows that hold values and are hidden, by a filter or by hand. */
  hiddenRows: number;
  firstHiddenRow: number;
  /** Columns, counted from 0. Known before the first row. */
  readonly hiddenColumns: number[];
  /** Formulas without a result: nobody has computed them, and they are read as blank. */
  uncomputed: number;
  firstUncomputed: { readonly row: number; readonly column: number } | undefined;
  merges: Merge[];
  /** The last row there is, blank or not. */
  lastRow: number;
}

export function newFacts(): SheetFacts {
  return {
    hiddenRows: 0,
    firstHiddenRow: 0,
    hiddenColumns: [],
    uncomputed: 0,
    firstUncomputed: undefined,
    merges: [],
    lastRow: 0,
  };
}

const RANGE = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

/** `B2:D2`; undefined for anything that is no range. */
export function parseMerge(reference: string): Merge | undefined {
  const match = RANGE.exec(reference.trim());
  if (match === null) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) };
}

/** A → 0, AA → 26. */
function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
