// What every part of a page needs: the figures, the words, where the rows behind a number are, what may be shown.
import type { Params } from '../model/user-error.ts';
import { groupDigits, maybeSay, say } from '../words/catalogue.ts';
import type { InspectFigures, ReportData } from './data.ts';
import { html, type Html } from './html-text.ts';
import { maskIds, type ShowValue } from './id-mask.ts';

export interface Page {
  readonly data: ReportData;
  readonly say: (code: string, params?: Params) => string;
  /** The words for a code that may be a value of the user's own; then the value itself. */
  readonly sayOr: (code: string, otherwise: string) => string;
  /** `3 rows`, `1 row`. */
  readonly counted: (noun: Noun, count: number) => string;
  readonly show: ShowValue;
  readonly files: RunFiles;
}

export type Noun = 'rows' | 'cells' | 'clusters' | 'records' | 'pairs' | 'files' | 'fields';

/** Files of the run, relative to the report, by what they list. Undefined: this command writes none. */
export type RunFiles = Partial<
  Record<
    | 'changes'
    | 'flags'
    | 'rejects'
    | 'pairs'
    | 'clusters'
    | 'households'
    | 'mergeReport'
    | 'crosswalk'
    | 'removed'
    | 'blocked'
    | 'incomplete'
    | 'mapping'
    | 'unmapped',
    string
  >
>;

const AUDIT_FILES: RunFiles = { changes: 'changes.csv', flags: 'flags.csv', rejects: 'rejects.csv' };
const SCAN_FILES: RunFiles = { pairs: 'pairs.csv', clusters: 'clusters.csv', households: 'households.csv' };
const MERGE_FILES: RunFiles = {
  mergeReport: 'merge-report.csv',
  crosswalk: 'crosswalk.csv',
  removed: 'removed.csv',
  blocked: 'blocked.csv',
};
/** An inspection changes nothing, so it lists no changes. */
const INSPECT_FILES: RunFiles = { flags: 'flags.csv', rejects: 'rejects.csv', mapping: 'mapping.yaml' };
const ARCHIVE_FILES: RunFiles = { removed: 'removed.csv' };

export function openPage(data: ReportData): Page {
  const { lang } = data;
  return {
    data,
    say: (code, params) => say(lang, code, params),
    sayOr: (code, otherwise) => maybeSay(lang, code) ?? otherwise,
    counted(noun, count) {
      const code = `count/${noun}`;
      return say(lang, count === 1 ? `${code}-one` : code, { n: count });
    },
    show: maskIds(data.summary),
    files: {
      ...(data.inspect ? inspectFiles(data.inspect) : AUDIT_FILES),
      ...(Object.keys(data.unmapped ?? {}).length > 0 ? { unmapped: 'unmapped.csv' } : {}),
      ...(data.scan ? SCAN_FILES : {}),
      ...(data.merge ? MERGE_FILES : {}),
      ...(data.summary.command === 'archive' ? ARCHIVE_FILES : {}),
    },
  };
}

function inspectFiles({ requirements }: InspectFigures): RunFiles {
  return requirements.length === 0 ? INSPECT_FILES : { ...INSPECT_FILES, incomplete: 'incomplete.csv' };
}

/** A number that leads to the rows behind it. Nothing stands behind a zero. */
export function figure(count: number, file?: string): Html {
  const text = groupDigits(count);
  return file === undefined || count === 0 ? html`${text}` : html`<a href="${file}">${text}</a>`;
}

/** The file of a child table; its name may hold anything, the address may not. */
export function childFile(name: string): string {
  const whole = name.replace(/\p{Surrogate}/gu, '\ufffd');
  return `children/${encodeURIComponent(whole)}${name.endsWith('.csv') ? '' : '.csv'}`;
}

/** Figures a command adds to its summary are not in its type. */
export function extraFigure(data: ReportData, key: string): number | undefined {
  const value = data.summary[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A titled part of the page; nothing at all when there is nothing to say. */
export function section(id: string, title: string, intro: string, body: Html): Html {
  if (body.toString().trim() === '') return html``;
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${intro === '' ? undefined : html`<p class="intro">${intro}</p>`} ${body}
  </section> `;
}

/** A column of a {@link table}: its title, and `n` for figures or `bar` for a chart. */
export interface Head {
  readonly title: string | Html;
  readonly kind?: 'n' | 'bar';
}

/** A table in a frame of its own, so that a wide one scrolls and the page does not. `rows` are whole `<tr>`. */
export function table(
  heads: readonly (Head | undefined)[],
  rows: readonly (Html | undefined)[],
  kind?: string,
): Html {
  const head = heads.flatMap((one) => (one === undefined ? [] : [headCell(one)]));
  return html`<div class="scroll">
    <table${kind === undefined ? undefined : html` class="${kind}"`}>
      ${
        head.length === 0
          ? undefined
          : html`<thead>
              <tr>
                ${head}
              </tr>
            </thead>`
      }
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function headCell({ title, kind }: Head): Html {
  if (title === '') return kind === undefined ? html`<td></td>` : html`<td class="${kind}"></td>`;
  return html`<th scope="col" ${kind === undefined ? undefined : html` class="${kind}"`}>${title}</th>`;
}

/** `12.5%`, with as many digits as say something; a trace is not nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  const share = (part / whole) * 100;
  if (share < 0.1) return '<0.1%';
  if (share > 99.9 && part < whole) return '>99.9%';
  return `${Math.round(share * 10) / 10}%`;
}

/** Scores near certainty keep the digits that tell them apart. */
export function scoreText(score: number): string {
  return score > 0.9995 && score < 1 ? '>0.999' : score.toFixed(3);
}
