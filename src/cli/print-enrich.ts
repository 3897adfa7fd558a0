// What `enrich` says when it is done: of how many records the reference knew something, and what became of the cells.
import type { EnrichFigures } from '../jobs/enrich-task.ts';
import type { ReferenceFigures } from '../jobs/enrich.ts';
import type { RunResult } from '../jobs/run.ts';
import { say } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { countsBlock, equation, examplesBlock, headline, whereBlock } from './print-run.ts';
import { forTerminal } from './terminal-text.ts';

export function describeEnrich(result: RunResult, setting: Setting): Ending {
  const { lang } = setting;
  const { summary } = result;
  const all = summary as unknown as EnrichFigures;
  const reference = summary['reference'] as ReferenceFigures;
  const byField = Object.entries(summary['enriched'] as Record<string, EnrichFigures>);
  const lines = [
    headline(result, lang),
    equation(summary, lang),
    `  ${say(lang, 'enrich/reference', { ...reference, file: forTerminal(reference.file) })}`,
    `  ${say(lang, 'enrich/looked-up', { ...all })}`,
    ...byField.map(([field, counts]) => {
      const line = `  ${say(lang, 'enrich/field', { field: forTerminal(field), ...counts })}`;
      return counts.disagreed > 0 ? paint.warning(line) : line;
    }),
    ...(all.invalid > 0
      ? [`  ${paint.warning(say(lang, 'enrich/invalid-line', { count: all.invalid }))}`]
      : []),
    ...(all.ambiguous > 0 ? [`  ${paint.warning(say(lang, 'enrich/ambiguous-line', { count: all.ambiguous }))}`] : []), // prettier-ignore
    ...(all.overwritten > 0 ? [`  ${say(lang, 'enrich/overwritten-line', { count: all.overwritten })}`] : []),
    ...(all.found === 0 && summary.counts.out > 0 ? [`  ${paint.warning(say(lang, 'enrich/nothing-found'))}`] : []), // prettier-ignore
    ...countsBlock(lang, 'cli/rejected', summary.rejects),
    ...(result.dryRun ? examplesBlock(result.tally, summary, setting) : []),
    ...whereBlock(result, lang),
    ...(result.folder === undefined || all.disagreed + all.filled === 0
      ? []
      : [
          `  ${say(lang, 'enrich/listed', { file: paint.path(forTerminal(`${result.folder}/enrich.csv`)) })}`,
        ]),
  ];
  return { exit: result.exit, lines, json: summary };
}
