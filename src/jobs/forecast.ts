// How long comparing will take: pairs are counted before they are weighed, and the first seconds say how many a second.
import { say, type Lang } from '../words/catalogue.ts';
import type { Progress, World } from './world.ts';

export interface Speed {
  /** Of reading and matching. */
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** While pairs were compared. */
  readonly pairsPerSecond: number;
}

/** So long a slice is measured, after the first: until then threads get ready and the commonest values are prepared. */
const SLICE_SECONDS = 2;
/** What is over sooner needs no forecast. */
const WORTH_TELLING_SECONDS = 15;

export class Forecast {
  readonly #world: World;
  readonly #lang: Lang;
  readonly #began: number;
  #counted: number | undefined;
  #compares: number | undefined;
  #first: { readonly at: number; readonly pairs: number } | undefined;
  #told = false;
  #shown: Progress | undefined;
  #pairs = 0;
  #lasted = 0;

  constructor(world: World, lang: Lang) {
    this.#world = world;
    this.#lang = lang;
    this.#began = this.#seconds();
  }

  /** So many pairs there will be. */
  counted(pairs: number): void {
    this.#counted = pairs;
  }

  /** So much is done of the whole, in any unit, and so many pairs were compared; first of all nothing. */
  progress(done: number, total: number, pairs: number): void {
    this.#shown ??= this.#world.progress('step/match', 1);
    this.#compares ??= this.#seconds();
    this.#shown.update(done / Math.max(1, total));
    this.#pairs = pairs;
    const now = this.#seconds();
    this.#lasted = now - this.#compares;
    if (this.#told || pairs === 0) return;
    this.#first ??= { at: now, pairs };
    const slice = now - this.#first.at;
    if (slice < SLICE_SECONDS) return;
    this.#told = true;
    const all = this.#counted ?? total;
    const rate = (pairs - this.#first.pairs) / slice;
    if (rate === 0) return;
    const left = Math.max(0, all - pairs) / rate;
    if (left < WORTH_TELLING_SECONDS) return;
    this.#world.tell('match/forecast', {
      pairs: all,
      rate: rounded(rate),
      eta: lengthOfTime(left, this.#lang),
    });
  }

  /** Of so many rows. Undefined where no time has passed on the clock. */
  done(rows: number): Speed | undefined {
    this.#shown?.stop();
    const seconds = this.#seconds() - this.#began;
    if (!(seconds > 0)) return undefined;
    return {
      seconds,
      rowsPerSecond: rows / seconds,
      pairsPerSecond: this.#lasted > 0 ? this.#pairs / this.#lasted : 0,
    };
  }

  #seconds(): number {
    return this.#world.now().getTime() / 1000;
  }
}

/** 130 → `about 2 minutes`. */
export function lengthOfTime(seconds: number, lang: Lang): string {
  const [unit, size] =
    seconds < 90
      ? (['seconds', 1] as const)
      : seconds < 90 * 60
        ? (['minutes', 60] as const)
        : seconds < 36 * 3600
          ? (['hours', 3600] as const)
          : (['days', 86_400] as const);
  const exact = seconds / size;
  const count = unit === 'seconds' && exact > 10 ? Math.round(exact / 5) * 5 : Math.round(exact);
  return say(lang, `eta/${unit}`, { count });
}

/** Two digits say enough: 183,402 → 180,000. */
function rounded(rate: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rate))) - 1);
  return Math.round(rate / step) * step;
}

/** Under the names summary.json gives them. */
export function speedCounts(speed: Speed | undefined): Record<string, unknown> {
  if (speed === undefined) return {};
  const { seconds, rowsPerSecond, pairsPerSecond } = speed;
  return {
    speed: {
      seconds: Math.round(seconds * 10) / 10,
      rows_per_second: Math.round(rowsPerSecond),
      pairs_per_second: Math.round(pairsPerSecond),
    },
  };
}
