// What known answers say about a run: two lines of figures, one of misses.
import path from 'node:path';
import type { Summary } from '../model/summary.ts';
import type { TruthScore } from '../report/truth-figures.ts';
import { groupDigits, say, type Lang } from '../words/catalogue.ts';
import { paint } from './paint.ts';
import { forTerminal } from './terminal-text.ts';

interface TruthSummary {
  readonly file: string;
  readonly auto: TruthScore;
  readonly auto_and_review: TruthScore;
  readonly false_pairs: { readonly auto: number; readonly review: number };
  readonly missed_pairs: Readonly<Record<string, number>>;
}

export function truthLines(summary: Summary, lang: Lang): string[] {
  const truth = summary['truth'] as TruthSummary | undefined;
  if (truth === undefined) return [];
  const { total = 0 } = truth.missed_pairs;
  const wrong = truth.false_pairs.auto + truth.false_pairs.review;
  const why = Object.entries(truth.missed_pairs)
    .filter(([reason]) => reason !== 'total' && reason !== 'asked')
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${groupDigits(count)} ${say(lang, `miss/${reason}`)}`)
    .join(lang === 'zh' ? '，' : ', ');
  const misses =
    wrong + total === 0
      ? say(lang, 'cli/truth-right')
      : say(lang, 'cli/truth-misses', {
          wrong,
          auto: truth.false_pairs.auto,
          missed: total,
          reasons: why === '' ? say(lang, 'cli/truth-none') : why,
        });
  return [
    `  ${say(lang, 'cli/truth-auto', { file: forTerminal(path.basename(truth.file)), ...figures(truth.auto) })}`,
    `  ${say(lang, 'cli/truth-all', figures(truth.auto_and_review))}`,
    wrong === 0 ? `  ${misses}` : `  ${paint.warning(misses)}`,
  ];
}

function figures({ precision, recall, f1 }: TruthScore): Record<'precision' | 'recall' | 'f1', string> {
  const text = (share: number | null): string => (share === null ? '–' : share.toFixed(4));
  return { precision: text(precision), recall: text(recall), f1: f1.toFixed(4) };
}
