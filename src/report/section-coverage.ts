// What was not compared: values so common that their records are not paired each with each, rule by rule.
import { groupDigits } from '../words/catalogue.ts';
import type { CoverageFigures, RuleFigures } from './coverage-figures.ts';
import { cellText, html, type Html } from './html-text.ts';
import { ruleWord } from './link-sentence.ts';
import { percent, section, table, type Page } from './page.ts';

const LISTED = 15;

export function coverageSection(page: Page, coverage: CoverageFigures): Html {
  const { say } = page;
  const { alone, onlyCrowded, records, rules } = coverage;
  const facts = html`<p class="intro">
    ${say('report/coverage-alone', { count: alone, share: percent(alone, records) })}
    ${onlyCrowded === 0 ? undefined : say('report/coverage-only-common', { count: onlyCrowded, share: percent(onlyCrowded, records) })}
  </p>`;
  const most = rules.toSorted((a, b) => pairsOf(b) - pairsOf(a)).slice(0, LISTED);
  const columns = ['limit', 'values', 'pairs', 'budget'] as const;
  const heads = [
    { title: say('report/coverage-rule') },
    ...columns.map((name) => ({ title: say(`report/coverage-${name}`), kind: 'n' as const })),
    { title: say('report/coverage-largest') },
  ];
  return section(
    'coverage',
    say('report/section-coverage'),
    say('report/intro-coverage'),
    html`${facts}
    ${
      most.length === 0
        ? undefined
        : table(
            heads,
            most.map((rule) => ruleRow(page, rule)),
          )
    }`,
  );
}

const pairsOf = ({ crowded, thinned }: RuleFigures): number => crowded.pairs + thinned.pairs;

function ruleRow({ data }: Page, { rule, usedCap, crowded, thinned, largest }: RuleFigures): Html {
  const values = largest.map(
    ({ value, records }) => html`<li>${cellText(value)} <b class="n">${groupDigits(records)}</b></li>`,
  );
  return html`<tr>
    <th scope="row">${cellText(ruleWord(data.lang, rule))}</th>
    <td class="n">${groupDigits(usedCap)}</td>
    <td class="n">${groupDigits(crowded.values)}</td>
    <td class="n">${groupDigits(crowded.pairs)}</td>
    <td class="n">${groupDigits(thinned.pairs)}</td>
    <td>
      <ul class="values">
        ${values}
      </ul>
    </td>
  </tr>`;
}
