// Dates that say which record is newer: those that cannot be read, or are still to come, decide nothing, and are counted.
import type { FieldRule, Member, Settings } from '../survivorship/group.ts';
import type { MasterRule } from '../survivorship/master-rules.ts';
import { POLICIES } from '../survivorship/policies/registry.ts';
import type { Policy } from '../survivorship/policy.ts';

export interface DateDoubts {
  readonly field: string;
  /** Cells that are filled and no date. */
  readonly unreadable: number;
  /** Dates after the run's own. */
  readonly future: number;
}

export class PolicyDates {
  readonly #settings: Settings;
  readonly #counts: { readonly at: number; readonly field: string; unreadable: number; future: number }[];

  constructor(rules: readonly FieldRule[], masters: readonly MasterRule[], settings: Settings) {
    this.#settings = settings;
    const named = [
      // The tie chain and the usual choice of a master ask these.
      settings.updated,
      settings.created,
      ...rules.flatMap(({ policy }) => datesOf(policy)),
      ...masters.flatMap(({ name, field }) => (name === 'newest' || name === 'oldest' ? [field] : [])),
    ];
    this.#counts = [...new Set(named)]
      .filter((at) => at >= 0)
      .sort((a, b) => a - b)
      .map((at) => ({ at, field: rules[at]?.name ?? '', unreadable: 0, future: 0 }));
  }

  /** Looks at the dates of a group that is decided. */
  see(group: readonly Member[]): void {
    const { today } = this.#settings;
    for (const count of this.#counts) {
      for (const { cells, keys } of group) {
        const text = cells[count.at] ?? '';
        if (text === '' || keys[count.at] === '') continue;
        const date = this.#settings.dateKey(text);
        if (date === undefined) count.unreadable++;
        else if (today !== undefined && date.slice(0, 10) > today) count.future++;
      }
    }
  }

  found(): readonly DateDoubts[] {
    return this.#counts
      .filter(({ unreadable, future }) => unreadable + future > 0)
      .map(({ field, unreadable, future }) => ({ field, unreadable, future }));
  }
}

function datesOf({ name, field, by, when }: Policy): number[] {
  return [
    ...(POLICIES[name].takes === 'date?' ? [field] : []),
    ...(by ? datesOf(by) : []),
    ...(when ? [...datesOf(when.then), ...datesOf(when.otherwise)] : []),
  ];
}
