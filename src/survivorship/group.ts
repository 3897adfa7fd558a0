import type { FieldType, Role } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import type { Policy } from './policy.ts';

/** One record of a group that becomes one customer. */
export interface Member {
  readonly id: string;
  readonly source: string;
  /** The trust in its source: the lower, the better. */
  readonly sourceRank: number;
  /** Its data row in the source. */
  readonly row: number;
  /** In the layout of the output. */
  readonly cells: Row;
  /** Per field what values are compared by; '' exactly when the cell counts as blank. */
  readonly keys: readonly string[];
  /** Per field: false when the value is flagged invalid or damaged. */
  readonly valid: readonly boolean[];
  /** Rows of child tables that hang on it. */
  readonly children: number;
  /** The same of one child table. */
  childrenIn?(table: string): number;
}

/** How one field of the output is decided. Every field of the layout has a rule or is an overflow field of one. */
export interface FieldRule {
  readonly index: number;
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  readonly policy: Policy;
  /** Who said so: the type, the role or the default of the program, a line of the configuration, a flag. */
  readonly setBy?: string;
  /** Fields that take further values of this one: phone2, phone3. Their keys must be made as this field's are. */
  readonly overflow: readonly number[];
}

export interface Settings {
  /** The field that dates the last change of a record, or -1. */
  readonly updated: number;
  /** The field that dates its creation, or -1. */
  readonly created: number;
  /** ISO text that sorts as the date it stands for. */
  dateKey(text: string): string | undefined;
  /** The run's date, ISO: a later date is a mistake, and counts as no date. */
  readonly today?: string;
  /** What happens when a policy leaves more than one value. */
  readonly tie: 'chain' | 'review' | 'blank' | 'error';
  /** Does the record satisfy this expression (`where:`)? Asked with `manual`: did a person choose it? */
  matches?(name: string, member: Member): boolean;
  /** What earlier runs made of a record: others point to a `survivor`, a `merged` one points to another. */
  standing?(member: Member): 'merged' | 'survivor' | 'unknown';
  /** By field: what a person typed for this group; it goes over every policy. */
  readonly typed?: ReadonlyMap<number, Typed> | undefined;
  /** How sure it is that two members are one customer, 0..1; undefined when they were never compared. */
  scoreOf?(left: Member, right: Member): number | undefined;
}

/** A value of a person's own. */
export interface Typed {
  readonly value: string;
  /** What it is compared by, made as the field's own keys are; '' when the field is to be blank. */
  readonly key: string;
}

export interface LostValue {
  readonly memberIndex: number;
  readonly value: string;
}

/** What became of one field, and why. */
export interface FieldOutcome {
  readonly field: number;
  readonly value: string;
  /** The member it was taken from; -1 when it was combined from several, or from none. */
  readonly fromMember: number;
  /** The policy as written, or `overflow`. */
  readonly policy: string;
  /** The step of the tie chain that decided between values the policy left; '' when it left one. */
  readonly tieStep: string;
  /** How many different values the members hold. */
  readonly distinct: number;
  readonly lost: readonly LostValue[];
  /** A value as good as the kept one was lost, and a person might know better. Ids always differ: no conflict. */
  readonly conflict: boolean;
  /** The settings ask for a person's decision; the value is what the tie chain proposes. */
  readonly review: boolean;
}

export interface GoldenRecord {
  readonly cells: string[];
  /** By field; only fields that differ between members or were filled. */
  readonly outcomes: readonly FieldOutcome[];
}
