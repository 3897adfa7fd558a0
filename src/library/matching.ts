// What scanning, screening and explaining have in common: options as the commands have them, and their code run on records.
import type { Threads } from '../engine/executor.ts';
import { parseCsv } from '../io/csv-parse.ts';
import { startForBytes } from '../jobs/execute.ts';
import type { PairDecision } from '../jobs/decisions.ts';
import { MATCH_TASKS, type MatchOptions, type ReadingAudit } from '../jobs/find-duplicates.ts';
import { planSources, type Opened } from '../jobs/sources.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { sharedOptions, worldOf, type RecordsOptions } from './options.ts';
import { openAll, type Sources } from './records.ts';
import type { SavedWeights } from '../rulepack/model-file.ts';
import type { CallersWorld } from './world.ts';

/** A record by its id; of several sources also by the name of its source, for two of them may use one id. */
export type RecordName = string | { readonly id: string; readonly source?: string };

/** What a person decided about two records. */
export interface Decision {
  readonly left: RecordName;
  readonly right: RecordName;
  /** `delete`: the left one goes, the right one stays as it is; `mark`: both stay, the left one names the right one. */
  readonly decision: 'merge' | 'not-duplicate' | 'delete' | 'mark';
}

/** How records are matched; without `rules` all columns that tell customers apart are weighed. */
export interface MatchRecordsOptions extends RecordsOptions {
  /** Exactly these match: columns or types joined by `+`, `name~` or `name~0.9` for alike ones. */
  readonly rules?: readonly string[] | undefined;
  /** Fields whose different values forbid a match. */
  readonly veto?: readonly string[] | undefined;
  /** Values that are no evidence: a switchboard, a placeholder. */
  readonly ignoreValues?: readonly string[] | undefined;
  /** Least probability, 0..1, of a certain pair; 0.99 when absent. */
  readonly auto?: number | undefined;
  /** Least probability, 0..1, of a pair a person is asked about; 0.80 when absent. */
  readonly reviewAt?: number | undefined;
  /** Most records of one customer; larger clusters go to review. 10 when absent. */
  readonly maxCluster?: number | undefined;
  /** Sources that hold every customer once. */
  readonly clean?: readonly string[] | undefined;
  /** What people decided: it holds, and the weights learn from it. */
  readonly decisions?: readonly Decision[] | undefined;
  /** Weights an earlier scan gave; learned from the records when absent. */
  readonly weights?: SavedWeights | undefined;
  /** Worker threads; 1, the default, is this thread. */
  readonly threads?: number | undefined;
}

/** Everything matching asks for, opened; `undefined` when there is no record at all. */
export interface Matching {
  readonly options: MatchOptions;
  readonly world: CallersWorld;
  readonly opened: Opened;
  readonly audit: RejectBook;
  readonly decisions: readonly PairDecision[];
  /** Names of the sources that have records, in order. */
  readonly sources: readonly string[];
  readonly start: () => Threads | undefined;
}

export async function openMatching(
  sources: Sources,
  options: MatchRecordsOptions,
  about: { readonly passes: 'one' | 'many'; readonly against?: string },
): Promise<Matching | undefined> {
  const { threads = 1 } = options;
  const world = worldOf(options);
  const shared = sharedOptions('scan', options, threads);
  checkShare('auto', options.auto);
  checkShare('reviewAt', options.reviewAt);
  const { maxCluster = 10 } = options;
  if (!Number.isInteger(maxCluster) || maxCluster < 2)
    throw usageError('library/max-cluster', { value: String(maxCluster) });
  const read = await openAll(sources, { passes: about.passes, signal: options.signal });
  if (read.length === 0) return undefined;
  const matchOptions: MatchOptions = {
    ...shared,
    rules: options.rules ?? [],
    veto: options.veto ?? [],
    ignoreValues: options.ignoreValues ?? [],
    auto: options.auto,
    reviewAt: options.reviewAt,
    maxCluster,
    clean: options.clean ?? [],
    model: await savedModel(options.weights),
    ...(about.against === undefined ? {} : { against: about.against }),
  };
  return {
    options: matchOptions,
    world,
    opened: planSources(read, shared, world),
    audit: new RejectBook(),
    decisions: pairDecisions(options.decisions ?? []),
    sources: read.map(({ info }) => info.name),
    start: () => startForBytes(MATCH_TASKS, Infinity, threads),
  };
}

function checkShare(option: string, value: number | undefined): void {
  if (value !== undefined && !(value >= 0 && value <= 1))
    throw usageError('library/probability', { option, value: String(value) });
}

async function savedModel(weights: SavedWeights | undefined): Promise<MatchOptions['model']> {
  if (weights === undefined) return undefined;
  const { readWeights } = await import('../rulepack/model-file.ts');
  return readWeights(weights, 'weights');
}

export const nameParts = (name: RecordName): { readonly id: string; readonly source: string } =>
  typeof name === 'string' ? { id: name, source: '' } : { id: name.id, source: name.source ?? '' };

const DECISIONS: readonly Decision['decision'][] = ['merge', 'not-duplicate', 'delete', 'mark'];

export function pairDecisions(decisions: readonly Decision[]): PairDecision[] {
  return decisions.map(({ left, right, decision }) => {
    if (!DECISIONS.includes(decision))
      throw usageError('library/decision', {
        decision,
        nearest: nearestWord(decision, DECISIONS),
        decisions: DECISIONS.join(', '),
      });
    const [a, b] = [nameParts(left), nameParts(right)];
    return {
      leftSource: a.source,
      leftId: a.id,
      rightSource: b.source,
      rightId: b.id,
      decision,
      who: '',
      when: '',
    };
  });
}

/** A record that could not be used: a line that repeats the names of the columns, for one. */
export interface RejectedRecord {
  readonly source: string;
  /** 1-based data row. */
  readonly row: number;
  readonly code: string;
}

/** Keeps what reading says of records it set aside. */
export class RejectBook implements ReadingAudit {
  readonly stamp = { run: '', time: '', operator: '', command: '' };
  #lines = '';

  audit(): { readonly rejects: { write(lines: Uint8Array): void } } {
    return {
      rejects: {
        write: (lines) => {
          this.#lines += new TextDecoder().decode(lines);
        },
      },
    };
  }

  /** In the order of the records. */
  rejected(): RejectedRecord[] {
    const { rows } = parseCsv(this.#lines, { delimiter: ',', quote: '"', eol: '\n' });
    return rows.map(([source = '', row = '', , code = '']) => ({ source, row: Number(row), code }));
  }
}
