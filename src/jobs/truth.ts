// `scan --truth`: the run beside the known answers. Figures for summary.json and the report, truth-misses.csv.
import { Groups, scoreOf, scorePartition, type PartitionScore } from '../linkage/score-partition.ts';
import type { TruthFigures, TruthMiss, TruthScore } from '../report/truth-figures.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { Duplicates } from './find-duplicates.ts';
import { answersFor, type KnownAnswers } from './known-answers.ts';
import type { Members } from './members.ts';
import { evidenceText, namedEvidence } from './named-evidence.ts';
import type { TablePlan } from './plan.ts';
import type { Run } from './run.ts';
import { findMisses, type Found, type Miss, type Misses } from './truth-misses.ts';
import type { Truth } from './truth-file.ts';
import type { World } from './world.ts';

const SHOWN = 12;
const SHOWN_OF_A_REASON = 3;
const BINS = 20;

/** The comparison with the answers, before the cells of single records are known. */
export interface Judgement {
  readonly answers: KnownAnswers;
  readonly found: Found;
  readonly misses: Misses;
  readonly file: string;
}

export function judgeByTruth(truth: Truth, duplicates: Duplicates, plan: TablePlan, world: World): Judgement {
  const { store, clustering } = duplicates;
  const sources = plan.sources.map((source) => source.info.name);
  const answers = answersFor(truth, store, sources);
  if (answers.unknown > 0)
    world.warn('truth/unknown-records', {
      file: truth.file,
      count: answers.unknown,
      line: String(answers.unknownLine),
    });
  const certain = new Groups(store.count);
  const all = new Groups(store.count);
  for (const { members } of clustering.auto) {
    certain.joinAll(members);
    all.joinAll(members);
  }
  for (const { members } of clustering.review) all.joinAll(members);
  const found = { auto: certain.done(), all: all.done() };
  return { answers, found, misses: findMisses(answers, found, duplicates), file: truth.file };
}

/** Records whose cells the report shows. */
export function shownRecords({ misses }: Judgement): number[] {
  return worstOf(misses).flatMap(({ view }) => [view.left, view.right]);
}

/** The most certain false merges, and the likeliest missed pairs of every reason. */
function worstOf({ falseMerges, missed }: Misses): Miss[] {
  const ofReason = new Map<string, number>();
  const chosen = missed.filter(({ reason }) => {
    const count = (ofReason.get(reason) ?? 0) + 1;
    ofReason.set(reason, count);
    return count <= SHOWN_OF_A_REASON;
  });
  return [...falseMerges.slice(0, SHOWN), ...chosen.slice(0, SHOWN)];
}

export function truthFigures(
  { answers, found, misses, file }: Judgement,
  duplicates: Duplicates,
  plan: TablePlan,
  members: Members,
): TruthFigures {
  const auto = scoreBy(answers, found.auto);
  const all = scoreBy(answers, found.all);
  const sources = plan.sources.map((source) => source.info.name);
  const falseAuto = auto.found - auto.right;
  return {
    file,
    kind: answers.kind,
    records: answers.records,
    unknown: answers.unknown,
    unlisted: answers.judged ? 0 : duplicates.store.count - answers.records,
    auto: shown(auto),
    all: shown(all),
    review: { right: all.right - auto.right, found: all.found - auto.found },
    falseMerges: { auto: falseAuto, review: all.found - all.right - falseAuto },
    missedPairs: all.true - all.right,
    missed: misses.reasons,
    asked: misses.asked,
    links: linksByScore(answers, duplicates),
    worst: worstOf(misses).map((miss) => toFigure(miss, duplicates, sources, members)),
  };
}

/** A partition of the records beside what is known of them. */
export function scoreBy({ judged, entities }: KnownAnswers, groups: Int32Array): PartitionScore {
  if (judged === undefined) return scorePartition(groups, entities);
  const together = judged.filter(({ left, right }) => groups[left] === groups[right]);
  const same = judged.filter((pair) => pair.same).length;
  return scoreOf(together.filter((pair) => pair.same).length, together.length, same);
}

const shown = ({ precision, recall, ...score }: PartitionScore): TruthScore => ({
  precision: precision ?? null,
  recall: recall ?? null,
  ...score,
});

/** How many links of each score join one customer, how many two. */
function linksByScore({ judged, entities }: KnownAnswers, { match }: Duplicates): TruthFigures['links'] {
  const right = new Array<number>(BINS).fill(0);
  const wrong = new Array<number>(BINS).fill(0);
  const known = judged && new Map(judged.map((pair) => [`${pair.left},${pair.right}`, pair.same]));
  for (const { left, right: other, score } of match.edges) {
    const [low, high] = left < other ? [left, other] : [other, left];
    const same = known ? known.get(`${low},${high}`) : entities[left] === entities[other];
    if (same === undefined) continue;
    (same ? right : wrong)[Math.min(BINS - 1, Math.floor(score * BINS))]!++;
  }
  return { right, wrong };
}

function toFigure(
  { view, ...miss }: Miss,
  { store }: Duplicates,
  sources: readonly string[],
  members: Members,
): TruthMiss {
  return {
    ...miss,
    members: [view.left, view.right].map((record) => ({
      id: store.ids.at(record),
      source: sources[store.sources[record]!]!,
      row: store.rows[record]!,
      cells: members.get(record) ?? [],
    })),
    link: {
      left: store.ids.at(view.left),
      right: store.ids.at(view.right),
      rule: view.rule ?? '',
      score: view.score,
      bits: view.evidence.bits,
      prior: view.prior,
      evidence: namedEvidence(store, view.evidence),
    },
  };
}

const MISSES_HEADER =
  'kind,band,reason,because,left_id,right_id,left_source,right_source,left_row,right_row,rule,score,weight_bits,field_evidence,nearest_rules\n';

/** Every miss that was looked at: false merges, the most certain first, then missed pairs, the likeliest first. */
export function writeMisses(run: Run, { misses }: Judgement, duplicates: Duplicates, plan: TablePlan): void {
  const sources = plan.sources.map((source) => source.info.name);
  const output = run.open('truth-misses.csv');
  void output.write(MISSES_HEADER);
  for (const miss of [...misses.falseMerges, ...misses.missed]) {
    const { members, link } = toFigure(miss, duplicates, sources, new Map());
    const [left, right] = members as [(typeof members)[number], (typeof members)[number]];
    void output.write(
      csvRow([
        miss.kind,
        miss.band,
        miss.reason,
        miss.because,
        left.id,
        right.id,
        left.source,
        right.source,
        left.row,
        right.row,
        link.rule,
        link.score.toFixed(4),
        link.bits.toFixed(1),
        evidenceText(duplicates.store, miss.view.evidence),
        miss.nearest
          .map(({ rule, state, records }) => `${rule}=${state}${records > 0 ? `:${records}` : ''}`)
          .join('; '),
      ]),
    );
  }
}

/** The figures under the names summary.json gives them. */
export function truthCounts(figures: TruthFigures): Record<string, unknown> {
  return {
    truth: {
      file: figures.file,
      kind: figures.kind,
      records: figures.records,
      unknown_records: figures.unknown,
      unlisted_records: figures.unlisted,
      auto: rounded(figures.auto),
      auto_and_review: rounded(figures.all),
      review_only: figures.review,
      false_pairs: figures.falseMerges,
      missed_pairs: { total: figures.missedPairs, asked: figures.asked, ...sorted(figures.missed) },
    },
  };
}

const sorted = (counts: TruthFigures['missed']): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

const round = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1e6) / 1e6;

const rounded = ({ precision, recall, f1, ...score }: TruthScore): TruthScore => ({
  precision: round(precision),
  recall: round(recall),
  f1: Math.round(f1 * 1e6) / 1e6,
  ...score,
});
