// The top of the page: what was done, in one sentence, and what to look at first.
import { maybeSay } from '../words/catalogue.ts';
import type { FileFacts } from '../model/summary.ts';
import { html, type Html } from './html-text.ts';
import { extraFigure, figure, section, type Page } from './page.ts';
import { worstProblems } from './problems.ts';

export function titleOf({ data, sayOr, say }: Page): string {
  return sayOr(`report/title-${data.summary.command}`, say('report/title'));
}

export function openingSection(page: Page): Html {
  const { data, say } = page;
  const { summary } = data;
  const facts = [summary.now, summary.operator, summary.tool].filter((fact) => fact !== '');
  return html`<header>
    <p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
    <h1>${titleOf(page)}</h1>
    <p class="lead">${whatWasDone(page)}</p>
    ${summary.reason === '' ? undefined : html`<p class="reason">${say(summary.reason)}</p>`}
  </header>`;
}

/** One sentence, the same in the page and in the workbook. */
export function whatWasDone(page: Page): string {
  const { data, counted, say } = page;
  const { command, counts, inputs, fields } = data.summary;
  const changed = Object.values(fields).reduce((sum, field) => sum + field.changed, 0);
  const params = {
    files: fileNames(page, inputs),
    rows: counted('rows', counts.in),
    out: counted('rows', counts.out),
    cells: counted('cells', changed),
    merged: counted('rows', counts.merged),
    archived: counted('rows', counts.archived),
    erased: counted('rows', counts.erased),
    clusters: counted('clusters', extraFigure(data, 'clusters') ?? data.scan?.clusters.length ?? 0),
    auto: extraFigure(data, 'auto_clusters') ?? 0,
    review: extraFigure(data, 'review_clusters') ?? 0,
  };
  const sentence = maybeSay(data.lang, `did/${command}`, params) ?? say('did/other', params);
  if (counts.rejected === 0) return sentence;
  return sentence + say('did/rejected', { rows: counted('rows', counts.rejected) });
}

const NAMED = 3;

function fileNames({ say }: Page, files: readonly FileFacts[]): string {
  const names = files.slice(0, NAMED).map(({ name }) => baseName(name));
  const text = names.join(say('report/list-comma'));
  return files.length > NAMED ? say('report/and-more', { files: text, more: files.length - NAMED }) : text;
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

export function problemsSection(page: Page): Html {
  const problems = worstProblems(page);
  const cards = problems.map(
    ({ kind, count, title, help, file }) =>
      html`<li class="problem problem-${kind}">
        <b>${figure(count, file)}</b>
        <div>
          <strong>${title}</strong>
          <p>${help}</p>
        </div>
      </li>`,
  );
  const body =
    problems.length === 0
      ? html`<p class="calm">${page.say('report/no-problems')}</p>`
      : html`<ol class="problems">
          ${cards}
        </ol>`;
  return section('problems', page.say('report/section-problems'), '', body);
}
