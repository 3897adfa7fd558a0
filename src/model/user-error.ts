/** Where in a user's file or config something is wrong. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The values a message may quote. Never a customer's data: a log is no place for it. */
export type Params = Readonly<Record<string, string | number>>;

/** product.md §6. */
export const EXIT = {
  done: 0,
  gate: 1,
  usage: 2,
  input: 3,
  limit: 4,
  write: 5,
  locked: 6,
  bug: 70,
} as const;

export type FailureExit = 2 | 3 | 4 | 5 | 6;

/**
 * The user can do something about this one. It carries a code and values, no prose: the sentence and the way out
 * are in the word catalogues under the same code. Anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exit: FailureExit;
  readonly code: string;
  readonly params: Params;
  readonly place: Place | undefined;

  constructor(exit: FailureExit, code: string, params: Params = {}, place?: Place) {
    super(code);
    this.exit = exit;
    this.code = code;
    this.params = params;
    this.place = place;
  }
}

/** A wrong flag, config key or column: nothing was read or written. */
export const usageError = (code: string, params?: Params, place?: Place): UserError =>
  new UserError(EXIT.usage, code, params, place);

/** The input cannot be used: nothing was written. */
export const inputError = (code: string, params?: Params, place?: Place): UserError =>
  new UserError(EXIT.input, code, params, place);

/** A safety limit or a failed verification stopped the run: nothing was applied. */
export const limitError = (code: string, params?: Params): UserError =>
  new UserError(EXIT.limit, code, params);

/** An output could not be written: partial files were removed. */
export const writeError = (code: string, params?: Params): UserError =>
  new UserError(EXIT.write, code, params);

/** All problems of one file, told at once. The exit code is the first one's. */
export class ConfigProblems extends Error {
  override readonly name = 'ConfigProblems';
  readonly problems: readonly UserError[];

  constructor(problems: readonly UserError[]) {
    super('config');
    this.problems = problems;
  }
}
