import type { Cluster } from '../linkage/cluster.ts';
import { formatOf } from '../io/table-writer.ts';
import { renderReviewCsv, renderReviewWorkbook, type ReviewSheet } from '../report/review-sheet.ts';
import { defaultPolicy } from '../survivorship/parse-policy.ts';
import { POLICIES } from '../survivorship/policies/registry.ts';
import { maybeSay, say, type Lang } from '../words/catalogue.ts';
import { openColumn } from './clean-column.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Members } from './members.ts';
import type { TablePlan } from './plan.ts';
import { openReviewOrder, type ReviewOrder } from './review-order.ts';
import type { Run } from './run.ts';
import type { ScanOptions } from './scan.ts';
import { stateOf } from './sheet-rows.ts';

export interface WrittenReview {
  /** Clusters --sample and --limit left out. */
  readonly leftOut: number;
  /** The column the clusters are sorted by though nobody asked for one; `''` for none. */
  readonly sortedBy: string;
}

/** The sheet a person decides in: doubtful clusters first, certain ones after them. */
export async function writeReviewFile(
  run: Run,
  options: ScanOptions,
  plan: TablePlan,
  found: Duplicates,
  members: Members,
): Promise<WrittenReview> {
  const file = options.review!;
  const order = openReviewOrder(options.sort, plan, found, members);
  const whole = reviewSheet(plan, found, members, options.lang, order);
  const { limit = Infinity, sample = 1 } = options;
  const drawn = whole.clusters.filter(({ id }) => shareOfId(id) < sample);
  const sheet = { ...whole, clusters: drawn.slice(0, Math.min(limit, drawn.length)) };
  const output = run.outputs.open(file);
  if (formatOf(file) === 'xlsx') await output.write(await renderReviewWorkbook(sheet, options.lang));
  else await output.write(renderReviewCsv(sheet));
  return {
    leftOut: whole.clusters.length - sheet.clusters.length,
    sortedBy: order.isChosen || sheet.clusters.length < 2 ? '' : order.column,
  };
}

/** A cluster's id is the beginning of a hash: where it stands among all there could be, 0..1. The same in every run. */
function shareOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
}

function reviewSheet(
  plan: TablePlan,
  found: Duplicates,
  members: Members,
  lang: Lang,
  order: ReviewOrder,
): ReviewSheet {
  const { store, clustering } = found;
  const sources = plan.sources.map((source) => source.info.name);
  const conflictsOf = openConflicts(plan, found, members);
  return {
    fields: plan.output.map((column) => column.name),
    clusters: [...order.clusters(clustering.review), ...order.clusters(clustering.auto)].map((cluster) => {
      const linkOf = new Map<number, Cluster['links'][number]>();
      for (const link of cluster.links.toReversed()) linkOf.set(link.left, link).set(link.right, link);
      const rows = order.records(cluster).map((record) => {
        const link = linkOf.get(record);
        const cells = members.get(record) ?? [];
        return {
          rowKey: rowKey(sources[store.sources[record]!]!, store.ids.at(record)),
          score: link?.score ?? 0,
          why: link ? whyText(link, found, lang) : '',
          cells,
          state: stateOf(plan, cells),
        };
      });
      return { id: cluster.id, band: cluster.band, rows, conflicts: conflictsOf(cluster) };
    }),
  };
}

/** Fields a person may decide better than the usual policy: those it must choose in, not those it adds up or lists. */
function openConflicts(
  plan: TablePlan,
  { store }: Pick<Duplicates, 'store'>,
  members: Members,
): (cluster: Cluster) => ReadonlySet<number> {
  const chosen = plan.output.flatMap(({ type, role, added }, at) => {
    const policy = defaultPolicy(type, role).name;
    if (role === 'id' || type === 'id' || added === 'source') return [];
    return POLICIES[policy].computes === true ? [] : [at];
  });
  const cleaners = plan.sources.map(({ columns }) =>
    plan.output.map((_, at) => {
      const column = columns.find(({ target }) => target === at);
      return column && openColumn(column);
    }),
  );
  const keyOf = (record: number, at: number): string => {
    const cell = members.get(record)?.[at] ?? '';
    const cleaned = cleaners[store.sources[record]!]![at]?.clean(cell);
    if (cleaned === undefined) return cell.trim();
    return cleaned.status === 'empty' ? '' : cleaned.value;
  };
  return ({ members: records }) => {
    const differing = chosen.filter((at) => {
      const cells = new Set(records.map((record) => members.get(record)?.[at] ?? ''));
      if (cells.size < 2) return false;
      const keys = new Set(records.map((record) => keyOf(record, at)));
      keys.delete('');
      return keys.size > 1;
    });
    return new Set(differing);
  };
}

/** `phone: same; name: homophone`, in the reader's language and without commas. */
function whyText(link: Cluster['links'][number], { store }: Pick<Duplicates, 'store'>, lang: Lang): string {
  if (link.decidedBy === 'person') return say(lang, 'why/decided');
  const parts = link.evidence.fields
    .filter((field) => field.bits !== 0)
    .map(
      ({ field, level }) =>
        `${maybeSay(lang, `field/${store.fields[field]!.name}`) ?? store.fields[field]!.name}: ${say(lang, `level/${level.name}`)}`,
    );
  const text = parts.length > 0 ? parts.join('; ') : link.rule;
  return text.replaceAll(',', ' ').replaceAll('，', ' ');
}
