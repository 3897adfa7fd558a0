import { answersFor } from '../jobs/known-answers.ts';
import { scoreBy } from '../jobs/truth.ts';
import type { Truth } from '../jobs/truth-file.ts';
import { Groups } from '../linkage/score-partition.ts';
import { RecordStoreBuilder, type RecordStore } from '../linkage/record-store.ts';
import { TextPacker } from '../linkage/text-list.ts';
import { nameParts, type RecordName } from './matching.ts';
import type { GivenCluster } from './merge-clusters.ts';

/** What is known about records. */
export type KnownTruth =
  /** Which customer each record is; a record nobody names is one of its own. */
  | { readonly kind: 'clusters'; readonly records: Iterable<readonly [record: RecordName, customer: string]> }
  /** All true pairs. */
  | { readonly kind: 'pairs'; readonly pairs: Iterable<readonly [left: RecordName, right: RecordName]> }
  /** Pairs somebody judged: only these are known. */
  | {
      readonly kind: 'judged';
      readonly pairs: Iterable<{
        readonly left: RecordName;
        readonly right: RecordName;
        readonly same: boolean;
      }>;
    };

/** Of the pairs that clusters put together. */
export interface ClusterScore {
  /** Share of the found pairs that are right, 0..1; undefined: none was found. */
  readonly precision: number | undefined;
  /** Share of the true pairs that were found, 0..1; undefined: there is none. */
  readonly recall: number | undefined;
  /** Harmonic mean of the two. */
  readonly f1: number;
  /** Counts of pairs: found and true, found, true. */
  readonly right: number;
  readonly found: number;
  readonly true: number;
}

export interface TruthResult {
  /** Of the certain clusters alone. */
  readonly auto: ClusterScore;
  /** Of all of them: what would be if every possible match were one. */
  readonly all: ClusterScore;
}

/** Holds clusters against what is known, pair by pair of records, as `scan --truth` does. Throws on contradictions. */
export function scoreAgainstTruth(clusters: Iterable<GivenCluster>, truth: KnownTruth): TruthResult {
  const told = toTruth(truth);
  const given = [...clusters].map(({ band = 'auto', members }) => ({
    band,
    members: members.map(nameParts),
  }));
  const universe = new Universe([...given.flatMap(({ members }) => members), ...namesIn(told)]);
  const answers = answersFor(told, universe.store, universe.sources);
  const auto = new Groups(universe.store.count);
  const all = new Groups(universe.store.count);
  for (const { band, members } of given) {
    const records = members.map((name) => universe.recordOf(name));
    if (band === 'auto') auto.joinAll(records);
    all.joinAll(records);
  }
  return { auto: scoreBy(answers, auto.done()), all: scoreBy(answers, all.done()) };
}

interface Name {
  readonly id: string;
  readonly source: string;
}

function toTruth(truth: KnownTruth): Truth {
  const file = 'truth';
  let line = 0;
  switch (truth.kind) {
    case 'clusters':
      return {
        kind: 'clusters',
        file,
        records: [...truth.records].map(([record, cluster]) => ({
          ...nameParts(record),
          cluster,
          line: ++line,
        })),
      };
    case 'pairs':
      return {
        kind: 'pairs',
        file,
        pairs: [...truth.pairs].map(([left, right]) => ({
          left: nameParts(left),
          right: nameParts(right),
          line: ++line,
        })),
      };
    case 'judged':
      return {
        kind: 'judged',
        file,
        pairs: [...truth.pairs].map(({ left, right, same }) => ({
          left: nameParts(left),
          right: nameParts(right),
          same,
          line: ++line,
        })),
        open: 0,
      };
  }
}

function namesIn(truth: Truth): Name[] {
  return truth.kind === 'clusters'
    ? [...truth.records]
    : truth.pairs.flatMap(({ left, right }) => [left, right]);
}

/** All records that somebody names; those nobody names are in no pair. */
class Universe {
  readonly store: RecordStore;
  readonly sources: readonly string[];
  readonly #records = new Map<string, number>();

  constructor(names: readonly Name[]) {
    const bySource = new Map<string, Map<string, Name>>();
    const sourced = new Set(names.filter(({ source }) => source !== '').map(({ id }) => id));
    for (const { id, source } of names) {
      // Named without a source where others name one: the same record.
      if (source === '' && sourced.has(id)) continue;
      const own = bySource.get(source) ?? new Map<string, Name>();
      own.set(id, { id, source });
      bySource.set(source, own);
    }
    this.sources = [...bySource.keys()];
    const builder = new RecordStoreBuilder([]);
    let record = 0;
    for (const [at, [source, own]] of [...bySource].entries()) {
      const ids = new TextPacker(own.size);
      for (const id of own.keys()) {
        ids.add(id);
        this.#records.set(JSON.stringify([source, id]), record);
        if (!this.#records.has(id)) this.#records.set(id, record);
        record++;
      }
      const rows = Uint32Array.from({ length: own.size }, (_, row) => row + 1);
      builder.add({ source: at, count: own.size, ids: ids.done(), rows, fields: [] });
    }
    this.store = builder.done();
  }

  recordOf({ id, source }: Name): number {
    return this.#records.get(JSON.stringify([source, id])) ?? this.#records.get(id)!;
  }
}
