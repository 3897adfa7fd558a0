// That nobody was forgotten and nobody merged who should not have been: the run's own rules over its own inputs once more.
import { readDecisions } from './decisions.ts';
import { findDuplicates } from './find-duplicates.ts';
import { chooseClusters } from './merge.ts';
import type { Reopened } from './reopen-run.ts';
import { DECISIONS_BEFORE } from './run-settings.ts';
import type { RunView } from './run-view.ts';
import type { Opened } from './sources.ts';
import type { Check, RunSummary } from './verify-files.ts';
import type { World } from './world.ts';

/**
 * Clusters the rules find certain: each is merged, or listed in blocked.csv with the reason. And what is merged is such
 * a cluster.
 */
export async function checkDuplicates(
  run: RunView,
  summary: RunSummary,
  { options }: Reopened,
  opened: Opened,
  world: World,
): Promise<Check[]> {
  const { pairs } = await readDecisions(run.place(DECISIONS_BEFORE), options.operator, options.today);
  const found = await findDuplicates(options, world, undefined, opened, pairs, options.where, {
    again: true,
  });
  // Behind the lines of this run's records stand those of earlier runs.
  const merged = await clustersIn(
    run,
    'crosswalk.csv',
    { id: 'old_id', source: 'old_source' },
    summary.counts.in,
  );
  const blocked = await clustersIn(run, 'blocked.csv', { id: 'record_id', source: 'source' });
  const [left, wrong] = [new Noted(), new Noted()];
  const known = new Set<string>();
  for (const { id, members } of chooseClusters(options, found)) {
    const names = members.map((record) => {
      const { name } = opened.plan.sources[found.store.sources[record]!]!.info;
      return nameOf(name, found.store.ids.at(record));
    });
    known.add(id);
    const isSame = (members: ReadonlySet<string> | undefined): boolean =>
      members?.size === names.length && names.every((name) => members.has(name));
    if (!isSame(merged.get(id)) && !isSame(blocked.get(id))) left.add(id);
  }
  for (const id of merged.keys()) if (!known.has(id)) wrong.add(id);
  return [left.check('check/duplicates'), wrong.check('check/merged-rightly')];
}

class Noted {
  #count = 0;
  #first = '';

  add(cluster: string): void {
    this.#count++;
    if (this.#first === '') this.#first = cluster;
  }

  check(code: string): Check {
    return { code, passed: this.#count === 0, params: { count: this.#count, first: this.#first } };
  }
}

/** Cluster → its records, as a file of the run lists them. */
async function clustersIn(
  run: RunView,
  file: string,
  column: { readonly id: string; readonly source: string },
  lines = Infinity,
): Promise<Map<string, Set<string>>> {
  const table = await run.ours(file);
  const at = ['cluster_id', column.source, column.id, 'role'].map((name) => table.column(name));
  const [clusterAt, sourceAt, idAt, roleAt] = at as [number, number, number, number];
  const clusters = new Map<string, Set<string>>();
  let left = lines;
  for (let row = await table.next(); row !== undefined && left-- > 0; row = await table.next()) {
    const id = row[clusterAt]!;
    if (id === '' || (roleAt >= 0 && row[roleAt] !== 'merged' && row[roleAt] !== 'survivor')) continue;
    const members = clusters.get(id) ?? new Set<string>();
    clusters.set(id, members.add(nameOf(row[sourceAt]!, row[idAt]!)));
  }
  await table.close();
  return clusters;
}

function nameOf(source: string, id: string): string {
  return JSON.stringify([source, id]);
}
