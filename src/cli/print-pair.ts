// One pair on a terminal: the verdict, the fields side by side with what each says, and how the two were brought together.
import type { PairField, PairFigures, RecordFigure } from '../report/pair-figures.ts';
import { evidenceSentence, meetingSentence, verdictSentence } from '../report/pair-words.ts';
import { fieldWord } from '../report/link-sentence.ts';
import { scoreText } from '../report/page.ts';
import { displayWidth, fitWidth } from '../text/display-width.ts';
import { maskValue } from '../text/mask.ts';
import { maybeSay, say, type Lang } from '../words/catalogue.ts';
import type { Ending, Setting } from './command.ts';
import { paint } from './paint.ts';
import { forTerminal } from './terminal-text.ts';

const WIDEST = 34;
/** So many rules are named. */
const NAMED = 6;

export function describePair(pair: PairFigures, setting: Setting): Ending {
  const { lang, unmask } = setting;
  const masked = unmask ? pair : withoutValues(pair);
  const lines = [
    paint.title(`${recordText(pair.left, lang)} ↔ ${recordText(pair.right, lang)}`),
    `  ${verdictSentence(lang, pair)}`,
    `  ${evidenceSentence(lang, pair)}`,
    '',
    ...fieldLines(masked, lang),
    ...sumLines(pair, lang),
    '',
    ...blockingLines(pair, lang),
  ];
  const json = {
    ...masked,
    sentence: [verdictSentence(lang, pair), evidenceSentence(lang, pair)],
  };
  return { exit: 0, lines, json };
}

function recordText({ id, source, row }: RecordFigure, lang: Lang): string {
  return forTerminal(`${id} (${say(lang, 'explain/record', { source, row: String(row) })})`);
}

function withoutValues(pair: PairFigures): PairFigures {
  const hide = ({ left, right, type, ...field }: PairField): PairField => ({
    ...field,
    type,
    left: left.map((value) => maskValue(value, type)),
    right: right.map((value) => maskValue(value, type)),
  });
  return { ...pair, fields: pair.fields.map(hide) };
}

function fieldLines({ fields }: PairFigures, lang: Lang): string[] {
  const rows = fields.map(({ field, left, right, level, bits }) => [
    cut(fieldWord(lang, field)),
    cut(left.join(' / ') || '∅'),
    cut(right.join(' / ') || '∅'),
    level === '' ? say(lang, 'explain/missing') : (maybeSay(lang, `bar/${level}`) ?? level),
    level === '' ? '' : bitsText(bits),
  ]);
  const head = ['field', 'left', 'right', 'level', 'bits'].map((name) => say(lang, `explain/column-${name}`));
  return aligned([head, ...rows]);
}

function sumLines({ prior, bits, score, rule, blocking }: PairFigures, lang: Lang): string[] {
  if (prior === 0 && blocking.length === 0)
    return rule === null ? [] : [`  ${say(lang, 'explain/by-rule', { rule, score: scoreText(score) })}`];
  return [
    `  ${say(lang, 'explain/sum', {
      prior: bitsText(prior),
      bits: bitsText(bits),
      total: bitsText(prior + bits),
      score: scoreText(score),
    })}`,
  ];
}

function blockingLines({ blocking, rule }: PairFigures, lang: Lang): string[] {
  if (blocking.length === 0) return [];
  const meeting = blocking.filter(({ state }) => state === 'meets');
  const others = blocking.filter(({ state }) => state !== 'meets');
  if (rule !== null) {
    const more = meeting.length > NAMED ? ', …' : '';
    const names =
      meeting
        .slice(0, NAMED)
        .map((own) => own.rule)
        .join(', ') + more;
    return [
      `  ${say(lang, 'explain/met', { count: meeting.length, all: blocking.length, rules: forTerminal(names) })}`,
    ];
  }
  return [
    `  ${paint.warning(say(lang, 'explain/never-met', { all: blocking.length }))}`,
    ...others.slice(0, NAMED).map((own) => `    ${forTerminal(meetingSentence(lang, own))}`),
  ];
}

function bitsText(bits: number): string {
  if (bits === -Infinity) return '-∞';
  const text = Math.abs(bits).toFixed(1);
  return text === '0.0' ? text : `${bits < 0 ? '-' : '+'}${text}`;
}

const cut = (text: string): string => {
  const safe = forTerminal(text);
  return displayWidth(safe) > WIDEST ? fitWidth(safe, WIDEST).trimEnd() : safe;
};

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, at) => fitWidth(cell, widths[at]!)).join('  ')}`.trimEnd());
}
