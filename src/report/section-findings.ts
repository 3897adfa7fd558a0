// What the rules did to cells, what they only noticed, and what could not be used.
import { compareTexts, type ComparedCell } from './differences.ts';
import { cellText, html, shorten, type Html } from './html-text.ts';
import { figure, section, table, type Page } from './page.ts';
import { maskValue } from '../text/mask.ts';

/** Shown at once; the rest unfolds. */
const FIRST_EXAMPLES = 4;

export function rulesSection(page: Page): Html {
  const { say, data, files } = page;
  const rules = byCount(data.summary.rules);
  if (rules.length === 0) return html``;
  const blocks = rules.map(([rule, count]) => {
    const examples = (data.examples[rule] ?? []).map((example) => exampleRow(page, example));
    const [first, more] = [examples.slice(0, FIRST_EXAMPLES), examples.slice(FIRST_EXAMPLES)];
    return html`<article class="rule">
      <h3><span>${say(rule)}</span><b class="n">${figure(count, files.changes)}</b></h3>
      ${first.length === 0 ? undefined : exampleTable(first)}
      ${
        more.length === 0
          ? undefined
          : html`<details>
              <summary>${say('report/more-examples', { n: more.length })}</summary>
              ${exampleTable(more)}
            </details>`
      }
    </article>`;
  });
  return section(
    'rules',
    say(data.inspect ? 'report/rules-would' : 'report/section-rules'),
    say(data.inspect ? 'report/intro-rules-would' : 'report/intro-rules'),
    html`<div class="rules">${blocks}</div>`,
  );
}

interface Example {
  readonly field: number;
  readonly old: string;
  readonly new: string;
}

function exampleRow(page: Page, example: Example): Html {
  const field = page.data.fields[example.field] ?? '';
  const type = page.data.summary.fields[field]?.type;
  // What was changed about a number shows without all of its digits.
  const show = (value: string): string =>
    type === 'phone' || type === 'email' ? maskValue(value, type) : page.show(field, value);
  const [before, after] = [show(example.old), show(example.new)];
  const [old, now] = compareTexts([before, after]);
  return html`<tr>
    <th scope="row">${cellText(field)}</th>
    <td class="old">${old ? comparedText(old) : undefined}</td>
    <td class="arrow">→</td>
    <td class="new">${now ? comparedText(now) : undefined}</td>
  </tr>`;
}

const exampleTable = (rows: readonly Html[]): Html => table([], rows, 'examples');

const LONGEST_COMPARED = 120;

/** A value with the stretch that differs marked; long values are cut and unmarked. */
export function comparedText({ text, from, to }: ComparedCell): Html {
  if (to <= from || shorten(text, LONGEST_COMPARED) !== text) return cellText(text);
  return html`<bdi>${text.slice(0, from)}<mark>${text.slice(from, to)}</mark>${text.slice(to)}</bdi>`;
}

export function flagsSection(page: Page): Html {
  return codesSection(page, 'flags', page.data.summary.flags, page.files.flags);
}

export function rejectsSection(page: Page): Html {
  return codesSection(page, 'rejects', page.data.summary.rejects, page.files.rejects);
}

function codesSection(
  page: Page,
  id: 'flags' | 'rejects',
  counts: Readonly<Record<string, number>>,
  file: string | undefined,
): Html {
  const codes = byCount(counts);
  if (codes.length === 0) return html``;
  const rows = codes.map(([code, count]) => {
    const hint = page.sayOr(`${code}#hint`, '');
    return html`<tr>
      <th scope="row">${page.say(code)}${hint === '' ? undefined : html`<small>${hint}</small>`}</th>
      <td><code>${code}</code></td>
      <td class="n">${figure(count, file)}</td>
    </tr>`;
  });
  return section(id, page.say(`report/section-${id}`), page.say(`report/intro-${id}`), table([], rows));
}

const LISTED_VALUES = 20;

export function unmappedSection(page: Page): Html {
  const { say, data, files } = page;
  const columns = Object.entries(data.unmapped ?? {}).filter(([, values]) => values.length > 0);
  if (columns.length === 0) return html``;
  const blocks = columns.map(([field, listed]) => {
    const rest = listed.length - LISTED_VALUES;
    return html`<article>
      <h3><bdi>${field}</bdi></h3>
      <ul class="values">
        ${listed
          .slice(0, LISTED_VALUES)
          .map(
            ({ value, count, suggestion }) =>
              html`<li>
                ${cellText(page.show(field, value))} <b class="n">${figure(count, files.unmapped)}</b>${
                  suggestion === ''
                    ? undefined
                    : html` <small>${say('report/perhaps', { standard: suggestion })}</small>`
                }
              </li>`,
          )}
        ${rest > 0 ? html`<li class="rest">${say('report/more-values', { n: rest })}</li>` : undefined}
      </ul>
    </article>`;
  });
  return section('unmapped', say('report/section-unmapped'), say('report/intro-unmapped'), html`${blocks}`);
}

/** Most first; equal ones by name, so that the page does not depend on the order of keys. */
function byCount(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
