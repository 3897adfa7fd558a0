import type { FieldSummary } from '../model/summary.ts';
import { round, shareBar } from './chart-share.ts';
import { html, type Html } from './html-text.ts';

/** Every cell is one of these. A changed cell may be any of them, so changes have a line of their own. */
export const STATES = ['valid', 'suspect', 'invalid', 'damaged', 'empty'] as const;

export function cellsOf(field: FieldSummary): number {
  return STATES.reduce((sum, state) => sum + field[state], 0);
}

/** What one column is made of, and under it how much of it a rule changed. */
export function validityBar(field: FieldSummary): Html {
  const cells = cellsOf(field);
  if (cells === 0) return html``;
  const shares = STATES.map((state) => ({ kind: `fill-${state}`, count: field[state] }));
  const changed = Math.min(100, (field.changed / cells) * 100);
  const line =
    field.changed === 0
      ? undefined
      : html`<svg class="changed" width="100%" height="3" aria-hidden="true">
          <rect class="fill-changed" width="${Math.max(0.6, round(changed))}%" height="100%" />
        </svg>`;
  return html`${shareBar(shares, cells)}${line}`;
}
