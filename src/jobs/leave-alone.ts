// Clusters a merge would merge, left as they were: what `undo --cluster` asks for.
import type { Cluster } from '../linkage/cluster.ts';
import { limitError } from '../model/user-error.ts';
import { joinDecisions, type Decisions, type PairDecision } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import type { Again } from './merge.ts';
import type { TablePlan } from './plan.ts';
import type { LeftAlone } from './run-settings.ts';
import { RunView } from './run-view.ts';

/** Why such a cluster is listed in blocked.csv. */
export const UNDONE = 'undone';

/**
 * The same merge without these clusters. Columns the others made room for stay, so that every other row is as it was;
 * when no cluster is left, nothing of the merge is: neither columns it added nor those it left out.
 */
export function leaveAlone(merged: Merged, clusters: ReadonlySet<string>): Merged {
  if (clusters.size === 0) return merged;
  const isLeft = ({ cluster }: { cluster: Cluster }): boolean => !clusters.has(cluster.id);
  const rest = merged.clusters.filter(isLeft);
  const kept = <T extends { cluster: Cluster }>(of: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...of].filter(([, each]) => isLeft(each)));
  const undone = merged.clusters.filter((each) => !isLeft(each));
  return {
    ...merged,
    clusters: rest,
    losers: kept(merged.losers),
    survivors: kept(merged.survivors),
    blocked: [...merged.blocked, ...undone.map(({ cluster }) => ({ cluster, because: UNDONE }))],
    ...(rest.length > 0 ? {} : { overflow: [], dropped: new Set<number>() }),
  };
}

/** A merge done once more must come out as it did: another version might find or decide otherwise (exit 4). */
export async function refuseOthers(
  merged: Merged,
  { of, settings }: Pick<Again, 'of' | 'settings'>,
): Promise<void> {
  const left = new Set(settings.leftAlone.map(({ cluster }) => cluster));
  const table = await new RunView(of, []).ours('merge-report.csv');
  const at = ['cluster_id', 'surviving_id', 'field', 'kept_value'].map((name) => table.column(name));
  const told = new Set<string>();
  for (let row = await table.next(); row !== undefined; row = await table.next()) {
    const cells = row;
    told.add(JSON.stringify(at.map((column) => cells[column])));
  }
  const found = merged.clusters
    .filter(({ cluster }) => !left.has(cluster.id))
    .flatMap(({ cluster, survivingId, golden }) =>
      golden.outcomes.map((outcome) =>
        JSON.stringify([cluster.id, survivingId, merged.fields[outcome.field]!.name, outcome.value]),
      ),
    );
  if (found.length !== told.size || found.some((line) => !told.has(line)))
    throw limitError('undo/other-clusters', { tool: settings.tool });
}

/** What a person has said by leaving them alone: no two of a cluster are one customer, or nothing yet. */
export function decisionsAfter(
  decisions: Decisions,
  left: readonly LeftAlone[],
  { clustering, store }: Pick<Duplicates, 'clustering' | 'store'>,
  { sources }: TablePlan,
): Decisions {
  const pairs: PairDecision[] = [];
  const asked = new Set<string>();
  for (const { cluster: id, asksAgain, who, when } of left) {
    const cluster = clustering.auto.find((each) => each.id === id);
    for (const [at, a] of (cluster?.members ?? []).entries()) {
      for (const b of cluster!.members.slice(at + 1)) {
        const [leftSource, rightSource] = [a, b].map((record) => sources[store.sources[record]!]!.info.name);
        const [leftId, rightId] = [store.ids.at(a), store.ids.at(b)];
        const pair = { leftSource: leftSource!, leftId, rightSource: rightSource!, rightId };
        if (asksAgain) asked.add(nameOf(pair)).add(nameOf(turned(pair)));
        else pairs.push({ ...pair, decision: 'not-duplicate', who, when });
      }
    }
  }
  const rest = decisions.pairs.filter((pair) => !asked.has(nameOf(pair)));
  return joinDecisions({ ...decisions, pairs: rest }, { ...decisions, pairs });
}

type Ends = Pick<PairDecision, 'leftSource' | 'leftId' | 'rightSource' | 'rightId'>;

function nameOf({ leftSource, leftId, rightSource, rightId }: Ends): string {
  return JSON.stringify([leftSource, leftId, rightSource, rightId]);
}

function turned({ leftSource, leftId, rightSource, rightId }: Ends): Ends {
  return { leftSource: rightSource, leftId: rightId, rightSource: leftSource, rightId: leftId };
}
