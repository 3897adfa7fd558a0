// Clusters in, golden records out: who survives, which value of each field, and what was lost.
import { compileExpression } from '../expression/expression.ts';
import type { Cluster } from '../linkage/cluster.ts';
import { dateText } from '../rulepack/date-text.ts';
import { survive } from '../survivorship/golden-record.ts';
import type { FieldRule, GoldenRecord, Member, Settings } from '../survivorship/group.ts';
import { chooseMaster } from '../survivorship/master-record.ts';
import { parseMasterRule } from '../survivorship/parse-master-rule.ts';
import { openCondition, openOwners } from './blockers.ts';
import type { ChildrenOf, ChildTable } from './children.ts';
import { rowKey } from './decisions.ts';
import { surviveWithout } from './deleted-copies.ts';
import { conditionsOf, mergeLayout } from './field-rules.ts';
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import type { Duplicates } from './find-duplicates.ts';
import { UNDONE } from './leave-alone.ts';
import { openMemberReader } from './member-reader.ts';
import type { Members } from './members.ts';
import type { MergeOptions } from './merge.ts';
import type { OutputColumn, TablePlan } from './plan.ts';
import { PolicyDates, type DateDoubts } from './policy-dates.ts';
import { scopeOf } from './selection.ts';
import type { TypedValues } from './typed-values.ts';
import type { Opened } from './sources.ts';

/** What is held of a merged cluster to the end. */
export interface DecidedCluster {
  readonly cluster: Cluster;
  readonly survivor: number;
  readonly survivingId: string;
  readonly masterRule: string;
}

/** All of it, while it is decided: whoever wants to know takes what it needs. */
export interface MergedCluster extends DecidedCluster {
  readonly members: readonly Member[];
  /** Cells in the layout survivorship works on: the output's columns, then all it may add. */
  readonly golden: GoldenRecord;
}

export interface Merged {
  readonly clusters: readonly DecidedCluster[];
  /** Records merged away → their cluster. */
  readonly losers: ReadonlyMap<number, DecidedCluster>;
  readonly survivors: ReadonlyMap<number, DecidedCluster>;
  /** Clusters left alone, and why. */
  readonly blocked: readonly { readonly cluster: Cluster; readonly because: string }[];
  /** How many columns the output has of its own. */
  readonly base: number;
  /** Columns survivorship may add, whether or not anything went into them. */
  readonly possible: readonly OutputColumn[];
  /** Columns the golden records need beyond the output's own. */
  readonly overflow: readonly OutputColumn[];
  /** Columns (of the output, then overflow) that policy `drop` leaves out. */
  readonly dropped: ReadonlySet<number>;
  readonly fields: readonly FieldRule[];
  /** Columns whose dates could not all be used to tell newer from older. */
  readonly dates: readonly DateDoubts[];
  /** Ids are written `source:id`, because two sources use the same ones. */
  readonly qualify: boolean;
}

export function decideClusters(input: {
  readonly options: MergeOptions;
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly clusters: readonly Cluster[];
  readonly members: Members;
  readonly childrenOf: ChildrenOf;
  readonly childTables: readonly ChildTable[];
  readonly masters: ReadonlySet<string>;
  /** What people typed into the review sheet. */
  readonly typed?: TypedValues | undefined;
  readonly qualify: boolean;
  readonly earlier?: EarlierCrosswalk | undefined;
  /** Clusters that are left as they are, although they would be merged. */
  readonly left?: ReadonlySet<string>;
  /** Told of every cluster that would be merged, those left alone too. */
  readonly possible?: ((cluster: MergedCluster, fields: readonly FieldRule[]) => void) | undefined;
  /** Told of every cluster that is merged, when it is decided: its members are not held. */
  readonly decided: (cluster: MergedCluster, fields: readonly FieldRule[]) => void;
}): Merged {
  const { options, opened, found, clusters, members, qualify } = input;
  const { plan } = opened;
  const { store } = found;
  const merging = mergeLayout(plan, options);
  const { columns: layout, possible, rules: fields } = merging;
  const names = layout.map((column) => column.name);
  const tables = input.childTables.map(({ name }) => name);
  const rules = options.master.map((text) => parseMasterRule(text, names, tables));
  const read = openMemberReader(opened, found, members, merging, input.childrenOf, options.ranks);
  const asked = [
    ...conditionsOf(fields),
    ...rules.flatMap(({ name, value }) => (name === 'where' ? [value] : [])),
  ];
  const { earlier } = input;
  const common: Settings = {
    ...survivorshipSettings(plan, layout, options, input.masters, asked),
    ...(earlier && { standing: ({ source, id }: Member) => earlier.standing(source, id) }),
  };
  const blocks =
    options.blockIf === undefined ? undefined : openCondition(options.blockIf, plan, input.childTables);
  const owners = openOwners(options.respectOwner, plan);
  const dates = new PolicyDates(fields, rules, common);
  const decided: DecidedCluster[] = [];
  const undone: { cluster: Cluster; because: string }[] = [];
  const used = possible.map(() => false);
  const blocked: { cluster: Cluster; because: string }[] = [];
  const sourceOf = (record: number): string => plan.sources[store.sources[record]!]!.info.name;
  for (const cluster of clusters) {
    const group = cluster.members.map(read);
    dates.see(group);
    const own = input.typed?.of(group);
    if (own?.stopped !== undefined) {
      blocked.push({ cluster, because: `override: ${own.stopped}` });
      continue;
    }
    const settings = { ...common, scoreOf: scoresIn(cluster, group), typed: own?.typed };
    const gone = new Set(cluster.members.flatMap((record, at) => (found.deleted.has(record) ? [at] : [])));
    const master = chooseStaying(group, gone, rules, settings);
    const loser =
      blocks &&
      group.find(
        (member, at) =>
          (at !== master.index || !blocks.asksOfLosers) &&
          blocks.holds({
            cells: member.cells,
            child: (name) => input.childrenOf.rowsOf(name, cluster.members[at]!),
          }),
      );
    if (loser) {
      blocked.push({ cluster, because: `block-if: ${options.blockIf ?? ''}` });
      continue;
    }
    if (owners?.differ(cluster, group) === true) {
      blocked.push({ cluster, because: `owner: ${owners.column}` });
      continue;
    }
    const golden =
      gone.size > 0
        ? surviveWithout(group, gone, master.index, fields, settings)
        : survive(group, master.index, fields, settings);
    const asks = golden.outcomes.find((outcome) => outcome.review);
    if (asks) {
      blocked.push({ cluster, because: `tie: ${names[asks.field]!}` });
      continue;
    }
    if (own?.typed) input.typed?.take(group);
    const survivor = cluster.members[master.index]!;
    const id = store.ids.at(survivor);
    const survivingId = qualify ? rowKey(sourceOf(survivor), id) : id;
    const light = { cluster, survivor, survivingId, masterRule: master.rule };
    // Columns those left alone made room for stay, so that every other row is as it was.
    possible.forEach((_, at) => (used[at] ||= (golden.cells[plan.output.length + at] ?? '') !== ''));
    // Which source a record came from is no value of the customer's: it is neither lost nor in conflict.
    const outcomes = golden.outcomes.filter((outcome) => plan.output[outcome.field]?.added !== 'source');
    const merged = { ...light, members: group, golden: { cells: golden.cells, outcomes } };
    input.possible?.(merged, fields);
    if (input.left?.has(cluster.id) === true) {
      undone.push({ cluster, because: UNDONE });
      continue;
    }
    decided.push(light);
    input.decided(merged, fields);
  }
  for (const cluster of found.clustering.review)
    blocked.push({ cluster, because: cluster.oversized ? 'oversized' : 'review' });
  blocked.push(...undone);
  // When no cluster is left, nothing of the merge is: neither columns it added nor those it left out.
  const isNone = undone.length > 0 && decided.length === 0;
  const losers = new Map<number, DecidedCluster>();
  const survivors = new Map<number, DecidedCluster>();
  for (const each of decided) {
    survivors.set(each.survivor, each);
    for (const record of each.cluster.members) if (record !== each.survivor) losers.set(record, each);
  }
  return {
    clusters: decided,
    losers,
    survivors,
    blocked,
    base: plan.output.length,
    possible,
    // Only the overflow columns something went into become part of the output.
    overflow: isNone ? [] : possible.filter((_, at) => used[at]),
    dropped: new Set(
      isNone ? [] : plan.output.flatMap((_, at) => (fields[at]!.policy.name === 'drop' ? [at] : [])),
    ),
    fields,
    qualify,
    dates: dates.found(),
  };
}

/** A copy that is to go is no master, unless all are. */
function chooseStaying(
  group: readonly Member[],
  gone: ReadonlySet<number>,
  ...choice: [rules: Parameters<typeof chooseMaster>[1], settings: Settings]
): ReturnType<typeof chooseMaster> {
  if (gone.size === 0) return chooseMaster(group, ...choice);
  const staying = group.flatMap((_, at) => (gone.has(at) ? [] : [at]));
  if (staying.length === 0) return chooseMaster(group, ...choice);
  const chosen = chooseMaster(
    staying.map((at) => group[at]!),
    ...choice,
  );
  return { ...chosen, index: staying[chosen.index]! };
}

function survivorshipSettings(
  plan: TablePlan,
  layout: readonly OutputColumn[],
  options: MergeOptions,
  chosen: ReadonlySet<string>,
  asked: readonly string[],
): Settings {
  const scope = scopeOf(plan);
  // All of them before the first record is looked at: a wrong name is told whether or not anybody asks.
  // A single export may be called jan.csv today and feb.csv tomorrow.
  const nameOf = (key: string): string => (plan.sources.length > 1 ? key : key.slice(key.indexOf(':') + 1));
  const masters = new Set([...chosen].map(nameOf));
  const expressions = new Map(asked.map((text) => [text, compileExpression(text, scope)]));
  return {
    updated: layout.findIndex((column) => column.role === 'updated'),
    created: layout.findIndex((column) => column.role === 'created'),
    dateKey: dateText(plan.today),
    today: plan.today,
    tie: options.tie,
    matches(name, member) {
      if (name === 'manual') return masters.has(nameOf(rowKey(member.source, member.id)));
      return expressions.get(name)?.({ cells: member.cells }) ?? false;
    },
  };
}

/** How sure the links between members are, asked for by the few policies that want to know. */
function scoresIn(
  cluster: Cluster,
  group: readonly Member[],
): (left: Member, right: Member) => number | undefined {
  let scores: Map<Member, Map<Member, number>> | undefined;
  return (left, right) => {
    scores ??= linkScores(cluster, group);
    return scores.get(left)?.get(right);
  };
}

function linkScores(cluster: Cluster, group: readonly Member[]): Map<Member, Map<Member, number>> {
  const memberOf = new Map(cluster.members.map((record, at) => [record, group[at]!]));
  const scores = new Map(group.map((member) => [member, new Map<Member, number>()]));
  for (const { left, right, score } of cluster.links) {
    const [one, other] = [memberOf.get(left), memberOf.get(right)];
    if (!one || !other || scores.get(one)!.has(other)) continue;
    scores.get(one)!.set(other, score);
    scores.get(other)!.set(one, score);
  }
  return scores;
}
