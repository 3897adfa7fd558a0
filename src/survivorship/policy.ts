/** The survivorship policies a person may name. */
export type PolicyName =
  | 'master' | 'fill' | 'never' | 'overwrite' | 'newest' | 'oldest' | 'newest-valid' | 'most-frequent' | 'most-complete'
  | 'longest' | 'shortest' | 'max' | 'min' | 'sum' | 'any-true' | 'all-true' | 'priority' | 'source' | 'union' | 'concat'
  | 'group' | 'follow' | 'avg' | 'furthest' | 'trust' | 'concat-from' | 'from' | 'max-other' | 'min-other' | 'equals-other'
  | 'when' | 'review' | 'note' | 'overflow' | 'keep-all' | 'drop'; // prettier-ignore

/** A policy with its arguments. Plain data; what it does is in the registry, policies/registry.ts. */
export interface Policy {
  readonly name: PolicyName;
  /** As written, and as reports quote it: `newest-valid:updated`. */
  readonly text: string;
  /** The date field, or the field followed; -1 when none is named. */
  readonly field: number;
  /** Values or sources, best first. */
  readonly ranked: readonly string[];
  readonly separator: string;
  /** The fields of a group; none means all fields whose policy is a group without fields. */
  readonly together: readonly number[];
  /** How the row of a group is chosen among equally filled ones. */
  readonly by?: Policy;
  /** What another column must hold (`equals-other`). */
  readonly value?: string;
  /** A blank may win (`allow-blank newest:updated`): somebody cleared the field. */
  readonly allowBlank?: true;
  readonly when?: Condition;
  /** By source: its score now and how it falls. */
  readonly trusts?: ReadonlyMap<string, Trust>;
  /** Columns further values go to, by name: they need not exist yet. */
  readonly overflow?: readonly string[];
}

/** `when EXPR then P else P2`. */
export interface Condition {
  readonly expression: string;
  /** One record that satisfies it speaks for the whole group; else only those that do are asked. */
  readonly any: boolean;
  readonly then: Policy;
  readonly otherwise: Policy;
}

/** A score that falls in a straight line from `most` to `least` over so many days since the record's last change. */
export interface Trust {
  readonly most: number;
  readonly least: number;
  readonly days: number;
}

export function policyOf(name: PolicyName, more: Partial<Policy> = {}): Policy {
  return { name, text: name, field: -1, ranked: [], separator: '', together: [], ...more };
}
