// What a merge did, by field and by table, and what it left alone.
import type { BlockedView, MergeFigures } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { childFile, figure, section, table, type Page } from './page.ts';
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
    table(
      [
        { title: say('column/field') },
        { title: say('column/policy') },
        { title: say('column/differed'), kind: 'n' },
        { title: say('column/lost'), kind: 'n' },
        { title: say('column/conflicts'), kind: 'n' },
      ],
      rows,
    ),
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
    table(
      [
        { title: say('column/child') },
        { title: say('column/rows'), kind: 'n' },
        { title: say('column/repointed'), kind: 'n' },
        { title: say('column/orphans'), kind: 'n' },
      ],
      rows,
    ),
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
      ${table(
        [
          { title: say('column/because') },
          { title: say('column/records') },
          { title: say('column/cluster') },
        ],
        rows,
      )}
      <p class="all"><a href="blocked.csv">${say('report/all-blocked', { all: blocked.length })}</a></p>`,
  );
}
