import type { Candidate, Group } from '../candidates.ts';
import type { FieldRule } from '../group.ts';
import type { Policy } from '../policy.ts';
import type { Winner } from '../tie-chain.ts';

/** A policy's answer for one field of one group. */
export type Answer =
  /** The values that are equally good; the tie chain ends it, or a person where the policy leaves it to one. */
  | { readonly kind: 'choice'; readonly candidates: readonly Candidate[]; readonly asksPerson?: true }
  /** Whatever this member holds, blank included; -1 is nobody, and blank. */
  | {
      readonly kind: 'row';
      readonly at: number;
      readonly tieStep: Winner['tieStep'];
      readonly review: boolean;
    }
  /** A value of its own, and the keys of the values it holds. */
  | { readonly kind: 'combined'; readonly value: string; readonly keys: ReadonlySet<string> };

/** What a policy may ask about. */
export interface Question {
  readonly group: Group;
  readonly rule: FieldRule;
  readonly policy: Policy;
  /** The member whose value won another field; -1 when none did. */
  winnerOf(field: number): number;
  /** The member chosen for all fields that move together with this one. */
  rowTogether(): Extract<Answer, { kind: 'row' }>;
  /** What another policy would say about some of the candidates; noted as what decided. */
  ask(policy: Policy, candidates: readonly Candidate[], because: string): Answer;
}

export interface PolicyKind {
  /** What may stand behind the colon; a `?` makes it optional. */
  readonly takes:
    | 'nothing' | 'date?' | 'values' | 'sources?' | 'separator?' | 'field' | 'group' | 'field=value' | 'trusts' | 'columns'
    | 'best-score' | 'condition'; // prettier-ignore
  /** It ranks whole records, so it may choose the row of a group. */
  readonly ranksRows?: true;
  /** Its answer is a figure or a fact about the group, not a choice a person might make better. */
  readonly computes?: true;
  /** It must be asked even when all values are the same. */
  readonly asksWhenEqual?: true;
  /** `candidates` are never blank, and invalid only when all are; there is at least one unless the answer is a row. */
  answer(candidates: readonly Candidate[], question: Question): Answer;
}

export function choice(candidates: readonly Candidate[]): Answer {
  return { kind: 'choice', candidates };
}

export function row(at: number): Extract<Answer, { kind: 'row' }> {
  return { kind: 'row', at, tieStep: '', review: false };
}
