import type { ClusterView, MergeFigures, MergedView } from '../report/data.ts';
import type { FieldRule } from '../survivorship/group.ts';
import type { ChildResult } from './children.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import type { Members } from './members.ts';
import { MergedShelf, type ShelvedCluster } from './merged-shelf.ts';
import { clusterView } from './scan-figures.ts';
import type { Opened } from './sources.ts';

/** More than a page shows; every cluster is in the workbook and in merge-report.csv. */
const LISTED = 200;

/** Gathers, as clusters are decided, what the reports of a merge show: the page the first few dozen, the workbook all. */
export class MergeWatch {
  readonly #perField = new Map<
    string,
    { policy: string; differed: number; lost: number; conflicts: number }
  >();
  readonly shelf: MergedShelf;
  #clusters = 0;
  /** Clusters with a field whose losing value was as good. */
  conflicts = 0;

  /** `folder`: where what does not fit into memory goes meanwhile. */
  constructor(folder: string) {
    this.shelf = new MergedShelf(folder);
  }

  add(cluster: MergedCluster, fields: readonly FieldRule[]): void {
    for (const outcome of cluster.golden.outcomes) {
      const { name } = fields[outcome.field]!;
      const counts = this.#perField.get(name) ?? {
        policy: outcome.policy,
        differed: 0,
        lost: 0,
        conflicts: 0,
      };
      counts.differed++;
      if (outcome.lost.length > 0) counts.lost++;
      if (outcome.conflict) counts.conflicts++;
      this.#perField.set(name, counts);
    }
    if (cluster.golden.outcomes.some((outcome) => outcome.conflict)) this.conflicts++;
    this.#clusters++;
    this.shelf.add(cluster);
  }

  figures(
    opened: Opened,
    found: Duplicates,
    merged: Merged,
    members: Members,
    children: readonly ChildResult[],
  ): MergeFigures {
    const sources = opened.plan.sources.map((source) => source.info.name);
    const listed = [...this.#listed()];
    return {
      clusters: listed.map((cluster) => mergedView(cluster, merged, found, sources, members)),
      omitted: this.#clusters - listed.length,
      fields: [...this.#perField].map(([field, counts]) => ({ field, ...counts })),
      blocked: merged.blocked.map(({ cluster, because }) => ({
        id: cluster.id,
        because,
        members: cluster.members.map((record) => found.store.ids.at(record)),
      })),
      children,
    };
  }

  /** Clusters with something to look at come first when not all of them fit. */
  *#listed(): Generator<ShelvedCluster> {
    const all = [...firstOf(this.shelf.those(true), LISTED), ...firstOf(this.shelf.those(false), LISTED)];
    if (this.#clusters <= LISTED) all.sort((a, b) => a.cluster.members[0]! - b.cluster.members[0]!);
    yield* all.slice(0, LISTED);
  }
}

function* firstOf<T>(all: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const each of all) {
    if (count++ === most) return;
    yield each;
  }
}

/** The same, its records and links read when they are asked for: not every list shows them. */
export function lazyMergedView(
  merged: ShelvedCluster,
  decided: Merged,
  found: Duplicates,
  sources: readonly string[],
  members: Members,
): MergedView {
  let read: ClusterView | undefined;
  const { cluster } = merged;
  const view = (): ClusterView =>
    (read ??= clusterView(cluster, found.store, found.match.prior, sources, members));
  return {
    id: cluster.id,
    band: cluster.band,
    oversized: cluster.oversized,
    get members() {
      return view().members;
    },
    get links() {
      return view().links;
    },
    ...decisionView(merged, decided, found, sources),
  };
}

export function mergedView(
  merged: ShelvedCluster,
  decided: Merged,
  found: Duplicates,
  sources: readonly string[],
  members: Members,
): MergedView {
  return {
    ...clusterView(merged.cluster, found.store, found.match.prior, sources, members),
    ...decisionView(merged, decided, found, sources),
  };
}

function decisionView(
  { cluster, golden, survivingId, masterRule }: ShelvedCluster,
  { fields, base, possible, overflow }: Merged,
  { store }: Duplicates,
  sources: readonly string[],
): Omit<MergedView, keyof ClusterView> {
  return {
    survivingId,
    masterRule,
    golden: golden.cells.filter((_, at) => at < base || overflow.includes(possible[at - base]!)),
    outcomes: golden.outcomes.map((outcome) => ({
      field: fields[outcome.field]!.name,
      kept: outcome.value,
      keptFrom: outcome.fromMember < 0 ? '' : store.ids.at(cluster.members[outcome.fromMember]!),
      policy: outcome.policy,
      tieStep: outcome.tieStep,
      distinct: outcome.distinct,
      lost: outcome.lost.map(({ memberIndex, value }) => {
        const record = cluster.members[memberIndex]!;
        const source = sources[store.sources[record]!]!;
        return { id: store.ids.at(record), source, row: store.rows[record]!, value };
      }),
      conflict: outcome.conflict,
    })),
  };
}
