import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { usageError } from '../model/user-error.ts';
import type { Config } from '../rulepack/config.ts';

const DEFAULT_FILE = 'onerow.yaml';
const PACKS = fileURLToPath(new URL('../../rules/', import.meta.url));

/** The configuration of `file`, or of ./onerow.yaml when it is there, on top of the packs it extends. */
export async function loadConfig(
  file: string | undefined,
  commands: readonly string[],
): Promise<{ config: Config; text: string | undefined; file: string | undefined }> {
  const chosen = file ?? (fs.existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  if (chosen === undefined) return { config: { version: 1 }, text: undefined, file: undefined };
  // The parser and schema take a while to load; runs without a configuration do not pay for them.
  const { mergeConfigs, parseConfig } = await import('../rulepack/config.ts');
  const text = readText(chosen);
  const known = { lexicons: lexiconNames(), packs: packNames(), commands };
  let config = parseConfig(text, chosen, known);
  const taken = new Set<string>();
  const waiting = config.extends?.toReversed() ?? [];
  for (let pack = waiting.shift(); pack !== undefined; pack = waiting.shift()) {
    if (taken.has(pack)) continue;
    taken.add(pack);
    const packFile = `${PACKS}${pack}.yaml`;
    const base = parseConfig(readText(packFile), packFile, known);
    config = mergeConfigs(base, config);
    // What a pack itself builds on lies below all that was asked for by name.
    waiting.push(...(base.extends?.toReversed() ?? []));
  }
  return { config, text, file: chosen };
}

function packNames(): string[] {
  return fs
    .readdirSync(PACKS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** The word lists a configuration may change: the files of rules/lexicons. */
function lexiconNames(): string[] {
  return fs
    .readdirSync(`${PACKS}lexicons`)
    .filter((name) => /\.(txt|tsv)$/.test(name))
    .map((name) => name.slice(0, -4))
    .sort();
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw usageError('config/not-found', { file });
  }
}
