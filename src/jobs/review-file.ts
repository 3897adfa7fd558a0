import type { Cluster } from '../linkage/cluster.ts';
import { formatOf } from '../io/table-writer.ts';
import { renderReviewCsv, renderReviewWorkbook, type ReviewSheet } from '../report/review-sheet.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { naturalOrder } from '../survivorship/natural-order.ts';
import { defaultPolicy } from '../survivorship/parse-policy.ts';
import { POLICIES } from '../survivorship/policies/registry.ts';
import { maybeSay, say, type Lang } from '../words/catalogue.ts';
import { openColumn } from './clean-column.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Members } from './members.ts';
import type { TablePlan } from './plan.ts';
import type { Run } from './run.ts';
import type { ScanOptions } from './scan.ts';
import { stateOf } from './sheet-rows.ts';

/**
 * The sheet a person decides in: doubtful clusters first, certain ones after them. Returns how many of them --sample and
 * --limit left out.
 */
export async function writeReviewFile(
  run: Run,
  options: ScanOptions,
  plan: TablePlan,
  found: Duplicates,
  members: Members,
): Promise<number> {
  const file = options.review!;
  const sort = sortColumn(options.sort, plan);
  const whole = reviewSheet(plan, found, members, options.lang, sort);
  const { limit = Infinity, sample = 1 } = options;
  const drawn = whole.clusters.filter(({ id }) => shareOfId(id) < sample);
  const sheet = { ...whole, clusters: drawn.slice(0, Math.min(limit, drawn.length)) };
  const output = run.outputs.open(file);
  if (formatOf(file) === 'xlsx') await output.write(await renderReviewWorkbook(sheet, options.lang));
  else await output.write(renderReviewCsv(sheet));
  return whole.clusters.length - sheet.clusters.length;
}

/** A cluster's id is the beginning of a hash: where it stands among all there could be, 0..1. The same in every run. */
function shareOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
}

interface SortColumn {
  readonly index: number;
  readonly descending: boolean;
}

function sortColumn(text: string | undefined, plan: TablePlan): SortColumn | undefined {
  if (text === undefined) return undefined;
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const names = plan.output.map((column) => column.name);
  const index = names.indexOf(name);
  if (index < 0)
    throw usageError('layout/unknown-column', {
      column: name,
      file: plan.sources[0]?.info.file ?? '',
      nearest: nearestWord(name, names),
      columns: names.join(', '),
    });
  return { index, descending };
}

function reviewSheet(
  plan: TablePlan,
  found: Duplicates,
  members: Members,
  lang: Lang,
  sort: SortColumn | undefined,
): ReviewSheet {
  const { store, clustering } = found;
  const sources = plan.sources.map((source) => source.info.name);
  const keyOf = (cluster: Cluster): string => {
    const cells = cluster.members
      .map((record) => members.get(record)?.[sort!.index] ?? '')
      .sort(naturalOrder);
    return (sort!.descending ? cells.at(-1) : cells[0]) ?? '';
  };
  const ordered = (clusters: readonly Cluster[]): readonly Cluster[] => {
    if (!sort) return clusters;
    const sign = sort.descending ? -1 : 1;
    return clusters.toSorted((a, b) => sign * naturalOrder(keyOf(a), keyOf(b)));
  };
  const cellOf = (record: number): string => members.get(record)?.[sort!.index] ?? '';
  const rowsOf = (cluster: Cluster): readonly number[] => {
    if (!sort) return cluster.members;
    const sign = sort.descending ? -1 : 1;
    return cluster.members.toSorted((a, b) => sign * naturalOrder(cellOf(a), cellOf(b)) || a - b);
  };
  const conflictsOf = openConflicts(plan, found, members);
  return {
    fields: plan.output.map((column) => column.name),
    clusters: [...ordered(clustering.review), ...ordered(clustering.auto)].map((cluster) => {
      const linkOf = new Map<number, Cluster['links'][number]>();
      for (const link of cluster.links.toReversed()) linkOf.set(link.left, link).set(link.right, link);
      const rows = rowsOf(cluster).map((record) => {
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
