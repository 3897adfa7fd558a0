// What an inspection adds to a report: how the file was read, every column with the reason for its type, and how complete
// the rows are. Samples are masked: a report travels further than the file.
import { groupDigits } from '../words/catalogue.ts';
import { maskValue } from '../text/mask.ts';
import { shareBar } from './chart-share.ts';
import type { ColumnQuality, InspectFigures, TableFacts } from './data.ts';
import { cellText, html, type Html } from './html-text.ts';
import { figure, percent, section, table, type Page } from './page.ts';
import { baseName } from './section-opening.ts';

export function inspectSections(page: Page, figures: InspectFigures): Html {
  return html`${tablesSection(page, figures)} ${completenessSection(page, figures)}
  ${qualitySection(page, figures)}`;
}

function tablesSection({ say }: Page, { tables }: InspectFigures): Html {
  const rows = tables.map(
    (read) =>
      html`<tr>
        <th scope="row">
          ${cellText(baseName(read.file))}${
            read.sheet === undefined ? undefined : html` <small><bdi>${read.sheet}</bdi></small>`
          }
        </th>
        <td>${formatOf(read)}</td>
        <td>
          ${say(`inspect/header-${read.header}`, {
            row: read.headerRecord,
            columns: read.columns,
            known: read.knownNames,
          })}${read.above > 0 ? html`<br />${say('inspect/above', { count: read.above })}` : undefined}${
            read.below > 0 ? html`<br />${say('inspect/below', { count: read.below })}` : undefined
          }
        </td>
      </tr>`,
  );
  return section(
    'reading',
    say('report/section-inspect'),
    '',
    table(
      [{ title: say('column/file') }, { title: say('column/format') }, { title: say('column/header-row') }],
      rows,
    ),
  );
}

const LINE_ENDS: Readonly<Record<string, string>> = { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' };

function formatOf({ format, encoding, delimiter, eol, packed }: TableFacts): string {
  const delimited = format === 'csv' ? [encoding, delimiter === '\t' ? 'TAB' : (delimiter ?? ''), LINE_ENDS[eol ?? ''] ?? ''] : []; // prettier-ignore
  return [format, ...delimited, packed ?? ''].filter((fact) => fact !== '').join(' · ');
}

const BANDS = ['0–9%', '10–19%', '20–29%', '30–39%', '40–49%', '50–59%', '60–69%', '70–79%', '80–89%', '90–99%', '100%']; // prettier-ignore

function completenessSection(page: Page, figures: InspectFigures): Html {
  const { say, files } = page;
  const { completeness, requirements, incomplete } = figures;
  const most = Math.max(...completeness);
  if (most === 0) return html``;
  const first = completeness.findIndex((rows) => rows > 0);
  const rows = BANDS.slice(first).map((band, at) => {
    const count = completeness[first + at]!;
    // With two requirements there are three bands; the others would only be gaps.
    if (count === 0 && requirements.length > 0) return undefined;
    const kind = band === '100%' ? 'fill-valid' : 'fill-review';
    return html`<tr>
      <th scope="row" class="n">${band}</th>
      <td class="bar">${shareBar([{ kind, count }], most)}</td>
      <td class="n">${groupDigits(count)}</td>
      <td class="n">${percent(count, figures.rows)}</td>
    </tr>`;
  });
  const required = requirements.join(', ');
  const intro =
    requirements.length === 0
      ? say('report/intro-completeness')
      : say('report/intro-completeness-required', { required, rows: incomplete });
  return section(
    'completeness',
    say('report/section-completeness'),
    intro,
    html`${table(
      [
        { title: say('column/completeness'), kind: 'n' },
        { title: '', kind: 'bar' },
        { title: say('column/rows'), kind: 'n' },
        { title: '', kind: 'n' },
      ],
      rows,
      'bars completeness',
    )}
    ${
      files.incomplete === undefined || incomplete === 0
        ? undefined
        : html`<p class="all"><a href="${files.incomplete}">${files.incomplete}</a></p>`
    }`,
  );
}

/** Under this a type is probable, not certain (fields-and-matching.md §10.3). */
const UNSURE = 0.75;

function qualitySection(page: Page, figures: InspectFigures): Html {
  const { say, sayOr } = page;
  const rows = figures.columns.map(
    (column) =>
      html`<tr>
        <th scope="row">${cellText(column.name)}</th>
        <td>${say(`field/${column.type}`)}<small>${whyOf(page, column)}</small></td>
        <td class="n${column.confidence < UNSURE ? ' unsure' : ''}">
          ${column.decidedBy === 'default' ? html`<i class="blank"></i>` : percent(column.confidence, 1)}
        </td>
        <td class="n">${percent(column.filled, figures.rows)}</td>
        <td class="n">
          ${column.filled === 0 ? html`<i class="blank"></i>` : percent(column.valid, column.filled)}
        </td>
        <td class="n${column.damaged > 0 ? ' damage' : ''}">${figure(column.damaged, page.files.flags)}</td>
        <td class="n">${column.distinctExact ? '' : '≈'}${groupDigits(column.distinct)}</td>
        <td>${issuesOf(column, sayOr)}</td>
      </tr>`,
  );
  return section(
    'inspected-columns',
    say('report/section-columns-inspect'),
    say('report/intro-columns-inspect'),
    table(
      [
        { title: say('column/column') },
        { title: say('column/type') },
        ...['column/confidence', 'column/filled', 'column/valid', 'report/lost', 'column/distinct'].map(
          (code) => ({ title: say(code), kind: 'n' as const }),
        ),
        { title: say('column/issue') },
      ],
      rows,
      'inspected',
    ),
  );
}

function whyOf({ say, sayOr }: Page, { decidedBy, evidence }: ColumnQuality): string {
  const facts = [sayOr(`decided-by/${decidedBy}`, decidedBy)];
  if (evidence?.judged !== undefined && evidence.valid !== undefined)
    facts.push(say('why/values-fit', { valid: evidence.valid, judged: evidence.judged }));
  if (evidence?.parties !== undefined) facts.push(say('count/parties', evidence.parties));
  if (evidence?.doubt !== undefined) facts.push(say(evidence.doubt.code));
  if (evidence?.hint !== undefined) facts.push(say(evidence.hint));
  return facts.join('; ');
}

const ISSUES_SHOWN = 2;

/** The commonest issues, each with the row and the masked text of one cell. */
function issuesOf({ issues, examples, type }: ColumnQuality, sayOr: Page['sayOr']): Html {
  const common = Object.entries(issues).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = common.slice(0, ISSUES_SHOWN).map(([code, count]) => {
    const example = examples[code]?.[0];
    return html`<li>
      ${groupDigits(count)} ×
      ${sayOr(code, code)}${
        example === undefined
          ? undefined
          : html` <small>${cellText(maskedSample(example.cell, type))}</small>`
      }
    </li>`;
  });
  return shown.length === 0
    ? html`<i class="blank"></i>`
    : html`<ul class="why">
        ${shown}
      </ul>`;
}

/** What a spreadsheet left of a number says nothing about anybody, and people should see it. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d{1,3}$/i;

function maskedSample(cell: string, type: ColumnQuality['type']): string {
  // Customers are people as often as companies.
  return ROUNDED.test(cell.trim()) ? cell.trim() : maskValue(cell, type === 'company' ? 'name' : type);
}
