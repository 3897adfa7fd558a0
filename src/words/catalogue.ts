// Every sentence a person reads, in two languages, found by code. Code elsewhere names codes only, so that
// messages can be translated, tested for completeness and changed without touching the logic.
import type { Params } from '../model/user-error.ts';
import { childrenEn } from './children.en.ts';
import { childrenZh } from './children.zh.ts';
import { csvEn } from './csv.en.ts';
import { csvZh } from './csv.zh.ts';
import { decisionsEn } from './decisions.en.ts';
import { decisionsZh } from './decisions.zh.ts';
import { doorsEn } from './doors.en.ts';
import { doorsZh } from './doors.zh.ts';
import { fieldsEn } from './fields.en.ts';
import { fieldsZh } from './fields.zh.ts';
import { filesEn } from './files.en.ts';
import { filesZh } from './files.zh.ts';
import { helpEn } from './help.en.ts';
import { helpZh } from './help.zh.ts';
import { inspectEn } from './inspect.en.ts';
import { inspectZh } from './inspect.zh.ts';
import { levelsEn } from './levels.en.ts';
import { levelsZh } from './levels.zh.ts';
import { coverageEn } from './coverage.en.ts';
import { coverageZh } from './coverage.zh.ts';
import { configEn } from './config.en.ts';
import { configZh } from './config.zh.ts';
import { diffEn } from './diff.en.ts';
import { diffZh } from './diff.zh.ts';
import { enrichEn } from './enrich.en.ts';
import { enrichZh } from './enrich.zh.ts';
import { explainEn } from './explain.en.ts';
import { explainZh } from './explain.zh.ts';
import { memoryEn } from './memory.en.ts';
import { memoryZh } from './memory.zh.ts';
import { libraryEn } from './library.en.ts';
import { libraryZh } from './library.zh.ts';
import { modelEn } from './model.en.ts';
import { modelZh } from './model.zh.ts';
import { recordEn } from './record.en.ts';
import { recordZh } from './record.zh.ts';
import { reportEn } from './report.en.ts';
import { reportZh } from './report.zh.ts';
import { rulesEn } from './rules.en.ts';
import { rulesZh } from './rules.zh.ts';
import { runsEn } from './runs.en.ts';
import { runsZh } from './runs.zh.ts';
import { screenEn } from './screen.en.ts';
import { screenZh } from './screen.zh.ts';
import { terminalEn } from './terminal.en.ts';
import { terminalZh } from './terminal.zh.ts';
import { truthEn } from './truth.en.ts';
import { truthZh } from './truth.zh.ts';
import { usageEn } from './usage.en.ts';
import { usageZh } from './usage.zh.ts';
import { valuesEn } from './values.en.ts';
import { valuesZh } from './values.zh.ts';
import { xlsxEn } from './xlsx.en.ts';
import { xlsxZh } from './xlsx.zh.ts';

export type Lang = 'zh' | 'en';

/** code → template. `{name}` is replaced by the parameter of that name; a code with `#hint` says the way out. */
export type Words = Readonly<Record<string, string>>;

export const CATALOGUES: Readonly<Record<Lang, Words>> = {
  en: {
    ...helpEn,
    ...usageEn,
    ...terminalEn,
    ...filesEn,
    ...csvEn,
    ...xlsxEn,
    ...doorsEn,
    ...runsEn,
    ...decisionsEn,
    ...childrenEn,
    ...fieldsEn,
    ...valuesEn,
    ...rulesEn,
    ...inspectEn,
    ...levelsEn,
    ...coverageEn,
    ...modelEn,
    ...libraryEn,
    ...explainEn,
    ...truthEn,
    ...reportEn,
    ...screenEn,
    ...enrichEn,
    ...configEn,
    ...recordEn,
    ...diffEn,
    ...memoryEn,
  },
  zh: {
    ...helpZh,
    ...usageZh,
    ...terminalZh,
    ...filesZh,
    ...csvZh,
    ...xlsxZh,
    ...doorsZh,
    ...runsZh,
    ...decisionsZh,
    ...childrenZh,
    ...fieldsZh,
    ...valuesZh,
    ...rulesZh,
    ...inspectZh,
    ...levelsZh,
    ...coverageZh,
    ...modelZh,
    ...libraryZh,
    ...explainZh,
    ...truthZh,
    ...reportZh,
    ...screenZh,
    ...enrichZh,
    ...configZh,
    ...recordZh,
    ...diffZh,
    ...memoryZh,
  },
};

const lookups: Readonly<Record<Lang, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(CATALOGUES.en)),
  zh: new Map(Object.entries(CATALOGUES.zh)),
};

/** The sentence for a code, or undefined when the catalogue has none (a hint is optional). */
export function maybeSay(lang: Lang, code: string, params: Params = {}): string | undefined {
  const template = lookups[lang].get(code);
  if (template?.includes('{') !== true) return template;
  const sentence = lang === 'en' ? forOne(template, params) : template;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? whole : typeof value === 'number' ? groupDigits(value) : value;
  });
}

/** What English counts, and what may stand before and behind the word. */
const COUNTED =
  /\{(\w+)\} ((?:more|other|hidden|merged|certain|archived|customer|surviving|old|different|data) )?(row|record|cell|value|file|cluster|pair|line|column|finding|kind|formula|orphan|decision|range|id|key|name|companie|customer|day|sheet|part|rule|source|duplicate|group|change|number|entrie|digit|character|worker|thread|item|second|hour|year|month|week|problem|field|word|flag|spelling|run)s\b( (?:are|were|have|do|point|stand|lie|hold))?/g;
const VERBS: Readonly<Record<string, string>> = { are: 'is', were: 'was', have: 'has', do: 'does', point: 'points', stand: 'stands', lie: 'lies', hold: 'holds' }; // prettier-ignore

/** `{count} rows have` becomes `{count} row has` where the count is 1. */
function forOne(template: string, params: Params): string {
  return template.replace(
    COUNTED,
    (whole, name: string, before: string | undefined, noun: string, verb?: string) => {
      if (!Object.hasOwn(params, name) || params[name] !== 1) return whole;
      const one = noun.endsWith('ie') ? `${noun.slice(0, -2)}y` : noun;
      return `{${name}} ${before ?? ''}${one}${verb === undefined ? '' : ` ${VERBS[verb.trim()]!}`}`;
    },
  );
}

/** The sentence for a code; the code itself when nobody wrote one (a test makes sure that does not happen). */
export function say(lang: Lang, code: string, params: Params = {}): string {
  return maybeSay(lang, code, params) ?? code;
}

/** 1234567 → 1,234,567; the same in both languages and every locale. */
export function groupDigits(value: number): string {
  const text = Number.isInteger(value) ? String(value) : String(Math.round(value * 100) / 100);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
