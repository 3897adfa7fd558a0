import type { Cleaned, Normalizer } from '../model/cleaned.ts';
import { openNormalizer } from '../rulepack/normalizers.ts';
import { ownText } from '../text/own.ts';
import type { ColumnPlan } from './plan.ts';

/** Cells repeat: cities, statuses, companies. Phones mostly do not; their cache is dropped when it is full. */
const CACHED_VALUES = 20_000;

/** The normalizer of a column, with a memory for repeated cells. */
export function openColumn(column: ColumnPlan): Normalizer {
  const normalizer = openNormalizer(column.type, column.settings);
  let cache = new Map<string, Cleaned>();
  let hits = 0;
  let misses = 0;
  return {
    clean(cell) {
      // A column that hardly ever repeats is not worth remembering.
      if (misses > CACHED_VALUES && hits * 4 < misses) return normalizer.clean(cell);
      const known = cache.get(cell);
      if (known) {
        hits++;
        return known;
      }
      misses++;
      const cleaned = normalizer.clean(cell);
      if (cache.size >= CACHED_VALUES) cache = new Map();
      cache.set(ownText(cell), cleaned);
      return cleaned;
    },
    keys: (cleaned) => normalizer.keys(cleaned),
  };
}
