import type { MergedView } from './data.ts';

/** Whoever reads only the beginning should see what a person may have to correct; otherwise in the order given. */
export function conflictsFirst(clusters: readonly MergedView[]): readonly MergedView[] {
  const conflicting = clusters.filter(hasConflict);
  return conflicting.length === 0
    ? clusters
    : [...conflicting, ...clusters.filter((each) => !hasConflict(each))];
}

export function hasConflict({ outcomes }: MergedView): boolean {
  return outcomes.some(({ conflict }) => conflict);
}
