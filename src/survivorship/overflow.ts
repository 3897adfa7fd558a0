// A customer with two phones keeps both: what did not win moves to the next empty field of the same kind.
import { candidatesOf, distinctKeys } from './candidates.ts';
import type { Candidate, Group } from './candidates.ts';
import type { FieldRule, Typed } from './group.ts';

/** What an overflow field holds afterwards. */
export interface Slot {
  readonly field: number;
  readonly value: string;
  readonly from: number;
  readonly distinct: number;
  readonly lost: readonly Candidate[];
  /** A person typed it. */
  readonly isTyped: boolean;
}

export interface Spread {
  /** Values of the main field that found no place. */
  readonly lost: readonly Candidate[];
  readonly slots: readonly Slot[];
}

interface OpenSlot {
  readonly field: number;
  readonly all: readonly Candidate[];
  held: Candidate | undefined;
  /** What stands there as long as nothing moves in: the master's own word for a blank. */
  readonly blank: string;
  /** What a person typed for it: nothing moves in. */
  readonly typed: Typed | undefined;
}

/**
 * The master's own further values stay where they are. Then come the losers of the main field, then the further
 * values of the other records, in the order of the records; invalid ones are not spread.
 */
export function spread(
  rule: FieldRule,
  group: Group,
  kept: readonly string[],
  lost: readonly Candidate[],
): Spread {
  const taken = new Set(kept);
  const masterKey = group.members[group.master]?.keys[rule.index] ?? '';
  const movedUp = new Set(kept.filter((key) => key !== masterKey));
  const slots = rule.overflow.map((field) => openSlot(group, field, movedUp));
  for (const { held, typed } of slots) taken.add(held?.key ?? typed?.key ?? '');
  // What a person emptied a field of does not come back in the next one.
  const isEmptied = (field: number): boolean => group.settings.typed?.get(field)?.value === '';
  const further = slots.flatMap(({ field, all }) => (isEmptied(field) ? [] : all));
  const waiting = [...(isEmptied(rule.index) ? [] : lost), ...further].filter(
    ({ key, valid }) => key !== '' && valid,
  );
  for (const candidate of waiting) {
    if (taken.has(candidate.key)) continue;
    const empty = slots.find(({ held, typed }) => held === undefined && typed === undefined);
    if (!empty) break;
    empty.held = candidate;
    taken.add(candidate.key);
  }
  return {
    lost: lost.filter(({ key }) => key === '' || !taken.has(key)),
    slots: slots.map((slot) => closeSlot(slot, taken)),
  };
}

/** A value that has just moved up to the main field leaves its place to another. */
function openSlot(group: Group, field: number, movedUp: ReadonlySet<string>): OpenSlot {
  const all = candidatesOf(group, field);
  const typed = group.settings.typed?.get(field);
  const empty = { field, all, held: undefined, blank: '', typed };
  if (typed) return empty;
  const own = all.find(({ at }) => at === group.master);
  if (own === undefined || own.key === '') return { ...empty, blank: own?.text ?? '' };
  return movedUp.has(own.key) ? empty : { ...empty, held: own };
}

function closeSlot({ field, all, held, blank, typed }: OpenSlot, taken: ReadonlySet<string>): Slot {
  const value = typed?.value ?? held?.text ?? blank;
  const lost = all.filter(({ key, text }) =>
    key === '' ? text.trim() !== '' && text.trim() !== value.trim() : !taken.has(key),
  );
  const distinct = distinctKeys(all.filter(({ key }) => key !== ''));
  const from = held ?? all.find(({ text }) => typed !== undefined && text === value && value !== '');
  return { field, value, from: from?.at ?? -1, distinct, lost, isTyped: typed !== undefined };
}
