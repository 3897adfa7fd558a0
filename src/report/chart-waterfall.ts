// How a pair came to its score: from the odds of two records drawn at random, field by field, to the total. A bit
// doubles the odds.
import type { LinkView } from './data.ts';
import { round } from './chart-share.ts';
import { html, type Html } from './html-text.ts';
import { fieldWord } from './link-sentence.ts';
import type { Page } from './page.ts';

export interface Step {
  readonly kind: 'prior' | 'for' | 'against' | 'total';
  readonly label: string;
  readonly level: string;
  readonly from: number;
  readonly to: number;
}

/** Below this a step would print as 0.0. */
const NOTHING = 0.05;

/** `link.bits` is less than the sum of its evidence when fields that say the same thing are counted once. */
export function stepsOf(page: Page, link: LinkView): readonly Step[] {
  const steps: Step[] = [];
  let at = 0;
  const step = (kind: 'prior' | 'for' | 'against', label: string, level: string, bits: number): void => {
    steps.push({ kind, label, level, from: at, to: at + bits });
    at += bits;
  };
  if (link.prior !== 0) step('prior', page.say('report/prior'), '', link.prior);
  for (const { field, level, bits } of link.evidence) {
    const words = page.sayOr(`level/${level}`, level);
    step(bits < 0 ? 'against' : 'for', fieldWord(page.data.lang, field), words, bits);
  }
  const counted = link.prior + link.bits;
  if (Math.abs(counted - at) >= NOTHING) step('against', page.say('report/counted-once'), '', counted - at);
  steps.push({ kind: 'total', label: page.say('report/total'), level: '', from: 0, to: counted });
  return steps;
}

interface Scale {
  at(bits: number): number;
  readonly zero: number;
}

export function waterfallChart(page: Page, link: LinkView, auto: number | undefined): Html {
  const steps = stepsOf(page, link);
  // Odds a rule did not weigh have no threshold to reach.
  const asked =
    link.prior === 0 || auto === undefined || auto <= 0 || auto >= 1
      ? undefined
      : Math.log2(auto / (1 - auto));
  const scale = scaleOf([...steps.flatMap(({ from, to }) => [from, to]), asked ?? 0]);
  const mark =
    asked === undefined
      ? undefined
      : html`<line class="mark-auto" x1="${scale.at(asked)}%" x2="${scale.at(asked)}%" y2="100%" />`;
  return html`<div class="waterfall">
    ${steps.map((step, index) => stepRow(step, scale, mark, index === steps.length - 1))}
  </div>`;
}

function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = Math.max(1, high - low) * 1.04;
  const at = (bits: number): number => round(((bits - low) / span) * 98 + 1);
  return { at, zero: at(0) };
}

function stepRow(
  { kind, label, level, from, to }: Step,
  scale: Scale,
  mark: Html | undefined,
  last: boolean,
): Html {
  const [left, right] = [scale.at(Math.min(from, to)), scale.at(Math.max(from, to))];
  const joint = scale.at(to);
  const below = last ? undefined : html`<line class="joint" x1="${joint}%" x2="${joint}%" y1="18" y2="24" />`;
  const above =
    kind === 'total'
      ? html`<line class="joint" x1="${joint}%" x2="${joint}%" y1="0" y2="6" />`
      : from === 0
        ? undefined
        : html`<line class="joint" x1="${scale.at(from)}%" x2="${scale.at(from)}%" y1="0" y2="6" />`;
  return html`<div class="step step-${kind}">
    <span class="what">${label}${level === '' ? undefined : html` <em>${level}</em>`}</span>
    <svg width="100%" height="24" aria-hidden="true">
      <line class="axis" x1="${scale.zero}%" x2="${scale.zero}%" y2="100%" />
      ${mark}${above}
      <rect class="bits" x="${left}%" y="6" width="${round(Math.max(0.4, right - left))}%" height="12" />
      ${below}
    </svg>
    <span class="n">${bitsText(kind === 'total' ? to : to - from)}</span>
  </div>`;
}

/** `+16.3`, `−2.7`, with a minus that is as wide as a plus. */
export function bitsText(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return text === '0.0' ? '0.0' : `${bits < 0 ? '−' : '+'}${text}`;
}
