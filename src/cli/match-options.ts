import type { Command as Program } from 'commander';
import type { MatchOptions } from '../jobs/find-duplicates.ts';
import { usageError } from '../model/user-error.ts';
import { textFlag, textsFlag, type Flags } from './command.ts';
import { readLines } from './read-lines.ts';
import { wholeNumber, type Parsed } from './shared-options.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

const MAX_CLUSTER = 10;

/** The flags of finding duplicates, shared by scan and merge. */
export function withMatchOptions(program: Program, words: (code: string) => string): Program {
  return program
    .option('--rule <fields>', words('option/rule'), collect)
    .option('--auto <p>', words('option/auto'))
    .option('--review-at <p>', words('option/review-at'))
    .option('--veto <field>', words('option/veto'), collect)
    .option('--max-cluster <n>', words('option/max-cluster'))
    .option('--clean-source <name>', words('option/clean-source'), collect)
    .option('--ignore-values <file>', words('option/ignore-values'))
    .option('--decisions <file>', words('option/decisions'));
}

export function parseMatch(
  flags: Flags,
  { shared, config }: Parsed,
): MatchOptions & { readonly decisions: string | undefined } {
  const rules = textsFlag(flags, 'rule');
  const veto = textsFlag(flags, 'veto');
  const ignore = textFlag(flags, 'ignoreValues');
  return {
    ...shared,
    rules: rules.length > 0 ? rules : (config.match?.rules ?? []),
    veto: veto.length > 0 ? veto : (config.match?.veto ?? []),
    ignoreValues: [
      ...(config.match?.ignore_values ?? []),
      ...(ignore === undefined ? [] : readLines(ignore)),
    ],
    auto: probability(flags, 'auto', '--auto') ?? config.match?.auto,
    reviewAt: probability(flags, 'reviewAt', '--review-at') ?? config.match?.review_at,
    maxCluster:
      wholeNumber(flags, 'maxCluster', '--max-cluster', 2, 100_000) ??
      config.match?.max_cluster ??
      MAX_CLUSTER,
    clean: cleanSources(flags, config),
    decisions: textFlag(flags, 'decisions'),
  };
}

function cleanSources(flags: Flags, { sources }: Parsed['config']): string[] {
  const told = textsFlag(flags, 'cleanSource');
  if (told.length > 0) return told;
  return Object.entries(sources ?? {}).flatMap(([name, { clean }]) => (clean === true ? [name] : []));
}

function probability(flags: Flags, name: string, flag: string): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^[\d.]+$/.test(text) || !(value >= 0 && value <= 1))
    throw usageError('cli/probability', { flag, value: text });
  return value;
}
