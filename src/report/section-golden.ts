// Golden records: what stands in the output, what it was made of, and why each field was decided as it was.
import { clusterHead, evidence, sideBySide, whyLinked } from './cluster-parts.ts';
import { conflictsFirst } from './conflicts-first.ts';
import type { MergedView, MergeFigures, OutcomeView } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { section, table, type Page } from './page.ts';
import { masterWords, policyWords, tieWords } from './policy-words.ts';

/** Golden records shown; all of them are in merge-report.csv. */
const SHOWN = 60;

export function goldenSection(page: Page, { clusters, omitted }: MergeFigures): Html {
  if (clusters.length === 0) return html``;
  const articles = conflictsFirst(clusters)
    .slice(0, SHOWN)
    .map((cluster, index) => goldenArticle(page, cluster, index === 0));
  return section(
    'golden',
    page.say('report/section-golden'),
    page.say('report/intro-golden', { shown: articles.length, all: clusters.length + omitted }),
    html`${articles}
      <p class="all"><a href="merge-report.csv">${page.say('report/all-golden')}</a></p>`,
  );
}

/** The golden record stands above the records it was made of; the first article unfolded, to show what there is. */
function goldenArticle(page: Page, cluster: MergedView, open: boolean): Html {
  const { say, data } = page;
  const survivor = html`<span>${say('report/survivor')} <bdi>${cluster.survivingId}</bdi></span>
    <span>${masterWords(data.lang, cluster.masterRule)}</span>`;
  return html`<article class="cluster">
    ${clusterHead(page, cluster, survivor)} ${whyLinked(page, cluster)} ${goldenRecord(page, cluster)}
    ${outcomesTable(page, cluster)}
    <details${open ? html` open` : undefined}>
      <summary>${say('report/members')}</summary>
      ${sideBySide(page, cluster)}
    </details>
    ${evidence(page, cluster, undefined, false)}
  </article>`;
}

function goldenRecord({ data, show }: Page, { golden, outcomes }: MergedView): Html {
  const decided = new Map(outcomes.map((outcome) => [outcome.field, outcome]));
  const filled = golden.flatMap((value, index) => {
    const name = data.fields[index] ?? '';
    if (value === '') return [];
    const outcome = decided.get(name);
    const kind = outcome === undefined ? '' : outcome.conflict ? 'contested' : 'chosen';
    return [
      html`<div class="${kind}">
        <dt>${cellText(name)}</dt>
        <dd>${cellText(show(name, value))}</dd>
      </div>`,
    ];
  });
  return html`<dl class="golden">${filled}</dl>`;
}

/** Values left out, line by line; blanks that were filled, in one. */
function outcomesTable(page: Page, { outcomes, survivingId }: MergedView): Html {
  // Ids always differ, and the head of the article says which one stays.
  const telling = outcomes.filter(({ lost }) => lost.some(({ id, value }) => id !== value));
  const filled = outcomes.filter(
    ({ lost, keptFrom }) => lost.length === 0 && keptFrom !== '' && keptFrom !== survivingId,
  );
  return html`${telling.length === 0 ? undefined : lossesTable(page, telling)}
  ${filled.length === 0 ? undefined : filledLine(page, filled)}`;
}

function filledLine({ say }: Page, filled: readonly OutcomeView[]): Html {
  const fields = filled.map(
    ({ field, keptFrom }) =>
      html`<li>
        ${cellText(field)} <small><bdi>${keptFrom}</bdi></small>
      </li>`,
  );
  return html`<p class="filled">${say('report/filled')}</p>
    <ul class="values">
      ${fields}
    </ul>`;
}

function lossesTable(page: Page, outcomes: readonly OutcomeView[]): Html {
  const { say } = page;
  const heads = ['field', 'kept', 'not-kept', 'why'].map((head) => ({ title: say(`column/${head}`) }));
  return table(
    heads,
    outcomes.map((outcome) => outcomeRow(page, outcome)),
    'outcomes',
  );
}

function outcomeRow(page: Page, outcome: OutcomeView): Html {
  const { say, show, data } = page;
  const { field, kept, keptFrom, policy, tieStep, lost, conflict } = outcome;
  const losers = lost.map(
    ({ id, value }) =>
      html`<li>
        ${cellText(show(field, value))} <small><bdi>${id}</bdi></small>
      </li>`,
  );
  const tie =
    tieStep === ''
      ? undefined
      : html`<small>${say('report/tie', { step: tieWords(data.lang, tieStep) })}</small>`;
  return html`<tr>
    <th scope="row">
      ${conflict ? html`<span class="unlike" title="≠">≠</span>` : undefined}${cellText(field)}
    </th>
    <td class="new">
      ${cellText(show(field, kept))}
      <small>${keptFrom === '' ? undefined : html`<bdi>${keptFrom}</bdi>`}</small>
    </td>
    <td class="${conflict ? 'differs' : 'old'}">
      ${
        losers.length === 0
          ? html`<i class="blank"></i>`
          : html`<ul>
              ${losers}
            </ul>`
      }
    </td>
    <td>
      ${policyCell(page, policy)}${tie}${conflict ? html`<small class="contested">${say('report/conflict')}</small>` : undefined}
    </td>
  </tr>`;
}

/** The policy in words, and as written where it says more than its name. */
export function policyCell({ data }: Page, policy: string): Html {
  const words = policyWords(data.lang, policy);
  return /[:：(（]/.test(policy) ? html`${words} <code>${policy}</code>` : html`${words}`;
}
