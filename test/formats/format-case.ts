// What a reader or writer does with one kind of pollution. A door (csv, xlsx, …) has one file NAME.cases.ts in this
// folder that exports `cases`; formats.test.ts runs all of them and checks docs/formats.md against what it saw.

export interface FormatCase {
  /** The heading in docs/formats.md: `CSV`, `XLSX`, … */
  readonly door: string;
  readonly direction: 'reading' | 'writing';
  /** What is wrong with the file, in a few words. */
  readonly pollution: string;
  run(): Promise<Outcome>;
}

export interface Outcome {
  /** What becomes of the row or file that is wrong, in a few words. */
  readonly answer: string;
  /** Rows (cells, for writers) that nothing was wrong with and that did not come out: must be 0 unless refused. */
  readonly lost: number;
}
