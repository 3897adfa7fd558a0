// What a cell without a key still tells, for comparing only: masked, cut off, rounded, or with one character wrong. Such a key
// holds a star or ends in a question mark, which no key does. It brings no records together and is never the same as
// anything, another one like it included: comparisons put it on a level of its own (`masked`, `damaged`, `surname-only`).
import { partialCode } from '../fields/credit-code/partial.ts';
import { partialDate } from '../fields/date/partial.ts';
import { partialEmail } from '../fields/email/partial.ts';
import { partialId } from '../fields/national-id/partial.ts';
import { partialName } from '../fields/person-name/partial.ts';
import { partialPhone } from '../fields/phone/partial.ts';
import type { Cleaned } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';

const PARTIAL: Partial<Record<FieldType, (cleaned: Cleaned) => string>> = {
  name: partialName,
  phone: partialPhone,
  email: partialEmail,
  date: partialDate,
  'cn-id': partialId,
  uscc: partialCode,
};

/** '' for a cell that tells nothing, and for one that has a key: ask only where there is none. */
export function partialKey(type: FieldType, cleaned: Cleaned): string {
  return cleaned.status === 'empty' ? '' : (PARTIAL[type]?.(cleaned) ?? '');
}
