import type { Tally } from '../model/events.ts';
import type { Counts } from '../model/summary.ts';

/** Where the rows went, by what the records' own tally says; a command that takes rows away says how many. */
export function countsOf(tally: Tally, moved: Partial<Counts> = {}): Counts {
  return {
    in: tally.rowsIn,
    out: tally.rowsOut,
    rejected: tally.rejected,
    removed: 0,
    merged: 0,
    archived: 0,
    erased: 0,
    not_selected: tally.notSelected,
    ...moved,
  };
}
