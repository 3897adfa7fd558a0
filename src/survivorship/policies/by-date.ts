// The date is one of the record, not of the value; records without one come last. Dates equal to the last
// character are a tie.
import { best, dateIn, least } from '../candidates.ts';
import { choice } from './kind.ts';
import type { PolicyKind } from './kind.ts';

export const newest: PolicyKind = {
  takes: 'date?',
  ranksRows: true,
  answer(candidates, { group: { settings }, policy }) {
    const field = policy.field < 0 ? settings.updated : policy.field;
    return choice(best(candidates, ({ member }) => dateIn(member, field, settings)));
  },
};

/** No policy lets an invalid value beat a valid one; this name says so where people ask why. */
export const newestValid: PolicyKind = { ...newest };

export const oldest: PolicyKind = {
  takes: 'date?',
  ranksRows: true,
  answer(candidates, { group: { settings }, policy }) {
    const field = policy.field < 0 ? settings.created : policy.field;
    return choice(least(candidates, ({ member }) => dateIn(member, field, settings)));
  },
};
