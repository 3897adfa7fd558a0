// What a command says when it is done: one screen, the counts that add up first, then what to look at next.
import path from 'node:path';
import type { Tally } from '../model/events.ts';
import type { FieldType } from '../model/field-type.ts';
import type { Summary } from '../model/summary.ts';
import type { RunResult } from '../jobs/run.ts';
import type { RepeatedFigures } from '../jobs/repeated-values.ts';
import type { SinceCounts } from '../jobs/since-run.ts';
import type { ScreenCounts } from '../jobs/screen.ts';
import { fieldWord } from '../report/link-sentence.ts';
import { maskValue } from '../text/mask.ts';
import { groupDigits, say, type Lang } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { coverageLines } from './print-coverage.ts';
import { truthLines } from './print-truth.ts';
import { forTerminal } from './terminal-text.ts';

const LISTED = 6;
const EXAMPLES_SHOWN = 20;

export function describeNormalize(result: RunResult, setting: Setting): Ending {
  const { lang } = setting;
  const lines = [
    headline(result, lang),
    equation(result.summary, lang),
    ...columnsLine(result.summary, lang),
    ...countsBlock(lang, 'cli/changed-by-rule', result.summary.rules),
    ...countsBlock(lang, 'cli/flagged', result.summary.flags),
    ...countsBlock(lang, 'cli/rejected', result.summary.rejects),
    ...unmappedBlock(result.unmapped, lang),
    ...(result.dryRun ? examplesBlock(result.tally, result.summary, setting) : []),
    ...whereBlock(result, lang),
  ];
  return { exit: result.exit, lines, json: result.summary };
}

export function describeScan(result: RunResult, setting: Setting, review?: string): Ending {
  const { lang } = setting;
  const { summary } = result;
  const lines = [
    headline(result, lang),
    equation(summary, lang),
    ...columnsLine(summary, lang),
    ...screenLines(summary, lang),
    ...sinceLines(summary, lang),
    ...repeatedLines(summary, lang),
    ...clusterLines(summary, lang, review === undefined),
    ...coverageLines(summary, lang),
    ...truthLines(summary, lang),
    ...(review === undefined || result.dryRun
      ? []
      : [`  ${say(lang, 'cli/review-file', { file: paint.path(forTerminal(review)) })}`]),
    ...whereBlock(result, lang),
  ];
  return { exit: result.exit, lines, json: summary };
}

export function describeMerge(result: RunResult, setting: Setting): Ending {
  const { lang } = setting;
  const { summary } = result;
  const children =
    (summary['children'] as
      { name: string; rows: number; repointed: number; orphans: number }[] | undefined) ?? [];
  const lines = [
    headline(result, lang),
    equation(summary, lang),
    ...columnsLine(summary, lang),
    ...clusterLines(summary, lang),
    ...children.map((child) => `  ${say(lang, 'cli/child-line', child)}`),
    ...whereBlock(result, lang),
  ];
  return { exit: result.exit, lines, json: summary };
}

/** For commands whose counts say it all: archive, export. */
export function describeCounts(result: RunResult, setting: Setting): Ending {
  const { lang } = setting;
  const lines = [
    headline(result, lang),
    equation(result.summary, lang),
    ...notes(result.summary, lang),
    ...whereBlock(result, lang),
  ];
  return { exit: result.exit, lines, json: result.summary };
}

export function headline({ summary, dryRun }: RunResult, lang: Lang): string {
  const files = summary.inputs.map(
    (input) =>
      `${input.name === '-' ? 'stdin' : path.basename(input.name)} (${input.encoding ?? ''}${input.sheet === undefined ? '' : `, ${input.sheet}`})`,
  );
  const title = say(lang, dryRun ? 'cli/dry-run-of' : 'cli/done', {
    command: summary.command,
    files: forTerminal(files.join(', ')),
  });
  return paint.title(title);
}

/** rows in = kept + merged + …: printed by every command. */
export function equation({ counts }: Summary, lang: Lang): string {
  const parts = (['out', 'merged', 'archived', 'removed', 'erased', 'rejected', 'not_selected'] as const)
    .filter((part) => part === 'out' || counts[part] > 0)
    .map((part) => `${groupDigits(counts[part])} ${say(lang, `count/${part}`)}`);
  return `  ${say(lang, 'cli/equation', { in: counts.in })} = ${parts.join(' + ')}`;
}

function columnsLine(summary: Summary, lang: Lang): string[] {
  const understood = summary.columns.filter(
    (column) => column.type !== 'text' || column.decided_by !== 'default',
  );
  const perSource = new Map<string, string[]>();
  for (const column of understood) {
    const list = perSource.get(column.source) ?? [];
    const unsure =
      column.confidence < 0.75 && column.decided_by !== 'map' && column.decided_by !== 'config' ? '?' : '';
    const target = column.field === column.column ? '' : `→${column.field}`;
    list.push(`${column.column}${target}=${column.type}${unsure}`);
    perSource.set(column.source, list);
  }
  const unknown = summary.columns.length - understood.length;
  const lines = [...perSource].map(([source, list]) => {
    const shown = list.slice(0, 8).join(' ');
    const more = list.length > 8 ? ` +${list.length - 8}` : '';
    return paint.faint(
      `  ${say(lang, 'cli/columns', { source: forTerminal(source), columns: forTerminal(shown) + more })}`,
    );
  });
  if (unknown > 0 && perSource.size === 0) lines.push(paint.faint(`  ${say(lang, 'cli/no-columns')}`));
  return lines;
}

export function countsBlock(lang: Lang, title: string, counts: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (entries.length === 0) return [];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const shown = entries
    .slice(0, LISTED)
    .map(([code, count]) => `    ${groupDigits(count).padStart(9)}  ${say(lang, code)}`);
  if (entries.length > LISTED)
    shown.push(paint.faint(`    ${say(lang, 'cli/and-more', { count: entries.length - LISTED })}`));
  return [`  ${say(lang, title, { count: total })}`, ...shown];
}

const UNMAPPED_SHOWN = 8;

/** Values no list knows, each with the standard value it is probably meant for. */
export function unmappedBlock(unmapped: RunResult['unmapped'], lang: Lang): string[] {
  return Object.entries(unmapped).map(([field, values]) => {
    const shown = values.slice(0, UNMAPPED_SHOWN).map(({ value, count, suggestion }) => {
      const meant =
        suggestion === '' ? '' : say(lang, 'cli/unmapped-meant', { standard: forTerminal(suggestion) });
      return `${forTerminal(personal(value))} ×${count}${meant}`;
    });
    if (values.length > UNMAPPED_SHOWN) shown.push('…');
    return `  ${say(lang, 'cli/unmapped', { field: forTerminal(field), values: shown.join('  ') })}`;
  });
}

/** Cells before and after, per rule; personal values are masked unless told otherwise. */
export function examplesBlock(tally: Tally, summary: Summary, setting: Setting): string[] {
  const types = new Map(Object.entries(summary.fields).map(([name, field]) => [name, field.type]));
  const names = Object.keys(summary.fields);
  const show = (value: string, type: FieldType): string =>
    forTerminal(visible(setting.unmask ? value : maskValue(value, type)));
  return Object.entries(tally.examples).flatMap(([rule, examples]) => [
    `  ${paint.title(say(setting.lang, rule))}`,
    ...examples.slice(0, EXAMPLES_SHOWN).flatMap(({ field, old, new: value }) => {
      const name = names[field] ?? '';
      const type = types.get(name) ?? 'text';
      const [before, after] = [show(old, type), show(value, type)];
      // What changed may be hidden by the mask: then the line would say nothing.
      return before === after ? [] : [`    ${forTerminal(name)}: ${before} → ${after}`];
    }),
  ]);
}

/** A value that may be somebody's number or address is masked. */
function personal(value: string): string {
  return /\d{6,}|@/.test(value) ? maskValue(value, 'text') : value;
}

/** Blanks at the edges, doubled or full-width ones, and a blank cell, so that they can be seen. */
function visible(value: string): string {
  if (value === '') return '∅';
  return value.replaceAll(/^ +| +$| {2,}|[\u3000\u00a0]/g, (blanks) => '␣'.repeat(blanks.length));
}

/** What `--against` found of the new rows. */
function screenLines({ screen, inputs }: Summary, lang: Lang): string[] {
  if (screen === undefined) return [];
  const counts = screen as ScreenCounts;
  const source = forTerminal(inputs.at(-1)?.source ?? '');
  const lines = [`  ${paint.title(say(lang, 'cli/screen', { ...counts, source }))}`];
  if (counts.ambiguous > 0)
    lines.push(`  ${paint.warning(say(lang, 'cli/screen-ambiguous', { count: counts.ambiguous }))}`);
  if (counts.repeated > 0) lines.push(`  ${say(lang, 'cli/screen-repeated', { count: counts.repeated })}`);
  return lines;
}

/** What `--since-run` left out. */
function sinceLines({ since }: Summary, lang: Lang): string[] {
  if (since === undefined) return [];
  const counts = since as SinceCounts;
  return [`  ${say(lang, 'cli/since', { ...counts, run: forTerminal(counts.run) })}`];
}

/** Columns with a limit on repeated values. */
function repeatedLines({ repeated }: Summary, lang: Lang): string[] {
  const limited = Object.entries((repeated ?? {}) as Record<string, RepeatedFigures>);
  return limited.map(([field, { over, ...figures }]) => {
    const line = say(lang, over ? 'cli/over-limit' : 'cli/within-limit', {
      field: forTerminal(field),
      ...figures,
    });
    return `  ${over ? paint.warning(line) : line}`;
  });
}

function clusterLines(summary: Summary, lang: Lang, hint = false): string[] {
  const number = (key: string): number => (typeof summary[key] === 'number' ? summary[key] : 0);
  const lines = [
    `  ${say(lang, 'cli/clusters', { auto: number('auto_clusters'), review: number('review_clusters'), records: number('records_in_clusters') })}`,
  ];
  if (number('households') > 0) {
    const params = { households: number('households'), records: number('records_in_households') };
    lines.push(`  ${say(lang, 'cli/households', params)}`);
  }
  if (hint && number('review_clusters') > 0) lines.push(paint.faint(`  ${say(lang, 'cli/next-review')}`));
  if (number('cross_source_clusters') > 0)
    lines.push(`  ${say(lang, 'cli/cross-source', { count: number('cross_source_clusters') })}`);
  if (number('oversized_clusters') > 0)
    lines.push(`  ${paint.warning(say(lang, 'cli/oversized', { count: number('oversized_clusters') }))}`);
  if (number('vetoed_pairs') > 0) {
    const params = { count: number('vetoed_pairs'), reasons: reasonsApart(summary, lang) };
    lines.push(`  ${paint.warning(say(lang, 'cli/vetoed', params))}`);
  }
  return lines;
}

/** `2 different ID number, 1 weak link`: what a person decided and clean sources are no contradictions. */
function reasonsApart(summary: Summary, lang: Lang): string {
  const apart = Object.entries((summary['kept_apart'] ?? {}) as Record<string, number>);
  return apart
    .filter(([because]) => because !== 'decision' && because !== 'one-per-source')
    .sort(([, a], [, b]) => b - a)
    .map(([because, count]) =>
      because === 'weak-link'
        ? say(lang, 'cli/apart-weak-link', { count })
        : say(lang, 'cli/apart-field', { count, field: forTerminal(fieldWord(lang, because)) }),
    )
    .join(lang === 'zh' ? '、' : ', ');
}

function notes(summary: Summary, lang: Lang): string[] {
  const list =
    (summary['notes'] as { code: string; params: Record<string, string | number> }[] | undefined) ?? [];
  return list.map(({ code, params }) => `  ${say(lang, code, params)}`);
}

/** Where the results are: the main output first, then the report. */
export function whereBlock(result: RunResult, lang: Lang): string[] {
  if (result.dryRun) return [`  ${say(lang, 'cli/nothing-written')}`];
  const main = result.summary.outputs
    .filter((output) => output.rows !== undefined)
    .map((output) => output.name);
  const lines = main
    .filter((file) => file !== '-')
    .map((file) => `  ${say(lang, 'cli/output', { file: paint.path(forTerminal(file)) })}`);
  if (result.folder !== undefined) {
    lines.push(
      `  ${say(lang, 'cli/report', { file: paint.path(forTerminal(path.join(result.folder, 'report.html'))) })}`,
    );
  }
  return lines;
}
