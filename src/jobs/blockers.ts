// What keeps records of one customer from being merged although they are certain: a condition somebody gave, or owners who
// have to agree first.
import { compileExpression } from '../expression/expression.ts';
import type { Predicate, Scope } from '../expression/scope.ts';
import type { Cluster } from '../linkage/cluster.ts';
import { usageError } from '../model/user-error.ts';
import type { Member } from '../survivorship/group.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ChildTable } from './children.ts';
import type { TablePlan } from './plan.ts';
import { scopeOf } from './selection.ts';

export interface BlockCondition {
  readonly holds: Predicate;
  /** A condition about child tables is asked of records that would be merged away: the one that stays keeps its own. */
  readonly asksOfLosers: boolean;
}

/** `--block-if`: of records, or of their child tables (`count(contracts) > 0`). */
export function openCondition(
  text: string,
  plan: TablePlan,
  children: readonly ChildTable[],
): BlockCondition {
  let asksOfLosers = false;
  const scope: Scope = {
    ...scopeOf(
      plan,
      children.map(({ name }) => name),
    ),
    childTable(name) {
      const table = children.find((child) => child.name === name);
      asksOfLosers ||= table !== undefined;
      return table && { columns: table.source.info.header.names };
    },
  };
  const holds = compileExpression(text, scope);
  return { holds, asksOfLosers };
}

export interface Owners {
  readonly column: string;
  /** Do its records belong to different owners, and nobody said that they are one all the same? */
  differ(cluster: Cluster, group: readonly Member[]): boolean;
}

/** `--respect-owner`: the column told, or the one known as the owner's. A record without an owner is anybody's. */
export function openOwners(asked: boolean | string | undefined, { output }: TablePlan): Owners | undefined {
  if (asked === undefined || asked === false) return undefined;
  const names = output.map(({ name }) => name);
  const at = asked === true ? output.findIndex(({ role }) => role === 'owner') : names.indexOf(asked);
  if (at < 0) {
    const columns = names.join(', ');
    if (asked === true) throw usageError('merge/no-owner', { columns });
    throw usageError('merge/unknown-owner', { column: asked, nearest: nearestWord(asked, names), columns });
  }
  return {
    column: names[at]!,
    differ: ({ links }, group) =>
      !links.every(({ decidedBy }) => decidedBy === 'person') &&
      new Set(group.map(({ keys }) => keys[at] ?? '').filter((owner) => owner !== '')).size > 1,
  };
}
