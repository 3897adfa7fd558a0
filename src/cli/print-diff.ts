// What `diff` says: whether the two are the same, and if not, how much of what kind differs. Values are masked.
import path from 'node:path';
import type { DiffExample, DiffFigures, DiffOptions } from '../jobs/diff.ts';
import type { FieldType } from '../model/field-type.ts';
import { EXIT } from '../model/user-error.ts';
import { maskValue } from '../text/mask.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { forTerminal } from './terminal-text.ts';

const LISTED = 12;

export function describeDiff(figures: DiffFigures, options: DiffOptions, setting: Setting): Ending {
  const { lang } = setting;
  const tell = (code: string, params: Record<string, string | number> = {}): string =>
    `  ${say(lang, code, params)}`;
  const names = figures.files.map((file) => forTerminal(file === '-' ? 'stdin' : path.basename(file)));
  const same = figures.same !== false;
  const { rows, columns, rejected, blankIds } = figures;
  const lines = [
    paint.title(`diff: ${names.join(' ↔ ')}`),
    ...(figures.same === 'bytes' ? [tell('diff/same-bytes')] : [tell('diff/rows', { before: rows.before, after: rows.after })]), // prettier-ignore
    ...(figures.same === 'cells' ? [paint.good(tell('diff/same-cells'))] : []),
    ...(figures.added > 0 ? [tell('diff/added', { count: figures.added })] : []),
    ...(figures.removed > 0 ? [tell('diff/removed', { count: figures.removed })] : []),
    ...(figures.changedRows > 0
      ? [tell('diff/changed', { count: figures.changedRows, values: figures.values, spellings: figures.spellings })] // prettier-ignore
      : []),
    ...columns.removed.map((column) => tell('diff/column-removed', { column: forTerminal(column) })),
    ...columns.added.map((column) => tell('diff/column-added', { column: forTerminal(column) })),
    ...columns.renamed.map(({ before, after }) =>
      tell('diff/column-renamed', { before: forTerminal(before), after: forTerminal(after) }),
    ),
    ...(figures.moved > 0 ? [tell('diff/moved', { count: figures.moved })] : []),
    ...(figures.repeatedIds > 0
      ? [paint.warning(tell('diff/repeated', { count: figures.repeatedIds }))]
      : []),
    ...(blankIds.before + blankIds.after > 0 ? [paint.warning(tell('diff/blank-ids', blankIds))] : []),
    ...(rejected.before + rejected.after > 0
      ? [paint.warning(tell(rejected.same ? 'diff/rejected-same' : 'diff/rejected', { before: rejected.before, after: rejected.after }))] // prettier-ignore
      : []),
    ...fieldLines(figures, setting),
    ...figures.examples
      .slice(0, LISTED)
      .flatMap((example) => exampleLine(masked(example, figures.idType, setting), lang)),
    ...(figures.out === undefined || options.dryRun || figures.out === '-'
      ? []
      : [tell('cli/output', { file: paint.path(forTerminal(figures.out)) })]),
  ];
  const gate = !same && options.failOn.includes('findings');
  return { exit: gate ? EXIT.gate : EXIT.done, lines, json: asData(figures, setting) };
}

/** Types of ids that are somebody's number or address. */
const PERSONAL: ReadonlySet<FieldType> = new Set(['phone', 'email', 'cn-id', 'name', 'qq', 'wechat']);

/** As the other summaries are: keys in snake_case, values masked unless told otherwise. */
function asData(figures: DiffFigures, setting: Setting): unknown {
  const { changedRows, repeatedIds, blankIds, idType, examples, ...rest } = figures;
  return {
    ...rest,
    changed_rows: changedRows,
    repeated_ids: repeatedIds,
    blank_ids: blankIds,
    examples: examples.map((example) => masked(example, idType, setting)),
  };
}

function masked(example: DiffExample, idType: FieldType, { unmask }: Setting): DiffExample {
  if (unmask) return example;
  const { id, type, old, new: now } = example;
  return {
    ...example,
    id: PERSONAL.has(idType) ? maskValue(id, idType) : id,
    old: maskValue(old, type),
    new: maskValue(now, type),
  };
}

function fieldLines({ fields }: DiffFigures, { lang }: Setting): string[] {
  const all = Object.entries(fields).sort((a, b) => b[1].values + b[1].spellings - a[1].values - a[1].spellings); // prettier-ignore
  const lines = all
    .slice(0, LISTED)
    .map(([field, counts]) => `    ${say(lang, 'diff/field', { field: forTerminal(field), ...counts })}`);
  if (all.length > LISTED) lines.push(paint.faint(`    ${say(lang, 'diff/more-fields', { count: all.length - LISTED })}`)); // prettier-ignore
  return lines;
}

function exampleLine(example: DiffExample, lang: Lang): string[] {
  const { id, field, old, new: now, difference } = example;
  // What changed may be hidden by the mask: then the line would say nothing.
  if (old === now) return [];
  const show = (value: string): string => forTerminal(value === '' ? '∅' : value);
  const kind = difference === 'spelling' ? ` (${say(lang, 'diff/spelling')})` : '';
  return [paint.faint(`    ${show(id)} ${forTerminal(field)}: ${show(old)} → ${show(now)}${kind}`)];
}
