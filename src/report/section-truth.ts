// A run beside known answers: how much is right, why pairs were missed, and the worst misses record by record.
import { groupDigits } from '../words/catalogue.ts';
import { round, shareBar } from './chart-share.ts';
import { evidence, sideBySide, whyLinked } from './cluster-parts.ts';
import type { ClusterView } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { fieldWord } from './link-sentence.ts';
import { figure, percent, section, table, type Page } from './page.ts';
import { meetingSentence } from './pair-words.ts';
import type { NearestRule, TruthFigures, TruthMiss, TruthScore } from './truth-figures.ts';

export function truthSection(page: Page, truth: TruthFigures, auto: number): Html {
  return section(
    'truth',
    page.say('report/section-truth'),
    page.say('report/intro-truth'),
    html`${scoresTable(page, truth)} ${notes(page, truth)} ${reasonsTable(page, truth)}
    ${linksChart(page, truth)} ${worstMisses(page, truth, auto)}`,
  );
}

const share = (value: number | null): string => (value === null ? '–' : `${round(value * 100)}%`);

function scoresTable(page: Page, truth: TruthFigures): Html {
  const { say } = page;
  const row = (name: string, { precision, recall, f1, found, right, true: real }: TruthScore): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="n">${share(precision)}</td>
      <td class="n">${share(recall)}</td>
      <td class="n">${f1.toFixed(3)}</td>
      <td class="n">${groupDigits(found)}</td>
      <td class="n">${groupDigits(right)}</td>
      <td class="n">${figure(found - right, MISSES)}</td>
      <td class="n">${figure(real - right, MISSES)}</td>
    </tr>`;
  const { right, found } = truth.review;
  const review = html`<tr>
    <th scope="row">${say('report/truth-review')}</th>
    <td class="n">${found === 0 ? '–' : percent(right, found)}</td>
    <td></td>
    <td></td>
    <td class="n">${groupDigits(found)}</td>
    <td class="n">${groupDigits(right)}</td>
    <td class="n">${figure(found - right, MISSES)}</td>
    <td></td>
  </tr>`;
  const titles = ['precision', 'recall', 'f1', 'truth-found', 'truth-right', 'truth-wrong', 'truth-missed'];
  return table(
    [{ title: '' }, ...titles.map((title) => ({ title: say(`report/${title}`), kind: 'n' as const }))],
    [row(say('report/truth-auto'), truth.auto), review, row(say('report/truth-all'), truth.all)],
  );
}

const MISSES = 'truth-misses.csv';

function notes(page: Page, { kind, unlisted }: TruthFigures): Html {
  const text =
    kind === 'judged'
      ? page.say('report/truth-judged')
      : unlisted > 0
        ? page.say('report/truth-unlisted', { count: unlisted })
        : undefined;
  return text === undefined ? html`` : html`<p class="intro">${text}</p>`;
}

function reasonsTable(page: Page, { missed, asked }: TruthFigures): Html {
  const reasons = Object.entries(missed).sort((a, b) => b[1] - a[1]);
  if (reasons.length === 0) return html``;
  const rows = reasons.map(
    ([reason, count]) =>
      html`<tr>
        <th scope="row">${page.say(`miss/${reason}`)}</th>
        <td class="n">${figure(count, MISSES)}</td>
        <td class="n">${percent(count, asked)}</td>
      </tr>`,
  );
  return html`<h3>${page.say('report/truth-reasons')}</h3>
    ${table([], rows)}`;
}

/** Per twentieth of the score, right and wrong links as one bar of two parts. */
function linksChart(page: Page, { links }: TruthFigures): Html {
  const bins = links.right.map((right, at) => ({ at, right, wrong: links.wrong[at] ?? 0 }));
  const shown = bins.filter(({ right, wrong }) => right + wrong > 0);
  if (shown.length === 0) return html``;
  const rows = shown.toReversed().map(({ at, right, wrong }) => {
    const from = (at / bins.length).toFixed(2);
    return html`<tr>
      <th scope="row">${from}–${((at + 1) / bins.length).toFixed(2)}</th>
      <td class="bar">
        ${shareBar(
          [
            { kind: 'fill-out', count: right },
            { kind: 'fill-damaged', count: wrong },
          ],
          right + wrong,
        )}
      </td>
      <td class="n">${groupDigits(right)}</td>
      <td class="n">${groupDigits(wrong)}</td>
    </tr>`;
  });
  return html`<h3>${page.say('report/truth-links')}</h3>
    ${table(
      [
        { title: '' },
        { title: '', kind: 'bar' },
        { title: page.say('report/truth-right'), kind: 'n' },
        { title: page.say('report/truth-wrong'), kind: 'n' },
      ],
      rows,
    )}`;
}

function worstMisses(page: Page, { worst }: TruthFigures, auto: number): Html {
  if (worst.length === 0) return html``;
  return html`<h3>${page.say('report/truth-worst')}</h3>
    ${worst.map((miss) => missArticle(page, miss, auto))}
    <p class="all"><a href="${MISSES}">${page.say('report/truth-all-misses')}</a></p>`;
}

function missArticle(page: Page, miss: TruthMiss, auto: number): Html {
  const { kind, band, reason, because, members, link, nearest } = miss;
  const wrong = kind === 'false-merge';
  const view: ClusterView = {
    id: '',
    band: band === 'auto' ? 'auto' : 'review',
    oversized: false,
    members,
    links: [link],
  };
  const pill = wrong
    ? html`<span class="pill pill-oversized">${page.say('report/false-merge')}</span>
        <span class="pill pill-${view.band}">${page.say(`band/${view.band}`)}</span>`
    : html`<span class="pill pill-review">${page.say('report/missed-pair')}</span>`;
  const field = because === '' ? '' : fieldWord(page.data.lang, because);
  return html`<article class="cluster">
    <header class="cluster-head">
      ${pill} <span>${page.say(`why-missed/${reason}`, { because: field })}</span>
    </header>
    ${nearestList(page, nearest)} ${link.evidence.length === 0 ? undefined : whyLinked(page, view)}
    ${sideBySide(page, view)} ${evidence(page, view, auto, false)}
  </article>`;
}

function nearestList(page: Page, nearest: readonly NearestRule[]): Html {
  if (nearest.length === 0) return html``;
  return html`<ul class="why">
    ${nearest.map((rule) => html`<li>${cellText(meetingSentence(page.data.lang, rule))}</li>`)}
  </ul>`;
}
