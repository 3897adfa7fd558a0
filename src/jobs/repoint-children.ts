// All child tables of a merge, one after the other, and what people should know of their keys.
import path from 'node:path';
import { childFile, repointChild, type ChildPass, type ChildResult, type CountedChild } from './children.ts';
import { DAMAGES, ORPHAN_CODES } from './orphan-code.ts';
import type { Output } from '../io/outputs.ts';
import type { World } from './world.ts';

/** In a table of lines every other row repeats the number of its order: that is no mistake. Half of all rows do in one exported twice. */
const MOST_REPEATED = 0.5;
const REPEATED = 'child-repeated-ids.csv';

export async function repointChildren(
  children: readonly CountedChild[],
  pass: ChildPass,
): Promise<ChildResult[]> {
  if (children.length === 0) return [];
  const { run, world } = pass;
  run.makeFolder('children');
  const orphans = run.open('orphans.csv');
  void orphans.write('child,row,foreign_key,code,cells\n');
  const removed = children.some(({ dedupe }) => dedupe.length > 0)
    ? run.open('children-removed.csv')
    : undefined;
  void removed?.write('child,row,same_as_row,cells\n');
  let twice: Output | undefined;
  const repeated = (): Output => {
    if (twice === undefined) {
      twice = run.open(REPEATED);
      void twice.write('child,row,id,first_row\n');
    }
    return twice;
  };
  const results: ChildResult[] = [];
  for (const child of children) {
    const result = await repointChild(
      child,
      { orphans, rejects: run.audit().rejects, removed, repeated },
      pass,
    );
    tellOf(result, child, world);
    results.push(result);
  }
  return results;
}

/** Nothing of it stops the merge: rows are kept as they stand. */
function tellOf(result: ChildResult, { source }: CountedChild, world: World): void {
  const { name, orphanCodes, repeatedIds, idColumn = '' } = result;
  for (const code of ORPHAN_CODES) {
    const count = orphanCodes[code] ?? 0;
    const isWorthAWord = DAMAGES.has(code) || code === 'ambiguous' || code === 'no-value';
    if (count > 0 && isWorthAWord) world.warn(`orphan/${code}`, { child: name, count, file: 'orphans.csv' });
  }
  if (repeatedIds > 0 && repeatedIds <= result.rows * MOST_REPEATED)
    world.warn('merge/repeated-child-ids', {
      child: name,
      count: repeatedIds,
      column: idColumn,
      file: REPEATED,
    });
  const { format } = source.info;
  if (format !== 'csv')
    world.tell('merge/child-as-csv', {
      child: name,
      format,
      file: path.posix.join('children', childFile(name)),
    });
}
