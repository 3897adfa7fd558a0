// Matched pairs, by column: a million of them are a few arrays that change threads without being copied. What each field
// said is kept as its code; the sentence about it is made when somebody asks.
import type { Bits } from '../model/comparison.ts';
import type { PairEvidence } from './evidence.ts';
import type { Scorer } from './match-model.ts';
import type { ComparedField } from './pair-levels.ts';

export type Band = 'auto' | 'review';

/** A pair that matched. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly rule: string;
  readonly band: Band;
  /** 0..1 */
  readonly score: number;
  /** Bits of evidence, prior not included. */
  readonly bits: Bits;
  readonly evidence: PairEvidence;
  readonly decidedBy: 'auto' | 'person';
}

/** A pair that would have matched but for a veto. */
export interface VetoedPair extends Omit<Edge, 'band'> {
  /** Name of the field. */
  readonly veto: string;
}

/** Arrays of one length, `codes` as many times longer as fields are compared. */
export interface PairColumns {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Which of the rules or blocking rules. */
  readonly rule: Uint16Array;
  readonly score: Float64Array;
  readonly bits: Float64Array;
  /** 1: certain. */
  readonly certain: Uint8Array;
  /** 1: one of the two names a person. */
  readonly people: Uint8Array;
  /** Field of the store that forbids the match; -1: none. */
  readonly veto: Int16Array;
  readonly codes: Uint16Array;
}

export interface BookedPair {
  readonly left: number;
  readonly right: number;
  readonly rule: number;
  readonly score: number;
  readonly bits: Bits;
  readonly certain: boolean;
  readonly people: boolean;
  readonly veto: number;
}

const FIRST = 64;

export class PairBook {
  readonly #width: number;
  #columns: PairColumns;
  #length = 0;

  constructor(width: number) {
    this.#width = width;
    this.#columns = emptyColumns(FIRST, width);
  }

  add(pair: BookedPair, codes: Uint16Array): void {
    if (this.#length === this.#columns.left.length) this.#columns = this.#sized(this.#length * 2);
    const at = this.#length++;
    const columns = this.#columns;
    columns.left[at] = pair.left;
    columns.right[at] = pair.right;
    columns.rule[at] = pair.rule;
    columns.score[at] = pair.score;
    columns.bits[at] = pair.bits;
    columns.certain[at] = pair.certain ? 1 : 0;
    columns.people[at] = pair.people ? 1 : 0;
    columns.veto[at] = pair.veto;
    columns.codes.set(codes, at * this.#width);
  }

  /** By left record, then by right: in which order blocks were walked is not told. */
  done(): PairColumns {
    const columns = this.#sized(this.#length);
    const { left, right } = columns;
    const order = Uint32Array.from(left, (_, at) => at);
    order.sort((a, b) => left[a]! - left[b]! || right[a]! - right[b]!);
    return ordered(columns, order, this.#width);
  }

  #sized(length: number): PairColumns {
    const sized = emptyColumns(length, this.#width);
    const used = Math.min(length, this.#length);
    const to = columnsOf(sized);
    columnsOf(this.#columns).forEach((column, at) => {
      to[at]!.set(column.subarray(0, column === this.#columns.codes ? used * this.#width : used));
    });
    return sized;
  }
}

export function columnsOf(columns: PairColumns): PairColumns[keyof PairColumns][] {
  return Object.values(columns) as PairColumns[keyof PairColumns][];
}

function ordered(columns: PairColumns, order: Uint32Array, width: number): PairColumns {
  const sorted = emptyColumns(order.length, width);
  const [from, to] = [columnsOf(columns), columnsOf(sorted)];
  from.forEach((column, at) => {
    const wide = column === columns.codes ? width : 1;
    const place = to[at]!;
    order.forEach((pair, next) => {
      for (let i = 0; i < wide; i++) place[next * wide + i] = column[pair * wide + i]!;
    });
  });
  return sorted;
}

export function emptyColumns(length: number, width: number): PairColumns {
  return {
    left: new Uint32Array(length),
    right: new Uint32Array(length),
    rule: new Uint16Array(length),
    score: new Float64Array(length),
    bits: new Float64Array(length),
    certain: new Uint8Array(length),
    people: new Uint8Array(length),
    veto: new Int16Array(length),
    codes: new Uint16Array(length * width),
  };
}

/** What the columns are read with. */
export interface PairReading {
  readonly compared: readonly ComparedField[];
  readonly scorer: Scorer;
  readonly ruleNames: readonly string[];
  /** By field of the store. */
  readonly fieldNames: readonly string[];
}

/** The pairs of a book, in its order. */
export function readPairs(
  columns: PairColumns,
  reading: PairReading,
): { readonly edges: Edge[]; readonly vetoed: VetoedPair[] } {
  const edges: Edge[] = [];
  const vetoed: VetoedPair[] = [];
  for (let at = 0; at < columns.left.length; at++) {
    const pair = new FoundPair(columns, at, reading);
    if (columns.veto[at]! >= 0) vetoed.push(pair);
    else edges.push(pair);
  }
  return { edges, vetoed };
}

/** Of the same, the one at `at`. */
export function readPair(columns: PairColumns, at: number, reading: PairReading): Edge & VetoedPair {
  return new FoundPair(columns, at, reading);
}

/** A line of the columns: there may be millions, so that it holds nothing itself. */
class FoundPair implements Edge, VetoedPair {
  readonly #columns: PairColumns;
  readonly #at: number;
  readonly #reading: PairReading;

  constructor(columns: PairColumns, at: number, reading: PairReading) {
    this.#columns = columns;
    this.#at = at;
    this.#reading = reading;
  }

  get left(): number {
    return this.#columns.left[this.#at]!;
  }

  get right(): number {
    return this.#columns.right[this.#at]!;
  }

  get score(): number {
    return this.#columns.score[this.#at]!;
  }

  get bits(): Bits {
    return this.#columns.bits[this.#at]!;
  }

  get band(): Band {
    return this.#columns.certain[this.#at] === 1 ? 'auto' : 'review';
  }

  get rule(): string {
    return this.#reading.ruleNames[this.#columns.rule[this.#at]!]!;
  }

  get veto(): string {
    return this.#reading.fieldNames[this.#columns.veto[this.#at]!] ?? '';
  }

  get decidedBy(): 'auto' {
    return 'auto';
  }

  get evidence(): PairEvidence {
    const { compared, scorer } = this.#reading;
    const from = this.#at * compared.length;
    const bits = scorer.score(this.#columns.codes, from, this.#columns.people[this.#at] === 1);
    const fields = scorer.contributions(this.#columns.codes, from).map(({ field, level, bits: own }) => ({
      field: compared[field]!.field,
      level: compared[field]!.comparison.levels[level]!,
      bits: own,
    }));
    return { fields, bits };
  }
}
