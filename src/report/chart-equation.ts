// rows in = kept + merged + archived + …: the promise that nothing vanishes, as a row of figures and a bar.
import type { Counts } from '../model/summary.ts';
import { shareBar } from './chart-share.ts';
import { html, type Html } from './html-text.ts';
import { figure, percent, type Page } from './page.ts';

interface Term {
  readonly name: string;
  readonly count: number;
  readonly file: string | undefined;
}

/** The same terms in the same order in the page and in the workbook. Those that are zero and unusual are left out. */
export function termsOf({ data, files }: Pick<Page, 'data' | 'files'>): readonly Term[] {
  const { counts } = data.summary;
  const term = (name: keyof Counts, file: string | undefined, always = false): Term[] =>
    counts[name] > 0 || always ? [{ name, count: counts[name], file }] : [];
  return [
    ...term('out', files.crosswalk, true),
    ...term('merged', files.removed, data.merge !== undefined),
    ...term('archived', files.removed, data.summary.command === 'archive'),
    ...term('erased', undefined, data.summary.command === 'erase'),
    ...term('removed', files.removed),
    ...term('rejected', files.rejects, true),
    ...term('not_selected', undefined),
  ];
}

export function addsUp({ data }: Pick<Page, 'data'>): boolean {
  const { counts } = data.summary;
  const gone = counts.merged + counts.archived + counts.erased + counts.removed + counts.rejected;
  return counts.in === counts.out + gone + counts.not_selected;
}

export function equationChart(page: Page): Html {
  const rowsIn = page.data.summary.counts.in;
  const terms = termsOf(page);
  const box = (name: string, count: number, file: string | undefined, note: string): Html =>
    html`<div class="term term-${name}">
      <b>${figure(count, file)}</b><span>${page.say(`term/${name}`)}</span><small>${note}</small>
    </div>`;
  const right = terms.map(
    ({ name, count, file }, index) =>
      html`<i class="sign">${index === 0 ? '=' : '+'}</i>${box(name, count, file, percent(count, rowsIn))}`,
  );
  const shares = terms.map(({ name, count }) => ({ kind: `fill-${name}`, count }));
  const verdict = addsUp(page)
    ? html`<p class="adds-up">${page.say('report/adds-up')}</p>`
    : html`<p class="adds-up broken">${page.say('report/does-not-add-up')}</p>`;
  return html`<div class="equation">${box('in', rowsIn, page.files.crosswalk, '')}${right}</div>
    ${shareBar(shares, rowsIn)} ${verdict}`;
}
