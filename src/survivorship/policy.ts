/** The survivorship policies a person may name. */
export type PolicyName =
  | 'master' | 'fill' | 'never' | 'overwrite' | 'newest' | 'oldest' | 'newest-valid' | 'most-frequent' | 'most-complete'
  | 'longest' | 'shortest' | 'max' | 'min' | 'sum' | 'any-true' | 'all-true' | 'priority' | 'source' | 'union' | 'concat'
  | 'group' | 'follow'; // prettier-ignore

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
}

export function policyOf(name: PolicyName, more: Partial<Policy> = {}): Policy {
  return { name, text: name, field: -1, ranked: [], separator: '', together: [], ...more };
}
