import { groupDigits } from '../words/catalogue.ts';
import { scoreChart } from './chart-scores.ts';
import { sizeChart } from './chart-sizes.ts';
import { clusterHead, evidence, sideBySide, whyLinked } from './cluster-parts.ts';
import type { ClusterView, ScanFigures } from './data.ts';
import { coverageSection } from './section-coverage.ts';
import { cellText, html, type Html } from './html-text.ts';
import { extraFigure, figure, section, table, type Page } from './page.ts';
import { fieldWord } from './link-sentence.ts';
import { truthSection } from './section-truth.ts';

/** Figures of matching, in the order a reader asks for them. */
const FIGURES: readonly (readonly [key: string, file: 'clusters' | 'pairs' | 'households' | undefined])[] = [
  ['auto_clusters', 'clusters'],
  ['review_clusters', 'clusters'],
  ['records_in_clusters', 'clusters'],
  ['cross_source_clusters', 'clusters'],
  ['oversized_clusters', 'clusters'],
  ['vetoed_pairs', 'pairs'],
  ['candidate_pairs', undefined],
  ['households', 'households'],
];

export function scanSections(page: Page, scan: ScanFigures): Html {
  const { truth } = scan;
  return html`${figuresSection(page)} ${truth && truthSection(page, truth, scan.auto)}
  ${chartsSection(page, scan)} ${sourcesSection(page, scan)} ${commonSection(page, scan)}
  ${scan.coverage && coverageSection(page, scan.coverage)} ${clustersSection(page, scan)}`;
}

function figuresSection(page: Page): Html {
  const tiles = FIGURES.flatMap(([key, file]) => {
    const count = extraFigure(page.data, key);
    if (count === undefined) return [];
    return [
      html`<div class="tile tile-${key}">
        <dd>${figure(count, file && page.files[file])}</dd>
        <dt>${page.say(`figure/${key}`)}</dt>
      </div>`,
    ];
  });
  if (tiles.length === 0) return html``;
  return section('figures', page.say('report/section-figures'), '', html`<dl class="tiles">${tiles}</dl>`);
}

function chartsSection(page: Page, scan: ScanFigures): Html {
  const block = (id: string, chart: Html): Html =>
    section(id, page.say(`report/section-${id}`), page.say(`report/intro-${id}`), chart);
  return html`${block('scores', scoreChart(page, scan))} ${block('sizes', sizeChart(page, scan))}`;
}

/** Shades of the matrix, pale to full. */
const SHADES = 5;

function sourcesSection(page: Page, { sources, sourceMatrix }: ScanFigures): Html {
  if (sources.length < 2) return html``;
  const most = Math.max(1, ...sourceMatrix.flat());
  const rows = sources.map(
    (source, at) =>
      html`<tr>
        <th scope="row">${cellText(source)}</th>
        ${sources.map((_, other) => {
          const count = sourceMatrix[at]?.[other] ?? 0;
          const shade = count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES));
          return html`<td class="n shade-${shade}">${figure(count, page.files.clusters)}</td>`;
        })}
      </tr>`,
  );
  return section(
    'sources',
    page.say('report/section-sources'),
    page.say('report/intro-sources'),
    table(
      [{ title: '' }, ...sources.map((source) => ({ title: cellText(source), kind: 'n' as const }))],
      rows,
      'matrix',
    ),
  );
}

function commonSection(page: Page, { commonValues }: ScanFigures): Html {
  if (commonValues.length === 0) return html``;
  const values = commonValues.map(
    ({ field, value, records }) =>
      html`<li>
        <small>${fieldWord(page.data.lang, field)}</small> ${cellText(page.show(field, value))}
        <b class="n">${groupDigits(records)}</b>
      </li>`,
  );
  return section(
    'common',
    page.say('report/section-common'),
    page.say('report/intro-common'),
    html`<ul class="values">
      ${values}
    </ul>`,
  );
}

function clustersSection(page: Page, scan: ScanFigures): Html {
  if (scan.clusters.length === 0) return html``;
  const all = extraFigure(page.data, 'clusters') ?? scan.clusters.length;
  const seen = new Set<string>();
  const articles = scan.clusters.map((cluster) => {
    const first = !seen.has(cluster.band);
    seen.add(cluster.band);
    return clusterArticle(page, cluster, scan.auto, first);
  });
  return section(
    'clusters',
    page.say('report/section-clusters'),
    page.say('report/intro-clusters', { shown: scan.clusters.length, all }),
    html`${articles}
      <p class="all"><a href="clusters.csv">${page.say('report/all-clusters', { all })}</a></p>`,
  );
}

/** The first of each band shows its evidence, so that a reader learns what there is to unfold. */
function clusterArticle(page: Page, cluster: ClusterView, auto: number, open: boolean): Html {
  return html`<article class="cluster cluster-${cluster.band}">
    ${clusterHead(page, cluster, html``)} ${whyLinked(page, cluster)} ${sideBySide(page, cluster)}
    ${evidence(page, cluster, auto, open)}
  </article>`;
}
