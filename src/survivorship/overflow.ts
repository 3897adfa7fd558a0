// A customer with two phones keeps both: what did not win moves to the next empty field of the same kind.
import { candidatesOf, distinctKeys } from './candidates.ts';
import type { Candidate, Group } from './candidates.ts';
import type { FieldRule } from './group.ts';

/** What an overflow field holds afterwards. */
export interface Slot {
  readonly field: number;
  readonly value: string;
  readonly from: number;
  readonly distinct: number;
  readonly lost: readonly Candidate[];
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
  for (const { held } of slots) if (held) taken.add(held.key);
  const waiting = [...lost, ...slots.flatMap(({ all }) => all)].filter(
    ({ key, valid }) => key !== '' && valid,
  );
  for (const candidate of waiting) {
    if (taken.has(candidate.key)) continue;
    const empty = slots.find(({ held }) => held === undefined);
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
  const own = all.find(({ at }) => at === group.master);
  if (own === undefined || own.key === '') return { field, all, held: undefined, blank: own?.text ?? '' };
  if (movedUp.has(own.key)) return { field, all, held: undefined, blank: '' };
  return { field, all, held: own, blank: '' };
}

function closeSlot({ field, all, held, blank }: OpenSlot, taken: ReadonlySet<string>): Slot {
  const value = held?.text ?? blank;
  const lost = all.filter(({ key, text }) =>
    key === '' ? text.trim() !== '' && text.trim() !== value.trim() : !taken.has(key),
  );
  const distinct = distinctKeys(all.filter(({ key }) => key !== ''));
  return { field, value, from: held?.at ?? -1, distinct, lost };
}
