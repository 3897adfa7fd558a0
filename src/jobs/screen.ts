// scan NEW --against EXISTING: one verdict for every new record, from the clusters it is in.
import type { Cluster } from '../linkage/cluster.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { linkSentence } from '../report/link-sentence.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { Lang } from '../words/catalogue.ts';
import type { Duplicates } from './find-duplicates.ts';
import { namedEvidence } from './named-evidence.ts';
import type { TablePlan } from './plan.ts';
import type { Run } from './run.ts';

export type Verdict = 'new' | 'exact' | 'possible';

export interface Screened {
  readonly record: number;
  /** `exact`: surely in the existing list; `possible`: perhaps. */
  readonly verdict: Verdict;
  /** Existing records, likeliest first; several that are `exact`: the list has the customer more than once, or might. */
  readonly existing: readonly number[];
  /** The strongest link to one of them; undefined when only a chain of other new records leads there, or none. */
  readonly link: Edge | undefined;
  /** Other new records that surely are the same customer. */
  readonly repeats: readonly number[];
}

export interface ScreenCounts {
  readonly rows: number;
  readonly new: number;
  readonly exact: number;
  readonly possible: number;
  /** Of the exact ones, those that are several existing records. */
  readonly ambiguous: number;
  /** New records that are the same customer as another new one. */
  readonly repeated: number;
}

const HEADER = 'new_id,verdict,existing_ids,rule,score,why,same_new_ids,new_source,new_row\n';

/** Ids in one cell are parted by this; the clusters' file has one a line. */
const BETWEEN = '; ';

export function screenRecords({ store, clustering }: Pick<Duplicates, 'store' | 'clustering'>): Screened[] {
  const auto = clusterOf(clustering.auto);
  const review = clusterOf(clustering.review);
  return Array.from({ length: store.fresh }, (_, record): Screened => {
    const certain = auto.get(record);
    const isListed = (other: number): boolean => other >= store.fresh;
    const repeats = certain?.members.filter((other) => other !== record && !isListed(other)) ?? [];
    if (certain?.members.some(isListed) === true)
      return { record, verdict: 'exact', repeats, ...existingOf(certain, [record], isListed) };
    const doubtful = review.get(record);
    if (doubtful?.members.some(isListed) !== true)
      return { record, verdict: 'new', repeats, existing: [], link: undefined };
    const like = [record, ...repeats];
    const sure = doubtful.oversized
      ? []
      : doubtful.links.filter(
          ({ band, left, right }) =>
            band === 'auto' &&
            (like.includes(left) ? isListed(right) : isListed(left) && like.includes(right)),
        );
    return sure.length > 0
      ? { record, verdict: 'exact', repeats, ...existingOf({ ...doubtful, links: sure }, like, isListed) }
      : { record, verdict: 'possible', repeats, ...existingOf(doubtful, like, isListed) };
  });
}

function clusterOf(clusters: readonly Cluster[]): Map<number, Cluster> {
  return new Map(clusters.flatMap((cluster) => cluster.members.map((record) => [record, cluster] as const)));
}

/** The existing records a new one (or its like) is linked to, strongest link first; all of the cluster's where none is. */
function existingOf(
  { members, links }: Cluster,
  like: readonly number[],
  isListed: (record: number) => boolean,
): Pick<Screened, 'existing' | 'link'> {
  const ends = links
    .flatMap((link) => [
      { link, from: link.left, to: link.right },
      { link, from: link.right, to: link.left },
    ])
    .filter(({ from, to }) => like.includes(from) && isListed(to))
    .sort((a, b) => b.link.score - a.link.score || b.link.bits - a.link.bits || a.to - b.to);
  if (ends.length === 0) return { existing: members.filter(isListed), link: undefined };
  return { existing: [...new Set(ends.map(({ to }) => to))], link: ends[0]!.link };
}

export function countVerdicts(screened: readonly Screened[]): ScreenCounts {
  const count = (verdict: Verdict): number => screened.filter((one) => one.verdict === verdict).length;
  return {
    rows: screened.length,
    new: count('new'),
    exact: count('exact'),
    possible: count('possible'),
    ambiguous: screened.filter(({ verdict, existing }) => verdict === 'exact' && existing.length > 1).length,
    repeated: screened.filter(({ repeats }) => repeats.length > 0).length,
  };
}

export function writeScreen(
  run: Run,
  plan: TablePlan,
  { store }: Duplicates,
  screened: readonly Screened[],
  lang: Lang,
): void {
  const output = run.open('screen.csv');
  void output.write(HEADER);
  const ids = (records: readonly number[]): string =>
    records.map((record) => store.ids.at(record)).join(BETWEEN);
  for (const { record, verdict, existing, link, repeats } of screened) {
    const why = link === undefined ? '' : sentence(link, store, lang);
    void output.write(
      csvRow([
        store.ids.at(record),
        verdict,
        ids(existing),
        link?.rule ?? '',
        link?.score.toFixed(4) ?? '',
        why,
        ids(repeats),
        plan.sources[store.sources[record]!]!.info.name,
        store.rows[record]!,
      ]),
    );
  }
}

function sentence(link: Edge, store: RecordStore, lang: Lang): string {
  return linkSentence(lang, { rule: link.rule, evidence: namedEvidence(store, link.evidence) });
}
