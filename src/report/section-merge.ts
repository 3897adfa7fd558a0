// What a merge did, by field and by table, and what it left alone.
import type { BlockedView, MergeFigures } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { childFile, figure, section, type Page } from './page.ts';
import { blockedBecause } from './policy-words.ts';
import { goldenSection, policyCell } from './section-golden.ts';

/** Clusters listed; all of them are in blocked.csv. */
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
  const { say, data, files } = page;
  const reasons = new Map<string, number>();
  for (const { because } of blocked) {
    const words = blockedBecause(data.lang, because);
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  const counted = [...reasons].sort(([, a], [, b]) => b - a);
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
    html`<ul class="values">
        ${counted.map(([words, clusters]) => html`<li>${words} <b class="n">${figure(clusters, files.blocked)}</b></li>`)}
      </ul>
      <div class="scroll">
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
