import { clusterHead, evidence, sideBySide, whyLinked } from './cluster-parts.ts';
import type { BlockedView, MergedView, MergeFigures, OutcomeView } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { childFile, figure, section, type Page } from './page.ts';
import { blockedBecause, masterWords, policyWords, tieWords } from './policy-words.ts';

/** Golden records shown; all of them are in merge-report.csv. */
const SHOWN = 60;
const BLOCKED_SHOWN = 60;

export function mergeSections(page: Page, merge: MergeFigures): Html {
  return html`${fieldsSection(page, merge)} ${childrenSection(page, merge)}
  ${blockedSection(page, merge.blocked)} ${goldenSection(page, merge)}`;
}

function fieldsSection(page: Page, { fields }: MergeFigures): Html {
  if (fields.length === 0) return html``;
  const { say, files } = page;
  const rows = fields.map(
    ({ field, policy, differed, lost, conflicts }) =>
      html`<tr>
        <th scope="row">${cellText(field)}</th>
        <td>${policyCell(page, policy)}</td>
        <td class="n">${figure(differed, files.mergeReport)}</td>
        <td class="n">${figure(lost, files.mergeReport)}</td>
        <td class="n${conflicts > 0 ? ' unsure' : ''}">${figure(conflicts, files.mergeReport)}</td>
      </tr>`,
  );
  return section(
    'fields',
    say('report/section-fields'),
    say('report/intro-fields'),
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('column/field')}</th>
            <th scope="col">${say('column/policy')}</th>
            <th scope="col" class="n">${say('column/differed')}</th>
            <th scope="col" class="n">${say('column/lost')}</th>
            <th scope="col" class="n">${say('column/conflicts')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`,
  );
}

/** The policy in words, and as written where it says more than its name. */
function policyCell({ data }: Page, policy: string): Html {
  const words = policyWords(data.lang, policy);
  return /[:：(（]/.test(policy) ? html`${words} <code>${policy}</code>` : html`${words}`;
}

function childrenSection(page: Page, { children }: MergeFigures): Html {
  if (children.length === 0) return html``;
  const { say } = page;
  const rows = children.map(
    ({ name, rows: all, repointed, orphans }) =>
      html`<tr>
        <th scope="row">${cellText(name)}</th>
        <td class="n">${figure(all, childFile(name))}</td>
        <td class="n">${figure(repointed, childFile(name))}</td>
        <td class="n${orphans > 0 ? ' damage' : ''}">${figure(orphans, 'orphans.csv')}</td>
      </tr>`,
  );
  return section(
    'children',
    say('report/section-children'),
    say('report/intro-children'),
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('column/child')}</th>
            <th scope="col" class="n">${say('column/rows')}</th>
            <th scope="col" class="n">${say('column/repointed')}</th>
            <th scope="col" class="n">${say('column/orphans')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`,
  );
}

function blockedSection(page: Page, blocked: readonly BlockedView[]): Html {
  if (blocked.length === 0) return html``;
  const { say, data } = page;
  const rows = blocked.slice(0, BLOCKED_SHOWN).map(
    ({ id, because, members }) =>
      html`<tr>
        <td>${blockedBecause(data.lang, because)}</td>
        <td>${cellText(members.join(say('report/list-comma')))}</td>
        <td><code>${id}</code></td>
      </tr>`,
  );
  return section(
    'blocked',
    say('report/section-blocked'),
    say('report/intro-blocked'),
    html`<div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${say('column/because')}</th>
              <th scope="col">${say('column/records')}</th>
              <th scope="col">${say('column/cluster')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
      <p class="all"><a href="blocked.csv">${say('report/all-blocked', { all: blocked.length })}</a></p>`,
  );
}

function goldenSection(page: Page, { clusters }: MergeFigures): Html {
  if (clusters.length === 0) return html``;
  const conflicting = (cluster: MergedView): boolean => cluster.outcomes.some(({ conflict }) => conflict);
  const ordered = [...clusters.filter(conflicting), ...clusters.filter((cluster) => !conflicting(cluster))];
  const articles = ordered.slice(0, SHOWN).map((cluster, index) => goldenArticle(page, cluster, index === 0));
  return section(
    'golden',
    page.say('report/section-golden'),
    page.say('report/intro-golden', { shown: articles.length }),
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
    ${outcomesTable(page, cluster.outcomes)}
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

function outcomesTable(page: Page, outcomes: readonly OutcomeView[]): Html {
  if (outcomes.length === 0) return html``;
  const { say } = page;
  return html`<div class="scroll">
    <table class="outcomes">
      <thead>
        <tr>
          <th scope="col">${say('column/field')}</th>
          <th scope="col">${say('column/kept')}</th>
          <th scope="col">${say('column/not-kept')}</th>
          <th scope="col">${say('column/why')}</th>
        </tr>
      </thead>
      <tbody>
        ${outcomes.map((outcome) => outcomeRow(page, outcome))}
      </tbody>
    </table>
  </div>`;
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
