// What a run did not compare, and why: counted per blocking rule from its blocks, before they are merged into one index.
import type { BlockIndex } from './blocks.ts';

/** Blocks that were not paired record by record. */
export interface LeftOut {
  readonly blocks: number;
  /** Members of all of them; a record may be in several. */
  readonly records: number;
  /** Pairs they would have made, those another rule has made among them. */
  readonly pairs: number;
}

export interface LargeBlock {
  readonly records: number;
  /** Two of its records: what they have in common is its key. */
  readonly members: readonly [number, number];
}

export interface RuleCoverage {
  readonly rule: string;
  /** Records in a block that are paired one by one: as planned, and as the budget of pairs left it. */
  readonly cap: number;
  readonly usedCap: number;
  /** Larger than planned for. */
  readonly crowded: LeftOut;
  /** Left out to keep within the budget. */
  readonly thinned: LeftOut;
  /** The largest blocks left out, largest first. */
  readonly largest: readonly LargeBlock[];
}

export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  /** Records nobody shares any key with, or that have none: they were compared with nobody. */
  readonly alone: number;
  /** Records whose every shared key too many others share. */
  readonly onlyCrowded: number;
}

const LARGEST = 3;
const [NOT_MET, CROWDED, MET] = [0, 1, 2] as const;

/** Takes the blocks of one rule after the other. */
export class CoverageBook {
  readonly #rules: RuleCoverage[] = [];
  readonly #state: Uint8Array;

  constructor(records: number) {
    this.#state = new Uint8Array(records);
  }

  /** `usedCap`: at most this many records of a block are paired. */
  add({ name, starts, members, cap }: BlockIndex, usedCap: number): void {
    const crowded = { blocks: 0, records: 0, pairs: 0 };
    const thinned = { blocks: 0, records: 0, pairs: 0 };
    let largest: { start: number; records: number }[] = [];
    const state = this.#state;
    for (let block = 0; block + 1 < starts.length; block++) {
      const [start, end] = [starts[block]!, starts[block + 1]!];
      const records = end - start;
      if (records < 2) continue;
      const isUsed = records <= usedCap;
      const now = isUsed ? MET : CROWDED;
      for (let at = start; at < end; at++) if (state[members[at]!]! < now) state[members[at]!] = now;
      if (isUsed) continue;
      const sum = records > cap ? crowded : thinned;
      sum.blocks++;
      sum.records += records;
      sum.pairs += (records * (records - 1)) / 2;
      if (largest.length === LARGEST && records <= largest.at(-1)!.records) continue;
      largest = [...largest, { start, records }].sort((a, b) => b.records - a.records).slice(0, LARGEST);
    }
    this.#rules.push({
      rule: name,
      cap,
      usedCap,
      crowded,
      thinned,
      largest: largest.map(({ start, records }) => ({
        records,
        members: [members[start]!, members[start + records - 1]!],
      })),
    });
  }

  done(): Coverage {
    let [alone, onlyCrowded] = [0, 0];
    for (const state of this.#state) {
      if (state === NOT_MET) alone++;
      else if (state === CROWDED) onlyCrowded++;
    }
    return { rules: this.#rules, alone, onlyCrowded };
  }
}
