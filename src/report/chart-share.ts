import { html, type Html } from './html-text.ts';

/** One part of a whole; the class names its colour. */
export interface Share {
  readonly kind: string;
  readonly count: number;
}

/** A part too small to see is still there. */
const THINNEST = 0.6;

/** One horizontal bar, its parts in the order given. Widths are percentages, so that it fits any column. */
export function shareBar(shares: readonly Share[], whole: number): Html {
  if (whole <= 0) return html``;
  let at = 0;
  const parts = shares.flatMap(({ kind, count }) => {
    if (count <= 0) return [];
    const width = Math.min(100 - at, Math.max(THINNEST, (count / whole) * 100));
    const part = html`<rect class="${kind}" x="${round(at)}%" width="${round(width)}%" height="100%" />`;
    at += width;
    return [part];
  });
  return html`<svg class="share" width="100%" height="12" aria-hidden="true">${parts}</svg>`;
}

/** Two decimals: enough for a screen, and the same text on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
