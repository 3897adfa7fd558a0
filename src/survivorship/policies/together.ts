import { row } from './kind.ts';
import type { PolicyKind } from './kind.ts';

/** Fields that mean something only side by side: a street of one record in the city of another is nowhere. */
export const group: PolicyKind = {
  takes: 'group',
  asksWhenEqual: true,
  answer: (_candidates, question) => question.rowTogether(),
};

/** From the record that won another field; blank when none did. */
export const follow: PolicyKind = {
  takes: 'field',
  asksWhenEqual: true,
  answer: (_candidates, question) => row(question.winnerOf(question.policy.field)),
};
