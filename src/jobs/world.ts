import type { Params } from '../model/user-error.ts';

export interface Progress {
  /** `done` of the total given at the start, in the same unit. */
  update(done: number): void;
  stop(): void;
}

/** What a job may ask of the world around it. Time comes from here, so that a run on the same date gives the same bytes. */
export interface World {
  /** True when somebody can be asked. */
  readonly interactive: boolean;
  now(): Date;
  /** A step that takes a while; `total` in bytes or records. */
  progress(step: string, total: number): Progress;
  /** Something the user should know, by code. */
  warn(code: string, params?: Params): void;
  /** Asks on a terminal; without one it answers `undefined`. */
  confirm(code: string, params: Params): Promise<boolean | undefined>;
  /** Lines on the terminal before a question is asked (what would be removed). */
  tell(code: string, params?: Params): void;
}

/** Nobody is there: nothing is shown, asked or told. */
export const QUIET: World = {
  interactive: false,
  now: () => new Date(),
  progress: () => ({ update: () => undefined, stop: () => undefined }),
  warn: () => undefined,
  confirm: () => Promise.resolve(undefined),
  tell: () => undefined,
};
