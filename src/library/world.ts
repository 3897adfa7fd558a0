import type { World } from '../jobs/world.ts';
import type { Params } from '../model/user-error.ts';
import { say, type Lang } from '../words/catalogue.ts';

/** Something a person should know about the data, as the commands print it. */
export interface Notice {
  readonly code: string;
  readonly params: Params;
  /** The sentence, in the language asked for. */
  readonly text: string;
}

export interface ProgressEvent {
  /** `read`, `match`, `members`, `write`. */
  readonly step: string;
  /** In the unit of `total`. */
  readonly done: number;
  /** Records to read; 1 where `done` is the share of the work; undefined when nobody knows. */
  readonly total: number | undefined;
}

/** The world of a caller: no terminal, no clock; what would be printed is kept. */
export class CallersWorld implements World {
  readonly interactive = false;
  readonly notices: Notice[] = [];
  readonly #lang: Lang;
  readonly #today: string;
  readonly #signal: AbortSignal | undefined;
  readonly #tell: ((event: ProgressEvent) => void) | undefined;

  constructor(about: {
    readonly lang: Lang;
    readonly today: string;
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  }) {
    this.#lang = about.lang;
    this.#today = about.today;
    this.#signal = about.signal;
    this.#tell = about.onProgress;
  }

  now(): Date {
    return new Date(`${this.#today}T00:00:00Z`);
  }

  progress(step: string, total: number): { update(done: number): void; stop(): void } {
    const name = step.replace(/^step\//, '');
    return {
      update: (done) => {
        this.#signal?.throwIfAborted();
        this.#tell?.({ step: name, done, total: total === 0 ? undefined : total });
      },
      stop: () => undefined,
    };
  }

  warn(code: string, params: Params = {}): void {
    this.notices.push({ code, params, text: say(this.#lang, code, params) });
  }

  async confirm(): Promise<undefined> {
    return undefined;
  }

  tell(): void {
    // Nobody is at a terminal.
  }
}
