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
  /** The level at length, for those who point at it. */
  readonly hint: string;
  readonly from: number;
  readonly to: number;
}

/** Below this a step would print as 0.0. */
const NOTHING = 0.05;

/** `link.bits` is less than the sum of its evidence when fields that say the same thing are counted once. */
export function stepsOf(page: Page, link: LinkView): readonly Step[] {
  const steps: Step[] = [];
  let at = 0;
  const step = (kind: 'prior' | 'for' | 'against', label: string, bits: number, level = ''): void => {
    const hint = level === '' ? '' : page.sayOr(`level/${level}`, level);
    const words = level === '' ? '' : page.sayOr(`bar/${level}`, hint);
    steps.push({ kind, label, level: words, hint, from: at, to: at + bits });
    at += bits;
  };
  if (link.prior !== 0) step('prior', page.say('report/prior'), link.prior);
  for (const { field, level, bits } of link.evidence) {
    step(bits < 0 ? 'against' : 'for', fieldWord(page.data.lang, field), bits, level);
  }
  const counted = link.prior + link.bits;
  if (Math.abs(counted - at) >= NOTHING) step('against', page.say('report/counted-once'), counted - at);
  steps.push({ kind: 'total', label: page.say('report/total'), level: '', hint: '', from: 0, to: counted });
  return steps;
}

interface Scale {
  at(bits: number): number;
  readonly zero: number;
}

/** How many bits certainty asks for. Odds that a rule did not weigh have no such mark. */
export function certaintyBits({ prior }: LinkView, auto: number | undefined): number | undefined {
  if (prior === 0 || auto === undefined || auto <= 0 || auto >= 1) return undefined;
  return Math.log2(auto / (1 - auto));
}

export function waterfallChart(page: Page, link: LinkView, auto: number | undefined): Html {
  const steps = stepsOf(page, link);
  const asked = certaintyBits(link, auto);
  const scale = scaleOf([...steps.flatMap(({ from, to }) => [from, to]), asked ?? 0]);
  const mark =
    asked === undefined ? undefined : html`<line class="mark-auto" ${vertical(scale.at(asked))} y2="100%" />`;
  const last = steps.length - 1;
  return html`<div class="waterfall">
    ${steps.map((step, index) => stepRow(step, scale, mark, index === last))}
  </div>`;
}

const vertical = (percent: number): Html => html`x1="${percent}%" x2="${percent}%"`;

function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = Math.max(1, high - low) * 1.04;
  const at = (bits: number): number => round(((bits - low) / span) * 98 + 1);
  return { at, zero: at(0) };
}

function stepRow(step: Step, scale: Scale, mark: Html | undefined, last: boolean): Html {
  const { kind, label, level, hint, from, to } = step;
  const [left, right] = [scale.at(Math.min(from, to)), scale.at(Math.max(from, to))];
  const begins = kind === 'total' ? to : from;
  // Hair lines lead from the end of one bar to the beginning of the next.
  const above =
    begins === 0 ? undefined : html`<line class="joint" ${vertical(scale.at(begins))} y1="0" y2="6" />`;
  const below = last ? undefined : html`<line class="joint" ${vertical(scale.at(to))} y1="18" y2="24" />`;
  return html`<div class="step step-${kind}">
    <span class="what">${label}${level === '' ? undefined : html` <em title="${hint}">${level}</em>`}</span>
    <svg width="100%" height="24" aria-hidden="true">
      <line class="axis" ${vertical(scale.zero)} y2="100%" />
      ${mark}${above}
      <rect class="bits" x="${left}%" y="6" width="${round(Math.max(0.4, right - left))}%" height="12" />
      ${below}
    </svg>
    <span class="n">${bitsText(kind === 'total' ? to : to - from)}</span>
  </div>`;
}

/** `+16.3`, `−2.7`, with a minus that is as wide as a plus. */
function bitsText(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return text === '0.0' ? '0.0' : `${bits < 0 ? '−' : '+'}${text}`;
}
