import type { ScanFigures } from './data.ts';
import { shareBar } from './chart-share.ts';
import { html, type Html } from './html-text.ts';
import { figure, type Page } from './page.ts';

interface SizeRow {
  readonly label: string;
  auto: number;
  review: number;
}

/** Sizes that are told apart; larger ones are counted together. */
const SINGLE = 6;
const GROUPS: readonly (readonly [number, string])[] = [
  [10, '7–10'],
  [20, '11–20'],
  [50, '21–50'],
  [Infinity, '>50'],
];

export function sizeChart(page: Page, { sizes }: ScanFigures): Html {
  const rows = sizeRows(sizes);
  const most = Math.max(0, ...rows.map((row) => row.auto + row.review));
  if (most === 0) return html``;
  return html`<table class="bars">
    <thead>
      <tr>
        <th scope="col">${page.say('column/size')}</th>
        <th scope="col" class="bar"></th>
        <th scope="col" class="n">${page.say('band/auto')}</th>
        <th scope="col" class="n">${page.say('band/review')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, auto, review }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="bar">${shareBar(bandShares(auto, review), most)}</td>
            <td class="n">${figure(auto, page.files.clusters)}</td>
            <td class="n">${figure(review, page.files.clusters)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const bandShares = (auto: number, review: number): { kind: string; count: number }[] => [
  { kind: 'fill-auto', count: auto },
  { kind: 'fill-review', count: review },
];

/** Without gaps up to the largest size told apart, so that a missing size shows as missing. */
export function sizeRows(sizes: ScanFigures['sizes']): readonly SizeRow[] {
  const rows = new Map<string, SizeRow>();
  for (const band of ['auto', 'review'] as const) {
    for (const [size, clusters] of Object.entries(sizes[band])) {
      const label = labelOf(Number(size));
      const row = rows.get(label) ?? { label, auto: 0, review: 0 };
      row[band] += clusters;
      rows.set(label, row);
    }
  }
  const order = [
    ...Array.from({ length: SINGLE }, (_, index) => String(index + 1)),
    ...GROUPS.map(([, label]) => label),
  ];
  const used = order.map((label) => rows.has(label));
  const [first, last] = [used.indexOf(true), used.lastIndexOf(true)];
  return first < 0
    ? []
    : order.slice(first, last + 1).map((label) => rows.get(label) ?? { label, auto: 0, review: 0 });
}

function labelOf(size: number): string {
  if (size <= SINGLE) return String(size);
  return GROUPS.find(([largest]) => size <= largest)?.[1] ?? '';
}
