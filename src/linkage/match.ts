// What matching is told and what it answers; by rules a person gave (match-by-rules.ts) or by the evidence of all fields
// (match-by-evidence.ts).
import type { Bits, Comparison } from '../model/comparison.ts';
import type { ComparedField } from './pair-levels.ts';
import type { FoundPairs } from './found-pairs.ts';
import type { Edge, VetoedPair } from './pair-book.ts';

/** One part of a blocking key: a field's keys, or what `derive` makes of them. */
export interface BlockingPart {
  readonly field: number;
  /** With the field it names the part: equal names, equal keys. '' for the field's own keys. */
  readonly name: string;
  readonly derive?: (key: string) => readonly string[];
  /** Any two derived parts together are a key. */
  readonly inPairs?: boolean;
}

export interface BlockingRule {
  readonly name: string;
  readonly parts: readonly BlockingPart[];
  /** Records in a block that are still paired one by one. */
  readonly cap: number;
}

/** A rule a person gave: every part must hold. */
export interface MatchRule {
  readonly name: string;
  readonly parts: readonly RulePart[];
}

export interface RulePart {
  readonly field: number;
  readonly fuzzy: boolean;
  /** Least similarity (0..1) of a fuzzy part; undefined: any comparison level with positive weight. */
  readonly least: number | undefined;
  readonly comparison: Comparison;
  /** How records are brought together when the part is fuzzy. */
  readonly derive: (key: string) => readonly string[];
}

export interface Thresholds {
  /** Least probability (0..1) of a certain pair. */
  readonly auto: number;
  /** Least probability of a pair a person is asked about. */
  readonly reviewAt: number;
}

export interface MatchSettings extends Thresholds {
  readonly compared: readonly ComparedField[];
  /** Store fields whose different values forbid a match. */
  readonly vetoFields: readonly number[];
  /** Keys that are no evidence of identity (ignore lists). */
  readonly ignored: (field: number, number: number) => boolean;
}

/** Two people who share a line or an address. */
export interface HouseholdPair {
  readonly left: number;
  readonly right: number;
  /** Index in the store. */
  readonly field: number;
}

export interface MatchResult {
  readonly found: FoundPairs;
  /** Those of `found` that nothing forbids, made objects when they are asked for. */
  readonly edges: readonly Edge[];
  /** And those that a field forbids. */
  readonly vetoed: readonly VetoedPair[];
  readonly households: Iterable<HouseholdPair>;
  /** Bits before any evidence; 0 when rules decided. */
  readonly prior: Bits;
  /** Bits for or against any two records being one customer; undefined when rules decided. */
  readonly weigh?: (left: number, right: number, known?: Bits) => Bits;
  readonly candidatePairs: number;
  readonly pairsByRule: ReadonlyMap<string, number>;
  /** Blocks too large to compare pair by pair, per blocking rule. */
  readonly oversizedBlocks: ReadonlyMap<string, number>;
}
