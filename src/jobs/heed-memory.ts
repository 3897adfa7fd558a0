// What a run will need of memory is told before records are compared; one that cannot fit stops before it starts, one that
// fits with fewer threads goes on with fewer.
import type { Threads } from '../engine/executor.ts';
import { fewerThreads } from '../engine/fewer-threads.ts';
import { machineMemory } from '../engine/machine-memory.ts';
import {
  expectedPairs,
  expectedPairsOfRule,
  leastMemory,
  planMemory,
  planWithin,
  storedBytes,
  type MatchCounts,
  type MemoryParts,
  type MemoryPlan,
} from '../linkage/memory-plan.ts';
import { EXACT_CAP } from '../linkage/match-by-rules.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { limitError } from '../model/user-error.ts';
import { sizeAbove, sizeText } from '../rulepack/size.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { MatchFields } from './match-fields.ts';
import { planMatching, type MatchSetup } from './match-task.ts';
import type { SharedOptions } from './options.ts';
import type { Opened } from './sources.ts';
import type { World } from './world.ts';

/** Of what there is, unless --memory says otherwise: the system and other programs need some. */
const DEFAULT_SHARE = 0.8;
/** With fewer records nobody runs out of memory, and nothing is told unless --memory was given. */
const WORTH_TELLING = 50_000;

export interface MemoryFigures {
  readonly limit: number;
  readonly machine: number;
  readonly plan: MemoryPlan;
  /** With the threads that were wanted. */
  readonly wanted: MemoryPlan;
}

function limitOf({ memory }: SharedOptions): { limit: number; machine: number } {
  const machine = machineMemory();
  return { limit: memory ?? Math.floor(DEFAULT_SHARE * machine), machine };
}

/** Stops where even the keys of the records could not be held (exit 4): before the first pass over the files. */
export function refuseHopeless(options: SharedOptions, opened: Opened, { fields }: MatchFields): void {
  const { limit, machine } = limitOf(options);
  let [rows, text] = [0, 0];
  for (const [at, { info, sample }] of opened.sources.entries()) {
    const lengths = sample.map((row) => row.reduce((sum, cell) => sum + cell.length + 1, 0));
    const matched = sample.map((row) =>
      fields.reduce(
        (sum, { columns }) =>
          sum + (columns[at] ?? []).reduce((all, column) => all + (row[column]?.length ?? 0), 0),
        0,
      ),
    );
    const length = Math.max(1, total(lengths));
    // A character is one byte at least and, as UTF-8, hardly ever more than three.
    const records = (info.bytes / 3 / length) * sample.length;
    rows += records;
    text += (records / Math.max(1, sample.length)) * total(matched);
  }
  const need = leastMemory(rows, fields.length, text);
  if (need <= limit) return;
  throw limitError('limit/memory-reading', {
    rows: Math.round(rows),
    need: sizeAbove(need, limit),
    limit: sizeText(limit),
    machine: sizeText(machine),
  });
}

/** The plan of matching: told, and followed. Throws (exit 4) when not even one thread fits. */
export async function heedMemory(
  setup: MatchSetup,
  matchFields: MatchFields,
  options: SharedOptions & { readonly rules: readonly string[] },
  started: Threads | undefined,
  world: World,
): Promise<{ figures: MemoryFigures; threads: number; started: Threads | undefined }> {
  const { store } = setup;
  const { limit, machine } = limitOf(options);
  const counts = countsOf(setup, matchFields, options);
  const wanted = planMemory(counts, options.threads);
  const plan = planWithin(counts, options.threads, limit);
  const figures = { limit, machine, plan, wanted };
  const sizes = { limit: sizeText(limit), machine: sizeText(machine), need: sizeText(plan.total) };
  if (plan.total > limit)
    throw limitError('limit/memory', { rows: store.count, ...sizes, need: sizeAbove(plan.total, limit) });
  if (options.memory !== undefined || store.count >= WORTH_TELLING)
    world.tell('match/memory', { ...sizes, parts: partsText(plan, options.lang) });
  if (plan.threads === options.threads) return { figures, threads: plan.threads, started };
  world.warn('match/memory-fewer-threads', {
    of: options.threads,
    threads: plan.threads,
    more: sizeAbove(wanted.total, limit),
  });
  const left = started && (await fewerThreads(started, plan.threads > 1 ? plan.threads : 0));
  return { figures, threads: plan.threads, started: left };
}

function countsOf(
  setup: MatchSetup,
  { rules, ruleFields }: MatchFields,
  { command }: SharedOptions,
): MatchCounts {
  const { store } = setup;
  const shared = {
    records: store.count,
    stored: storedBytes(store),
    merges: command === 'merge',
  };
  const { kinds, rules: blocking } = planMatching(setup);
  const values = total(kinds.map(({ compared }) => store.fields[compared.field]!.size));
  if (rules.length === 0) {
    const parts = new Set(
      blocking.flatMap((rule) => rule.parts.map(({ field, name }) => `${field} ${name}`)),
    );
    return {
      ...shared,
      values,
      parts: parts.size,
      rules: blocking.length,
      pairs: expectedPairs(store.count),
      comparesOnThreads: true,
    };
  }
  return {
    ...shared,
    // Only values of pairs that match are prepared.
    values: values / 2,
    parts: total(rules.map(({ parts }) => parts.length)),
    rules: rules.length,
    pairs: total(
      rules.map((rule, at) =>
        expectedPairsOfRule(
          store.count,
          rule.parts.map(({ fuzzy }, part) => ({ ...fieldOf(store, ruleFields[at]![part]!), fuzzy })),
          EXACT_CAP,
        ),
      ),
    ),
    comparesOnThreads: false,
  };
}

function fieldOf(store: RecordStore, field: number): { size: number; counts: Uint32Array } {
  const { size, counts } = store.fields[field]!;
  return { size, counts };
}

const PARTS: readonly (keyof MemoryParts)[] = [
  'program',
  'threads',
  'reading',
  'records',
  'keys',
  'pairs',
  'survivors',
];

function partsText({ parts, threads }: MemoryPlan, lang: Lang): string {
  return PARTS.filter((part) => parts[part] > 0)
    .map((part) => {
      const share = part === 'threads' ? parts.threads / threads : parts[part];
      return say(lang, `memory/${part}`, { size: sizeText(share), threads });
    })
    .join(lang === 'zh' ? '、' : ', ');
}

/** Under the names summary.json gives them, in bytes. */
export function memoryCounts(figures: MemoryFigures | undefined): Record<string, unknown> {
  if (figures === undefined) return {};
  const { limit, machine, plan, wanted } = figures;
  const rounded = Object.fromEntries(PARTS.map((part) => [part, Math.round(plan.parts[part])]));
  return {
    memory: {
      planned: Math.round(plan.total),
      limit,
      machine,
      threads: plan.threads,
      ...(wanted.threads === plan.threads ? {} : { threads_wanted: wanted.threads }),
      parts: rounded,
    },
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
