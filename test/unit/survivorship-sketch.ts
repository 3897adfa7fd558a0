// Groups of records in a few words, for the tests of survivorship.
import { parseIsoDate } from '../../src/calendar/plain-date.ts';
import type {
  FieldOutcome,
  FieldRule,
  GoldenRecord,
  Member,
  Settings,
} from '../../src/survivorship/group.ts';
import { parsePolicy } from '../../src/survivorship/parse-policy.ts';

export const FIELDS = ['id', 'value', 'second', 'third', 'updated', 'created'];
export const [ID, VALUE, SECOND, THIRD, UPDATED, CREATED] = [0, 1, 2, 3, 4, 5] as const;

export function settings(more: Partial<Settings> = {}): Settings {
  return {
    updated: UPDATED,
    created: CREATED,
    dateKey: (text) => (parseIsoDate(text) ? text : undefined),
    tie: 'chain',
    // The expressions of these tests are COLUMN = VALUE.
    matches(expression, member) {
      const [column = '', wanted = ''] = expression.split('=').map((word) => word.trim());
      return member.cells[FIELDS.indexOf(column)] === wanted;
    },
    ...more,
  };
}

export interface Sketch {
  readonly value?: string;
  readonly second?: string;
  readonly third?: string;
  readonly updated?: string;
  readonly created?: string;
  readonly id?: string;
  readonly source?: string;
  readonly rank?: number;
  readonly row?: number;
  readonly children?: number;
  /** Fields flagged invalid. */
  readonly invalid?: readonly number[];
}

/** A key is the text in lower case; 无 is a word for blank. */
export function keyOf(text: string): string {
  const key = text.trim().toLowerCase();
  return key === '无' ? '' : key;
}

export function member(sketch: Sketch, index: number): Member {
  const { value = '', second = '', third = '', updated = '', created = '', invalid = [] } = sketch;
  const { id = String(index + 1), source = 'crm', rank = 1, row = index + 1, children = 0 } = sketch;
  const cells = [id, value, second, third, updated, created];
  return {
    id,
    source,
    sourceRank: rank,
    row,
    cells,
    keys: cells.map(keyOf),
    valid: cells.map((_, field) => !invalid.includes(field)),
    children,
  };
}

export function members(sketches: readonly Sketch[]): readonly Member[] {
  return sketches.map(member);
}

export function rule(index: number, policy: string, more: Partial<FieldRule> = {}): FieldRule {
  const name = FIELDS[index] ?? '';
  return {
    index,
    name,
    type: 'text',
    role: 'other',
    policy: parsePolicy(policy, FIELDS),
    overflow: [],
    ...more,
  };
}

/** Ids and dates keep the master's, so that a table speaks of `value` only. */
export function layout(policy: string, more: Partial<FieldRule> = {}): readonly FieldRule[] {
  return [
    rule(ID, 'master', { role: 'id' }),
    rule(VALUE, policy, more),
    rule(SECOND, 'fill'),
    rule(THIRD, 'fill'),
    rule(UPDATED, 'master', { type: 'date' }),
    rule(CREATED, 'master', { type: 'date' }),
  ];
}

export function outcomeOf(golden: GoldenRecord, field: number = VALUE): FieldOutcome | undefined {
  return golden.outcomes.find((outcome) => outcome.field === field);
}
