// The nouns of a table. A record is an array of cells beside one header: never an object keyed by header,
// because objects reorder integer-like headers, drop `__proto__` and lose the second of two equal names.

/** One record's cells, in header order, as text exactly as read. */
export type Row = readonly string[];

export interface Header {
  /** Unique names: the second `phone` is `phone#2`, an empty one `column 3`. Used in rules and reports. */
  readonly names: readonly string[];
  /** The header cells as they stood in the file: written back unchanged. */
  readonly original: readonly string[];
}

/** How a delimited file is written. */
export interface Dialect {
  /** One character or more. */
  readonly delimiter: string;
  /** One character, or empty: then nothing is quoted. */
  readonly quote: string;
  /** What stands before a quote inside a quoted cell; undefined: the quote itself. */
  readonly escape?: '\\';
  /** The line end of the header line, used for every line we write anew. */
  readonly eol: '\n' | '\r\n' | '\r';
}

/** Issue codes of a row that cannot be used as it stands; it goes to rejects.csv with its original cells. */
export interface Rejected {
  /** 1-based physical line where the record starts. */
  readonly line: number;
  /** Of a source made of several files or sheets: the one the line is in. */
  readonly part?: string;
  /** 1-based data row, counted with every other row. */
  readonly row: number;
  readonly code: string;
  /** The text of the record as it stood in the file. */
  readonly raw: string;
}
