import type { MergeFigures, MergedView } from '../report/data.ts';
import type { FieldRule } from '../survivorship/group.ts';
import type { ChildResult } from './children.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged, MergedCluster } from './golden-records.ts';
import type { Members } from './members.ts';
import { clusterView } from './scan-figures.ts';
import type { Opened } from './sources.ts';

/** More than a person reads; every cluster is in merge-report.csv. A styled workbook of all would take minutes. */
const LISTED = 2_000;

/** Gathers, as clusters are decided, what the reports of a merge show: the workbook the clusters listed, the page a few of them. */
export class MergeWatch {
  readonly #perField = new Map<
    string,
    { policy: string; differed: number; lost: number; conflicts: number }
  >();
  /** Clusters with something to look at come first when not all of them fit. */
  readonly #listed: { readonly conflict: MergedCluster[]; readonly other: MergedCluster[] } = {
    conflict: [],
    other: [],
  };
  readonly #first: MergedCluster[] = [];
  #clusters = 0;
  /** Clusters with a field whose losing value was as good. */
  conflicts = 0;

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
    const hasConflict = cluster.golden.outcomes.some((outcome) => outcome.conflict);
    if (hasConflict) this.conflicts++;
    const list = this.#listed[hasConflict ? 'conflict' : 'other'];
    if (list.length < LISTED) list.push(cluster);
    if (this.#clusters++ < LISTED) this.#first.push(cluster);
  }

  figures(
    opened: Opened,
    found: Duplicates,
    merged: Merged,
    members: Members,
    children: readonly ChildResult[],
  ): MergeFigures {
    const sources = opened.plan.sources.map((source) => source.info.name);
    const { conflict, other } = this.#listed;
    const listed = this.#clusters <= LISTED ? this.#first : [...conflict, ...other].slice(0, LISTED);
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
}

function mergedView(
  merged: MergedCluster,
  { fields, base, possible, overflow }: Merged,
  { store, match }: Duplicates,
  sources: readonly string[],
  members: Members,
): MergedView {
  const { cluster, golden, survivingId, masterRule } = merged;
  return {
    ...clusterView(cluster, store, match.prior, sources, members),
    survivingId,
    masterRule,
    golden: golden.cells.filter((_, at) => at < base || overflow.includes(possible[at - base]!)),
    outcomes: golden.outcomes.map((outcome) => ({
      field: fields[outcome.field]!.name,
      kept: outcome.value,
      keptFrom: outcome.fromMember < 0 ? '' : merged.members[outcome.fromMember]!.id,
      policy: outcome.policy,
      tieStep: outcome.tieStep,
      distinct: outcome.distinct,
      lost: outcome.lost.map(({ memberIndex, value }) => ({ id: merged.members[memberIndex]!.id, value })),
      conflict: outcome.conflict,
    })),
  };
}
