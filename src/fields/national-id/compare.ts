import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isHidden, sharedCharacters, shownOf, type Shown } from '../../text/hidden.ts';
import { isOneSlip } from '../../text/slip.ts';
import { upgradeCnId } from './cn-id.ts';

export interface IdKey {
  readonly key: string;
  /** Of a number with stars: masked, or rounded by a spreadsheet. */
  readonly shown: Shown | undefined;
  /** Fails its check: some character of it is wrong. */
  readonly isMistyped: boolean;
}

/** `different` is two valid numbers: it forbids the merge. What one damaged number says never does. */
const LEVELS = [
  { name: 'same', m: 0.965, bits: 22, agrees: true },
  { name: 'damaged', m: 0.02, bits: 7.6, agrees: false },
  { name: 'not-comparable', m: 0.01, bits: 0, agrees: false },
  { name: 'different', m: 0.005, bits: -7.6, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, DAMAGED, NOT_COMPARABLE, DIFFERENT] = [0, 1, 2, 3] as const;

/**
 * Compares numbers that carry a check character. Keys are valid numbers; with stars for what is masked or was lost
 * (`110101199003072*`); with a question mark behind one that fails its check.
 *
 * @param leastShown fewer characters in common say nothing
 * @param canonical one form for numbers that were written in several
 */
export function compareNumbers(leastShown: number, canonical: (key: string) => string): Comparison<IdKey> {
  return {
    levels: LEVELS,
    prepare(text) {
      const isMistyped = text.endsWith('?');
      const key = canonical(isMistyped ? text.slice(0, -1) : text);
      return { key, shown: isHidden(key) ? shownOf(key) : undefined, isMistyped };
    },
    compare(left, right) {
      if (left.shown !== undefined || right.shown !== undefined) {
        const shared = sharedCharacters(left.shown ?? shownOf(left.key), right.shown ?? shownOf(right.key));
        if (shared >= leastShown) return DAMAGED;
        return shared < 0 && !left.isMistyped && !right.isMistyped ? DIFFERENT : NOT_COMPARABLE;
      }
      const isSame = left.key === right.key;
      if (left.isMistyped || right.isMistyped)
        return isSame || isOneSlip(left.key, right.key) ? DAMAGED : NOT_COMPARABLE;
      return isSame ? SAME : DIFFERENT;
    },
  };
}

/** Ten characters are a place and a year, and as many people. */
const LEAST_SHOWN = 12;

/** Resident identity numbers; one of fifteen digits is the same as its form of eighteen. */
export const compareIds = compareNumbers(LEAST_SHOWN, (key) =>
  /^\d{15}$/.test(key) ? upgradeCnId(key) : key,
);
