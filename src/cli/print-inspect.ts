// What an inspection says, on one screen: how the file was read, the three worst problems, then column by column.
import path from 'node:path';
import type { InspectResult } from '../jobs/inspect.ts';
import type { ColumnQuality, InspectFigures, TableFacts } from '../report/data.ts';
import { openPage, percent } from '../report/page.ts';
import { worstProblems } from '../report/problems.ts';
import { displayWidth, fitWidth } from '../text/display-width.ts';
import { groupDigits, say, type Lang } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { equation, examplesBlock, headline, unmappedBlock, whereBlock } from './print-run.ts';
import { forTerminal } from './terminal-text.ts';

const TABLES_SHOWN = 3;
const COLUMNS_SHOWN = 24;
const NAME_WIDTH = 18;

export function describeInspect(result: InspectResult, setting: Setting): Ending {
  const { lang } = setting;
  const { figures, summary, tally, dryRun } = result;
  const lines = [
    headline(result, lang),
    equation(summary, lang),
    ...figures.tables.slice(0, TABLES_SHOWN).map((table) => `  ${sayTable(table, lang)}`),
    ...(figures.tables.length > TABLES_SHOWN
      ? [paint.faint(`  ${say(lang, 'cli/and-more', { count: figures.tables.length - TABLES_SHOWN })}`)]
      : []),
    ...problemLines(result, lang),
    ...unrecoverable(figures, lang),
    ...columnTable(figures, lang),
    ...unmappedBlock(result.unmapped, lang),
    ...(dryRun ? examplesBlock(tally, summary, setting) : []),
    ...nextLines(result, lang),
    ...whereBlock(result, lang),
  ];
  return { exit: result.exit, lines, json: summary };
}

function sayTable(table: TableFacts, lang: Lang): string {
  const { format, encoding, delimiter, eol, header, headerRecord, columns, knownNames, above, below } = table;
  const name = path.basename(table.file) + (table.sheet === undefined ? '' : ` #${table.sheet}`);
  const end = eol === undefined ? '' : { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' }[eol];
  const tab = delimiter === '\t' ? 'TAB' : delimiter;
  const how = format === 'csv' ? [encoding, tab ?? '', end ?? ''] : [format];
  const where = say(lang, `inspect/header-${header}`, { row: headerRecord, columns, known: knownNames });
  const beside = [
    ...(above > 0 ? [say(lang, 'inspect/above', { count: above })] : []),
    ...(below > 0 ? [say(lang, 'inspect/below', { count: below })] : []),
  ];
  const facts = [...how.filter((fact) => fact !== ''), where, ...beside].join(' · ');
  return paint.faint(`${forTerminal(name)}: ${forTerminal(facts)}`);
}

function problemLines({ summary, figures, tally }: InspectResult, lang: Lang): string[] {
  const fields = figures.columns.map(({ name }) => name);
  const page = openPage({ lang, summary, examples: tally.examples, fields, inspect: figures });
  const problems = worstProblems(page);
  if (problems.length === 0) return [`  ${paint.good(say(lang, 'report/no-problems'))}`];
  const colours = { damage: paint.bad, review: paint.warning, plain: paint.warning };
  return [
    `  ${paint.title(say(lang, 'report/section-problems'))}`,
    ...problems.flatMap(({ kind, count, title, help }, at) => [
      `  ${at + 1}. ${colours[kind](groupDigits(count))}  ${forTerminal(title)}`,
      paint.faint(`     ${forTerminal(help)}`),
    ]),
  ];
}

/** What no program can bring back, said once and plainly. */
function unrecoverable({ columns }: InspectFigures, lang: Lang): string[] {
  const lost = columns.filter(({ damaged }) => damaged > 0);
  if (lost.length === 0) return [`  ${say(lang, 'inspect/nothing-lost')}`];
  const list = lost.map(({ name, damaged }) => `${forTerminal(name)} ${groupDigits(damaged)}`).join(', ');
  return [`  ${paint.bad(say(lang, 'inspect/unrecoverable', { columns: list }))}`];
}

function columnTable({ columns, rows }: InspectFigures, lang: Lang): string[] {
  const heads = ['column', 'type', 'sure', 'filled', 'valid', 'damaged', 'suspects', 'distinct'].map((head) =>
    say(lang, `inspect/head-${head}`),
  );
  const body = columns.slice(0, COLUMNS_SHOWN).map((column) => cellsOf(column, rows, lang));
  const widths = heads.map((head, at) =>
    Math.min(
      at === 0 ? NAME_WIDTH : 16,
      Math.max(displayWidth(head), ...body.map((cells) => displayWidth(cells[at] ?? ''))),
    ),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => fitWidth(cell, widths[at]!, at < 2 ? 'end' : 'start'))
      .join('  ')
      .trimEnd();
  return [
    `  ${paint.faint(line(heads))}`,
    ...body.map((cells) => `  ${line(cells)}`),
    ...(columns.length > COLUMNS_SHOWN
      ? [paint.faint(`  ${say(lang, 'cli/and-more', { count: columns.length - COLUMNS_SHOWN })}`)]
      : []),
  ];
}

function cellsOf(column: ColumnQuality, rows: number, lang: Lang): string[] {
  const { name, type, confidence, decidedBy, evidence, filled, valid, damaged, distinct, distinctExact } =
    column;
  const known = decidedBy !== 'default';
  const shownType = say(lang, `field/${type}`);
  const suspects = filled - valid - damaged;
  return [
    forTerminal(name),
    evidence?.hint === undefined ? shownType : `${shownType} (${say(lang, `${evidence.hint}#short`)})`,
    known ? percent(confidence, 1) : '–',
    percent(filled, rows),
    filled === 0 ? '–' : percent(valid, filled),
    damaged === 0 ? '–' : groupDigits(damaged),
    suspects === 0 ? '–' : groupDigits(suspects),
    (distinctExact ? '' : '≈') + groupDigits(distinctExact ? distinct : roughly(distinct)),
  ];
}

/** An estimate is not written to the last digit. */
function roughly(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2);
  return Math.round(count / step) * step;
}

function nextLines({ figures, summary, dryRun, folder, mapping }: InspectResult, lang: Lang): string[] {
  const { requirements, incomplete, completeness } = figures;
  const lines: string[] = [];
  if (requirements.length > 0)
    lines.push(
      `  ${say(lang, 'inspect/incomplete', { rows: incomplete, required: forTerminal(requirements.join(', ')) })}`,
    );
  else if ((completeness[10] ?? 0) < figures.rows) {
    const half = completeness.slice(0, 5).reduce((sum, rows) => sum + rows, 0);
    lines.push(`  ${say(lang, 'inspect/completeness', { full: completeness[10] ?? 0, half })}`);
  }
  if (!dryRun && folder !== undefined) {
    lines.push(`  ${say(lang, 'inspect/mapping', { file: paint.path(forTerminal(mapping)) })}`);
  }
  const fixes = Object.values(summary.rules).reduce((sum, cells) => sum + cells, 0);
  const file = forTerminal(summary.inputs[0]?.name ?? '');
  if (fixes > 0 && !dryRun) lines.push(paint.faint(`  ${say(lang, 'inspect/next', { cells: fixes, file })}`));
  return lines;
}
