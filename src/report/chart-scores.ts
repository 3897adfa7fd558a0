// Pairs by score. Text sits at percentages of the width and pixels of the height, so that it is as readable on a
// telephone as on a wall.
import type { ScanFigures } from './data.ts';
import { groupDigits } from '../words/catalogue.ts';
import { round } from './chart-share.ts';
import { html, type Html } from './html-text.ts';
import type { Page } from './page.ts';

const TOP = 40;
const BOTTOM = 170;
const HEIGHT = 192;

export function scoreChart(page: Page, { scoreHistogram, auto, reviewAt }: ScanFigures): Html {
  const bins = scoreHistogram.length;
  const most = Math.max(...scoreHistogram);
  if (bins === 0 || most <= 0) return html``;
  const first = firstBin(scoreHistogram, reviewAt);
  const shown = bins - first;
  const at = (score: number): number => round((Math.max(0, score * bins - first) / shown) * 100);
  const bars = scoreHistogram.slice(first).map((pairs, index) => {
    if (pairs <= 0) return undefined;
    const height = Math.max(2, (pairs / most) * (BOTTOM - TOP - 14));
    const left = (index / shown) * 100;
    const from = ((first + index) / bins).toFixed(2);
    return html`<rect
        class="pairs"
        x="${round(left + 8 / shown)}%"
        y="${round(BOTTOM - height)}"
        width="${round(84 / shown)}%"
        height="${round(height)}"
        ><title>${from}–${((first + index + 1) / bins).toFixed(2)}: ${groupDigits(pairs)}</title></rect
      ><text class="count" x="${round(left + 50 / shown)}%" y="${round(BOTTOM - height - 4)}"
        >${shown <= 8 ? groupDigits(pairs) : ''}</text
      >`;
  });
  const ticks = tickScores(first / bins).map(
    (score) =>
      html`<text class="tick ${endOf(at(score))}" x="${at(score)}%" y="${HEIGHT - 4}"
        >${score.toFixed(1)}</text
      >`,
  );
  return html`<svg
    class="chart"
    width="100%"
    height="${HEIGHT}"
    role="img"
    aria-label="${page.say('report/section-scores')}"
  >
    <rect
      class="zone-review"
      x="${at(reviewAt)}%"
      y="${TOP}"
      width="${round(at(auto) - at(reviewAt))}%"
      height="${BOTTOM - TOP}"
    />
    <rect
      class="zone-auto"
      x="${at(auto)}%"
      y="${TOP}"
      width="${round(100 - at(auto))}%"
      height="${BOTTOM - TOP}"
    />
    ${bars}
    <line class="axis" x1="0" x2="100%" y1="${BOTTOM}" y2="${BOTTOM}" />
    ${mark('auto', at(auto), TOP - 22, page.say('report/threshold-auto', { score: auto }))}
    ${mark('review', at(reviewAt), TOP - 6, page.say('report/threshold-review', { score: reviewAt }))}
    ${ticks}
  </svg>`;
}

/** Where nothing was found nothing is drawn, but both thresholds always are. */
function firstBin(histogram: readonly number[], reviewAt: number): number {
  const found = histogram.findIndex((pairs) => pairs > 0);
  const below = Math.floor(reviewAt * histogram.length) - 2;
  return Math.max(0, Math.min(found, below));
}

function tickScores(from: number): readonly number[] {
  const ticks: number[] = [];
  for (let tenth = Math.ceil(from * 10 - 1e-9); tenth <= 10; tenth++) ticks.push(tenth / 10);
  return ticks;
}

function endOf(percent: number): string {
  return percent < 2 ? 'start' : percent > 98 ? 'end' : '';
}

function mark(band: string, at: number, labelY: number, label: string): Html {
  const [side, shift] = at > 60 ? ['end', -6] : ['start', 6];
  return html`<line class="mark-${band}" x1="${at}%" x2="${at}%" y1="${labelY - 10}" y2="${BOTTOM}" /><text
      class="mark ${side} mark-${band}"
      x="${at}%"
      dx="${shift}"
      y="${labelY}"
      >${label}</text
    >`;
}
