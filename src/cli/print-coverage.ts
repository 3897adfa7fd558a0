// What was not compared, in a line each for values that are too common and for the budget of pairs.
import type { Summary } from '../model/summary.ts';
import type { RuleFigures } from '../report/coverage-figures.ts';
import { ruleWord } from '../report/link-sentence.ts';
import { say, type Lang } from '../words/catalogue.ts';
import { paint } from './paint.ts';
import { forTerminal } from './terminal-text.ts';

interface NotCompared {
  readonly records_only_common: number;
  readonly rules: Readonly<Record<string, RuleSummary>>;
}

interface RuleSummary {
  readonly too_common: RuleFigures['crowded'];
  readonly over_budget: RuleFigures['thinned'];
  readonly largest: RuleFigures['largest'];
}

export function coverageLines(summary: Summary, lang: Lang): string[] {
  const left = summary['not_compared'] as NotCompared | undefined;
  if (left === undefined) return [];
  const rules = Object.entries(left.rules);
  const crowded = rules.filter(([, { too_common }]) => too_common.values > 0);
  const thinned = rules.filter(([, { over_budget }]) => over_budget.values > 0);
  const lines: string[] = [];
  const [largest] = crowded
    .flatMap(([rule, own]) => own.largest.map((one) => ({ rule, ...one })))
    .sort((a, b) => b.records - a.records);
  if (largest !== undefined)
    lines.push(
      say(lang, 'cli/too-common', {
        rules: crowded.length,
        rule: forTerminal(ruleWord(lang, largest.rule)),
        value: forTerminal(largest.value),
        most: largest.records,
        records: left.records_only_common,
      }),
    );
  if (thinned.length > 0)
    lines.push(
      say(lang, 'cli/over-budget', {
        rules: thinned.length,
        pairs: thinned.reduce((sum, [, { over_budget }]) => sum + over_budget.pairs, 0),
      }),
    );
  return lines.map((line) => paint.faint(`  ${line}`));
}
