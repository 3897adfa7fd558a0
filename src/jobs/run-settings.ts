// What a merge was told, kept beside its backups: enough to do it once more, to check it by its own rules, and to leave
// one of its clusters alone afterwards.
import path from 'node:path';
import { backUp } from '../io/backup.ts';
import { fileExists, readRunFile } from '../io/finished-run.ts';
import { VERSION } from '../model/version.ts';
import { DECISIONS_HEADER, decisionLine, type PairDecision } from './decisions.ts';
import type { MergeOptions } from './merge.ts';
import type { Run } from './run.ts';

/** A cluster of the run that was left alone afterwards, and whether the next scan may offer it again. */
export interface LeftAlone {
  readonly cluster: string;
  readonly asksAgain: boolean;
  readonly who: string;
  readonly when: string;
}

/** Options that name a file a merge goes by. */
const GIVEN = ['decisions', 'crosswalkIn', 'links', 'scanDecisions'] as const;
const GIVEN_NAMES = {
  decisions: 'decisions',
  crosswalkIn: 'crosswalk',
  links: 'links',
  scanDecisions: 'scan-decisions',
} as const satisfies Readonly<Record<(typeof GIVEN)[number], string>>;

export interface RunSettings {
  readonly tool: string;
  readonly options: MergeOptions;
  /** Names in the run folder of what it was given beside its inputs, packed. */
  readonly given: Readonly<Partial<Record<(typeof GIVEN)[number], string>>>;
  readonly leftAlone: readonly LeftAlone[];
  /** Of a run that left clusters of another alone: that run, as it lies beside this one. */
  readonly of?: string;
}

export const SETTINGS = path.join('backup', 'settings.json');
/** What the run knew of pairs from people when it began. */
export const DECISIONS_BEFORE = path.join('backup', 'decisions.csv');

/** To be called once `backup/` is there. */
export async function saveSettings(
  run: Run,
  options: MergeOptions,
  pairs: readonly PairDecision[],
): Promise<void> {
  const given: Partial<Record<(typeof GIVEN)[number], string>> = {};
  for (const key of GIVEN) {
    const file = options[key];
    if (file === undefined) continue;
    given[key] = path.join('backup', `given-${GIVEN_NAMES[key]}.gz`);
    await backUp(file, run.open(given[key]));
  }
  const before = run.open(DECISIONS_BEFORE);
  void before.write(DECISIONS_HEADER);
  for (const pair of pairs) void before.write(decisionLine(pair));
  writeSettings(run, { tool: `onerow ${VERSION}`, options, given, leftAlone: [] });
}

export function writeSettings(run: Run, settings: RunSettings): void {
  void run.open(SETTINGS).write(`${JSON.stringify(settings, toPlain, 2)}\n`);
}

/** Undefined for runs that kept none: of other commands, and of versions before they were kept. */
export function readSettings(folder: string): RunSettings | undefined {
  if (!fileExists(path.join(folder, SETTINGS))) return undefined;
  try {
    const settings = JSON.parse(readRunFile(folder, SETTINGS), fromPlain) as Partial<RunSettings> | null;
    return settings?.options === undefined ||
      settings.given === undefined ||
      !Array.isArray(settings.leftAlone)
      ? undefined
      : (settings as RunSettings);
  } catch {
    return undefined;
  }
}

const [SET, MAP] = ['$set', '$map'] as const;

function toPlain(_key: string, value: unknown): unknown {
  if (value instanceof Set) return { [SET]: [...(value as Set<unknown>)] };
  if (value instanceof Map) return { [MAP]: [...(value as Map<unknown, unknown>)] };
  return value;
}

function fromPlain(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { [SET]: set, [MAP]: map } = value as { [SET]?: unknown[]; [MAP]?: [unknown, unknown][] };
  return set ? new Set(set) : map ? new Map(map) : value;
}
