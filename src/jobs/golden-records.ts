// Clusters in, golden records out: who survives, which value of each field, and what was lost.
import { ownKey } from '../model/own-key.ts';
import { compileExpression } from '../expression/expression.ts';
import type { Cluster } from '../linkage/cluster.ts';
import { usageError } from '../model/user-error.ts';
import { dateText } from '../rulepack/date-text.ts';
import { survive } from '../survivorship/golden-record.ts';
import type { FieldRule, GoldenRecord, Member, Settings } from '../survivorship/group.ts';
import { chooseMaster } from '../survivorship/master-record.ts';
import { parseMasterRule } from '../survivorship/parse-master-rule.ts';
import { defaultPolicy, parsePolicy } from '../survivorship/parse-policy.ts';
import { nearestWord } from '../text/nearest.ts';
import { openColumn } from './clean-column.ts';
import { rowKey } from './decisions.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Members } from './members.ts';
import type { MergeOptions } from './merge.ts';
import type { OutputColumn, TablePlan } from './plan.ts';
import { scopeOf } from './selection.ts';
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
  readonly fields: readonly FieldRule[];
  /** Ids are written `source:id`, because two sources use the same ones. */
  readonly qualify: boolean;
}

const OVERFLOW_COLUMNS = 3;

export function decideClusters(input: {
  readonly options: MergeOptions;
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly clusters: readonly Cluster[];
  readonly members: Members;
  readonly childCounts: ReadonlyMap<string, number>;
  readonly masters: ReadonlySet<string>;
  readonly qualify: boolean;
}): Merged {
  const { options, opened, found, clusters, members, qualify } = input;
  const { plan } = opened;
  const { store } = found;
  const possible = overflowColumns(plan);
  const layout = [...plan.output, ...possible];
  const names = layout.map((column) => column.name);
  const fields = fieldRules(layout, options, names);
  const rules = options.master.map((text) => parseMasterRule(text, names));
  const read = openMemberReader(opened, found, members, layout, input.childCounts, options);
  const settings = survivorshipSettings(plan, layout, options, input.masters);
  const blocks =
    options.blockIf === undefined ? undefined : compileExpression(options.blockIf, scopeOf(plan));
  const decided: MergedCluster[] = [];
  const blocked: { cluster: Cluster; because: string }[] = [];
  const sourceOf = (record: number): string => plan.sources[store.sources[record]!]!.info.name;
  for (const cluster of clusters) {
    const group = cluster.members.map(read);
    const master = chooseMaster(group, rules, settings);
    const loser =
      blocks && group.find((member, at) => at !== master.index && blocks({ cells: member.cells }));
    if (loser) {
      blocked.push({ cluster, because: `block-if: ${options.blockIf ?? ''}` });
      continue;
    }
    const golden = survive(group, master.index, fields, settings);
    const asks = golden.outcomes.find((outcome) => outcome.review);
    if (asks) {
      blocked.push({ cluster, because: `tie: ${names[asks.field]!}` });
      continue;
    }
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
  return collect(decided, blocked, plan, possible, fields, qualify);
}

function collect(
  decided: readonly MergedCluster[],
  blocked: Merged['blocked'],
  plan: TablePlan,
  possible: readonly OutputColumn[],
  fields: readonly FieldRule[],
  qualify: boolean,
): Merged {
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
    fields,
    qualify,
  };
}

/** phone2, phone3 … for phones and e-mail addresses that do not have them. */
function overflowColumns(plan: TablePlan): OutputColumn[] {
  const columns: OutputColumn[] = [];
  const taken = new Set(plan.output.map((column) => column.name));
  plan.output.forEach((column, of) => {
    if (
      (column.type !== 'phone' && column.type !== 'email') ||
      column.added !== undefined ||
      isNumbered(column.name, plan)
    )
      return;
    for (let nth = 2; nth <= OVERFLOW_COLUMNS; nth++) {
      const name = `${column.name}${nth}`;
      if (taken.has(name)) continue;
      taken.add(name);
      columns.push({
        name,
        type: column.type,
        role: column.role,
        from: plan.sources.map(() => -1),
        added: 'more',
        of,
      });
    }
  });
  return columns;
}

/** phone2 beside phone: it takes further values of phone and is no field of its own. */
function isNumbered(name: string, plan: TablePlan): boolean {
  const base = /^(.*?)[ _-]?[2-9]$/.exec(name)?.[1];
  return base !== undefined && plan.output.some((column) => column.name === base);
}

function fieldRules(
  layout: readonly OutputColumn[],
  options: MergeOptions,
  names: readonly string[],
): FieldRule[] {
  const policies = new Map(options.policies.map(({ field, policy }) => [fieldNamed(field, layout), policy]));
  const groups = new Map(
    options.groups.flatMap((group) => group.map((field) => [fieldNamed(field, layout), group] as const)),
  );
  const fallback = options.defaultPolicy;
  return layout.map((column, index): FieldRule => {
    const text = policies.get(index);
    const group = groups.get(index);
    const typed = defaultPolicy(column.type, column.role);
    const policy =
      column.added === 'source'
        ? parsePolicy('master', names)
        : text !== undefined
          ? parsePolicy(text, names)
          : group !== undefined
            ? parsePolicy(`group(${group.join(',')})`, names)
            : fallback !== undefined && typed.name === 'fill'
              ? parsePolicy(fallback, names)
              : typed;
    const overflow = layout.flatMap((other, at) =>
      at !== index && isOverflowOf(other, column, index, layout) ? [at] : [],
    );
    return { index, name: column.name, type: column.type, role: column.role, policy, overflow };
  });
}

function isOverflowOf(
  other: OutputColumn,
  column: OutputColumn,
  index: number,
  layout: readonly OutputColumn[],
): boolean {
  if (other.type !== column.type || (column.type !== 'phone' && column.type !== 'email')) return false;
  if (other.added === 'more') return other.of === index;
  const base = /^(.*?)[ _-]?[2-9]$/.exec(other.name)?.[1];
  return base === column.name && layout[index]!.added === undefined;
}

function fieldNamed(word: string, layout: readonly OutputColumn[]): number {
  const byName = layout.findIndex((column) => column.name === word);
  if (byName >= 0) return byName;
  const byType = layout.findIndex((column) => column.type === word || column.role === word);
  if (byType >= 0) return byType;
  const names = layout.map((column) => column.name);
  throw usageError('policy/unknown-field', {
    text: word,
    field: word,
    near: word,
    nearest: nearestWord(word, names),
    fields: names.join(', '),
  });
}

function survivorshipSettings(
  plan: TablePlan,
  layout: readonly OutputColumn[],
  options: MergeOptions,
  masters: ReadonlySet<string>,
): Settings {
  const expressions = new Map<string, (cells: readonly string[]) => boolean>();
  const scope = scopeOf(plan);
  return {
    updated: layout.findIndex((column) => column.role === 'updated'),
    created: layout.findIndex((column) => column.role === 'created'),
    dateKey: dateText(plan.today),
    today: plan.today,
    tie: options.tie,
    matches(name, member) {
      if (name === 'manual') return masters.has(rowKey(member.source, member.id));
      let holds = expressions.get(name);
      if (!holds) {
        const predicate = compileExpression(name, scope);
        holds = (cells) => predicate({ cells });
        expressions.set(name, holds);
      }
      return holds(member.cells);
    },
  };
}

/** A record as survivorship sees it: cells in the output's layout, comparable keys, validity, children. */
function openMemberReader(
  opened: Opened,
  { store }: Duplicates,
  members: Members,
  layout: readonly OutputColumn[],
  childCounts: ReadonlyMap<string, number>,
  options: MergeOptions,
): (record: number) => Member {
  const { plan } = opened;
  const cleaners = plan.sources.map((source) =>
    layout
      .map((_, at) => source.columns.find((column) => column.target === at))
      .map((column) => column && openColumn(column)),
  );
  const ranks = plan.sources.map((source, at) => ownKey(options.ranks, source.info.name) ?? 1000 + at);
  return (record) => {
    const source = store.sources[record]!;
    const own = members.get(record) ?? [];
    const name = plan.sources[source]!.info.name;
    const cells = layout.map((column, at) => (column.added === 'source' ? name : (own[at] ?? '')));
    const keys: string[] = [];
    const valid: boolean[] = [];
    cells.forEach((cell, at) => {
      const normalizer = cleaners[source]![at];
      if (!normalizer) {
        keys.push(cell.trim());
        valid.push(true);
        return;
      }
      const cleaned = normalizer.clean(cell);
      const matchKeys = normalizer.keys(cleaned);
      const identifies =
        layout[at]!.type === 'phone' || layout[at]!.type === 'email' || layout[at]!.type === 'name';
      // Match keys are lossy: by them a second spelling would vanish without a word. Cleaned values are not.
      keys.push(cleaned.status === 'empty' ? '' : cleaned.value);
      // A masked or made-up value must not win over a real one.
      valid.push(
        cleaned.status !== 'invalid' &&
          cleaned.status !== 'lossy' &&
          !(identifies && cleaned.status === 'suspect' && matchKeys.length === 0),
      );
    });
    return {
      id: store.ids.at(record),
      source: name,
      sourceRank: ranks[source]!,
      row: store.rows[record]!,
      cells,
      keys,
      valid,
      children: childCounts.get(store.ids.at(record)) ?? 0,
    };
  };
}
