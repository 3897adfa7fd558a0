// Which values were too common for their records to be compared each with each, told with the values masked.
import { keysOfPart } from '../linkage/blocking-keys.ts';
import type { LeftOut } from '../linkage/not-compared.ts';
import type { CoverageFigures, LeftOutFigures } from '../report/coverage-figures.ts';
import { maskValue } from '../text/mask.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { MatchInsight } from './match-insight.ts';

/** Undefined where a person gave the rules: then exactly what they say is compared. */
export function coverageFigures({ store, insight }: Duplicates): CoverageFigures | undefined {
  if (insight === undefined) return undefined;
  const { alone, onlyCrowded, rules } = insight.coverage;
  return {
    records: store.count,
    alone,
    onlyCrowded,
    rules: rules.flatMap(({ rule, cap, usedCap, crowded, thinned, largest }, at) =>
      crowded.blocks + thinned.blocks === 0
        ? []
        : [
            {
              rule,
              cap,
              usedCap,
              crowded: figuresOf(crowded),
              thinned: figuresOf(thinned),
              largest: largest.map(({ members, records }) => ({
                value: valueOf(store, insight, at, members),
                records,
              })),
            },
          ],
    ),
  };
}

const figuresOf = ({ blocks, records, pairs }: LeftOut): LeftOutFigures => ({
  values: blocks,
  records,
  pairs,
});

/** What two records of a block have in common, masked as the fields' types want it. */
function valueOf(
  store: Duplicates['store'],
  { blocking, isUnfit }: MatchInsight,
  rule: number,
  [left, right]: readonly [number, number],
): string {
  return blocking[rule]!.parts.map((part) => {
    const others = new Set(keysOfPart(store, part, right, isUnfit));
    const shared = keysOfPart(store, part, left, isUnfit).find((key) => others.has(key)) ?? '';
    return maskValue(shared, store.fields[part.field]!.type);
  }).join(' + ');
}

/** The figures under the names summary.json gives them. */
export function coverageCounts(figures: CoverageFigures | undefined): Record<string, unknown> {
  if (figures === undefined) return {};
  const { alone, onlyCrowded, rules } = figures;
  return {
    not_compared: {
      records_alone: alone,
      records_only_common: onlyCrowded,
      rules: Object.fromEntries(
        rules.map(({ rule, cap, usedCap, crowded, thinned, largest }) => [
          rule,
          { cap, used_cap: usedCap, too_common: crowded, over_budget: thinned, largest },
        ]),
      ),
    },
  };
}
