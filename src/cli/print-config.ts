// What a run would do with each column, as a table a person reads: the type and why, the policy and who set it.
import type { ColumnStory, ConfigStory, MatchStory, SetBy } from '../jobs/explain-config.ts';
import { displayWidth, fitWidth } from '../text/display-width.ts';
import { maybeSay, say, type Lang } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { snakeKeys } from './snake-keys.ts';
import { forTerminal } from './terminal-text.ts';

const WIDEST = 30;
const PASSES = 8;

export function describeConfig(story: ConfigStory, { lang }: Setting): Ending {
  const { columns, config, country, master, match, looked } = story;
  const several = new Set(columns.map(({ source }) => source)).size > 1;
  const head = ['column', 'type', 'sure', 'type-by', 'normalizer', 'policy', 'policy-by'];
  const title = say(lang, config === '' ? 'config/none' : 'config/file', { file: forTerminal(config) });
  const lines = [
    paint.title(`${title}${country === '' ? '' : ` · ${say(lang, 'config/country', { country })}`}`),
    ...aligned([
      head.map((name) => say(lang, `config/${name}`)),
      ...columns.map((column) => columnRow(column, several, lang)),
    ]),
    '',
    `  ${say(lang, master.length === 0 ? 'config/master-default' : 'config/master', { rules: forTerminal(master.join(', ')) })}`,
    ...(match === undefined
      ? [`  ${paint.warning(say(lang, 'config/no-match'))}`]
      : matchLines(match, looked, lang)),
  ];
  return { exit: 0, lines, json: snakeKeys(story) };
}

function columnRow(column: ColumnStory, several: boolean, lang: Lang): string[] {
  const { source, column: name, field, type, confidence, judged, normalizer, policy, overflow } = column;
  const target = field === name ? '' : ` → ${field}`;
  const share = judged === undefined ? '' : ` ${say(lang, 'config/judged', { valid: judged.valid, of: judged.of })}`; // prettier-ignore
  return [
    `${several ? `${source}: ` : ''}${name}${target}`,
    type,
    confidence === 0 ? '' : `${Math.round(confidence * 100)} %`,
    byText(column.typeBy, lang) + share,
    normalizer.join(', '),
    policy + (overflow.length > 0 ? ` → ${overflow.join(', ')}` : ''),
    byText(column.policyBy, lang),
  ].map((cell) => cut(cell));
}

function byText({ by, place }: SetBy, lang: Lang): string {
  const words = maybeSay(lang, `set-by/${by}`) ?? by;
  return place === '' ? words : `${words} (${place})`;
}

function matchLines(match: MatchStory, looked: number, lang: Lang): string[] {
  const { setBy, rules, fields, passes, auto, reviewAt, maxCluster } = match;
  const opening =
    rules.length > 0
      ? say(lang, 'config/match-rules', { rules: forTerminal(rules.join(' | ')), by: byText(setBy, lang) })
      : say(lang, 'config/match-default', { looked });
  const head = ['match-field', 'columns', 'levels', 'group'].map((name) => say(lang, `config/${name}`));
  const rows = fields.map(({ field, columns, levels, group, veto }) => [
    cut(maybeSay(lang, `field/${field}`) ?? field),
    cut(columns.join(', ')),
    cut(levels.map((level) => maybeSay(lang, `bar/${level}`) ?? level).join(' > '), 60),
    group + (veto ? ` · ${say(lang, 'config/veto')}` : ''),
  ]);
  const named = passes.slice(0, PASSES).map(({ name }) => name).join('; '); // prettier-ignore
  const more = passes.length > PASSES ? '; …' : '';
  return [
    `  ${opening}`,
    ...aligned([head, ...rows]),
    ...(passes.length === 0 ? [] : [`  ${say(lang, 'config/passes', { count: passes.length, names: forTerminal(named + more) })}`]), // prettier-ignore
    `  ${say(lang, 'config/bands', { auto: String(auto), review: String(reviewAt), max: maxCluster })}`,
  ];
}

const cut = (text: string, widest = WIDEST): string => {
  const safe = forTerminal(text);
  return displayWidth(safe) > widest ? fitWidth(safe, widest).trimEnd() : safe;
};

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, at) => fitWidth(cell, widths[at]!)).join('  ')}`.trimEnd());
}
