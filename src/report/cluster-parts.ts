// One cluster, as scan and merge both show it: who is in it, what differs, and why they were put together.
import { certaintyBits, waterfallChart } from './chart-waterfall.ts';
import type { ClusterView, LinkView } from './data.ts';
import { compareRecords, type ComparedField } from './differences.ts';
import { cellText, html, type Html } from './html-text.ts';
import { linkSentence } from './link-sentence.ts';
import { scoreText, type Page } from './page.ts';
import { comparedText } from './section-findings.ts';

export function clusterHead(page: Page, cluster: ClusterView, note: Html): Html {
  const { say, counted } = page;
  const scores = cluster.links.map(({ score }) => score);
  const code = scores.length === 1 ? 'report/score' : 'report/weakest';
  const lowest = say(code, { score: scoreText(Math.min(...scores)) });
  return html`<header class="cluster-head">
    <span class="pill pill-${cluster.band}">${say(`band/${cluster.band}`)}</span>
    ${cluster.oversized ? html`<span class="pill pill-oversized">${say('report/oversized')}</span>` : undefined}
    <span>${counted('records', cluster.members.length)}</span>
    ${scores.length === 0 ? undefined : html`<span>${lowest}</span>`} ${note}
    <code>${cluster.id}</code>
  </header>`;
}

/** Below this a column of values is harder to read than to scroll to. */
const MEMBER_WIDTH = 10;

/** Records side by side: a field a line, a record a column; what all share is written once. */
export function sideBySide(page: Page, cluster: ClusterView): Html {
  const { members } = cluster;
  if (members.length === 0) return html``;
  const { fields } = page.data;
  const shown = members.map(({ cells }) => cells.map((cell, index) => page.show(fields[index] ?? '', cell)));
  const masked = compareRecords(shown);
  const whole = new Map(
    compareRecords(members.map(({ cells }) => cells)).map((field) => [field.index, field]),
  );
  const heads = members.map(
    ({ id, source, row }) =>
      html`<th scope="col">
        <bdi>${id}</bdi><small><bdi>${source}</bdi> · ${page.say('report/row', { row: String(row) })}</small>
      </th>`,
  );
  return html`<div class="scroll">
    <table class="records" style="min-width:${MEMBER_WIDTH * members.length}em">
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${page.say('column/field')}</span></th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${masked
          .filter(({ index }) => !isHeading(cluster, index))
          .map((field) => fieldRow(fields[field.index] ?? '', field, whole.get(field.index), members.length))}
      </tbody>
    </table>
  </div>`;
}

/** The column of ids stands above the table already. */
function isHeading({ members }: ClusterView, field: number): boolean {
  return members.every(({ id, cells }) => cells[field] === id);
}

/** Whether values differ is asked of the whole values: two ID numbers may look alike behind their masks. */
function fieldRow(
  name: string,
  shown: ComparedField,
  whole: ComparedField | undefined,
  records: number,
): Html {
  const differs = whole?.cells.some((cell) => cell.differs) ?? false;
  const cells = (whole ?? shown).same
    ? html`<td colspan="${records}" class="same">${cellText(shown.cells[0]?.text ?? '')}</td>`
    : shown.cells.map((cell, index) =>
        whole?.cells[index]?.differs === true
          ? html`<td class="differs">${comparedText(cell)}</td>`
          : html`<td>${cellText(cell.text)}</td>`,
      );
  return html`<tr>
    <th scope="row">
      ${differs ? html`<span class="unlike" title="≠">≠</span>` : undefined}${cellText(name)}
    </th>
    ${cells}
  </tr>`;
}

/** One sentence a link, for readers who never saw a score. */
export function whyLinked(page: Page, { links, members }: ClusterView): Html {
  if (links.length === 0) return html``;
  const several = members.length > 2;
  const sentences = links.map(
    (link) =>
      html`<li>
        ${several ? html`<span class="ends">${ends(link)}</span> ` : undefined}${linkSentence(page.data.lang, link)}
      </li>`,
  );
  return html`<ul class="why">
    ${sentences}
  </ul>`;
}

/** Beyond these, links are told in a sentence only. */
const CHARTED_LINKS = 3;

export function evidence(page: Page, { links }: ClusterView, auto: number | undefined, open: boolean): Html {
  const charted = links.filter((link) => link.evidence.length > 0).slice(0, CHARTED_LINKS);
  if (charted.length === 0) return html``;
  return html`<details${open ? html` open` : undefined}>
    <summary>${page.say('report/evidence')}</summary>
    <div class="evidence">
      ${charted.map((link) => html`<figure>${caption(page, link, auto)}${waterfallChart(page, link, auto)}</figure>`)}
    </div>
  </details>`;
}

function caption(page: Page, link: LinkView, auto: number | undefined): Html {
  const asked = certaintyBits(link, auto);
  return html`<figcaption>
    <span class="ends">${ends(link)}</span>
    <span>${page.say('report/score', { score: scoreText(link.score) })}</span>
    <span>${page.say('report/found-by', { rule: page.sayOr(`linked-by/${link.rule}`, link.rule) })}</span>
    ${
      asked === undefined
        ? undefined
        : html`<span
            ><i class="key dashed"></i>${page.say('report/threshold-auto', { score: auto ?? 1 })}</span
          >`
    }
  </figcaption>`;
}

function ends({ left, right }: LinkView): Html {
  return html`<bdi>${left}</bdi> ↔ <bdi>${right}</bdi>`;
}
