// Clusters a merge would merge, left as they were: what `undo --cluster` asks for.
import { limitError } from '../model/user-error.ts';
import type { FieldRule } from '../survivorship/group.ts';
import { joinDecisions, type Decisions, type PairDecision } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { MergedCluster } from './golden-records.ts';
import type { Again } from './merge.ts';
import type { TablePlan } from './plan.ts';
import type { LeftAlone } from './run-settings.ts';
import { RunView } from './run-view.ts';

/** Why such a cluster is listed in blocked.csv. */
export const UNDONE = 'undone';

/** What a merge made of its clusters, gathered to be held against what it made of them before. */
export class MadeBefore {
  readonly #left: ReadonlySet<string>;
  readonly #again: Pick<Again, 'of' | 'settings'>;
  readonly #found: string[] = [];

  constructor(again: Pick<Again, 'of' | 'settings'>) {
    this.#again = again;
    this.#left = new Set(again.settings.leftAlone.map(({ cluster }) => cluster));
  }

  add({ cluster, survivingId, golden }: MergedCluster, fields: readonly FieldRule[]): void {
    if (this.#left.has(cluster.id)) return;
    for (const { field, value } of golden.outcomes)
      this.#found.push(JSON.stringify([cluster.id, survivingId, fields[field]!.name, value]));
  }

  /** A merge done once more must come out as it did: another version might find or decide otherwise (exit 4). */
  async refuseOthers(): Promise<void> {
    const { of, settings } = this.#again;
    const table = await new RunView(of, []).ours('merge-report.csv');
    const at = ['cluster_id', 'surviving_id', 'field', 'kept_value'].map((name) => table.column(name));
    const told = new Set<string>();
    for (let row = await table.next(); row !== undefined; row = await table.next()) {
      const cells = row;
      told.add(JSON.stringify(at.map((column) => cells[column])));
    }
    const found = this.#found;
    if (found.length !== told.size || found.some((line) => !told.has(line)))
      throw limitError('undo/other-clusters', { tool: settings.tool });
  }
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
