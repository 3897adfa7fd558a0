// Clusters in, golden records out: who survives, which value of each field, and what was lost.
import { compileExpression } from '../expression/expression.ts';
import type { Scope } from '../expression/scope.ts';
import type { Cluster } from '../linkage/cluster.ts';
import { dateText } from '../rulepack/date-text.ts';
import { survive } from '../survivorship/golden-record.ts';
import type { FieldRule, GoldenRecord, Member, Settings } from '../survivorship/group.ts';
import { chooseMaster } from '../survivorship/master-record.ts';
import { parseMasterRule } from '../survivorship/parse-master-rule.ts';
import type { ChildrenOf, ChildTable } from './children.ts';
import { rowKey } from './decisions.ts';
import { surviveWithout } from './deleted-copies.ts';
import { conditionsOf, mergeLayout } from './field-rules.ts';
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import type { Duplicates } from './find-duplicates.ts';
import { openMemberReader } from './member-reader.ts';
import type { Members } from './members.ts';
import type { MergeOptions } from './merge.ts';
import type { OutputColumn, TablePlan } from './plan.ts';
import { PolicyDates, type DateDoubts } from './policy-dates.ts';
import { scopeOf } from './selection.ts';
import type { TypedValues } from './typed-values.ts';
import type { Opened } from './sources.ts';

export interface MergedCluster {
  readonly cluster: Cluster;
  readonly survivor: number;
  readonly survivingId: string;
  readonly masterRule: string;
  readonly members: readonly Member[];
  readonly golden: GoldenRecord;
}

export interface Merged {
  readonly clusters: readonly MergedCluster[];
  /** Records merged away → their cluster. */
  readonly losers: ReadonlyMap<number, MergedCluster>;
  readonly survivors: ReadonlyMap<number, MergedCluster>;
  /** Clusters left alone, and why. */
  readonly blocked: readonly { readonly cluster: Cluster; readonly because: string }[];
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
}): Merged {
  const { options, opened, found, clusters, members, qualify } = input;
  const { plan } = opened;
  const { store } = found;
  const merging = mergeLayout(plan, options);
  const { columns: layout, possible, rules: fields } = merging;
  const names = layout.map((column) => column.name);
  const tables = input.childTables.map(({ name }) => name);
  const rules = options.master.map((text) => parseMasterRule(text, names, tables));
  const read = openMemberReader(opened, found, members, merging, input.childrenOf.counts, options.ranks);
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
    options.blockIf === undefined
      ? undefined
      : compileExpression(options.blockIf, childScope(plan, input.childTables));
  const dates = new PolicyDates(fields, rules, common);
  const decided: MergedCluster[] = [];
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
          at !== master.index &&
          blocks({ cells: member.cells, child: (name) => input.childrenOf.rowsOf(name, member.id) }),
      );
    if (loser) {
      blocked.push({ cluster, because: `block-if: ${options.blockIf ?? ''}` });
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
    decided.push({
      cluster,
      survivor,
      survivingId: qualify ? rowKey(sourceOf(survivor), id) : id,
      masterRule: master.rule,
      members: group,
      golden,
    });
  }
  for (const cluster of found.clustering.review)
    blocked.push({ cluster, because: cluster.oversized ? 'oversized' : 'review' });
  return { ...collect(decided, blocked, plan, possible, fields, qualify), dates: dates.found() };
}

/** A copy that is to go is no master, unless all are. */
function chooseStaying(
  group: readonly Member[],
  gone: ReadonlySet<number>,
  ...choice: [rules: Parameters<typeof chooseMaster>[1], settings: Settings]
): ReturnType<typeof chooseMaster> {
  const staying = group.flatMap((_, at) => (gone.has(at) ? [] : [at]));
  if (gone.size === 0 || staying.length === 0) return chooseMaster(group, ...choice);
  const chosen = chooseMaster(
    staying.map((at) => group[at]!),
    ...choice,
  );
  return { ...chosen, index: staying[chosen.index]! };
}

function collect(
  decided: readonly MergedCluster[],
  blocked: Merged['blocked'],
  plan: TablePlan,
  possible: readonly OutputColumn[],
  fields: readonly FieldRule[],
  qualify: boolean,
): Omit<Merged, 'dates'> {
  const base = plan.output.length;
  // Only the overflow columns something went into become part of the output.
  const used = possible.map((_, at) => decided.some(({ golden }) => (golden.cells[base + at] ?? '') !== ''));
  const keep = [...plan.output.map(() => true), ...used];
  const clusters = decided.map((cluster) => ({
    ...cluster,
    golden: {
      cells: cluster.golden.cells.filter((_, at) => keep[at]),
      // Which source a record came from is no value of the customer's: it is neither lost nor in conflict.
      outcomes: cluster.golden.outcomes.filter((outcome) => plan.output[outcome.field]?.added !== 'source'),
    },
  }));
  const losers = new Map<number, MergedCluster>();
  const survivors = new Map<number, MergedCluster>();
  for (const cluster of clusters) {
    survivors.set(cluster.survivor, cluster);
    for (const record of cluster.cluster.members)
      if (record !== cluster.survivor) losers.set(record, cluster);
  }
  return {
    clusters,
    losers,
    survivors,
    blocked,
    overflow: possible.filter((_, at) => used[at]),
    dropped: new Set(plan.output.flatMap((_, at) => (fields[at]!.policy.name === 'drop' ? [at] : []))),
    fields,
    qualify,
  };
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

/** A condition may speak of child tables too: `count(contracts) > 0`. */
function childScope(plan: TablePlan, children: readonly ChildTable[]): Scope {
  return {
    ...scopeOf(
      plan,
      children.map(({ name }) => name),
    ),
    childTable(name) {
      const table = children.find((child) => child.name === name);
      return table && { columns: table.source.info.header.names };
    },
  };
}

/** How sure the links between members are, asked for by the few policies that want to know. */
function scoresIn(
  cluster: Cluster,
  group: readonly Member[],
): (left: Member, right: Member) => number | undefined {
  return (left, right) => {
    const pair = [left, right].map((member) => cluster.members[group.indexOf(member)]);
    const link = cluster.links.find((each) => pair.includes(each.left) && pair.includes(each.right));
    return link?.score;
  };
}
