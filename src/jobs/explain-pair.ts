// `explain pair`: matches as `scan` does, with the same sources and options, and tells everything about two records.
import type { Threads } from '../engine/executor.ts';
import { inputFiles } from '../io/source.ts';
import { meetingsOf } from '../linkage/blocking-keys.ts';
import type { PairView } from '../linkage/pair-view.ts';
import { inputError } from '../model/user-error.ts';
import type { Fate, PairField, PairFigures, RecordFigure } from '../report/pair-figures.ts';
import { NO_DECISIONS, readDecisions, type PairDecision } from './decisions.ts';
import {
  AUTO,
  findDuplicates,
  REVIEW,
  type Duplicates,
  type MatchOptions,
  type ReadingAudit,
} from './find-duplicates.ts';
import type { PairInsight } from './match-insight.ts';
import { labelledPairs } from './match-weights.ts';
import { readMembers, type Members } from './members.ts';
import type { TablePlan } from './plan.ts';
import { RecordNames } from './record-names.ts';
import { Run } from './run.ts';
import { openSources, type Opened } from './sources.ts';
import { nearestFirst } from './truth-misses.ts';
import type { World } from './world.ts';

export interface ExplainPairOptions extends MatchOptions {
  /** Ids of the two records, or `source:id`. */
  readonly pair: readonly [string, string];
  readonly decisions: string | undefined;
}

/** Nothing is written. Throws when an id names no record, or several. */
export async function explainPair(options: ExplainPairOptions, world: World): Promise<PairFigures> {
  const run = new Run({ ...options, dryRun: true }, world, inputFiles(options.sources));
  try {
    const opened = await openSources(options, run);
    const decisions =
      options.decisions === undefined
        ? NO_DECISIONS
        : await readDecisions(options.decisions, options.operator, options.today);
    return await pairFigures(options, world, run, opened, decisions.pairs);
  } finally {
    run.discard();
  }
}

/** The same of sources that are open, beside what people decided. */
export async function pairFigures(
  options: MatchOptions & Pick<ExplainPairOptions, 'pair'>,
  world: World,
  audit: ReadingAudit,
  opened: Opened,
  decisions: readonly PairDecision[],
  started?: Threads,
): Promise<PairFigures> {
  const { plan } = opened;
  const asked = { ...options, learnsFromDecisions: true, asksAboutPairs: true };
  const found = await findDuplicates(asked, world, audit, opened, decisions, options.where, { started });
  const [left, right] = theTwo(options, found, plan);
  const [view] = found.pairs!.view([[left, right]]);
  const members = await readMembers(opened, world, found, new Set([left, right]));
  const sources = plan.sources.map((source) => source.info.name);
  const decided = labelledPairs(found.store, sources, decisions).find(
    (pair) => pair.left === Math.min(left, right) && pair.right === Math.max(left, right),
  );
  return figuresOf(options, plan, found, view!, members, decided?.same);
}

function theTwo(
  { pair }: Pick<ExplainPairOptions, 'pair'>,
  { store }: Duplicates,
  plan: TablePlan,
): [number, number] {
  const sources = plan.sources.map((source) => source.info.name);
  const names = new RecordNames(store, sources);
  const find = (key: string): number => {
    const found = names.findKey(key);
    if (found === 'unknown')
      throw inputError(hasIds(plan) ? 'explain/no-record' : 'explain/no-row', {
        id: key,
        records: store.count,
      });
    if (found === 'ambiguous')
      throw inputError('explain/ambiguous', { id: key, source: sources[0] ?? '', sources: sources.length });
    return found;
  };
  const [left, right] = [find(pair[0]), find(pair[1])];
  if (left === right) throw inputError('explain/same-record', { id: pair[0] });
  return [left, right];
}

const hasIds = ({ sources }: TablePlan): boolean => sources.some(({ idColumns }) => idColumns.length > 0);

function figuresOf(
  options: MatchOptions,
  plan: TablePlan,
  found: Duplicates,
  view: PairView,
  members: Members,
  decided: boolean | undefined,
): PairFigures {
  const { store } = found;
  const { left, right, verdict, rule, score, prior, evidence, veto } = view;
  const record = (at: number): RecordFigure => ({
    id: store.ids.at(at),
    source: plan.sources[store.sources[at]!]!.info.name,
    row: store.rows[at]!,
  });
  const auto = options.auto ?? AUTO;
  return {
    left: record(left),
    right: record(right),
    verdict,
    rule: rule ?? null,
    fate: decided === undefined ? fateOf(found, left, right) : decidedFate(found, decided, left, right),
    score,
    auto,
    reviewAt: options.reviewAt ?? Math.min(REVIEW, auto),
    prior,
    bits: evidence.bits,
    fields: fieldsOf(plan, found, view, members),
    veto,
    blocking: blockingOf(found, found.pairs!, view),
  };
}

function decidedFate(found: Duplicates, same: boolean, left: number, right: number): Fate {
  return { ...fateOf(found, left, right), kind: same ? 'decided-one' : 'decided-two' };
}

function fateOf({ clustering }: Duplicates, left: number, right: number): Fate {
  for (const { id, band, members } of [...clustering.auto, ...clustering.review])
    if (members.includes(left) && members.includes(right))
      return { kind: band, cluster: id, size: members.length, because: '' };
  const refused = clustering.refused.find(
    ({ edge }) =>
      (edge.left === left && edge.right === right) || (edge.left === right && edge.right === left),
  );
  if (refused) return { kind: 'refused', cluster: '', size: 0, because: refused.because };
  return { kind: 'apart', cluster: '', size: 0, because: '' };
}

/** Compared fields first, in the order of what they say, then those one of the two lacks. */
function fieldsOf(
  plan: TablePlan,
  { store, matchFields, insight }: Duplicates,
  { left, right, evidence }: PairView,
  members: Members,
): PairField[] {
  const cells = (field: number, record: number): string[] => {
    const source = store.sources[record]!;
    const columns = matchFields.fields[field]!.columns[source] ?? [];
    const row = members.get(record) ?? [];
    return columns
      .map((index) => (row[plan.sources[source]!.columns[index]!.target] ?? '').trim())
      .filter((cell) => cell !== '');
  };
  const compared = insight?.kinds.map((kind) => kind.field) ?? matchFields.fields.map((_, at) => at);
  const said = new Map(evidence.fields.map((own) => [own.field, own]));
  return compared
    .map((field): PairField => {
      const { name, type } = matchFields.fields[field]!;
      const own = said.get(field);
      return {
        field: name,
        type,
        left: cells(field, left),
        right: cells(field, right),
        level: own?.level.name ?? '',
        bits: own?.bits ?? 0,
      };
    })
    .filter((field) => field.left.length + field.right.length > 0)
    .sort((a, b) => Number(a.level === '') - Number(b.level === '') || b.bits - a.bits);
}

function blockingOf(
  { store }: Duplicates,
  { blocking, isUnfit }: PairInsight,
  { left, right, rule }: PairView,
): PairFigures['blocking'] {
  const [meetings = []] = meetingsOf(store, blocking, [[left, right]], [rule !== undefined], isUnfit);
  return nearestFirst(meetings);
}
