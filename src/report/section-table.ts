// What is known of the files, their columns and the quality of what is in them.
import type { FileFacts } from '../model/summary.ts';
import { groupDigits } from '../words/catalogue.ts';
import { cellsOf, STATES, validityBar } from './chart-validity.ts';
import { cellText, html, type Html } from './html-text.ts';
import { figure, percent, section, table, type Page } from './page.ts';
import { baseName } from './section-opening.ts';

export function filesSection(page: Page): Html {
  const { inputs, outputs } = page.data.summary;
  if (inputs.length + outputs.length === 0) return html``;
  const { say } = page;
  const row = (direction: 'read' | 'written', file: FileFacts): Html =>
    html`<tr>
      <td>${say(`report/${direction}`)}</td>
      <th scope="row"><span title="${file.name}">${cellText(baseName(file.name))}</span>${sheetOf(file)}</th>
      <td class="n">${file.rows === undefined ? html`<i class="blank"></i>` : groupDigits(file.rows)}</td>
      <td>
        ${cellText([file.encoding ?? '', delimiterOf(page, file)].filter((fact) => fact !== '').join(' · '))}
      </td>
      <td class="n">${sizeText(file.size)}</td>
      <td><code title="${file.sha256}">${file.sha256.slice(0, 12)}</code></td>
    </tr>`;
  return section(
    'files',
    say('report/section-files'),
    '',
    table(
      [
        { title: '' },
        { title: say('column/file') },
        { title: say('column/rows'), kind: 'n' },
        { title: say('column/format') },
        { title: say('column/bytes'), kind: 'n' },
        { title: 'SHA-256' },
      ],
      [...inputs.map((file) => row('read', file)), ...outputs.map((file) => row('written', file))],
    ),
  );
}

function sheetOf({ sheet }: FileFacts): Html | undefined {
  return sheet === undefined || sheet === '' ? undefined : html` <small><bdi>${sheet}</bdi></small>`;
}

function delimiterOf({ sayOr }: Page, { delimiter }: FileFacts): string {
  if (delimiter === undefined || delimiter === ',') return '';
  return sayOr(`delimiter/${delimiter === '\t' ? 'tab' : delimiter}`, delimiter);
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${groupDigits(Math.round(size * 10) / 10)} ${unit}`;
}

/** Under this a column was rather guessed than recognised. */
const UNSURE = 0.6;

export function columnsSection(page: Page): Html {
  const { say, data } = page;
  const { columns } = data.summary;
  if (columns.length === 0) return html``;
  const several = new Set(columns.map(({ source }) => source)).size > 1;
  const rows = columns.map(
    (column) =>
      html`<tr>
        ${several ? html`<td>${cellText(column.source)}</td>` : undefined}
        <th scope="row">${cellText(column.column)}</th>
        <td>${column.field === column.column ? html`<i class="blank"></i>` : cellText(column.field)}</td>
        <td>${say(`field/${column.type}`)}</td>
        <td class="n${column.confidence < UNSURE ? ' unsure' : ''}">${percent(column.confidence, 1)}</td>
        <td>${page.sayOr(`decided-by/${column.decided_by}`, column.decided_by)}</td>
      </tr>`,
  );
  return section(
    'columns',
    say('report/section-columns'),
    say('report/intro-columns'),
    table(
      [
        several ? { title: say('column/source') } : undefined,
        { title: say('column/column') },
        { title: say('column/field') },
        { title: say('column/type') },
        { title: say('column/confidence'), kind: 'n' },
        { title: say('column/decided-by') },
      ],
      rows,
    ),
  );
}

export function validitySection(page: Page): Html {
  const { say, data, files } = page;
  const fields = Object.entries(data.summary.fields).filter(([, field]) => cellsOf(field) > 0);
  if (fields.length === 0) return html``;
  // An inspection changes nothing: it tells what cleaning would.
  const [changed, intro] = data.inspect ? ['would-change', 'validity-inspect'] : ['changed', 'validity'];
  const wordOf = (state: string): string => say(`state/${state === 'changed' ? changed : state}`);
  const legend = [...STATES, 'changed' as const].map(
    (state) => html`<li><i class="key fill-${state}"></i>${wordOf(state)}</li>`,
  );
  const rows = fields.map(
    ([name, field]) =>
      html`<tr>
        <th scope="row">${cellText(name)}</th>
        <td class="bar">${validityBar(field)}</td>
        <td class="n">${percent(field.valid, cellsOf(field))}</td>
        <td class="n">${figure(field.changed, files.changes)}</td>
        <td class="n">${figure(field.suspect, files.flags)}</td>
        <td class="n">${figure(field.invalid, files.flags)}</td>
        <td class="n${field.damaged > 0 ? ' damage' : ''}">${figure(field.damaged, files.flags)}</td>
        <td class="n">${groupDigits(field.empty)}</td>
      </tr>`,
  );
  return section(
    'validity',
    say('report/section-validity'),
    say(`report/intro-${intro}`),
    html`<ul class="legend">
        ${legend}
      </ul>
      ${table(
        [
          { title: say('column/column') },
          { title: '', kind: 'bar' },
          ...(['valid', 'changed', 'suspect', 'invalid', 'damaged', 'empty'] as const).map((state) => ({
            title: wordOf(state),
            kind: 'n' as const,
          })),
        ],
        rows,
        'bars quality',
      )}`,
  );
}
